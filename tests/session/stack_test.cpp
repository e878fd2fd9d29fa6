// SPDX-License-Identifier: GPL-3.0-or-later
// A whole stack is fed in one go and its papers are told apart afterwards.
#include <gtest/gtest.h>

#include "app/intake/rules.h"
#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Kiosk;

namespace
{

/// Photographs go on the glass.
QList<samples::Page> withoutPhoto(QList<samples::Page> pages)
{
    pages.removeIf([](const samples::Page &page) { return page.component == u"anh-3x4"; });
    return pages;
}

class FeedingOnce : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(kiosk.readCard());
        kiosk.screen->next();
        ASSERT_TRUE(kiosk.choose(test::radiationWorker));
    }

    bool feedAll()
    {
        kiosk.screen->checklist()->openStack();
        if (!kiosk.shows(Screen::Scan))
            return false;
        QList<QImage> images;
        for (const samples::Page &page : stack)
            images.append(page.image);
        return kiosk.feedAndRead(images)
            && Kiosk::until([&] { return !kiosk.state().scan.groups.isEmpty() && !kiosk.state().busy; });
    }
    int stored(const QString &component)
    {
        const auto pages = kiosk.store->pages(kiosk.store->dossiers()->first().id);
        return int(std::count_if(pages->begin(), pages->end(),
            [&](const PageRecord &page) { return page.component == component; }));
    }

    Kiosk kiosk;
    const QList<samples::Page> stack = withoutPhoto(samples::dossier(samples::Dossier::RadiationWorker));
};

} // namespace

TEST_F(FeedingOnce, eachPaperGoesWhereItBelongs)
{
    ASSERT_TRUE(feedAll());
    EXPECT_TRUE(kiosk.screen->scan()->stack());
    EXPECT_EQ(kiosk.state().scan.sheets.size(), stack.size());
    // What recognition is sure of is right; what it is not sure of the person says.
    for (qsizetype i = 0; i < stack.size(); ++i) {
        const auto group = std::find_if(kiosk.state().scan.groups.begin(), kiosk.state().scan.groups.end(),
            [&](const auto &some) { return some.sheets.contains(int(i) + 1); });
        ASSERT_NE(group, kiosk.state().scan.groups.end());
        if (!group->component.isEmpty()) {
            EXPECT_EQ(group->component, stack[i].component) << i;
        }
    }
    for (qsizetype i = 0; i < stack.size(); ++i)
        if (i == 0 || stack[i].component != stack[i - 1].component)
            kiosk.session->namePaper(kiosk.state().scan.sheets[i].page, stack[i].component);
    EXPECT_EQ(kiosk.screen->scan()->unnamed(), 0);
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    EXPECT_EQ(kiosk.state().unsorted, 0);
    QHash<QString, int> expected;
    for (const samples::Page &page : stack)
        ++expected[page.component];
    for (auto it = expected.begin(); it != expected.end(); ++it)
        EXPECT_EQ(stored(it.key()), it.value()) << it.key().toStdString();
}

TEST_F(FeedingOnce, nothingIsFiledAsLongAsAPaperHasNoName)
{
    ASSERT_TRUE(feedAll());
    // Nobody can tell what these are: all of it is one paper that has no name.
    for (const auto &sheet : kiosk.state().scan.sheets)
        kiosk.session->setBegins(sheet.page, false);
    kiosk.session->setBegins(kiosk.state().scan.sheets.last().page, true);
    kiosk.session->namePaper(kiosk.state().scan.sheets.first().page, u"no such component"_s);
    if (kiosk.screen->scan()->unnamed() > 0) {
        kiosk.screen->next();
        EXPECT_EQ(kiosk.state().screen, Screen::Scan);
    }
    EXPECT_EQ(stored(stackComponent), stack.size());

    // Who leaves finds them again, and cannot file the dossier without them.
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    EXPECT_EQ(kiosk.state().unsorted, stack.size());
    kiosk.screen->next();
    EXPECT_EQ(kiosk.state().screen, Screen::Checklist);
    kiosk.screen->checklist()->openStack();
    ASSERT_TRUE(kiosk.shows(Screen::Scan));
    EXPECT_EQ(kiosk.state().scan.sheets.size(), stack.size());
    EXPECT_FALSE(kiosk.state().scan.groups.isEmpty());
}
