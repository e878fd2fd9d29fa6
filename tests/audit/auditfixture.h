// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/audit/auditverifier.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

namespace motcua::test
{

/// A store with a life behind it, and copies of its database to do bad things to.
class AuditTest : public StoreTest
{
protected:
    static constexpr int entries = 14;

    void SetUp() override
    {
        StoreTest::SetUp();
        makeIn(DossierState::Kept); // kiosk-key, draft-begun, queued, uploading, submitted, kept
        makeIn(DossierState::Submitted);
        makeIn(DossierState::Attention);
        close();
        freshCopy();
    }
    void freshCopy()
    {
        QFile::remove(copy());
        ASSERT_TRUE(QFile::copy(databasePath(), copy()));
        RawDatabase raw(copy());
        ASSERT_EQ(raw.integer("SELECT count(*) FROM event"), entries);
        for (const char *trigger : {"event_follows", "event_never_changes", "event_never_goes"})
            ASSERT_EQ(raw.run(QByteArray("DROP TRIGGER ") + trigger), SQLITE_OK);
    }
    QString copy() const { return path() + QStringLiteral("/copy.sqlite"); }

    void tamper(const QByteArray &sql)
    {
        RawDatabase raw(copy());
        ASSERT_EQ(raw.run(sql), SQLITE_OK) << sql.constData();
    }
    AuditVerdict verdict(const QList<AuditAnchor> &anchors = {})
    {
        const auto log = valueOf(AuditLog::open(copy()));
        return valueOf(verifyAudit(*log, anchors));
    }
    /// The copy's entries, to make anew what a cunning person would make anew.
    QList<AuditEntry> read()
    {
        QList<AuditEntry> all;
        const auto log = valueOf(AuditLog::open(copy()));
        EXPECT_DONE(log->read([&](const AuditEntry &entry) {
            all += entry;
            return true;
        }));
        return all;
    }
    AuditAnchor anchorAt(qint64 sequence) { return {sequence, read().at(sequence - 1).hash, {}, 0}; }
    /// Hashes of the rows from `first` to `last`, made anew so that they agree with one another.
    void rehash(qint64 first, qint64 last)
    {
        const QByteArray chain = valueOf(valueOf(AuditLog::open(copy()))->chain());
        const QList<AuditEntry> all = read();
        QByteArray previous = first > 1 ? all.at(first - 2).hash : auditBeginning();
        for (qint64 number = first; number <= last; ++number) {
            AuditEntry entry = all.at(number - 1);
            const QByteArray hash = auditHash(previous, auditDigest(chain, entry));
            tamper("UPDATE event SET previous = x'" + previous.toHex() + "', hash = x'" + hash.toHex()
                + "' WHERE sequence = " + QByteArray::number(number));
            previous = hash;
        }
    }
    static void expectBroken(const AuditVerdict &found, qint64 entry, AuditBreach breach)
    {
        ASSERT_TRUE(found.broken.has_value());
        EXPECT_EQ(found.broken->entry, entry) << qPrintable(found.broken->detail);
        EXPECT_EQ(auditBreachName(found.broken->breach), auditBreachName(breach))
            << qPrintable(found.broken->detail);
    }
};

} // namespace motcua::test
