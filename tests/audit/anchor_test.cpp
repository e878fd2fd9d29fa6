// SPDX-License-Identifier: GPL-3.0-or-later
// Central countersigns where the log stands, and what it has countersigned cannot be taken back: over a real
// central.
#include "sync/audit/auditexport.h"
#include "sync/audit/audithealth.h"
#include "sync/audit/auditverifier.h"
#include "tests/audit/anchorfixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

TEST_F(Anchors, areMadeAtFirstThenAfterReceiptsAfterManyEntriesAndAfterHours)
{
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(anchoredUpTo(), 1); // the first time, whatever there is
    write(1);
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(anchoredUpTo(), 1);
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(anchoredUpTo(), 2);
    write(255);
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(anchoredUpTo(), 2);
    write(1);
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(anchoredUpTo(), 258);
    clock->advance(7LL * 3600 * 1000);
    EXPECT_DONE(anchoring->afterPass(true)); // nothing has happened since
    EXPECT_EQ(anchoredUpTo(), 258);
    write(1);
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(anchoredUpTo(), 259);
    EXPECT_EQ(valueOf(checkAudit(store(), path())), 259);
}

TEST_F(Anchors, aLongLogIsSentInPieces)
{
    // As the store would, but in one transaction.
    const auto stretch = valueOf(store().auditStretch(0, 1));
    AuditEntry entry {stretch.sequence, 0, {}, "x", "{}", {}, stretch.hash};
    QByteArray sql = "BEGIN;";
    while (entry.sequence < 9'001) {
        ++entry.sequence;
        entry.previous = entry.hash;
        entry.hash = auditHash(entry.previous, auditDigest(stretch.chain, entry));
        sql += "INSERT INTO event VALUES (" + QByteArray::number(entry.sequence) + ", 0, NULL, 'x', '{}', x'"
            + entry.previous.toHex() + "', x'" + entry.hash.toHex() + "');";
    }
    tamper(sql + "COMMIT");
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(anchoredUpTo(), 9'001);
    EXPECT_EQ(valueOf(valueOf(AuditLog::open(databasePath()))->anchors()).size(), 3);
    EXPECT_EQ(valueOf(checkAudit(store(), path())), 9'001);
}

TEST_F(Anchors, whatCentralSaidButNobodyHeardIsAskedForAgain)
{
    EXPECT_DONE(anchoring->afterPass(true));
    sandbox.misbehave(
        {{u"drop_reply"_s, QJsonObject {{u"path"_s, u"/audit"_s}, {u"times"_s, 2}}}}); // libcurl asks twice
    write(3);
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(anchoredUpTo(), 1);
    write(2);
    clock->advance(61'000);
    EXPECT_DONE(anchoring->afterPass(false)); // the receipts are not forgotten
    EXPECT_EQ(anchoredUpTo(), head());
    EXPECT_TRUE(atCentral(u"alarm"_s).isEmpty());
    EXPECT_TRUE(kinds(u"audit-refused"_s).isEmpty());
}

TEST_F(Anchors, anAbsentCentralCostsNothingButTime)
{
    sandbox.kill();
    write(2);
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(anchoredUpTo(), 0);
    EXPECT_TRUE(kinds(u"audit-refused"_s).isEmpty());
    sandbox.start();
    clock->advance(61'000);
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(anchoredUpTo(), head());
}

TEST_F(Anchors, aRolledBackLogIsRefusedAndBothSidesKnow)
{
    write(10);
    EXPECT_DONE(anchoring->afterPass(true));
    tamper("DELETE FROM anchor; DELETE FROM event WHERE sequence > 5");
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(kinds(u"audit-refused"_s), QStringList {u"central: audit-rolled-back"_s});
    const auto alarms = atCentral(u"alarm"_s);
    ASSERT_EQ(alarms.size(), 1);
    EXPECT_EQ(alarms.first().value(u"alarm").toString(), u"rolled-back"_s);
    EXPECT_EQ(alarms.first().value(u"kiosk_id").toString(), enrolment.kioskId);
    EXPECT_FAULT(checkAudit(store(), path()), AuditBroken);

    // However often it is tried, it is one alarm and one entry.
    for (int again = 0; again < 3; ++again) {
        clock->advance(61'000);
        EXPECT_DONE(anchoring->afterPass(true));
    }
    EXPECT_EQ(kinds(u"audit-refused"_s).size(), 1);
    EXPECT_EQ(atCentral(u"alarm"_s).size(), 1);
}

TEST_F(Anchors, aLogMadeAnewIsAFork)
{
    write(10);
    EXPECT_DONE(anchoring->afterPass(true));
    // Another history of the same length and more, sound by itself: of a kiosk that never wrote entry 5.
    const QByteArray chain = valueOf(store().auditStretch(0, 1)).chain;
    const auto events = valueOf(AuditLog::open(databasePath()));
    QList<AuditEntry> all;
    EXPECT_DONE(events->read([&](const AuditEntry &entry) {
        all += entry;
        return true;
    }));
    all[4].detail = "{}";
    QByteArray sql, previous = auditBeginning();
    for (AuditEntry &entry : all) {
        entry.previous = previous;
        entry.hash = previous = auditHash(previous, auditDigest(chain, entry));
        sql += "UPDATE event SET detail = '" + entry.detail + "', previous = x'" + entry.previous.toHex()
            + "', hash = x'" + entry.hash.toHex() + "' WHERE sequence = " + QByteArray::number(entry.sequence)
            + ';';
    }
    tamper(sql);
    EXPECT_FAULT(checkAudit(store(), path()), AuditBroken); // its own anchor tells already
    write(2);
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(kinds(u"audit-refused"_s), QStringList {u"central: audit-forked"_s});
    tamper("DELETE FROM anchor");
    write(1);
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(atCentral(u"alarm"_s).size(), 1);
    EXPECT_EQ(atCentral().first().value(u"sequence").toInt(), 11);
}

TEST_F(Anchors, aLogThatLostItsTailSinceTheLastAnchorIsKnownHereToo)
{
    write(10);
    EXPECT_DONE(anchoring->afterPass(true));
    tamper("DELETE FROM event WHERE sequence > 8");
    EXPECT_FAULT(checkAudit(store(), path()), AuditBroken);
    EXPECT_DONE(anchoring->afterPass(false));
    EXPECT_EQ(kinds(u"audit-refused"_s).size(), 1);
    EXPECT_EQ(atCentral(u"alarm"_s).size(), 1);
}

TEST_F(Anchors, onceStaffOfCentralHasLookedIntoItTheLogGoesOn)
{
    write(10);
    EXPECT_DONE(anchoring->afterPass(true));
    tamper("DELETE FROM anchor; DELETE FROM event WHERE sequence > 5");
    EXPECT_DONE(anchoring->afterPass(true));
    ASSERT_EQ(kinds(u"audit-refused"_s).size(), 1);
    sandbox.accept(enrolment.kioskId);
    clock->advance(61'000);
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(anchoredUpTo(), 6);
    EXPECT_EQ(kinds(u"audit-accepted"_s).size(), 1);
    EXPECT_TRUE(atCentral(u"alarm"_s).first().value(u"accepted").toBool());
    EXPECT_DONE(checkAudit(store(), path()));
}

TEST_F(Anchors, aNewChainOfAKnownKioskIsServedAndReported)
{
    EXPECT_DONE(anchoring->afterPass(true));
    anchoring.reset();
    close();
    for (const char *name : {"/store.sqlite", "/store.sqlite-wal", "/store.sqlite-shm"})
        QFile::remove(path() + QLatin1String(name));
    open();
    connect();
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(anchoredUpTo(), 2) << "the old database is gone, and the key is named anew";
    EXPECT_TRUE(kinds(u"audit-refused"_s).isEmpty());
    ASSERT_EQ(atCentral(u"alarm"_s).size(), 1);
    EXPECT_EQ(atCentral(u"alarm"_s).first().value(u"alarm").toString(), u"new-chain"_s);
}

TEST_F(Anchors, aCentralThatIsAYoungerCopyOfItselfIsToldAllAgain)
{
    write(3);
    EXPECT_DONE(anchoring->afterPass(true));
    sandbox.kill();
    {
        RawDatabase raw(sandbox.stateDirectory() + u"/central.sqlite"_s);
        ASSERT_EQ(raw.run("DELETE FROM audit_anchor"), SQLITE_OK);
    }
    sandbox.start();
    write(2);
    restart();
    EXPECT_DONE(anchoring->afterPass(true));
    EXPECT_EQ(anchoredUpTo(), head());
    EXPECT_TRUE(atCentral(u"alarm"_s).isEmpty());
}

TEST_F(Anchors, anAnchorThatCentralDidNotSignIsFoundOut)
{
    write(3);
    EXPECT_DONE(anchoring->afterPass(true));
    const AuditAnchor anchor = *valueOf(store().lastAnchor());
    const QByteArray chain = valueOf(store().auditStretch(0, 1)).chain;
    const AnchorTrust trust = loadAnchorTrust(path());
    EXPECT_EQ(judgeAnchors({anchor}, chain, trust).holding.size(), 1);
    AuditAnchor elsewhere = anchor;
    elsewhere.sequence = 2;
    EXPECT_EQ(judgeAnchors({elsewhere}, chain, trust).wrong.size(), 1);
    AuditAnchor forged = anchor;
    forged.statement[forged.statement.size() / 2] ^= 1;
    EXPECT_EQ(judgeAnchors({forged}, chain, trust).holding.size(), 0);
    EXPECT_EQ(judgeAnchors({anchor}, QByteArray(16, 'c'), trust).wrong.size(), 1);
    EXPECT_EQ(judgeAnchors({anchor}, chain, {}).unknown.size(), 1);
}

TEST_F(Anchors, goWithTheExportAndHoldThereWithoutTheKiosk)
{
    write(10);
    EXPECT_DONE(anchoring->afterPass(true));
    write(3);
    const QString file = path() + u"/audit.jsonl"_s;
    valueOf(exportAudit(*valueOf(AuditLog::open(databasePath())), loadAnchorTrust(path()), file));
    const auto log = valueOf(AuditExport::open(file));
    const JudgedAnchors judged =
        judgeAnchors(valueOf(log->anchors()), valueOf(log->chain()), valueOf(log->trust()));
    EXPECT_EQ(judged.holding.size(), 1);
    const AuditVerdict verdict = valueOf(verifyAudit(*log, judged.holding));
    EXPECT_FALSE(verdict.broken.has_value());
    EXPECT_EQ(verdict.anchoredUpTo, 11);
    QProcess python;
    python.start(qEnvironmentVariable("MOTCUA_PYTHON"), {QStringLiteral(VERIFY_EXPORT), file});
    ASSERT_TRUE(python.waitForFinished(60'000));
    EXPECT_EQ(python.exitCode(), 0);
    EXPECT_TRUE(python.readAllStandardOutput().contains("1 anchors, up to entry 11"));
}

TEST_F(Anchors, centralIsAskedForItsOwnWhenThoseHereAreGone)
{
    write(10);
    EXPECT_DONE(anchoring->afterPass(true));
    tamper("DELETE FROM anchor; DELETE FROM event WHERE sequence > 8");
    anchoring.reset();
    close();
    const auto ctl = [&](const QStringList &more) {
        QProcess process;
        process.start(
            program(u"motcuactl"_s), QStringList {u"--state"_s, path(), u"audit"_s, u"verify"_s} + more);
        process.waitForFinished(60'000);
        return std::pair {
            process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object()};
    };
    EXPECT_EQ(ctl({}).first, 3); // the mark of what was told of is left
    ASSERT_TRUE(QFile::remove(databasePath() + u"-mark"_s));
    EXPECT_EQ(ctl({}).first, 0); // nothing here can tell
    const auto [exit, printed] = ctl({u"--with-central"_s});
    EXPECT_EQ(exit, 3);
    EXPECT_EQ(printed[u"broken"][u"entry"].toInt(), 9);
    EXPECT_EQ(printed[u"broken"][u"breach"].toString(), u"cut-off"_s);
}
