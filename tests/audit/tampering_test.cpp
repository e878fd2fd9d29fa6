// SPDX-License-Identifier: GPL-3.0-or-later
// Each way to lie about what happened is found, and called by its name.
#include "tests/audit/auditfixture.h"

using namespace motcua;
using namespace motcua::test;
using Breach = AuditBreach;

using AuditTampering = AuditTest;

TEST_F(AuditTampering, anUntouchedLogIsSound)
{
    const AuditVerdict found = verdict();
    EXPECT_FALSE(found.broken.has_value());
    EXPECT_EQ(found.entries, entries);
    EXPECT_EQ(found.head, read().last().hash);
    EXPECT_EQ(verdict({anchorAt(3), anchorAt(entries)}).anchoredUpTo, entries);
}

TEST_F(AuditTampering, aChangedEntryIsNamedWhicheverFieldItIs)
{
    const QByteArray other = "x'" + QByteArray(64, '5') + "'";
    for (const QByteArray &change : {QByteArray("kind = 'kept'"), QByteArray("detail = '{}'"),
             QByteArray("at = at + 1"), QByteArray("dossier = NULL"), QByteArray("detail = detail || ' '"),
             "hash = " + other, "previous = " + other}) {
        freshCopy();
        tamper("UPDATE event SET " + change + " WHERE sequence = 2");
        expectBroken(verdict(), 2, Breach::Changed);
    }
    tamper("UPDATE event SET detail = '{}' WHERE sequence = 1");
    expectBroken(verdict(), 1, Breach::Changed);
}

TEST_F(AuditTampering, theFirstAndTheLastEntryAreHeldToo)
{
    tamper("UPDATE event SET kind = 'kept' WHERE sequence = " + QByteArray::number(entries));
    expectBroken(verdict(), entries, Breach::Changed);
    tamper("UPDATE event SET at = 1 WHERE sequence = 1");
    expectBroken(verdict(), 1, Breach::Changed);
}

TEST_F(AuditTampering, anEntryMadeAnewWithItsHashIsFoundByTheOneAfterIt)
{
    tamper("UPDATE event SET detail = '{\"code\":\"another\"}' WHERE sequence = 5");
    rehash(5, 5);
    expectBroken(verdict(), 5, Breach::Changed);
}

TEST_F(AuditTampering, aRemovedEntryIsNamed)
{
    tamper("DELETE FROM event WHERE sequence = 4");
    expectBroken(verdict(), 4, Breach::Removed);
}

TEST_F(AuditTampering, severalRemovedEntriesAreNamedByTheFirst)
{
    tamper("DELETE FROM event WHERE sequence BETWEEN 4 AND 7");
    expectBroken(verdict(), 4, Breach::Removed);
    tamper("DELETE FROM event WHERE sequence = 1");
    expectBroken(verdict(), 1, Breach::Removed);
}

TEST_F(AuditTampering, aRemovedEntryIsNamedEvenWhenTheRestCloseTheGap)
{
    tamper("DELETE FROM event WHERE sequence = 4;"
           "UPDATE event SET sequence = sequence + 1000 WHERE sequence > 4;"
           "UPDATE event SET sequence = sequence - 1001 WHERE sequence > 4");
    expectBroken(verdict(), 4, Breach::Removed);
}

TEST_F(AuditTampering, aLogWithoutEntriesHasLostItsFirst)
{
    tamper("DELETE FROM event");
    expectBroken(verdict(), 1, Breach::Removed);
}

namespace
{

/// Room for one more entry at `number`, the rest moved up.
QByteArray makeRoom(const char *number)
{
    return QByteArray("UPDATE event SET sequence = sequence + 1000 WHERE sequence >= ") + number
        + ";UPDATE event SET sequence = sequence - 999 WHERE sequence >= 1000;";
}

} // namespace

TEST_F(AuditTampering, anInsertedEntryIsNamed)
{
    tamper(makeRoom("6")
        + "INSERT INTO event SELECT 6, at, dossier, 'staff-looked', '{}', previous, hash FROM event WHERE "
          "sequence = 5");
    expectBroken(verdict(), 6, Breach::Inserted);
}

TEST_F(AuditTampering, anInsertedCopyOfAnEntryIsNamed)
{
    tamper(makeRoom("6")
        + "INSERT INTO event SELECT 6, at, dossier, kind, detail, previous, hash FROM event WHERE sequence = "
          "3");
    expectBroken(verdict(), 6, Breach::Inserted);
}

TEST_F(AuditTampering, anInsertedEntryWithAHashOfItsOwnIsNamed)
{
    tamper(makeRoom("6")
        + "INSERT INTO event SELECT 6, at, dossier, 'staff-looked', '{}', previous, hash FROM event"
          " WHERE sequence = 5");
    rehash(6, 6);
    expectBroken(verdict(), 6, Breach::Inserted);
}

TEST_F(AuditTampering, reorderedEntriesAreNamedByTheFirst)
{
    for (const auto &[first, second] : {std::pair {3, 4}, std::pair {5, 11}, std::pair {1, entries}}) {
        freshCopy();
        tamper(QStringLiteral("UPDATE event SET sequence = 1000 WHERE sequence = %1;"
                              "UPDATE event SET sequence = %1 WHERE sequence = %2;"
                              "UPDATE event SET sequence = %2 WHERE sequence = 1000")
                   .arg(first)
                   .arg(second)
                   .toLatin1());
        expectBroken(verdict(), first, Breach::Reordered);
    }
}

TEST_F(AuditTampering, renumberedEntriesAreNamedByTheFirst)
{
    tamper("UPDATE event SET sequence = sequence + 1000 WHERE sequence >= 9");
    expectBroken(verdict(), 9, Breach::Renumbered);
    tamper("UPDATE event SET sequence = sequence + 5000 WHERE sequence = 2");
    expectBroken(verdict(), 2, Breach::Renumbered);
}

TEST_F(AuditTampering, anotherChainsNameFitsNothing)
{
    RawDatabase raw(copy());
    ASSERT_EQ(raw.run("DROP TRIGGER audit_chain_never_changes"), SQLITE_OK);
    ASSERT_EQ(raw.run("UPDATE audit_chain SET id = zeroblob(16)"), SQLITE_OK);
    expectBroken(verdict(), 1, Breach::Changed);
}

TEST_F(AuditTampering, aCutTailIsFoundUpToTheLastAnchor)
{
    const QList<AuditAnchor> anchors {anchorAt(3), anchorAt(12)};
    tamper("DELETE FROM event WHERE sequence > 12");
    EXPECT_FALSE(verdict(anchors).broken.has_value()); // beyond what anyone has countersigned
    tamper("DELETE FROM event WHERE sequence > 8");
    EXPECT_FALSE(verdict().broken.has_value());
    expectBroken(verdict(anchors), 9, Breach::CutOff);
    tamper("DELETE FROM event");
    expectBroken(verdict(anchors), 1, Breach::CutOff);
}

TEST_F(AuditTampering, whatTheDatabasesOwnLogHasLostIsFoundWithoutAnAnchor)
{
    open();
    makeDraft();
    const QString end = QStringLiteral("-wal");
    for (const QString &suffix : {QString(), end, QStringLiteral("-mark")}) {
        QFile::remove(copy() + suffix);
        ASSERT_TRUE(QFile::copy(databasePath() + suffix, copy() + suffix));
    }
    EXPECT_FALSE(verdict().broken.has_value());
    QFile::remove(copy() + QStringLiteral("-shm"));
    ASSERT_TRUE(QFile::resize(copy() + end, QFileInfo(copy() + end).size() - 4096));
    const AuditVerdict found = verdict();
    expectBroken(found, found.entries + 1, Breach::CutOff);
    close();
}

TEST_F(AuditTampering, aLogMadeAnewIsFoundByTheFirstAnchorThatSawAnother)
{
    const QList<AuditAnchor> anchors {anchorAt(3), anchorAt(6), anchorAt(9), anchorAt(entries)};
    tamper("UPDATE event SET kind = 'nothing' WHERE sequence = 8");
    rehash(8, entries);
    EXPECT_FALSE(verdict().broken.has_value());
    const AuditVerdict found = verdict(anchors);
    expectBroken(found, 7, Breach::Rewritten);
    EXPECT_EQ(found.anchoredUpTo, 6);
}

TEST_F(AuditTampering, anchorsSaidTwiceOrOfNoEntryDoNotConfuse)
{
    EXPECT_EQ(verdict({{0, QByteArray(32, 'x'), {}, 0}, anchorAt(3), anchorAt(3)}).anchoredUpTo, 3);
    EXPECT_FALSE(verdict({anchorAt(3), anchorAt(3)}).broken.has_value());
}

TEST_F(AuditTampering, theBreachThatComesFirstIsNamed)
{
    tamper("UPDATE event SET kind = 'x' WHERE sequence IN (5, 9)");
    tamper("DELETE FROM event WHERE sequence = 7");
    const AuditVerdict found = verdict();
    expectBroken(found, 5, Breach::Changed);
    EXPECT_EQ(found.entries, 4);
}
