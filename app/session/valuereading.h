// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QHash>
#include <QImage>
#include <QObject>

#include "app/papers/papervalues.h"
#include "drivers/ocr/recogniser.h"
#include "drivers/scanner/scanner.h"

namespace motcua
{

/// A value that stands on a paper, and the line that it stands on as a person sees it.
struct SeenValue {
    PaperValue value;
    QImage line;
};

/// Reads papers for what a form asks for, so that nobody writes what is printed on the paper in his hand: one
/// that lies on the scanner's glass, whose picture is looked at and forgotten, or pages that are saved.
///
///     glass ─► page ─► read ─► values ─► their lines cut ─► found
class ValueReading : public QObject
{
    Q_OBJECT

public:
    ValueReading(Scanner &scanner, Recogniser &recogniser, QObject *parent);

    /// Scans the paper on the glass and reads values of these kinds on it. Answer: found | failed. During a
    /// reading it does nothing, and while the scanner is busy.
    void start(const QString &device, int dpi, const QList<PaperValueKind> &kinds);
    /// The same on a page that has been read; its image is asked for where there is any such value. Answer:
    /// found, or nothing.
    void look(const PaperPage &page, const QList<PaperValueKind> &kinds,
        const std::function<Result<PageImage>()> &image);
    /// What is under way is nobody's any more.
    void cancel();
    bool active() const { return m_phase != Phase::Idle; } ///< the paper on the glass is being read

Q_SIGNALS:
    /// `onGlass`: of the paper there; else of a saved page.
    void found(const QList<motcua::SeenValue> &values, bool onGlass);
    /// Faults: PaperWithoutValues, those of the scanner.
    void failed(const motcua::Fault &fault);

private:
    void take(Recogniser::Job job, const QList<QByteArray> &lines);
    Recogniser::Job cut(const PageImage &page, const PageReading &reading, const QList<PaperValue> &values);
    void end(const Fault &fault);

    enum class Phase { Idle, Scanning, Reading, Cutting };
    Phase m_phase = Phase::Idle;
    Recogniser::Job m_job = 0; ///< of the paper on the glass
    PageImage m_page;
    QList<PaperValueKind> m_kinds;
    QHash<Recogniser::Job, QList<PaperValue>> m_cutting;
    Scanner &m_scanner;
    Recogniser &m_recogniser;
};

} // namespace motcua
