// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sync/vault/secretkey.h"
#include "sync/vault/vault.h"

using namespace motcua;

namespace
{

struct Sealed : ::testing::Test {
    std::shared_ptr<SecretKey> key = SecretKey::random();
    QByteArray part = "a part";
    Sealer sealer {key, part};
    Opener opener {key, part, sealer.prefix()};
    QByteArray whole = QByteArray(sealFrameBytes, 'w');
    QByteArray tail = "the tail";
    QByteArray first = sealer.seal(0, whole, false);
    QByteArray second = sealer.seal(1, whole, false);
    QByteArray last = sealer.seal(2, tail, true);

    static void expectBroken(const Result<QByteArray> &opened)
    {
        ASSERT_FALSE(opened.has_value());
        EXPECT_EQ(opened.error().id, FaultId::SealBroken);
    }
};

} // namespace

TEST_F(Sealed, everyFrameOpensAloneAndInAnyOrder)
{
    EXPECT_EQ(opener.open(2, last, true), tail);
    EXPECT_EQ(opener.open(0, first, false), whole);
    EXPECT_EQ(opener.open(1, second, false), whole);
    EXPECT_EQ(Opener(key, part, sealer.prefix()).open(1, second, false), whole);
    EXPECT_EQ(opener.open(3, sealer.seal(3, {}, true), true), QByteArray());
}

TEST_F(Sealed, equalFramesDoNotLookEqual)
{
    EXPECT_NE(first, second);
    EXPECT_NE(Sealer(key, part).seal(0, whole, false), first);
    EXPECT_NE(Sealer(key, part).prefix(), sealer.prefix());
}

TEST_F(Sealed, anyFlippedBitIsNoticed)
{
    for (qsizetype byte = 0; byte < last.size(); ++byte)
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray changed = last;
            changed[byte] = char(changed[byte] ^ (1 << bit));
            expectBroken(opener.open(2, changed, true));
        }
}

TEST_F(Sealed, aFrameInAnotherPlaceIsNoticed)
{
    expectBroken(opener.open(1, first, false));
    expectBroken(opener.open(0, second, false));
    expectBroken(opener.open(qint64(1) << 32, first, false));
    expectBroken(opener.open(-1, first, false));
}

TEST_F(Sealed, aPartCutAtAFrameIsNoticed)
{
    expectBroken(opener.open(1, second, true));
    expectBroken(opener.open(2, last, false));
}

TEST_F(Sealed, aCutOrGrownFrameIsNoticed)
{
    for (qsizetype size = 0; size < last.size(); ++size)
        expectBroken(opener.open(2, last.first(size), true));
    expectBroken(opener.open(2, last + '\0', true));
    expectBroken(opener.open(0, first.chopped(1), false));
}

TEST_F(Sealed, anotherPartsPrefixIdOrKeyDoesNotOpenIt)
{
    expectBroken(Opener(key, "b part", sealer.prefix()).open(0, first, false));
    expectBroken(Opener(key, part, Sealer(key, part).prefix()).open(0, first, false));
    expectBroken(Opener(key, part, sealer.prefix().chopped(1)).open(0, first, false));
    expectBroken(Opener(SecretKey::random(), part, sealer.prefix()).open(0, first, false));
    // Moving the border between id and index does not help either.
    expectBroken(Opener(key, part + '\0', sealer.prefix()).open(0, first, false));
}
