// SPDX-License-Identifier: GPL-3.0-or-later
// What goes, when, with which word in the audit log, and that its bytes are gone.
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 hour = 60 * 60'000, day = 24 * hour;

class Shredding : public StoreTest
{
protected:
    void SetUp() override
    {
        clock->isConfirmed = true; // as it is whenever the policy is carried out
        StoreTest::SetUp();
    }
    DossierId fullIn(DossierState state)
    {
        DraftStart start = inventedStart();
        start.caseId = QString::number(++m_cases); // drafts of one person stand side by side
        const DossierId id = valueOf(store().createDraft(start));
        addPage(id, u"don"_s, inventedPage(1));
        addPage(id, u"don"_s, inventedPage(2));
        EXPECT_DONE(store().saveForm(id, {{u"ten"_s, u"Thử"_s}}));
        if (state == DossierState::Draft)
            return id;
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        const QByteArray content = randomBytes(200'000, 3);
        const PartId part = valueOf(store().savePart(id, inventedPart(u"don"_s, content), content));
        EXPECT_DONE(store().setPartUpload(part, u"https://central.invalid/files/%1"_s.arg(part)));
        EXPECT_DONE(store().saveManifest(id, "{}"));
        if (state == DossierState::Queued)
            return id;
        EXPECT_DONE(store().setUploading(id));
        if (state == DossierState::Uploading)
            return id;
        if (state == DossierState::Attention) {
            EXPECT_DONE(store().refuse(id, FaultId::CentralRefused, u"Thiếu chữ ký"_s));
            return id;
        }
        EXPECT_DONE(store().setReceipt(id, {u"H-%1"_s.arg(++m_codes), clock->wall, {}}));
        if (state == DossierState::Kept)
            EXPECT_DONE(store().shred(id));
        return id;
    }
    EventRecord lastEvent(const DossierId &id) { return valueOf(store().events(id)).last(); }
    QList<DossierId> left()
    {
        QList<DossierId> ids;
        for (const DossierRecord &record : valueOf(store().dossiers()))
            ids += record.id;
        return ids;
    }
    int retain(const RetentionPolicy &policy, int most = 1'000, bool steady = true)
    {
        return valueOf(store().retain(policy, steady, most, [] { return true; }));
    }
    /// A piece out of each page-sized stretch of everything that is sealed of the dossier, and its key.
    QList<QByteArray> traces(const DossierId &id)
    {
        QList<QByteArray> found;
        sqlite3 *database = nullptr;
        sqlite3_open(qPrintable(databasePath()), &database);
        const QByteArray row = "(SELECT row FROM dossier WHERE id = x'" + id.toRfc4122().toHex() + "')";
        for (const QByteArray &sql :
            {"SELECT box FROM frame JOIN blob b ON b.id = blob_id WHERE b.dossier = " + row,
                "SELECT prefix FROM blob WHERE dossier = " + row,
                "SELECT key_kiosk FROM dossier WHERE row = " + row}) {
            sqlite3_stmt *statement = nullptr;
            EXPECT_EQ(sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr), SQLITE_OK);
            while (sqlite3_step(statement) == SQLITE_ROW) {
                const QByteArray bytes(static_cast<const char *>(sqlite3_column_blob(statement, 0)),
                    sqlite3_column_bytes(statement, 0));
                for (qsizetype at = 0; at + 16 <= bytes.size(); at += 1'000)
                    found += bytes.mid(at, 16);
            }
            sqlite3_finalize(statement);
        }
        sqlite3_close(database);
        return found;
    }
    /// How many of them stand in any file of the state folder.
    int standing(const QList<QByteArray> &traces)
    {
        QByteArray all;
        QDirIterator files(path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            EXPECT_TRUE(file.open(QIODevice::ReadOnly));
            all += file.readAll() + '|';
        }
        return int(std::count_if(
            traces.begin(), traces.end(), [&](const QByteArray &trace) { return all.contains(trace); }));
    }

private:
    int m_codes = 0, m_cases = 0;
};

} // namespace

TEST_F(Shredding, notAByteOfWhatWasShreddedStandsInAnyFile)
{
    for (const bool inDatabase : {false, true}) {
        const DossierId id = fullIn(DossierState::Submitted);
        const DossierId other = fullIn(DossierState::Queued);
        if (inDatabase)
            reopen(); // the log has been folded into the database
        const auto shredded = traces(id), staying = traces(other);
        ASSERT_GT(shredded.size(), 400);
        // But for those that lie across the border of two pages.
        ASSERT_GT(standing(shredded), shredded.size() * 9 / 10) << "the search finds what is there";
        const int stood = standing(staying);
        EXPECT_DONE(store().shred(id));
        EXPECT_EQ(standing(shredded), 0);
        EXPECT_EQ(standing(staying), stood);
        reopen();
        EXPECT_EQ(standing(shredded), 0);
    }
}

TEST_F(Shredding, whatStandsInTheLogWhileSomebodyReadsGoesAfter)
{
    const DossierId id = fullIn(DossierState::Submitted);
    const auto shredded = traces(id);
    sqlite3 *reader = nullptr;
    sqlite3_open(qPrintable(databasePath()), &reader);
    sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM dossier", nullptr, nullptr, nullptr);
    EXPECT_DONE(store().shred(id));
    EXPECT_FALSE(store().emptyLog());
    EXPECT_GT(standing(shredded), 0) << "the reader still sees it";
    sqlite3_exec(reader, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(reader);
    EXPECT_TRUE(store().emptyLog());
    EXPECT_EQ(standing(shredded), 0);
}

TEST_F(Shredding, everyShreddingHasAnEntryThatSaysWhatAndWhyAndNothingPersonal)
{
    RetentionPolicy policy;
    policy.refused = 5 * day;
    const DossierId draft = fullIn(DossierState::Draft);
    const DossierId refused = fullIn(DossierState::Attention);
    const DossierId filed = fullIn(DossierState::Submitted);
    EXPECT_EQ(retain(policy), 0);
    clock->advance(day + 1);
    EXPECT_EQ(retain(policy), 1);
    EXPECT_EQ(stateOf(filed), DossierState::Kept);
    const EventRecord kept = lastEvent(filed);
    EXPECT_EQ(kept.kind, u"kept"_s);
    EXPECT_EQ(kept.detail,
        (QJsonObject {{u"why"_s, u"retention"_s}, {u"rule"_s, u"after-receipt"_s}, {u"pages"_s, 2},
            {u"parts"_s, 1}, {u"sealed_values"_s, 10}, {u"bytes"_s, kept.detail[u"bytes"]}}));
    EXPECT_GT(kept.detail[u"bytes"].toInteger(), 500'000);

    clock->advance(5 * day);
    EXPECT_EQ(retain(policy), 1);
    EXPECT_FALSE(left().contains(refused));
    EXPECT_EQ(lastEvent(refused).kind, u"withdrawn"_s);
    EXPECT_EQ(lastEvent(refused).detail[u"rule"].toString(), u"refused"_s);
    EXPECT_FALSE(valueOf(store().staleUploads(9)).isEmpty()) << "central is told to delete what it has of it";

    clock->advance(30 * day);
    EXPECT_EQ(retain(policy), 1);
    EXPECT_EQ(lastEvent(draft).kind, u"draft-abandoned"_s);
    EXPECT_EQ(lastEvent(draft).detail[u"rule"].toString(), u"drafts"_s);

    clock->advance(800 * day);
    EXPECT_EQ(retain(policy), 1);
    EXPECT_TRUE(left().isEmpty());
    EXPECT_EQ(lastEvent(filed).kind, u"forgotten"_s);
    EXPECT_EQ(lastEvent(filed).detail[u"rule"].toString(), u"kept"_s);
    EXPECT_EQ(retain(policy), 0);
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
}

TEST_F(Shredding, whatIsNotOverStaysAndZeroIsForEver)
{
    RetentionPolicy policy;
    policy.drafts = policy.kept = 0;
    fullIn(DossierState::Draft);
    const DossierId queued = fullIn(DossierState::Queued);
    fullIn(DossierState::Attention);
    const DossierId kept = fullIn(DossierState::Kept);
    EXPECT_EQ(retain(policy), 0);
    clock->advance(5'000 * day);
    EXPECT_EQ(retain(policy), 0);
    policy.drafts = policy.kept = policy.refused = day;
    EXPECT_EQ(retain(policy), 3);
    EXPECT_EQ(left(), (QList<DossierId> {queued})) << "what waits to be sent waits for ever";
    EXPECT_FAULT(store().dossier(kept), DossierUnknown);
}

TEST_F(Shredding, whatAClockDatedThatWasBehindIsNotOverWhenTheTimeIsKnown)
{
    const qint64 now = clock->wall;
    clock->isConfirmed = false;
    clock->wall = now - 4'000 * day;
    const DossierId draft = fullIn(DossierState::Draft);
    const DossierId refused = fullIn(DossierState::Attention);
    clock->sawTime(now, true);
    RetentionPolicy policy;
    policy.refused = 5 * day;
    EXPECT_EQ(retain(policy), 0);
    clock->advance(4 * day);
    EXPECT_EQ(retain(policy), 0);
    clock->advance(2 * day);
    EXPECT_EQ(retain(policy), 1);
    EXPECT_FALSE(left().contains(refused));
    clock->advance(23 * day);
    EXPECT_EQ(retain(policy), 0);
    clock->advance(2 * day);
    EXPECT_EQ(retain(policy), 1);
    EXPECT_FALSE(left().contains(draft));
}

TEST_F(Shredding, whatAClockDatedThatWasAheadIsOverInItsTimeAndHoldsNothingElseBack)
{
    const qint64 now = clock->wall;
    for (const bool confirmed : {false, true}) {
        clock->isConfirmed = confirmed;
        clock->wall = now + 30'000 * day;
        const DossierId queued = fullIn(DossierState::Queued);
        const QList<DossierId> ahead {fullIn(DossierState::Draft), fullIn(DossierState::Attention),
            fullIn(DossierState::Submitted), fullIn(DossierState::Kept)};
        clock->sawTime(now, true);
        const DossierId right = fullIn(DossierState::Kept);
        const DossierId younger = fullIn(DossierState::Queued);
        RetentionPolicy policy;
        policy.refused = 5 * day;
        policy.kept = 100 * day;
        EXPECT_EQ(retain(policy), 0);
        clock->advance(2 * day);
        const DossierId youngest = fullIn(DossierState::Queued);
        QList<DossierId> turns;
        for (const Store::Due &due : valueOf(store().due(Store::Stage::Ready, 99)))
            turns += due.id;
        EXPECT_LT(turns.indexOf(younger), turns.indexOf(youngest));
        EXPECT_LT(turns.indexOf(queued), turns.indexOf(youngest)) << "it was put behind everything";
        EXPECT_GE(turns.indexOf(queued), 0);
        EXPECT_EQ(retain(policy), 1);
        EXPECT_EQ(stateOf(ahead[2]), DossierState::Kept);
        clock->advance(29 * day);
        EXPECT_EQ(retain(policy), 2);
        EXPECT_FALSE(left().contains(ahead[0]));
        EXPECT_FALSE(left().contains(ahead[1]));
        clock->advance(100 * day);
        EXPECT_EQ(retain(policy), 1);
        EXPECT_FALSE(left().contains(right)) << "the rows before it are of days to come";
        clock->wall = now;
    }
}

TEST_F(Shredding, aDraftThatIsWorkedOnStays)
{
    const DossierId touched = fullIn(DossierState::Draft);
    const RetentionPolicy policy;
    for (int round = 0; round < 3; ++round) {
        clock->advance(29 * day);
        if (round == 0)
            EXPECT_DONE(store().touchDraft(touched));
        else if (round == 1)
            EXPECT_DONE(store().sheetFed(touched, u"don"_s));
        else
            EXPECT_DONE(store().saveForm(touched, {}));
        EXPECT_EQ(retain(policy), 0); // which dates it
        clock->advance(2 * day);
        EXPECT_EQ(retain(policy), 0);
    }
    clock->advance(30 * day);
    EXPECT_EQ(retain(policy), 1);
}

TEST_F(Shredding, oneWrongAnswerOfCentralsMakesNothingOld)
{
    const qint64 now = clock->wall;
    RetentionPolicy policy;
    policy.refused = 30 * day;
    fullIn(DossierState::Draft);
    fullIn(DossierState::Attention);
    fullIn(DossierState::Kept);
    EXPECT_EQ(retain(policy), 0);
    for (const qint64 wrong : {-400, -31, 400}) {
        clock->sawTime(now + wrong * day, true);
        const DossierId draft = fullIn(DossierState::Draft); // somebody works meanwhile
        EXPECT_EQ(retain(policy, 1'000, false), 0);
        clock->sawTime(now + 1, true);
        EXPECT_EQ(retain(policy), 0) << wrong;
        EXPECT_TRUE(left().contains(draft));
    }
    clock->advance(29 * day);
    EXPECT_EQ(retain(policy), 0);
    clock->advance(2 * day);
    EXPECT_EQ(retain(policy), 5);
}

TEST_F(Shredding, codesGoByCentralsWordWhateverTheMachinesClockSaidWhenTheyWereBegun)
{
    RetentionPolicy policy;
    policy.kept = 30 * day;
    const qint64 now = clock->wall;
    clock->wall = now + 29 * day;
    const DossierId first = fullIn(DossierState::Queued);
    clock->sawTime(now, true);
    EXPECT_DONE(store().setUploading(first));
    EXPECT_DONE(store().setReceipt(first, {u"H-9"_s, clock->wall, {}}));
    EXPECT_DONE(store().shred(first));
    fullIn(DossierState::Kept);
    clock->advance(29 * day);
    EXPECT_EQ(retain(policy), 0);
    clock->advance(2 * day);
    EXPECT_EQ(retain(policy), 2);
}

TEST_F(Shredding, onlyAsManyGoAsAreAskedForAndOnlyWhileItMayGoOn)
{
    for (int i = 0; i < 5; ++i)
        fullIn(DossierState::Submitted);
    clock->advance(2 * day);
    EXPECT_EQ(retain({}, 2), 2);
    int asked = 0;
    EXPECT_EQ(valueOf(store().retain({}, true, 99, [&] { return ++asked <= 1; })), 1);
    EXPECT_EQ(retain({}), 2);
}

TEST_F(Shredding, oneDossierIsErasedOnRequestAsFarAsItMay)
{
    const auto erase = [&](const DossierId &id, bool withdraw = false) {
        return store().erase(id, u"phiếu 12/2026"_s, withdraw);
    };
    const DossierId other = fullIn(DossierState::Queued);

    const DossierId draft = fullIn(DossierState::Draft);
    const auto traced = traces(draft);
    Erased erased = valueOf(erase(draft));
    EXPECT_EQ(erased.from, DossierState::Draft);
    EXPECT_EQ(erased.to, DossierState::Shredded);
    EXPECT_EQ(erased.pages, 2);
    EXPECT_EQ(erased.sealedValues, 6);
    EXPECT_TRUE(erased.nothingLeft);
    EXPECT_TRUE(erased.logEmptied);
    EXPECT_EQ(standing(traced), 0);
    EXPECT_EQ(lastEvent(draft).sequence, erased.entry);
    EXPECT_EQ(erased.entryHash.size(), 32);
    EXPECT_EQ(lastEvent(draft).detail[u"why"].toString(), u"request"_s);
    EXPECT_EQ(lastEvent(draft).detail[u"reason"].toString(), u"phiếu 12/2026"_s);
    EXPECT_FAULT(erase(draft), DossierUnknown);

    const DossierId filed = fullIn(DossierState::Submitted);
    erased = valueOf(erase(filed));
    EXPECT_EQ(erased.to, DossierState::Kept);
    EXPECT_TRUE(valueOf(store().dossier(filed)).receipt);
    const Erased again = valueOf(erase(filed)); // its proof once more
    EXPECT_EQ(again.entry, erased.entry);
    EXPECT_EQ(again.sealedValues, 0);
    EXPECT_TRUE(again.nothingLeft);

    for (const DossierState state : {DossierState::Queued, DossierState::Attention}) {
        const DossierId unsent = fullIn(state);
        EXPECT_FAULT(erase(unsent), EraseUnsent);
        EXPECT_EQ(stateOf(unsent), state);
        erased = valueOf(erase(unsent, true));
        EXPECT_EQ(erased.to, DossierState::Shredded);
        EXPECT_EQ(lastEvent(unsent).kind, u"withdrawn"_s);
        EXPECT_FAULT(store().dossier(unsent), DossierUnknown);
        EXPECT_FAULT(store().setUploading(unsent), DossierUnknown);
    }
    EXPECT_EQ(valueOf(store().staleUploads(9)).size(), 2);
    EXPECT_FAULT(erase(fullIn(DossierState::Uploading), true), DossierState);
    EXPECT_EQ(stateOf(other), DossierState::Queued);
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
}
