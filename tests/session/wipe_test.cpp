// SPDX-License-Identifier: GPL-3.0-or-later
// After the session ends, nothing of the person is left where another could see it; the draft is, sealed.
#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>

#include <gtest/gtest.h>

#include "tests/session/kiosk.h"
#include "tests/viewmodels/reachable.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::barcode;
using motcua::test::Kiosk;
using motcua::test::radiationWorker;

namespace
{

const QString number = samples::person::personalNumber;

/// Of what these tests know about the person, that which any of these lines holds.
QStringList personalIn(const QStringList &lines)
{
    QStringList found;
    for (const QString &word : {samples::person::fullName, number, u"•"_s, u"ngõ Ví Dụ"_s, u"bịa đặt"_s,
             u"đường không có"_s, u"giả định"_s, u"0000000009"_s, u"0900000"_s, u"=picture"_s})
        if (!lines.filter(word, Qt::CaseInsensitive).isEmpty())
            found.append(word);
    return found;
}

class Wipe : public ::testing::Test
{
protected:
    void fillInAndSave()
    {
        ASSERT_TRUE(kiosk.choose(barcode, u"cap-moi"_s));
        kiosk.screen->checklist()->open(u"don-dang-ky"_s);
        kiosk.fillInTheBarcodeForm();
        kiosk.screen->next();
        ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    }

    /// A form filled in and saved, then another procedure with paper, up to the last question.
    void walkToTheNotices()
    {
        kiosk.screen->settings()->chooseLanguage(u"en"_s);
        kiosk.screen->settings()->chooseTextSize(int(TextSize::Largest));
        kiosk.screen->settings()->choosePalette(int(Palette::Dark));
        ASSERT_TRUE(kiosk.readCard());
        kiosk.screen->next();
        ASSERT_NO_FATAL_FAILURE(fillInAndSave());
        kiosk.screen->back();
        kiosk.screen->back();
        ASSERT_TRUE(kiosk.choose(radiationWorker));
        ASSERT_TRUE(kiosk.scanTheWholeDossier());
        ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    }

    void expectNothingLeft()
    {
        ASSERT_TRUE(kiosk.shows(Screen::Home));
        // Also not what the devices or the keys bring late.
        ASSERT_TRUE(Kiosk::until([&] { return !kiosk.scanner->busy(); }));
        kiosk.session->setPhone(u"0900000123"_s);
        kiosk.session->refusePhone(true);
        kiosk.session->setQuery(u"bịa đặt"_s);
        kiosk.session->setField(u"ten-tieng-viet"_s, u"bịa đặt"_s);
        kiosk.session->resumeDraft(0);
        QCoreApplication::processEvents();

        QStringList left = reachable(kiosk.screen.get());
        EXPECT_EQ(personalIn(left).join(u", "_s).toStdString(), "");
        for (const QString &line : kiosk.freshlyReachable())
            left.removeOne(line);
        EXPECT_EQ(left.join(u'\n').toStdString(), "");
        EXPECT_TRUE(kiosk.state() == kiosk.freshState());
        EXPECT_TRUE(kiosk.told == kiosk.state());
    }

    /// The same card leads back to the draft, which says how much is in it and shows nothing of it.
    void expectSealedDraft(int pages)
    {
        QDirIterator files(kiosk.folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const QString &word : {samples::person::fullName, number, u"bịa đặt"_s})
                EXPECT_FALSE(bytes.contains(word.toUtf8())) << qPrintable(file.fileName());
        }
        ASSERT_TRUE(kiosk.readCard());
        ASSERT_FALSE(kiosk.state().earlierDrafts.isEmpty());
        EXPECT_EQ(kiosk.state().earlierDrafts.first().pages, pages);
        kiosk.screen->card()->resumeDraft(0);
        ASSERT_TRUE(kiosk.shows(Screen::Checklist));
        int counted = 0;
        for (const auto &component : kiosk.state().components)
            counted += component.pages;
        EXPECT_EQ(counted, pages);
    }

    void expectNoPicture()
    {
        ASSERT_FALSE(kiosk.state().scan.sheets.isEmpty());
        for (const auto &sheet : kiosk.state().scan.sheets) {
            EXPECT_TRUE(sheet.thumbnail.isNull());
            EXPECT_TRUE(sheet.flags.isEmpty());
            EXPECT_EQ(sheet.rotation, 0);
        }
    }

    Kiosk kiosk;
};

} // namespace

TEST_F(Wipe, theEndButtonLeavesASealedDraftAndNothingElse)
{
    ASSERT_NO_FATAL_FAILURE(walkToTheNotices());
    const QStringList before = personalIn(reachable(kiosk.screen.get()));
    EXPECT_TRUE(before.contains(samples::person::fullName) && before.contains(u"0900000"_s)
        && before.contains(u"=picture"_s))
        << "the walk must see what there is to see";
    kiosk.screen->end();
    ASSERT_NO_FATAL_FAILURE(expectNothingLeft());
    ASSERT_NO_FATAL_FAILURE(expectSealedDraft(5));
    kiosk.screen->checklist()->open(u"anh-3x4"_s);
    expectNoPicture();
    kiosk.screen->end();

    kiosk.layOnGlass(samples::Glass::Cccd);
    ASSERT_TRUE(kiosk.readCard());
    EXPECT_TRUE(kiosk.state().earlierDrafts.isEmpty()) << "the next person";
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(radiationWorker));
    for (const auto &component : kiosk.state().components)
        EXPECT_EQ(component.pages, 0);
    EXPECT_TRUE(kiosk.state().phone.isEmpty());
}

TEST_F(Wipe, whoWalksAwayFromTheScannerIsForgottenAfterTheQuestion)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(radiationWorker));
    ASSERT_TRUE(kiosk.scan(u"phieu-kham-suc-khoe"_s, 2));
    kiosk.screen->checklist()->open(u"phieu-kham-suc-khoe"_s);
    ASSERT_TRUE(Kiosk::until([&] {
        const auto &sheets = kiosk.state().scan.sheets;
        return std::all_of(sheets.begin(), sheets.end(), [](const auto &sheet) { return sheet.read; });
    }));
    kiosk.screen->scan()->remove(kiosk.state().scan.sheets.first().page);
    EXPECT_EQ(kiosk.state().scan.removed, 1);

    kiosk.pass(kiosk.config.idleLongSeconds - kiosk.config.idleQuestionSeconds + 1);
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().idleSecondsLeft >= 0; }));
    EXPECT_TRUE(personalIn(reachable(kiosk.screen.get())).contains(u"=picture"_s));
    kiosk.pass(kiosk.config.idleQuestionSeconds);
    ASSERT_NO_FATAL_FAILURE(expectNothingLeft());

    ASSERT_NO_FATAL_FAILURE(expectSealedDraft(1));
    kiosk.screen->checklist()->open(u"phieu-kham-suc-khoe"_s);
    EXPECT_EQ(kiosk.state().scan.removed, 0);
    expectNoPicture();
}

TEST_F(Wipe, theSlipGoesByItselfProvisionalOrNot)
{
    ASSERT_NO_FATAL_FAILURE(walkToTheNotices());
    kiosk.screen->notices()->submit();
    ASSERT_TRUE(kiosk.shows(Screen::Sending));
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Sending)) << "nobody leaves without a slip";
    kiosk.pass(26);
    ASSERT_TRUE(kiosk.shows(Screen::Slip));
    EXPECT_FALSE(kiosk.state().slip.provisional.isEmpty());
    EXPECT_TRUE(personalIn(reachable(kiosk.screen.get())).contains(u"=picture"_s));

    // The code comes while the slip is still shown, by another process's hand.
    const auto uploader = Store::open(kiosk.config.stateDirectory, kiosk.clock);
    ASSERT_TRUE(uploader);
    const auto queued = (*uploader)->unsentDossiers();
    ASSERT_EQ(queued->size(), 1);
    ASSERT_TRUE((*uploader)->setReceipt(
        queued->first().id, {u"G06-20260101-0000001"_s, kiosk.clock->now(), std::nullopt}));
    ASSERT_TRUE(Kiosk::until([&] { return !kiosk.state().slip.code.isEmpty(); }));

    kiosk.pass(kiosk.config.slipSeconds + 1);
    ASSERT_NO_FATAL_FAILURE(expectNothingLeft());
    ASSERT_TRUE(kiosk.readCard());
    ASSERT_FALSE(kiosk.state().earlierDrafts.isEmpty()) << "the form of the other procedure";
    EXPECT_EQ(kiosk.state().earlierDrafts.first().pages, 0);
}

TEST_F(Wipe, aFormThatIsBeingFilledInIsForgottenOnceSavedItStaysSealed)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_NO_FATAL_FAILURE(fillInAndSave());
    kiosk.screen->checklist()->open(u"don-dang-ky"_s);
    kiosk.type(u"field:email"_s, u"bịa đặt"_s);
    kiosk.screen->next();
    ASSERT_EQ(kiosk.state().form.errors.size(), 1);
    kiosk.pass(kiosk.config.idleLongSeconds);
    ASSERT_NO_FATAL_FAILURE(expectNothingLeft());

    ASSERT_NO_FATAL_FAILURE(expectSealedDraft(0));
    kiosk.screen->checklist()->open(u"don-dang-ky"_s);
    ASSERT_TRUE(kiosk.shows(Screen::Form));
    EXPECT_TRUE(kiosk.state().form.keptFromEarlier);
    EXPECT_TRUE(kiosk.state().form.values.isEmpty());
    QStringList seen = reachable(kiosk.screen.get()).filter(u"root.form"_s);
    EXPECT_EQ(personalIn(seen).join(u", "_s).toStdString(), "");
}

TEST_F(Wipe, whatTheFeederStillBringsAfterTheEndIsNobodys)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(radiationWorker));
    ASSERT_TRUE(kiosk.scan(u"phieu-kham-suc-khoe"_s, 2));
    kiosk.screen->checklist()->open(u"anh-3x4"_s);
    kiosk.putInTray(4);
    kiosk.screen->scan()->start(false);
    ASSERT_TRUE(Kiosk::until([&] { return !kiosk.state().scan.sheets.isEmpty(); }));
    kiosk.screen->end();
    ASSERT_NO_FATAL_FAILURE(expectNothingLeft());
    const auto drafts = kiosk.store->draftsOf(number);
    ASSERT_TRUE(drafts);
    ASSERT_EQ(drafts->size(), 1);
    const auto pages = static_cast<int>(kiosk.store->pages(drafts->first())->size());
    EXPECT_GE(pages, 2);
    ASSERT_NO_FATAL_FAILURE(expectSealedDraft(pages));
    kiosk.screen->checklist()->open(u"phieu-kham-suc-khoe"_s);
    expectNoPicture();
}

TEST_F(Wipe, aCardThatIsReadAfterTheEndGreetsNobody)
{
    kiosk.screen->begin();
    kiosk.screen->card()->read();
    ASSERT_EQ(kiosk.state().cardPhase, SessionState::CardPhase::Reading);
    kiosk.screen->end();
    ASSERT_NO_FATAL_FAILURE(expectNothingLeft());
    kiosk.screen->begin();
    EXPECT_FALSE(kiosk.state().person);
}

TEST_F(Wipe, aNumberThatMayNotBeKeptIsNotFiled)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_NO_FATAL_FAILURE(fillInAndSave());
    ASSERT_TRUE(kiosk.reviewAndAnswer(false));
    kiosk.screen->notices()->submit();
    ASSERT_TRUE(kiosk.shows(Screen::Sending));
    EXPECT_TRUE(kiosk.state().phone.isEmpty());
    const auto queued = kiosk.store->unsentDossiers();
    ASSERT_EQ(queued->size(), 1);
    EXPECT_TRUE(kiosk.store->submission(queued->first().id)->phone.isEmpty());
}

TEST_F(Wipe, whatIsTypedIsSealedIntoTheDraftHoweverTheSessionEnds)
{
    using End = std::function<void()>;
    const QList<End> ends {[&] { kiosk.screen->end(); },
        [&] {
            kiosk.pass(kiosk.config.idleLongSeconds - 5);
            EXPECT_TRUE(Kiosk::until([&] { return kiosk.state().idleSecondsLeft >= 0; }));
            EXPECT_TRUE(kiosk.state().keepsDraft);
            kiosk.pass(5);
        },
        [&] {
            kiosk.screen->back();
            EXPECT_TRUE(kiosk.shows(Screen::Checklist));
            kiosk.screen->end();
        }};
    ASSERT_TRUE(kiosk.readCard());
    EXPECT_FALSE(kiosk.state().keepsDraft) << "nothing is promised where there is nothing";
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(barcode, u"cap-moi"_s));
    kiosk.screen->checklist()->open(u"don-dang-ky"_s);
    const QStringList fields {u"ten-tieng-viet"_s, u"co-quan-cap"_s, u"dia-chi"_s};
    for (int i = 0; i < ends.size(); ++i) {
        kiosk.type(u"field:"_s + fields[i], u"bịa đặt %1"_s.arg(i));
        EXPECT_TRUE(kiosk.state().keepsDraft);
        ends[i]();
        ASSERT_NO_FATAL_FAILURE(expectNothingLeft());
        ASSERT_NO_FATAL_FAILURE(expectSealedDraft(0));
        kiosk.screen->checklist()->open(u"don-dang-ky"_s);
        ASSERT_TRUE(kiosk.shows(Screen::Form));
        for (int j = 0; j <= i; ++j)
            EXPECT_TRUE(kiosk.state().form.kept.contains(fields[j])) << j;
        EXPECT_TRUE(kiosk.state().form.values.isEmpty()) << "not for whoever has the card";
    }
    const auto drafts = kiosk.store->draftsOf(number);
    ASSERT_TRUE(drafts);
    ASSERT_EQ(drafts->size(), 1);
    for (int i = 0; i < fields.size(); ++i)
        EXPECT_TRUE(
            kiosk.store->form(drafts->first())->value(fields[i]).toString().endsWith(u"ịa đặt %1"_s.arg(i)));
}

TEST_F(Wipe, whatRestsUnderTheKeysIsSealedBeforeAnyEnd)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(barcode, u"cap-moi"_s));
    kiosk.screen->checklist()->open(u"don-dang-ky"_s);
    kiosk.type(u"field:ten-tieng-viet"_s, u"bịa đặt"_s);
    kiosk.pass(3);
    EXPECT_TRUE(Kiosk::until([&] {
        const auto drafts = kiosk.store->draftsOf(number);
        return drafts && !drafts->isEmpty() && !kiosk.store->form(drafts->first())->isEmpty();
    }));
}

TEST_F(Wipe, goingBackFromTheCardKeepsHowTheScreenIsRead)
{
    kiosk.screen->settings()->chooseLanguage(u"en"_s);
    kiosk.screen->settings()->chooseTextSize(int(TextSize::Largest));
    kiosk.screen->settings()->choosePalette(int(Palette::Dark));
    kiosk.screen->begin();
    kiosk.pass(kiosk.config.idleSeconds - 1);
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_EQ(kiosk.state().language, u"en"_s);
    EXPECT_EQ(kiosk.state().textSize, TextSize::Largest);
    EXPECT_EQ(kiosk.state().palette, Palette::Dark);
    EXPECT_TRUE(kiosk.told == kiosk.state());
    kiosk.pass(kiosk.config.idleSeconds + 1);
    EXPECT_TRUE(Kiosk::until([&] { return kiosk.state() == kiosk.freshState(); })) << "the next person";
}

TEST_F(Wipe, whoIsStillAtTheSlipIsAskedBeforeItGoes)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_NO_FATAL_FAILURE(fillInAndSave());
    ASSERT_TRUE(kiosk.reviewAndAnswer(false));
    kiosk.screen->notices()->submit();
    ASSERT_TRUE(kiosk.shows(Screen::Sending));
    kiosk.pass(26);
    ASSERT_TRUE(kiosk.shows(Screen::Slip));
    for (int i = 0; i < 3; ++i) {
        kiosk.pass(kiosk.config.slipSeconds - 5);
        ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().idleSecondsLeft >= 0; })) << i;
        kiosk.screen->activity();
        EXPECT_LT(kiosk.state().idleSecondsLeft, 0);
        ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().slip.secondsLeft > 30; })) << i;
    }
    ASSERT_EQ(kiosk.state().screen, Screen::Slip) << "long after its first time";
    kiosk.screen->needMoreTime();
    kiosk.pass(kiosk.config.slipSeconds + 1);
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().slip.secondsLeft < 45; }));
    EXPECT_EQ(kiosk.state().screen, Screen::Slip) << "more time was asked for";
    kiosk.pass(kiosk.config.slipSeconds);
    ASSERT_NO_FATAL_FAILURE(expectNothingLeft());
}
