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
        m_scannerMissing = devices.isEmpty();
        noteScanner(m_scannerMissing ? DeviceState::Gone : DeviceState::Ready);
        look();
    });
    connect(&m_scanner, &Scanner::sheetFed, this, [this] { noteScanner(DeviceState::Busy); });
    connect(&m_scanner, &Scanner::finished, this, [this] { noteScanner(DeviceState::Ready); });
    connect(&m_scanner, &Scanner::failed, this,
        [this](const Fault &fault) { noteScanner(stateAfter(fault.id)); });
    connect(&m_timer, &QTimer::timeout, this, &HallWatch::watch);
}

void HallWatch::start()
{
    (void)adoptCentralTime(m_store);
    m_scanner.listDevices();
    m_timer.start(watchMs);
    look();
}

void HallWatch::look()
{
    const auto unsent = m_store.unsentCount();
    const bool offline = centralPresence(m_store) == false;
    const auto health = m_scannerMissing || !unsent ? SessionState::Health::NeedsStaff
        : offline                                   ? SessionState::Health::Offline
                                                    : SessionState::Health::Good;
    const bool otherHealth = std::exchange(m_health, health) != health;
    const bool otherCount = std::exchange(m_unsent, unsent.value_or(0)) != unsent.value_or(0);
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
    if (!version || std::exchange(m_dataVersion, *version) == *version)
        return;
    (void)adoptCentralTime(m_store); // without it the time stays unconfirmed, and is printed as such
    look();
    Q_EMIT storeWritten();
}

} // namespace motcua
