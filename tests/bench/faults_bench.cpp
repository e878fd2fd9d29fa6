// SPDX-License-Identifier: GPL-3.0-or-later
// Every call of the whole road that can fail does so once. usage:
// motcua_bench_faults OUT.json [EVERY [SEED]]; EVERY (else $MOTCUA_EVERY, else 1): every EVERYth call.
#include <cstdio>
#include <random>

#include <QGuiApplication>

#include "tests/sweep/faults.h"
#include "tests/sweep/manyroads.h"

using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

using Program = FailingCall::Program;
using Kind = FailingCall::Kind;

struct Share {
    long first, every;
    unsigned seed;
};

/// The failing calls of one kind, until the road has no more of them.
QJsonObject sweep(const HallTemplate &origin, Program program, Kind kind, bool stays, const Share &share)
{
    ManyRoads roads;
    forAll(100'000, [&](long i) {
        const long call = share.first + i * share.every;
        const auto verdict = failAt(origin, {program, kind, call, share.seed + unsigned(i), stays});
        roads.add(verdict.figures, verdict.pages, verdict.troubles,
            name(verdict.call) + u" ("_s + verdict.failed + u')');
        if (verdict.failed.isEmpty())
            return false;
        roads.count(u"failed_calls"_s);
        roads.count(verdict.whole ? u"whole_all_the_same"_s : u"ended_with_a_fault"_s);
        return true;
    });
    return roads.figures();
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: motcua_bench_faults OUT.json [EVERY [SEED]]\n");
        return 2;
    }
    const long every =
        std::max(1, argc > 2 ? QByteArray(argv[2]).toInt() : qEnvironmentVariableIntValue("MOTCUA_EVERY"));
    const unsigned seed = argc > 3 ? QByteArray(argv[3]).toUInt() : std::random_device()();
    const Share share {1 + long(seed % unsigned(every)), every, seed};
    // Where everything fails from a call on, little is new from one call to the next.
    constexpr long sparse = 10;
    const Share lasting {1 + long(seed % unsigned(every * sparse)), every * sparse, seed};

    QJsonObject result {{u"seed"_s, qint64(seed)}, {u"every"_s, qint64(every)}};
    const HallTemplate origin;
    result.insert(u"sqlite"_s, sweep(origin, Program::Kiosk, Kind::Sqlite, false, share));
    result.insert(u"file"_s, sweep(origin, Program::Kiosk, Kind::File, false, share));
    result.insert(u"network"_s, sweep(origin, Program::Kiosk, Kind::Network, false, share));
    result.insert(u"worker_file"_s, sweep(origin, Program::Worker, Kind::File, false, share));
    result.insert(u"worker_network"_s, sweep(origin, Program::Worker, Kind::Network, false, share));
    result.insert(u"sqlite_from_there_on"_s, sweep(origin, Program::Kiosk, Kind::Sqlite, true, lasting));
    result.insert(u"file_from_there_on"_s, sweep(origin, Program::Kiosk, Kind::File, true, lasting));
    result.insert(u"network_from_there_on"_s, sweep(origin, Program::Kiosk, Kind::Network, true, lasting));
    return tell(QString::fromLocal8Bit(argv[1]), result) ? 0 : 1;
}
