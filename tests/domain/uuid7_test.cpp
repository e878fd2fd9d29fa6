// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/uuid7.h"

#include <gtest/gtest.h>

using namespace motcua;

TEST(Uuid7, carriesVersionVariantAndTime)
{
    const QUuid id = makeUuid7(0x0192'3456'789a);
    const QByteArray bytes = id.toRfc4122();
    EXPECT_EQ(bytes.left(6).toHex(), QByteArray("01923456789a"));
    EXPECT_EQ(static_cast<uchar>(bytes[6]) >> 4, 7);
    EXPECT_EQ(static_cast<uchar>(bytes[8]) >> 6, 2);
    EXPECT_NE(makeUuid7(1), makeUuid7(1));
}
