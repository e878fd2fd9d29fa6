// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets that seem to be of another paper are asked about and moved by one touch; automatic turns are taken
// back.
#include <QFile>
#include <QProcess>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/slip/separatorsheets.h"
#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Kiosk;
using motcua::test::radiationWorker;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace
{

const QString health = u"phieu-kham-suc-khoe"_s;
const QString training = u"giay-dao-tao-an-toan"_s;

class Sorting : public ::testing::Test
{
protected:
    void SetUp() override
    {
        kiosk.config.scanDpi = 200;
        ASSERT_TRUE(kiosk.readCard());
        kiosk.screen->next();
        ASSERT_TRUE(kiosk.choose(radiationWorker));
        kiosk.screen->checklist()->open(health);
        ASSERT_TRUE(kiosk.shows(Screen::Scan));
    }

    /// The sample dossier's pages of a component.
    static QList<QImage> pagesOf(const QString &component)
    {
        static const auto all = samples::dossier(samples::Dossier::RadiationWorker);
        QList<QImage> images;
        for (const samples::Page &page : all)
            if (page.component == component)
                images.append(page.image);
        return images;
    }

    /// As many pages as each component has in the store, the open one's as the screen numbers them.
    int stored(const QString &component)
    {
        const auto dossiers = kiosk.store->dossiers();
        const auto pages = kiosk.store->pages(dossiers->first().id);
        return int(std::count_if(pages->begin(), pages->end(),
            [&](const PageRecord &page) { return page.component == component; }));
    }
    QList<qint64> ids() const
    {
        QList<qint64> ids;
        for (const auto &sheet : kiosk.state().scan.sheets)
            ids.append(sheet.page);
        return ids;
    }

    Kiosk kiosk;
};

} // namespace

TEST_F(Sorting, aPaperFedWithAnotherIsAskedAboutMovedAndBroughtBack)
{
    const QList<QImage> sheets = pagesOf(health).mid(0, 1) + pagesOf(training) + pagesOf(health).mid(1);
    ASSERT_EQ(sheets.size(), 3);
    ASSERT_TRUE(kiosk.feedAndRead(sheets));
    ASSERT_EQ(kiosk.state().scan.strays.size(), 1);
    EXPECT_EQ(kiosk.state().scan.strays[0].component, training);
    EXPECT_TRUE(kiosk.state().scan.strays[0].sure);
    EXPECT_THAT(kiosk.state().scan.strays[0].sheets, testing::Contains(2));
    EXPECT_FALSE(kiosk.screen->scan()->strayName().isEmpty());
    const int strayed = int(kiosk.state().scan.strays[0].sheets.size());
    EXPECT_EQ(stored(health), 3) << "nothing is moved before the person says so";
    kiosk.session->sortSheets({}); // nor what was not asked about
    kiosk.session->sortSheets({ids().first()});
    EXPECT_EQ(stored(health), 3);

    kiosk.screen->scan()->sortStray();
    EXPECT_EQ(stored(training), strayed);
    EXPECT_EQ(stored(health), 3 - strayed);
    EXPECT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::None));
    EXPECT_EQ(kiosk.screen->scan()->sorted(), strayed);
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    for (const auto &component : kiosk.state().components) {
        if (component.id == training) {
            EXPECT_EQ(component.pages, strayed);
        }
    }
    kiosk.screen->checklist()->open(training);
    ASSERT_TRUE(kiosk.shows(Screen::Scan));
    EXPECT_EQ(kiosk.screen->scan()->sorted(), 0) << "what was moved there is that paper's now";
    EXPECT_FALSE(kiosk.state().scan.sheets[0].thumbnail.isNull());
    EXPECT_THAT(kiosk.state().scan.strays, IsEmpty());
}

TEST_F(Sorting, whatWasMovedOrTakenOutComesBackInTheOrderThatIsFiled)
{
    const QImage page = samples::shortPage().image;
    ASSERT_TRUE(kiosk.feedAndRead(pagesOf(training) + QList<QImage> {page} + pagesOf(health)));
    const QList<qint64> before = ids();
    ASSERT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::Sure));
    kiosk.screen->scan()->sortStray();
    ASSERT_LT(ids().size(), before.size());
    kiosk.screen->scan()->remove(ids().last());
    kiosk.screen->scan()->undoSort();
    kiosk.screen->scan()->undoRemove();
    EXPECT_EQ(ids(), before);
    EXPECT_EQ(stored(health), int(before.size()));
    EXPECT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::None)) << "who brings them back has answered";
    QList<qint64> filed;
    const auto dossiers = kiosk.store->dossiers();
    const auto pages = kiosk.store->pages(dossiers->first().id);
    for (const PageRecord &record : *pages)
        filed.append(record.id);
    EXPECT_EQ(filed, before);
}

TEST_F(Sorting, whoSaysThatItIsThisPaperIsNotAskedAgain)
{
    ASSERT_TRUE(kiosk.feedAndRead(pagesOf(training)));
    ASSERT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::Sure));
    kiosk.screen->scan()->keepStray();
    EXPECT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::None));
    ASSERT_TRUE(kiosk.feedAndRead(pagesOf(health).mid(0, 1)));
    EXPECT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::None));
    EXPECT_EQ(stored(health), 2);
}

TEST_F(Sorting, itsOwnPagesAreNeverAskedAbout)
{
    ASSERT_TRUE(kiosk.feedAndRead(pagesOf(health) + QList<QImage> {samples::shortPage().image}));
    EXPECT_THAT(kiosk.state().scan.strays, IsEmpty());
}

TEST_F(Sorting, separatorSheetsAreTakenOutAndWhatTheyHeadGoesWhereTheySay)
{
    const auto procedure = kiosk.catalogue->find(radiationWorker);
    const auto pdf = separatorsPdf(**procedure, (*procedure)->cases.first());
    ASSERT_TRUE(pdf);
    QFile file(kiosk.folder.filePath(u"separators.pdf"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(*pdf) == pdf->size());
    file.close();
    QProcess render;
    render.start(
        u"pdftoppm"_s, {u"-r"_s, u"300"_s, u"-png"_s, file.fileName(), kiosk.folder.filePath(u"sep"_s)});
    ASSERT_TRUE(render.waitForFinished(60'000));
    QImage separator(kiosk.folder.filePath(u"sep-3.png"_s)); // of the third paper: the training's
    ASSERT_FALSE(separator.isNull());
    separator.setDotsPerMeterX(qRound(300 / 0.0254));
    separator.setDotsPerMeterY(qRound(300 / 0.0254));

    ASSERT_TRUE(kiosk.feedAndRead({separator, samples::shortPage().image}));
    ASSERT_EQ(kiosk.state().scan.strays.size(), 2);
    EXPECT_EQ(kiosk.state().scan.strays[0].component, training) << "as long as the separator says so";
    EXPECT_EQ(kiosk.state().scan.strays[1].component, QString());
    kiosk.screen->scan()->sortStray();
    EXPECT_EQ(stored(training), 1);
    ASSERT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::Separator));
    kiosk.screen->scan()->sortStray();
    EXPECT_EQ(kiosk.state().scan.removed, 1);
    EXPECT_EQ(stored(health), 0);
    kiosk.screen->scan()->undoRemove();
    EXPECT_EQ(stored(health), 1);
    EXPECT_EQ(kiosk.screen->scan()->stray(), int(view::Stray::Separator));
}

TEST_F(Sorting, anAutomaticTurnIsTakenBackAndHadAgain)
{
    QImage upsideDown = pagesOf(health).first().transformed(QTransform().rotate(180));
    ASSERT_TRUE(kiosk.feedAndRead({upsideDown}));
    const auto sheet = [&] { return kiosk.state().scan.sheets.first(); };
    ASSERT_EQ(sheet().rotation, 180);
    EXPECT_TRUE(sheet().straightened);
    const auto reading = [&] { return *kiosk.store->reading(sheet().page); };
    kiosk.screen->scan()->setAsFed(sheet().page, true);
    EXPECT_EQ(sheet().rotation, 0);
    EXPECT_TRUE(sheet().asFed);
    EXPECT_EQ(reading().turn(), 0);
    EXPECT_FALSE(reading().words.isEmpty()) << "what was read stays";
    kiosk.screen->scan()->setAsFed(sheet().page, false);
    EXPECT_EQ(sheet().rotation, 180);
    EXPECT_EQ(reading().turn(), 180);
}
