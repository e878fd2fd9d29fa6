// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/slip.h"

#include <algorithm>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#define ZX_USE_UTF8 1 // ZXing 1.4 asks for it; 2.x has nothing else
#include <ZXing/ReadBarcode.h>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

constexpr qint64 mondayMorning = 1768788300000; // 2026-01-19 09:05 +07:00
constexpr qint64 hour = 3600 * 1000;

SlipFacts facts()
{
    SlipFacts f;
    f.dossierId = QUuid(u"01900000-0000-7000-8000-000000000001"_s);
    f.procedureName =
        u"Cấp Chứng chỉ nhân viên bức xạ (trừ người phụ trách an toàn cơ sở X-quang chẩn đoán trong y tế)"_s;
    f.procedureCode = u"1.009846"_s;
    f.caseName = u"Cấp mới"_s;
    f.applicantName = u"Nguyễn Văn Mẫu"_s;
    f.maskedNumber = u"001•••••1234"_s;
    f.maskedPhone = u"0900 ••• 001"_s;
    const QStringList names {u"Đơn đề nghị cấp Chứng chỉ nhân viên bức xạ theo Mẫu số 05 Phụ lục IV"_s,
        u"Bản sao văn bằng, chứng chỉ chuyên môn phù hợp với công việc đảm nhiệm"_s,
        u"Giấy chứng nhận đào tạo an toàn bức xạ"_s, u"Phiếu khám sức khỏe"_s, u"03 ảnh cỡ 3 cm x 4 cm"_s};
    for (int i = 0; i < names.size(); ++i)
        f.lines << SlipFacts::Line {
            names[i], i == 3 ? 2 : 1, QByteArray(32, static_cast<char>(0x1a + i * 0x11))};
    f.submittedAt = mondayMorning;
    f.timeConfirmed = true;
    f.receipt = Receipt {u"G06.20-20260119-0000123"_s, mondayMorning + 60000, mondayMorning + 9 * 24 * hour};
    f.hall = u"Bộ phận Một cửa, 113 Trần Duy Hưng, Hà Nội"_s;
    f.hallPhone = u"024 0000 0000"_s;
    return f;
}

SlipFacts provisionalFacts()
{
    SlipFacts f = facts();
    f.receipt.reset();
    f.provisionalToken = QByteArray::fromHex("00112233445566778899aabbccddeeff");
    for (auto &line : f.lines)
        line.sha256.clear();
    return f;
}

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    EXPECT_TRUE(process.waitForFinished(60000)) << qPrintable(program);
    EXPECT_EQ(process.exitCode(), 0) << qPrintable(program) << process.readAllStandardError().constData();
    return process.readAllStandardOutput();
}

/// A slip on disk, read back with poppler's tools.
class Printed
{
public:
    explicit Printed(const SlipFacts &f)
    {
        const auto pdf = slipPdf(f);
        EXPECT_TRUE(pdf);
        QFile file(path());
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(pdf.value_or(QByteArray()));
        file.close();
        // Kept for the eye where the person who runs the test asks for it.
        if (const QString keep = qEnvironmentVariable("MOTCUA_KEEP_SLIPS"); !keep.isEmpty())
            QFile::copy(path(),
                keep + u'/'
                    + QString::fromLatin1(::testing::UnitTest::GetInstance()->current_test_info()->name())
                    + u".pdf"_s);
    }

    QString path() const { return m_folder.filePath(u"slip.pdf"_s); }
    QString info() const { return QString::fromUtf8(run(u"pdfinfo"_s, {path()})); }
    /// Words in reading order, single spaces.
    QString text() const
    {
        return QString::fromUtf8(run(u"pdftotext"_s, {u"-layout"_s, path(), u"-"_s})).simplified();
    }
    QString flowed() const { return QString::fromUtf8(run(u"pdftotext"_s, {path(), u"-"_s})).simplified(); }
    int pages() const
    {
        const QString all = info();
        return QStringView(all).mid(all.indexOf(u"Pages:"_s) + 6).trimmed().split(u'\n').first().toInt();
    }
    QImage picture(int page, int dpi) const
    {
        run(u"pdftoppm"_s,
            {u"-png"_s, u"-r"_s, QString::number(dpi), u"-f"_s, QString::number(page), u"-l"_s,
                QString::number(page), u"-singlefile"_s, path(), m_folder.filePath(u"page"_s)});
        return QImage(m_folder.filePath(u"page.png"_s));
    }

private:
    QTemporaryDir m_folder;
};

ZXing::Result decode(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    return ZXing::ReadBarcode(ZXing::ImageView(grey.constBits(), grey.width(), grey.height(),
        ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine())));
}

/// Whether anything is printed in a strip at the sheet's edge, where no printer can be trusted to print.
bool edgeIsClear(const QImage &page, int dpi)
{
    const int edge = static_cast<int>(4.5 / 25.4 * dpi);
    const QImage grey = page.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x)
            if ((x < edge || y < edge || x >= grey.width() - edge || y >= grey.height() - edge)
                && grey.constScanLine(y)[x] < 200)
                return false;
    return true;
}

} // namespace

TEST(Slip, IsOneA5SheetWithItsFontInside)
{
    const Printed slip(facts());
    EXPECT_EQ(slip.pages(), 1);
    EXPECT_TRUE(slip.info().contains(u"(A5)"_s)) << qPrintable(slip.info());
    const QString fonts = QString::fromUtf8(run(u"pdffonts"_s, {slip.path()}));
    EXPECT_TRUE(fonts.contains(u"Inter"_s)) << qPrintable(fonts);
    const auto rows = fonts.trimmed().split(u'\n').mid(2);
    for (const auto &row : rows)
        EXPECT_TRUE(row.contains(QRegularExpression(u" yes (yes|no ) yes "_s)))
            << "embedded and mapped to characters: " << qPrintable(row);
}

TEST(Slip, StatesWhatCentralAnsweredAndNothingMore)
{
    const QString text = Printed(facts()).text();
    for (const auto &fact : {u"PHIẾU XÁC NHẬN NỘP HỒ SƠ"_s, u"G06.20-20260119-0000123"_s, u"chờ tiếp nhận"_s,
             u"Nguyễn Văn Mẫu"_s, u"001•••••1234"_s, u"0900 ••• 001"_s, u"1.009846"_s, u"Cấp mới"_s,
             u"9 giờ 05, thứ Hai, 19/01/2026"_s, u"9 giờ 06, thứ Hai, 19/01/2026"_s,
             u"Hẹn trả kết quả: thứ Tư, 28/01/2026"_s, u"1a1a 1a1a 1a1a 1a1a"_s, u"5 giấy tờ, 6 trang"_s,
             u"024 0000 0000"_s, u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, u"BỘ KHOA HỌC VÀ CÔNG NGHỆ"_s})
        EXPECT_TRUE(text.contains(fact)) << qPrintable(fact) << "\n" << qPrintable(text);
    EXPECT_FALSE(text.contains(u"chưa được hệ thống xác nhận"_s));
    EXPECT_FALSE(text.contains(u"1a1a 1a1a 1a1a 1a1a 1a1a"_s)) << "sixteen digits, not the whole hash";
}

TEST(Slip, DoesNotInventADueDate)
{
    SlipFacts f = facts();
    f.receipt->dueAt.reset();
    const QString text = Printed(f).text();
    EXPECT_TRUE(text.contains(u"chưa có"_s));
    EXPECT_FALSE(text.contains(u"Hẹn trả kết quả: thứ"_s));
}

TEST(Slip, SaysWhenItsTimeIsNotConfirmed)
{
    SlipFacts f = facts();
    f.timeConfirmed = false;
    EXPECT_TRUE(Printed(f).text().contains(u"giờ của kiosk, chưa được hệ thống xác nhận"_s));
}

TEST(Slip, ItsSymbolHoldsTheCodeAtLevelM)
{
    const auto result = decode(Printed(facts()).picture(1, 200));
    EXPECT_EQ(result.text(), "G06.20-20260119-0000123");
    EXPECT_EQ(result.ecLevel(), "M");
}

TEST(Slip, ProvisionalSaysInWordsThatItIsNoAcceptance)
{
    const Printed slip(provisionalFacts());
    EXPECT_EQ(slip.pages(), 1);
    const QString text = slip.flowed();
    for (const auto &fact :
        {u"PHIẾU TẠM"_s, u"Không phải giấy tiếp nhận hồ sơ"_s, u"không phải là giấy tiếp nhận hồ sơ"_s,
            u"tự gửi lại"_s, u"0900 ••• 001"_s, u"17 giờ 00, thứ Ba, 20/01/2026"_s, u"113 Trần Duy Hưng"_s,
            u"024 0000 0000"_s, u"có sau khi gửi"_s, u"Mã phiếu tạm"_s, u"0011-2233"_s,
            u"0011 2233 4455 6677"_s, u"8899 AABB CCDD EEFF"_s})
        EXPECT_TRUE(text.contains(fact)) << qPrintable(fact) << "\n" << qPrintable(text);
    for (const auto &claim :
        {u"PHIẾU XÁC NHẬN"_s, u"Mã hồ sơ"_s, u"Hệ thống nhận lúc"_s, u"Hẹn trả"_s, u"chờ tiếp nhận"_s})
        EXPECT_FALSE(text.contains(claim)) << qPrintable(claim);
    EXPECT_EQ(decode(slip.picture(1, 200)).text(), "MOTCUA-TAM:00112233445566778899aabbccddeeff");
}

TEST(Slip, ProvisionalOnAFridayNamesMonday)
{
    SlipFacts f = provisionalFacts();
    f.submittedAt = mondayMorning + 4 * 24 * hour;
    EXPECT_TRUE(Printed(f).flowed().contains(u"thứ Hai, 26/01/2026"_s));
}

TEST(Slip, ProvisionalNamesNoDayByAClockThatNobodyConfirmed)
{
    SlipFacts f = provisionalFacts();
    f.timeConfirmed = false;
    f.maskedPhone.clear();
    const QString text = Printed(f).flowed();
    EXPECT_TRUE(text.contains(u"ngày làm việc tiếp theo"_s));
    EXPECT_FALSE(text.contains(u"20/01/2026"_s));
    EXPECT_TRUE(text.contains(u"không để lại số điện thoại"_s));
}

TEST(Slip, LongNamesAndThirtyPartsGoOnToAnotherSheetWithoutLoss)
{
    SlipFacts f = facts();
    f.applicantName = QString(40, u'Ặ') + u' ' + QString(159, u'Ệ'); // one word longer than a line, too
    f.procedureName = u"Thủ tục có tên rất dài "_s.repeated(20).trimmed();
    f.lines.clear();
    for (int i = 0; i < 30; ++i)
        f.lines << SlipFacts::Line {
            u"Giấy tờ số %1 với một cái tên dài đến mức phải xuống dòng vài lần trên phiếu khổ A5"_s.arg(
                i + 1),
            i, QByteArray(32, static_cast<char>(i))};
    const Printed slip(f);
    ASSERT_GE(slip.pages(), 2);
    const QString text = slip.flowed();
    for (int i = 0; i < 30; ++i)
        EXPECT_TRUE(text.contains(u"Giấy tờ số %1 "_s.arg(i + 1))) << i;
    EXPECT_EQ(text.count(u'Ặ'), 40);
    EXPECT_EQ(text.count(u'Ệ'), 159 + text.count(u"VIỆT"_s) + text.count(u"NGHỆ"_s));
    EXPECT_TRUE(text.contains(u"Trang 1/%1"_s.arg(slip.pages())));
    EXPECT_TRUE(text.contains(u"Trang %1/%1"_s.arg(slip.pages())));
    for (int page = 1; page <= slip.pages(); ++page)
        EXPECT_TRUE(edgeIsClear(slip.picture(page, 100), 100)) << page;
}

TEST(Slip, StackedDiacriticsNeitherTouchNorAreCut)
{
    SlipFacts f = facts();
    f.applicantName = u"ẶỆỖ"_s.repeated(60); // several lines of the tallest letters, one under the other
    constexpr int dpi = 300;
    constexpr double mm = dpi / 25.4;
    const QImage page = Printed(f).picture(1, dpi).convertToFormat(QImage::Format_Grayscale8);
    ASSERT_FALSE(page.isNull());
    // Bands of ink in the column of values. Every line shows three, apart from its neighbours: hats, letters,
    // dots below.
    QList<double> bands;
    int from = -1;
    for (int y = int(72 * mm); y < int(100 * mm); ++y) {
        const uchar *row = page.constScanLine(y);
        const bool ink =
            std::any_of(row + int(45 * mm), row + int(137 * mm), [](uchar c) { return c < 160; });
        if (ink && from < 0)
            from = y;
        if (!ink && from >= 0) {
            bands << (y - from) / mm;
            from = -1;
        }
    }
    ASSERT_GE(bands.size(), 15);
    for (int i = 0; i < 15; ++i)
        EXPECT_NEAR(bands[i], bands[i % 3], 0.1) << i;
    EXPECT_GT(bands[0], 0.6);
    EXPECT_GT(bands[1], 2.2);
    EXPECT_GT(bands[2], 0.35);
}

TEST(Slip, NoLineEndsWithASlash)
{
    SlipFacts f = facts();
    f.lines.clear();
    for (int i = 0; i < 60; ++i)
        f.lines.append(
            {u"Giấy %1 mà ông/bà nộp theo Nghị định 30/2020/NĐ-CP"_s.arg(QString(i, u'i')), 1, {}});
    const QByteArray text = run(u"pdftotext"_s, {u"-layout"_s, Printed(f).path(), u"-"_s});
    EXPECT_FALSE(text.contains("/\n"));
    EXPECT_FALSE(QString::fromUtf8(text).contains(QRegularExpression(u"/ {2}"_s))) << "of a column";
    EXPECT_EQ(QString::fromUtf8(text).count(u"ông/bà"_s), 60);
}

TEST(Slip, SameFactsSamePicture)
{
    EXPECT_EQ(Printed(facts()).picture(1, 100), Printed(facts()).picture(1, 100));
}

TEST(Slip, RefusesToBeMadeOutOfNothing)
{
    SlipFacts f = provisionalFacts();
    f.provisionalToken.clear();
    EXPECT_FALSE(slipPdf(f));
    EXPECT_TRUE(qrImage({}).isNull());
    EXPECT_TRUE(qrImage(QByteArray(5000, 'x')).isNull());
}
