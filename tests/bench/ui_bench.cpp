// SPDX-License-Identifier: GPL-3.0-or-later
// Does the screen's thread ever block while paper is scanned and read? A second thread asks it every 4 ms for
// an answer during whole intakes by touch. usage: motcua_bench_ui OUT.json [INTAKES]
#include <algorithm>
#include <cstdio>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include "tests/e2e/road.h"

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: motcua_bench_ui OUT.json [INTAKES]\n");
        return 2;
    }
    const int intakes = argc > 2 ? QByteArray(argv[2]).toInt() : 3;
    Rig rig;
    rig.layOnGlass(Rig::sample(u"glass/can-cuoc-18mm.png"_s));
    if (!rig.startCentral() || !rig.enrol() || !rig.startKiosk())
        return 1;
    Road road(rig);
    int worst = 0;
    int over = 0;
    for (int i = 0; i < intakes; ++i) {
        bool resumed = false;
        if (!road.readCard() || !road.resumeIfAsked(resumed) || !road.chooseProcedure())
            return 1;
        (void)rig.finger().say({{u"do"_s, u"stalls"_s}});
        for (const Road::Paper &paper : road.papers())
            if (!road.scan(paper))
                return 1;
        const QJsonObject stalls = rig.finger().say({{u"do"_s, u"stalls"_s}});
        worst = std::max(worst, stalls.value(u"worst_ms").toInt());
        over += stalls.value(u"over_50_ms").toInt();
        if (!road.reviewAndConsent() || !road.submit() || !road.end()) {
            std::fprintf(stderr, "%s\n", qPrintable(rig.finger().why()));
            return 1;
        }
    }
    const QJsonObject result {
        {u"intakes"_s, intakes}, {u"worst_block_ms"_s, worst}, {u"blocks_over_50_ms"_s, over}};
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(result).toJson());
    std::printf("%d intakes: the screen's thread blocked for at most %d ms while scanning and reading, over "
                "50 ms %d times\n",
        intakes, worst, over);
    return 0;
}
