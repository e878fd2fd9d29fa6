// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QDir>
#include <QProcess>

#include "tests/scanner/paper.h"

using namespace Qt::StringLiterals;
using motcua::test::Paper;

namespace
{

struct Said {
    int code;
    QByteArray out, errors;
};

Said scanimage(const QStringList &arguments)
{
    QProcess process;
    process.start(u"scanimage"_s, arguments);
    process.waitForFinished(120'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

const QStringList feeder {u"-d"_s, u"paperfolder:0"_s, u"--source"_s, u"ADF"_s, u"--mode"_s, u"Color"_s,
    u"--resolution"_s, u"200"_s, u"-x"_s, u"74"_s, u"-y"_s, u"105"_s};

} // namespace

TEST(Paperfolder, ScanimageListsItAsAnyDevice)
{
    Paper paper;
    EXPECT_TRUE(scanimage({u"-L"_s}).out.contains("paperfolder:0"));
    paper.unplug();
    EXPECT_FALSE(scanimage({u"-L"_s}).out.contains("paperfolder:0"));
}

TEST(Paperfolder, ScanimageGetsThePixelsOfEachSheetUntilTheTrayIsEmpty)
{
    Paper paper(2);
    const QTemporaryDir out;
    scanimage(feeder + QStringList(u"--batch="_s + out.filePath(u"%d.pnm"_s)));
    EXPECT_EQ(QDir(out.path()).entryList(QDir::Files), QStringList({u"1.pnm"_s, u"2.pnm"_s}));
    for (int number = 1; number <= 2; ++number) {
        const QImage scanned(out.filePath(u"%1.pnm"_s.arg(number)));
        EXPECT_EQ(scanned.convertToFormat(QImage::Format_RGB888),
            Paper::page(number).convertToFormat(QImage::Format_RGB888));
    }
    EXPECT_TRUE(paper.tray().isEmpty());
    EXPECT_TRUE(scanimage(feeder).errors.contains("out of documents"));
}

TEST(Paperfolder, AFaultHappensOnceAndTheSheetStaysOnTop)
{
    Paper paper(1);
    paper.order("# for the demo\n1 jam\n1 cover\n");
    EXPECT_TRUE(scanimage(feeder).errors.contains("jammed"));
    EXPECT_EQ(paper.ordersLeft(), "# for the demo\n1 cover"_ba);
    EXPECT_TRUE(scanimage(feeder).errors.contains("cover is open"));
    EXPECT_EQ(paper.tray().size(), 1);
    EXPECT_EQ(scanimage(feeder).code, 0);
}

TEST(Paperfolder, ScalesToTheResolutionAskedFor)
{
    Paper paper;
    paper.put(u"glass.png"_s, Paper::page(3, {1120, 1600}, 400));
    const auto said = scanimage({u"-d"_s, u"paperfolder:0"_s, u"--source"_s, u"Flatbed"_s, u"--mode"_s,
        u"Gray"_s, u"--resolution"_s, u"200"_s, u"-x"_s, u"74"_s, u"-y"_s, u"105"_s});
    const QImage scanned = QImage::fromData(said.out, "PGM");
    EXPECT_EQ(scanned.size(), QSize(583, 827));
    const QImage wanted = Paper::page(3, {560, 800}).convertToFormat(QImage::Format_Grayscale8);
    EXPECT_LT(motcua::test::meanDifference(scanned.copy(0, 0, 560, 800), wanted), 1.0);
}
