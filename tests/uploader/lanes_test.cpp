// SPDX-License-Identifier: GPL-3.0-or-later
// Built with ThreadSanitizer: a race fails the test as an expectation does.
#include <atomic>
#include <chrono>
#include <map>

#include <gtest/gtest.h>

#include "sync/uploader/lanes.h"

using namespace std::chrono_literals;

namespace motcua::test
{

namespace
{

/// Waits for what has to come; the time is that of the slowest machine that anyone has.
template <typename Truth>
bool waitFor(Lanes &lanes, Truth truth)
{
    std::uint64_t seen = 0;
    for (int i = 0; i < 6'000 && !truth(); ++i)
        seen = lanes.waitForChange(seen, 10ms);
    return truth();
}

TEST(LanesTest, EveryPartIsSentOnceAndEveryDossierFiledOnceAfterItsParts)
{
    constexpr int dossiers = 400;
    constexpr int parts = 5;
    std::mutex mutex;
    std::map<Turns::Dossier, int> sent, filed;
    std::atomic<int> ended {0};
    Lanes lanes(4, [&](int, const Turns::Job &job) {
        const std::scoped_lock lock(mutex);
        if (job.piece) {
            EXPECT_EQ(filed[job.dossier], 0);
            ++sent[job.dossier];
        } else {
            EXPECT_EQ(sent[job.dossier], parts);
            ++filed[job.dossier];
            ++ended;
        }
        return Lanes::Verdict::Done;
    });
    for (int i = 0; i < dossiers; ++i) {
        std::vector<Turns::Piece> pieces;
        for (int part = 0; part < parts; ++part)
            pieces.push_back({part, 100 * part});
        lanes.add(i, i, pieces);
    }
    EXPECT_TRUE(waitFor(lanes, [&] { return lanes.load().dossiers == 0 && lanes.load().busy == 0; }));
    EXPECT_EQ(ended, dossiers);
    for (int i = 0; i < dossiers; ++i)
        EXPECT_EQ(filed[i], 1);
}

TEST(LanesTest, FailuresGivingBackAndHoldingBackLoseNothing)
{
    constexpr int dossiers = 300;
    std::mutex mutex;
    std::map<Turns::Dossier, int> filed, failed;
    std::atomic<int> calls {0};
    std::unique_ptr<Lanes> lanes;
    lanes = std::make_unique<Lanes>(3, [&](int lane, const Turns::Job &job) {
        const int call = ++calls;
        (void)lanes->givesWay(lane, job);
        if (call % 7 == 0)
            return Lanes::Verdict::GivenBack;
        const std::scoped_lock lock(mutex);
        if (job.dossier % 10 == 0 && job.piece) {
            failed[job.dossier] += lanes->fail(job) ? 1 : 0;
            return Lanes::Verdict::Dropped;
        }
        if (!job.piece)
            ++filed[job.dossier];
        return Lanes::Verdict::Done;
    });
    std::atomic<int> errands {0};
    for (int i = 1; i <= dossiers; ++i) {
        lanes->holdBack(i % 3 == 0);
        lanes->add(i, i, {{1, 10}, {2, 20}});
        lanes->run([&](int) { ++errands; });
    }
    lanes->holdBack(false);
    EXPECT_TRUE(waitFor(*lanes, [&] { return lanes->load().dossiers == 0 && lanes->load().busy == 0; }));
    EXPECT_EQ(errands, dossiers);
    for (int i = 1; i <= dossiers; ++i) {
        EXPECT_EQ(filed[i], i % 10 == 0 ? 0 : 1) << i;
        EXPECT_EQ(failed[i], i % 10 == 0 ? 1 : 0) << i;
    }
}

TEST(LanesTest, WhatIsHeldBackIsNotBegunAndErrandsAreRunAllTheSame)
{
    std::atomic<int> begun {0};
    std::atomic<bool> ran {false};
    Lanes lanes(2, [&](int, const Turns::Job &) {
        ++begun;
        return Lanes::Verdict::Done;
    });
    lanes.holdBack(true);
    lanes.add(1, 1, {});
    lanes.run([&](int) { ran = true; });
    EXPECT_TRUE(waitFor(lanes, [&] { return ran.load(); }));
    EXPECT_EQ(begun, 0);
    lanes.holdBack(false);
    EXPECT_TRUE(waitFor(lanes, [&] { return begun == 1; }));
}

TEST(LanesTest, EndingWaitsForWhatIsUnderWayAndBeginsNothingMore)
{
    std::atomic<int> begun {0}, ended {0};
    {
        Lanes lanes(3, [&](int, const Turns::Job &) {
            ++begun;
            std::this_thread::sleep_for(5ms);
            ++ended;
            return Lanes::Verdict::Done;
        });
        for (int i = 0; i < 50; ++i)
            lanes.add(i, i, {{1, 1}});
        while (begun == 0)
            std::this_thread::yield();
    }
    EXPECT_EQ(begun, ended);
    EXPECT_LT(begun, 50);
}

} // namespace

} // namespace motcua::test
