// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/intakefile.h"

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

TEST(IntakeFile, readsAWholeDossier)
{
    const auto intake =
        parseIntake(R"({"identity":{"image":"card.png"},"procedure":"p","case":"c","form":{"f":"v"},
        "components":[{"id":"a","images":["1.png","/abs/2.png"]}],"delivery":{"kind":"counter"},"notices":{"n":true}})",
            u"/folder"_s);
    ASSERT_TRUE(intake) << qPrintable(intake.error().detail);
    EXPECT_EQ(intake->image, u"/folder/card.png"_s);
    EXPECT_EQ(intake->papers.first().images, (QStringList {u"/folder/1.png"_s, u"/abs/2.png"_s}));
    EXPECT_TRUE(intake->answers.value(u"n"_s));
    EXPECT_FALSE(intake->acceptAll);
}

TEST(IntakeFile, theResultMayGoByPost)
{
    const auto intake = parseIntake(
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all",
        "delivery":{"kind":"post","address":" Số 0, đường Không Có "}})",
        {});
    ASSERT_TRUE(intake) << qPrintable(intake.error().detail);
    EXPECT_EQ(intake->deliveryKind, postDelivery);
    EXPECT_EQ(intake->deliveryAddress, u"Số 0, đường Không Có"_s);
}

TEST(IntakeFile, everyMalformedFileIsRefusedWithItsPlace)
{
    const QByteArray files[] {
        "",
        "{",
        "[]",
        "null",
        R"({"procedure":"p","notices":"accept-all"})",
        R"({"identity":{},"procedure":"p","notices":"accept-all"})",
        R"({"identity":{"qr":"x","image":"y"},"procedure":"p","notices":"accept-all"})",
        R"({"identity":{"qr":"x"},"notices":"accept-all"})",
        R"({"identity":{"qr":"x"},"procedure":7,"notices":"accept-all"})",
        R"({"identity":{"qr":"x"},"procedure":"p"})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"yes"})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":{"a":1}})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","form":[]})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","components":{}})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","components":[{"id":"a"}]})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","components":[{"id":"a","images":[3]}]})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","delivery":{"kind":"drone"}})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","delivery":{"kind":"counter","to":"x"}})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","delivery":{"kind":"counter","address":"Số 0, đường Không Có"}})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","delivery":{"kind":"post"}})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","delivery":{"kind":"post","address":"0123456789012"}})",
        R"({"identity":{"qr":"x"},"procedure":"p","notices":"accept-all","extra":1})",
    };
    for (const QByteArray &file : files) {
        const auto intake = parseIntake(file, u"/"_s);
        ASSERT_FALSE(intake) << file.constData();
        EXPECT_EQ(intake.error().id, FaultId::IntakeMalformed);
        EXPECT_FALSE(intake.error().detail.isEmpty());
    }
}
