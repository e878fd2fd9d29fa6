// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/samples/pages.h"

#include "tests/samples/defects.h"
#include "tests/samples/paper.h"

using namespace Qt::StringLiterals;

namespace motcua::samples
{

namespace
{

struct Clause {
    QString title;
    QStringList text;
};

Page request()
{
    Paper p;
    p.text({110, 9, 85, 6}, u"Mẫu số 01 Phụ lục IV"_s, 11, Weight::Italic, Qt::AlignRight);
    p.letterhead({u"CÔNG TY TNHH VÍ DỤ"_s, u"Số: 01/2026/CV-VD"_s}, u"Hà Nội, ngày 12 tháng 01 năm 2026"_s);
    p.centred(u"VĂN BẢN ĐỀ NGHỊ"_s, 15, Weight::Bold, 0);
    p.centred(u"ĐĂNG KÝ CHUYỂN GIAO CÔNG NGHỆ"_s, 14, Weight::Bold, 4);
    p.centred(u"Kính gửi: Bộ Khoa học và Công nghệ"_s, 13.5, Weight::Normal, 5);
    p.paragraph(u"I. Các bên tham gia chuyển giao công nghệ"_s, 13, Weight::Bold);
    p.paragraph(u"1. Bên giao công nghệ: Công ty Cổ phần Công nghệ Minh Họa. Địa chỉ: số 99 đường Giả Định, "
                u"phường Minh "
                u"Họa, thành phố Đà Nẵng. Người đại diện: bà Lê Thị Thí Dụ, chức vụ Tổng Giám đốc."_s);
    p.paragraph(
        u"2. Bên nhận công nghệ: Công ty TNHH Ví Dụ. Địa chỉ: số 1 đường Thử Nghiệm, phường Ví Dụ, thành phố "
        u"Hà Nội. Người đại diện: ông Nguyễn Văn Mẫu, chức vụ Giám đốc."_s);
    p.paragraph(u"II. Nội dung chuyển giao công nghệ"_s, 13, Weight::Bold);
    p.paragraph(u"1. Tên công nghệ: quy trình sấy lạnh trái cây nhiệt đới bằng bơm nhiệt."_s);
    p.paragraph(
        u"2. Đối tượng chuyển giao: bí quyết kỹ thuật, tài liệu vận hành, hướng dẫn kiểm soát chất lượng."_s);
    p.paragraph(
        u"3. Hình thức chuyển giao: hợp đồng độc lập; thời hạn hợp đồng ba năm kể từ ngày có hiệu lực."_s);
    p.paragraph(
        u"4. Giá công nghệ: 1.200.000.000 đồng (một tỷ hai trăm triệu đồng), thanh toán làm ba đợt."_s);
    p.paragraph(u"III. Cam kết"_s, 13, Weight::Bold);
    p.paragraph(
        u"Các bên cam kết nội dung hợp đồng tuân thủ các quy định của pháp luật có liên quan, chịu trách "
        u"nhiệm về "
        u"tính chính xác, trung thực của các thông tin trong hồ sơ và thực hiện đúng các nội dung đã đăng ký."_s);
    p.paragraph(u"IV. Tài liệu kèm theo"_s, 13, Weight::Bold);
    p.paragraph(u"Hợp đồng chuyển giao công nghệ số 03/2026/HĐCGCN; bản sao giấy chứng nhận đăng ký doanh "
                u"nghiệp; danh mục "
                u"tài liệu công nghệ, máy móc, thiết bị kèm theo hợp đồng."_s);
    p.space(5);
    p.signature(
        105, 88, {u"ĐẠI DIỆN BÊN ĐỀ NGHỊ"_s, u"Giám đốc"_s}, u"Nguyễn Văn Mẫu"_s, 5, u"Công ty TNHH Ví Dụ"_s);
    return p.finish(u"01-van-ban-de-nghi"_s, u"don-dang-ky"_s);
}

void clauses(Paper &p, const QList<Clause> &list)
{
    for (const auto &clause : list) {
        p.space(1);
        p.paragraph(clause.title, 13, Weight::Bold);
        for (const auto &line : clause.text)
            p.paragraph(line);
    }
}

QList<Page> contract()
{
    Paper first;
    first.centred(u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, 13, Weight::Bold, 0);
    first.centred(u"Độc lập - Tự do - Hạnh phúc"_s, 13.5, Weight::Bold, 7);
    first.centred(u"HỢP ĐỒNG CHUYỂN GIAO CÔNG NGHỆ"_s, 15, Weight::Bold, 0);
    first.centred(u"Số: 03/2026/HĐCGCN"_s, 13, Weight::Normal, 5);
    first.paragraph(u"Hôm nay, ngày 05 tháng 01 năm 2026, tại trụ sở Công ty TNHH Ví Dụ, chúng tôi gồm:"_s);
    first.paragraph(u"BÊN GIAO (Bên A): CÔNG TY CỔ PHẦN CÔNG NGHỆ MINH HỌA"_s, 13, Weight::Bold);
    first.paragraph(
        u"Mã số doanh nghiệp: 9900000023. Địa chỉ: số 99 đường Giả Định, phường Minh Họa, thành phố Đà Nẵng. "
        u"Đại diện: bà Lê Thị Thí Dụ, chức vụ Tổng Giám đốc."_s);
    first.paragraph(u"BÊN NHẬN (Bên B): CÔNG TY TNHH VÍ DỤ"_s, 13, Weight::Bold);
    first.paragraph(
        u"Mã số doanh nghiệp: 9900000016. Địa chỉ: số 1 đường Thử Nghiệm, phường Ví Dụ, thành phố Hà Nội. "
        u"Đại diện: ông Nguyễn Văn Mẫu, chức vụ Giám đốc."_s);
    first.paragraph(u"Hai bên thỏa thuận ký kết hợp đồng với các điều khoản sau:"_s);
    clauses(first,
        {{u"Điều 1. Tên công nghệ được chuyển giao"_s,
             {u"Quy trình sấy lạnh trái cây nhiệt đới bằng bơm nhiệt, năng suất 500 kg nguyên liệu một mẻ."_s}},
            {u"Điều 2. Đối tượng công nghệ được chuyển giao"_s,
                {u"a) Bí quyết kỹ thuật về chuẩn bị nguyên liệu, điều khiển nhiệt độ và độ ẩm từng giai đoạn;"_s,
                    u"b) Bản vẽ buồng sấy, sơ đồ hệ thống bơm nhiệt và chương trình điều khiển;"_s,
                    u"c) Hướng dẫn kiểm soát chất lượng, tiêu chuẩn cơ sở của sản phẩm."_s}},
            {u"Điều 3. Sản phẩm do công nghệ tạo ra"_s,
                {u"Xoài, mít, thanh long sấy lạnh có độ ẩm không quá 12 %, giữ ít nhất 80 % lượng vitamin C ban đầu."_s}}});
    first.text({100, 280, 92, 6}, u"Trang 1/3"_s, 10.5, Weight::Normal, Qt::AlignRight);
    Page one = first.finish(u"02-hop-dong-1"_s, u"hop-dong"_s);

    Paper second;
    clauses(second,
        {{u"Điều 4. Phạm vi chuyển giao"_s,
             {u"Bên A chuyển giao quyền sử dụng không độc quyền công nghệ tại các cơ sở sản xuất của Bên B "
              u"trên lãnh thổ "
              u"Việt Nam. Bên B không được chuyển giao lại cho bên thứ ba khi chưa có văn bản đồng ý của Bên A."_s}},
            {u"Điều 5. Tiến độ và địa điểm"_s,
                {u"Thời gian chuyển giao sáu tháng kể từ ngày hợp đồng có hiệu lực, tại nhà máy của Bên B, "
                 u"gồm ba giai "
                 u"đoạn: bàn giao tài liệu; lắp đặt và chạy thử; đào tạo và nghiệm thu."_s}},
            {u"Điều 6. Giá và phương thức thanh toán"_s,
                {u"Giá công nghệ là 1.200.000.000 đồng (một tỷ hai trăm triệu đồng), chưa gồm thuế giá trị "
                 u"gia tăng, "
                 u"thanh toán bằng chuyển khoản theo bảng sau:"_s}}});
    second.table({0.12, 0.58, 0.30},
        {{u"Đợt"_s, u"Điều kiện thanh toán"_s, u"Số tiền (đồng)"_s},
            {u"1"_s, u"Sau khi ký hợp đồng và bàn giao tài liệu kỹ thuật"_s, u"360.000.000"_s},
            {u"2"_s, u"Sau khi chạy thử đạt công suất thiết kế"_s, u"480.000.000"_s},
            {u"3"_s, u"Sau khi nghiệm thu và đào tạo xong"_s, u"360.000.000"_s}},
        12.5);
    clauses(second,
        {{u"Điều 7. Quyền và nghĩa vụ của Bên A"_s,
             {u"a) Cung cấp đầy đủ, đúng hạn tài liệu quy định tại Điều 2;"_s,
                 u"b) Cử chuyên gia hướng dẫn lắp đặt, vận hành và đào tạo ít nhất mười kỹ thuật viên của Bên B;"_s,
                 u"c) Bảo đảm quyền chuyển giao công nghệ là hợp pháp và không bị bên thứ ba hạn chế."_s}},
            {u"Điều 8. Quyền và nghĩa vụ của Bên B"_s,
                {u"a) Chuẩn bị mặt bằng, nguồn điện và nguyên liệu cho việc chạy thử;"_s,
                    u"b) Giữ bí mật thông tin công nghệ trong thời hạn hợp đồng và năm năm tiếp theo;"_s,
                    u"c) Thanh toán đúng hạn theo Điều 6."_s}},
            {u"Điều 9. Nghiệm thu"_s,
                {u"Hai bên lập biên bản nghiệm thu khi ba mẻ liên tiếp đạt các chỉ tiêu tại Điều 3. Sai số "
                 u"cho phép của "
                 u"từng chỉ tiêu không quá 5 %."_s}}});
    second.text({100, 280, 92, 6}, u"Trang 2/3"_s, 10.5, Weight::Normal, Qt::AlignRight);
    Page two = second.finish(u"03-hop-dong-2"_s, u"hop-dong"_s);
    two.image = skewed(two.image, -1.4);
    two.skewDeg = -1.4;

    Paper third;
    clauses(third,
        {{u"Điều 10. Bảo hành"_s,
             {u"Bên A bảo hành công nghệ mười hai tháng kể từ ngày nghiệm thu; khắc phục sai sót trong bảy "
              u"ngày làm việc "
              u"kể từ khi nhận được thông báo bằng văn bản của Bên B."_s}},
            {u"Điều 11. Trách nhiệm do vi phạm"_s,
                {u"Bên vi phạm nghĩa vụ phải bồi thường thiệt hại thực tế cho bên kia; mức phạt vi phạm "
                 u"không quá 8 % giá "
                 u"trị phần nghĩa vụ bị vi phạm."_s}},
            {u"Điều 12. Giải quyết tranh chấp"_s,
                {u"Tranh chấp được giải quyết trước hết bằng thương lượng; nếu không thành thì đưa ra Tòa án "
                 u"nhân dân có "
                 u"thẩm quyền."_s}},
            {u"Điều 13. Hiệu lực"_s,
                {u"Hợp đồng có hiệu lực kể từ ngày được cấp Giấy chứng nhận đăng ký chuyển giao công nghệ, "
                 u"lập thành bốn bản "
                 u"có giá trị như nhau, mỗi bên giữ hai bản."_s}}});
    third.space(10);
    third.signature(
        28, 76, {u"ĐẠI DIỆN BÊN A"_s, u"Tổng Giám đốc"_s}, u"Lê Thị Thí Dụ"_s, 11, u"Công ty Minh Họa"_s);
    third.signature(
        112, 76, {u"ĐẠI DIỆN BÊN B"_s, u"Giám đốc"_s}, u"Nguyễn Văn Mẫu"_s, 5, u"Công ty TNHH Ví Dụ"_s);
    third.text({100, 280, 92, 6}, u"Trang 3/3"_s, 10.5, Weight::Normal, Qt::AlignRight);
    Page three = third.finish(u"04-hop-dong-3"_s, u"hop-dong"_s);
    three.image = turned(three.image, 180);
    three.rotation = 180;
    return {one, two, three};
}

Page registration()
{
    Paper p;
    p.letterhead({u"SỞ TÀI CHÍNH THỬ NGHIỆM"_s, u"PHÒNG ĐĂNG KÝ KINH DOANH"_s}, {});
    p.centred(u"GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP"_s, 16, Weight::Bold, 0);
    p.centred(u"CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN"_s, 13, Weight::Bold, 4);
    p.centred(u"Mã số doanh nghiệp: 9900000016"_s, 13.5, Weight::Bold);
    p.centred(u"Đăng ký lần đầu: ngày 02 tháng 02 năm 2015"_s, 12.5, Weight::Italic, 5);
    p.paragraph(u"1. Tên công ty: CÔNG TY TNHH VÍ DỤ. Tên viết tắt: VIDU CO., LTD"_s);
    p.paragraph(
        u"2. Địa chỉ trụ sở chính: số 1 đường Thử Nghiệm, phường Ví Dụ, thành phố Hà Nội. Điện thoại: 0240000000"_s);
    p.paragraph(u"3. Vốn điều lệ: 5.000.000.000 đồng. Bằng chữ: năm tỷ đồng"_s);
    p.paragraph(
        u"4. Người đại diện theo pháp luật: NGUYỄN VĂN MẪU, giới tính Nam, chức danh Giám đốc, sinh ngày "
        u"15/03/1990, quốc tịch Việt Nam."_s);
    p.space(10);
    p.signature(105, 88, {u"TRƯỞNG PHÒNG"_s}, u"Vũ Thị Giả Sử"_s, 41, u"Phòng Đăng ký Ví Dụ"_s);
    Page page = p.finish(u"05-dang-ky-doanh-nghiep"_s, u"don-dang-ky"_s);
    page.image = photocopied(page.image, 2015);
    page.jpeg = true;
    return page;
}

Page list()
{
    Paper p;
    p.centred(u"DANH MỤC TÀI LIỆU CÔNG NGHỆ, MÁY MÓC, THIẾT BỊ"_s, 14, Weight::Bold, 0);
    p.centred(u"kèm theo Hợp đồng số 03/2026/HĐCGCN"_s, 13, Weight::Italic, 5);
    QList<QStringList> rows {{u"TT"_s, u"Tên tài liệu, thiết bị"_s, u"Ký hiệu"_s, u"Số lượng"_s}};
    const QStringList names {u"Bản vẽ buồng sấy 500 kg"_s, u"Sơ đồ nguyên lý hệ thống bơm nhiệt"_s,
        u"Chương trình điều khiển và bảng thông số"_s, u"Sổ tay vận hành"_s, u"Sổ tay bảo dưỡng"_s,
        u"Quy trình chuẩn bị nguyên liệu xoài"_s, u"Quy trình chuẩn bị nguyên liệu mít"_s,
        u"Quy trình chuẩn bị nguyên liệu thanh long"_s, u"Tiêu chuẩn cơ sở của sản phẩm"_s,
        u"Máy nén môi chất lạnh 15 kW"_s, u"Quạt tuần hoàn"_s, u"Bộ cảm biến nhiệt độ và độ ẩm"_s};
    for (qsizetype i = 0; i < names.size(); ++i)
        rows << QStringList {
            QString::number(i + 1), names[i], u"MH-%1"_s.arg(101 + i), QString::number(1 + i % 4)};
    p.table({0.08, 0.58, 0.18, 0.16}, rows, 12.5);
    Page page = p.finish(u"06-danh-muc"_s, u"hop-dong"_s);
    page.image = tinted(page.image, QColor(252, 246, 226));
    return page;
}

} // namespace

QList<Page> transferDossier()
{
    QList<Page> pages {request()};
    pages += contract();
    pages += registration();
    pages += list();
    return pages;
}

} // namespace motcua::samples
