// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <QMetaProperty>
#include <QQuickWindow>
#include <QTest>
#include <QtQuickTest/quicktest.h>

#include <gtest/gtest.h>

#include "app/viewmodels/kioskui.h"
#include "tests/qml/contrast.h"
#include "tests/qml/itemwalk.h"
#include "tests/viewmodels/samplestates.h"
#include "tests/viewmodels/standin.h"

using namespace Qt::Literals::StringLiterals;
using namespace motcua;

namespace
{

constexpr QSize portrait(1080, 1920);
constexpr QSize landscape(1920, 1080);
constexpr double targetPx = 80; // 20 mm at 4 px a millimetre
constexpr double largePx = 40; // the text of buttons and above

QStringList warnings;

void collect(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtWarningMsg || type == QtCriticalMsg)
        warnings.append(message);
}

class Screens : public ::testing::Test
{
protected:
    void SetUp() override
    {
        warnings.clear();
        qInstallMessageHandler(collect);
    }

    void TearDown() override
    {
        ui.reset();
        qInstallMessageHandler(nullptr);
        for (const QString &warning : std::as_const(warnings))
            ADD_FAILURE() << "QML warns: " << warning.toStdString();
    }

    void open(QSize size)
    {
        KioskUiOptions options;
        options.size = size;
        options.motion = false;
        ui = makeKioskUi(session, options);
        ASSERT_TRUE(ui);
    }

    // Lays out what has changed, until nothing changes any more.
    QImage picture()
    {
        constexpr int mostRounds = 10;
        QImage image;
        for (int round = 0; round < mostRounds; ++round) {
            QCoreApplication::processEvents();
            image = ui->window()->grabWindow();
            if (!QQuickTest::qIsPolishScheduled(ui->window()))
                return image;
        }
        ADD_FAILURE() << "the layout does not come to rest";
        return image;
    }

    QQuickItem *root() const { return ui->window()->contentItem(); }

    void touch(const QString &name)
    {
        QQuickItem *item = visibleItem(root(), name);
        ASSERT_TRUE(item) << name.toStdString();
        constexpr int mostPages = 10;
        for (int page = 0; page < mostPages && !canBeSeen(item); ++page) {
            touch(u"scrollMore"_s);
            picture();
        }
        const QPoint at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
        ASSERT_TRUE(QRect(QPoint(), ui->window()->size()).contains(at)) << name.toStdString();
        const auto guarded = [&] {
            const QQuickItem *guard = visibleItem(root(), u"touchGuard"_s);
            return guard && guard->mapRectToScene(guard->boundingRect()).contains(at);
        };
        ASSERT_TRUE(QTest::qWaitFor([&] { return !guarded(); })) << name.toStdString();
        static QPointingDevice *screen = QTest::createTouchDevice();
        QTest::touchEvent(ui->window(), screen).press(0, at, ui->window());
        QTest::touchEvent(ui->window(), screen).release(0, at, ui->window());
        QCoreApplication::processEvents();
    }

    // Everything that can be pressed, as it looks under a finger; or as it is.
    void press(bool down)
    {
        QList<QQuickItem *> items {root()};
        for (qsizetype i = 0; i < items.size(); ++i) {
            items += items[i]->childItems();
            if (!items[i]->inherits("QQuickAbstractButton"))
                continue;
            const QMetaObject *meta = items[i]->metaObject();
            const QMetaProperty property = meta->property(meta->indexOfProperty("down"));
            EXPECT_TRUE(down ? property.write(items[i], true) : property.reset(items[i]));
        }
    }

    // Every sample in both languages and all text sizes.
    void layOutAll(QSize size)
    {
        open(size);
        for (const samples::Sample &sample : samples::all())
            for (const QString &language : {u"vi"_s, u"en"_s})
                for (int textSize = 0; textSize < 3; ++textSize) {
                    SessionState state = sample.state;
                    state.language = language;
                    state.textSize = TextSize(textSize);
                    session.show(state);
                    picture();
                    const QStringList faults = faultsOfLayout(root(), targetPx);
                    EXPECT_TRUE(faults.isEmpty())
                        << sample.name.toStdString() << ' ' << language.toStdString() << " size " << textSize
                        << ":\n  " << faults.join(u"\n  "_s).toStdString();
                }
    }

    StandIn session;
    std::unique_ptr<KioskUi> ui;
};

} // namespace

TEST_F(Screens, StandingPanelShowsEveryTextWholeAndEveryTargetLarge)
{
    layOutAll(portrait);
}

TEST_F(Screens, LyingPanelShowsEveryTextWholeAndEveryTargetLarge)
{
    layOutAll(landscape);
}

TEST_F(Screens, EveryPaletteDrawsEveryScreenLegiblyAndWithoutWarnings)
{
    open(portrait);
    const auto expectLegible = [this](const QString &name, int palette) {
        QStringList faults = faultsOfContrast(root(), largePx);
        press(true);
        picture();
        faults += faultsOfContrast(root(), largePx);
        press(false);
        faults.removeDuplicates();
        EXPECT_TRUE(faults.isEmpty()) << name.toStdString() << " palette " << palette << ":\n  "
                                      << faults.join(u"\n  "_s).toStdString();
    };
    for (const samples::Sample &sample : samples::all()) {
        QList<QImage> pictures;
        for (int palette = 0; palette < 3; ++palette) {
            SessionState state = sample.state;
            state.palette = Palette(palette);
            session.show(state);
            pictures.append(picture());
            expectLegible(sample.name, palette);
        }
        EXPECT_NE(pictures[0], pictures[1]) << sample.name.toStdString();
        EXPECT_NE(pictures[0], pictures[2]) << sample.name.toStdString();
    }
}

TEST_F(Screens, OverlaysAndKeysFitAtEverySize)
{
    for (const QSize size : {portrait, landscape}) {
        open(size);
        for (int textSize = 0; textSize < 3; ++textSize) {
            for (const QString &button : {u"headerHelp"_s, u"headerDisplay"_s}) {
                SessionState state = samples::state(u"checklist"_s);
                state.textSize = TextSize(textSize);
                session.show(state);
                picture();
                touch(button);
                picture();
                const QStringList faults = faultsOfLayout(root(), targetPx);
                EXPECT_TRUE(faults.isEmpty())
                    << button.toStdString() << textSize << faults.join(u"\n  "_s).toStdString();
                touch(button == u"headerHelp"_s ? u"helpClose"_s : u"displayClose"_s);
                session.show({});
            }
            SessionState state = samples::state(u"form"_s);
            state.textSize = TextSize(textSize);
            session.show(state);
            picture();
            using Mode = TypingViewModel::Mode;
            for (const auto &[target, mode] :
                {std::pair(u"field:name_en"_s, Mode::Letters), std::pair(u"field:number"_s, Mode::Digits),
                    std::pair(u"field:address"_s, Mode::Lines), std::pair(u"field:mail"_s, Mode::Email)}) {
                ui->viewModel().typing()->open(target, {}, u"Ngh"_s, int(mode), 0);
                picture();
                if (mode == Mode::Lines) {
                    touch(u"key_signs"_s);
                    picture();
                }
                const QStringList faults = faultsOfLayout(root(), targetPx);
                EXPECT_TRUE(faults.isEmpty())
                    << target.toStdString() << textSize << faults.join(u"\n  "_s).toStdString();
            }
            session.show({});
        }
        ui.reset();
    }
}

TEST_F(Screens, AFormThatIsNotAcceptedShowsWhereFirst)
{
    open(portrait);
    SessionState state = samples::state(u"form"_s);
    state.form.errors.clear();
    session.show(state);
    picture();
    const auto shown = [this](const QString &name) {
        const QQuickItem *item = visibleItem(root(), name);
        return item && canBeSeen(item);
    };
    const QString last = state.form.form.sections.last().fields.last().id;
    const QString error = u"error_field_"_s + last;
    state.form.errors.insert(last, FaultId::FormFieldMissing);
    session.show(state);
    picture();
    EXPECT_TRUE(shown(error)) << error.toStdString();

    // Who has gone elsewhere meanwhile is brought back by the same button.
    while (!shown(u"field_"_s + state.form.form.sections.first().fields.first().id)) {
        touch(u"scrollMore"_s);
        picture();
    }
    EXPECT_FALSE(shown(error));
    touch(u"primaryButton"_s);
    picture();
    EXPECT_TRUE(shown(error));
}

TEST_F(Screens, NewTroubleIsInViewWhateverTheSizeOfTheText)
{
    for (const QSize size : {portrait, landscape}) {
        open(size);
        for (const QString &trouble :
            {u"scan-jam"_s, u"scan-cover"_s, u"scan-missing"_s, u"scan-glass-busy"_s, u"scan-cancelled"_s})
            for (int textSize = 0; textSize < 3; ++textSize) {
                SessionState state = samples::state(u"scan-done"_s);
                state.textSize = TextSize(textSize);
                session.show(state);
                picture();
                if (visibleItem(root(), u"scrollMore"_s))
                    touch(u"scrollMore"_s);
                state = samples::state(trouble);
                state.textSize = TextSize(textSize);
                session.show(state);
                picture();
                for (const QString &words : {u"faultWhat"_s, u"faultTodo"_s}) {
                    const QQuickItem *item = visibleItem(root(), words);
                    EXPECT_TRUE(item && canBeSeen(item))
                        << trouble.toStdString() << textSize << words.toStdString();
                }
            }
        ui.reset();
    }
}

TEST_F(Screens, WhatIsSaidInAnswerIsBroughtIntoView)
{
    open(portrait);
    const auto expectShown = [this](const QString &before, const QString &after, const QString &name) {
        SessionState state = samples::state(before);
        state.textSize = TextSize::Largest;
        session.show({});
        session.show(state);
        picture();
        for (int page = 0; page < 2 && before == u"procedure"_s; ++page) {
            touch(u"scrollMore"_s);
            picture();
        }
        state = samples::state(after);
        state.textSize = TextSize::Largest;
        session.show(state);
        picture();
        const QQuickItem *item = visibleItem(root(), name);
        EXPECT_TRUE(item && canBeSeen(item)) << name.toStdString();
    };
    expectShown(u"home"_s, u"home-paused"_s, u"faultWhat"_s);
    expectShown(u"procedure"_s, u"procedure-fault"_s, u"faultWhat"_s);
    expectShown(u"review"_s, u"review-invalid"_s, u"error_phoneField"_s);
    expectShown(u"notices"_s, u"notices-refused"_s, u"reason_processing"_s);
}

TEST_F(Screens, ACodeIsNeverBroken)
{
    for (const QSize size : {portrait, landscape}) {
        open(size);
        for (const QString &slip : {u"slip"_s, u"slip-printed"_s, u"slip-provisional"_s}) {
            SessionState state = samples::state(slip);
            state.textSize = TextSize::Largest;
            session.show(state);
            picture();
            const QQuickItem *code = visibleItem(root(), u"slipCode"_s);
            ASSERT_TRUE(code);
            EXPECT_EQ(code->property("lineCount").toInt(), 1) << slip.toStdString();
            EXPECT_LE(code->property("contentWidth").toDouble(), code->width()) << slip.toStdString();
        }
        ui.reset();
    }
}

TEST_F(Screens, TouchingWhatIsNamedSaysWhatThePersonWants)
{
    open(portrait);
    const auto expectWish = [this](const QString &sample, const QStringList &names, const QString &wish) {
        session.show({});
        session.show(samples::state(sample));
        picture();
        session.wishes.clear();
        for (const QString &name : names) {
            touch(name);
            picture();
        }
        const QString last = session.wishes.isEmpty() ? QString() : session.wishes.last();
        EXPECT_EQ(last.toStdString(), wish.toStdString()) << "on " << sample.toStdString();
    };
    expectWish(u"home"_s, {u"homeBegin"_s}, u"begin"_s);
    expectWish(u"home"_s, {u"headerLanguage"_s}, u"setLanguage en"_s);
    expectWish(u"home"_s, {u"homeLookUp"_s}, u"lookUp"_s);
    expectWish(u"lookup"_s, {u"field_1"_s}, u"browse Tiêu chuẩn đo lường chất lượng"_s);
    expectWish(u"lookup"_s, {u"lookupSearch"_s, u"key_m"_s, u"key_a"_s}, u"setQuery ma"_s);
    expectWish(u"lookup-found"_s, {u"lookup_barcode-right"_s}, u"showProcedure barcode-right"_s);
    expectWish(u"info"_s, {u"infoPrint"_s}, u"printPapers"_s);
    expectWish(u"info"_s, {u"infoCase_again"_s}, u"chooseCase again"_s);
    expectWish(u"info"_s, {u"primaryButton"_s}, u"begin"_s);
    expectWish(u"home"_s, {u"homeFollow"_s}, u"follow"_s);
    expectWish(u"follow"_s, {u"followReadSlip"_s}, u"readSlip"_s);
    expectWish(u"follow"_s,
        {u"dossierCode"_s, u"key_G"_s, u"key_0"_s, u"key_-"_s, u"key_letters"_s, u"letter_H"_s, u"key_."_s},
        u"setDossierCode G0-H."_s);
    expectWish(u"follow-typed"_s, {u"primaryButton"_s}, u"next"_s);
    expectWish(u"progress-4"_s, {u"headerBack"_s}, u"back"_s);
    expectWish(u"progress-4"_s, {u"progressDone"_s}, u"end"_s);
    expectWish(u"progress-4"_s, {u"progressSignIn"_s}, u"signIn"_s);
    expectWish(u"progress-supplement"_s, {u"complete_1"_s}, u"complete 0"_s);
    expectWish(u"checklist-again"_s, {u"againYes"_s}, u"fileAgain"_s);
    expectWish(u"checklist-again"_s, {u"againNo"_s}, u"end"_s);
    expectWish(u"slip"_s, {u"slipRate"_s}, u"rate"_s);
    expectWish(u"rating"_s, {u"mark_2"_s}, u"answerRating 2"_s);
    expectWish(u"rating-last"_s, {u"headerBack"_s}, u"back"_s);
    expectWish(u"review"_s, {u"deliveryPost"_s}, u"setByPost yes"_s);
    expectWish(u"review-post"_s, {u"deliveryCounter"_s}, u"setByPost no"_s);
    expectWish(u"review-address"_s, {u"addressField"_s, u"key_a"_s}, u"setAddress ở nhàa"_s);
    expectWish(u"sign-in"_s, {u"headerBack"_s}, u"back"_s);
    expectWish(u"sign-in-expired"_s, {u"primaryButton"_s}, u"next"_s);
    expectWish(u"card"_s, {u"cardRead"_s}, u"readCard"_s);
    expectWish(u"card"_s, {u"headerBack"_s}, u"back"_s);
    expectWish(u"card-fault"_s, {u"cardRead"_s}, u"readCard"_s);
    expectWish(u"card-read"_s, {u"primaryButton"_s}, u"next"_s);
    expectWish(u"card-draft"_s, {u"draftResume"_s}, u"resumeDraft 0"_s);
    expectWish(u"procedure"_s, {u"procedure_radiation-worker"_s}, u"chooseProcedure radiation-worker"_s);
    expectWish(
        u"procedure"_s, {u"procedureSearch"_s, u"key_m"_s, u"key_a"_s, u"key_nga"_s}, u"setQuery mã"_s);
    expectWish(u"case"_s, {u"case_amend"_s}, u"chooseCase amend"_s);
    expectWish(u"checklist"_s, {u"component_photos"_s}, u"openComponent photos"_s);
    expectWish(u"checklist"_s, {u"feedStack"_s}, u"openStack"_s);
    expectWish(u"checklist"_s, {u"reuseSignIn"_s}, u"signIn"_s);
    expectWish(u"card"_s, {u"cardSignIn"_s}, u"signIn"_s);
    expectWish(u"checklist-held"_s, {u"reuse_photos"_s}, u"reusePaper photos=yes"_s);
    expectWish(u"checklist-held"_s, {u"reuse_application"_s}, u"reusePaper application=no"_s);
    expectWish(u"checklist-unsorted"_s, {u"primaryButton"_s}, u"openStack"_s);
    expectWish(u"scan-stack-ready"_s, {u"scanStart"_s}, u"startScan tray"_s);
    expectWish(u"scan-stack"_s, {u"scanDone"_s}, u"next"_s);
    expectWish(u"scan-stack"_s, {u"stackBegins_2"_s}, u"setBegins 2=yes"_s);
    expectWish(u"scan-stack"_s, {u"stackBegins_3"_s}, u"setBegins 3=no"_s);
    expectWish(u"scan-stack"_s, {u"stackRename_1"_s, u"stackName_1_training"_s}, u"namePaper 1=training"_s);
    expectWish(u"scan-stack-asks"_s, {u"scanDone"_s, u"stackYes_3"_s}, u"namePaper 3=training"_s);
    expectWish(u"checklist-full"_s, {u"primaryButton"_s}, u"next"_s);
    expectWish(u"scan-ready"_s, {u"scanStart"_s}, u"startScan tray"_s);
    expectWish(u"scan-ready"_s, {u"scanGlass"_s}, u"startScan glass"_s);
    expectWish(u"scan-running"_s, {u"scanStop"_s}, u"stopScan"_s);
    expectWish(u"scan-done"_s, {u"scanMore"_s}, u"startScan tray"_s);
    expectWish(u"scan-done"_s, {u"sheetRemove_2"_s}, u"removePage 2"_s);
    expectWish(u"scan-done"_s, {u"sheetAnew_3"_s}, u"scanAnew 3"_s);
    expectWish(u"scan-anew-empty"_s, {u"scanMore"_s}, u"startScan tray"_s);
    expectWish(u"scan-done"_s, {u"scanDone"_s}, u"next"_s);
    expectWish(u"scan-undo"_s, {u"scanUndo"_s}, u"undoRemove"_s);
    expectWish(u"scan-turned"_s, {u"sheetTurn_1"_s}, u"setAsFed 1=yes"_s);
    expectWish(u"scan-turned"_s, {u"sheetTurn_2"_s}, u"setAsFed 2=no"_s);
    expectWish(u"scan-stray"_s, {u"scanSort"_s}, u"sortSheets 2,3"_s);
    expectWish(u"scan-stray"_s, {u"scanKeep"_s}, u"keepSheets 2,3"_s);
    expectWish(u"scan-separator"_s, {u"scanSort"_s}, u"sortSheets 1"_s);
    expectWish(u"scan-sorted"_s, {u"scanUndoSort"_s}, u"undoSort"_s);
    expectWish(u"form"_s, {u"readPaper"_s}, u"readPaper"_s);
    expectWish(u"form-proposals"_s, {u"proposal_name_vi_0_take"_s}, u"takeProposal name_vi=0"_s);
    expectWish(u"form-proposals"_s, {u"proposal_issued_1_take"_s}, u"takeProposal issued=1"_s);
    expectWish(u"scan-jam"_s, {u"scanMore"_s}, u"startScan tray"_s);
    expectWish(u"scan-glass-busy"_s, {u"scanMore"_s}, u"startScan glass"_s);
    expectWish(u"scan-glass-busy"_s, {u"scanTray"_s}, u"startScan tray"_s);
    expectWish(u"scan-missing"_s, {u"scanLeave"_s}, u"back"_s);
    expectWish(u"scan-missing"_s, {u"scanMore"_s}, u"startScan tray"_s);
    expectWish(u"form"_s, {u"field_name_en"_s, u"key_a"_s, u"key_done"_s}, u"setField name_en=a"_s);
    expectWish(u"form"_s, {u"primaryButton"_s}, u"next"_s);
    expectWish(u"review"_s, {u"phoneRefuse"_s}, u"refusePhone yes"_s);
    expectWish(u"review"_s, {u"phoneField"_s, u"key_0"_s, u"key_9"_s}, u"setPhone 09"_s);
    expectWish(u"notices"_s, {u"notice_processing_yes"_s}, u"answerNotice processing=yes"_s);
    expectWish(u"notices-answered"_s, {u"submit"_s}, u"submit"_s);
    expectWish(u"slip"_s, {u"slipEnd"_s}, u"end"_s);
    expectWish(u"slip-provisional"_s, {u"slipEnd"_s}, u"end"_s);
    expectWish(u"idle"_s, {u"idleMoreTime"_s}, u"needMoreTime"_s);
    EXPECT_GT(session.activities, 0);
}

TEST_F(Screens, WhatLiesUnderAnOverlayCannotBeTouched)
{
    open(portrait);
    SessionState state = samples::state(u"home"_s);
    session.show(state);
    picture();
    touch(u"headerHelp"_s);
    session.wishes.clear();
    QQuickItem *begin = visibleItem(root(), u"homeBegin"_s);
    ASSERT_TRUE(begin);
    const QPoint at = begin->mapToScene(QPointF(4, begin->height() / 2)).toPoint();
    QTest::mouseClick(ui->window(), Qt::LeftButton, {}, at);
    EXPECT_TRUE(session.wishes.isEmpty());
}

TEST_F(Screens, WhatComesUpUnderTheFingerTakesNoSecondTap)
{
    open(portrait);
    session.show(samples::state(u"notices-answered"_s));
    picture();
    const QQuickItem *submit = visibleItem(root(), u"submit"_s);
    ASSERT_TRUE(submit);
    const QPoint at = submit->mapToScene(QPointF(submit->width() / 2, submit->height() / 2)).toPoint();
    static QPointingDevice *screen = QTest::createTouchDevice();
    const auto tap = [&](QPoint where) {
        QTest::touchEvent(ui->window(), screen).press(0, where, ui->window());
        QTest::touchEvent(ui->window(), screen).release(0, where, ui->window());
        QCoreApplication::processEvents();
    };
    tap(at);
    EXPECT_EQ(session.wishes.last().toStdString(), "submit");
    session.show(samples::state(u"slip"_s));
    picture();
    const QQuickItem *end = visibleItem(root(), u"slipEnd"_s);
    ASSERT_TRUE(end && end->mapRectToScene(end->boundingRect()).contains(at)) << "it lies under the finger";
    tap(at + QPoint(9, 6));
    EXPECT_EQ(session.wishes.last().toStdString(), "submit") << "a trembling hand";
    touch(u"headerHelp"_s);
    picture();
    EXPECT_TRUE(visibleItem(root(), u"helpClose"_s)) << "elsewhere nobody waits";
    touch(u"helpClose"_s);
    touch(u"slipEnd"_s);
    EXPECT_EQ(session.wishes.last().toStdString(), "end") << "a moment later it is a button like any other";
}

TEST_F(Screens, HowLongTheSlipStandsIsSeenAtEverySize)
{
    for (const QSize size : {portrait, landscape}) {
        open(size);
        for (int textSize = 0; textSize < 3; ++textSize) {
            SessionState state = samples::state(u"slip-provisional"_s);
            state.textSize = TextSize(textSize);
            session.show(state);
            picture();
            QQuickItem *countdown = visibleItem(root(), u"slipCountdown"_s);
            EXPECT_TRUE(countdown && canBeSeen(countdown)) << textSize;
        }
        ui.reset();
    }
}
