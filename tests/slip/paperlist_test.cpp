// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/paperlist.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "app/catalogue/catalogue.h"
#include "app/slip/slip.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

const Catalogue &catalogue()
{
    static const auto loaded = Catalogue::load().value();
    return *loaded;
}

TEST(PaperList, fitsASymbolForEveryCaseAndNamesOrCountsEveryPaper)
{
    for (const Procedure &procedure : catalogue().procedures())
        for (const ProcedureCase &chosen : procedure.cases) {
            const QString text = paperListText(procedure, chosen);
            EXPECT_LE(text.toUtf8().size(), 800) << qPrintable(procedure.id);
            EXPECT_FALSE(qrImage(text.toUtf8()).isNull());
            const auto last = u"\n%1. "_s.arg(chosen.components.size());
            EXPECT_TRUE(chosen.components.isEmpty() || text.contains(last) || text.contains(u"giấy tờ nữa"_s))
                << qPrintable(text);
        }
}

TEST(PaperList, saysHowManyAndWhen)
{
    Component component;
    EXPECT_EQ(countInWords(component), QString());
    component.originals = 1;
    component.copies = 2;
    EXPECT_EQ(countInWords(component), u"1 bản chính, 2 bản sao"_s);
    component.originals = 0;
    EXPECT_EQ(countInWords(component), u"2 bản sao"_s);
}

TEST(PaperList, onPaperHasEveryName)
{
    const QTemporaryDir folder;
    for (const QString &id : {u"chung-chi-nhan-vien-buc-xa"_s, u"cap-quyen-ma-so-ma-vach"_s,
             u"dang-ky-chuyen-giao-cong-nghe"_s, u"giay-phep-buc-xa-van-chuyen"_s}) {
        const Procedure &procedure = **catalogue().find(id);
        const ProcedureCase &chosen = procedure.cases.first();
        const auto pdf = paperListPdf(procedure, chosen, u"Bộ phận Một cửa"_s);
        ASSERT_TRUE(pdf);
        QFile file(folder.filePath(u"list.pdf"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(*pdf);
        file.close();
        QProcess reader;
        reader.start(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, file.fileName(), u"-"_s});
        ASSERT_TRUE(reader.waitForFinished(60'000));
        const QString text = QString::fromUtf8(reader.readAllStandardOutput()).simplified().remove(u'-');
        for (const Component &component : chosen.components)
            EXPECT_TRUE(text.contains(component.name.simplified().remove(u'-')))
                << qPrintable(component.name);
    }
}

} // namespace
