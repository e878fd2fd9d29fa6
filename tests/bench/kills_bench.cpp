// SPDX-License-Identifier: GPL-3.0-or-later
// SIGKILL of kiosk, worker, uploader or central at random moments of whole intakes by touch. usage:
// motcua_bench_kills OUT.json [KILLS]
#include <cstdio>
#include <random>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/e2e/kills.h"

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: motcua_bench_kills OUT.json [KILLS] [SEED]\n");
        return 2;
    }
    const int kills = argc > 2 ? QByteArray(argv[2]).toInt() : 200;
    const unsigned seed = argc > 3 ? QByteArray(argv[3]).toUInt() : std::random_device()();
    const KillReport report = killAtRandom(kills, seed);
    const QJsonObject result {{u"seed"_s, static_cast<qint64>(seed)}, {u"kills"_s, report.kills},
        {u"intakes"_s, report.intakes}, {u"resumed"_s, report.resumed}, {u"pages_shown"_s, report.pagesShown},
        {u"lost_pages"_s, report.lostPages}, {u"doubled"_s, report.doubled}, {u"stuck"_s, report.stuck},
        {u"extra_drafts"_s, report.extraDrafts}, {u"first_trouble"_s, report.firstTrouble}};
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(result).toJson());
    std::printf("seed %u: %d kills over %d intakes, %d drafts taken up again, %d pages shown as saved: "
                "%d lost, %d doubled, %d stuck\n",
        seed, report.kills, report.intakes, report.resumed, report.pagesShown, report.lostPages,
        report.doubled, report.stuck);
    const bool kept = report.firstTrouble.isEmpty()
        && report.lostPages + report.doubled + report.stuck + report.extraDrafts == 0;
    if (!kept)
        std::printf("first trouble: %s\n", qPrintable(report.firstTrouble));
    return kept ? 0 : 1;
}
