// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QThread>

#include "sync/backup/backups.h"
#include "sync/metrics/devicestate.h"
#include "sync/metrics/kioskmetrics.h"
#include "sync/metrics/metricswriter.h"
#include "sync/uploader/centralpresence.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

class Metrics : public StoreTest
{
protected:
    qint64 backupEvery = 0;
    QByteArray text() { return valueOf(kioskMetrics(store(), path(), backupEvery)); }
    /// The value of one sample, by its whole name with labels; none when it is not there.
    std::optional<double> value(const QByteArray &sample)
    {
        for (const QByteArray &line : text().split('\n'))
            if (line.startsWith(sample + ' '))
                return line.mid(sample.size() + 1).toDouble();
        return std::nullopt;
    }
    void read(const DossierId &draft, double seconds)
    {
        PageReading reading;
        reading.seconds = seconds;
        EXPECT_DONE(store().saveReading(
            addPage(draft, u"anh"_s, inventedPage(quint32(seconds * 10), 2'000)), reading));
    }
    void submitOne()
    {
        const DossierId dossier = makeDraft();
        EXPECT_DONE(store().submit(dossier, inventedSubmission()));
        const QByteArray content = randomBytes(5'000, 3);
        const PartId part = valueOf(store().savePart(dossier, inventedPart(u"anh"_s, content), content));
        EXPECT_DONE(store().setUploading(dossier));
        EXPECT_DONE(store().setPartUpload(part, u"https://central.invalid/files/1"_s));
        EXPECT_DONE(store().setPartUploaded(part));
        EXPECT_DONE(store().setPartUploaded(part)); // once more is not twice as much
    }
};

} // namespace

TEST_F(Metrics, tellHowTheQueueStands)
{
    EXPECT_EQ(value("motcua_dossiers{state=\"queued\"}"), 0);
    EXPECT_EQ(value("motcua_queue_oldest_age_seconds"), 0);
    for (const DossierState state : {DossierState::Draft, DossierState::Queued, DossierState::Uploading,
             DossierState::Attention, DossierState::Submitted, DossierState::Kept}) {
        // One draft a person and case: each filed before the next.
        if (state != DossierState::Draft)
            makeIn(state);
    }
    makeDraft();
    clock->advance(90'000);
    EXPECT_EQ(value("motcua_dossiers{state=\"draft\"}"), 1);
    EXPECT_EQ(value("motcua_dossiers{state=\"queued\"}"), 1);
    EXPECT_EQ(value("motcua_dossiers{state=\"uploading\"}"), 1);
    EXPECT_EQ(value("motcua_dossiers{state=\"attention\"}"), 1);
    EXPECT_EQ(value("motcua_dossiers{state=\"submitted\"}"), 1);
    EXPECT_NEAR(*value("motcua_queue_oldest_age_seconds"), 90, 1);
    EXPECT_EQ(value("motcua_events_total{event=\"kept\"}"), 1);
    EXPECT_EQ(value("motcua_enrolled"), 0);
    EXPECT_EQ(value("motcua_central_up"), std::nullopt) << "nobody has asked yet";
    EXPECT_DONE(noteCentralPresence(store(), false));
    EXPECT_EQ(value("motcua_central_up"), 0);
}

TEST_F(Metrics, countSheetsFaultsReadingsAndBytesAndGoOnAfterARestart)
{
    submitOne();
    const DossierId draft = makeDraft();
    for (const double seconds : {0.5, 1.5, 1.7, 100.0})
        read(draft, seconds);
    const SheetId jammed = valueOf(store().sheetFed(draft, u"anh"_s));
    EXPECT_DONE(store().sheetFaulted(jammed, FaultId::ScannerJam));
    EXPECT_DONE(store().tally(u"sessions"_s, u"left"_s));
    reopen();
    EXPECT_DONE(store().tally(u"sessions"_s, u"left"_s));

    EXPECT_EQ(value("motcua_sheets_total{state=\"fed\"}"), 5);
    EXPECT_EQ(value("motcua_sheets_total{state=\"sealed\"}"), 4);
    EXPECT_EQ(value("motcua_sheets_total{state=\"faulted\"}"), 1);
    EXPECT_EQ(value("motcua_faults_total{fault=\"scanner-jam\"}"), 1);
    EXPECT_EQ(value("motcua_sessions_total{outcome=\"left\"}"), 2);
    EXPECT_EQ(value("motcua_uploaded_bytes_total"), 5'000);
    EXPECT_EQ(value("motcua_page_reading_seconds_bucket{le=\"1\"}"), 1);
    EXPECT_EQ(value("motcua_page_reading_seconds_bucket{le=\"2\"}"), 3);
    EXPECT_EQ(value("motcua_page_reading_seconds_bucket{le=\"64\"}"), 3);
    EXPECT_EQ(value("motcua_page_reading_seconds_bucket{le=\"+Inf\"}"), 4);
    EXPECT_EQ(value("motcua_page_reading_seconds_count"), 4);
    EXPECT_NEAR(*value("motcua_page_reading_seconds_sum"), 103.7, 1e-6);

    // Abandoned or shredded: what happened has happened.
    EXPECT_DONE(store().abandonDraft(draft));
    EXPECT_EQ(value("motcua_sheets_total{state=\"sealed\"}"), 4);
}

TEST_F(Metrics, tellTheStateOfEachDevice)
{
    EXPECT_EQ(value("motcua_device_state{device=\"scanner\",state=\"gone\"}"), std::nullopt);
    EXPECT_DONE(noteDeviceState(store(), Device::Scanner, DeviceState::NeedsPerson));
    EXPECT_EQ(value("motcua_device_state{device=\"scanner\",state=\"needs-person\"}"), 1);
    EXPECT_EQ(value("motcua_device_state{device=\"scanner\",state=\"ready\"}"), 0);
    EXPECT_DONE(noteDeviceState(store(), Device::Scanner, DeviceState::Ready));
    EXPECT_EQ(value("motcua_device_state{device=\"scanner\",state=\"needs-person\"}"), 0);
    EXPECT_EQ(value("motcua_device_state{device=\"scanner\",state=\"ready\"}"), 1);
}

TEST_F(Metrics, tellOfBackupsWhereAnyAreToBeMadeAndOfDamagedFiles)
{
    EXPECT_EQ(value("motcua_backup_timestamp_seconds"), std::nullopt) << "nobody wants any";
    backupEvery = 7'200'000;
    EXPECT_EQ(value("motcua_backup_timestamp_seconds"), 0);
    EXPECT_EQ(value("motcua_backup_interval_seconds"), 7'200);
    EXPECT_EQ(value("motcua_backup_failing"), 0);
    QTemporaryDir disk;
    BackupPlan plan {disk.path(), backupEvery, 2, true};
    EXPECT_DONE(Backups(plan).make(store()));
    const qint64 made = clock->wall / 1000;
    EXPECT_EQ(value("motcua_backup_timestamp_seconds"), made);
    clock->advance(100'000);
    plan.directory = disk.filePath(u"gone"_s);
    EXPECT_FAULT(Backups(plan).make(store()), BackupMissing);
    EXPECT_EQ(value("motcua_backup_timestamp_seconds"), made);
    EXPECT_EQ(value("motcua_backup_failing"), 1);

    EXPECT_EQ(value("motcua_damaged_files"), 0);
    for (const char *name : {"/store.sqlite.damaged-20260101T000000Z",
             "/store.sqlite.damaged-20260101T000000Z-wal", "/store.sqlite.damaged-20260101T000000Z-2"}) {
        QFile file(path() + QLatin1String(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    }
    EXPECT_EQ(value("motcua_damaged_files"), 2);
}

TEST_F(Metrics, nameNobodyAndNoDossier)
{
    submitOne();
    const DossierId refused = makeIn(DossierState::Attention);
    const DossierId filed = makeIn(DossierState::Submitted);
    // Whatever came into the table as a label, only words of the program's lists come out.
    EXPECT_DONE(store().tally(u"sessions"_s, inventedPerson().fullName));
    EXPECT_DONE(store().tally(u"shown_faults"_s, u"no-such-fault"_s));
    EXPECT_DONE(store().tally(u"uploaded_bytes"_s, inventedPerson().personalNumber));
    const QString all = QString::fromUtf8(text());
    for (const DossierId &dossier : {refused, filed})
        EXPECT_FALSE(all.contains(dossier.toString(QUuid::WithoutBraces)));
    EXPECT_FALSE(all.contains(valueOf(store().dossier(filed)).receipt->code));
    EXPECT_FALSE(all.contains(u"Thiếu chữ ký"_s)) << "central's words to one person";
    for (const QString &word : inventedPerson().payload.split(u'|'))
        EXPECT_FALSE(all.contains(word)) << qPrintable(word);
    EXPECT_FALSE(all.contains(u"no-such-fault"_s));
    EXPECT_FALSE(all.contains(inventedStart().procedureId));
    // No two samples alike, no label outside plain words.
    static const QRegularExpression sample(
        u"\\A(#.*|[a-z_]+(\\{([a-z]+=\"[A-Za-z0-9.+-]*\",?)*\\})? [-+.0-9e]+|)\\z"_s);
    QSet<QString> names;
    for (const QString &line : all.split(u'\n')) {
        EXPECT_TRUE(sample.match(line).hasMatch()) << qPrintable(line);
        if (!line.isEmpty() && !line.startsWith(u'#')) {
            EXPECT_FALSE(names.contains(line.section(u' ', 0, 0))) << qPrintable(line);
            names.insert(line.section(u' ', 0, 0));
        }
    }
    EXPECT_LT(names.size(), 120) << "a kiosk is a few dozen series";
}

TEST_F(Metrics, areWhatPrometheusReads)
{
#ifdef PROMTOOL
    submitOne();
    read(makeDraft(), 1.5);
    EXPECT_DONE(noteDeviceState(store(), Device::Printer, DeviceState::Gone));
    QProcess judge;
    judge.setProcessChannelMode(QProcess::MergedChannels);
    judge.start(QStringLiteral(PROMTOOL), {u"check"_s, u"metrics"_s});
    ASSERT_TRUE(judge.waitForStarted());
    judge.write(text());
    judge.closeWriteChannel();
    ASSERT_TRUE(judge.waitForFinished());
    EXPECT_EQ(judge.exitCode(), 0) << judge.readAll().constData();
#else
    GTEST_SKIP() << "no promtool here";
#endif
}

TEST_F(Metrics, areDescribedEachOne)
{
    QFile readme(QStringLiteral(MOTCUA_SOURCE_DIR "/packaging/monitoring/README.md"));
    ASSERT_TRUE(readme.open(QIODevice::ReadOnly));
    const QByteArray described = readme.readAll();
    backupEvery = 1;
    for (const QByteArray &line : text().split('\n'))
        if (line.startsWith("# TYPE ")) {
            EXPECT_TRUE(described.contains('`' + line.split(' ')[2] + '`')) << line.constData();
        }
}

TEST_F(Metrics, areKeptFreshInAFileThatTheCollectorMayRead)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"motcua.prom"_s);
    {
        const MetricsWriter writer(store().opener(), folder.path(), 0);
        QElapsedTimer timer;
        timer.start();
        while (!QFile::exists(file) && timer.elapsed() < 30'000)
            QThread::msleep(10);
    }
    QFile written(file);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_TRUE(written.readAll().contains("motcua_dossiers{state=\"queued\"} 0\n"));
    struct stat facts {
    };
    ASSERT_EQ(::stat(file.toLocal8Bit().constData(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0644);
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 1) << "nothing half-written beside it";
    EXPECT_FAULT(writeMetricsFile(folder.filePath(u"not/there"_s), "x"), FileUnwritable);
}
