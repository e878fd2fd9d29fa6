// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include "tests/audit/auditfixture.h"

using namespace motcua;
using namespace motcua::test;

namespace
{

class AuditChain : public StoreTest
{
protected:
    AuditVerdict verdict() { return valueOf(verifyAudit(*valueOf(AuditLog::open(databasePath())), {})); }
};

} // namespace

TEST_F(AuditChain, everyStateADossierCanBeInLeavesASoundLog)
{
    for (const auto state : {DossierState::Draft, DossierState::Queued, DossierState::Uploading,
             DossierState::Attention, DossierState::Submitted, DossierState::Kept}) {
        makeIn(state);
        clock->advance(1000);
        if (state == DossierState::Draft)
            EXPECT_DONE(store().abandonDraft(*valueOf(store().draft())));
        EXPECT_FALSE(verdict().broken.has_value());
    }
    EXPECT_EQ(verdict().entries, valueOf(store().events()).size());
    reopen();
    EXPECT_DONE(
        store().addEvent({}, QStringLiteral("Mở lại"), {{QStringLiteral("ổ"), QStringLiteral("đĩa")}}));
    EXPECT_FALSE(verdict().broken.has_value());
}

TEST_F(AuditChain, aChangeThatDidNotHappenLeavesNoEntryAndNoGap)
{
    const DossierId id = makeIn(DossierState::Kept);
    const qint64 before = verdict().entries;
    EXPECT_FAULT(store().retry(id), DossierState);
    EXPECT_FAULT(store().shred(id), DossierState);
    EXPECT_DONE(store().addEvent({}, QStringLiteral("after")));
    const AuditVerdict found = verdict();
    EXPECT_FALSE(found.broken.has_value());
    EXPECT_EQ(found.entries, before + 1);
}

TEST_F(AuditChain, processesThatWriteAtOnceMakeOneChain)
{
    close();
    QList<pid_t> children;
    for (int number = 0; number < 4; ++number) {
        const pid_t child = ::fork();
        if (child == 0) {
            auto other = Store::open(path(), clock);
            bool all = other.has_value();
            for (int i = 0; all && i < 25; ++i)
                all = (*other)->addEvent({}, QStringLiteral("n"), {{QStringLiteral("i"), i}}).has_value();
            ::_exit(all ? 0 : 1);
        }
        children += child;
    }
    for (const pid_t child : children) {
        int status = 1;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    open();
    const AuditVerdict found = verdict();
    EXPECT_FALSE(found.broken.has_value());
    EXPECT_EQ(found.entries, 1 + 4 * 25);
}

TEST_F(AuditChain, theTableTakesOnlyWhatFollows)
{
    makeIn(DossierState::Queued);
    close();
    RawDatabase raw(databasePath());
    const QByteArray last = "(SELECT hash FROM event ORDER BY sequence DESC LIMIT 1)";
    const auto insert = [&](const QByteArray &number, const QByteArray &previous) {
        return raw.run(
            "INSERT INTO event VALUES (" + number + ", 1, NULL, 'x', '{}', " + previous + ", zeroblob(32))");
    };
    EXPECT_EQ(insert("5", last), SQLITE_CONSTRAINT); // a gap
    EXPECT_EQ(insert("0", last), SQLITE_CONSTRAINT);
    EXPECT_EQ(insert("NULL", last), SQLITE_CONSTRAINT);
    EXPECT_EQ(insert("4", "zeroblob(32)"), SQLITE_CONSTRAINT); // not linked
    EXPECT_EQ(
        raw.run("INSERT OR REPLACE INTO event SELECT * FROM event WHERE sequence = 2"), SQLITE_CONSTRAINT);
    EXPECT_EQ(raw.run("DELETE FROM audit_chain"), SQLITE_CONSTRAINT);
    EXPECT_EQ(raw.run("UPDATE audit_chain SET id = zeroblob(16)"), SQLITE_CONSTRAINT);
    EXPECT_EQ(raw.integer("SELECT count(*) FROM event"), 3);
}

TEST_F(AuditChain, eachStoreHasAChainOfItsOwn)
{
    const QByteArray here = verdict().chain;
    EXPECT_EQ(here.size(), 16);
    QTemporaryDir elsewhere;
    valueOf(Store::open(elsewhere.path(), clock)).reset();
    EXPECT_NE(
        here, valueOf(valueOf(AuditLog::open(elsewhere.path() + QStringLiteral("/store.sqlite")))->chain()));
}

TEST_F(AuditChain, eventsOfAStoreThatHadNoChainAreChainedInTheirOrder)
{
    close();
    ASSERT_TRUE(QDir(path()).removeRecursively());
    ASSERT_TRUE(QDir().mkpath(path()));
    QFile schema(QStringLiteral(SCHEMA1_FILE));
    ASSERT_TRUE(schema.open(QIODevice::ReadOnly));
    {
        RawDatabase raw(databasePath());
        ASSERT_EQ(raw.run(schema.readAll()), SQLITE_OK);
        for (int i = 1; i <= 50; ++i)
            ASSERT_EQ(raw.run("INSERT INTO event (at, dossier, kind, detail) VALUES ("
                          + QByteArray::number(1'700'000'000'000 + i)
                          + (i % 2 ? ", NULL" : ", x'01923456789a7000800000000000abcd'") + ", 'k"
                          + QByteArray::number(i) + "', '{\"lý do\":" + QByteArray::number(i) + "}')"),
                SQLITE_OK);
    }
    open();
    const auto events = valueOf(store().events());
    ASSERT_EQ(events.size(), 51); // and the new key's
    for (int i = 1; i <= 50; ++i) {
        EXPECT_EQ(events[i - 1].sequence, i);
        EXPECT_EQ(events[i - 1].kind, QStringLiteral("k%1").arg(i));
        EXPECT_EQ(events[i - 1].at, 1'700'000'000'000 + i);
        EXPECT_EQ(events[i - 1].dossier.has_value(), i % 2 == 0);
        EXPECT_EQ(events[i - 1].detail[QStringLiteral("lý do")].toInt(), i);
    }
    EXPECT_FALSE(verdict().broken.has_value());
    EXPECT_EQ(verdict().entries, 51);
}
