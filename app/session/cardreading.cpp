// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/cardreading.h"

#include "app/intake/cardamong.h"

namespace motcua
{

CardReading::CardReading(Scanner &scanner, Recogniser &recogniser, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_scanner(scanner)
    , m_recogniser(recogniser)
    , m_clock(clock)
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
            end(fail(FaultId::ScannerCrashed));
    });
    connect(&m_scanner, &Scanner::failed, this, [this](const Fault &fault) {
        if (m_phase == Phase::Scanning)
            end(tl::unexpected(fault));
    });
    connect(&m_recogniser, &Recogniser::codesRead, this,
        [this](Recogniser::Job job, const QList<PageCode> &codes) {
            if (m_phase == Phase::Looking && job == m_job)
                end(cardAmong(codes, m_clock.today()));
        });
    connect(&m_recogniser, &Recogniser::failed, this, [this](Recogniser::Job job, const Fault &fault) {
        if (m_phase == Phase::Looking && job == m_job)
            end(tl::unexpected(fault));
    });
}

void CardReading::start(const QString &device, int dpi)
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

void CardReading::cancel()
{
    if (m_phase == Phase::Scanning)
        m_scanner.cancel();
    m_phase = Phase::Idle;
}

void CardReading::end(const Result<CardIdentity> &result)
{
    m_phase = Phase::Idle;
    if (result)
        Q_EMIT read(*result);
    else
        Q_EMIT failed(result.error());
}

} // namespace motcua
