// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

/// A pool of motcua-worker processes (one a core) that decode, look and read. A job that crashes, hangs or
/// outgrows its memory ends with a fault; its worker is replaced, the others go on. Lives in the thread that
/// made it; jobs are queued, answers come as signals in any order.
class Recogniser : public QObject
{
    Q_OBJECT

public:
    using Job = quint64;

    Recogniser(QString workerProgram, int workers, QObject *parent = nullptr);
    ~Recogniser() override;

    /// An image file → an archive page (bounded to 16,000 px a side and 110 megapixels; JPEGs of one or three
    /// components keep their bytes). Answer: prepared | failed(ImageUnreadable, ImageTooLarge, ImageTooSmall,
    /// ImageCmyk, ImageSeveralPages, ImageResolutionLow, …). `dpi` 0: what the file says.
    Job prepare(const QByteArray &file, double dpi = 0);
    /// All codes on an image, bytes undecoded. Answer: codesRead | failed.
    Job readCodes(const QByteArray &image);
    /// Orientation, skew, blank, text. Answer: read | failed(RecogniserFailed, WorkerTimeout, WorkerCrashed,
    /// ImageUnreadable).
    enum class Haste { Patient, Urgent };
    Job readPage(const PageImage &page, Haste haste = Haste::Patient); ///< urgent: somebody waits for it
    /// Pictures of lines of a page (px of it as stored; at most recognisejob::mostLines), upright and
    /// straight as the reading says. Answer: linesCut, in their order | failed(ImageUnreadable, …).
    Job cutLines(const PageImage &page, const PageReading &reading, const QList<QRectF> &lines);
    void cancelAll();

    void setPageDeadline(int milliseconds); ///< per page; tests shorten it

Q_SIGNALS:
    void prepared(motcua::Recogniser::Job job, const motcua::PageImage &page);
    void codesRead(motcua::Recogniser::Job job, const QList<motcua::PageCode> &codes);
    void read(motcua::Recogniser::Job job, const motcua::PageReading &reading);
    void linesCut(motcua::Recogniser::Job job, const QList<QByteArray> &jpegs);
    void failed(motcua::Recogniser::Job job, const motcua::Fault &fault);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
