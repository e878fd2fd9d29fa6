// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/metrics/kioskmetrics.h"

#include <QHash>
#include <QRegularExpression>
#include <QStorageInfo>

#include <openssl/pem.h>

#include "sync/backup/backups.h"
#include "sync/central/enrolment.h"
#include "sync/central/openssl.h"
#include "sync/central/smallfile.h"
#include "sync/metrics/devicestate.h"
#include "sync/metrics/exposition.h"
#include "sync/store/store.h"
#include "sync/uploader/centralpresence.h"

using namespace Qt::StringLiterals;
using Type = motcua::Exposition::Type;

namespace motcua
{

namespace
{

/// A family whose samples are the store's tallies of one name.
struct Counted {
    const char *tally, *family, *label, *help;
};

constexpr std::array counted {
    Counted {"events", "motcua_events_total", "event", "Entries of the audit log by kind."},
    Counted {"faults", "motcua_faults_total", "fault", "Faults that sheets and dossiers met, by id."},
    Counted {"shown_faults", "motcua_faults_shown_total", "fault", "Faults shown on the screen, by id."},
    Counted {
        "sessions", "motcua_sessions_total", "outcome", "Persons served at the screen, by how it ended."},
    Counted {"ratings", "motcua_ratings_total", "answer", "Answers that persons gave about the kiosk."},
    Counted {"sheets", "motcua_sheets_total", "state", "Sheets of paper that came to a state."},
    Counted {"uploaded_bytes", "motcua_uploaded_bytes_total", "", "Bytes of parts that central has whole."},
};

QByteArray labelled(const QByteArray &key, const QByteArray &value)
{
    return key + "=\"" + value + '"';
}

/// Whether a tally's label is one of the program's words; what came into the table otherwise stays there.
bool isKnown(const Counted &family, const QString &label)
{
    static const QRegularExpression word(u"\\A[a-z][a-z0-9-]{0,39}\\z"_s);
    if (QByteArrayView(family.label).isEmpty())
        return label.isEmpty();
    return QByteArrayView(family.label) == "fault" ? faultFromName(label).has_value()
                                                   : word.match(label).hasMatch();
}

void writeCounters(Exposition &out, const QList<Store::Tally> &tallies)
{
    for (const Counted &family : counted) {
        out.family(family.family, Type::Counter, family.help);
        for (const Store::Tally &tally : tallies)
            if (tally.name == QLatin1String(family.tally) && isKnown(family, tally.label))
                out.sample(tally.value,
                    tally.label.isEmpty() ? QByteArray() : labelled(family.label, tally.label.toLatin1()));
    }
}

void writeReadings(Exposition &out, const QList<Store::Tally> &tallies)
{
    QHash<QString, double> classes;
    double sum = 0;
    for (const Store::Tally &tally : tallies) {
        if (tally.name == u"reading_seconds")
            classes.insert(tally.label, tally.value);
        if (tally.name == u"reading_seconds_sum")
            sum = tally.value;
    }
    out.family("motcua_page_reading_seconds", Type::Histogram, "Time that recognising one page took.");
    double upTo = 0;
    for (const int bound : Store::readingSecondsBounds) {
        upTo += classes.value(QString::number(bound));
        out.sample(upTo, labelled("le", QByteArray::number(bound)), "_bucket");
    }
    upTo += classes.value(u"more"_s);
    out.sample(upTo, labelled("le", "+Inf"), "_bucket");
    out.sample(sum, {}, "_sum");
    out.sample(upTo, {}, "_count");
}

/// Whole ones.
double secondsOf(qint64 milliseconds)
{
    const qint64 whole = milliseconds / 1000;
    return static_cast<double>(whole);
}

void writeQueue(Exposition &out, const Store::Figures &figures, qint64 now)
{
    out.family("motcua_dossiers", Type::Gauge, "Dossiers on this kiosk that are not done with, by state.");
    out.sample(figures.drafts, labelled("state", "draft"));
    out.sample(figures.queued, labelled("state", "queued"));
    out.sample(figures.uploading, labelled("state", "uploading"));
    out.sample(figures.attention, labelled("state", "attention"));
    out.sample(figures.submitted, labelled("state", "submitted"));
    out.family("motcua_queue_oldest_age_seconds", Type::Gauge,
        "Since the submit of the dossier that has waited longest; 0 when all is sent.");
    const qint64 age = figures.oldestUnsentAt ? std::max<qint64>(0, now - *figures.oldestUnsentAt) : 0;
    out.sample(secondsOf(age));
}

void writeStore(Exposition &out, const Store::Figures &figures, const QString &stateDirectory)
{
    out.family("motcua_store_bytes", Type::Gauge, "Size of the database.");
    out.sample(double(figures.bytes));
    out.family("motcua_store_free_bytes", Type::Gauge, "Room left where the state folder is.");
    out.sample(double(QStorageInfo(stateDirectory).bytesAvailable()));
    out.family("motcua_audit_entries", Type::Gauge, "Entries of the audit log.");
    out.sample(double(figures.entries));
    out.family(
        "motcua_audit_anchored_entries", Type::Gauge, "Of these, up to the last that central countersigned.");
    out.sample(double(figures.anchoredEntries));
}

void writeDevices(Exposition &out, Store &store)
{
    out.family("motcua_device_state", Type::Gauge, "1 for the state that a device is in, 0 for the others.");
    for (const Device device : watchedDevices)
        if (const auto now = deviceState(store, device))
            for (const DeviceState state : deviceStates)
                out.sample(state == *now ? 1 : 0,
                    labelled("device", deviceName(device)) + ',' + labelled("state", deviceStateName(state)));
}

/// Unix seconds; none where there is no certificate.
std::optional<qint64> expiryOf(const QString &certificateFile)
{
    if (certificateFile.isEmpty())
        return std::nullopt;
    const auto pem = readSmallFile(certificateFile);
    const auto bio = bioOf(pem.value_or(QByteArray()));
    const X509Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    std::tm when {};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &when) != 1)
        return std::nullopt;
    return qint64(::timegm(&when));
}

void writeCentral(Exposition &out, Store &store, const QString &stateDirectory)
{
    out.family("motcua_central_up", Type::Gauge, "Whether central answered when the uploader last asked.");
    if (const auto present = centralPresence(store))
        out.sample(*present ? 1 : 0);
    const auto enrolment = loadEnrolment(stateDirectory);
    out.family("motcua_enrolled", Type::Gauge, "Whether the kiosk is enrolled with a central system.");
    out.sample(enrolment ? 1 : 0);
    if (const auto expiry = enrolment ? expiryOf(enrolment->certificateFile) : std::nullopt) {
        out.family("motcua_certificate_expiry_timestamp_seconds", Type::Gauge,
            "When the kiosk's certificate ends; after that central does not know it.");
        out.sample(double(*expiry));
    }
}

/// Where backups are made at all: one that nobody configured cannot be missed.
Result<void> writeBackup(Exposition &out, Store &store, qint64 backupEvery)
{
    if (backupEvery <= 0)
        return {};
    MOTCUA_ASSIGN(const Backups::Noted noted, Backups::noted(store));
    out.family("motcua_backup_timestamp_seconds", Type::Gauge,
        "When the last whole backup was made; 0 before the first.");
    out.sample(secondsOf(noted.madeAt));
    out.family("motcua_backup_interval_seconds", Type::Gauge, "How often one is to be made.");
    out.sample(secondsOf(backupEvery));
    out.family("motcua_backup_failing", Type::Gauge, "Whether the last attempt to make one failed.");
    out.sample(noted.failing ? 1 : 0);
    return {};
}

} // namespace

Result<QByteArray> kioskMetrics(Store &store, const QString &stateDirectory, qint64 backupEvery)
{
    MOTCUA_ASSIGN(const auto figures, store.figures());
    MOTCUA_ASSIGN(const auto tallies, store.tallies());
    const qint64 now = store.clock().now();
    Exposition out;
    out.family("motcua_build_info", Type::Gauge, "Always 1; the version is its label.");
    out.sample(1, labelled("version", MOTCUA_VERSION));
    out.family("motcua_metrics_timestamp_seconds", Type::Gauge, "When these figures were taken.");
    out.sample(secondsOf(now));
    writeQueue(out, figures, now);
    writeCentral(out, store, stateDirectory);
    writeDevices(out, store);
    writeStore(out, figures, stateDirectory);
    out.family("motcua_damaged_files", Type::Gauge,
        "Damaged databases that were set aside and lie in the state folder still.");
    MOTCUA_ASSIGN(const auto damaged, store.damagedFiles());
    out.sample(double(damaged.size()));
    MOTCUA_TRY(writeBackup(out, store, backupEvery));
    writeCounters(out, tallies);
    writeReadings(out, tallies);
    return out.text();
}

} // namespace motcua
