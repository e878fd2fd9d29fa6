// SPDX-License-Identifier: GPL-3.0-or-later
// The persons are invented.
#include "app/domain/identity.h"

#include <QRandomGenerator>
#include <QStringList>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

const QDate today(2026, 6, 1);
const QString cccd =
    u"001099012345|012345678|Nguyễn Văn An|15031999|Nam|Số 12, ngõ 34, phường Trung Hòa, quận Cầu Giấy, Hà Nội|20052021"_s;
const QString canCuoc =
    u"001099012345||Nguyễn Văn An|15031999|Nam|Tổ 5, phường Yên Hòa, Hà Nội|10072024||||"_s;

Result<CardIdentity> parse(const QString &text)
{
    return parseCardQr(text.toUtf8(), today);
}

std::optional<FaultId> faultOf(const QByteArray &bytes)
{
    const auto card = parseCardQr(bytes, today);
    return card ? std::nullopt : std::optional(card.error().id);
}

QString withField(const QString &payload, int index, const QString &value)
{
    QStringList fields = payload.split(u'|');
    fields[index] = value;
    return fields.join(u'|');
}

struct Foreign {
    const char *payload;
    FaultId fault;
};

class ForeignCode : public testing::TestWithParam<Foreign>
{
};

/// A card as the issuing rules would make it, from a seeded generator.
CardIdentity randomCard(QRandomGenerator &random)
{
    static const QStringList names {u"Nguyễn Văn An"_s, u"TRẦN THỊ BÌNH"_s, u"Đặng Ỷ Lan"_s,
        u"Phạm Quỳnh Ngưỡng"_s, u"H'Hen Êban"_s, u"H’Nguyệt Mlô"_s, u"Lê Y-Thuỵ"_s};
    static const QStringList places {u"Tổ 5, phường Yên Hòa, Hà Nội"_s,
        u"Thôn Đông – xã Mỹ Lộc (khu B), Nam Định"_s, u"12/3B Nguyễn Trãi, P.7, Q.5, TP. Hồ Chí Minh"_s};
    static const QList<int> provinces {1, 4, 31, 48, 79, 96};

    CardIdentity card;
    const int year = random.bounded(1930, 2020);
    card.birthDate = QDate(year, 1, 1).addDays(random.bounded(365));
    card.sex = random.bounded(2) ? u"Nam"_s : u"Nữ"_s;
    const int digit = 2 * (card.birthDate.year() / 100 - 19) + (card.sex == u"Nam"_s ? 0 : 1);
    card.personalNumber = u"%1%2%3%4"_s.arg(provinces[random.bounded(6)], 3, 10, QChar(u'0'))
                              .arg(digit)
                              .arg(card.birthDate.year() % 100, 2, 10, QChar(u'0'))
                              .arg(random.bounded(1'000'000), 6, 10, QChar(u'0'));
    if (random.bounded(2))
        card.oldNumber = u"%1"_s.arg(random.bounded(1'000'000'000), 9, 10, QChar(u'0'));
    card.fullName = names[random.bounded(names.size())];
    card.residence = places[random.bounded(places.size())];
    card.kind = random.bounded(2) ? CardKind::Cccd : CardKind::CanCuoc;
    card.issueDate =
        (card.kind == CardKind::Cccd ? QDate(2021, 2, 1) : QDate(2024, 7, 1)).addDays(random.bounded(500));
    if (card.kind == CardKind::CanCuoc)
        card.extra = {u""_s, u"Cha: Nguyễn Văn Bảy"_s, u""_s, u""_s};
    return card;
}

QString payloadOf(const CardIdentity &card)
{
    QStringList fields {card.personalNumber, card.oldNumber, card.fullName,
        card.birthDate.toString(u"ddMMyyyy"), card.sex, card.residence, card.issueDate.toString(u"ddMMyyyy")};
    return (fields + card.extra).join(u'|');
}

} // namespace

TEST(CardQr, readsTheSevenFieldsOfACccd)
{
    const auto card = parse(cccd);
    ASSERT_TRUE(card);
    EXPECT_EQ(card->kind, CardKind::Cccd);
    EXPECT_EQ(card->personalNumber, u"001099012345"_s);
    EXPECT_EQ(card->oldNumber, u"012345678"_s);
    EXPECT_EQ(card->fullName, u"Nguyễn Văn An"_s);
    EXPECT_EQ(card->birthDate, QDate(1999, 3, 15));
    EXPECT_EQ(card->sex, u"Nam"_s);
    EXPECT_EQ(card->residence, u"Số 12, ngõ 34, phường Trung Hòa, quận Cầu Giấy, Hà Nội"_s);
    EXPECT_EQ(card->issueDate, QDate(2021, 5, 20));
    EXPECT_TRUE(card->extra.isEmpty());
    EXPECT_TRUE(card->warnings.isEmpty());
    EXPECT_EQ(card->payload, cccd);
}

TEST(CardQr, readsTheElevenFieldsOfACanCuoc)
{
    const auto card = parse(canCuoc);
    ASSERT_TRUE(card);
    EXPECT_EQ(card->kind, CardKind::CanCuoc);
    EXPECT_TRUE(card->oldNumber.isEmpty());
    EXPECT_EQ(card->extra, QStringList({u""_s, u""_s, u""_s, u""_s}));
    EXPECT_TRUE(card->warnings.isEmpty());
}

TEST(CardQr, takesAnyNumberOfFieldsFromSix)
{
    const auto six = parse(u"001099012345|012345678|Nguyễn Văn An|15031999|Nam|Hà Nội"_s);
    ASSERT_TRUE(six);
    EXPECT_EQ(six->kind, CardKind::Cccd);
    EXPECT_FALSE(six->issueDate.isValid());
    EXPECT_TRUE(six->warnings.contains(u"issue-date-missing"_s));

    const auto sixWithoutOldNumber = parse(u"001099012345|Nguyễn Văn An|15031999|Nam|Hà Nội|20052021"_s);
    ASSERT_TRUE(sixWithoutOldNumber);
    EXPECT_EQ(sixWithoutOldNumber->fullName, u"Nguyễn Văn An"_s);
    EXPECT_EQ(sixWithoutOldNumber->issueDate, QDate(2021, 5, 20));

    EXPECT_EQ(parse(cccd + u"|"_s)->kind, CardKind::Cccd);
    EXPECT_EQ(parse(cccd + u"|||"_s)->kind, CardKind::CanCuoc);
    const auto fourteen = parse(canCuoc + u"|a|b|c"_s);
    ASSERT_TRUE(fourteen);
    EXPECT_EQ(fourteen->extra.size(), 7);
    EXPECT_EQ(fourteen->extra.last(), u"c"_s);
}

TEST(CardQr, forgivesMarginsAndDecomposedLetters)
{
    const QString wanted = parse(cccd)->fullName;
    for (const QString &payload : {u"\uFEFF"_s + cccd, cccd + u"\r\n"_s, u"  "_s + cccd + u"\t"_s,
             cccd.normalized(QString::NormalizationForm_D), QString(cccd).replace(u'|', u" | "_s)}) {
        const auto card = parse(payload);
        ASSERT_TRUE(card);
        EXPECT_EQ(card->fullName, wanted);
        EXPECT_EQ(card->personalNumber, u"001099012345"_s);
    }
    EXPECT_EQ(parse(withField(cccd, 4, u"NAM"_s))->sex, u"Nam"_s);
}

TEST(CardQr, warnsOfTheOddButRefusesItNot)
{
    EXPECT_EQ(parse(withField(cccd, 0, u"003099012345"_s))->warnings, QStringList(u"province-unknown"_s));
    EXPECT_EQ(parse(withField(cccd, 0, u"123099012345"_s))->warnings, QStringList(u"province-abroad"_s));
    EXPECT_EQ(parse(withField(cccd, 5, u""_s))->warnings, QStringList(u"residence-missing"_s));
    EXPECT_EQ(parse(withField(cccd, 1, u"001099012345"_s))->warnings, QStringList(u"old-number-unusual"_s));
    EXPECT_EQ(parse(withField(canCuoc, 6, u"10072023"_s))->warnings, QStringList(u"issue-date-early"_s));
}

TEST(CardQr, findsWhatContradicts)
{
    const QStringList contradictory {
        withField(cccd, 3, u"15031998"_s), // year
        withField(cccd, 3, u"15031899"_s), // century
        withField(cccd, 3, u"31021999"_s), // no such day
        withField(cccd, 3, u"1531999"_s), withField(cccd, 3, u""_s), withField(cccd, 3, u"1999-3-5"_s),
        withField(cccd, 3, u"19990315"_s), // another order
        withField(cccd, 4, u"Nữ"_s), withField(cccd, 4, u""_s), withField(cccd, 4, u"X"_s),
        withField(cccd, 6, u"02062026"_s), // tomorrow
        withField(cccd, 6, u"14031999"_s), // before birth
        withField(cccd, 6, u"32012022"_s), withField(cccd, 1, u"A12345678"_s),
        withField(withField(cccd, 0, u"001226012345"_s), 3, u"01072026"_s), // born tomorrow
    };
    for (const QString &payload : contradictory)
        EXPECT_EQ(faultOf(payload.toUtf8()), FaultId::CardContradictory) << qPrintable(payload);
    EXPECT_TRUE(parse(withField(cccd, 6, u"01062026"_s))) << "issued today";
}

TEST(CardQr, refusesDamagedText)
{
    const QList<QByteArray> damaged {
        cccd.toUtf8().replace("Nguyễn", "Nguy\xe1n"), // Windows-1258
        cccd.toUtf8().chopped(0).replace("\xe1\xbb\x85", "\xe1\xbb"), // a byte lost
        withField(cccd, 2, QString::fromLatin1(u"Nguyễn Văn An"_s.toUtf8())).toUtf8(), // read as Latin-1
        withField(cccd, 5, QString::fromLatin1(u"Hà Nam"_s.toUtf8())).toUtf8(),
        withField(cccd, 2, u"Hu廙軟h Hi廕簑"_s).toUtf8(), // read as Big5
        withField(cccd, 2, u"Nguy?n V?n An"_s).toUtf8(),
        withField(cccd, 2, u"Nguy\uFFFDn"_s).toUtf8(),
        withField(cccd, 2, u"Ã’ng"_s).toUtf8(),
        withField(cccd, 2, u"An 5"_s).toUtf8(),
        withField(cccd, 2, u""_s).toUtf8(),
        withField(cccd, 2, u"\u202enA năV"_s).toUtf8(), // right-to-left override
        withField(cccd, 2, u"An\u200b"_s).toUtf8(),
        withField(cccd, 5, u"Hà\nNội"_s).toUtf8(),
        withField(cccd, 2, u"Αn"_s).toUtf8(), // Greek Alpha
        QByteArray(cccd.toUtf8()).append('\0'),
        cccd.toUtf8().left(40),
        QByteArray("\xc0\xaf|||||||"),
        QByteArray("\xed\xa0\x80||||||"),
    };
    for (const QByteArray &payload : damaged)
        EXPECT_EQ(faultOf(payload), FaultId::CardTextDamaged) << payload.constData();
}

TEST_P(ForeignCode, isNamed)
{
    EXPECT_EQ(faultOf(GetParam().payload), GetParam().fault) << GetParam().payload;
}

INSTANTIATE_TEST_SUITE_P(CardQr, ForeignCode,
    testing::Values(Foreign {"00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370"
                             "454061200005802VN62170813ung ho "
                             "lu lut6304C15C",
                        FaultId::CardIsVietqr},
        Foreign {
            "00020101021138540010A00000072701240006970422011003393530730208QRIBFTTA53037045802VN63044451",
            FaultId::CardIsVietqr},
        Foreign {"\xEF\xBB\xBF"
                 "0002010102123854",
            FaultId::CardIsVietqr},
        Foreign {"https://example.org/a?b=c|d|e|f|g|h|i", FaultId::CardIsUrl},
        Foreign {"HTTP://EXAMPLE.ORG", FaultId::CardIsUrl}, Foreign {"www.example.org", FaultId::CardIsUrl},
        Foreign {"example.org/x", FaultId::CardIsUrl},
        Foreign {"https://example.org/huong-dan-vneid.html", FaultId::CardIsUrl},
        Foreign {"https://vneid.gov.vn/login?token=abc", FaultId::CardIsVneid},
        Foreign {"vneid://share/abc", FaultId::CardIsVneid},
        Foreign {"vneid.gov.vn/app", FaultId::CardIsVneid},
        Foreign {"VNeID:eyJhbGciOi", FaultId::CardIsVneid},
        Foreign {"{\"app\":\"VNeID\",\"t\":\"x\"}", FaultId::CardIsVneid},
        Foreign {"012345678", FaultId::CardOldNumber}, Foreign {" 012345678\r\n", FaultId::CardOldNumber},
        Foreign {"012345678||Nguyễn Văn An|15031999|Nam|Hà Nội|20052021", FaultId::CardOldNumber},
        Foreign {"001099012345", FaultId::CardIsOther}, Foreign {"", FaultId::CardIsOther},
        Foreign {"   ", FaultId::CardIsOther}, Foreign {"||||||", FaultId::CardIsOther},
        Foreign {"||||||||||", FaultId::CardIsOther}, Foreign {"Số 12|a|b|c|d|e|f", FaultId::CardIsOther},
        Foreign {"WIFI:S:hall;T:WPA;P:x;;", FaultId::CardIsOther},
        Foreign {"IDVNM2031234562079203123456<<2", FaultId::CardIsOther},
        Foreign {"00109901234||Nguyễn Văn An|15031999|Nam|Hà Nội|20052021", FaultId::CardIsOther}));

TEST(CardQr, aNumberThatLooksLikeAPaymentCodeIsStillACard)
{
    // 000201… is a well-formed personal number of no known province.
    const auto card = parse(u"000201012345||Nguyễn Văn An|15032001|Nam|Hà Nội|20052021"_s);
    ASSERT_TRUE(card);
    EXPECT_EQ(card->warnings, QStringList(u"province-unknown"_s));
}

TEST(CardQr, everyValidCardComesBackWhole)
{
    QRandomGenerator random(20260601);
    for (int i = 0; i < 2000; ++i) {
        CardIdentity wanted = randomCard(random);
        wanted.payload = payloadOf(wanted);
        const auto card = parse(wanted.payload);
        ASSERT_TRUE(card) << qPrintable(wanted.payload);
        EXPECT_EQ(*card, wanted) << qPrintable(wanted.payload);
    }
}

TEST(CardQr, anyOneDigitThatContradictsIsCaught)
{
    QRandomGenerator random(7);
    for (int i = 0; i < 300; ++i) {
        const QString payload = payloadOf(randomCard(random));
        const qsizetype birth = payload.indexOf(payload.section(u'|', 3, 3), 13);
        // Century and sex, the two digits of the year; then the four of the year of birth.
        for (const qsizetype position :
            {qsizetype(3), qsizetype(4), qsizetype(5), birth + 4, birth + 5, birth + 6, birth + 7})
            for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
                if (payload[position] == digit)
                    continue;
                QString changed = payload;
                changed[position] = digit;
                EXPECT_EQ(faultOf(changed.toUtf8()), FaultId::CardContradictory) << qPrintable(changed);
            }
    }
}

TEST(CardQr, survivesWhateverIsHeldUpToIt)
{
    QRandomGenerator random(99);
    for (int i = 0; i < 5000; ++i) {
        QByteArray bytes(random.bounded(300), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        EXPECT_TRUE(faultOf(bytes)) << bytes.toHex().constData();
        // A real card with bytes broken in it: either refused or still free of contradictions.
        QByteArray broken = cccd.toUtf8();
        for (int n = 0; n < 3; ++n)
            broken[random.bounded(broken.size())] = static_cast<char>(random.bounded(256));
        if (const auto card = parseCardQr(broken, today)) {
            EXPECT_EQ(card->personalNumber.size(), 12);
            EXPECT_EQ(parsePersonalNumber(card->personalNumber)->birthYear, card->birthDate.year());
        }
    }
    EXPECT_EQ(faultOf(QByteArray(50'000'000, '|')), FaultId::CardIsOther);
    EXPECT_EQ(faultOf(cccd.toUtf8() + QByteArray(10'000, 'x')), FaultId::CardIsOther);
    EXPECT_EQ(faultOf(QByteArray(100'000, '\0')), FaultId::CardIsOther);
    EXPECT_EQ(faultOf("https://" + QByteArray(1'000'000, 'a')), FaultId::CardIsUrl);
}

TEST(CardQr, faultsSayNothingOfThePerson)
{
    for (const QString &payload :
        {withField(cccd, 3, u"15031998"_s), withField(cccd, 2, u"Nguy?n"_s), withField(cccd, 0, u"0010"_s)}) {
        const auto card = parse(payload);
        ASSERT_FALSE(card);
        for (const QString &field : payload.split(u'|'))
            EXPECT_FALSE(!field.isEmpty() && card.error().detail.contains(field));
    }
}
