// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/crashes.h"

#include <array>
#include <atomic>
#include <random>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <signal.h>

#ifndef POWERCUT_LIBRARY
#error "the build says where the simulation is"
#endif

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

using Program = CrashPoint::Program;
using Keep = CrashPoint::Keep;

QString programName(Program program)
{
    switch (program) {
    case Program::Worker:
        return u"motcua-worker"_s;
    case Program::Central:
        return u"motcua-central"_s;
    case Program::Kiosk:
        break;
    }
    return u"motcua_sweep_road"_s;
}

QString keepName(Keep keep)
{
    return keep == Keep::All ? u"all"_s : keep == Keep::None ? u"none"_s : u"some"_s;
}

QStringList settingsFor(const Hall &hall, const CrashPoint &point)
{
    const QString watched = point.program == Program::Central ? hall.path(u"central"_s)
        : point.program == Program::Worker                    ? hall.path(u"paper"_s)
                                                              : hall.state;
    return {u"LD_PRELOAD="_s + QString::fromUtf8(POWERCUT_LIBRARY), u"POWERCUT_DIR="_s + watched,
        u"POWERCUT_IMAGE="_s + hall.path(u"image"_s), u"POWERCUT_AT="_s + QString::number(point.operation),
        u"POWERCUT_KEEP="_s + keepName(point.keep), u"POWERCUT_LOG="_s + hall.path(u"log"_s),
        u"POWERCUT_SOCKETS=1"_s, u"POWERCUT_PROGRAM="_s + programName(point.program),
        u"POWERCUT_ONCE="_s + hall.path(u"once"_s),
        u"ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0"_s};
}

/// Processes whose parent is `parent`, of the program `name`.
QList<qint64> childrenOf(qint64 parent, const QByteArray &name)
{
    QList<qint64> found;
    QDir tasks(u"/proc/%1/task"_s.arg(parent));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(tasks.filePath(task + u"/children"_s));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : children.readAll().simplified().split(' ')) {
            QFile comm(u"/proc/%1/comm"_s.arg(QString::fromLatin1(child)));
            if (child.toLongLong() > 1 && comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == name)
                found += child.toLongLong();
        }
    }
    return found;
}

/// Walks to the end after what has happened so far.
QStringList finish(Hall &hall)
{
    const Hall::Life life = hall.walk();
    if (life.end != Hall::Life::End::Whole) {
        hall.figures.stuck += life.end != Hall::Life::End::Stuck;
        return {u"it cannot be gone on with: "_s + life.words + u" after "_s
            + QString::fromUtf8(hall.promises.join(", "))};
    }
    return {};
}

int pagesPromised(const Hall &hall)
{
    return int(std::count_if(hall.promises.begin(), hall.promises.end(),
        [](const QByteArray &line) { return line.startsWith("saved "); }));
}

} // namespace

QString name(const CrashPoint &point)
{
    return u"%1 after operation %2, keeping %3"_s.arg(programName(point.program))
        .arg(point.operation)
        .arg(keepName(point.keep));
}

CrashVerdict crashAt(const HallTemplate &origin, const CrashPoint &point)
{
    CrashVerdict verdict;
    verdict.point = point;
    Hall hall(origin);
    const auto settings = settingsFor(hall, point);
    const bool central = point.program == Program::Central;
    if (!hall.startCentral(central ? settings : QStringList())) {
        // It died before it was ready; a service manager starts it again.
        if (!hall.startCentral()) {
            verdict.troubles = {u"central does not start"_s};
            return verdict;
        }
    }
    const Hall::Life life = hall.walk(central ? QStringList() : settings);
    // Its end is part of what it does, and only then it says what that was.
    if (central && !QFile::exists(hall.path(u"once"_s)))
        hall.stopCentral();
    verdict.happened = point.operation > 0 && QFile::exists(hall.path(u"once"_s));
    if (QFile log(hall.path(u"log"_s)); log.open(QIODevice::ReadOnly))
        verdict.operations = log.readAll();
    const bool cut = point.program == Program::Kiosk && verdict.happened;
    if (cut ? life.end != Hall::Life::End::Killed : life.end != Hall::Life::End::Whole) {
        verdict.troubles += u"unexpected end: "_s + life.words;
        hall.figures.stuck += life.end != Hall::Life::End::Stuck;
    }
    if (cut && verdict.troubles.isEmpty()) {
        verdict.resumed = true;
        if (point.keep != Keep::All)
            hall.state = hall.path(u"image/disk"_s);
        verdict.troubles += hall.kept();
        verdict.troubles += finish(hall);
    }
    if (verdict.troubles.isEmpty())
        verdict.troubles += hall.arrived();
    verdict.pages = pagesPromised(hall);
    verdict.figures = hall.figures;
    return verdict;
}

KillVerdict killAlong(const HallTemplate &origin, int kills, unsigned seed)
{
    // As long as a road took that nothing was killed on: machines differ, and one day from the next.
    static std::atomic<qint64> roadMs {4'000};
    std::mt19937 random(seed);
    KillVerdict verdict;
    Hall hall(origin);
    if (!hall.startCentral()) {
        verdict.troubles = {u"central does not start"_s};
        return verdict;
    }
    while (verdict.kills < kills && verdict.troubles.isEmpty()) {
        // The kiosk holds what is not durable yet, so it dies as often as the others together.
        constexpr std::array victims {Program::Kiosk, Program::Kiosk, Program::Worker, Program::Central};
        const Program victim = victims[random() % victims.size()];
        const auto moment = std::uniform_int_distribution<qint64>(0, roadMs)(random);
        QElapsedTimer timer;
        timer.start();
        int hits = 0;
        const Hall::Life life = hall.walk({}, [&](qint64 process) {
            if (hits > 0 || timer.elapsed() < moment)
                return;
            QList<qint64> targets {process};
            if (victim == Program::Worker)
                targets = childrenOf(process, "motcua-worker");
            else if (victim == Program::Central)
                targets = {hall.centralPid()};
            for (const qint64 target : targets)
                if (hits == 0 && target > 1 && ::kill(pid_t(target), SIGKILL) == 0)
                    ++hits;
        });
        verdict.kills += hits;
        const bool ours = victim == Program::Kiosk && hits > 0;
        if (life.end != Hall::Life::End::Whole && !(ours && life.end == Hall::Life::End::Killed)) {
            verdict.troubles += u"unexpected end: "_s + life.words;
            hall.figures.stuck += life.end != Hall::Life::End::Stuck;
        }
        if (verdict.troubles.isEmpty())
            verdict.troubles += hall.kept();
        if (life.end == Hall::Life::End::Whole && hits == 0)
            roadMs = (roadMs + timer.elapsed()) / 2;
        if (life.end == Hall::Life::End::Whole)
            break;
    }
    if (verdict.troubles.isEmpty())
        verdict.troubles += finish(hall);
    if (verdict.troubles.isEmpty())
        verdict.troubles += hall.arrived();
    verdict.pages = pagesPromised(hall);
    verdict.figures = hall.figures;
    return verdict;
}

} // namespace motcua::test
