// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/vietqr.h"

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

// Publicly documented examples.
const QByteArray toAccount =
    "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200"
    "005802VN62170813ung ho lu lut6304C15C";
const QByteArray toCard =
    "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045406180000"
    "5802VN62340107NPS68690819thanh toan don hang6304A203";
const QByteArray withoutAmount =
    "00020101021138540010A00000072701240006970422011003393530730208QRIBFTTA53037045802VN63044451";
/// Its check is right, the length of tag 62 is not.
const QByteArray wrongLength =
    "00020101021238500010A0000007270120000697041601065454460208QRIBFTTA53037045406180000"
    "5802VN62270823thanh toan don hang63044302";

} // namespace

TEST(VietQr, saysToWhomHowMuchAndWhatFor)
{
    EXPECT_EQ(
        parseVietQr(toAccount), (VietQr {u"970415"_s, u"0011001932418"_s, 120'000, u"ung ho lu lut"_s}));
    EXPECT_EQ(parseVietQr(toCard),
        (VietQr {u"970403"_s, u"9704031101234567"_s, 180'000, u"thanh toan don hang"_s}));
    EXPECT_EQ(parseVietQr(withoutAmount), (VietQr {u"970422"_s, u"0339353073"_s, std::nullopt, {}}));
}

TEST(VietQr, aRightCheckDoesNotMendAWrongLength)
{
    EXPECT_FALSE(parseVietQr(wrongLength));
}

TEST(VietQr, nothingThatWasChangedIsBelieved)
{
    for (qsizetype i = 0; i < toAccount.size(); ++i) {
        QByteArray changed = toAccount;
        changed[i] = changed[i] == '7' ? '8' : '7';
        EXPECT_FALSE(parseVietQr(changed)) << i;
        EXPECT_FALSE(parseVietQr(toAccount.left(i))) << i;
        EXPECT_FALSE(parseVietQr(toAccount + toAccount.left(i + 1))) << i;
    }
}

TEST(VietQr, whatIsNoTransferInDongIsNone)
{
    for (const QByteArray &other : {QByteArray(), QByteArray("https://example.invalid"),
             QByteArray(5'000, '0'), QByteArray("63041D0F"), QByteArray("\xC4\x91")})
        EXPECT_FALSE(parseVietQr(other)) << other.left(40).constData();
}

TEST(VietQr, whatIsWrittenIsReadBackTheSame)
{
    EXPECT_EQ(vietQrPayload({u"970415"_s, u"0011001932418"_s, 120'000, u"ung ho lu lut"_s}), toAccount)
        << "as others write it";
    for (const VietQr &transfer : {VietQr {u"970422"_s, u"0339353073"_s, std::nullopt, {}},
             VietQr {u"970403"_s, u"A1"_s, 9'999'999'999'999, QString(95, u'x')},
             VietQr {u"970403"_s, QString(19, u'9'), 1, u"G06-20260119-0000001"_s}}) {
        const QByteArray payload = vietQrPayload(transfer);
        ASSERT_FALSE(payload.isEmpty());
        EXPECT_EQ(parseVietQr(payload), transfer);
    }
    for (const VietQr &none :
        {VietQr {u"97041"_s, u"1"_s, 1, {}}, VietQr {u"970415"_s, QString(20, u'9'), 1, {}},
            VietQr {u"970415"_s, u"1"_s, 0, {}}, VietQr {u"970415"_s, u"1"_s, -5, {}},
            VietQr {u"970415"_s, u"1"_s, 1, u"nộp phí"_s}, VietQr {u"970415"_s, u"1"_s, 1, QString(96, u'x')},
            VietQr {u"970415"_s, {}, 1, {}}, VietQr {u"970415"_s, u"12 34"_s, 1, {}}})
        EXPECT_TRUE(vietQrPayload(none).isEmpty()) << qPrintable(none.account) << qPrintable(none.purpose);
}
