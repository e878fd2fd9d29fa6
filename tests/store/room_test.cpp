// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include "tests/store/smalldisk.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;
using Level = StoreRoom::Level;

namespace
{

constexpr qint64 megabyte = 1 << 20;

class Room : public StoreTest
{
protected:
    StoreRoom room() { return valueOf(store().room()); }
};

} // namespace

TEST_F(Room, withoutAQuotaThereIsAlwaysRoom)
{
    makeIn(DossierState::Queued);
    clock->advance(1'000'000'000'000);
    EXPECT_EQ(room().level, Level::Ample);
    EXPECT_FALSE(room().overdue);
    EXPECT_GT(room().left, 0);
    EXPECT_EQ(room().unsent, 1);
}

TEST_F(Room, warnsOfTheStoresSizeAndThenBeginsNoDraft)
{
    const DossierId begun = makeDraft();
    for (quint32 seed = 0; seed < 10; ++seed)
        addPage(begun, u"don"_s, inventedPage(seed, 400'000));
    const qint64 used = room().used;
    EXPECT_GT(used, 4'000'000);
    store().setQuota({.most = used * 2});
    EXPECT_EQ(room().level, Level::Ample);
    store().setQuota({.most = used * 5 / 4});
    EXPECT_EQ(room().level, Level::Low);
    DraftStart start = inventedStart();
    start.caseId = u"thu-hai"_s;
    EXPECT_DONE(store().createDraft(start));
    store().setQuota({.most = used});
    EXPECT_EQ(room().level, Level::Full);
    start.caseId = u"khac"_s;
    EXPECT_FAULT(store().createDraft(start), IntakesPaused);
    // What is begun is finished, and what is submitted goes.
    addPage(begun, u"don"_s, inventedPage(99));
    EXPECT_DONE(store().submit(begun, inventedSubmission()));
    EXPECT_DONE(store().setUploading(begun));
    EXPECT_DONE(store().setReceipt(begun, {u"H1"_s, clock->wall, {}}));
    EXPECT_DONE(store().shred(begun));
    EXPECT_EQ(room().level, Level::Ample)
        << "what was shredded is room again, though the file stays as large";
    EXPECT_DONE(store().createDraft(start));
}

TEST_F(Room, warnsWhenDossiersWaitTooLongOrTooManyDo)
{
    store().setQuota({.warnUnsent = 2, .warnUnsentAge = 7'200'000});
    makeIn(DossierState::Draft);
    EXPECT_FALSE(room().overdue);
    EXPECT_DONE(store().submit(*valueOf(store().draft()), inventedSubmission()));
    EXPECT_FALSE(room().overdue);
    clock->wall = inventedSubmission().submittedAt + 7'200'000;
    EXPECT_TRUE(room().overdue);
    EXPECT_EQ(room().level, Level::Ample);
    EXPECT_EQ(room().oldestUnsentAt, inventedSubmission().submittedAt);
    store().setQuota({.warnUnsent = 2, .warnUnsentAge = 0});
    EXPECT_FALSE(room().overdue);
    makeIn(DossierState::Uploading);
    EXPECT_TRUE(room().overdue);
    makeIn(DossierState::Submitted);
    EXPECT_EQ(room().unsent, 2);
}

TEST(RoomOnASmallDisk, theIntakeUnderWayIsFinishedWhateverFillsTheDisk)
{
    SmallDisk disk(32);
    if (!disk.isThere())
        GTEST_SKIP() << "no right to mount a small file system here";
    auto clock = std::make_shared<SteeredClock>();
    const QString folder = disk.path() + u"/state"_s, reserve = folder + u"/reserve"_s;
    {
        const auto store = valueOf(Store::open(folder, clock));
        store->setQuota(
            {.warnBelow = 12 * megabyte, .stopBelow = 4 * megabyte, .most = 0, .reserve = 10 * megabyte});
        EXPECT_DONE(store->keepReserve());
        EXPECT_EQ(QFileInfo(reserve).size(), 10 * megabyte);
        EXPECT_DONE(store->keepReserve());
        EXPECT_EQ(valueOf(store->room()).level, Level::Ample);
        const DossierId id = valueOf(store->createDraft(inventedStart()));
        const auto addPage = [&](quint32 seed) -> Result<PageId> {
            MOTCUA_ASSIGN(const auto sheet, store->sheetFed(id, u"don"_s));
            return store->savePage(sheet, inventedPage(seed, 400'000));
        };
        EXPECT_DONE(addPage(0));

        EXPECT_TRUE(disk.fill(8 * megabyte));
        EXPECT_EQ(valueOf(store->room()).level, Level::Low);
        EXPECT_TRUE(disk.fill(0));
        EXPECT_EQ(valueOf(store->room()).level, Level::Full);
        DraftStart other = inventedStart();
        other.caseId = u"khac"_s;
        EXPECT_FAULT(store->createDraft(other), IntakesPaused);
        EXPECT_TRUE(QFile::exists(reserve)) << "it is not for new ones";

        for (quint32 seed = 1; seed < 6; ++seed)
            EXPECT_DONE(addPage(seed));
        EXPECT_FALSE(QFile::exists(reserve));
        EXPECT_DONE(store->saveForm(id, {{u"ten"_s, u"Thử"_s}}));
        EXPECT_DONE(store->submit(id, inventedSubmission()));
        EXPECT_DONE(store->keepReserve());
        EXPECT_FALSE(QFile::exists(reserve)) << "not at the cost of what it is kept for";
        // It drains.
        EXPECT_DONE(store->savePart(id, inventedPart(u"don"_s, "pdf"), "pdf"));
        EXPECT_DONE(store->saveManifest(id, "{}"));
        EXPECT_DONE(store->setUploading(id));
        EXPECT_DONE(store->setReceipt(id, {u"H1"_s, clock->wall, {}}));
        EXPECT_DONE(store->shred(id));

        disk.empty();
        EXPECT_EQ(valueOf(store->room()).level, Level::Ample);
        EXPECT_DONE(store->keepReserve());
        EXPECT_TRUE(QFile::exists(reserve));
        EXPECT_DONE(store->createDraft(other));
        EXPECT_TRUE(valueOf(store->check()).isEmpty());
        store->setQuota({});
        EXPECT_DONE(store->keepReserve());
        EXPECT_FALSE(QFile::exists(reserve)) << "none is wanted";
    }
}

TEST_F(Room, aLongLogIsFoldedWithoutTheOneWhoSavesAndNothingIsLost)
{
    const DossierId id = makeDraft();
    for (quint32 seed = 0; seed < 40; ++seed)
        addPage(id, u"don"_s, inventedPage(seed, 400'000));
    // 40 pages are 16 MB. Who folds may be late, but not for ever.
    for (int tries = 0; tries < 200 && QFileInfo(databasePath()).size() < 4'000'000; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        EXPECT_DONE(store().sheetFed(id, u"don"_s));
    }
    EXPECT_GT(QFileInfo(databasePath()).size(), 4'000'000);
    reopen();
    const auto pages = valueOf(store().pages(id));
    ASSERT_EQ(pages.size(), 40);
    for (qsizetype i = 0; i < pages.size(); ++i)
        EXPECT_EQ(valueOf(store().pageImage(pages[i].id)).jpeg, inventedPage(quint32(i), 400'000).jpeg);
}
