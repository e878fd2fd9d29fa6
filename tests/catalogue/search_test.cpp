// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

struct Query {
    QStringView words;
    QStringView wanted;
};

class Search : public testing::TestWithParam<Query>
{
public:
    static const Catalogue &catalogue()
    {
        static const auto loaded = Catalogue::load().value();
        return *loaded;
    }
};

} // namespace

TEST_P(Search, findsTheWantedProcedureAmongTheFirstThree)
{
    const QString words = GetParam().words.toString();
    QStringList first;
    for (const auto &hit : catalogue().search(words, 3))
        first << hit.procedure->id;
    EXPECT_TRUE(first.contains(GetParam().wanted.toString()))
        << qPrintable(words) << " gave " << qPrintable(first.join(u", "_s));
}

INSTANTIATE_TEST_SUITE_P(RealLife, Search,
    testing::Values(Query {u"mã vạch", u"cap-quyen-ma-so-ma-vach"},
        Query {u"ma vach", u"cap-quyen-ma-so-ma-vach"}, Query {u"mavach", u"cap-quyen-ma-so-ma-vach"},
        Query {u"ma vahc", u"cap-quyen-ma-so-ma-vach"}, Query {u"barcode", u"cap-quyen-ma-so-ma-vach"},
        Query {u"bar code", u"cap-quyen-ma-so-ma-vach"}, Query {u"barcod", u"cap-quyen-ma-so-ma-vach"},
        Query {u"GS1", u"cap-quyen-ma-so-ma-vach"},
        Query {u"đăng ký mã vạch cho công ty", u"cap-quyen-ma-so-ma-vach"},
        Query {u"xin cap ma so ma vach san pham", u"cap-quyen-ma-so-ma-vach"},
        Query {u"mã s", u"cap-quyen-ma-so-ma-vach"}, Query {u"893", u"cap-quyen-ma-so-ma-vach"},
        Query {u"chứng chỉ nhân viên bức xạ", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"chung chi buc xa", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"chứng chỉ bứt xạ", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"nhan vien buc xa", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"chưng chi nhân viên bưc xa", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"chung chi nhan vein buc xa", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"1.009846", u"chung-chi-nhan-vien-buc-xa"}, Query {u"1009846", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"009846", u"chung-chi-nhan-vien-buc-xa"},
        Query {u"chuyển giao công nghệ", u"dang-ky-chuyen-giao-cong-nghe"},
        Query {u"dang ky chuyen giao cong nghe", u"dang-ky-chuyen-giao-cong-nghe"},
        Query {u"hop dong chuyen giao cong nghe", u"dang-ky-chuyen-giao-cong-nghe"},
        Query {u"chuyen giao cong nge", u"dang-ky-chuyen-giao-cong-nghe"},
        Query {u"mua công nghệ nước ngoài", u"dang-ky-chuyen-giao-cong-nghe"},
        Query {u"công nghệ chuyển giao", u"dang-ky-chuyen-giao-cong-nghe"},
        Query {u"giấy phép bưu chính", u"giay-phep-buu-chinh"},
        Query {u"gia hạn giấy phép bức xạ", u"gia-han-giay-phep-buc-xa"},
        Query {u"xquang", u"khai-bao-x-quang-y-te"},
        Query {u"khai bao may x quang", u"khai-bao-x-quang-y-te"},
        Query {u"gia han x-quang", u"gia-han-giay-phep-x-quang-y-te"},
        Query {u"mat giay phep buc xa", u"cap-lai-giay-phep-buc-xa"},
        Query {u"hợp quy", u"cong-bo-hop-quy-theo-chung-nhan"},
        Query {u"hop chuan tu danh gia", u"cong-bo-hop-chuan-tu-danh-gia"},
        Query {u"dấu định lượng", u"cong-bo-dau-dinh-luong"},
        Query {u"nhap khau nguon phong xa", u"giay-phep-buc-xa-nhap-khau"},
        Query {u"vận chuyển phóng xạ", u"giay-phep-buc-xa-van-chuyen"},
        Query {u"phê duyệt mẫu phương tiện đo", u"phe-duyet-mau-phuong-tien-do"},
        Query {u"kiểm tra hàng nhập khẩu", u"kiem-tra-chat-luong-hang-nhap-khau"},
        Query {u"doanh nghiep khoa hoc cong nghe", u"doanh-nghiep-khoa-hoc-cong-nghe"},
        Query {u"tan so tau ca", u"giay-phep-tan-so-phuong-tien-nghe-ca"},
        Query {u"vô tuyến điện viên hàng hải", u"chung-chi-vo-tuyen-dien-vien-hang-hai"},
        Query {u"bộ đàm", u"giay-phep-tan-so-mang-dung-rieng"},
        Query {u"khởi nghiệp", u"xac-nhan-doanh-nghiep-khoi-nghiep-cong-nghe-cao"},
        Query {u"ke hoach ung pho su co", u"ke-hoach-ung-pho-su-co-buc-xa"}));

TEST_F(Search, putsTheCurrentBarcodeProcedureBeforeTheOldOne)
{
    const auto hits = catalogue().search(u"mã số mã vạch"_s);
    ASSERT_GE(hits.size(), 2);
    EXPECT_EQ(hits[0].procedure->id, u"cap-quyen-ma-so-ma-vach"_s);
    EXPECT_GT(hits[0].score, hits[1].score);
}

TEST_F(Search, forgivesOneSlipInAWordOfFourLettersOrMore)
{
    // A letter wrong, missing, too many, two swapped; nothing else in the query helps.
    for (const QString &words : {u"barkode"_s, u"brcode"_s, u"barrcode"_s, u"bracode"_s}) {
        const auto hits = catalogue().search(words, 1);
        ASSERT_FALSE(hits.isEmpty()) << qPrintable(words);
        EXPECT_EQ(hits[0].procedure->id, u"cap-quyen-ma-so-ma-vach"_s);
    }
    EXPECT_TRUE(catalogue().search(u"brkode"_s).isEmpty()) << "two slips are another word";
}

TEST_F(Search, givesTheSameWithAndWithoutDiacritics)
{
    const auto ids = [](const QString &words) {
        QStringList found;
        for (const auto &hit : catalogue().search(words))
            found << hit.procedure->id;
        return found;
    };
    EXPECT_EQ(ids(u"Đăng ký chuyển giao công nghệ"_s), ids(u"dang ky chuyen giao cong nghe"_s));
    EXPECT_EQ(ids(u"BỨC XẠ"_s), ids(u"buc xa"_s));
}

TEST_F(Search, staysCalmWithNonsense)
{
    for (const QString &words : {QString(), u"   "_s, u"\n\t"_s, u"!!!"_s, u"qqqzzzxxx"_s, u"漢字"_s,
             QString(1'000'000, u'a'), u"9.999999"_s})
        EXPECT_TRUE(catalogue().search(words).isEmpty()) << qPrintable(words.left(20));
    EXPECT_LE(catalogue().search(u"giấy phép "_s.repeated(5000)).size(), 20);
    EXPECT_TRUE(catalogue().search(u"mã vạch"_s, 0).isEmpty());
    EXPECT_EQ(catalogue().search(u"giấy phép"_s, 5).size(), 5);
}
