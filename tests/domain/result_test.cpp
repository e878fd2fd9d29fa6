// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/result.h"

#include <memory>

#include <gtest/gtest.h>

using namespace motcua;

namespace
{

Result<std::unique_ptr<int>> make(int value, int &calls)
{
    ++calls;
    if (value < 0)
        return fail(FaultId::Internal, QStringLiteral("negative"));
    return std::make_unique<int>(value);
}

Result<int> sum(int a, int b, int &calls)
{
    MOTCUA_ASSIGN(const auto first, make(a, calls));
    MOTCUA_ASSIGN(const auto second, make(b, calls));
    return *first + *second;
}

Result<void> both(int a, int b, int &calls)
{
    MOTCUA_TRY(make(a, calls));
    MOTCUA_TRY(make(b, calls));
    return {};
}

} // namespace

TEST(Result, AssignGivesTheValueOrLeavesWithTheFault)
{
    int calls = 0;
    EXPECT_EQ(sum(2, 3, calls), 5);
    EXPECT_EQ(calls, 2);
    const auto failed = sum(-1, 3, calls);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error(), (Fault {FaultId::Internal, QStringLiteral("negative")}));
    EXPECT_EQ(calls, 3) << "nothing is done after the fault";
}

TEST(Result, TryGoesOnOrLeavesWithTheFault)
{
    int calls = 0;
    EXPECT_TRUE(both(2, 3, calls));
    EXPECT_FALSE(both(-1, 3, calls));
    EXPECT_EQ(calls, 3);
}
