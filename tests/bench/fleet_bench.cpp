// SPDX-License-Identifier: GPL-3.0-or-later
// Many kiosks against one central, some of their uploaders killed on the way: nothing lost, nothing doubled.
// usage: motcua_bench_fleet OUT.json [KIOSKS]
#include <cstdio>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

#include "tests/uploader/fleet.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

QJsonObject measureFleet(int kiosks, bool &good)
{
    constexpr int dossiersEach = 10;
    SandboxProcess central;
    Fleet fleet(central, kiosks);
    fleet.queue(dossiersEach, {6'000, 150'000});
    QElapsedTimer timer;
    timer.start();
    fleet.startUploaders();
    const bool sent = fleet.waitForUploaders(kiosks / 4);
    const double seconds = double(timer.elapsed()) / 1000;
    const QStringList troubles = fleet.troubles();
    good = good && sent && troubles.isEmpty();
    std::printf("fleet: %d kiosks, %d dossiers each, %d kills: %.0f s, %d starts, %d troubles\n", kiosks,
        dossiersEach, kiosks / 4, seconds, fleet.starts(), static_cast<int>(troubles.size()));
    return {{u"kiosks"_s, kiosks}, {u"dossiers_each"_s, dossiersEach}, {u"kills"_s, kiosks / 4},
        {u"seconds"_s, seconds}, {u"starts"_s, fleet.starts()}, {u"troubles"_s, troubles.size()},
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
    bool good = true;
    const QJsonObject result =
        motcua::test::measureFleet(arguments.size() > 2 ? std::max(1, arguments[2].toInt()) : 100, good);
    QFile file(arguments.value(1));
    if (arguments.size() > 1
        && (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(result).toJson()) <= 0))
        return 3;
    return good ? 0 : 1;
}
