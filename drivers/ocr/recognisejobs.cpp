// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/recognisejobs.h"

#include <QElapsedTimer>

#include "app/domain/cborinteger.h"
#include "app/domain/readingcodec.h"
#include "drivers/ocr/archivepage.h"
#include "drivers/ocr/imagefile.h"
#include "drivers/ocr/linecut.h"
#include "drivers/ocr/pagelayers.h"
#include "drivers/ocr/pagereader.h"
#include "drivers/ocr/recognisewire.h"
#include "drivers/reader/codereader.h"
#include "drivers/worker/frame.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

static_assert(recognisejob::mostLines <= frame::mostBlobs);

tl::unexpected<Fault> malformed()
{
    return fail(FaultId::Internal, u"malformed job"_s);
}

class PrepareJob : public JobHandler
{
public:
    Result<JobAnswer> run(const JobRequest &request, JobContext &) override
    {
        if (request.blobs.size() != 1)
            return malformed();
        const auto archived = archivePage(request.blobs[0].view(), request.values[u"dpi"_s].toDouble());
        if (!archived)
            return tl::unexpected(archived.error());
        const PageImage &page = archived->page;
        JobAnswer answer;
        answer.values = {{u"width"_s, page.size.width()}, {u"height"_s, page.size.height()},
            {u"dpi"_s, page.dpi}, {u"keepsFile"_s, archived->keepsFile}};
        MOTCUA_ASSIGN(auto thumbnail, Blob::fromBytes(page.thumbnail));
        answer.blobs << thumbnail;
        if (!archived->keepsFile) {
            MOTCUA_ASSIGN(auto jpeg, Blob::fromBytes(page.jpeg));
            answer.blobs << jpeg;
        }
        return answer;
    }
};

class CodesJob : public JobHandler
{
public:
    Result<JobAnswer> run(const JobRequest &request, JobContext &) override
    {
        if (request.blobs.size() != 1)
            return malformed();
        MOTCUA_ASSIGN(const auto file, openImage(request.blobs[0].view()));
        MOTCUA_ASSIGN(const auto gray, decodeGray(file));
        return JobAnswer {.values = {{u"codes"_s, codesToCbor(readCodes(gray.get(), CodeSearch::Thorough))}}};
    }
};

class ReadJob : public JobHandler
{
public:
    Result<JobAnswer> run(const JobRequest &request, JobContext &) override
    {
        if (request.blobs.size() != 1)
            return malformed();
        MOTCUA_ASSIGN(
            auto page, PagePixels::open(request.blobs[0].view(), request.values[u"dpi"_s].toDouble()));
        MOTCUA_ASSIGN(auto reading, m_reader.read(page));
        QElapsedTimer timer;
        timer.start();
        reading.layers = layersOf(page);
        reading.seconds += double(timer.elapsed()) / 1000;
        MOTCUA_ASSIGN(auto blob, Blob::fromBytes(readingToCbor(reading)));
        JobAnswer answer;
        answer.blobs << blob;
        return answer;
    }

private:
    PageReader m_reader;
};

class LinesJob : public JobHandler
{
public:
    Result<JobAnswer> run(const JobRequest &request, JobContext &) override
    {
        const QCborArray wanted = request.values[u"boxes"_s].toArray();
        if (request.blobs.size() != 1 || wanted.isEmpty() || wanted.size() > recognisejob::mostLines)
            return malformed();
        QList<QRectF> boxes;
        for (const QCborValue &entry : wanted) {
            const auto box = boxFromCbor(entry.toArray());
            if (!box)
                return malformed();
            boxes.append(*box);
        }
        const auto rotation = int(cborInteger(request.values[u"rotation"_s]));
        MOTCUA_ASSIGN(
            auto page, PagePixels::open(request.blobs[0].view(), request.values[u"dpi"_s].toDouble()));
        MOTCUA_ASSIGN(
            const auto lines, cutLines(page, boxes, rotation, request.values[u"skew_deg"_s].toDouble()));
        JobAnswer answer;
        for (const QByteArray &line : lines) {
            MOTCUA_ASSIGN(auto blob, Blob::fromBytes(line));
            answer.blobs << blob;
        }
        return answer;
    }
};

} // namespace

JobTable recogniseJobs()
{
    setMsgSeverity(L_SEVERITY_NONE); // Leptonica's own messages; faults say what happened
    JobTable jobs;
    jobs.emplace(QLatin1StringView(recognisejob::prepare), std::make_unique<PrepareJob>());
    jobs.emplace(QLatin1StringView(recognisejob::codes), std::make_unique<CodesJob>());
    jobs.emplace(QLatin1StringView(recognisejob::read), std::make_unique<ReadJob>());
    jobs.emplace(QLatin1StringView(recognisejob::lines), std::make_unique<LinesJob>());
    return jobs;
}

} // namespace motcua
