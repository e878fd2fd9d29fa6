// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sync/uploader/turns.h"

namespace motcua::test
{

namespace
{

constexpr std::int64_t mebibyte = 1 << 20;
constexpr auto ordinary = Turns::Lane::Ordinary;
constexpr auto express = Turns::Lane::Express;

/// What a lane takes, as "dossier:piece" or "dossier" for a filing; empty for nothing.
std::string take(Turns &turns, Turns::Lane lane, std::vector<Turns::Job> *taken = nullptr)
{
    const auto job = turns.take(lane);
    if (!job)
        return {};
    if (taken)
        taken->push_back(*job);
    return std::to_string(job->dossier) + (job->piece ? ":" + std::to_string(job->piece->id) : "");
}

TEST(TurnsTest, TheLowestTurnGoesFirstAndOfItTheSmallestPart)
{
    Turns turns;
    turns.add(1, 200, {{11, 30}, {12, 10}, {13, 20}});
    turns.add(2, 100, {{21, 5}});
    EXPECT_EQ(take(turns, ordinary), "2:21");
    EXPECT_EQ(take(turns, ordinary), "1:12");
    EXPECT_EQ(take(turns, ordinary), "1:13");
    EXPECT_EQ(take(turns, ordinary), "1:11");
    EXPECT_EQ(take(turns, ordinary), "");
}

TEST(TurnsTest, ADossierIsFiledWhenTheLastOfItsPartsIsThereAndBeforeAnyPartOfOthers)
{
    Turns turns;
    turns.add(1, 200, {{11, 10}, {12, 20}});
    turns.add(2, 100, {{21, 5}, {22, 6}});
    std::vector<Turns::Job> taken;
    for (int i = 0; i < 3; ++i)
        take(turns, ordinary, &taken); // 2:21, 2:22, 1:11
    turns.add(3, 900, {});
    EXPECT_EQ(take(turns, ordinary), "3") << "nothing to send: filed at once, whatever its turn";
    turns.done(taken[0]);
    EXPECT_EQ(take(turns, ordinary), "1:12");
    turns.done(taken[1]);
    turns.add(4, 50, {{41, 1}});
    std::vector<Turns::Job> filing;
    EXPECT_EQ(take(turns, ordinary, &filing), "2");
    EXPECT_TRUE(turns.holds(2));
    turns.done(filing[0]);
    EXPECT_FALSE(turns.holds(2));
}

TEST(TurnsTest, TheExpressLaneIsForWhatIsSmall)
{
    Turns turns;
    turns.add(1, 100, {{11, 50 * mebibyte}, {12, 60 * mebibyte}, {13, 70 * mebibyte}});
    turns.add(2, 300, {{21, mebibyte}});
    turns.add(3, 200, {{31, mebibyte}});
    EXPECT_EQ(take(turns, express), "3:31");
    EXPECT_EQ(take(turns, ordinary), "1:11");
    EXPECT_EQ(take(turns, express), "2:21");
    EXPECT_EQ(take(turns, express), "1:12") << "rather than stand still";
}

TEST(TurnsTest, OnTheExpressLaneWhatIsLargeGivesWayToWhatIsSmall)
{
    Turns turns;
    std::vector<Turns::Job> taken;
    turns.add(1, 100, {{11, 50 * mebibyte}, {12, 60 * mebibyte}});
    take(turns, ordinary, &taken);
    take(turns, express, &taken);
    EXPECT_FALSE(turns.givesWay(express, taken[1]));
    turns.add(2, 50, {{21, 70 * mebibyte}});
    EXPECT_FALSE(turns.givesWay(express, taken[1])) << "not to something as large";
    turns.add(3, 1'000'000, {{31, mebibyte}});
    EXPECT_TRUE(turns.givesWay(express, taken[1])) << "however late it came";
    EXPECT_FALSE(turns.givesWay(ordinary, taken[0]));
    turns.giveBack(taken[1]);
    EXPECT_EQ(take(turns, express), "3:31");
    EXPECT_EQ(take(turns, ordinary), "2:21");
    EXPECT_EQ(take(turns, ordinary), "1:12") << "what was given back is taken again";
}

TEST(TurnsTest, WhatIsLeftOfALargeOneIsSmallInTheEnd)
{
    Turns turns;
    std::vector<Turns::Job> taken;
    turns.add(1, 100, {{11, 50 * mebibyte}, {12, mebibyte}});
    turns.add(2, 200, {{21, mebibyte}});
    take(turns, ordinary, &taken); // 1:12
    take(turns, ordinary, &taken); // 1:11
    turns.done(taken[1]);
    EXPECT_FALSE(turns.givesWay(express, taken[0]));
}

/// Small ones come without end; the large one is through when its turn has come all the same.
TEST(TurnsTest, NobodyStarves)
{
    Turns turns;
    turns.add(0, 10'000, {{1, 40 * mebibyte}});
    int before = 0;
    for (int minute = 0; minute < 100; ++minute)
        turns.add(1 + minute, minute * 1'000, {{2, mebibyte}});
    while (take(turns, ordinary) != "0:1")
        ASSERT_LT(++before, 11);
    EXPECT_EQ(before, 10) << "those that came before its turn";
}

TEST(TurnsTest, AFailedDossierGoesAltogetherWhenItsLastJobHasEnded)
{
    Turns turns;
    std::vector<Turns::Job> taken;
    turns.add(1, 100, {{11, 1}, {12, 2}, {13, 3}});
    turns.add(2, 200, {{21, 1}});
    take(turns, ordinary, &taken);
    take(turns, ordinary, &taken);
    EXPECT_TRUE(turns.fail(taken[0]));
    EXPECT_EQ(take(turns, ordinary), "2:21") << "the others go on";
    turns.drop(taken[0]);
    EXPECT_TRUE(turns.holds(1)) << "a job of it is under way";
    EXPECT_FALSE(turns.fail(taken[1])) << "it is said once";
    turns.drop(taken[1]);
    EXPECT_FALSE(turns.holds(1));
    turns.dropAll();
    EXPECT_EQ(turns.size(), 1U) << "what is under way stays until it ends";
}

} // namespace

} // namespace motcua::test
