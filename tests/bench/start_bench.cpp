// SPDX-License-Identifier: GPL-3.0-or-later
// How long until the kiosk has drawn its first frame and how much memory it holds, beside an empty QML window
// with the same modules, by turns in one run. usage: motcua_bench_start OUT.json [ROUNDS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include "tests/e2e/rig.h"

using namespace Qt::StringLiterals;

namespace
{

constexpr auto settle = std::chrono::milliseconds(1500);

struct Start {
    double firstFrameMs = 0;
    double residentMb = 0; ///< of the screen's process
    double wholeMb = 0; ///< with the processes it started
};

double residentMb(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(u"VmRSS:\\s+(\\d+) kB"_s);
    return line.match(QString::fromLatin1(status.readAll())).captured(1).toDouble() / 1024;
}

qint64 monotonicMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

Start measure(Rig &rig, bool kiosk)
{
    const qint64 begun = monotonicMs();
    const bool started =
        kiosk ? rig.startKiosk() : rig.startScreen(Rig::testProgram(u"motcua_empty_window"_s), {});
    const QJsonObject frame = rig.finger().say({{u"do"_s, u"first-frame"_s}});
    if (!started || !frame.value(u"ok").toBool()) {
        std::fprintf(stderr, "the window does not come up\n");
        std::exit(1);
    }
    std::this_thread::sleep_for(settle);
    Start start;
    start.firstFrameMs = frame.value(u"monotonic_ms").toDouble() - static_cast<double>(begun);
    start.residentMb = start.wholeMb = residentMb(rig.kioskPid());
    for (const qint64 child : Rig::childrenOf(rig.kioskPid()))
        start.wholeMb += residentMb(child);
    rig.killKiosk();
    return start;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: motcua_bench_start OUT.json [ROUNDS]\n");
        return 2;
    }
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 5;
    Rig rig;
    std::vector<double> ours, empty, ratio, resident, emptyResident, whole;
    measure(rig, true); // warms the disk's cache, makes the store
    for (int i = 0; i < rounds; ++i) {
        const Start a = measure(rig, true);
        const Start b = measure(rig, false);
        ours.push_back(a.firstFrameMs);
        empty.push_back(b.firstFrameMs);
        ratio.push_back(a.firstFrameMs / b.firstFrameMs);
        resident.push_back(a.residentMb);
        emptyResident.push_back(b.residentMb);
        whole.push_back(a.wholeMb);
    }
    const QJsonObject result {{u"rounds"_s, rounds}, {u"first_frame_ms"_s, median(ours)},
        {u"empty_window_first_frame_ms"_s, median(empty)}, {u"first_frame_ratio"_s, median(ratio)},
        {u"resident_mb"_s, median(resident)}, {u"empty_window_resident_mb"_s, median(emptyResident)},
        {u"resident_with_children_mb"_s, median(whole)}};
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(result).toJson());
    std::printf("first frame %.0f ms, of an empty QML window %.0f ms: %.2f x\n", median(ours), median(empty),
        median(ratio));
    std::printf("resident %.0f MB (empty window %.0f MB), with its idle helpers %.0f MB\n", median(resident),
        median(emptyResident), median(whole));
    return 0;
}
