// SPDX-License-Identifier: GPL-3.0-or-later
// What the kiosk says of its scanner and of sheets, where things do not go as they should.
#include <QDir>

#include <gtest/gtest.h>

#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Kiosk;
using motcua::test::radiationWorker;

namespace
{

class Troubles : public ::testing::Test
{
protected:
    bool standsSo(SessionState::Health health)
    {
        return Kiosk::until([&] { return kiosk.told.health == health; });
    }
    bool comesToStandSo(SessionState::Health health)
    {
        return Kiosk::until([&] {
            kiosk.pass(1);
            return kiosk.told.health == health;
        });
    }
    void unplug() { ASSERT_TRUE(QDir().rename(plugged, plugged + u".off"_s)); }
    void plug() { ASSERT_TRUE(QDir().rename(plugged + u".off"_s, plugged)); }
    void openPaper()
    {
        ASSERT_TRUE(kiosk.readCard());
        kiosk.screen->next();
        ASSERT_TRUE(kiosk.choose(radiationWorker));
        kiosk.screen->checklist()->open(u"phieu-kham-suc-khoe"_s);
    }
    bool runEnds()
    {
        return Kiosk::until([&] { return kiosk.state().scan.phase != SessionState::ScanPhase::Scanning; });
    }

    /// As they stand on the screen.
    QList<qint64> pages() const
    {
        QList<qint64> ids;
        for (const auto &sheet : kiosk.state().scan.sheets)
            ids.append(sheet.page);
        return ids;
    }

    Kiosk kiosk;
    QString plugged = qEnvironmentVariable("PAPERFOLDER_DIR");
};

} // namespace

TEST_F(Troubles, theHomeScreenKnowsOfAScannerThatGoesOrComes)
{
    ASSERT_TRUE(standsSo(SessionState::Health::Good));
    unplug();
    EXPECT_TRUE(comesToStandSo(SessionState::Health::NeedsStaff));
    plug();
    EXPECT_TRUE(comesToStandSo(SessionState::Health::Good));
}

TEST_F(Troubles, whatARunSaysOfTheScannerIsBelievedAtOnce)
{
    ASSERT_TRUE(standsSo(SessionState::Health::Good));
    unplug();
    EXPECT_FALSE(kiosk.readCard());
    EXPECT_EQ(kiosk.told.health, SessionState::Health::NeedsStaff);
    plug();
    EXPECT_TRUE(kiosk.readCard());
    EXPECT_EQ(kiosk.told.health, SessionState::Health::Good);

    unplug();
    kiosk.screen->end();
    EXPECT_TRUE(standsSo(SessionState::Health::NeedsStaff)) << "coming home it is looked at anew";
    plug();
}

TEST_F(Troubles, anEmptyTrayAsksForNoSheetAndAJamForTheOneThatWasUnderWay)
{
    ASSERT_NO_FATAL_FAILURE(openPaper());
    kiosk.screen->scan()->start(false);
    ASSERT_TRUE(runEnds());
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ScannerEmpty);
    EXPECT_EQ(kiosk.state().scan.putBack, 0);

    kiosk.putInTray(2);
    kiosk.paper.order("2 jam 0.5\n");
    kiosk.screen->scan()->start(false);
    ASSERT_TRUE(runEnds());
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ScannerJam);
    EXPECT_EQ(kiosk.state().scan.putBack, 2);
}

TEST_F(Troubles, removedSheetsComeBackOneAfterTheOtherTheLastFirst)
{
    ASSERT_NO_FATAL_FAILURE(openPaper());
    kiosk.putInTray(3);
    kiosk.screen->scan()->start(false);
    ASSERT_TRUE(runEnds());
    const QList<qint64> all = pages();
    ASSERT_EQ(all.size(), 3);
    kiosk.screen->scan()->remove(all[0]);
    kiosk.screen->scan()->remove(all[1]);
    EXPECT_EQ(kiosk.state().scan.removed, 2);
    kiosk.screen->scan()->undoRemove();
    EXPECT_EQ(pages(), (QList<qint64> {all[1], all[2]}));
    EXPECT_EQ(kiosk.state().scan.removed, 1);
    kiosk.screen->scan()->undoRemove();
    EXPECT_EQ(pages(), all);
    EXPECT_EQ(kiosk.state().scan.removed, 0);
}

TEST_F(Troubles, aDoubtfulSheetIsScannedAnewAtItsPlaceAndTheOldOneIsKeptUntilThen)
{
    ASSERT_NO_FATAL_FAILURE(openPaper());
    kiosk.putInTray(3);
    kiosk.screen->scan()->start(false);
    ASSERT_TRUE(runEnds());
    const QList<qint64> all = pages();
    ASSERT_EQ(all.size(), 3);

    // The tray is empty: nothing changes, and the sheet is asked for.
    kiosk.screen->scan()->scanAnew(all[1]);
    ASSERT_TRUE(runEnds());
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ScannerEmpty);
    EXPECT_EQ(kiosk.state().scan.anew, 2);
    EXPECT_EQ(pages(), all);
    EXPECT_EQ(kiosk.state().scan.saved, 3);

    // It jams: the same.
    kiosk.putInTray(1);
    kiosk.paper.order("4 jam 0.5\n");
    kiosk.screen->scan()->start(false);
    ASSERT_TRUE(runEnds());
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ScannerJam);
    EXPECT_EQ(kiosk.state().scan.putBack, 2);
    EXPECT_EQ(pages(), all);

    // It is put back, and another lies there: one is taken.
    kiosk.putInTray(1);
    kiosk.screen->scan()->start(false);
    ASSERT_TRUE(runEnds());
    EXPECT_FALSE(kiosk.state().fault);
    ASSERT_EQ(pages().size(), 3);
    EXPECT_EQ(pages()[0], all[0]);
    EXPECT_FALSE(all.contains(pages()[1]));
    EXPECT_EQ(pages()[2], all[2]);
    EXPECT_EQ(kiosk.state().scan.anew, 0);
    EXPECT_EQ(kiosk.state().scan.removed, 1);
    const qint64 fresh = pages()[1];
    kiosk.screen->scan()->undoRemove();
    EXPECT_EQ(pages(), (QList<qint64> {all[0], fresh, all[1], all[2]}));
}

TEST_F(Troubles, whatWasSaidOfOneProcedureDoesNotStandOverTheNextSearch)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    kiosk.screen->procedures()->choose(u"cap-ma-so-ma-vach-truoc-2026"_s);
    ASSERT_TRUE(kiosk.state().fault);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ProcedureLookupOnly);
    kiosk.type(u"query"_s, u"buc xa"_s);
    EXPECT_FALSE(kiosk.state().fault);
}
