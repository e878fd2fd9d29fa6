// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets by the thousand. Blank ones and nearly blank ones: how many blanks are flagged, how many real pages
// are called blank. Pages of every kind and length, lying any way: how many are seen upright, how many are
// turned wrongly. usage: motcua_bench_sheets OUT.json [SHEETS [TURNED]]
#include <array>
#include <atomic>
#include <cstdio>
#include <thread>

#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include "drivers/ocr/jpegcodec.h"
#include "drivers/ocr/pagelook.h"
#include "drivers/ocr/pagereader.h"
#include "tests/ocr/degradedpage.h"
#include "tests/ocr/nearlyblank.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

struct Blanks {
    int blanks = 0, flagged = 0, lost = 0;

    double share() const { return blanks ? double(flagged) / blanks : 1; }
};

Blanks countBlanks(int sheets)
{
    constexpr int eighths = 2; // as the reader looks at a page of 300 dpi
    Blanks result;
    for (int seed = 0; seed < sheets; ++seed) {
        const nearlyblank::Sheet sheet = nearlyblank::make(seed);
        const auto pix = decodeJpeg(vietnamesepage::jpeg(sheet.image), JpegColour::Rgb, eighths);
        const bool called = pix && lookAtPage(SmallPage(pix->get(), nearlyblank::dpi * eighths / 8)).blank;
        result.blanks += sheet.mark.isEmpty();
        result.flagged += sheet.mark.isEmpty() && called;
        if (!sheet.mark.isEmpty() && called) {
            ++result.lost;
            std::printf("sheet %d is called blank: %s\n", seed, qPrintable(sheet.mark));
        }
    }
    return result;
}

struct Turns {
    std::atomic<int> right {0}, leftAsItLay {0}, wrong {0};
};

/// A page lying one of four ways; every tenth has a line or two, of which nobody can be sure.
void lookUpright(PageReader &reader, int seed, Turns &turns)
{
    const QList<degradedpage::Kind> &kinds = degradedpage::kinds();
    const auto kind = kinds[seed % kinds.size()];
    const int lines = seed % 10 == 9 ? 1 + seed / 10 % 2 : 5 + seed % 20;
    const degradedpage::Page page = degradedpage::make(kind, seed, lines);
    const int turned = seed / int(kinds.size()) % 4 * 90;
    const QByteArray jpeg = vietnamesepage::jpeg(vietnamesepage::turned(page.image, turned));
    auto pixels = PagePixels::open(jpeg, page.dpi);
    const auto reading = pixels ? reader.read(*pixels) : tl::unexpected(pixels.error());
    if (!reading) {
        std::fprintf(stderr, "motcua_bench_sheets: %s\n", qPrintable(reading.error().detail));
        std::exit(3);
    }
    const int upright = (page.rotation + 360 - turned) % 360;
    if (reading->rotation == upright) {
        ++turns.right;
        return;
    }
    ++(reading->rotation == 0 ? turns.leftAsItLay : turns.wrong);
    std::printf("page %d (%s, %d lines, %d°): turned by %d°\n", seed, qPrintable(degradedpage::nameOf(kind)),
        lines, upright, reading->rotation);
}

void countTurns(int pages, Turns &turns)
{
    std::atomic<int> next {0};
    const auto work = [&] {
        PageReader reader;
        for (int seed = next++; seed < pages; seed = next++)
            lookUpright(reader, seed, turns);
    };
    std::array workers {std::thread(work), std::thread(work)};
    for (std::thread &worker : workers)
        worker.join();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int sheets = arguments.size() > 2 ? arguments[2].toInt() : 2000;
    const int pages = arguments.size() > 3 ? arguments[3].toInt() : 2000;
    if (arguments.size() < 2 || sheets < 1 || pages < 1) {
        std::fprintf(stderr, "usage: motcua_bench_sheets OUT.json [SHEETS [TURNED]]\n");
        return 2;
    }
    const Blanks blanks = countBlanks(sheets);
    std::printf("%d sheets: of %d blank ones %.2f %% are flagged, of %d others %d\n", sheets, blanks.blanks,
        100 * blanks.share(), sheets - blanks.blanks, blanks.lost);
    Turns turns;
    countTurns(pages, turns);
    const double right = double(turns.right) / pages;
    std::printf("%d pages: %.2f %% upright, %d left as they lay, %d turned wrongly\n", pages, 100 * right,
        turns.leftAsItLay.load(), turns.wrong.load());

    QFile out(arguments[1]);
    const QJsonObject figures {{u"sheets"_s, sheets}, {u"blanks"_s, blanks.blanks},
        {u"blanks_flagged"_s, blanks.flagged}, {u"real_pages_called_blank"_s, blanks.lost},
        {u"pages"_s, pages}, {u"upright"_s, turns.right.load()},
        {u"left_as_they_lay"_s, turns.leftAsItLay.load()}, {u"turned_wrongly"_s, turns.wrong.load()}};
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(figures).toJson()) < 0)
        return 3;
    return blanks.lost > 0 || blanks.share() < 0.99 || right < 0.995 || turns.wrong > 0 ? 1 : 0;
}
