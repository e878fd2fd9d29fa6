// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/slipamong.h"

#include <gtest/gtest.h>

#include "app/slip/slip.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

PageCode code(const QByteArray &bytes, const QString &format = u"QRCode"_s)
{
    return {format, bytes, {}};
}

} // namespace

TEST(SlipAmong, isTheCodeInEitherForm)
{
    EXPECT_EQ(slipAmong({code("000.00.12.G06-260119-0001")})->code, u"000.00.12.G06-260119-0001");
    EXPECT_EQ(slipAmong({code("G09.20-20260609-0092637", u"Code128"_s)})->code, u"G09.20-20260609-0092637");
    EXPECT_EQ(slipAmong({code("https://example.invalid/x"), code(" G06-20260119-0000123\n")})->code,
        u"G06-20260119-0000123")
        << "beside another code, and with what printers add";
}

TEST(SlipAmong, isTheTokenOfAProvisionalSlip)
{
    const QByteArray token = QByteArray::fromHex("00112233445566778899aabbccddeeff");
    const auto slip = slipAmong({code(provisionalPayload(token))});
    ASSERT_TRUE(slip);
    EXPECT_EQ(slip->token, token);
    EXPECT_TRUE(slip->code.isEmpty());
}

TEST(SlipAmong, nothingElseIsASlip)
{
    const QByteArray payload = provisionalPayload(QByteArray(16, '\xab'));
    for (const QByteArray &other : {QByteArray(), QByteArray("G06-20260119"), QByteArray(5'000, '7'),
             QByteArray("000012345678|079000000|Người Mẫu|01012000|Nam|Không có|01012020"),
             QByteArray("MOTCUA-TAM:"), payload.chopped(2), payload + "00", payload.toUpper(),
             "https://example.invalid/" + payload, QByteArray("MOTCUA-TAM:zz") + payload.mid(13),
             QByteArray("G06-20260119-0000123 OR 1=1")}) {
        const auto slip = slipAmong({code(other)});
        ASSERT_FALSE(slip) << other.left(80).toStdString();
        EXPECT_EQ(slip.error().id, FaultId::SlipUnreadable);
    }
    EXPECT_EQ(slipAmong({}).error().id, FaultId::SlipUnreadable);
}
