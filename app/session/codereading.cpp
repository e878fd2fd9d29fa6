// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/codereading.h"

namespace motcua
{

CodeReading::CodeReading(Scanner &scanner, Recogniser &recogniser, QObject *parent)
    : QObject(parent)
    , m_scanner(scanner)
    , m_recogniser(recogniser)
{
    connect(&m_scanner, &Scanner::sheetReceived, this, [this](int number, const PageImage &image) {
        if (m_phase != Phase::Scanning)
            return;
        m_phase = Phase::Looking;
        m_scanner.release(number);
        m_job = m_recogniser.readCodes(image.jpeg);
    });
    connect(&m_scanner, &Scanner::finished, this, [this] {
        if (m_phase == Phase::Scanning) // a run without a sheet
            end({FaultId::ScannerCrashed});
    });
    connect(&m_scanner, &Scanner::failed, this, [this](const Fault &fault) {
        if (m_phase == Phase::Scanning)
            end(fault);
    });
    connect(&m_recogniser, &Recogniser::codesRead, this,
        [this](Recogniser::Job job, const QList<PageCode> &codes) {
            if (m_phase != Phase::Looking || job != m_job)
                return;
            m_phase = Phase::Idle;
            Q_EMIT read(codes);
        });
    connect(&m_recogniser, &Recogniser::failed, this, [this](Recogniser::Job job, const Fault &fault) {
        if (m_phase == Phase::Looking && job == m_job)
            end(fault);
    });
}

void CodeReading::start(const QString &device, int dpi)
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

void CodeReading::cancel()
{
    if (m_phase == Phase::Scanning)
        m_scanner.cancel();
    m_phase = Phase::Idle;
}

void CodeReading::end(const Fault &fault)
{
    m_phase = Phase::Idle;
    Q_EMIT failed(fault);
}

} // namespace motcua
