// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/papervalues.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/papers/drawnpage.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using At = DrawnPage::At;

namespace
{

/// "kind value" for each.
QStringList found(const PaperPage &page)
{
    QStringList found;
    for (const PaperValue &value : valuesOn(page))
        found << nameOf(value.kind) + u' ' + value.value;
    return found;
}

QStringList found(const QString &line)
{
    return found(DrawnPage().gap(80).line(line));
}

/// Of a line below one that names an organisation.
QStringList foundOfACompany(const QString &line)
{
    QStringList values = found(DrawnPage().gap(80).line(u"Tên tổ chức: Công ty Ví Dụ"_s).line(line));
    EXPECT_EQ(values.removeAll(u"organisation Công ty Ví Dụ"_s), 1);
    return values;
}

TEST(Values, ofADecisionsHeadAreRead)
{
    DrawnPage page;
    page.line(u"BỘ THỬ NGHIỆM VÀ VÍ DỤ"_s).line(u"Số: 12/QĐ-BKHCN"_s);
    page.line(u"Hà Nội, ngày 01 tháng 02 năm 2026"_s, At::Right);
    page.line(u"QUYẾT ĐỊNH"_s, At::Middle, 14);
    EXPECT_THAT(found(page),
        UnorderedElementsAre(
            u"issuer BỘ THỬ NGHIỆM VÀ VÍ DỤ"_s, u"document-number 12/QĐ-BKHCN"_s, u"date 2026-02-01"_s));
}

TEST(Values, areFoundBehindTheirLabels)
{
    EXPECT_THAT(found(u"Chứng nhận đào tạo số: 0123/2025/ATBX-MẪU, ngày 20/11/2025"_s),
        UnorderedElementsAre(u"document-number 0123/2025/ATBX-MẪU"_s, u"date 2025-11-20"_s));
    EXPECT_THAT(found(u"Giấy phép số 12/GP-BKHCN cấp ngày 01/02/2026"_s),
        UnorderedElementsAre(u"document-number 12/GP-BKHCN"_s, u"date 2026-02-01"_s));
    EXPECT_THAT(found(u"Ngày ký: 01/02/2026"_s), ElementsAre(u"date 2026-02-01"_s));
    EXPECT_THAT(found(u"Đăng ký lần đầu: ngày 05 tháng 6 năm 2019"_s), ElementsAre(u"date 2019-06-05"_s));
    EXPECT_THAT(found(u"Tên tổ chức: Công ty TNHH Ví Dụ, địa chỉ: Hà Nội"_s),
        ElementsAre(u"organisation Công ty TNHH Ví Dụ"_s));
    EXPECT_THAT(found(u"Tên tổ chức: Công ty TNHH Listen Ví Dụ"_s),
        ElementsAre(u"organisation Công ty TNHH Listen Ví Dụ"_s));
    EXPECT_THAT(found(u"1. Tên công ty: CÔNG TY TNHH VÍ DỤ. Tên viết tắt: VIDU CO., LTD"_s),
        ElementsAre(u"organisation CÔNG TY TNHH VÍ DỤ"_s));
    EXPECT_THAT(
        found(u"Cơ quan cấp: Sở Thử nghiệm và Ví dụ"_s), ElementsAre(u"issuer Sở Thử nghiệm và Ví dụ"_s));
    EXPECT_THAT(foundOfACompany(u"Mã số thuế: 0100047516"_s), ElementsAre(u"tax-code 0100047516"_s));
    EXPECT_THAT(foundOfACompany(u"MST: 0100047516 - 001"_s), ElementsAre(u"tax-code 0100047516-001"_s));
    EXPECT_THAT(found(DrawnPage().line(u"CÔNG TY TNHH VÍ DỤ"_s).line(u"MST: 0100047516"_s)),
        Contains(u"tax-code 0100047516"_s));
    EXPECT_THAT(found(u"Mã số doanh nghiệp: 0100047516-001"_s), ElementsAre(u"tax-code 0100047516-001"_s));
}

TEST(Values, areNotMadeOfWhatOnlyLooksLikeThem)
{
    for (const QString &line :
        {u"Căn cứ Nghị định số 142/2020/NĐ-CP ngày 09 tháng 12 năm 2020 của Chính phủ;"_s,
            u"Thanh toán trước 01/02/2026 theo lịch"_s, u"Ngày cấp: 31/02/2026"_s, u"Ngày cấp: 01/02/1026"_s,
            u"Số: 0123456789"_s, u"Số lượng: 12/hộp"_s, u"Tỷ lệ số 1/2"_s, u"Điện thoại: 0900000001"_s,
            u"Số 12 ngõ 34"_s, u"Tên tổ chức: ......................"_s, u"Sở hữu: tư nhân"_s,
            u"Mã số thuế: 0100047517"_s, u"Mã số thuế: 0100047516-000"_s, u"Mã số thuế: 010004751"_s,
            u"Mã số thuế: 001099012345"_s})
        EXPECT_THAT(found(line), IsEmpty()) << qPrintable(line);
}

TEST(Values, aTaxCodeIsMendedOnlyWhereItsCheckDigitProvesIt)
{
    // Letters among digits are misread digits.
    EXPECT_THAT(foundOfACompany(u"Mã số thuế: O1OO047S16"_s), ElementsAre(u"tax-code 0100047516"_s));
    EXPECT_THAT(foundOfACompany(u"Mã số thuế: 0 1 0 0 0 4 7 5 l 6"_s), ElementsAre(u"tax-code 0100047516"_s));
    // No digit wrong, and no two neighbours swapped, passes.
    const QString code = u"0100047516"_s;
    for (qsizetype i = 0; i < code.size(); ++i) {
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString wrong = code;
            wrong[i] = digit;
            EXPECT_EQ(foundOfACompany(u"Mã số thuế: "_s + wrong).size(), wrong == code ? 1 : 0)
                << qPrintable(wrong);
        }
        if (i + 1 < code.size() && code[i] != code[i + 1]) {
            QString swapped = code;
            swapped[i] = code[i + 1];
            swapped[i + 1] = code[i];
            EXPECT_THAT(foundOfACompany(u"Mã số thuế: "_s + swapped), IsEmpty()) << qPrintable(swapped);
        }
    }
}

TEST(Values, areAsSureAsTheirWorstWordAndShowTheirLine)
{
    DrawnPage page;
    page.gap(50).line(u"nội dung khác của trang này"_s).readAt(0.9F);
    page.line(u"Mã số doanh nghiệp: 0100047516"_s);
    PaperPage upright = page;
    upright.reading.words.last().confidence = 0.61F;
    for (const int rotation : {0, 90, 180, 270}) {
        const PaperPage stored = lying(upright, rotation);
        const auto values = valuesOn(stored);
        ASSERT_EQ(values.size(), 1);
        EXPECT_NEAR(values[0].confidence, 0.61, 0.001);
        for (const Word &word : stored.reading.words)
            EXPECT_EQ(values[0].line.contains(word.box.center()),
                word.text == u"Mã" || word.text == u"số" || word.text == u"doanh" || word.text == u"nghiệp:"
                    || word.text == u"0100047516")
                << rotation << qPrintable(word.text);
    }
}

TEST(Values, neverSayWhoSomebodyIs)
{
    DrawnPage form = DrawnPage::official();
    for (const QString &line : {u"1. Họ và tên: Nguyễn Văn Mẫu"_s, u"2. Ngày, tháng, năm sinh: 15/03/1990"_s,
             u"Sinh tại Hà Nội, ngày 15 tháng 03 năm 1990"_s,
             u"4. Số CCCD: 001090001234, ngày cấp: 10/07/2024"_s,
             u"5. Ngày cấp thẻ căn cước: 10/07/2024 6. Cơ quan cấp: Bộ Công an"_s,
             u"Số định danh cá nhân: 001090001234"_s, u"Hộ chiếu số: C1234567/VN-HC"_s,
             u"Mã số thuế cá nhân: 0100047516"_s, u"Tên tổ chức: Nguyễn Văn Mẫu"_s,
             u"Tên tổ chức: Hộ kinh doanh Nguyễn Văn Mẫu"_s, u"Người đại diện: Bà Trần Thị Thử"_s})
        form.line(line);
    EXPECT_THAT(found(form), IsEmpty());

    // A value of the same page that stands apart from all that is still found.
    form.line(u"nội dung khai của người nộp"_s).line(u"nội dung khai của người nộp"_s);
    form.line(u"Tên tổ chức: Công ty Ví Dụ"_s).line(u"Mã số thuế: 0100047516"_s);
    form.line(u"Giấy phép số 12/GP-BKHCN"_s);
    EXPECT_THAT(found(form),
        UnorderedElementsAre(
            u"organisation Công ty Ví Dụ"_s, u"tax-code 0100047516"_s, u"document-number 12/GP-BKHCN"_s));
}

TEST(Values, aTaxCodeIsAnOrganisationsOrNone)
{
    const auto codes = [](const QStringList &lines) {
        DrawnPage page;
        for (const QString &line : lines)
            page.line(line);
        QStringList values = found(page);
        values.removeIf([](const QString &value) { return !value.startsWith(u"tax-code"); });
        return values;
    };
    const QString company = u"Tên tổ chức: Công ty Ví Dụ"_s, code = u"Mã số thuế: 0100047516"_s;
    EXPECT_THAT(codes({company, u"Địa chỉ: Hà Nội"_s, code}), ElementsAre(u"tax-code 0100047516"_s));
    // Nobody, or a person, is named last before it.
    EXPECT_THAT(codes({code}), IsEmpty());
    for (const QString &person : {u"Người nộp thuế: Trần Văn Mẫu"_s, u"Ông: Trần Văn Mẫu"_s,
             u"Tôi là Trần Văn Mẫu"_s, u"Họ tên: Trần Văn Mẫu"_s, u"Tên tổ chức, cá nhân: Trần Văn Mẫu"_s,
             u"Đơn vị công tác: Công ty Ví Dụ"_s, u"HỘ KINH DOANH TRẦN VĂN MẪU"_s,
             u"Người đại diện: Lê Thị Thử"_s})
        EXPECT_THAT(codes({company, person, code}), IsEmpty()) << qPrintable(person);
    for (const QString &line : {u"Mã số thuế cá nhân: 0100047516"_s, u"MST cá nhân (nếu có): 0100047516"_s,
             u"Mã số thuế của ông Trần Văn Mẫu: 0100047516"_s, u"Cá nhân: Lê Thị Thử, MST: 0100047516"_s,
             u"MST: 8012345677"_s, u"Mã số thuế: 001090001234"_s, u"Mã số thuế: 001 090 001 234"_s,
             u"Mã số thuế: 0100047516001"_s})
        EXPECT_THAT(codes({company, line}), IsEmpty()) << qPrintable(line);
    EXPECT_THAT(codes({u"CỤC THUẾ THÀNH PHỐ THỬ NGHIỆM"_s, code}), IsEmpty()) << "on papers about others";
}

TEST(Values, ofACardAreNotProposedThoughNothingSaysThatItIsOne)
{
    for (const QString &line : {u"Số: 001085/CCCD"_s, u"Số: 001085/CCOD"_s, u"Số: 12/2021/CCCD"_s,
             u"Số: 001085/CMND-HN, ngày 10/07/2024"_s, u"Ngày cấp: 12/05/2021"_s, u"Cấp ngày 12/05/2021"_s,
             u"Số 001085 cấp ngày 12/05/2021"_s, u"Có giá trị đến: 15/03/2030"_s,
             u"Có giá trị đến ngày 15 tháng 03 năm 2030"_s, u"Hiệu lực đến ngày 15/03/2030"_s,
             u"Hà Nội, 01/02/1985"_s, u"Hải Phòng, ngày 03 tháng 04 năm 1985"_s,
             u"ngày 03 tháng 04 năm 1985"_s, u"Nơi cấp: Cục Cảnh sát quản lý hành chính"_s,
             u"Nơi cấp: Sở Công an thành phố Ví Dụ"_s})
        EXPECT_THAT(found(line), IsEmpty()) << qPrintable(line);
}

TEST(Values, areNotTakenFromIdentityCards)
{
    DrawnPage card;
    card.line(u"CĂN CƯỚC CÔNG DÂN"_s, At::Middle, 14).line(u"Số: 001090001234"_s);
    card.line(u"Họ và tên"_s).line(u"NGUYỄN VĂN MẪU"_s).gap(30).line(u"Ngày cấp: 10/07/2024"_s);
    card.line(u"Số: 12/QĐ-BKHCN"_s);
    EXPECT_THAT(found(card), IsEmpty());
    DrawnPage back;
    back.line(u"IDVNM0900012345001090001234<<6"_s).gap(30).line(u"Ngày cấp: 10/07/2024"_s);
    EXPECT_THAT(found(back), IsEmpty());
}

TEST(Values, ofMisreadPersonalLinesAreNotProposedEither)
{
    std::mt19937 random(11);
    int proposed = 0;
    for (int i = 0; i < 400; ++i) {
        DrawnPage form = DrawnPage::official();
        form.line(u"1. Họ và tên: Nguyễn Văn Mẫu"_s).line(u"2. Ngày, tháng, năm sinh: 15/03/1990"_s);
        form.line(u"3. Số định danh cá nhân: 001090001234"_s).line(u"4. Ngày cấp thẻ căn cước: 10/07/2024"_s);
        form.line(u"Sinh tại Hà Nội, ngày 15 tháng 03 năm 1990"_s);
        for (const PaperValue &value : valuesOn(misread(form, 0.01 * (1 + i % 5), random))) {
            ++proposed;
            EXPECT_TRUE(value.kind == PaperValueKind::Date) << qPrintable(value.value);
        }
    }
    EXPECT_EQ(proposed, 0);
}

} // namespace
