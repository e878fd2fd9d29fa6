// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/separatorsheets.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "app/catalogue/catalogue.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

class SeparatorSheetsPdf : public ::testing::Test
{
protected:
    QByteArray run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        EXPECT_TRUE(process.waitForFinished(60000)) << qPrintable(program);
        EXPECT_EQ(process.exitCode(), 0) << qPrintable(program) << process.readAllStandardError().constData();
        return process.readAllStandardOutput();
    }
    QString write(const Procedure &procedure, const ProcedureCase &chosen)
    {
        const auto pdf = separatorsPdf(procedure, chosen);
        EXPECT_TRUE(pdf) << qPrintable(procedure.id);
        const QString path = m_folder.filePath(u"separators.pdf"_s);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(pdf.value_or(QByteArray()));
        return path;
    }

    QTemporaryDir m_folder;
};

TEST_F(SeparatorSheetsPdf, hasOneA4SheetForEachPaperThatNothingRunsOff)
{
    const auto catalogue = Catalogue::load();
    ASSERT_TRUE(catalogue);
    int cases = 0;
    for (const Procedure &procedure : (*catalogue)->procedures()) {
        if (procedure.rank == 0 && cases > 12 && procedure.cases.value(0).components.size() < 11)
            continue; // the long ones all, of the others some
        for (const ProcedureCase &chosen : procedure.cases) {
            QStringList names;
            for (const Component &component : chosen.components)
                if (component.kind == ComponentKind::Paper)
                    names << component.name;
            if (names.isEmpty()) {
                const auto none = separatorsPdf(procedure, chosen);
                ASSERT_FALSE(none);
                EXPECT_EQ(none.error().id, FaultId::ComponentNotPaper);
                continue;
            }
            ++cases;
            const QString pdf = write(procedure, chosen);
            run(u"qpdf"_s, {u"--check"_s, pdf});
            const QString info = QString::fromUtf8(run(u"pdfinfo"_s, {pdf}));
            EXPECT_TRUE(info.contains(QRegularExpression(u"Pages: +%1\\n"_s.arg(names.size()))))
                << qPrintable(info);
            EXPECT_TRUE(info.contains(QRegularExpression(u"Page size: +59[45][.0-9]* x 84[12]"_s)))
                << qPrintable(info);
            const QStringList pages =
                QString::fromUtf8(run(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, pdf, u"-"_s})).split(u'\f');
            for (qsizetype i = 0; i < names.size(); ++i) {
                const QString text = pages.value(i).simplified();
                // Poppler takes a hyphen at a line's end away.
                EXPECT_TRUE(QString(text).remove(u'-').contains(names[i].simplified().remove(u'-')))
                    << qPrintable(text);
                EXPECT_TRUE(text.contains(u"TỜ NGĂN CÁCH"_s));
                EXPECT_TRUE(text.contains(u"Giấy tờ %1/%2"_s.arg(i + 1).arg(names.size())));
            }
            static const QRegularExpression bottom(u"yMax=\"([0-9.]+)\""_s);
            const QString boxes = QString::fromUtf8(run(u"pdftotext"_s, {u"-bbox"_s, pdf, u"-"_s}));
            for (auto it = bottom.globalMatch(boxes); it.hasNext();)
                EXPECT_LT(it.next().captured(1).toDouble(), 842 - 20) << qPrintable(procedure.id);
        }
    }
    EXPECT_GT(cases, 10);
}

} // namespace
