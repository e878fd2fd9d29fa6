// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/hallwatch.h"

#include "sync/metrics/devicestate.h"
#include "sync/uploader/centralpresence.h"
#include "sync/uploader/centraltime.h"

namespace motcua
{

namespace
{

constexpr int watchMs = 200;
constexpr qint64 lookAgainMs = 60'000;
constexpr qint64 lookForMissingMs = 10'000; // somebody may be plugging it in
constexpr int diskEvery = 25; ///< watches

/// How a run that ended so leaves the scanner.
DeviceState stateAfter(FaultId fault)
{
    switch (fault) {
    case FaultId::ScannerMissing:
        return DeviceState::Gone;
    case FaultId::ScannerEmpty:
    case FaultId::ScannerCancelled:
    case FaultId::ScannerPageTooLong:
        return DeviceState::Ready;
    default:
        return DeviceState::NeedsPerson;
    }
}

} // namespace

HallWatch::HallWatch(Store &store, Scanner &scanner, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_scanner(scanner)
{
    connect(&m_scanner, &Scanner::devicesListed, this, [this](const QList<ScannerDevice> &devices) {
        const bool missing = devices.isEmpty();
        if (missing || !m_scannerRefuses)
            noteScanner(missing ? DeviceState::Gone : DeviceState::Ready);
        believe(missing, m_scannerRefuses);
    });
    connect(&m_scanner, &Scanner::sheetFed, this, [this] {
        noteScanner(DeviceState::Busy);
        believe(false, false);
    });
    connect(&m_scanner, &Scanner::finished, this, [this] {
        noteScanner(DeviceState::Ready);
        believe(false, false);
    });
    connect(&m_scanner, &Scanner::failed, this, [this](const Fault &fault) {
        noteScanner(stateAfter(fault.id));
        const bool missing = fault.id == FaultId::ScannerMissing || fault.id == FaultId::WorkerMissing;
        const bool refuses = fault.entry().severity == FaultSeverity::Critical;
        believe(m_scannerMissing || missing, m_scannerRefuses || (refuses && !missing));
    });
    connect(&m_timer, &QTimer::timeout, this, &HallWatch::watch);
}

void HallWatch::start()
{
    (void)adoptCentralTime(m_store);
    lookAtScanner();
    m_timer.start(watchMs);
    look();
}

void HallWatch::lookAtScanner()
{
    m_lookedAt.reset();
    m_scanner.listDevices();
}

void HallWatch::lookAtScanner(qint64 now)
{
    if (!m_lookedAt)
        m_lookedAt = now;
    if (now - *m_lookedAt < (m_scannerMissing ? lookForMissingMs : lookAgainMs))
        return;
    m_lookedAt = now;
    m_scanner.listDevices();
}

void HallWatch::believe(bool missing, bool refuses)
{
    m_scannerMissing = missing;
    m_scannerRefuses = refuses;
    look();
}

void HallWatch::look()
{
    using Health = SessionState::Health;
    const auto room = m_store.room();
    const bool offline = centralPresence(m_store) == false;
    m_paused = room && room->level == StoreRoom::Level::Full;
    const auto health = m_scannerMissing || m_scannerRefuses || !room || m_paused ? Health::NeedsStaff
        : offline                                                                 ? Health::Offline
        : room->overdue || room->level == StoreRoom::Level::Low                   ? Health::StaffSoon
                                                                                  : Health::Good;
    const int unsent = room ? room->unsent : 0;
    const bool otherHealth = std::exchange(m_health, health) != health;
    const bool otherCount = std::exchange(m_unsent, unsent) != unsent;
    if (otherHealth || otherCount)
        Q_EMIT changed();
}

void HallWatch::noteScanner(DeviceState state)
{
    if (std::exchange(m_scannerState, state) != state)
        (void)noteDeviceState(m_store, Device::Scanner, state); // the fleet's figures are not worth a fault
}

void HallWatch::watch()
{
    const auto version = m_store.dataVersion();
    if (!version || std::exchange(m_dataVersion, *version) == *version) {
        if (++m_quietWatches % diskEvery == 0)
            look();
        return;
    }
    (void)adoptCentralTime(m_store); // without it the time stays unconfirmed, and is printed as such
    look();
    Q_EMIT storeWritten();
}

} // namespace motcua
