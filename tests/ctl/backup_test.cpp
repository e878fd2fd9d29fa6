// SPDX-License-Identifier: GPL-3.0-or-later
// The machine is lost; what stands on the backup disk goes on in its place.
#include <QDir>
#include <QFile>

#include "tests/ctl/ctlfixture.h"

namespace
{

class BackupCtl : public Ctl
{
protected:
    QString disk() const { return m_rig.path(u"disk"_s); }
    QString newState() const { return m_rig.path(u"new/state"_s); }
    QString ministryKey() const { return m_rig.centralState() + u"/keys/recovery.key"_s; }
    QString settings() const
    {
        EXPECT_TRUE(QDir().mkpath(disk()));
        return write("[backup]\nsame_disk = true\ndirectory = '" + disk().toUtf8() + "'\n", u"kiosk.toml"_s);
    }
    QJsonObject other() const
    {
        QJsonObject intake = quick();
        intake.insert(u"identity"_s, QJsonObject {{u"image"_s, Rig::sample(u"glass/cccd.png"_s)}});
        return intake;
    }
    /// Dossier id → code, by what `queue list` says.
    QMap<QString, QString> codes(const QString &state) const
    {
        QMap<QString, QString> found;
        for (const QJsonObject &dossier : m_rig.ctl({u"--state"_s, state, u"queue"_s, u"list"_s}).lines)
            found.insert(dossier.value(u"dossier_id").toString(), dossier.value(u"dossier_code").toString());
        return found;
    }
};

} // namespace

TEST_F(BackupCtl, whatWasFiledAfterTheBackupIsNotFiledAgainFromTheRestoredStore)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    EXPECT_EQ(m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())}).exit, 0);
    EXPECT_EQ(m_rig.ctl({u"submit"_s, u"--offline"_s, write(other(), u"other.json"_s)}).exit, 0);
    const auto made = m_rig.ctl({u"--config"_s, settings(), u"backup"_s, u"now"_s});
    ASSERT_EQ(made.exit, 0) << qPrintable(made.errors);
    const QString file = made.lines.first().value(u"file").toString();
    EXPECT_EQ(made.lines.first().value(u"unsent").toInt(), 2);
    const auto listed = m_rig.ctl({u"--config"_s, settings(), u"backup"_s, u"list"_s});
    ASSERT_EQ(listed.lines.size(), 1);
    EXPECT_TRUE(listed.lines.first().value(u"opens").toBool());
    EXPECT_TRUE(listed.lines.first().value(u"recoverable").toBool());
    EXPECT_EQ(m_rig.ctl({u"backup"_s, u"verify"_s, file}).exit, 0);

    // After the backup both go out; then the machine is gone.
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    const auto before = codes(m_rig.state());
    ASSERT_EQ(before.size(), 2);
    ASSERT_TRUE(QDir(m_rig.state()).removeRecursively());
    EXPECT_EQ(m_rig.ctl({u"backup"_s, u"restore"_s, file, u"--into"_s, newState()}).exit, 3);
    const auto restored = m_rig.ctl(
        {u"backup"_s, u"restore"_s, file, u"--into"_s, newState(), u"--recovery-key"_s, ministryKey()});
    ASSERT_EQ(restored.exit, 0) << qPrintable(restored.errors);
    EXPECT_EQ(restored.lines.first().value(u"to_ask").toInt(), 2);
    const auto queued = codes(newState());
    EXPECT_EQ(queued.keys(), before.keys());
    EXPECT_EQ(queued.values(), QStringList({QString(), QString()}));

    const auto sent = m_rig.ctl({u"--state"_s, newState(), u"sync"_s, u"--once"_s});
    EXPECT_EQ(sent.exit, 0) << qPrintable(sent.errors);
    EXPECT_EQ(codes(newState()), before);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 2);
    EXPECT_EQ(m_rig.ctl({u"--state"_s, newState(), u"audit"_s, u"verify"_s}).exit, 0);
}

TEST_F(BackupCtl, theProofSaysWhichBackupsStillHaveItAndARestoreDoesNotBringItBack)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const auto submit = [&](const QString &file) {
        return m_rig.ctl({u"submit"_s, u"--offline"_s, file}).lines.last().value(u"dossier_id").toString();
    };
    const QString id = submit(write(quick())), reached = submit(write(other(), u"other.json"_s));
    const QString stick = m_rig.path(u"stick"_s), away = m_rig.path(u"away"_s);
    ASSERT_TRUE(QDir().mkpath(stick));
    const auto now = [&](const QStringList &more = {}) {
        const auto made = m_rig.ctl(QStringList {u"--config"_s, settings(), u"backup"_s, u"now"_s} + more);
        EXPECT_EQ(made.exit, 0) << qPrintable(made.errors);
        return made.lines.value(0).value(u"file").toString();
    };
    const QString onStick = now({u"--to"_s, stick}), onDisk = now();
    const auto erase = [&](const QString &which) {
        const auto ran = m_rig.ctl({u"--config"_s, settings(), u"erase"_s, which, u"--reason"_s,
            u"phiếu 12/2026"_s, u"--withdraw"_s});
        EXPECT_EQ(ran.exit, 0) << qPrintable(ran.errors);
        // What is to be done about the rest is said in words.
        EXPECT_EQ(ran.errors.contains(u"may still hold it: backup-missing"_s),
            !ran.lines.value(0)[u"nothing_left"].toBool())
            << qPrintable(ran.errors);
        return ran.lines.value(0);
    };
    const auto states = [](const QJsonObject &proof) {
        QMap<QString, bool> found;
        for (const QJsonValue &one : proof[u"backups"].toArray())
            found.insert(one[u"directory"].toString(), one[u"holds_it"].toBool());
        return found;
    };

    // The stick is elsewhere.
    ASSERT_TRUE(QDir().rename(stick, away));
    const QJsonObject proof = erase(id);
    EXPECT_EQ(states(proof), (QMap<QString, bool> {{disk(), false}, {stick, true}}));
    EXPECT_FALSE(proof[u"nothing_left"].toBool());
    EXPECT_FALSE(QFile::exists(onDisk)) << "it went before the proof was given";
    EXPECT_EQ(QDir(disk()).entryList({u"*.backup"_s}).size(), 1);
    // It comes back: with the next demand all that it has of both goes.
    ASSERT_TRUE(QDir().rename(away, stick));
    ASSERT_TRUE(QFile::copy(onStick, m_rig.path(u"forgotten.backup"_s)));
    const QJsonObject second = erase(reached);
    EXPECT_EQ(states(second), (QMap<QString, bool> {{disk(), false}, {stick, false}}));
    EXPECT_TRUE(second[u"nothing_left"].toBool());
    EXPECT_FALSE(QFile::exists(onStick));

    // A copy that nobody knew of is restored while the log of then is there: both are erased again.
    const QString forgotten = m_rig.path(u"forgotten.backup"_s);
    const auto restored = m_rig.ctl({u"backup"_s, u"restore"_s, forgotten, u"--into"_s, newState()});
    ASSERT_EQ(restored.exit, 0) << qPrintable(restored.errors);
    EXPECT_EQ(restored.lines[0][u"erased_again"].toInt(), 2);
    EXPECT_TRUE(restored.lines[0][u"erasures_known"].toBool());
    EXPECT_EQ(restored.lines[0][u"to_ask"].toInt(), 0);
    const auto sent = m_rig.ctl({u"--state"_s, newState(), u"sync"_s, u"--once"_s});
    EXPECT_EQ(sent.exit, 0) << qPrintable(sent.errors);
    EXPECT_TRUE(m_rig.dossiersAtCentral().isEmpty());
    EXPECT_TRUE(codes(newState()).isEmpty());
    EXPECT_EQ(m_rig.ctl({u"--state"_s, newState(), u"audit"_s, u"verify"_s}).exit, 0);

    // With the machine its log is gone: what cannot be known is said.
    ASSERT_TRUE(QDir(m_rig.state()).removeRecursively());
    const QString third = m_rig.path(u"third"_s);
    const auto blind = m_rig.ctl(
        {u"backup"_s, u"restore"_s, forgotten, u"--into"_s, third, u"--recovery-key"_s, ministryKey()});
    ASSERT_EQ(blind.exit, 0) << qPrintable(blind.errors);
    EXPECT_FALSE(blind.lines[0][u"erasures_known"].toBool());
    EXPECT_EQ(blind.lines[0][u"erased_again"].toInt(), 0);
    EXPECT_FALSE(blind.lines[0][u"made_at"].toString().isEmpty());
    EXPECT_EQ(codes(third).size(), 2);
}

TEST_F(BackupCtl, whatWasReceivedAndThenErasedComesBackWithoutItsContentAndUnderItsCode)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const auto submitted = m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())});
    const QString id = submitted.lines.last().value(u"dossier_id").toString();
    const auto made = m_rig.ctl({u"--config"_s, settings(), u"backup"_s, u"now"_s});
    ASSERT_EQ(made.exit, 0) << qPrintable(made.errors);
    const QString kept = m_rig.path(u"kept.backup"_s);
    ASSERT_TRUE(QFile::copy(made.lines[0][u"file"].toString(), kept));
    ASSERT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    const auto before = codes(m_rig.state());
    ASSERT_EQ(m_rig.ctl({u"--config"_s, settings(), u"erase"_s, id, u"--reason"_s, u"x"_s}).exit, 0);
    const auto restored = m_rig.ctl({u"backup"_s, u"restore"_s, kept, u"--into"_s, newState()});
    ASSERT_EQ(restored.exit, 0) << qPrintable(restored.errors);
    EXPECT_EQ(restored.lines[0][u"erased_again"].toInt(), 1);
    EXPECT_EQ(codes(newState()), before);
    const auto shown = m_rig.ctl({u"--state"_s, newState(), u"queue"_s, u"show"_s, id});
    EXPECT_EQ(shown.lines[0][u"state"].toString(), u"kept"_s);
    EXPECT_TRUE(shown.lines[0][u"pages"].toArray().isEmpty());
    EXPECT_EQ(m_rig.ctl({u"--state"_s, newState(), u"audit"_s, u"verify"_s}).exit, 0);
}

TEST_F(BackupCtl, aKioskWithoutItsBackupDiskSaysSoAndWorksOn)
{
    const QString config = settings();
    ASSERT_TRUE(QDir(disk()).removeRecursively());
    const auto made = m_rig.ctl({u"--config"_s, config, u"backup"_s, u"now"_s});
    EXPECT_EQ(made.exit, 3);
    EXPECT_TRUE(made.errors.startsWith(u"backup-missing:"_s)) << qPrintable(made.errors);
    bool said = false;
    for (const QJsonObject &line : m_rig.ctl({u"--config"_s, config, u"doctor"_s}).lines)
        said = said || (line.value(u"check").toString() == u"backup"_s && !line.value(u"ok").toBool());
    EXPECT_TRUE(said);
    EXPECT_EQ(m_rig.ctl({u"--config"_s, config, u"submit"_s, u"--offline"_s, write(quick())}).exit, 0);
}

TEST_F(BackupCtl, whatDamageTookIsNamedAndNothingThatLacksItIsSent)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    QJsonObject intake = radiation();
    intake.insert(u"identity"_s, QJsonObject {{u"qr"_s, card()}});
    const auto submitted = m_rig.ctl({u"submit"_s, u"--offline"_s, write(intake)});
    ASSERT_EQ(submitted.exit, 0) << qPrintable(submitted.errors);
    const QString id = submitted.lines.last().value(u"dossier_id").toString();
    ASSERT_FALSE(id.isEmpty());
    QFile store(m_rig.state() + u"/store.sqlite"_s), found(m_rig.state() + u"/store.damaged"_s);
    ASSERT_TRUE(store.open(QIODevice::ReadWrite) && found.open(QIODevice::WriteOnly));
    // Most of it are pictures.
    const qint64 size = store.size(), from = size / 2 / 4096 * 4096;
    ASSERT_TRUE(store.seek(from));
    store.write(QByteArray(qsizetype(size / 10 * 4), '\0'));
    store.close();
    found.write("as the look through all of it says");
    found.close();

    const auto shown = m_rig.ctl({u"queue"_s, u"show"_s, id});
    ASSERT_EQ(shown.lines.size(), 1) << qPrintable(shown.errors);
    EXPECT_EQ(shown.lines.first().value(u"state").toString(), u"attention"_s);
    EXPECT_EQ(shown.lines.first().value(u"fault").toString(), u"pages-lost"_s);
    QString losses;
    for (const QJsonObject &line : m_rig.ctl({u"doctor"_s}).lines)
        if (line.value(u"check").toString() == u"losses"_s && !line.value(u"ok").toBool())
            losses = line.value(u"detail").toString();
    EXPECT_TRUE(losses.startsWith(id + u": sheet "_s)) << qPrintable(losses);
    EXPECT_EQ(m_rig.ctl({u"queue"_s, u"retry"_s, id}).exit, 3);
    m_rig.ctl({u"sync"_s, u"--once"_s});
    EXPECT_TRUE(m_rig.dossiersAtCentral().isEmpty());
}
