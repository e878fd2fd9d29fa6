// SPDX-License-Identifier: GPL-3.0-or-later
// Blank sheets and nearly blank ones, by the thousand: how many blanks are flagged, how many real pages are
// called blank. usage: motcua_bench_sheets OUT.json [SHEETS]
#include <cstdio>

#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include "drivers/ocr/jpegcodec.h"
#include "drivers/ocr/pagelook.h"
#include "tests/ocr/nearlyblank.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int sheets = arguments.size() > 2 ? arguments[2].toInt() : 2000;
    if (arguments.size() < 2 || sheets < 1) {
        std::fprintf(stderr, "usage: motcua_bench_sheets OUT.json [SHEETS]\n");
        return 2;
    }
    int blanks = 0, flagged = 0, lost = 0;
    for (int seed = 0; seed < sheets; ++seed) {
        const nearlyblank::Sheet sheet = nearlyblank::make(seed);
        const auto pix = decodeJpeg(vietnamesepage::jpeg(sheet.image), JpegColour::Rgb);
        if (!pix)
            return 3;
        const bool called = lookAtPage(SmallPage(pix->get(), nearlyblank::dpi)).blank;
        blanks += sheet.mark.isEmpty();
        flagged += sheet.mark.isEmpty() && called;
        if (!sheet.mark.isEmpty() && called) {
            ++lost;
            std::printf("sheet %d is called blank: %s\n", seed, qPrintable(sheet.mark));
        }
    }
    const double share = blanks ? double(flagged) / blanks : 1;
    std::printf("%d sheets: of %d blank ones %.2f %% are flagged, of %d others %d\n", sheets, blanks,
        100 * share, sheets - blanks, lost);
    QFile out(arguments[1]);
    const QJsonObject figures {{u"sheets"_s, sheets}, {u"blanks"_s, blanks}, {u"blanks_flagged"_s, flagged},
        {u"real_pages_called_blank"_s, lost}};
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(figures).toJson()) < 0)
        return 3;
    return lost > 0 || share < 0.99 ? 1 : 0;
}
