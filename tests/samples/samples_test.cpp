// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/samples/samples.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#define ZX_USE_UTF8 1 // ZXing 1.4 asks for it; 2.x has nothing else
#include <ZXing/ReadBarcode.h>

using namespace Qt::StringLiterals;
using namespace motcua::samples;

namespace
{

QByteArray decode(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
        static_cast<int>(grey.bytesPerLine()));
    const auto result = ZXing::ReadBarcode(view);
    const auto &bytes = result.bytes();
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

void expectA4At300Dpi(const Page &page)
{
    const QSize size = page.image.size();
    EXPECT_TRUE(size == QSize(2480, 3508) || size == QSize(3508, 2480)) << qPrintable(page.name);
    EXPECT_EQ(page.image.dotsPerMeterX(), 11811) << qPrintable(page.name);
}

} // namespace

TEST(Samples, EveryDossierPageIsAnA4SheetThatSaysItIsWorthNothing)
{
    QSet<QString> names;
    for (const auto which : {Dossier::RadiationWorker, Dossier::TechnologyTransfer})
        for (const auto &page : dossier(which)) {
            expectA4At300Dpi(page);
            EXPECT_TRUE(page.text.contains(u"Tài liệu mẫu, không có giá trị"_s)) << qPrintable(page.name);
            EXPECT_FALSE(page.component.isEmpty());
            names << page.name + QString::number(static_cast<int>(which));
        }
    EXPECT_EQ(names.size(), 12);
}

TEST(Samples, AreTheSameOnEveryRun)
{
    const auto once = dossier(Dossier::TechnologyTransfer);
    const auto twice = dossier(Dossier::TechnologyTransfer);
    ASSERT_EQ(once.size(), twice.size());
    for (qsizetype i = 0; i < once.size(); ++i)
        EXPECT_EQ(once[i].image, twice[i].image) << qPrintable(once[i].name);
    EXPECT_EQ(glass(Glass::CanCuoc11mm).image, glass(Glass::CanCuoc11mm).image);
}

TEST(Samples, SymbolsOnTheGlassHoldExactlyTheirBytes)
{
    for (const Glass which : allGlasses()) {
        const Page page = glass(which);
        expectA4At300Dpi(page);
        EXPECT_EQ(decode(page.image), glassPayload(which)) << qPrintable(page.name);
    }
}

TEST(Samples, ScannerFolderHoldsGlassAndNumberedTray)
{
    QTemporaryDir folder;
    auto pages = dossier(Dossier::RadiationWorker);
    pages.resize(2);
    ASSERT_TRUE(writeScannerFolder(folder.path(), pages, glass(Glass::Blank)));
    EXPECT_EQ(QDir(folder.path() + u"/tray"_s).entryList(QDir::Files, QDir::Name),
        (QStringList {u"001.png"_s, u"002.jpg"_s}));
    EXPECT_TRUE(QFile::exists(folder.path() + u"/glass.png"_s));
    // A shorter tray leaves nothing of the longer one.
    ASSERT_TRUE(writeScannerFolder(folder.path(), {}, glass(Glass::Blank)));
    EXPECT_TRUE(QDir(folder.path() + u"/tray"_s).isEmpty());
}
