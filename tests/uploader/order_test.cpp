// SPDX-License-Identifier: GPL-3.0-or-later
// Who waits for whom: nobody for a giant, a poisoned dossier, or a silent line.
#include <atomic>
#include <thread>

#include <QUrl>

#include "sync/uploader/absence.h"
#include "tests/proxy/faultproxy.h"
#include "tests/uploader/uploaderfixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

class OrderTest : public UploaderTest
{
protected:
    /// Follows on a thread of its own with these parts for the giant and invented ones for the others.
    void follow(const CentralConnector &connect, const PartFinisher &finish = finishParts)
    {
        follower = std::thread([this, connect, finish] {
            const auto own = valueOf(Store::open(path(), std::make_shared<SystemClock>()));
            Uploader uploader(*own, connect, finish, makeManifest, quickOptions);
            EXPECT_DONE(uploader.follow(stop));
        });
    }
    void end()
    {
        stop = true;
        if (follower.joinable())
            follower.join();
    }
    ~OrderTest() override { end(); }
    static bool waitFor(const std::function<bool()> &truth)
    {
        for (int i = 0; i < 12'000 && !truth(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return truth();
    }
    bool isSent(const DossierId &id) { return record(id).state == DossierState::Submitted; }
    QString pathOf(const DossierId &id) const { return u"/dossiers/"_s + id.toString(QUuid::WithoutBraces); }

    std::atomic<bool> stop = false;
    std::thread follower;
};

TEST_F(OrderTest, AGiantDoesNotHoldBackWhatComesAfterIt)
{
    const DossierId giant = queueDossier();
    const QByteArray content = noise(9 << 20, 5);
    const auto finish = [&](Store &own, const DossierId &dossier, const MayGoOn &mayGoOn) -> Result<void> {
        if (dossier != giant)
            return finishParts(own, dossier, mayGoOn);
        for (int i = 0; i < 6; ++i)
            MOTCUA_TRY(own.savePart(dossier, inventedPart(u"ban-ve-%1"_s.arg(i), content), content));
        return {};
    };
    // A line on which the giant takes a while: every mebibyte a third of a second.
    sandbox.misbehave({{u"delay_ms"_s, QJsonObject {{u"ms"_s, 300}, {u"method"_s, u"PATCH"_s}}}});
    follow(connector(), finish);
    ASSERT_TRUE(waitFor([&] { return record(giant).state == DossierState::Uploading; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(500)); // until all lanes are at it
    QList<DossierId> others;
    for (int i = 0; i < 3; ++i)
        others.append(queueDossier());
    ASSERT_TRUE(waitFor([&] {
        return std::all_of(others.begin(), others.end(), [&](const DossierId &id) { return isSent(id); });
    }));
    EXPECT_FALSE(isSent(giant));
    sandbox.misbehave({});
    ASSERT_TRUE(waitFor([&] { return isSent(giant); }));
    end();
    EXPECT_EQ(sandbox.list().size(), 4);
}

TEST_F(OrderTest, DossiersThatFailForTheirOwnSakeDoNotHoldBackTheOthers)
{
    QList<DossierId> poisoned, others;
    for (int i = 0; i < 4; ++i)
        poisoned.append(queueDossier()); // the oldest, and more of them than there are lanes
    for (int i = 0; i < 3; ++i)
        others.append(queueDossier());
    QJsonArray faults;
    for (const DossierId &id : poisoned.first(3))
        faults.append(QJsonObject {{u"path"_s, pathOf(id)}, {u"status"_s, 500}});
    sandbox.misbehave({{u"fail"_s, faults}});
    const auto finish = [&](Store &own, const DossierId &dossier, const MayGoOn &mayGoOn) -> Result<void> {
        if (dossier == poisoned.last())
            return fail(FaultId::Internal, u"a page that no program can make anything of"_s);
        return finishParts(own, dossier, mayGoOn);
    };
    follow(connector(), finish);
    EXPECT_TRUE(waitFor([&] {
        return std::all_of(others.begin(), others.end(), [&](const DossierId &id) { return isSent(id); });
    }));
    for (const DossierId &id : poisoned)
        EXPECT_FALSE(isSent(id));
    EXPECT_EQ(record(poisoned.first()).lastFault, FaultId::CentralBusy);
    EXPECT_EQ(record(poisoned.last()).lastFault, FaultId::Internal);
    end();
    sandbox.misbehave({});
    drain();
    expectAtCentral(poisoned + others);
}

TEST_F(OrderTest, WhatIsBeingFinishedGivesWayToAnEarlierTurnAndKeepsWhatItHas)
{
    // Its pages weigh: what comes a little later has an earlier turn.
    const DossierId heavy = valueOf(store->createDraft(inventedStart()));
    const SheetId sheet = valueOf(store->sheetFed(heavy, u"don"_s));
    valueOf(store->savePage(sheet, inventedPage(1, 40 << 20)));
    EXPECT_DONE(store->submit(heavy, inventedSubmission()));
    std::atomic<int> begun = 0, stopped = 0;
    std::atomic<bool> enough = false;
    const auto finish = [&](Store &own, const DossierId &dossier, const MayGoOn &mayGoOn) -> Result<void> {
        if (dossier == heavy) {
            ++begun;
            while (!enough) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                if (const auto may = mayGoOn(); !may) {
                    ++stopped;
                    return may;
                }
            }
        }
        return finishParts(own, dossier, mayGoOn);
    };
    follow(connector(), finish);
    ASSERT_TRUE(waitFor([&] { return begun == 1; }));
    const DossierId light = queueDossier();
    EXPECT_TRUE(waitFor([&] { return isSent(light); }));
    EXPECT_EQ(stopped, 1);
    EXPECT_FALSE(record(heavy).lastFault) << "nothing is wrong with it";
    enough = true;
    EXPECT_TRUE(waitFor([&] { return isSent(heavy); }));
    end();
    expectAtCentral({heavy, light});
}

TEST_F(OrderTest, CentralIsLeftAloneForAsLongAsItAsks)
{
    const DossierId id = queueDossier();
    sandbox.misbehave({{u"fail"_s,
        QJsonObject {{u"path"_s, u"/dossiers"_s}, {u"status"_s, 429}, {u"retry_after"_s, 600}}}});
    const qint64 before = store->clock().now();
    EXPECT_EQ(pass().sent, 0);
    EXPECT_GE(record(id).nextAttemptAt, before + 600'000);
    sandbox.misbehave({});
    EXPECT_EQ(pass().sent, 0) << "not due";
    drain();
    expectAtCentral({id});
}

TEST_F(OrderTest, ACentralThatAnswersButTakesNothingIsNotTriedWithEveryDossier)
{
    QList<DossierId> dossiers;
    for (int i = 0; i < 12; ++i)
        dossiers.append(queueDossier());
    sandbox.misbehave(
        {{u"fail"_s, QJsonObject {{u"path"_s, u"/files"_s}, {u"status"_s, 503}, {u"retry_after"_s, 600}}}});
    follow(connector());
    const auto tried = [&] {
        return std::count_if(
            dossiers.begin(), dossiers.end(), [&](const DossierId &id) { return record(id).attempts > 0; });
    };
    const auto ready = [&] { return valueOf(store->due(Store::Stage::Unfinished, 1)).isEmpty(); };
    ASSERT_TRUE(waitFor([&] { return tried() >= Absence::failuresInARow && ready(); }));
    std::this_thread::sleep_for(std::chrono::seconds(1)); // in which all of them would be tried
    EXPECT_LE(tried(), Absence::failuresInARow + quickOptions.lanes - 1) << "and those under way by then";
    end();
    sandbox.misbehave({});
    drain();
    expectAtCentral(dossiers);
}

TEST_F(OrderTest, ALineThatIsCutAgainAndAgainIsNotWaitedForLongerEachTime)
{
    const DossierId id = queueDossier();
    FaultProxy proxy(static_cast<std::uint16_t>(QUrl(sandbox.url()).port()));
    proxy.set({.cutUpAfter = 1'300'000});
    Uploader uploader(*store, connectorOf(path(), seen, {}, u"https://127.0.0.1:%1"_s.arg(proxy.port())),
        finishParts, makeManifest, quickOptions);
    int passes = 0;
    while (!isSent(id)) {
        ASSERT_LT(++passes, 60);
        ASSERT_TRUE(uploader.pass(true));
        EXPECT_LE(record(id).attempts, 2);
    }
    EXPECT_GT(proxy.counts().cuts, 1);
    expectAtCentral({id});
}

TEST_F(OrderTest, AStopIsNotKeptWaitingByASilentLine)
{
    const DossierId id = queueDossier();
    FaultProxy proxy(static_cast<std::uint16_t>(QUrl(sandbox.url()).port()));
    proxy.set({.cutUpAfter = 1'300'000, .end = FaultProxy::End::Silence});
    const HttpPatience endless {std::chrono::hours(1), std::chrono::hours(1)};
    follow(connectorOf(path(), seen, endless, u"https://127.0.0.1:%1"_s.arg(proxy.port())));
    ASSERT_TRUE(waitFor([&] { return proxy.counts().cuts > 0; }));
    end(); // this ends, or the test hangs
    EXPECT_FALSE(isSent(id));
    EXPECT_FALSE(record(id).lastFault);
    drain();
    expectAtCentral({id});
}

} // namespace

} // namespace motcua::test
