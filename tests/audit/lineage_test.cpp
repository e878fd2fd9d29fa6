// SPDX-License-Identifier: GPL-3.0-or-later
// A log under a new id has to go on from what central has countersigned under others: what a restored backup
// does by itself, and what a log that somebody made anew cannot.
#include <QJsonArray>

#include "sync/audit/audithealth.h"
#include "sync/audit/auditverifier.h"
#include "sync/backup/backups.h"
#include "sync/backup/restoring.h"
#include "tests/audit/anchorfixture.h"

using namespace motcua;
using namespace motcua::test;

namespace
{

class Lineage : public Anchors
{
protected:
    struct Ran {
        int exit = -1;
        QJsonObject printed;
        QString breach() const { return printed[u"broken"][u"breach"].toString(); }
        QJsonArray earlier() const { return printed[u"earlier_chains"].toArray(); }
    };
    Ran verify(const QString &state) const
    {
        QProcess process;
        process.start(
            program(u"motcuactl"_s), {u"--state"_s, state, u"audit"_s, u"verify"_s, u"--with-central"_s});
        EXPECT_TRUE(process.waitForFinished(60'000));
        return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object()};
    }
    Ran verify() const { return verify(path()); }
    void anchor()
    {
        clock->advance(61'000);
        EXPECT_DONE(anchoring->afterPass(true));
        EXPECT_EQ(anchoredUpTo(), head());
    }
    static QByteArray chainOf(const QString &state)
    {
        return valueOf(valueOf(AuditLog::open(state + u"/store.sqlite"_s))->chain());
    }
    /// Makes the log anew under another id, without its anchors, changed by `change`: whole in itself.
    void forge(const std::function<void(QList<AuditEntry> &)> &change)
    {
        const QByteArray chain(auditChainIdBytes, 'f');
        QList<AuditEntry> all;
        EXPECT_DONE(valueOf(AuditLog::open(databasePath()))->read([&](const AuditEntry &entry) {
            all += entry;
            return true;
        }));
        change(all);
        QByteArray sql = "BEGIN; DELETE FROM event; DELETE FROM anchor; UPDATE audit_chain SET id = x'"
            + chain.toHex() + "';";
        QByteArray previous = auditBeginning();
        qint64 number = 0;
        for (AuditEntry &entry : all) {
            entry.sequence = ++number;
            const QByteArray hash = auditHash(previous, auditDigest(chain, entry));
            sql += "INSERT INTO event (sequence, at, dossier, kind, detail, previous, hash) VALUES ("
                + QByteArray::number(number) + ',' + QByteArray::number(entry.at) + ",NULL,'" + entry.kind
                + "','" + entry.detail + "',x'" + previous.toHex() + "',x'" + hash.toHex() + "');";
            previous = hash;
        }
        tamper(sql + "COMMIT");
    }
    QString backup()
    {
        clock->advance(1'000);
        return valueOf(Backups({disk.path(), 24LL * 60 * 60'000, 7, true}).make(store())).file;
    }
    /// The kiosk goes on with a restored store.
    void restore(const QString &file)
    {
        anchoring.reset();
        close();
        const QString made = elsewhere.filePath(u"state"_s);
        valueOf(restoreBackup(file, made, path(), clock, KeyKeeping(), nullptr));
        ASSERT_TRUE(QDir().rename(path(), elsewhere.filePath(u"lost"_s)));
        ASSERT_TRUE(QDir().rename(made, path()));
        open();
        connect();
    }

    QTemporaryDir disk, elsewhere;
};

} // namespace

TEST_F(Lineage, aLogMadeAnewUnderAnotherIdIsFoundOutBeforeCentralHasSignedItAndAfter)
{
    write(6);
    anchor();
    EXPECT_EQ(verify().exit, 0);
    EXPECT_EQ(verify().earlier().size(), 0);
    EXPECT_DONE(checkAuditAtCentral(*central, path()));
    forge([](QList<AuditEntry> &all) { all.removeAt(3); });
    EXPECT_DONE(checkAudit(store(), path())); // nothing here can tell
    for (const bool anchored : {false, true}) {
        if (anchored)
            anchor();
        const auto ran = verify();
        EXPECT_EQ(ran.exit, 3);
        EXPECT_EQ(ran.breach(), u"begun-anew"_s);
        ASSERT_EQ(ran.earlier().size(), 1);
        EXPECT_TRUE(ran.earlier()[0][u"entry"].isNull());
        EXPECT_FAULT(checkAuditAtCentral(*central, path()), AuditBroken);
    }
    // Once central's staff has looked into it, it is told, and no breach any more; for this log alone.
    sandbox.accept(enrolment.kioskId);
    const auto accepted = verify();
    EXPECT_EQ(accepted.exit, 0);
    EXPECT_TRUE(accepted.earlier()[0][u"accepted"].toBool());
    EXPECT_TRUE(accepted.earlier()[0][u"detail"].isString());
}

TEST_F(Lineage, aRestoredStoreGoesOnFromWhatWasCountersigned)
{
    write(6);
    anchor();
    const QByteArray before = chainOf(path());
    restore(backup());
    for (const bool anchored : {false, true}) {
        if (anchored)
            anchor();
        const auto ran = verify();
        EXPECT_EQ(ran.exit, 0) << qPrintable(ran.breach());
        ASSERT_EQ(ran.earlier().size(), 1);
        EXPECT_EQ(ran.earlier()[0][u"chain"].toString(), QString::fromLatin1(before.toHex()));
        EXPECT_EQ(ran.earlier()[0][u"countersigned"].toInt(), 7);
        EXPECT_GE(ran.earlier()[0][u"carried"].toInt(), 7);
        EXPECT_DONE(checkAuditAtCentral(*central, path()));
    }
}

TEST_F(Lineage, whatARestoredStoreLacksOfWhatWasCountersignedIsForCentralsStaffToAccept)
{
    write(6);
    anchor();
    const QString file = backup();
    write(3);
    anchor();
    restore(file);
    for (const bool anchored : {false, true}) {
        if (anchored)
            anchor();
        const auto ran = verify();
        EXPECT_EQ(ran.exit, 3);
        EXPECT_EQ(ran.breach(), u"cut-off"_s);
        EXPECT_LT(ran.earlier()[0][u"carried"].toInt(), ran.earlier()[0][u"countersigned"].toInt());
    }
    sandbox.accept(enrolment.kioskId);
    EXPECT_EQ(verify().exit, 0);
}

TEST_F(Lineage, whoeverWritesThatTheLogWasRestoredCannotChangeWhatWasCountersigned)
{
    write(6);
    anchor();
    write(3);
    anchor();
    const QByteArray before = chainOf(path());
    forge([&](QList<AuditEntry> &all) {
        all.removeAt(3);
        all.removeLast();
        AuditEntry said = all.last();
        said.kind = "restored";
        said.detail = R"({"chain":")" + before.toHex() + R"(","entries":8})";
        all += said;
    });
    anchor();
    EXPECT_EQ(verify().exit, 3);
    EXPECT_EQ(verify().breach(), u"rewritten"_s);
    sandbox.accept(enrolment.kioskId);
    EXPECT_EQ(verify().exit, 3) << "nobody accepts that";
    EXPECT_FAULT(checkAuditAtCentral(*central, path()), AuditBroken);
}

TEST_F(Lineage, anOldStateFolderThatIsUsedAgainIsFoundOut)
{
    write(6);
    anchor();
    restore(backup());
    anchor();
    sandbox.accept(enrolment.kioskId);
    EXPECT_EQ(verify().exit, 0);
    const auto ran = verify(elsewhere.filePath(u"lost"_s));
    EXPECT_EQ(ran.exit, 3);
    EXPECT_EQ(ran.breach(), u"begun-anew"_s);
    EXPECT_FALSE(ran.earlier()[0][u"accepted"].toBool()) << "what staff has accepted is the other";
}
