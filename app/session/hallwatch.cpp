// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/hallwatch.h"

#include "sync/uploader/centralpresence.h"
#include "sync/uploader/centraltime.h"

namespace motcua
{

namespace
{

constexpr int watchMs = 200;

} // namespace

HallWatch::HallWatch(Store &store, Scanner &scanner, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_scanner(scanner)
{
    connect(&m_scanner, &Scanner::devicesListed, this, [this](const QList<ScannerDevice> &devices) {
        m_scannerMissing = devices.isEmpty();
        look();
    });
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
