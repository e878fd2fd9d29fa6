// SPDX-License-Identifier: GPL-3.0-or-later
// Tries to break each rule of INVARIANTS.md by plain SQL, as another program or a mistake of ours could.
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;

namespace
{

const std::array<DossierState, 7> states {DossierState::Draft, DossierState::Queued, DossierState::Uploading,
    DossierState::Submitted, DossierState::Attention, DossierState::Kept, DossierState::Shredded};

class Invariants : public StoreTest
{
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        m_raw.emplace(databasePath());
        // Only the rules under test stand in the way; foreign keys as the store itself has them.
        ASSERT_EQ(m_raw->run("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = ON"), SQLITE_OK);
    }

    /// A dossier that has one of everything which its state may have.
    DossierId fullIn(DossierState state)
    {
        const DossierId id = makeDraft();
        addPage(id, QStringLiteral("don"), inventedPage(1));
        addPage(id, QStringLiteral("don"), inventedPage(2));
        EXPECT_DONE(store().saveForm(id, {{QStringLiteral("ten"), QStringLiteral("Thử")}}));
        if (state == DossierState::Draft) {
            valueOf(store().sheetFed(id, QStringLiteral("don")));
            return id;
        }
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        const QByteArray content = randomBytes(200'000, 3);
        valueOf(store().savePart(id, inventedPart(QStringLiteral("don"), content), content));
        EXPECT_DONE(store().saveManifest(id, "{}"));
        if (state == DossierState::Queued)
            return id;
        EXPECT_DONE(store().setUploading(id));
        if (state == DossierState::Uploading)
            return id;
        if (state == DossierState::Attention) {
            EXPECT_DONE(store().refuse(id, FaultId::CentralRefused, QStringLiteral("Thiếu chữ ký")));
            return id;
        }
        EXPECT_DONE(store().setReceipt(id, {QStringLiteral("H-%1").arg(++m_codes), clock->wall, {}}));
        if (state == DossierState::Kept)
            EXPECT_DONE(store().shred(id));
        return id;
    }

    /// `sql` as one transaction; what it did is undone.
    int tried(const QByteArray &sql, bool withRules)
    {
        EXPECT_EQ(m_raw->run("BEGIN IMMEDIATE"), SQLITE_OK);
        if (!withRules)
            m_raw->dropTriggers();
        int status = m_raw->run(sql);
        // With rules it is the commit that judges; it must not succeed, or the next case would see it.
        if (status == SQLITE_OK && withRules)
            status = m_raw->run("COMMIT");
        m_raw->run("ROLLBACK");
        return status;
    }
    /// The rules refuse it, and without them it would have gone through: nothing else stood in its way.
    void expectRefused(const QByteArray &sql)
    {
        SCOPED_TRACE(sql.constData());
        EXPECT_EQ(tried(sql, false), SQLITE_OK) << m_raw->lastError().constData();
        EXPECT_EQ(tried(sql, true), SQLITE_CONSTRAINT);
        EXPECT_TRUE(valueOf(store().check()).isEmpty());
    }
    /// The rules allow it; undone again.
    void expectAllowed(const QByteArray &sql)
    {
        SCOPED_TRACE(sql.constData());
        EXPECT_EQ(m_raw->run("BEGIN IMMEDIATE; " + sql), SQLITE_OK) << m_raw->lastError().constData();
        EXPECT_EQ(m_raw->run("ROLLBACK"), SQLITE_OK);
    }
    static QByteArray where(const DossierId &id) { return " WHERE id = x'" + id.toRfc4122().toHex() + "'"; }
    static QByteArray row(const DossierId &id) { return "(SELECT row FROM dossier" + where(id) + ")"; }
    static QByteArray of(const DossierId &id) { return " WHERE dossier = " + row(id); }
    /// An audit entry as anybody could add it.
    QByteArray entry(const DossierId &id, const QByteArray &kind)
    {
        return "INSERT INTO event SELECT sequence + 1, at, x'" + id.toRfc4122().toHex() + "', '" + kind
            + "', '{}', hash, randomblob(32) FROM event ORDER BY sequence DESC LIMIT 1; ";
    }
    RawDatabase &raw() { return *m_raw; }

private:
    std::optional<RawDatabase> m_raw;
    int m_codes = 0;
};

} // namespace

TEST_F(Invariants, aDossierGoesFromStateToStateAsItsLifeAllows)
{
    using S = DossierState;
    const std::map<S, QList<S>> allowed {{S::Draft, {S::Queued}},
        {S::Queued, {S::Uploading, S::Attention, S::Submitted}},
        {S::Uploading, {S::Queued, S::Attention, S::Submitted}}, {S::Attention, {S::Queued, S::Submitted}},
        {S::Submitted, {}}, {S::Kept, {}}};
    for (const auto &[from, leads] : allowed) {
        const DossierId id = fullIn(from);
        for (const S to : states) {
            const QByteArray sql =
                "UPDATE dossier SET state = '" + dossierStateName(to).toUtf8() + "'" + where(id);
            if (to == from || leads.contains(to))
                expectAllowed(sql);
            else
                expectRefused(sql);
        }
        if (from == S::Draft)
            EXPECT_DONE(store().abandonDraft(id));
    }
}

TEST_F(Invariants, aDossierBeginsAsADraftAndIsPutInNoOthersPlace)
{
    const DossierId id = fullIn(DossierState::Queued);
    const QByteArray begin =
        " INTO dossier (row, id, state, procedure_id, procedure_code, case_id, catalogue_version, level,"
        " created_at, submitted_at, token, key_kiosk, ready) VALUES ";
    const QByteArray rest = ", 'p', 'c', 'k', 'v', 1, 5, ";
    const QByteArray other = "NULL, randomblob(16)";
    for (const char *state : {"queued", "uploading", "attention", "submitted", "kept", "shredded"})
        expectRefused("INSERT" + begin + "(" + other + ", '" + state + "'" + rest
            + "5, randomblob(16), randomblob(73), 0)");
    expectRefused("INSERT" + begin + "(" + other + ", 'draft'" + rest + "NULL, NULL, randomblob(73), 1)");
    expectAllowed("INSERT" + begin + "(" + other + ", 'draft'" + rest + "NULL, NULL, randomblob(73), 0)");
    const QByteArray draft = ", 'draft'" + rest + "NULL, NULL, randomblob(73), 0)";
    expectRefused("INSERT OR REPLACE" + begin + "(NULL, x'" + id.toRfc4122().toHex() + "'" + draft);
    expectRefused("INSERT OR REPLACE" + begin + "(" + row(id) + ", randomblob(16)" + draft);
}

TEST_F(Invariants, whatADossierIsStaysAndItsCodeAndSubmissionTime)
{
    const DossierId other = fullIn(DossierState::Submitted);
    for (const DossierState state : {DossierState::Queued, DossierState::Submitted, DossierState::Kept}) {
        const DossierId id = fullIn(state);
        for (const char *change :
            {"id = randomblob(16)", "row = row + 100", "procedure_id = 'x'", "procedure_code = 'x'",
                "case_id = 'x'", "catalogue_version = 'x'", "created_at = created_at + 1",
                "submitted_at = submitted_at + 1", "submitted_at = NULL", "token = randomblob(16)"}) {
            // Others' rows point at the row's number.
            if (QByteArray(change).startsWith("row"))
                EXPECT_EQ(tried("UPDATE dossier SET row = row + 100" + where(id), true), SQLITE_CONSTRAINT);
            else
                expectRefused("UPDATE dossier SET " + QByteArray(change) + where(id));
        }
        expectAllowed("UPDATE dossier SET attempts = 9, next_attempt_at = 9, last_fault = 'x'" + where(id));
        if (state == DossierState::Queued)
            continue;
        for (const char *change : {"code = 'x'", "code = NULL", "received_at = received_at + 1"})
            expectRefused("UPDATE dossier SET " + QByteArray(change) + where(id));
    }
    const DossierId unsent = fullIn(DossierState::Uploading);
    expectRefused("UPDATE OR REPLACE dossier SET code = (SELECT code FROM dossier" + where(other) + ")"
        + where(unsent));
    expectRefused("UPDATE OR REPLACE dossier SET submitted_at = 9, token = (SELECT token FROM dossier"
        + where(other) + ")" + where(makeDraft()));
}

TEST_F(Invariants, nothingThatWasSubmittedVanishes)
{
    for (const DossierState state : {DossierState::Draft, DossierState::Queued, DossierState::Uploading,
             DossierState::Attention, DossierState::Submitted, DossierState::Kept}) {
        SCOPED_TRACE(qPrintable(dossierStateName(state)));
        const DossierId id = fullIn(state);
        expectRefused("DELETE FROM dossier" + where(id));
        if (state != DossierState::Kept) {
            expectRefused("DELETE FROM blob" + of(id) + " AND kind IN (1, 3)");
            expectRefused("DELETE FROM blob" + of(id) + " AND kind = 4");
            expectRefused(
                "DELETE FROM page" + of(id) + "; DELETE FROM blob" + of(id) + " AND kind IN (4, 5, 6)");
            expectRefused("DELETE FROM sheet" + of(id) + " AND state = 'sealed'");
        }
        if (state == DossierState::Draft)
            EXPECT_DONE(store().abandonDraft(id));
    }
    // What is being sent or was filed does not go even with a word in the log.
    for (const DossierState state : {DossierState::Uploading, DossierState::Submitted}) {
        const DossierId id = fullIn(state);
        expectRefused(entry(id, "withdrawn") + "DELETE FROM blob" + of(id) + "; DELETE FROM page" + of(id)
            + "; DELETE FROM sheet" + of(id) + "; DELETE FROM dossier" + where(id));
    }
    // And a word alone does not do: its content goes first.
    const DossierId id = fullIn(DossierState::Queued);
    expectRefused(entry(id, "withdrawn") + "DELETE FROM dossier" + where(id));
    expectRefused(entry(id, "draft-abandoned") + "DELETE FROM blob" + of(id) + "; DELETE FROM page" + of(id)
        + "; DELETE FROM dossier" + where(id));
    expectAllowed(entry(id, "withdrawn") + "DELETE FROM blob" + of(id) + "; DELETE FROM page" + of(id)
        + "; DELETE FROM sheet" + of(id) + "; DELETE FROM dossier" + where(id));
}

TEST_F(Invariants, whatIsKeptHasNoContentAndTheLogSaysSo)
{
    const DossierId id = fullIn(DossierState::Submitted);
    const QByteArray keep = "UPDATE dossier SET state = 'kept', key_kiosk = NULL, key_recovery = NULL,"
                            " person_mac = NULL"
        + where(id);
    const QByteArray content = "DELETE FROM blob" + of(id) + "; ";
    const QByteArray pages = "DELETE FROM page" + of(id) + "; ";
    const QByteArray sheets = "DELETE FROM sheet" + of(id) + "; ";
    expectAllowed(entry(id, "kept") + content + pages + sheets + keep);
    expectRefused(keep);
    expectRefused(entry(id, "kept") + keep);
    expectRefused(entry(id, "kept") + content + pages + keep);
    expectRefused(content + pages + sheets + keep);
    // A key without a state, or the other way round, is the table's own constraint.
    ASSERT_EQ(raw().run("PRAGMA ignore_check_constraints = OFF"), SQLITE_OK);
    EXPECT_EQ(tried("UPDATE dossier SET key_kiosk = NULL" + where(id), true), SQLITE_CONSTRAINT);
    ASSERT_EQ(raw().run("PRAGMA ignore_check_constraints = ON"), SQLITE_OK);
    EXPECT_DONE(store().shred(id));
    expectRefused(
        "INSERT INTO blob (dossier, kind, owner, prefix, bytes) SELECT row, 11, 0, randomblob(16), 5"
        " FROM dossier"
        + where(id));
}

TEST_F(Invariants, aSheetIsSealedWithItsOnePageAndSettledForGood)
{
    const DossierId id = makeDraft();
    const PageId page = addPage(id, QStringLiteral("don"), inventedPage(1));
    const SheetId open = valueOf(store().sheetFed(id, QStringLiteral("don")));
    const SheetId faulted = valueOf(store().sheetFed(id, QStringLiteral("don")));
    EXPECT_DONE(store().sheetFaulted(faulted, FaultId::ScannerJam));
    const QByteArray sealedSheet = "(SELECT sheet FROM page)", openSheet = QByteArray::number(open);

    expectRefused("UPDATE sheet SET state = 'sealed' WHERE id = " + openSheet);
    for (const char *state : {"fed", "received", "faulted"})
        expectRefused("UPDATE sheet SET state = '" + QByteArray(state) + "' WHERE id = " + sealedSheet);
    for (const char *state : {"fed", "received", "sealed"})
        expectRefused("UPDATE sheet SET fault = NULL, state = '" + QByteArray(state)
            + "' WHERE id = " + QByteArray::number(faulted));
    expectAllowed("UPDATE sheet SET state = 'received' WHERE id = " + openSheet);
    expectRefused("UPDATE sheet SET number = 99 WHERE id = " + openSheet);
    expectRefused("UPDATE sheet SET component = 'x' WHERE id = " + openSheet);
    const QByteArray feed = "INSERT INTO sheet (dossier, component, number, state) VALUES ";
    expectAllowed(feed + "(" + row(id) + ", 'don', 4, 'fed')");
    expectRefused(feed + "(" + row(id) + ", 'don', 5, 'fed')");
    expectRefused(feed + "(" + row(id) + ", 'don', 4, 'received')");

    const QByteArray columns =
        "INSERT INTO page (dossier, sheet, component, place, width, height, dpi, bytes) VALUES ";
    const auto newPage = [&](SheetId sheet, const char *component) {
        return columns + "(" + row(id) + ", " + QByteArray::number(sheet) + ", '" + component
            + "', 9, 1, 1, 300, 5)";
    };
    expectRefused(newPage(open, "don")); // its sheet is not sealed by the end of the transaction
    expectRefused(newPage(open, "another"));
    expectRefused(newPage(faulted, "don"));
    expectRefused("INSERT OR REPLACE" + newPage(page, "don").mid(6));
    expectRefused(newPage(open, "don") + "; UPDATE sheet SET state = 'sealed' WHERE id = " + openSheet);
    for (const char *change : {"width = 1", "height = 1", "dpi = 1", "bytes = 1", "sheet = 1 + sheet"})
        expectRefused("UPDATE page SET " + QByteArray(change));
    expectAllowed("UPDATE page SET removed = 1, place = 7, component = 'x'");

    EXPECT_DONE(store().submit(id, inventedSubmission()));
    expectRefused("UPDATE page SET removed = 1");
    expectRefused("UPDATE page SET component = 'x'");
    expectRefused("UPDATE page SET place = 7");
    expectAllowed("UPDATE page SET reading_attempts = 2");
    expectRefused("UPDATE sheet SET state = 'received' WHERE id = " + openSheet);
    expectRefused(feed + "(" + row(id) + ", 'don', 4, 'fed')");
}

TEST_F(Invariants, sealedValuesAreWholeWhenTheyAreCommittedAndNeverChange)
{
    const DossierId id = fullIn(DossierState::Attention);
    const QByteArray blob =
        "INSERT INTO blob (id, dossier, kind, owner, prefix, bytes) SELECT 9999, row, 99, 0,"
        " randomblob(16), 70000 FROM dossier"
        + where(id) + "; ";
    const auto frame = [](int index, int bytes) {
        return "INSERT INTO frame (blob_id, idx, box) VALUES (9999, " + QByteArray::number(index)
            + ", randomblob(" + QByteArray::number(bytes) + ")); ";
    };
    expectAllowed(blob + frame(0, 65552) + frame(1, 4480));
    expectRefused(blob); // nothing
    expectRefused(blob + frame(0, 65552)); // the last is missing
    expectRefused(blob + frame(1, 4480)); // the first is missing
    expectRefused(blob + frame(0, 65551) + frame(1, 4480)); // cut
    expectRefused(blob + frame(0, 65552) + frame(1, 4481));
    expectRefused(blob + frame(0, 65552) + frame(1, 4480) + frame(2, 16));
    EXPECT_EQ(tried("INSERT INTO frame (blob_id, idx, box) VALUES (77777, 0, randomblob(20))", true),
        SQLITE_CONSTRAINT);
    for (const char *change : {"owner = owner + 1000", "kind = 99", "bytes = bytes - 1",
             "prefix = randomblob(16)", "dossier = 5", "id = id + 5000"})
        EXPECT_EQ(tried("UPDATE blob SET " + QByteArray(change) + of(id), true), SQLITE_CONSTRAINT) << change;
    const QByteArray frames = " WHERE blob_id = (SELECT id FROM blob" + of(id) + " AND kind = 7)";
    expectRefused("UPDATE frame SET box = randomblob(length(box))" + frames);
    expectRefused("UPDATE frame SET idx = idx + 5" + frames);
    expectRefused("DELETE FROM frame" + frames);
    expectRefused("DELETE FROM frame" + frames + " AND idx = 3");
    expectRefused("INSERT OR REPLACE INTO frame (rowid, blob_id, idx, box) SELECT rowid, blob_id, idx,"
                  " randomblob(length(box)) FROM frame"
        + frames);
    expectRefused("INSERT OR REPLACE INTO blob SELECT * FROM blob" + of(id) + " AND kind = 7");
}

TEST_F(Invariants, aSealedValueComesAtItsTimeAndToItsOwner)
{
    const auto sealed = [](const DossierId &id, int kind, const QByteArray &owner, const QByteArray &bytes) {
        return "INSERT INTO blob (id, dossier, kind, owner, prefix, bytes) SELECT 9999, row, "
            + QByteArray::number(kind) + ", " + owner + ", randomblob(16), " + bytes + " FROM dossier"
            + where(id) + "; INSERT INTO frame (blob_id, idx, box) VALUES (9999, 0, randomblob(21))";
    };
    const DossierId queued = fullIn(DossierState::Queued);
    const QByteArray page = "(SELECT min(id) FROM page" + of(queued) + ")";
    expectAllowed(sealed(queued, 6, page, "5")); // a reading, whenever it is made
    expectRefused(sealed(queued, 6, "777777", "5"));
    expectRefused(sealed(queued, 10, "0", "5")); // central refused nothing
    expectRefused(
        "DELETE FROM blob" + of(queued) + " AND kind IN (1, 2, 3, 4, 5); " + sealed(queued, 1, "0", "5"));
    const DossierId bare = makeIn(DossierState::Queued);
    expectRefused(sealed(bare, 2, "0", "5")); // a form after the submission
    expectRefused(sealed(bare, 4, "777777", "5"));
    expectRefused(sealed(bare, 7, "777777", "5"));
    expectRefused(sealed(bare, 9, "0", "5")); // a manifest of what is not ready
    expectRefused("UPDATE dossier SET ready = 1" + where(bare)); // ready without one
    expectAllowed("UPDATE dossier SET ready = 1" + where(bare) + "; " + sealed(bare, 9, "0", "5"));
}

TEST_F(Invariants, manifestAndPartsAreFixedTogether)
{
    const DossierId id = fullIn(DossierState::Uploading);
    const QByteArray part =
        "INSERT INTO part (dossier, component, kind, media_type, bytes, pages) SELECT row,"
        " 'khac', 'paper', 'application/pdf', 5, 1 FROM dossier";
    expectRefused("DELETE FROM blob" + of(id) + " AND kind = 9");
    expectRefused("UPDATE dossier SET ready = 0" + where(id));
    expectRefused(part + where(id));
    expectRefused("DELETE FROM part" + of(id));
    for (const char *change :
        {"bytes = 5", "pages = 5", "component = 'x'", "media_type = 'x'", "kind = 'form'"})
        expectRefused("UPDATE part SET " + QByteArray(change) + of(id));
    expectAllowed("UPDATE part SET upload_url = 'x', uploaded = 1, upload_expires_at = 5" + of(id));
    for (const int kind : {7, 8})
        expectRefused("DELETE FROM blob" + of(id) + " AND kind = " + QByteArray::number(kind));

    const DossierId unfinished = makeIn(DossierState::Queued);
    expectRefused(part + where(unfinished)); // without content at the end of the transaction
    expectRefused(part + where(makeDraft()));
    valueOf(store().savePart(unfinished, inventedPart(QStringLiteral("don"), "pdf"), "pdf"));
    expectAllowed(
        "DELETE FROM blob" + of(unfinished) + " AND kind IN (7, 8); DELETE FROM part" + of(unfinished));
}

TEST_F(Invariants, checkingTellsWhichRuleTheDataBreaks)
{
    fullIn(DossierState::Uploading);
    const DossierId id = fullIn(DossierState::Uploading);
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
    const auto broken = [&](const QByteArray &sql, const char *words) {
        SCOPED_TRACE(sql.constData());
        QByteArray copy = databasePath().toUtf8() + ".broken";
        QFile::remove(QString::fromUtf8(copy));
        ASSERT_EQ(raw().run("VACUUM INTO '" + copy + "'"), SQLITE_OK);
        const QString folder = path() + QStringLiteral("-broken");
        QDir(folder).removeRecursively();
        ASSERT_TRUE(QDir().mkpath(folder + QStringLiteral("/vault")));
        ASSERT_TRUE(QFile::rename(QString::fromUtf8(copy), folder + QStringLiteral("/store.sqlite")));
        QDirIterator keys(path() + QStringLiteral("/vault"), QDir::Files);
        while (keys.hasNext()) {
            keys.next();
            ASSERT_TRUE(QFile::copy(keys.filePath(), folder + QStringLiteral("/vault/") + keys.fileName()));
        }
        {
            RawDatabase other(folder + QStringLiteral("/store.sqlite"));
            other.run("PRAGMA ignore_check_constraints = ON; BEGIN");
            other.dropTriggers();
            ASSERT_EQ(other.run(sql), SQLITE_OK) << other.lastError().constData();
            ASSERT_EQ(other.run("COMMIT"), SQLITE_OK);
        }
        const QStringList wrong = valueOf(valueOf(Store::open(folder, clock))->check());
        EXPECT_TRUE(wrong.contains(QString::fromLatin1(words)))
            << qPrintable(wrong.join(QStringLiteral("; ")));
    };
    broken("INSERT INTO owed (what, id) VALUES ('seal', 5)", "a transaction was ended before it was whole");
    broken("DELETE FROM frame WHERE idx = 1 AND blob_id = (SELECT id FROM blob" + of(id) + " AND kind = 7)",
        "a sealed value lacks frames, or has some too many");
    broken("DELETE FROM blob" + of(id) + " AND kind = 4", "a page has no picture");
    broken("DELETE FROM page" + of(id), "a sealed value belongs to no page");
    broken("DELETE FROM part" + of(id), "a sealed value belongs to no part");
    broken("UPDATE sheet SET state = 'received'" + of(id), "a page's sheet is not sealed, or another's");
    broken("DELETE FROM blob" + of(id) + " AND kind = 1", "a dossier has no applicant");
    broken("DELETE FROM blob" + of(id) + " AND kind = 3", "a submitted dossier has no submission");
    broken("DELETE FROM blob" + of(id) + " AND kind = 9",
        "a dossier is ready without a manifest, or has one without being ready");
    broken("DELETE FROM blob" + of(id) + " AND kind = 7", "a part has no content");
    broken("UPDATE dossier SET key_kiosk = NULL, state = 'kept', code = 'x', received_at = 1" + where(id),
        "something is sealed of a dossier that is kept without its content");
    broken("UPDATE dossier SET key_kiosk = NULL, state = 'kept', code = 'x', received_at = 1" + where(id),
        "there are pages of a dossier that is kept without its content");
    broken("UPDATE dossier SET state = 'queued'" + where(id), "the dossiers of a state are miscounted");
    broken("INSERT INTO dossier_count VALUES ('attention', 1)", "dossiers are counted that are not there");
}
