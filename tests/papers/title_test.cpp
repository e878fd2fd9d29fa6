// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/componentmatcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/catalogue/catalogue.h"
#include "app/papers/papertitle.h"
#include "tests/papers/drawnpage.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using At = DrawnPage::At;

namespace
{

/// "a b c" for each title.
QStringList titles(const QString &name)
{
    QStringList joined;
    for (const QStringList &title : titlesOf(paper(u"x"_s, name)))
        joined << title.join(u' ');
    return joined;
}

TEST(Titles, comeOutOfTheLawsSentences)
{
    using ::testing::Contains;
    EXPECT_THAT(titles(u"Đơn đề nghị cấp Giấy phép tiến hành công việc bức xạ theo Mẫu số 01 Phụ lục IV"_s),
        Contains(u"don de nghi cap giay phep tien hanh cong viec buc xa"_s));
    const QStringList founding =
        titles(u"Bản sao của một trong các loại giấy tờ sau: Quyết định thành lập tổ chức, Giấy chứng nhận "
               u"đăng ký doanh "
               "nghiệp, Giấy chứng nhận đăng ký đầu tư. Trường hợp giấy tờ bị thất lạc phải có xác nhận"_s);
    for (const QString &title : {u"quyet dinh thanh lap to chuc"_s, u"giay chung nhan dang ky doanh nghiep"_s,
             u"giay chung nhan dang ky dau tu"_s})
        EXPECT_THAT(founding, Contains(title));
    EXPECT_THAT(titles(u"Phiếu khám sức khỏe tại cơ sở y tế từ cấp huyện trở lên"_s),
        Contains(u"phieu kham suc khoe"_s));
    EXPECT_THAT(
        titles(u"Bản gốc hoặc bản sao có chứng thực văn bản giao kết (hợp đồng) chuyển giao công nghệ, có "
               "nội dung theo Điều 23"_s),
        Contains(u"hop dong chuyen giao cong nghe"_s));
    EXPECT_THAT(titles(u"Báo cáo về cơ sở vật chất kỹ thuật, nhân lực (theo Mẫu số 02)"_s),
        Contains(u"bao cao ve co so vat chat ky thuat nhan luc"_s));
    EXPECT_TRUE(titles(u"Ảnh cỡ 3 cm x 4 cm"_s).isEmpty());
    EXPECT_TRUE(titles(u"Văn bản"_s).isEmpty()) << "too little to know a paper by";
}

class Heads : public ::testing::Test
{
protected:
    PageFinding find(const PaperPage &page) { return m_matcher.find(page); }

    static DrawnPage application()
    {
        DrawnPage page;
        page.line(u"Mẫu số 05 Phụ lục IV"_s, At::Right, 11);
        page.line(u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, At::Middle, 13);
        page.gap(8);
        return page;
    }
    static DrawnPage &prose(DrawnPage &page)
    {
        page.gap(6);
        page.line(u"Kính gửi: Cục Thử nghiệm và Ví dụ"_s, At::Middle);
        for (int i = 0; i < 12; ++i)
            page.line(u"nội dung khai của người nộp ghi đầy đủ và rõ ràng trên từng dòng ở đây"_s);
        return page;
    }

    const Procedure m_procedure = radiationWorker();
    const ComponentMatcher m_matcher {m_procedure.cases.first()};
};

TEST_F(Heads, aTitleOverTwoLinesWithItsFormNumberIsSure)
{
    DrawnPage page = application();
    page.line(u"ĐƠN ĐỀ NGHỊ"_s, At::Middle, 15).line(u"CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s, At::Middle, 14);
    for (const int rotation : {0, 90, 180, 270}) {
        const PaperPage stored = lying(prose(page), rotation);
        const PageFinding found = find(stored);
        ASSERT_TRUE(found.sure()) << rotation << ' ' << qPrintable(nameOf(found.asks));
        EXPECT_EQ(found.components, QStringList {u"don-de-nghi"_s});
        ASSERT_FALSE(found.evidence.isEmpty());
        EXPECT_EQ(found.evidence[0].words, u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s);
        const QStringList title = found.evidence[0].words.split(u' ');
        // The picture shown beside it is the one of these words.
        for (const Word &word : stored.reading.words) {
            EXPECT_EQ(found.evidence[0].box.contains(word.box.center()), title.contains(word.text))
                << rotation << ' ' << qPrintable(word.text);
        }
    }
}

TEST_F(Heads, anotherFormNumberAsks)
{
    DrawnPage page;
    page.line(u"Mẫu số 06 Phụ lục IV"_s, At::Right, 11);
    page.line(u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s, At::Middle, 14);
    EXPECT_EQ(find(prose(page)).asks, Asks::OtherFormNumber);
}

TEST_F(Heads, oneWordMoreOrLessIsAnotherPaper)
{
    for (const QString &title : {u"ĐƠN ĐỀ NGHỊ CẤP LẠI CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s,
             u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN"_s, u"ĐƠN ĐỀ NGHỊ GIA HẠN CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s,
             u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ LƯU ĐỘNG"_s}) {
        DrawnPage page = DrawnPage::official();
        page.line(title, At::Middle, 14);
        const PageFinding found = find(prose(page));
        EXPECT_FALSE(found.sure()) << qPrintable(title);
        EXPECT_TRUE(found.begins) << qPrintable(title);
        EXPECT_EQ(found.components.value(0), u"don-de-nghi"_s) << qPrintable(title);
    }
    DrawnPage below = DrawnPage::official();
    below.line(u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s, At::Middle, 14);
    below.line(u"VÀ GIẤY PHÉP TIẾN HÀNH CÔNG VIỆC BỨC XẠ"_s, At::Middle, 14);
    EXPECT_EQ(find(prose(below)).asks, Asks::PartOfTitle);
    DrawnPage bracketed = DrawnPage::official();
    bracketed.line(u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ (Lần đầu)"_s, At::Middle, 14);
    EXPECT_TRUE(find(prose(bracketed)).sure());
}

TEST_F(Heads, aPaperThatNoComponentIsCalledLikeAsks)
{
    DrawnPage page = DrawnPage::official();
    page.line(u"HỢP ĐỒNG THUÊ KHO"_s, At::Middle, 15);
    const PageFinding found = find(prose(page));
    EXPECT_EQ(found.asks, Asks::UnknownTitle);
    EXPECT_TRUE(found.components.isEmpty());
    DrawnPage diploma = DrawnPage::official();
    diploma.line(u"BẰNG KỸ SƯ"_s, At::Middle, 26);
    EXPECT_EQ(find(prose(diploma)).asks, Asks::UnknownTitle);
}

TEST_F(Heads, aTitleMentionedInProseIsNoTitle)
{
    DrawnPage page;
    page.line(u"14. Các tài liệu kèm theo: bản sao văn bằng chuyên môn;"_s);
    page.line(u"giấy chứng nhận đào tạo an toàn bức xạ do cơ sở đào tạo cấp;"_s);
    page.line(u"- Đơn đề nghị cấp chứng chỉ nhân viên bức xạ (đã nộp);"_s);
    const PageFinding found = find(prose(page));
    EXPECT_FALSE(found.begins);
    EXPECT_TRUE(found.components.isEmpty());
    EXPECT_EQ(found.asks, Asks::Nothing);
}

TEST_F(Heads, aTitleBelowAnotherIsOnlyMentioned)
{
    const QList<QStringList> above {{u"THÔNG BÁO"_s, u"Về việc từ chối"_s}, {u"THÔNG BÁO"_s},
        {u"GIẤY BIÊN NHẬN"_s}, {u"GIẤY ỦY QUYỀN"_s, u"nộp"_s}, {u"V/v bổ sung"_s}, {u"LỜI CHỨNG"_s},
        {u"Kèm theo:"_s}, {u"Tôi gửi quý cơ quan"_s}, {u"MỤC LỤC"_s}, {u"PHIẾU CHUYỂN"_s, u"(kèm hồ sơ)"_s},
        {u"QUYẾT ĐỊNH"_s, u"Số: 12/QĐ-BKHCN"_s}};
    for (const QString &mentioned :
        {u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s, u"GIẤY CHỨNG NHẬN ĐÀO TẠO AN TOÀN BỨC XẠ"_s})
        for (const QStringList &lines : above)
            for (const double apart : {0.0, 12.0})
                for (const At at : {At::Left, At::Middle}) {
                    DrawnPage page = DrawnPage::official();
                    for (const QString &line : lines)
                        page.line(line, at, 14);
                    page.gap(apart).line(mentioned, At::Middle, 14);
                    const PageFinding found = find(prose(page));
                    EXPECT_FALSE(found.sure()) << qPrintable(lines.join(u" / "_s));
                    EXPECT_TRUE(found.begins) << qPrintable(lines.join(u" / "_s));
                    ASSERT_FALSE(found.evidence.isEmpty());
                    EXPECT_TRUE(lines.contains(found.evidence[0].words)) << "the line that speaks against it";
                }
    DrawnPage numbered;
    numbered.line(u"Mẫu số 05 Phụ lục IV"_s, At::Right, 11).line(u"THÔNG BÁO TỪ CHỐI"_s, At::Middle, 14);
    numbered.line(u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN"_s, At::Middle, 14);
    EXPECT_FALSE(find(prose(numbered)).sure()) << "whatever the form number";
}

TEST_F(Heads, aPapersOwnTitleStandsBelowItsHead)
{
    const QList<QList<std::pair<QString, At>>> heads {{},
        {{u"SỞ Y TẾ THỬ NGHIỆM"_s, At::Left}, {u"BỆNH VIỆN ĐA KHOA VÍ DỤ"_s, At::Left},
            {u"Số: 456/PKSK-MẪU"_s, At::Left}, {u"Hà Nội, ngày 01 tháng 02 năm 2026"_s, At::Right}},
        {{u"CÔNG TY CỔ PHẦN THIẾT BỊ ĐO LƯỜNG"_s, At::Middle}, {u"VÀ KIỂM ĐỊNH VÍ DỤ"_s, At::Middle},
            {u"Địa chỉ: số 1 phố Thử Nghiệm"_s, At::Middle}, {u"Điện thoại: 0900000001"_s, At::Middle},
            {u"Thử Nghiệm, ngày ... tháng ... năm 2026"_s, At::Right}},
        {{u"Mẫu số 05 Phụ lục IV"_s, At::Right},
            {u"(Ban hành kèm theo Nghị định số 142/2020/NĐ-CP"_s, At::Right},
            {u"ngày 09 tháng 12 năm 2020 của Chính phủ)"_s, At::Right}},
        {{u"SOCIALIST REPUBLIC OF VIET NAM"_s, At::Middle},
            {u"Independence - Freedom - Happiness"_s, At::Middle}},
        {{u"GIÁM ĐỐC"_s, At::Middle}, {u"TRUNG TÂM ĐÀO TẠO VÍ DỤ"_s, At::Middle}, {u"cấp"_s, At::Middle}},
        {{u"BẢN SAO"_s, At::Right}}};
    for (const auto &head : heads) {
        DrawnPage page = DrawnPage::official();
        for (const auto &[line, at] : head)
            page.line(line, at);
        page.readAt(0.3F).line(u"~ ặ fh"_s).readAt(0.93F); // a stamp's edge
        page.gap(4).line(u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s, At::Middle, 14);
        EXPECT_TRUE(find(prose(page)).sure()) << qPrintable(head.value(0).first);
    }
}

TEST_F(Heads, whatWasReadBadlyIsNeverSure)
{
    for (const auto &[confidence, title, sure] :
        {std::tuple {0.2F, u"GIẤY CHỨNG NHẬN ĐÀO TẠO AN TOÀN BỨC XẠ"_s, false},
            std::tuple {0.45F, u"GIẤY CHỨNG NHẬN ĐÀO TẠO AN TOÀN BỨC XẠ"_s, true},
            std::tuple {0.45F, u"GIẤY CHỨNG NHẬN ĐÀO TAU AN TOÀN BỨC XẠ"_s, false},
            std::tuple {0.85F, u"GIẤY CHỨNG NHẬN ĐÀO TAU AN TOÀN BỨC XẠ"_s, true}}) {
        DrawnPage page = DrawnPage::official().readAt(confidence);
        page.line(title, At::Middle, 14);
        EXPECT_EQ(find(prose(page)).sure(), sure) << confidence << qPrintable(title);
    }
    EXPECT_EQ(find(PaperPage {{1000, 1400}, 300, {}}).asks, Asks::Unreadable) << "a photograph";
}

TEST_F(Heads, twoComponentsOfOneNameAsk)
{
    ProcedureCase twice = m_procedure.cases.first();
    twice.components.append(
        paper(u"dao-tao-2"_s, u"Bản sao Giấy chứng nhận đào tạo an toàn bức xạ của nhân viên thứ hai"_s));
    DrawnPage page = DrawnPage::official();
    page.line(u"GIẤY CHỨNG NHẬN ĐÀO TẠO AN TOÀN BỨC XẠ"_s, At::Middle, 14);
    const PageFinding found = ComponentMatcher(twice).find(prose(page));
    EXPECT_EQ(found.asks, Asks::SeveralComponents);
    EXPECT_EQ(found.components, (QStringList {u"giay-dao-tao-an-toan"_s, u"dao-tao-2"_s}));
}

TEST_F(Heads, aFormNumberInFullMakesUpForATitleSetOtherwise)
{
    const ProcedureCase transfer {u"x"_s, {}, {},
        {paper(u"don-dang-ky"_s,
             u"Văn bản đề nghị đăng ký chuyển giao công nghệ, ghi rõ cam kết của các bên"_s,
             u"Mẫu số 01 Phụ lục IV Nghị định 76/2018/NĐ-CP"_s),
            paper(u"hop-dong"_s, u"Văn bản giao kết (hợp đồng) chuyển giao công nghệ"_s)}};
    const ComponentMatcher matcher(transfer);
    DrawnPage page;
    page.line(u"Mẫu số 01 Phụ lục IV"_s, At::Right, 11);
    page.line(u"ĐƠN ĐỀ NGHỊ ĐĂNG KÝ CHUYỂN GIAO CÔNG NGHỆ"_s, At::Middle, 14);
    const PageFinding found = matcher.find(prose(page));
    EXPECT_TRUE(found.sure()) << qPrintable(nameOf(found.asks));
    EXPECT_EQ(found.components, QStringList {u"don-dang-ky"_s});
    DrawnPage without;
    without.line(u"Mẫu số 01"_s, At::Right, 11);
    without.line(u"ĐƠN ĐỀ NGHỊ ĐĂNG KÝ CHUYỂN GIAO CÔNG NGHỆ"_s, At::Middle, 14);
    EXPECT_FALSE(matcher.find(prose(without)).sure());
}

/// What a paper of this name bears as its title, where the name says so without a sentence around it.
QString headline(QString name)
{
    static const QStringList sentence {u"hoặc"_s, u"("_s, u";"_s, u":"_s, u"."_s, u"ản gốc"_s, u"Ảnh"_s,
        u"ộ "_s, u" tại "_s, u" kèm"_s, u" nêu "_s, u" ghi "_s, u"đáp ứng"_s, u"chứng minh"_s, u" của "_s};
    name = name.section(u" theo "_s, 0, 0).remove(u"Bản sao y bản chính "_s).remove(u"Bản sao "_s);
    const bool plain = name.count(u' ') >= 3 && name.count(u' ') < 16
        && std::none_of(
            sentence.begin(), sentence.end(), [&](const QString &part) { return name.contains(part); });
    return plain ? name : QString();
}

DrawnPage headOf(const QString &name, std::mt19937 &random)
{
    DrawnPage page;
    if (random() % 2)
        page = DrawnPage::official();
    QStringList line;
    for (const QString &word : name.toUpper().split(u' ')) {
        line << word;
        if (line.join(u' ').size() > qsizetype(24 + random() % 24)) {
            page.line(line.join(u' '), At::Middle, 14);
            line.clear();
        }
    }
    page.line(line.join(u' '), At::Middle, 14);
    page.gap(8);
    for (int i = 0; i < 10; ++i)
        page.line(u"nội dung khai của người nộp ghi đầy đủ và rõ ràng trên từng dòng ở đây"_s);
    return page;
}

TEST(MentionedTitles, ofTheWholeCatalogueAreNeverSureBelowAnyOther)
{
    const auto catalogue = Catalogue::load();
    ASSERT_TRUE(catalogue);
    int pairs = 0;
    for (const Procedure &procedure : (*catalogue)->procedures())
        for (const ProcedureCase &chosen : procedure.cases) {
            const ComponentMatcher matcher(chosen);
            for (const Component &component : chosen.components) {
                const QString name = headline(component.name);
                if (component.kind != ComponentKind::Paper || name.isEmpty())
                    continue;
                for (const QString &above : {u"TỜ TRÌNH"_s, u"Về việc tiếp nhận"_s, u"Căn cứ vào"_s}) {
                    DrawnPage page = DrawnPage::official();
                    page.line(above, At::Middle, 14).line(name.toUpper(), At::Middle, 14).gap(8);
                    ++pairs;
                    EXPECT_FALSE(matcher.find(page).sure()) << qPrintable(above + u' ' + name);
                }
            }
        }
    EXPECT_GE(pairs, 300);
}

TEST(MisreadHeads, areNeverTakenSurelyForAnotherComponent)
{
    const auto catalogue = Catalogue::load();
    ASSERT_TRUE(catalogue);
    QStringList names; // of all procedures: strangers to each case
    for (const Procedure &procedure : (*catalogue)->procedures())
        for (const ProcedureCase &chosen : procedure.cases)
            for (const Component &component : chosen.components)
                if (const QString name = headline(component.name);
                    component.kind == ComponentKind::Paper && !name.isEmpty() && !names.contains(name))
                    names << name;
    ASSERT_GT(names.size(), 60);

    std::mt19937 random(20261122); // heads are the same in every run
    int own = 0, sure = 0, wrong = 0, strangers = 0;
    QHash<int, std::pair<int, int>> byShare; // percent → of, sure
    for (const Procedure &procedure : (*catalogue)->procedures())
        for (const ProcedureCase &chosen : procedure.cases) {
            const ComponentMatcher matcher(chosen);
            const auto isOfThisCase = [&](const QString &name) {
                return std::any_of(
                    chosen.components.begin(), chosen.components.end(), [&](const Component &c) {
                        return foldVietnamese(c.name).contains(foldVietnamese(name));
                    });
            };
            for (const Component &component : chosen.components) {
                const QString name = headline(component.name);
                if (component.kind != ComponentKind::Paper || name.isEmpty())
                    continue;
                for (int percent = 0; percent <= 5; ++percent) {
                    const PageFinding found =
                        matcher.find(misread(headOf(name, random), percent / 100.0, random));
                    ++own;
                    ++byShare[percent].first;
                    if (!found.sure())
                        continue;
                    ++sure;
                    ++byShare[percent].second;
                    if (found.components.first() != component.id) {
                        ++wrong;
                        ADD_FAILURE() << qPrintable(component.name) << " taken for "
                                      << qPrintable(found.components.first());
                    }
                }
            }
            if (chosen.components.isEmpty())
                continue;
            for (int i = 0; i < 30; ++i) {
                const QString name = names[qsizetype(random() % std::size_t(names.size()))];
                if (isOfThisCase(name))
                    continue;
                ++strangers;
                const PageFinding found = matcher.find(misread(headOf(name, random), 0.01 * (i % 6), random));
                if (found.sure()) {
                    ++wrong;
                    ADD_FAILURE() << qPrintable(name) << " of another procedure taken for "
                                  << qPrintable(procedure.id + u' ' + found.components.first());
                }
            }
        }
    std::printf("%d heads of components and %d of strangers, %d surely wrong;", own, strangers, wrong);
    for (int percent = 0; percent <= 5; ++percent)
        std::printf(" at %d %% %d of %d sure", percent, byShare[percent].second, byShare[percent].first);
    std::puts("");
    EXPECT_GE(own, 500);
    EXPECT_GE(own + strangers, 1000);
    EXPECT_EQ(wrong, 0);
    EXPECT_GE(byShare[0].second, byShare[0].first * 9 / 10);
    EXPECT_GE(byShare[2].second, byShare[2].first * 7 / 10);
}

} // namespace
