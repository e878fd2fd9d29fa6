// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/samples/pages.h"

#include <QPainterPath>

#include "tests/samples/defects.h"
#include "tests/samples/paper.h"

using namespace Qt::StringLiterals;

namespace motcua::samples
{

namespace
{

Page application()
{
    Paper p;
    p.text({150, 9, 45, 6}, u"Mẫu số 05 Phụ lục IV"_s, 11, Weight::Italic, Qt::AlignRight);
    p.centred(u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, 13, Weight::Bold, 0);
    p.centred(u"Độc lập - Tự do - Hạnh phúc"_s, 13.5, Weight::Bold, 8);
    p.centred(u"ĐƠN ĐỀ NGHỊ"_s, 15, Weight::Bold, 0);
    p.centred(u"CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s, 14, Weight::Bold, 5);
    p.centred(u"Kính gửi: Cục An toàn bức xạ và hạt nhân"_s, 13.5, Weight::Normal, 5);
    p.field(u"1. Họ và tên:"_s, person::fullName);
    p.fields(u"2. Ngày, tháng, năm sinh:"_s, person::birthDate, u"3. Giới tính:"_s, u"Nam"_s, 0.62);
    p.field(u"4. Số định danh cá nhân:"_s, person::personalNumber);
    p.fields(u"5. Ngày cấp thẻ căn cước:"_s, u"10/07/2024"_s, u"6. Cơ quan cấp:"_s, u"Bộ Công an"_s, 0.55);
    p.field(u"7. Nơi cư trú:"_s, person::residence);
    p.fields(u"8. Điện thoại:"_s, person::phone, u"9. Thư điện tử:"_s, u"mau.nguyen@vidu.example"_s, 0.45);
    p.field(u"10. Nơi làm việc:"_s, u"Phòng Kiểm tra không phá hủy, Công ty TNHH Ví Dụ"_s);
    p.field(u"11. Trình độ chuyên môn:"_s, u"Kỹ sư Vật lý kỹ thuật, Trường Đại học Minh Họa, năm 2012"_s);
    p.field(u"12. Chứng nhận đào tạo an toàn bức xạ số:"_s, u"0123/2025/ATBX-MẪU, ngày 20/11/2025"_s);
    p.paragraph(u"13. Công việc bức xạ đảm nhiệm, đề nghị cấp chứng chỉ:"_s);
    p.table({0.08, 0.62, 0.30},
        {{u"TT"_s, u"Công việc bức xạ"_s, u"Từ ngày"_s},
            {u"1"_s, u"Người phụ trách an toàn bức xạ"_s, u"01/02/2026"_s},
            {u"2"_s, u"Nhân viên vận hành thiết bị chụp ảnh bức xạ công nghiệp"_s, u"01/02/2026"_s}},
        12.5);
    p.paragraph(
        u"14. Các tài liệu kèm theo: bản sao văn bằng chuyên môn; giấy chứng nhận đào tạo an toàn bức xạ; "
        u"phiếu khám sức khỏe; 03 ảnh cỡ 3 cm x 4 cm."_s);
    p.paragraph(u"Tôi cam đoan những lời khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật "
                u"về các nội "
                u"dung đã khai. Tôi sẽ thực hiện đầy đủ các quy định về bảo đảm an toàn bức xạ."_s);
    p.space(3);
    p.text(
        {110, p.y(), 82, 8}, u"Hà Nội, ngày 15 tháng 01 năm 2026"_s, 12.5, Weight::Italic, Qt::AlignHCenter);
    p.space(6);
    p.signature(110, 82, {u"NGƯỜI ĐỀ NGHỊ"_s, u"(Ký, ghi rõ họ tên)"_s}, person::fullName, 5);
    return p.finish(u"01-don-de-nghi"_s, u"don-de-nghi"_s);
}

Page degree()
{
    Paper p({210, 297}, 30, 30, 30);
    p.painter().setPen(QPen(QColor(150, 30, 40), 14));
    p.painter().drawRect(toPx({16, 16, 178, 150}));
    p.painter().setPen(QPen(QColor(150, 30, 40), 4));
    p.painter().drawRect(toPx({19, 19, 172, 144}));
    p.centred(u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, 13, Weight::Bold, 0);
    p.centred(u"Độc lập - Tự do - Hạnh phúc"_s, 13, Weight::Bold, 5);
    p.centred(u"HIỆU TRƯỞNG"_s, 14, Weight::Bold, 0);
    p.centred(u"TRƯỜNG ĐẠI HỌC MINH HỌA"_s, 15, Weight::Bold, 4);
    p.centred(u"cấp"_s, 13, Weight::Italic, 2);
    p.centred(u"BẰNG KỸ SƯ"_s, 26, Weight::Bold, 3);
    p.centred(u"VẬT LÝ KỸ THUẬT"_s, 16, Weight::Bold, 5);
    p.centred(u"Cho: Ông Nguyễn Văn Mẫu"_s, 14, Weight::BoldItalic);
    p.centred(u"Sinh ngày: 15/03/1990"_s, 13);
    p.centred(u"Năm tốt nghiệp: 2012. Xếp loại tốt nghiệp: Khá. Hình thức đào tạo: Chính quy"_s, 13,
        Weight::Normal, 4);
    p.text({110, p.y(), 76, 8}, u"Hà Nội, ngày 30 tháng 06 năm 2012"_s, 12, Weight::Italic, Qt::AlignHCenter);
    p.space(6);
    p.signature(110, 76, {u"HIỆU TRƯỞNG"_s}, u"PGS. TS. Lê Thị Thí Dụ"_s, 11, u"Đại học Minh Họa"_s);
    p.moveTo(149);
    p.text({30, 149, 80, 6}, u"Số hiệu: MẪU 000123. Số vào sổ: 45/2012"_s, 11);
    p.moveTo(185);
    p.centred(u"BẢN SAO"_s, 18, Weight::Bold, 4);
    p.paragraph(
        u"Chứng thực bản sao đúng với bản chính. Số chứng thực 0789, quyển số 01/2025-SCT/BS."_s, 12.5);
    p.space(2);
    p.text({110, p.y(), 76, 8}, u"Hà Nội, ngày 02 tháng 12 năm 2025"_s, 12, Weight::Italic, Qt::AlignHCenter);
    p.space(6);
    p.signature(110, 76, {u"TM. ỦY BAN NHÂN DÂN PHƯỜNG THỬ NGHIỆM"_s, u"Phó Chủ tịch"_s},
        u"Phạm Văn Giả Định"_s, 17, u"Phường Thử Nghiệm"_s);
    Page page = p.finish(u"02-van-bang"_s, u"van-bang-chuyen-mon"_s);
    page.image = skewed(photocopied(page.image, 2012), 0.8);
    page.skewDeg = 0.8;
    page.jpeg = true;
    return page;
}

Page training()
{
    Paper p({297, 210}, 30, 30, 26);
    p.painter().setPen(QPen(QColor(16, 92, 120), 16));
    p.painter().drawRect(toPx({12, 12, 273, 186}));
    p.painter().setPen(QPen(QColor(190, 150, 60), 5));
    p.painter().drawRect(toPx({16, 16, 265, 178}));
    p.centred(u"TRUNG TÂM ĐÀO TẠO AN TOÀN BỨC XẠ VÍ DỤ"_s, 14, Weight::Bold, 6);
    p.centred(u"GIẤY CHỨNG NHẬN"_s, 28, Weight::Bold, 1);
    p.centred(u"ĐÀO TẠO AN TOÀN BỨC XẠ"_s, 18, Weight::Bold, 7);
    p.centred(u"Chứng nhận ông Nguyễn Văn Mẫu, sinh ngày 15/03/1990"_s, 15, Weight::BoldItalic, 3);
    p.centred(u"Đơn vị công tác: Công ty TNHH Ví Dụ"_s, 14, Weight::Normal, 3);
    p.centred(
        u"đã hoàn thành chương trình đào tạo an toàn bức xạ cho người phụ trách an toàn bức xạ và nhân viên "
        u"vận hành thiết bị chụp ảnh bức xạ công nghiệp, từ ngày 17/11/2025 đến ngày 20/11/2025, kết quả đạt yêu cầu."_s,
        14, Weight::Normal, 5);
    p.text({30, p.y() + 6, 100, 8}, u"Số: 0123/2025/ATBX-MẪU"_s, 13);
    p.text({30, p.y() + 13, 100, 8}, u"Có giá trị ba năm kể từ ngày cấp"_s, 12, Weight::Italic);
    p.text(
        {165, p.y(), 100, 8}, u"Hà Nội, ngày 20 tháng 11 năm 2025"_s, 12.5, Weight::Italic, Qt::AlignHCenter);
    p.space(7);
    p.signature(165, 100, {u"GIÁM ĐỐC"_s}, u"Đặng Thị Minh Họa"_s, 23, u"Trung tâm Ví Dụ"_s);
    Page page = p.finish(u"03-dao-tao"_s, u"giay-dao-tao-an-toan"_s);
    // A landscape certificate goes through the feeder on its side.
    page.image = turned(tinted(page.image, QColor(255, 250, 235)), 90);
    page.rotation = 270;
    page.jpeg = true;
    return page;
}

QList<Page> health()
{
    const QColor greenPaper(232, 246, 232);
    Paper first;
    first.letterhead({u"SỞ Y TẾ THỬ NGHIỆM"_s, u"BỆNH VIỆN ĐA KHOA VÍ DỤ"_s}, u"Số: 456/PKSK-MẪU"_s);
    first.centred(u"PHIẾU KHÁM SỨC KHỎE"_s, 17, Weight::Bold, 6);
    first.field(u"Họ và tên:"_s, person::fullName);
    first.fields(u"Ngày sinh:"_s, person::birthDate, u"Giới tính:"_s, u"Nam"_s);
    first.field(u"Số định danh cá nhân:"_s, person::personalNumber);
    first.field(u"Nơi cư trú:"_s, person::residence);
    first.field(u"Lý do khám sức khỏe:"_s, u"Làm việc trong môi trường có bức xạ ion hóa"_s);
    first.space(2);
    first.paragraph(u"I. TIỀN SỬ BỆNH CỦA ĐỐI TƯỢNG KHÁM SỨC KHỎE"_s, 13, Weight::Bold);
    first.paragraph(
        u"Tiền sử gia đình: không có ai mắc bệnh truyền nhiễm, tim mạch, đái tháo đường, động kinh."_s);
    first.paragraph(
        u"Tiền sử bản thân: không mắc bệnh mạn tính, không dùng thuốc thường xuyên, không dị ứng."_s);
    first.paragraph(u"II. KHÁM THỂ LỰC"_s, 13, Weight::Bold);
    first.table({0.25, 0.25, 0.25, 0.25},
        {{u"Chiều cao"_s, u"Cân nặng"_s, u"Mạch"_s, u"Huyết áp"_s},
            {u"170 cm"_s, u"65 kg"_s, u"72 lần/phút"_s, u"120/80 mmHg"_s}},
        12.5);
    first.paragraph(u"III. KHÁM LÂM SÀNG"_s, 13, Weight::Bold);
    first.table({0.34, 0.40, 0.26},
        {{u"Nội dung khám"_s, u"Kết quả"_s, u"Bác sĩ"_s},
            {u"Tuần hoàn, hô hấp"_s, u"Bình thường, loại I"_s, u"BS. Mẫu Một"_s},
            {u"Tiêu hóa, thận, tiết niệu"_s, u"Bình thường, loại I"_s, u"BS. Mẫu Một"_s},
            {u"Thần kinh, tâm thần"_s, u"Bình thường, loại I"_s, u"BS. Mẫu Hai"_s},
            {u"Mắt: thị lực không kính"_s, u"Mắt phải 10/10, mắt trái 9/10, không đục thủy tinh thể"_s,
                u"BS. Mẫu Ba"_s},
            {u"Tai, mũi, họng"_s, u"Bình thường, loại I"_s, u"BS. Mẫu Ba"_s},
            {u"Da liễu"_s, u"Không có tổn thương da, loại I"_s, u"BS. Mẫu Hai"_s}},
        12.5);
    Page one = first.finish(u"04-suc-khoe-1"_s, u"phieu-kham-suc-khoe"_s);
    one.image = tinted(one.image, greenPaper);

    Paper second;
    second.paragraph(u"IV. KHÁM CẬN LÂM SÀNG"_s, 13, Weight::Bold);
    second.table({0.5, 0.26, 0.24},
        {{u"Xét nghiệm"_s, u"Kết quả"_s, u"Trị số bình thường"_s},
            {u"Số lượng hồng cầu"_s, u"4,9 T/l"_s, u"4,2 - 5,4"_s},
            {u"Số lượng bạch cầu"_s, u"6,8 G/l"_s, u"4,0 - 10,0"_s},
            {u"Số lượng tiểu cầu"_s, u"245 G/l"_s, u"150 - 400"_s},
            {u"Huyết sắc tố"_s, u"148 g/l"_s, u"130 - 160"_s},
            {u"Đường máu"_s, u"5,1 mmol/l"_s, u"3,9 - 6,4"_s}, {u"Điện tâm đồ"_s, u"Nhịp xoang đều"_s, u""_s},
            {u"Siêu âm ổ bụng"_s, u"Không thấy bất thường"_s, u""_s}},
        12.5);
    second.paragraph(u"V. KẾT LUẬN"_s, 13, Weight::Bold);
    second.paragraph(
        u"Phân loại sức khỏe: loại I. Đủ sức khỏe để làm công việc bức xạ. Khám lại sau 12 tháng."_s);
    second.space(6);
    second.text({105, second.y(), 88, 8}, u"Thử Nghiệm, ngày 05 tháng 01 năm 2026"_s, 12.5, Weight::Italic,
        Qt::AlignHCenter);
    second.space(7);
    second.signature(105, 88, {u"NGƯỜI KẾT LUẬN"_s, u"(Ký, ghi rõ họ tên và đóng dấu)"_s},
        u"BS. CKII. Hoàng Văn Ví Dụ"_s, 31, u"Bệnh viện Ví Dụ"_s);
    Page two = second.finish(u"05-suc-khoe-2"_s, u"phieu-kham-suc-khoe"_s);
    two.image = turned(tinted(two.image, greenPaper), 180);
    two.rotation = 180;
    return {one, two};
}

void portrait(QPainter &painter, const QRectF &frame)
{
    painter.save();
    painter.setClipRect(frame);
    painter.fillRect(frame, QColor(96, 156, 214));
    painter.setPen(Qt::NoPen);
    const QPointF head(frame.center().x(), frame.top() + frame.height() * 0.42);
    const double r = frame.width() * 0.23;
    QPainterPath shoulders;
    shoulders.addRoundedRect(QRectF(frame.center().x() - frame.width() * 0.42,
                                 frame.top() + frame.height() * 0.74, frame.width() * 0.84, frame.height()),
        r, r);
    painter.setBrush(QColor(62, 72, 92));
    painter.drawPath(shoulders);
    painter.setBrush(QColor(112, 120, 136));
    painter.drawRect(QRectF(head.x() - r * 0.42, head.y() + r * 0.8, r * 0.84, r * 0.9));
    painter.drawEllipse(head, r, r * 1.28);
    painter.restore();
    painter.setPen(QPen(QColor(190, 190, 190), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
}

Page photos()
{
    Paper p;
    p.space(8);
    p.centred(u"03 ảnh cỡ 3 cm x 4 cm"_s, 16, Weight::Bold, 4);
    p.centred(u"Họ và tên: Nguyễn Văn Mẫu. Sinh ngày: 15/03/1990"_s, 13, Weight::Normal, 8);
    for (int i = 0; i < 3; ++i)
        portrait(p.painter(), toPx({45.0 + i * 42, p.y(), 30, 40}));
    p.space(46);
    p.centred(u"Ảnh vẽ thay người, dùng để thử kiosk"_s, 11, Weight::Italic);
    Page page = p.finish(u"06-anh"_s, u"anh-3x4"_s);
    page.image = grained(page.image, 3, 34);
    page.jpeg = true;
    return page;
}

} // namespace

Page shortPage()
{
    Paper p;
    p.letterhead({u"CÔNG TY TNHH VÍ DỤ"_s, u"Số: 02/2026/GT-VD"_s}, u"Hà Nội, ngày 15 tháng 01 năm 2026"_s);
    p.centred(u"GIẤY GIỚI THIỆU"_s, 16, Weight::Bold, 6);
    p.paragraph(u"Công ty TNHH Ví Dụ giới thiệu ông Nguyễn Văn Mẫu đến nộp hồ sơ."_s, 14);
    return p.finish(u"page"_s, {});
}

QList<Page> radiationDossier()
{
    QList<Page> pages {application(), degree(), training()};
    pages += health();
    pages += photos();
    return pages;
}

} // namespace motcua::samples
