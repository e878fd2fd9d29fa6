// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/ticket.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

/// What a reader of the PDF finds written on it, and how many sheets it has.
std::pair<QString, int> readBack(const QByteArray &pdf)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"ticket.pdf"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size());
    file.close();
    QProcess text;
    text.start(u"pdftotext"_s, {u"-layout"_s, file.fileName(), u"-"_s});
    EXPECT_TRUE(text.waitForFinished());
    const QString words = QString::fromUtf8(text.readAllStandardOutput());
    return {words.simplified(), int(words.count(u'\f'))};
}

TEST(Ticket, saysTheNumberWhatItIsForAndHowManyWait)
{
    const auto pdf =
        ticketPdf({u"A004"_s, u"Nộp hồ sơ, hỏi thủ tục"_s, {}, 3, 1'768'789'505'000, u"Bộ phận Một cửa"_s});
    ASSERT_TRUE(pdf);
    const auto [words, sheets] = readBack(*pdf);
    EXPECT_EQ(sheets, 1);
    for (const QString &said : {u"A004"_s, u"Nộp hồ sơ, hỏi thủ tục"_s, u"Có 3 người chờ trước ông/bà."_s,
             u"Bộ phận Một cửa"_s, u"19/01/2026"_s})
        EXPECT_TRUE(words.contains(said)) << qPrintable(said) << " in " << qPrintable(words);
    const auto next = ticketPdf({u"B001"_s, u"Bổ sung"_s, u"Quầy số 3"_s, 0, 1'768'789'505'000, {}});
    const QString nextWords = readBack(*next).first;
    EXPECT_TRUE(nextWords.contains(u"Mời tới: Quầy số 3"_s));
    EXPECT_TRUE(nextWords.contains(u"Không có ai chờ"_s));
}

TEST(Ticket, theLongestNamesStayOnTheSheet)
{
    const QString lengthy = u"Cấp giấy phép "_s.repeated(22).left(300);
    const auto pdf =
        ticketPdf({u"WWWWWWWW"_s, lengthy, lengthy, 9'999, 1'768'789'505'000, u"Bộ phận Một cửa"_s});
    ASSERT_TRUE(pdf);
    const auto [words, sheets] = readBack(*pdf);
    EXPECT_EQ(sheets, 1);
    EXPECT_TRUE(words.contains(u"WWWWWWWW"_s) && words.contains(u"9999"_s));
}

} // namespace
