// SPDX-License-Identifier: GPL-3.0-or-later
// The way to central, measured: speed beside curl's, a long queue. usage:
// motcua_bench_sync OUT.json [MEBIBYTES [DOSSIERS]]
#include <cstdio>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QThread>

#include "tests/bench/uploadspeed.h"
#include "tests/uploader/fleet.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr unsigned long sampleMs = 100;

/// Memory of a process that is its own, in MiB; 0: it has gone.
double memoryOf(qint64 pid)
{
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    double kibibytes = 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("Private_"))
            kibibytes += line.simplified().split(' ').value(1).toDouble();
    return kibibytes / 1024;
}

/// A long queue drained by one uploader: its memory when a tenth has gone, and the most of it after that.
QJsonObject measureDraining(int dossiers, bool &good)
{
    SandboxProcess central;
    Fleet fleet(central, 1);
    fleet.queue(dossiers, {6'000, 20'000});
    const auto store = Store::open(fleet.stateDirectory(0), std::make_shared<SystemClock>()).value();
    QElapsedTimer timer;
    timer.start();
    fleet.startUploaders();
    double early = 0, most = 0;
    while (fleet.uploaderRuns(0)) {
        const int left = store->unsentCount().value_or(dossiers);
        const double memory = memoryOf(fleet.uploaderPid(0));
        if (left > dossiers * 9 / 10)
            early = std::max(early, memory);
        else
            most = std::max(most, memory);
        QThread::msleep(sampleMs);
    }
    const double seconds = double(timer.elapsed()) / 1000;
    const bool sent = fleet.waitForUploaders();
    const QStringList troubles = fleet.troubles();
    good = good && sent && troubles.isEmpty();
    std::printf(
        "draining: %d dossiers in %.0f s (%.0f a second), %.1f MiB in the first tenth, then at most %.1f; "
        "%d starts, %d troubles\n",
        dossiers, seconds, dossiers / seconds, early, most, fleet.starts(),
        static_cast<int>(troubles.size()));
    return {{u"dossiers"_s, dossiers}, {u"seconds"_s, seconds}, {u"memory_first_tenth_mib"_s, early},
        {u"memory_after_most_mib"_s, most}, {u"starts"_s, fleet.starts()}, {u"troubles"_s, troubles.size()},
        {u"first_trouble"_s, troubles.value(0)}};
}

} // namespace

} // namespace motcua::test

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (!qEnvironmentVariableIsSet("MOTCUA_BIN"))
        qputenv("MOTCUA_BIN", QFile::encodeName(QCoreApplication::applicationDirPath() + u"/../bin"_s));
    const QStringList arguments = application.arguments();
    const auto number = [&](int index, int otherwise) {
        return arguments.size() > index ? std::max(1, arguments[index].toInt()) : otherwise;
    };
    bool good = true;
    QJsonObject result;
    result.insert(u"upload"_s, motcua::test::measureUploadSpeed(qint64(number(2, 200)) << 20));
    result.insert(u"drain"_s, motcua::test::measureDraining(number(3, 10'000), good));
    QFile file(arguments.value(1));
    if (arguments.size() > 1
        && (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(result).toJson()) <= 0))
        return 3;
    return good ? 0 : 1;
}
