// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/valuereading.h"

#include <algorithm>
#include <utility>

#include <QBuffer>
#include <QImageReader>

#include "app/intake/rules.h"
#include "drivers/ocr/recognisewire.h"

namespace motcua
{

namespace
{

constexpr QSize mostLine {4000, 1500}; ///< px; a line of a sheet at the resolution of its picture is less

/// The surest first, as many as are cut at once.
QList<PaperValue> wantedOn(const PaperPage &page, const QList<PaperValueKind> &kinds)
{
    QList<PaperValue> values = valuesOn(page);
    values.removeIf([&](const PaperValue &value) { return !kinds.contains(value.kind); });
    std::stable_sort(values.begin(), values.end(),
        [](const PaperValue &a, const PaperValue &b) { return a.confidence > b.confidence; });
    return values.mid(0, recognisejob::mostLines);
}

/// Null where it is no picture of a line: a worker may send anything.
QImage lineFrom(const QByteArray &jpeg)
{
    QBuffer bytes;
    bytes.setData(jpeg);
    QImageReader reader(&bytes, "jpeg");
    const QSize size = reader.size();
    const bool bounded = !size.isEmpty() && size.boundedTo(mostLine) == size;
    return bounded ? reader.read() : QImage();
}

} // namespace

ValueReading::ValueReading(Scanner &scanner, Recogniser &recogniser, QObject *parent)
    : QObject(parent)
    , m_scanner(scanner)
    , m_recogniser(recogniser)
{
    connect(&m_scanner, &Scanner::sheetReceived, this, [this](int number, const PageImage &image) {
        if (m_phase != Phase::Scanning)
            return;
        m_phase = Phase::Reading;
        m_page = image;
        m_scanner.release(number);
        m_job = m_recogniser.readPage(image, Recogniser::Haste::Urgent);
    });
    connect(&m_scanner, &Scanner::finished, this, [this] {
        if (m_phase == Phase::Scanning) // a run without a sheet
            end({FaultId::ScannerCrashed});
    });
    connect(&m_scanner, &Scanner::failed, this, [this](const Fault &fault) {
        if (m_phase == Phase::Scanning)
            end(fault);
    });
    connect(&m_recogniser, &Recogniser::read, this, [this](Recogniser::Job job, const PageReading &reading) {
        if (m_phase != Phase::Reading || job != m_job)
            return;
        const PageImage page = std::exchange(m_page, {});
        const auto values = wantedOn({page.size, page.dpi, reading}, m_kinds);
        if (values.isEmpty()) {
            end({FaultId::PaperWithoutValues});
            return;
        }
        m_phase = Phase::Cutting;
        m_job = cut(page, reading, values);
    });
    connect(&m_recogniser, &Recogniser::linesCut, this, &ValueReading::take);
    connect(&m_recogniser, &Recogniser::failed, this, [this](Recogniser::Job job, const Fault &fault) {
        m_cutting.remove(job); // of a page that is saved there is then no proposal
        if (active() && m_phase != Phase::Scanning && job == m_job)
            end(isThePagesOwn(fault) ? Fault {FaultId::PaperWithoutValues} : fault);
    });
}

void ValueReading::start(const QString &device, int dpi, const QList<PaperValueKind> &kinds)
{
    if (active() || m_scanner.busy())
        return;
    m_phase = Phase::Scanning;
    m_kinds = kinds;
    ScanRequest request;
    request.device = device;
    request.source = ScanSource::Flatbed;
    request.dpi = dpi;
    request.maxSheets = 1;
    m_scanner.start(request);
}

void ValueReading::look(const PaperPage &page, const QList<PaperValueKind> &kinds,
    const std::function<Result<PageImage>()> &image)
{
    const auto values = wantedOn(page, kinds);
    if (values.isEmpty())
        return;
    if (const auto pixels = image())
        cut(*pixels, page.reading, values);
}

Recogniser::Job ValueReading::cut(
    const PageImage &page, const PageReading &reading, const QList<PaperValue> &values)
{
    QList<QRectF> lines;
    for (const PaperValue &value : values)
        lines.append(value.line);
    const Recogniser::Job job = m_recogniser.cutLines(page, reading, lines);
    m_cutting.insert(job, values);
    return job;
}

void ValueReading::take(Recogniser::Job job, const QList<QByteArray> &lines)
{
    const QList<PaperValue> values = m_cutting.take(job);
    if (values.isEmpty())
        return; // somebody else's
    const bool onGlass = active() && job == m_job;
    if (onGlass)
        m_phase = Phase::Idle;
    QList<SeenValue> seen;
    for (qsizetype i = 0; i < std::min(values.size(), lines.size()); ++i)
        if (const QImage line = lineFrom(lines[i]); !line.isNull())
            seen.append({values[i], line});
    Q_EMIT found(seen, onGlass);
}

void ValueReading::cancel()
{
    if (m_phase == Phase::Scanning)
        m_scanner.cancel();
    m_phase = Phase::Idle;
    m_page = {};
    m_cutting.clear();
}

void ValueReading::end(const Fault &fault)
{
    m_phase = Phase::Idle;
    m_page = {};
    Q_EMIT failed(fault);
}

} // namespace motcua
