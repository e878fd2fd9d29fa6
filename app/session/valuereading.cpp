// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/valuereading.h"

#include <algorithm>
#include <utility>

namespace motcua
{

namespace
{

constexpr qsizetype mostValues = 12; ///< of one page; a form asks for a few

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
        m_job = m_recogniser.readPage(image);
    });
    connect(&m_scanner, &Scanner::failed, this, [this](const Fault &fault) {
        if (m_phase == Phase::Scanning)
            end(fault);
    });
    connect(&m_recogniser, &Recogniser::read, this, [this](Recogniser::Job job, const PageReading &reading) {
        if (m_phase != Phase::Reading || job != m_job)
            return;
        const PageImage page = std::exchange(m_page, {});
        m_phase = Phase::Cutting;
        m_job = cut(page, reading, valuesOn({page.size, page.dpi, reading}));
        if (m_job == 0)
            end({FaultId::PaperWithoutValues});
    });
    connect(&m_recogniser, &Recogniser::linesCut, this,
        [this](Recogniser::Job job, const QList<QByteArray> &jpegs) {
            const auto cutting = m_cutting.constFind(job);
            if (cutting == m_cutting.constEnd())
                return;
            const QList<PaperValue> values = *cutting;
            m_cutting.erase(cutting);
            const bool onGlass = active() && job == m_job;
            if (onGlass)
                m_phase = Phase::Idle;
            QList<SeenValue> seen;
            for (qsizetype i = 0; i < values.size(); ++i)
                seen.append({values[i], QImage::fromData(jpegs[i], "JPEG")});
            Q_EMIT found(seen, onGlass);
        });
    connect(&m_recogniser, &Recogniser::failed, this, [this](Recogniser::Job job, const Fault &) {
        m_cutting.remove(job); // of a page that is saved there is then no proposal
        if (active() && m_phase != Phase::Scanning && job == m_job)
            end({FaultId::PaperWithoutValues});
    });
}

void ValueReading::start(const QString &device, int dpi)
{
    if (active() || m_scanner.busy())
        return;
    m_phase = Phase::Scanning;
    ScanRequest request;
    request.device = device;
    request.source = ScanSource::Flatbed;
    request.dpi = dpi;
    request.maxSheets = 1;
    m_scanner.start(request);
}

void ValueReading::look(const PageImage &page, const PageReading &reading, const QList<PaperValueKind> &kinds)
{
    QList<PaperValue> values = valuesOn({page.size, page.dpi, reading});
    values.removeIf([&](const PaperValue &value) { return !kinds.contains(value.kind); });
    (void)cut(page, reading, values);
}

Recogniser::Job ValueReading::cut(const PageImage &page, const PageReading &reading, QList<PaperValue> values)
{
    if (values.isEmpty())
        return 0;
    values = values.first(std::min(values.size(), mostValues));
    QList<QRectF> lines;
    for (const PaperValue &value : values)
        lines.append(value.line);
    const Recogniser::Job job = m_recogniser.cutLines(page, reading, lines);
    m_cutting.insert(job, values);
    return job;
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
