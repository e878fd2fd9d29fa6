// SPDX-License-Identifier: GPL-3.0-or-later
// Every crash point of the whole road, and SIGKILLs at random, on roads without a screen and by touch. usage:
// motcua_bench_crash OUT.json [EVERY [KILLS [TOUCHED-KILLS [SEED]]]]; EVERY (else $MOTCUA_EVERY, else 1):
// every EVERYth point.
#include <cstdio>
#include <random>

#include <QGuiApplication>

#include "tests/e2e/kills.h"
#include "tests/sweep/crashes.h"
#include "tests/sweep/manyroads.h"

using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

using Program = CrashPoint::Program;
using Keep = CrashPoint::Keep;

/// The crash points of one program from `first` on, until its road has no more of them.
QJsonObject sweep(const HallTemplate &origin, Program program, Keep keep, long first, long every)
{
    ManyRoads roads;
    forAll(100'000, [&](long i) {
        const auto verdict = crashAt(origin, {program, keep, first + i * every});
        roads.add(verdict.figures, verdict.pages, verdict.troubles, name(verdict.point));
        roads.count(u"points"_s, int(verdict.happened));
        return verdict.happened;
    });
    return roads.figures();
}

QJsonObject killRoads(const HallTemplate &origin, int kills, unsigned seed)
{
    constexpr int aRoad = 4;
    ManyRoads roads;
    std::atomic<int> hit {0};
    forAll(100'000, [&](long i) {
        const unsigned own = seed + unsigned(i);
        const auto verdict = killAlong(origin, aRoad, own);
        roads.add(verdict.figures, verdict.pages, verdict.troubles, u"kills with seed %1"_s.arg(own));
        roads.count(u"kills"_s, verdict.kills);
        return (hit += verdict.kills) < kills;
    });
    return roads.figures();
}

QJsonObject killByTouch(int kills, unsigned seed)
{
    const KillReport report = killAtRandom(kills, seed);
    QJsonArray troubles;
    if (!report.firstTrouble.isEmpty())
        troubles.append(report.firstTrouble);
    return {{u"roads"_s, report.intakes}, {u"kills"_s, report.kills}, {u"pages_shown"_s, report.pagesShown},
        {u"lost_pages"_s, report.lostPages}, {u"doubled"_s, report.doubled}, {u"stuck"_s, report.stuck},
        {u"extra_drafts"_s, report.extraDrafts}, {u"troubles"_s, troubles}};
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: motcua_bench_crash OUT.json [EVERY [KILLS [TOUCHED-KILLS [SEED]]]]\n");
        return 2;
    }
    const auto number = [&](int at, int otherwise) {
        return argc > at ? QByteArray(argv[at]).toInt() : otherwise;
    };
    const int every = std::max(1, number(2, qEnvironmentVariableIntValue("MOTCUA_EVERY"))),
              kills = number(3, 2'000), touched = number(4, 100);
    const unsigned seed = argc > 5 ? QByteArray(argv[5]).toUInt() : std::random_device()();
    const long first = 1 + long(seed % unsigned(every));

    QJsonObject result {{u"seed"_s, qint64(seed)}, {u"every"_s, every}};
    const HallTemplate origin;
    result.insert(u"kiosk_killed"_s, sweep(origin, Program::Kiosk, Keep::All, first, every));
    result.insert(u"power_cut"_s, sweep(origin, Program::Kiosk, Keep::None, first, every));
    result.insert(u"power_cut_some_kept"_s, sweep(origin, Program::Kiosk, Keep::Some, first, every));
    result.insert(u"worker_killed"_s, sweep(origin, Program::Worker, Keep::All, first, every));
    result.insert(u"central_killed"_s, sweep(origin, Program::Central, Keep::All, first, every));
    result.insert(u"random_kills"_s, killRoads(origin, kills, seed));
    if (touched > 0)
        result.insert(u"random_kills_by_touch"_s, killByTouch(touched, seed));
    return tell(QString::fromLocal8Bit(argv[1]), result) ? 0 : 1;
}
