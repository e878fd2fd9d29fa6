// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModel>
#include <QCoreApplication>
#include <QFile>
#include <QTextLayout>

#include <gtest/gtest.h>

#include "app/viewmodels/kioskviewmodel.h"
#include "app/viewmodels/words.h"
#include "tests/viewmodels/reachable.h"
#include "tests/viewmodels/samplestates.h"
#include "tests/viewmodels/standin.h"

using namespace Qt::Literals::StringLiterals;
using namespace motcua;

TEST(ViewModels, AfterAWipeNothingOfThePersonCanBeReached)
{
    StandIn session;
    KioskViewModel kiosk(session);
    session.show({});
    const QStringList before = reachable(&kiosk);

    const SessionState state = samples::everythingOfAPerson();
    session.show(state);
    kiosk.typing()->open(u"phone"_s, u"Số điện thoại"_s, u"0900000456"_s, 1, 11);
    const QStringList during = reachable(&kiosk);
    // The walk does see what there is to see.
    for (const QString &value : {u"Nguyễn Thị Mẫu"_s, u"3456"_s, u"0900000456"_s, u"picture"_s,
             u"G06-20260119-0000001"_s, u"3F7A-91C2"_s, u"mã vạch"_s, u"Phí bịa đặt"_s, u"0000000012345"_s,
             u"Giấy bịa"_s, u"lý do bịa"_s, u"Cán bộ Bịa"_s, u"A004"_s, u"Việc bịa"_s})
        EXPECT_FALSE(during.filter(value).isEmpty()) << value.toStdString();

    session.show({});
    QStringList left = reachable(&kiosk);
    for (const QString &line : before)
        left.removeOne(line);
    EXPECT_TRUE(left.isEmpty()) << left.join(u'\n').toStdString();
}

TEST(ViewModels, ThumbnailsStayWhereNothingHappenedToThem)
{
    StandIn session;
    KioskViewModel kiosk(session);
    SessionState state = samples::state(u"scan-running"_s);
    session.show(state);

    int resets = 0, removed = 0;
    QList<int> touched;
    RecordModelBase *sheets = kiosk.scan()->sheets();
    QObject::connect(sheets, &QAbstractItemModel::modelReset, [&] { ++resets; });
    QObject::connect(sheets, &QAbstractItemModel::rowsRemoved, [&] { ++removed; });
    QObject::connect(sheets, &QAbstractItemModel::dataChanged,
        [&](const QModelIndex &from) { touched.append(from.row()); });

    session.show(state);
    EXPECT_TRUE(touched.isEmpty());

    state.scan.sheets[3].phase = SessionState::SheetPhase::Saved;
    state.scan.sheets[3].page = 4;
    session.show(state);
    EXPECT_EQ(touched, QList<int> {3});
    EXPECT_EQ(resets, 0);
    EXPECT_EQ(removed, 0);
}

TEST(ViewModels, AThickStackComesInPortionsAndWholeAndGoesAtOnce)
{
    StandIn session;
    KioskViewModel kiosk(session);
    SessionState state = samples::state(u"scan-running"_s);
    const auto one = state.scan.sheets.first();
    state.scan.sheets.clear();
    for (int number = 1; number <= 60; ++number) {
        state.scan.sheets.append(one);
        state.scan.sheets.last().number = number;
        state.scan.sheets.last().page = number;
    }
    session.show(state);
    RecordModelBase *sheets = kiosk.scan()->sheets();
    EXPECT_GT(sheets->count(), 0);
    EXPECT_LT(sheets->count(), 60);
    for (int turns = 0; turns < 60; ++turns)
        QCoreApplication::processEvents();
    EXPECT_EQ(sheets->count(), 60);

    session.show(state);
    session.show({});
    EXPECT_EQ(sheets->count(), 0);
    QCoreApplication::processEvents();
    EXPECT_EQ(sheets->count(), 0);
}

TEST(ViewModels, ASheetIsAskedForAgainOnlyWhereOneWasUnderWay)
{
    StandIn session;
    KioskViewModel kiosk(session);
    using Trouble = view::ScanTrouble;
    const auto trouble = [&](FaultId fault, int putBack, bool glass = false) {
        SessionState state = samples::state(u"scan-jam"_s);
        state.fault = Fault {fault};
        state.scan.putBack = putBack;
        state.scan.glass = glass;
        session.show(state);
        return Trouble(kiosk.scan()->trouble());
    };
    EXPECT_EQ(trouble(FaultId::ScannerJam, 4), Trouble::PutBack);
    EXPECT_EQ(trouble(FaultId::ScannerCoverOpen, 0), Trouble::Other);
    EXPECT_EQ(trouble(FaultId::ScannerEmpty, 0), Trouble::TrayEmpty);
    EXPECT_EQ(trouble(FaultId::ScannerCancelled, 4), Trouble::ByPerson);
    EXPECT_EQ(trouble(FaultId::ScannerBusy, 0, true), Trouble::Glass);
    EXPECT_EQ(trouble(FaultId::ScannerDenied, 4), Trouble::ScannerNeedsStaff);
    EXPECT_EQ(trouble(FaultId::DiskFull, 4), Trouble::KioskNeedsStaff);
    SessionState state = samples::state(u"scan-jam"_s);
    state.scan.phase = SessionState::ScanPhase::Scanning;
    session.show(state);
    EXPECT_EQ(Trouble(kiosk.scan()->trouble()), Trouble::None) << "it goes on";
}

TEST(ViewModels, ListsFollowRemovalMoveAndInsertionByKey)
{
    RecordModel<CaseEntry> model;
    const auto entry = [](const QString &id) {
        CaseEntry result;
        result.itemId = id;
        return result;
    };
    const auto ids = [&model] {
        QStringList result;
        for (const CaseEntry &record : model.records())
            result.append(record.itemId);
        return result;
    };
    const QList<QStringList> lists {{u"a"_s, u"b"_s, u"c"_s}, {u"c"_s, u"a"_s},
        {u"x"_s, u"a"_s, u"y"_s, u"c"_s}, {}, {u"b"_s}, {u"a"_s, u"b"_s}};
    for (const QStringList &list : lists) {
        QList<CaseEntry> entries;
        for (const QString &id : list)
            entries.append(entry(id));
        model.assign(entries);
        EXPECT_EQ(ids(), list);
        EXPECT_EQ(model.count(), list.size());
    }
}

TEST(ViewModels, WishesReachTheSessionWithTheirArguments)
{
    StandIn session;
    KioskViewModel kiosk(session);
    kiosk.begin();
    kiosk.card()->read();
    kiosk.procedures()->choose(u"radiation-worker"_s);
    kiosk.scan()->start(true);
    kiosk.scan()->remove(7);
    kiosk.form()->setChecked(u"promise"_s, true);
    kiosk.notices()->answer(u"processing"_s, false);
    kiosk.settings()->chooseTextSize(2);
    kiosk.notices()->submit();
    const QStringList wanted {u"begin"_s, u"readCard"_s, u"chooseProcedure radiation-worker"_s,
        u"startScan glass"_s, u"removePage 7"_s, u"setField promise=true"_s, u"answerNotice processing=no"_s,
        u"setTextSize 2"_s, u"submit"_s};
    EXPECT_EQ(session.wishes, wanted);
}

TEST(ViewModels, TypingComposesAtOnceAndTellsTheSessionEachChange)
{
    StandIn session;
    KioskViewModel kiosk(session);
    session.show(samples::state(u"form"_s));
    TypingViewModel *typing = kiosk.typing();
    typing->open(u"field:name_en"_s, {}, {}, int(TypingViewModel::Mode::Letters), 6);
    for (const QString &key : {u"h"_s, u"o"_s, u"a"_s})
        typing->type(key);
    typing->tone(2);
    typing->type(u"n"_s);
    EXPECT_EQ(typing->text(), u"hoàn"_s);
    EXPECT_EQ(session.wishes.last(), u"setField name_en=hoàn"_s);
    typing->type(u"g"_s);
    typing->type(u"x"_s);
    typing->type(u"y"_s); // the seventh of six
    EXPECT_EQ(typing->text().size(), 6);

    typing->open(u"field:issued"_s, {}, {}, int(TypingViewModel::Mode::Date), 0);
    for (const QChar digit : u"190120260"_s)
        typing->type(digit);
    EXPECT_EQ(typing->text(), u"19/01/2026"_s);
    EXPECT_EQ(session.wishes.last(), u"setField issued=2026-01-19"_s);
    typing->backspace();
    EXPECT_EQ(typing->text(), u"19/01/202"_s);

    typing->open(u"phone"_s, {}, {}, int(TypingViewModel::Mode::Digits), 11);
    typing->type(u"a"_s);
    typing->type(u"0"_s);
    EXPECT_EQ(session.wishes.last(), u"setPhone 0"_s);

    typing->open(u"code"_s, {}, {}, int(TypingViewModel::Mode::Code), 12);
    for (const QChar key : u"g0 đ6/.-\n'1"_s)
        typing->type(key);
    EXPECT_EQ(session.wishes.last(), u"setDossierCode G06.-1"_s);
    for (int i = 0; i < 20; ++i)
        typing->type(u"2"_s);
    EXPECT_EQ(typing->text().size(), 12);
}

TEST(ViewModels, CapitalsAreForOneLetterOrUntilTakenBack)
{
    TypingViewModel typing;
    typing.open(u"field:name"_s, {}, {}, int(TypingViewModel::Mode::Letters), 0);
    typing.shift();
    for (const QString &key : {u"đ"_s, u"t"_s, u" "_s})
        typing.type(key);
    typing.shift();
    typing.shift();
    for (const QString &key : {u"t"_s, u"n"_s, u"h"_s, u"ư"_s})
        typing.type(key);
    typing.shift();
    typing.type(u"a"_s);
    EXPECT_EQ(typing.text().toStdString(), u"Đt TNHƯa"_s.toStdString());
    typing.shift();
    typing.shift();
    typing.close();
    typing.open(u"field:other"_s, {}, {}, int(TypingViewModel::Mode::Letters), 0);
    EXPECT_EQ(typing.capitals(), TypingViewModel::Capitals::Off);
}

TEST(ViewModels, OnlyAFieldOfSeveralLinesTakesANewOne)
{
    using Mode = TypingViewModel::Mode;
    for (const Mode mode : {Mode::Letters, Mode::Lines, Mode::Email, Mode::Digits, Mode::Date, Mode::Code}) {
        TypingViewModel typing;
        typing.open(u"field:x"_s, {}, {}, int(mode), 0);
        for (const QString &key : {u"1"_s, u"\n"_s, u"2"_s})
            typing.type(key);
        const QString wanted = mode == Mode::Lines ? u"1\n2"_s : u"12"_s;
        EXPECT_EQ(typing.text().toStdString(), wanted.toStdString()) << int(mode);
    }
}

TEST(ViewModels, FieldsAreAskedOnlyWhereTheirConditionHolds)
{
    StandIn session;
    KioskViewModel kiosk(session);
    const auto asked = [&kiosk] {
        QStringList ids;
        const auto *model = kiosk.form()->fields();
        const int role = model->roleNames().key("fieldId");
        for (int row = 0; row < model->rowCount({}); ++row)
            ids.append(model->data(model->index(row), role).toString());
        return ids;
    };
    SessionState state = samples::state(u"form"_s);
    session.show(state);
    EXPECT_FALSE(asked().contains(u"products"_s));
    state.form.values.insert(u"prefix"_s, u"ean8"_s);
    session.show(state);
    EXPECT_TRUE(asked().contains(u"products"_s));
}

TEST(Words, EveryFaultSpeaksToTheCitizenWithoutCommandsOrCodes)
{
    for (const FaultEntry &entry : faultCatalogue())
        for (const QString &language : {u"vi"_s, u"en"_s}) {
            const words::Plain plain = words::plainFault(entry, language);
            EXPECT_FALSE(plain.what.isEmpty()) << entry.name.toStdString();
            EXPECT_FALSE(plain.todo.isEmpty()) << entry.name.toStdString();
            for (const QString &text : {plain.what, plain.todo}) {
                EXPECT_FALSE(text.contains(u"motcua"_s)) << text.toStdString();
                EXPECT_FALSE(text.contains(entry.name)) << text.toStdString();
                EXPECT_FALSE(text.contains(u"Kỹ thuật viên:"_s) || text.contains(u"Technician:"_s));
            }
        }
}

TEST(Translations, EveryTextHasItsEnglishAndItsVietnamese)
{
    for (const QString &language : {u"en"_s, u"vi"_s}) {
        QFile file(QStringLiteral(MOTCUA_SOURCE_DIR "/translations/motcua_%1.ts").arg(language));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        EXPECT_GT(text.count("<message"), 200);
        EXPECT_EQ(text.count("type=\"unfinished\""), 0) << language.toStdString();
    }
}

TEST(Words, DatesCarryWeekdayAndFullYear)
{
    const qint64 moment = QDateTime(QDate(2026, 1, 19), QTime(2, 5), Qt::UTC).toMSecsSinceEpoch();
    EXPECT_EQ(words::day(moment, u"vi"_s), u"thứ\u00A0Hai,\u00A019/01/2026"_s);
    EXPECT_EQ(words::day(moment, u"en"_s), u"Monday, 19 January 2026"_s);
    EXPECT_EQ(words::moment(moment, u"vi"_s), u"9\u00A0giờ\u00A005, thứ\u00A0Hai,\u00A019/01/2026"_s);
    EXPECT_TRUE(words::day(0, u"vi"_s).isEmpty());
    EXPECT_EQ(words::maskedPhone(u"0900000456"_s), u"0900 ••• 456"_s);
    EXPECT_EQ(words::dateStored(u"31/02/2024"_s), u"31/02/2024"_s);
}

TEST(Words, NeitherOngBaNorANumberAndItsNounAreBroken)
{
    const QString text =
        words::unbroken(u"Kiosk đã gửi 2 trang, ông/bà không phải nộp lại 15 tờ theo 30/2020/NĐ-CP"_s);
    for (int width = 150; width < 700; width += 5) {
        QTextLayout layout(text, QFont(u"Inter"_s, 24));
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            const QString shown = text.mid(line.textStart(), line.textLength());
            EXPECT_FALSE(shown.trimmed().endsWith(u'/')) << width << shown.toStdString();
            EXPECT_FALSE(shown.trimmed().back().isDigit()) << width << shown.toStdString();
        }
        layout.endLayout();
    }
    EXPECT_EQ(words::unbroken(u"19/01/2026, 1 / 2"_s), u"19/01/2026, 1 / 2"_s);
    EXPECT_EQ(words::unbroken(u"%n trang, tờ %1 của"_s), u"%n\u00A0trang, tờ %1\u00A0của"_s);
}

TEST(Words, ATitlesLastLineIsNeverOneSyllableAlone)
{
    EXPECT_EQ(words::heading(u"Đơn đăng ký sử dụng mã số, mã vạch"_s),
        u"Đơn đăng ký sử dụng mã số, mã\u00A0vạch"_s);
    EXPECT_EQ(words::heading(u"Đơn"_s), u"Đơn"_s);
}

TEST(Words, ConditionsGoOnInASentence)
{
    EXPECT_EQ(words::condition(u"Chỉ khi đăng ký mã EAN-8 (GTIN-8)"_s), u"khi đăng ký mã EAN-8 (GTIN-8)"_s);
    EXPECT_EQ(words::condition(u"Với cá nhân"_s), u"với cá nhân"_s);
    EXPECT_TRUE(words::condition({}).isEmpty());
}

TEST(Words, AnArticleKeepsItsNumber)
{
    EXPECT_EQ(words::unbroken(u"Luật 91/2025/QH15 Điều 9, Phụ lục VII"_s).count(QChar::Nbsp), 2);
    EXPECT_EQ(words::unbroken(u"Điều kiện và khoản tiền"_s).count(QChar::Nbsp), 0);
}
