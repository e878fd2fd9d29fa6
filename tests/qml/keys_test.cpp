// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen by five keys: up, down, select, back, help.
#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSet>
#include <QTest>

#include "tests/qml/shownscreens.h"

using namespace Qt::Literals::StringLiterals;
using namespace motcua;

namespace
{

/// Everything below that looks as if it could be pressed, wherever it stands.
QStringList pressable(const QQuickItem *item)
{
    if (!item->isVisible())
        return {};
    if (item->inherits("QQuickAbstractButton"))
        return item->isEnabled() ? QStringList {item->objectName()} : QStringList();
    QStringList names;
    for (const QQuickItem *child : item->childItems())
        names += pressable(child);
    return names;
}

QRectF placeOf(const QQuickItem *item)
{
    return item->mapRectToItem(nullptr, QRectF(0, 0, item->width(), item->height()));
}

class Keys : public ShownScreens
{
protected:
    void show(const QString &sample)
    {
        session.show({});
        session.show(samples::state(sample));
        picture();
    }

    void press(Qt::Key key)
    {
        QTest::keyClick(ui->window(), key);
        QCoreApplication::processEvents();
    }

    /// A moment after something new has come it takes no key.
    void select()
    {
        QTest::qWait(450);
        press(Qt::Key_Return);
    }

    QQuickItem *focused() const { return ui->window()->activeFocusItem(); }
    QString name() const { return focused() ? focused()->objectName() : QString(); }
    bool ringed() const { return focused() && visibleItem(focused(), u"focusRing"_s); }

    void goTo(const QString &wanted)
    {
        for (int i = 0; i < 100 && name() != wanted; ++i)
            press(Qt::Key_Down);
        ASSERT_EQ(name().toStdString(), wanted.toStdString());
    }

    struct Met {
        QString name;
        QRectF place; ///< when it had the focus
    };
    /// All around, from what comes first on the page.
    QList<Met> around()
    {
        QList<Met> met;
        press(Qt::Key_Down);
        const QQuickItem *start = focused();
        do {
            met.append({name(), placeOf(focused())});
            EXPECT_TRUE(ringed()) << name().toStdString();
            EXPECT_TRUE(canBeSeen(focused())) << name().toStdString();
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(focused());
            EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty()) << name().toStdString();
            press(Qt::Key_Down);
        } while (focused() != start && met.size() < 200);
        return met;
    }

    void reachesAll(const QSize &size)
    {
        open(size);
        for (const samples::Sample &sample : samples::all()) {
            SCOPED_TRACE(sample.name.toStdString());
            show(sample.name);
            const QQuickItem *scope = visibleItem(root(), u"idleMoreTime"_s);
            while (scope && !scope->property("heading").isValid())
                scope = scope->parentItem();
            QStringList all = pressable(scope ? scope : root());
            QList<Met> met = around();
            QStringList reached;
            for (const Met &stop : met)
                reached.append(stop.name);
            // From the head of the page on.
            const auto head = std::min_element(met.begin(), met.end(),
                [](const Met &a, const Met &b) { return a.place.top() < b.place.top(); });
            std::rotate(
                met.begin(), scope ? head : met.begin() + reached.indexOf(u"headerLanguage"_s), met.end());
            for (qsizetype i = 1; i < met.size(); ++i)
                EXPECT_TRUE(met[i].place.bottom() > met[i - 1].place.top()
                    || met[i].place.left() >= met[i - 1].place.right())
                    << met[i - 1].name.toStdString() << " then " << met[i].name.toStdString();
            all.sort();
            reached.sort();
            EXPECT_EQ(reached.join(u' ').toStdString(), all.join(u' ').toStdString());
        }
    }
};

} // namespace

TEST_F(Keys, ReachEverythingOnAStandingPanelInReadingOrder)
{
    reachesAll(portrait);
}

TEST_F(Keys, ReachEverythingOnALyingPanelInReadingOrder)
{
    reachesAll(landscape);
}

TEST_F(Keys, GoBothWaysAndSelectOncePerPress)
{
    open(portrait);
    show(u"home"_s);
    EXPECT_FALSE(ringed()) << "nobody has pressed a key";
    press(Qt::Key_Down);
    EXPECT_EQ(name(), u"homeBegin"_s) << "the first thing of the page";
    press(Qt::Key_Down);
    EXPECT_EQ(name(), u"homeLookUp"_s);
    press(Qt::Key_Up);
    EXPECT_EQ(name(), u"homeBegin"_s);
    press(Qt::Key_Up);
    EXPECT_EQ(name(), u"headerHelp"_s);
    goTo(u"homeBegin"_s);
    session.wishes.clear();
    select();
    EXPECT_EQ(session.wishes.join(u' '), u"begin"_s);
    // Held down.
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, {}, true);
    QCoreApplication::sendEvent(ui->window(), &again);
    EXPECT_EQ(session.wishes.join(u' '), u"begin"_s);
}

TEST_F(Keys, SelectIsNotTakenForAMomentAfterSomethingNewHasCome)
{
    open(portrait);
    show(u"notices-answered"_s);
    goTo(u"submit"_s);
    session.wishes.clear();
    select();
    session.show(samples::state(u"slip"_s));
    picture();
    press(Qt::Key_Return);
    EXPECT_EQ(session.wishes.join(u' '), u"submit"_s) << "a trembling hand";
    goTo(u"slipEnd"_s);
    select();
    EXPECT_EQ(session.wishes.last(), u"end"_s);
}

TEST_F(Keys, BackIsTheWayBackOfWhateverIsOpen)
{
    open(portrait);
    show(u"checklist"_s);
    session.wishes.clear();
    press(Qt::Key_Escape);
    EXPECT_EQ(session.wishes.join(u' '), u"back"_s);
    press(Qt::Key_F1);
    EXPECT_TRUE(visibleItem(root(), u"helpClose"_s));
    press(Qt::Key_Escape);
    EXPECT_FALSE(visibleItem(root(), u"helpClose"_s));
    EXPECT_EQ(session.wishes.join(u' '), u"back"_s);
    show(u"slip"_s);
    session.wishes.clear();
    press(Qt::Key_Escape);
    EXPECT_TRUE(session.wishes.isEmpty()) << "there is no way back from a slip";
    show(u"idle"_s);
    session.wishes.clear();
    press(Qt::Key_Escape);
    EXPECT_EQ(session.wishes.join(u' '), u"needMoreTime"_s);
}

TEST_F(Keys, StayInWhatLiesOverThePageAndComeBackToWhereTheyWere)
{
    open(portrait);
    show(u"checklist"_s);
    goTo(u"component_photos"_s);
    press(Qt::Key_F1);
    EXPECT_EQ(name(), u"helpCall"_s) << "who presses the help key twice calls somebody";
    QSet<QString> met;
    for (int i = 0; i < 6; ++i) {
        met.insert(name());
        press(Qt::Key_Down);
    }
    EXPECT_FALSE(met.contains(u"component_photos"_s));
    EXPECT_FALSE(met.contains(u"headerHelp"_s));
    press(Qt::Key_Escape);
    QTest::qWait(1);
    EXPECT_EQ(name(), u"component_photos"_s);

    session.show(samples::state(u"scan-ready"_s));
    picture();
    EXPECT_NE(name(), u"component_photos"_s);
    session.show(samples::state(u"checklist"_s));
    picture();
    EXPECT_EQ(name(), u"component_photos"_s) << "back on the list, at the same paper";

    session.show({});
    picture();
    EXPECT_FALSE(ringed()) << "the next person";
    session.show(samples::state(u"checklist"_s));
    picture();
    press(Qt::Key_Down);
    EXPECT_NE(name(), u"component_photos"_s) << "what the one before was at";
}

TEST_F(Keys, WriteWithTheKeysOfTheScreen)
{
    open(portrait);
    show(u"review"_s);
    goTo(u"phoneField"_s);
    select();
    EXPECT_EQ(name(), u"key_done"_s);
    goTo(u"key_0"_s);
    select();
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    EXPECT_EQ(name(), u"key_9"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(session.wishes.last(), u"setPhone 09"_s);
    // Whoever has a keyboard goes on by it.
    press(Qt::Key_7);
    EXPECT_EQ(session.wishes.last(), u"setPhone 097"_s);
    press(Qt::Key_Backspace);
    EXPECT_EQ(session.wishes.last(), u"setPhone 09"_s);
    press(Qt::Key_Escape);
    EXPECT_FALSE(visibleItem(root(), u"key_done"_s));
    EXPECT_EQ(name(), u"phoneField"_s);
}

TEST_F(Keys, AFieldThatAFingerOpenedIsWrittenOnAKeyboardAsEver)
{
    open(portrait);
    show(u"review"_s);
    touch(u"phoneField"_s);
    picture();
    press(Qt::Key_0);
    EXPECT_EQ(session.wishes.last(), u"setPhone 0"_s);
    press(Qt::Key_Return);
    EXPECT_FALSE(visibleItem(root(), u"key_done"_s));
}

TEST_F(Keys, AFingerTakesTheRingAwayAndTheNextKeyBringsItBackToItsPlace)
{
    open(portrait);
    show(u"checklist"_s);
    goTo(u"component_photos"_s);
    QTest::mouseClick(ui->window(), Qt::LeftButton, {}, QPoint(20, 900));
    picture();
    EXPECT_FALSE(ringed());
    press(Qt::Key_Down);
    EXPECT_EQ(name(), u"component_photos"_s);
    EXPECT_TRUE(ringed());
}

TEST_F(Keys, WhatWaitsAMomentKeepsItsPlaceAndWhatGoesLeavesItToTheFirst)
{
    open(portrait);
    SessionState state = samples::state(u"checklist-full"_s);
    session.show(state);
    picture();
    goTo(u"primaryButton"_s);
    state.busy = true;
    session.show(state);
    picture();
    QTest::qWait(500);
    picture();
    state.busy = false;
    session.show(state);
    picture();
    EXPECT_EQ(name(), u"primaryButton"_s);
    EXPECT_TRUE(ringed());

    session.show(samples::state(u"scan-ready"_s));
    picture();
    goTo(u"scanStart"_s);
    session.show(samples::state(u"scan-running"_s));
    EXPECT_TRUE(QTest::qWaitFor([this] { return name() == u"scanStop"_s; })) << name().toStdString();
    EXPECT_TRUE(ringed());
}

TEST_F(Keys, MayBeOthers)
{
    KioskUiOptions options;
    options.keys = {Qt::Key_A, Qt::Key_B, Qt::Key_C, Qt::Key_D, Qt::Key_E};
    open(portrait, options);
    show(u"home"_s);
    press(Qt::Key_Down);
    EXPECT_FALSE(ringed());
    press(Qt::Key_B);
    EXPECT_EQ(name(), u"homeBegin"_s);
    press(Qt::Key_A);
    EXPECT_EQ(name(), u"headerHelp"_s);
    press(Qt::Key_E);
    EXPECT_EQ(name(), u"helpCall"_s);
    press(Qt::Key_D);
    EXPECT_FALSE(visibleItem(root(), u"helpClose"_s));
}
