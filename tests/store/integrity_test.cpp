// SPDX-License-Identifier: GPL-3.0-or-later
// What is damaged is found by itself, while the store is at work, and what hit a dossier keeps it from being
// sent.
#include <thread>

#include <QJsonArray>

#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

class LookingThrough : public StoreTest
{
protected:
    static bool always() { return true; }
    Store::Integrity look() { return valueOf(store().lookThrough(always)); }
    DossierId begin(const QString &caseId, int pages)
    {
        DraftStart start = inventedStart();
        start.caseId = caseId;
        const DossierId id = valueOf(store().createDraft(start));
        for (int i = 0; i < pages; ++i)
            m_last = addPage(id, u"don"_s, inventedPage(quint32(i), 9'000));
        return id;
    }
    /// Past the store's rules, and past its triggers.
    void spoil(const QByteArray &sql)
    {
        RawDatabase raw(databasePath());
        EXPECT_EQ(raw.run("BEGIN; CREATE TEMP TABLE made AS SELECT name, sql FROM sqlite_schema WHERE type = "
                          "'trigger'"),
            SQLITE_OK);
        raw.dropTriggers();
        EXPECT_EQ(raw.run(sql), SQLITE_OK) << raw.lastError().constData();
        raw.restoreTriggers("made");
        EXPECT_EQ(raw.run("COMMIT"), SQLITE_OK);
    }
    void spoilPicture(PageId page)
    {
        spoil(
            "UPDATE frame SET box = zeroblob(length(box)) WHERE blob_id = (SELECT id FROM blob WHERE kind = 4"
            " AND owner = "
            + QByteArray::number(page) + ")");
    }
    int eventsOf(const QString &kind)
    {
        int count = 0;
        for (const EventRecord &event : valueOf(store().events()))
            count += event.kind == kind ? 1 : 0;
        return count;
    }

    PageId m_last = 0;
};

} // namespace

TEST_F(LookingThrough, findsNothingWrongInAStoreAtWork)
{
    EXPECT_EQ(valueOf(store().lastLook()).at, 0);
    begin(u"cap-moi"_s, 2);
    const DossierId sent = begin(u"gia-han"_s, 2);
    EXPECT_DONE(store().submit(sent, inventedSubmission()));
    const auto writing = valueOf(store().another());
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::thread others([&] {
        for (; !stop; ++written) {
            DraftStart start = inventedStart();
            start.caseId = u"more-%1"_s.arg(written.load());
            const DossierId id = valueOf(writing->createDraft(start));
            const SheetId sheet = valueOf(writing->sheetFed(id, u"don"_s));
            EXPECT_DONE(writing->savePage(sheet, inventedPage(quint32(written), 20'000)));
            EXPECT_DONE(writing->submit(id, inventedSubmission()));
            // Whoever writes without a pause can keep others out for as long as they wait.
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
    int before = -1, during = 0;
    const auto found = store().lookThrough([&] {
        before = before < 0 ? written.load() : before;
        during = written - before;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return true;
    });
    stop = true;
    others.join();
    ASSERT_TRUE(found) << qPrintable(found.error().detail);
    EXPECT_TRUE(found->damage.isEmpty()) << qPrintable(found->damage.join(u';'));
    EXPECT_TRUE(found->broken.isEmpty()) << qPrintable(found->broken.join(u';'));
    EXPECT_EQ(found->torn, 0);
    EXPECT_GE(found->dossiers, 2);
    EXPECT_GT(during, 0) << "others wrote meanwhile";
    const auto last = valueOf(store().lastLook());
    EXPECT_TRUE(last.sinceBoot && last.at > 0 && last.found.isEmpty());
    EXPECT_TRUE(valueOf(store().losses()).isEmpty());
}

TEST_F(LookingThrough, aSubmittedDossierThatLostAPageGoesToAPersonAndSaysWhichSheet)
{
    const DossierId id = begin(u"cap-moi"_s, 3);
    const DossierId whole = begin(u"gia-han"_s, 1);
    const PageId second = valueOf(store().pages(id))[1].id;
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_DONE(store().submit(whole, inventedSubmission()));
    spoilPicture(second);
    EXPECT_EQ(look().torn, 1);
    const auto record = valueOf(store().dossier(id));
    EXPECT_EQ(record.state, DossierState::Attention);
    EXPECT_EQ(record.lastFault, FaultId::PagesLost);
    EXPECT_TRUE(record.refusal.contains(u"sheet 2"));
    EXPECT_EQ(stateOf(whole), DossierState::Queued);
    const auto losses = valueOf(store().losses());
    ASSERT_EQ(losses.size(), 1);
    EXPECT_EQ(losses[0].dossier, id);
    EXPECT_FALSE(losses[0].whole);
    EXPECT_EQ(losses[0].detail.value(u"sheets").toArray(), QJsonArray {2});
    EXPECT_FAULT(store().retry(id), PagesLost);
    EXPECT_FALSE(valueOf(store().lastLook()).found.isEmpty());
    look();
    EXPECT_EQ(eventsOf(u"pages-lost"_s), 1) << "it is said once";
    EXPECT_EQ(eventsOf(u"damage-found"_s), 1);
    EXPECT_DONE(store().erase(id, u"VB-17/2026"_s, true));
    EXPECT_TRUE(valueOf(store().losses()).isEmpty());
}

TEST_F(LookingThrough, whatIsFiledAsAWholeIsSentAlthoughAPictureIsLost)
{
    const DossierId id = begin(u"cap-moi"_s, 1);
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_DONE(store().savePart(id, inventedPart(u"don"_s, "PDF"), "PDF"));
    EXPECT_DONE(store().saveManifest(id, "{}"));
    spoilPicture(m_last);
    EXPECT_EQ(look().torn, 1);
    EXPECT_EQ(stateOf(id), DossierState::Queued);
    ASSERT_EQ(valueOf(store().losses()).size(), 1);
    EXPECT_TRUE(valueOf(store().losses())[0].detail.value(u"goes_on").toBool());
    // Of the same sheet, but now what central is to have is hit.
    spoil(
        "UPDATE frame SET box = zeroblob(length(box)) WHERE blob_id = (SELECT id FROM blob WHERE kind = 7)");
    look();
    EXPECT_EQ(stateOf(id), DossierState::Attention);
    EXPECT_FAULT(store().retry(id), PagesLost);
}

TEST_F(LookingThrough, aDraftThatWasSubmittedAlthoughItLacksAPageGoesToAPersonToo)
{
    const DossierId id = begin(u"cap-moi"_s, 2);
    spoilPicture(m_last);
    look();
    look();
    EXPECT_EQ(eventsOf(u"pages-lost"_s), 1) << "it is said once";
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    look();
    EXPECT_EQ(stateOf(id), DossierState::Attention);
    EXPECT_FAULT(store().retry(id), PagesLost);
}

TEST_F(LookingThrough, aLogThatWasChangedIsFound)
{
    begin(u"cap-moi"_s, 1);
    spoil("UPDATE event SET at = at + 1 WHERE sequence = 1");
    const auto found = look();
    ASSERT_EQ(found.broken.size(), 1);
    EXPECT_TRUE(found.broken.first().contains(u"audit log"));
    EXPECT_EQ(eventsOf(u"damage-found"_s), 1);
}

TEST_F(LookingThrough, aStoreWhoseFileIsDamagedIsSalvagedAtTheNextStart)
{
    for (int i = 0; i < 12; ++i)
        begin(QString::number(i), 1);
    close();
    open(); // the log is folded
    const qint64 root =
        RawDatabase(databasePath()).integer("SELECT rootpage FROM sqlite_schema WHERE name = 'blob'");
    QFile file(databasePath());
    ASSERT_TRUE(file.open(QIODevice::ReadWrite) && file.seek((root - 1) * 4096));
    ASSERT_EQ(file.write(QByteArray(8, '\x7f')), 8);
    file.close();
    reopen();
    EXPECT_TRUE(valueOf(store().dossiers()).size() == 12);
    const auto found = look();
    EXPECT_FALSE(found.damage.isEmpty());
    EXPECT_TRUE(QFileInfo::exists(path() + u"/store.damaged"_s));
    {
        const auto other = valueOf(store().another());
        EXPECT_EQ(valueOf(other->dossiers()).size(), 12) << "what is whole is sent meanwhile";
        EXPECT_TRUE(QDir(path()).entryList({u"store.sqlite.damaged-*Z"_s}, QDir::Files).isEmpty());
    }
    reopen();
    EXPECT_FALSE(QFileInfo::exists(path() + u"/store.damaged"_s));
    EXPECT_EQ(QDir(path()).entryList({u"store.sqlite.damaged-*Z"_s}, QDir::Files).size(), 1);
    EXPECT_EQ(valueOf(store().dossiers()).size(), 12);
    EXPECT_TRUE(look().damage.isEmpty());
}

TEST_F(LookingThrough, oneThatIsStoppedSaysNothing)
{
    begin(u"cap-moi"_s, 1);
    int steps = 0;
    EXPECT_FAULT(store().lookThrough([&] { return ++steps < 3; }), StoreBusy);
    EXPECT_EQ(valueOf(store().lastLook()).at, 0);
}

} // namespace motcua::test
