// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/faults.h"

#include <QFile>

#ifndef CALLFAULT_LIBRARY
#error "the build says where the library is"
#endif

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

using Kind = FailingCall::Kind;
using Program = FailingCall::Program;

QString programName(Program program)
{
    return program == Program::Worker ? u"motcua-worker"_s : u"motcua_sweep_road"_s;
}

QString kindName(Kind kind)
{
    return kind == Kind::File ? u"file"_s : kind == Kind::Network ? u"network"_s : u"sqlite"_s;
}

QStringList settingsFor(const Hall &hall, const FailingCall &call)
{
    const QString folders =
        call.program == Program::Worker ? hall.path(u"paper"_s) : hall.state + u':' + hall.path(u"slips"_s);
    return {u"LD_PRELOAD="_s + QString::fromUtf8(CALLFAULT_LIBRARY),
        u"CALLFAULT_KIND="_s + kindName(call.kind), u"CALLFAULT_AT="_s + QString::number(call.call),
        u"CALLFAULT_VARIANT="_s + QString::number(call.variant),
        u"CALLFAULT_STAYS="_s + QString::number(int(call.stays)), u"CALLFAULT_DIRS="_s + folders,
        u"CALLFAULT_PROGRAM="_s + programName(call.program), u"CALLFAULT_LOG="_s + hall.path(u"log"_s),
        u"ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0"_s};
}

} // namespace

QString name(const FailingCall &call)
{
    return u"%1's %2 call %3%4, variant %5"_s.arg(programName(call.program), kindName(call.kind))
        .arg(call.call)
        .arg(call.stays ? u" and all later ones"_s : QString())
        .arg(call.variant);
}

FaultVerdict failAt(const HallTemplate &origin, const FailingCall &call)
{
    FaultVerdict verdict;
    verdict.call = call;
    Hall hall(origin);
    if (!hall.startCentral()) {
        verdict.troubles = {u"central does not start"_s};
        return verdict;
    }
    const Hall::Life life = hall.walk(settingsFor(hall, call));
    if (QFile log(hall.path(u"log"_s)); log.open(QIODevice::ReadOnly))
        for (const QByteArray &line : log.readAll().split('\n')) {
            if (line.startsWith("failed ") && verdict.failed.isEmpty())
                verdict.failed = QString::fromUtf8(line.sliced(7));
            else if (line.startsWith("calls "))
                verdict.calls = std::max(verdict.calls, line.sliced(6).toLong());
        }
    verdict.whole = life.end == Hall::Life::End::Whole;
    if (!verdict.whole && life.end != Hall::Life::End::Fault)
        verdict.troubles += (life.end == Hall::Life::End::Stuck ? u"hung: "_s : u"died: "_s) + life.words
            + u" after "_s + QString::fromUtf8(hall.promises.join(", "));
    if (!verdict.whole && verdict.failed.isEmpty())
        verdict.troubles += u"a road on which nothing failed did not come to its end: "_s + life.words;
    verdict.troubles += hall.kept();
    if (!verdict.whole && verdict.troubles.isEmpty()) {
        const Hall::Life after = hall.walk();
        if (after.end != Hall::Life::End::Whole) {
            verdict.troubles += u"it cannot be gone on with: "_s + after.words;
            hall.figures.stuck += after.end != Hall::Life::End::Stuck;
        }
    }
    if (verdict.troubles.isEmpty())
        verdict.troubles += hall.arrived();
    verdict.figures = hall.figures;
    verdict.pages = int(std::count_if(hall.promises.begin(), hall.promises.end(),
        [](const QByteArray &line) { return line.startsWith("saved "); }));
    return verdict;
}

} // namespace motcua::test
