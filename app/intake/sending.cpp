// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/sending.h"

#include <QThread>

#include "app/intake/backupplan.h"
#include "app/intake/policies.h"
#include "sync/backup/backupschedule.h"
#include "sync/backup/copyplaces.h"
#include "sync/backup/integrityschedule.h"
#include "sync/central/connectcentral.h"
#include "sync/central/credentialrenewal.h"
#include "sync/metrics/metricswriter.h"
#include "sync/uploader/centralpresence.h"
#include "sync/vault/vault.h"

namespace motcua
{

namespace
{

constexpr unsigned long enrolmentPollMs = 1000;
constexpr qint64 renewEvery = 10 * 60'000; ///< ms between two looks at the certificate

} // namespace

Sending::Sending(const Config &config, Store &store, CatalogueSource catalogues, PageWorks &works)
    : m_config(config)
    , m_store(store)
    , m_catalogues(std::move(catalogues))
    , m_finisher(m_catalogues, works)
{
}

Sending::~Sending() = default;

/// May be called by several threads.
Result<std::unique_ptr<CentralSystem>> Sending::newConnection(const std::atomic<bool> *interrupt) const
{
    MOTCUA_ASSIGN(const auto present, enrolmentOf(m_config));
    HttpPatience patience;
    patience.interrupt = interrupt;
    return connectCentral(present, patience, &m_store.clock());
}

Result<void> Sending::connectBeside()
{
    MOTCUA_ASSIGN(m_besideCentral, newConnection(nullptr));
    m_anchoring = std::make_unique<AuditAnchoring>(
        *m_besideStore, *m_besideCentral, loadAnchorTrust(m_config.stateDirectory));
    m_catalogueUpdate = std::make_unique<CatalogueUpdate>(*m_besideStore, *m_besideCentral, m_catalogues);
    return {};
}

/// On a thread of the uploader's, while central is there.
Result<void> Sending::afterPass(bool received)
{
    MOTCUA_TRY(renewCertificate());
    MOTCUA_TRY(m_catalogueUpdate->afterPass());
    return m_anchoring->afterPass(received);
}

/// What cannot be done now is done some time before the certificate ends, or told when it has.
Result<void> Sending::renewCertificate()
{
    Clock &clock = m_besideStore->clock();
    if (clock.monotonic() < m_renewAt)
        return {};
    m_renewAt = clock.monotonic() + renewEvery;
    const auto renewed = enrolmentOf(m_config).and_then(
        [&](const Enrolment &present) { return renewCredential(present, m_config.stateDirectory, clock); });
    if (!renewed || !*renewed)
        return {};
    MOTCUA_TRY(m_besideStore->addEvent({}, QStringLiteral("certificate-renewed")));
    return connectBeside();
}

Result<void> Sending::connect()
{
    if (m_uploader)
        return {};
    m_store.setQuota(quotaOf(m_config));
    MOTCUA_ASSIGN(const auto enrolment, enrolmentOf(m_config));
    // Enrolling may have broken off before the store had it. A disk that takes nothing more can still be
    // sent.
    if (m_store.vault().recoveryKey() != enrolment.recoveryKey)
        (void)m_store.setRecoveryKey(enrolment.recoveryKey);
    MOTCUA_ASSIGN(m_central, newConnection(nullptr));
    MOTCUA_ASSIGN(m_besideStore, m_store.another());
    MOTCUA_TRY(connectBeside());
    m_uploader = std::make_unique<Uploader>(
        m_store, [this](const std::atomic<bool> &interrupt) { return newConnection(&interrupt); },
        [this](Store &store, const DossierId &id, const MayGoOn &mayGoOn) {
            return m_finisher.finish(store, id, mayGoOn);
        },
        [this](Store &store, const DossierId &id) { return m_finisher.manifest(store, id); },
        Uploader::Options {.retention = retentionOf(m_config)});
    m_uploader->setAfterPass([this](bool received) { return afterPass(received); });
    return {};
}

Result<Uploader::Outcome> Sending::once()
{
    (void)CopyPlaces::clearLeftScratch(m_store); // what the service does by itself
    MOTCUA_TRY(connect());
    return m_uploader->pass(true);
}

Result<void> Sending::follow(const std::atomic<bool> &stop)
{
    std::optional<MetricsWriter> metrics;
    if (!m_config.metricsFolder.isEmpty())
        metrics.emplace(m_store.opener(), m_config.metricsFolder, backupInterval(m_config));
    constexpr qint64 hour = 60 * 60'000; // ms
    const IntegritySchedule integrity(m_store.opener(), m_config.integrityEveryHours * hour);
    const BackupSchedule backups(m_store.opener(), backupPlan(m_config));
    while (!stop) {
        const auto connected = connect();
        if (connected)
            return m_uploader->follow(stop);
        if (connected.error().id != FaultId::CentralNotEnrolled)
            return connected;
        MOTCUA_TRY(noteCentralPresence(m_store, false));
        QThread::msleep(enrolmentPollMs);
    }
    return {};
}

} // namespace motcua
