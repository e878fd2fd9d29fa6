// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody is erased where a backup was cut off, or is being made at that moment.
#include <signal.h>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QThread>

#include "sync/store/store.h"
#include "sync/uploader/centraltime.h"
#include "tests/ctl/ctlfixture.h"

#ifndef POWERCUT_LIBRARY
#error "the build says where the simulation is"
#endif

namespace
{

constexpr int longWait = 120'000; // ms
constexpr int aWhile = 2'000; // ms

class CutBackup : public Ctl
{
protected:
    QString stick() const { return m_rig.path(u"stick"_s); }
    QString unfinished() const { return stick() + u"/unfinished.new"_s; }
    QString scratch() const { return m_rig.state() + u"/backup.scratch"_s; }
    QStringList backups() const { return QDir(stick()).entryList({u"*.backup"_s}); }
    QString settings() const { return write("[backup]\nsame_disk = true\n", u"kiosk.toml"_s); }
    QStringList now() const { return {u"--config"_s, settings(), u"backup"_s, u"now"_s, u"--to"_s, stick()}; }
    QString submitted() const
    {
        return m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())})
            .lines.value(0)
            .value(u"dossier_id")
            .toString();
    }
    QStringList erasing(const QString &dossier) const
    {
        return {u"--config"_s, settings(), u"erase"_s, dossier, u"--reason"_s, u"phiếu 12/2026"_s,
            u"--withdraw"_s};
    }

    void start(QProcess &process, const QStringList &arguments, const QProcessEnvironment &environment) const
    {
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_rig.path({}));
        process.start(Rig::program(u"motcuactl"_s), QStringList {u"--state"_s, m_rig.state()} + arguments);
        ASSERT_TRUE(process.waitForStarted());
    }
    /// A backup that comes as far as the operation `at` in its folder (powercut.c).
    void startBackup(QProcess &process, const QString &at, bool stops)
    {
        const QString number = QString::number(++m_cuts);
        ASSERT_TRUE(QDir().mkpath(stick()) && QDir().mkpath(m_rig.path(u"image"_s + number)));
        m_met = m_rig.path(u"met"_s + number);
        QProcessEnvironment environment = m_rig.environment();
        environment.insert(u"LD_PRELOAD"_s, QStringLiteral(POWERCUT_LIBRARY));
        environment.insert(u"POWERCUT_DIR"_s, stick());
        environment.insert(u"POWERCUT_IMAGE"_s, m_rig.path(u"image"_s + number));
        environment.insert(u"POWERCUT_AT"_s, at);
        environment.insert(u"POWERCUT_KEEP"_s, u"all"_s);
        environment.insert(u"POWERCUT_PROGRAM"_s, u"motcuactl"_s);
        environment.insert(u"POWERCUT_ONCE"_s, m_met);
        environment.insert(u"POWERCUT_STOPS"_s, stops ? u"1"_s : u"0"_s);
        environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:detect_leaks=0"_s);
        start(process, now(), environment);
    }
    void killBackupAt(const QString &operation)
    {
        QProcess backup;
        startBackup(backup, operation, false);
        ASSERT_TRUE(backup.waitForFinished(longWait));
        ASSERT_EQ(backup.exitStatus(), QProcess::CrashExit) << backup.readAllStandardError().constData();
    }
    void stopBackupAt(QProcess &backup, const QString &operation)
    {
        startBackup(backup, operation, true);
        QElapsedTimer timer;
        timer.start();
        while (!QFile::exists(m_met) && timer.elapsed() < longWait)
            QThread::msleep(5);
        ASSERT_TRUE(QFile::exists(m_met)) << backup.readAllStandardError().constData();
    }
    /// Has the dossier erased while the backup is stopped, and then lets that go on.
    QJsonObject eraseBeside(QProcess &backup, const QString &dossier)
    {
        QProcess erase;
        start(erase, erasing(dossier), m_rig.environment());
        // It waits for the backup; one that did not would be done by now.
        erase.waitForFinished(aWhile);
        EXPECT_EQ(::kill(pid_t(backup.processId()), SIGCONT), 0);
        EXPECT_TRUE(backup.waitForFinished(longWait) && backup.exitCode() == 0)
            << backup.readAllStandardError().constData();
        EXPECT_TRUE(erase.state() == QProcess::NotRunning || erase.waitForFinished(longWait));
        EXPECT_EQ(erase.exitCode(), 0) << erase.readAllStandardError().constData();
        return QJsonDocument::fromJson(erase.readAllStandardOutput()).object();
    }
    /// Folder → whether the proof says that it may hold the dossier.
    static QMap<QString, bool> states(const QJsonObject &proof)
    {
        QMap<QString, bool> found;
        for (const QJsonValue &one : proof[u"backups"].toArray())
            found.insert(one[u"directory"].toString(), one[u"holds_it"].toBool());
        return found;
    }

    QString m_met;
    int m_cuts = 0;
};

} // namespace

TEST_F(CutBackup, theProofOfAnErasureKnowsWhatAFirstBackupThatWasCutOffHasLeft)
{
    // After opening its file, after it is whole, and after it has its name but is not noted yet.
    for (const QString &operation : {u"c1"_s, u"s1"_s, u"r1"_s}) {
        SCOPED_TRACE(qPrintable(operation));
        const QString id = submitted();
        killBackupAt(operation);
        const bool named = operation == u"r1";
        EXPECT_EQ(QFile::exists(unfinished()), !named);
        EXPECT_EQ(backups().size(), named ? 1 : 0);
        if (operation == u"c1") {
            const QFile copy(scratch() + u"/store.sqlite"_s);
            EXPECT_GT(copy.size(), 0);
            EXPECT_EQ(copy.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                QFile::ReadOwner | QFile::WriteOwner);
        }
        if (operation == u"s1") {
            EXPECT_EQ(m_rig.ctl({u"backup"_s, u"verify"_s, unfinished()}).exit, 0) << "it is a whole one";
        }
        const QStringList before = backups();

        const auto ran = m_rig.ctl(erasing(id));
        ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
        const QJsonObject proof = ran.lines.value(0);
        EXPECT_TRUE(proof[u"nothing_left"].toBool());
        EXPECT_EQ(states(proof), (QMap<QString, bool> {{stick(), false}}));
        EXPECT_FALSE(QFile::exists(unfinished()));
        EXPECT_FALSE(QFile::exists(scratch()));
        for (const QString &name : before)
            EXPECT_FALSE(backups().contains(name));
    }
}

TEST_F(CutBackup, anErasureWaitsForTheFirstBackupThatIsUnderWayAndReplacesIt)
{
    const QString id = submitted();
    QProcess backup;
    stopBackupAt(backup, u"c1"_s);
    const QJsonObject proof = eraseBeside(backup, id);
    const QString made =
        QJsonDocument::fromJson(backup.readAllStandardOutput()).object().value(u"file").toString();
    EXPECT_FALSE(made.isEmpty());
    EXPECT_FALSE(QFile::exists(made)) << "it has what was erased";
    EXPECT_EQ(states(proof), (QMap<QString, bool> {{stick(), false}}));
    EXPECT_TRUE(proof[u"nothing_left"].toBool());
    EXPECT_EQ(backups().size(), 1);
}

TEST_F(CutBackup, oneThatAClockWhichRanAheadHasNamedWhileSomebodyWasErasedGoesToo)
{
    const QString id = submitted();
    ASSERT_TRUE(QDir().mkpath(stick()));
    ASSERT_EQ(m_rig.ctl(now()).exit, 0);
    // What is made from now on is named after this one.
    const QString ahead =
        QDateTime::currentDateTimeUtc().addSecs(3600).toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    ASSERT_TRUE(
        QFile::copy(stick() + u'/' + backups().first(), stick() + u"/motcua-"_s + ahead + u".backup"_s));
    QProcess backup;
    stopBackupAt(backup, u"c1"_s);
    const QJsonObject proof = eraseBeside(backup, id);
    const QString made =
        QJsonDocument::fromJson(backup.readAllStandardOutput()).object().value(u"file").toString();
    EXPECT_FALSE(made.isEmpty());
    EXPECT_FALSE(QFile::exists(made)) << "it has what was erased";
    EXPECT_EQ(states(proof), (QMap<QString, bool> {{stick(), false}}));
    EXPECT_TRUE(proof[u"nothing_left"].toBool());
    EXPECT_EQ(backups().size(), 1);
}

TEST_F(CutBackup, anErasureIsDatedByCentralsTimeWhereItHasSpoken)
{
    const QString id = submitted();
    constexpr qint64 behind = 2 * 3600 * 1000; // ms: as much as this machine's clock is ahead
    const qint64 central = QDateTime::currentMSecsSinceEpoch() - behind;
    const auto open = [&] {
        return motcua::Store::open(m_rig.state(), std::make_shared<motcua::SystemClock>());
    };
    ASSERT_TRUE(open().and_then([&](const auto &store) { return motcua::noteCentralTime(*store, central); }));
    ASSERT_EQ(m_rig.ctl(erasing(id)).exit, 0);
    const auto at = open().and_then([](const auto &store) { return store->fact(motcua::Store::erasedFact); });
    ASSERT_TRUE(at);
    EXPECT_GE(at->toLongLong(), central);
    EXPECT_LT(at->toLongLong(), central + behind / 2);
}
