<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="vi_VN">
<context>
    <name>CardScreen</name>
    <message>
        <source>Đặt thẻ Căn cước lên mặt kính</source>
        <translation>Đặt thẻ Căn cước lên mặt kính</translation>
    </message>
    <message>
        <source>Đang đọc thẻ</source>
        <translation>Đang đọc thẻ</translation>
    </message>
    <message>
        <source>Chào ông/bà %1. Ông/bà có hồ sơ đang làm dở</source>
        <translation>Chào ông/bà %1. Ông/bà có hồ sơ đang làm dở</translation>
    </message>
    <message>
        <source>Chào ông/bà %1</source>
        <translation>Chào ông/bà %1</translation>
    </message>
    <message>
        <source>Úp mặt có mã QR xuống, đặt sát góc được đánh dấu, rồi bấm Đọc thẻ.</source>
        <translation>Úp mặt có mã QR xuống, đặt sát góc được đánh dấu, rồi bấm Đọc thẻ.</translation>
    </message>
    <message>
        <source>Xin để yên thẻ trên mặt kính trong giây lát.</source>
        <translation>Xin để yên thẻ trên mặt kính trong giây lát.</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Đọc lại</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Đọc thẻ</translation>
    </message>
    <message>
        <source>Đang đọc</source>
        <translation>Đang đọc</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Thẻ Căn cước mới có mã QR ở mặt sau. Thẻ Căn cước công dân gắn chip có mã QR ở mặt trước.</source>
        <translation>Thẻ Căn cước mới có mã QR ở mặt sau. Thẻ Căn cước công dân gắn chip có mã QR ở mặt trước.</translation>
    </message>
    <message>
        <source>Kiosk chỉ đọc mã QR và không giữ lại ảnh thẻ.</source>
        <translation>Kiosk chỉ đọc mã QR và không giữ lại ảnh thẻ.</translation>
    </message>
    <message>
        <source>Số định danh cá nhân</source>
        <translation>Số định danh cá nhân</translation>
    </message>
    <message>
        <source>Số được che bớt để người đứng gần không đọc được. Không đúng tên ông/bà thì bấm Quay lại.</source>
        <translation>Số được che bớt để người đứng gần không đọc được. Không đúng tên ông/bà thì bấm Quay lại.</translation>
    </message>
    <message>
        <source>Đã đọc xong. Xin lấy lại thẻ.</source>
        <translation>Đã đọc xong. Xin lấy lại thẻ.</translation>
    </message>
    <message>
        <source>Tiếp tục hồ sơ đang làm dở</source>
        <translation>Tiếp tục hồ sơ đang làm dở</translation>
    </message>
    <message numerus="yes">
        <source>Đã lưu an toàn %n trang</source>
        <translation>
            <numerusform>Đã lưu an toàn %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source> · bắt đầu %1</source>
        <translation> · bắt đầu %1</translation>
    </message>
    <message>
        <source>Làm hồ sơ mới</source>
        <translation>Làm hồ sơ mới</translation>
    </message>
    <message>
        <source>Cả %1 hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.</source>
        <translation>Cả %1 hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.</translation>
    </message>
    <message>
        <source>Hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.</source>
        <translation>Hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.</translation>
    </message>
    <message numerus="yes">
        <source>Xóa hẳn %n trang đã lưu của hồ sơ cũ?</source>
        <translation>
            <numerusform>Xóa hẳn %n trang đã lưu của hồ sơ cũ?</numerusform>
        </translation>
    </message>
    <message>
        <source>Không, giữ lại hồ sơ cũ</source>
        <translation>Không, giữ lại hồ sơ cũ</translation>
    </message>
    <message>
        <source>Xóa hồ sơ cũ và làm mới</source>
        <translation>Xóa hồ sơ cũ và làm mới</translation>
    </message>
    <message>
        <source>Đã cất an toàn phần đang làm</source>
        <translation>Đã cất an toàn phần đang làm</translation>
    </message>
    <message>
        <source>Xóa hẳn hồ sơ cũ?</source>
        <translation>Xóa hẳn hồ sơ cũ?</translation>
    </message>
    <message>
        <source>Không mang thẻ: đăng nhập VNeID</source>
        <translation>Không mang thẻ: đăng nhập VNeID</translation>
    </message>
    <message>
        <source>Trên điện thoại của ông/bà. Khi đó giấy tờ đã nộp lần trước không phải nộp lại.</source>
        <translation>Trên điện thoại của ông/bà. Khi đó giấy tờ đã nộp lần trước không phải nộp lại.</translation>
    </message>
    <message>
        <source>Đã đăng nhập bằng VNeID.</source>
        <translation>Đã đăng nhập bằng VNeID.</translation>
    </message>
</context>
<context>
    <name>CaseScreen</name>
    <message>
        <source>Ông/bà thuộc trường hợp nào?</source>
        <translation>Ông/bà thuộc trường hợp nào?</translation>
    </message>
</context>
<context>
    <name>ChecklistScreen</name>
    <message numerus="yes">
        <source>Hồ sơ còn thiếu %n mục</source>
        <translation>
            <numerusform>Hồ sơ còn thiếu %n mục</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ đã đủ giấy tờ</source>
        <translation>Hồ sơ đã đủ giấy tờ</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n mục nữa</source>
        <translation>
            <numerusform>Còn %n mục nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Đây là toàn bộ danh sách. Kiosk kiểm tra hết một lần trước khi nộp.</source>
        <translation>Đây là toàn bộ danh sách. Kiosk kiểm tra hết một lần trước khi nộp.</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: %1</source>
        <translation>Thời hạn giải quyết: %1</translation>
    </message>
    <message>
        <source>chưa có thông tin</source>
        <translation>chưa có thông tin</translation>
    </message>
    <message>
        <source>Phí, lệ phí: %1</source>
        <translation>Phí, lệ phí: %1</translation>
    </message>
    <message>
        <source>Ông/bà đã có một hồ sơ về việc này</source>
        <translation>Ông/bà đã có một hồ sơ về việc này</translation>
    </message>
    <message>
        <source>Hồ sơ đó nộp tại kiosk này và chưa giải quyết xong. Ông/bà có muốn nộp thêm một hồ sơ nữa không?</source>
        <translation>Hồ sơ đó nộp tại kiosk này và chưa giải quyết xong. Ông/bà có muốn nộp thêm một hồ sơ nữa không?</translation>
    </message>
    <message>
        <source>Không, tôi dừng ở đây</source>
        <translation>Không, tôi dừng ở đây</translation>
    </message>
    <message>
        <source>Xem hồ sơ đã nộp: chạm Theo dõi hồ sơ ở màn hình đầu.</source>
        <translation>Xem hồ sơ đã nộp: chạm Theo dõi hồ sơ ở màn hình đầu.</translation>
    </message>
    <message>
        <source>Nộp thêm một hồ sơ nữa</source>
        <translation>Nộp thêm một hồ sơ nữa</translation>
    </message>
    <message>
        <source>Cơ quan sẽ nhận hai hồ sơ riêng.</source>
        <translation>Cơ quan sẽ nhận hai hồ sơ riêng.</translation>
    </message>
    <message>
        <source>Ông/bà đã bổ sung theo yêu cầu này</source>
        <translation>Ông/bà đã bổ sung theo yêu cầu này</translation>
    </message>
    <message>
        <source>Giấy tờ bổ sung được giữ an toàn trên kiosk này và đang chờ gửi. Cần bổ sung thêm, xin hỏi cán bộ tại quầy.</source>
        <translation>Giấy tờ bổ sung được giữ an toàn trên kiosk này và đang chờ gửi. Cần bổ sung thêm, xin hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>Dùng lại bản cơ quan đã có</source>
        <translation>Dùng lại bản cơ quan đã có</translation>
    </message>
    <message>
        <source>Giấy tờ đã nộp lần trước không phải nộp lại</source>
        <translation>Giấy tờ đã nộp lần trước không phải nộp lại</translation>
    </message>
    <message>
        <source>Đăng nhập VNeID trên điện thoại để dùng lại giấy tờ cơ quan đã có.</source>
        <translation>Đăng nhập VNeID trên điện thoại để dùng lại giấy tờ cơ quan đã có.</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi cơ quan đã có giấy tờ nào của ông/bà.</source>
        <translation>Kiosk đang hỏi cơ quan đã có giấy tờ nào của ông/bà.</translation>
    </message>
    <message>
        <source>Bây giờ kiosk chưa hỏi được cơ quan đã có giấy tờ nào. Ông/bà vẫn nộp được bằng cách quét giấy.</source>
        <translation>Bây giờ kiosk chưa hỏi được cơ quan đã có giấy tờ nào. Ông/bà vẫn nộp được bằng cách quét giấy.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n tờ chưa biết là giấy gì</source>
        <translation>
            <numerusform>Còn %n tờ chưa biết là giấy gì</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem các tờ đó</source>
        <translation>Xem các tờ đó</translation>
    </message>
    <message>
        <source>Quét cả tập giấy một lần</source>
        <translation>Quét cả tập giấy một lần</translation>
    </message>
    <message>
        <source>Kiosk chia từng loại giấy, ông/bà xem lại.</source>
        <translation>Kiosk chia từng loại giấy, ông/bà xem lại.</translation>
    </message>
</context>
<context>
    <name>ComponentRow</name>
    <message>
        <source>Xem lại</source>
        <translation>Xem lại</translation>
    </message>
    <message>
        <source>Xem, thêm</source>
        <translation>Xem, thêm</translation>
    </message>
    <message>
        <source>Điền đơn</source>
        <translation>Điền đơn</translation>
    </message>
    <message>
        <source>Quét giấy</source>
        <translation>Quét giấy</translation>
    </message>
    <message>
        <source>Đã điền xong</source>
        <translation>Đã điền xong</translation>
    </message>
    <message numerus="yes">
        <source>Đã có %n trang</source>
        <translation>
            <numerusform>Đã có %n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Không bắt buộc</translation>
    </message>
    <message>
        <source>Không nộp giấy. Bản điện tử chỉ cần %1</source>
        <translation>Không nộp giấy. Bản điện tử chỉ cần %1</translation>
    </message>
    <message>
        <source>Bản điện tử, không nộp giấy</source>
        <translation>Bản điện tử, không nộp giấy</translation>
    </message>
    <message>
        <source>Chỉ cần %1</source>
        <translation>Chỉ cần %1</translation>
    </message>
    <message>
        <source>Quét mới</source>
        <translation>Quét mới</translation>
    </message>
    <message>
        <source>Dùng lại bản cơ quan đã có (%1). Không phải nộp giấy</source>
        <translation>Dùng lại bản cơ quan đã có (%1). Không phải nộp giấy</translation>
    </message>
    <message>
        <source>Dùng lại bản cơ quan đã có. Không phải nộp giấy</source>
        <translation>Dùng lại bản cơ quan đã có. Không phải nộp giấy</translation>
    </message>
</context>
<context>
    <name>DisplayOverlay</name>
    <message>
        <source>Chữ và màu trên màn hình</source>
        <translation>Chữ và màu trên màn hình</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Vừa</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Lớn</source>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>Rất lớn</source>
        <translation>Rất lớn</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Nền sáng</source>
        <translation>Nền sáng</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Nền tối</source>
        <translation>Nền tối</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Hình vẽ: thẻ úp mặt có mã QR xuống mặt kính</source>
        <translation>Hình vẽ: thẻ úp mặt có mã QR xuống mặt kính</translation>
    </message>
    <message>
        <source>Hình vẽ: mở nắp, rút nhẹ tờ giấy kẹt</source>
        <translation>Hình vẽ: mở nắp, rút nhẹ tờ giấy kẹt</translation>
    </message>
    <message>
        <source>Hình vẽ: đóng nắp máy quét</source>
        <translation>Hình vẽ: đóng nắp máy quét</translation>
    </message>
    <message>
        <source>Hình vẽ: đặt giấy vào khay, mặt chữ hướng lên</source>
        <translation>Hình vẽ: đặt giấy vào khay, mặt chữ hướng lên</translation>
    </message>
</context>
<context>
    <name>FieldCaption</name>
    <message>
        <source>Bắt buộc</source>
        <translation>Bắt buộc</translation>
    </message>
</context>
<context>
    <name>FormFieldItem</name>
    <message>
        <source>Lấy từ thẻ Căn cước</source>
        <translation>Lấy từ thẻ Căn cước</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Chạm để điền</source>
        <translation>Chạm để điền</translation>
    </message>
    <message>
        <source>Bắt buộc</source>
        <translation>Bắt buộc</translation>
    </message>
    <message>
        <source>Đã điền lần trước, không hiện lại</source>
        <translation>Đã điền lần trước, không hiện lại</translation>
    </message>
    <message>
        <source>Đọc trên giấy, ông/bà đã xem</source>
        <translation>Đọc trên giấy, ông/bà đã xem</translation>
    </message>
    <message>
        <source>Ông/bà đã khai lần trước, xin xem lại</source>
        <translation>Ông/bà đã khai lần trước, xin xem lại</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>Chạm vào ô để điền. Mục đã có sẵn ông/bà chỉ cần xem lại.</source>
        <translation>Chạm vào ô để điền. Mục đã có sẵn ông/bà chỉ cần xem lại.</translation>
    </message>
    <message>
        <source>Xong, tiếp tục</source>
        <translation>Xong, tiếp tục</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n mục cần điền hoặc sửa. Mỗi mục có lời nhắc ngay bên dưới.</source>
        <translation>
            <numerusform>Còn %n mục cần điền hoặc sửa. Mỗi mục có lời nhắc ngay bên dưới.</numerusform>
        </translation>
    </message>
    <message>
        <source>Theo mẫu: %1</source>
        <translation>Theo mẫu: %1</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n mục cần sửa</source>
        <translation>
            <numerusform>Còn %n mục cần sửa</numerusform>
        </translation>
    </message>
    <message>
        <source>Những mục ông/bà đã điền lần trước còn nguyên. Nội dung không hiện lại để giữ kín; ông/bà điền tiếp mục còn thiếu, muốn sửa mục nào thì điền lại mục đó.</source>
        <translation>Những mục ông/bà đã điền lần trước còn nguyên. Nội dung không hiện lại để giữ kín; ông/bà điền tiếp mục còn thiếu, muốn sửa mục nào thì điền lại mục đó.</translation>
    </message>
    <message>
        <source>Đang đọc giấy trên mặt kính.</source>
        <translation>Đang đọc giấy trên mặt kính.</translation>
    </message>
    <message>
        <source>Kiosk đã đọc xong, xin lấy lại giấy. Mục nào đúng, ông/bà bấm Dùng ở mục đó.</source>
        <translation>Kiosk đã đọc xong, xin lấy lại giấy. Mục nào đúng, ông/bà bấm Dùng ở mục đó.</translation>
    </message>
    <message>
        <source>Không cần gõ lại chữ đã in trên giấy: đặt giấy lên mặt kính, mặt chữ úp xuống.</source>
        <translation>Không cần gõ lại chữ đã in trên giấy: đặt giấy lên mặt kính, mặt chữ úp xuống.</translation>
    </message>
    <message>
        <source>Kiosk đọc giúp: %1. Ảnh của giấy này không lưu, không nộp.</source>
        <translation>Kiosk đọc giúp: %1. Ảnh của giấy này không lưu, không nộp.</translation>
    </message>
    <message>
        <source>Đọc giấy khác</source>
        <translation>Đọc giấy khác</translation>
    </message>
    <message>
        <source>Đọc từ giấy</source>
        <translation>Đọc từ giấy</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Cỡ chữ và màu màn hình</source>
        <translation>Cỡ chữ và màu màn hình</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Trợ giúp</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Chạm vào ô lớn Nộp hồ sơ để bắt đầu. Kiosk hướng dẫn từng bước, mỗi bước chỉ hỏi một việc.</source>
        <translation>Chạm vào ô lớn Nộp hồ sơ để bắt đầu. Kiosk hướng dẫn từng bước, mỗi bước chỉ hỏi một việc.</translation>
    </message>
    <message>
        <source>Đặt thẻ Căn cước lên mặt kính, mặt có mã QR úp xuống, rồi bấm Đọc thẻ. Đọc xong ông/bà lấy lại thẻ ngay.</source>
        <translation>Đặt thẻ Căn cước lên mặt kính, mặt có mã QR úp xuống, rồi bấm Đọc thẻ. Đọc xong ông/bà lấy lại thẻ ngay.</translation>
    </message>
    <message>
        <source>Chạm vào tên việc cần làm. Nếu không thấy, chạm vào ô tìm và gõ vài chữ, không cần gõ dấu.</source>
        <translation>Chạm vào tên việc cần làm. Nếu không thấy, chạm vào ô tìm và gõ vài chữ, không cần gõ dấu.</translation>
    </message>
    <message>
        <source>Chọn câu đúng với ông/bà nhất. Chọn nhầm thì bấm Quay lại để chọn lại.</source>
        <translation>Chọn câu đúng với ông/bà nhất. Chọn nhầm thì bấm Quay lại để chọn lại.</translation>
    </message>
    <message>
        <source>Chạm vào từng dòng để quét giấy hoặc điền đơn. Xong dòng nào, dòng đó có dấu đã đủ.</source>
        <translation>Chạm vào từng dòng để quét giấy hoặc điền đơn. Xong dòng nào, dòng đó có dấu đã đủ.</translation>
    </message>
    <message>
        <source>Gỡ ghim và kẹp, xếp thẳng mép giấy, đặt vào khay với mặt chữ hướng lên, rồi bấm Quét. Thẻ và giấy nhỏ thì đặt lên mặt kính. Giấy gốc ra ngay sau khi quét.</source>
        <translation>Gỡ ghim và kẹp, xếp thẳng mép giấy, đặt vào khay với mặt chữ hướng lên, rồi bấm Quét. Thẻ và giấy nhỏ thì đặt lên mặt kính. Giấy gốc ra ngay sau khi quét.</translation>
    </message>
    <message>
        <source>Chạm vào ô cần điền, bàn phím sẽ hiện ra. Phím dấu đặt dấu lên chữ vừa gõ. Điền xong bấm phím Xong.</source>
        <translation>Chạm vào ô cần điền, bàn phím sẽ hiện ra. Phím dấu đặt dấu lên chữ vừa gõ. Điền xong bấm phím Xong.</translation>
    </message>
    <message>
        <source>Xem lại một lượt. Thấy sai ở đâu thì bấm Quay lại để sửa.</source>
        <translation>Xem lại một lượt. Thấy sai ở đâu thì bấm Quay lại để sửa.</translation>
    </message>
    <message>
        <source>Đọc từng thông báo và chọn câu trả lời của mình. Kiosk không chọn sẵn thay ông/bà.</source>
        <translation>Đọc từng thông báo và chọn câu trả lời của mình. Kiosk không chọn sẵn thay ông/bà.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được cất an toàn. Ông/bà chỉ cần chờ, hoặc lấy phiếu khi kiosk mời.</source>
        <translation>Hồ sơ đã được cất an toàn. Ông/bà chỉ cần chờ, hoặc lấy phiếu khi kiosk mời.</translation>
    </message>
    <message>
        <source>Giữ phiếu này để theo dõi hồ sơ. Xong việc thì bấm nút Kết thúc để xóa thông tin khỏi màn hình.</source>
        <translation>Giữ phiếu này để theo dõi hồ sơ. Xong việc thì bấm nút Kết thúc để xóa thông tin khỏi màn hình.</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Tôi hiểu rồi</source>
        <translation>Tôi hiểu rồi</translation>
    </message>
    <message>
        <source>Dừng lại và xóa khỏi màn hình</source>
        <translation>Dừng lại và xóa khỏi màn hình</translation>
    </message>
    <message>
        <source>Dừng giữa chừng cũng không mất giấy đã quét và đơn đang điền: lần sau đặt lại thẻ là làm tiếp được.</source>
        <translation>Dừng giữa chừng cũng không mất giấy đã quét và đơn đang điền: lần sau đặt lại thẻ là làm tiếp được.</translation>
    </message>
    <message>
        <source>Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</source>
        <translation>Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</translation>
    </message>
    <message>
        <source>Chạm vào ô tìm và gõ vài chữ, hoặc chọn một lĩnh vực. Chạm vào tên thủ tục để xem giấy tờ cần có.</source>
        <translation>Chạm vào ô tìm và gõ vài chữ, hoặc chọn một lĩnh vực. Chạm vào tên thủ tục để xem giấy tờ cần có.</translation>
    </message>
    <message>
        <source>Trang này cho biết thủ tục cần giấy tờ gì, bao lâu, hết bao nhiêu tiền. Ông/bà có thể in hoặc quét mã để mang danh mục về.</source>
        <translation>Trang này cho biết thủ tục cần giấy tờ gì, bao lâu, hết bao nhiêu tiền. Ông/bà có thể in hoặc quét mã để mang danh mục về.</translation>
    </message>
    <message>
        <source>Dừng giữa chừng cũng không mất giấy đã quét: lần sau đăng nhập VNeID là làm tiếp được.</source>
        <translation>Dừng giữa chừng cũng không mất giấy đã quét: lần sau đăng nhập VNeID là làm tiếp được.</translation>
    </message>
    <message>
        <source>Đặt phiếu lên mặt kính rồi chạm Đọc phiếu, hoặc chạm vào ô Mã hồ sơ và gõ mã in trên phiếu.</source>
        <translation>Đặt phiếu lên mặt kính rồi chạm Đọc phiếu, hoặc chạm vào ô Mã hồ sơ và gõ mã in trên phiếu.</translation>
    </message>
    <message>
        <source>Trang này cho biết hồ sơ đang ở bước nào và ông/bà cần làm gì. Đăng nhập VNeID thì xem được chi tiết.</source>
        <translation>Trang này cho biết hồ sơ đang ở bước nào và ông/bà cần làm gì. Đăng nhập VNeID thì xem được chi tiết.</translation>
    </message>
    <message>
        <source>Mở VNeID trên điện thoại, quét mã trên màn hình và bấm đồng ý. Kiosk không hỏi mật khẩu.</source>
        <translation>Mở VNeID trên điện thoại, quét mã trên màn hình và bấm đồng ý. Kiosk không hỏi mật khẩu.</translation>
    </message>
    <message>
        <source>Chọn lý do, bấm Tiếp tục, rồi xác nhận một lần nữa. Không muốn rút nữa thì bấm Quay lại.</source>
        <translation>Chọn lý do, bấm Tiếp tục, rồi xác nhận một lần nữa. Không muốn rút nữa thì bấm Quay lại.</translation>
    </message>
    <message>
        <source>Đây là giấy cơ quan đã ký khi tiếp nhận hồ sơ. Ông/bà có thể in một bản mang về.</source>
        <translation>Đây là giấy cơ quan đã ký khi tiếp nhận hồ sơ. Ông/bà có thể in một bản mang về.</translation>
    </message>
    <message>
        <source>Chạm vào việc cần gặp cán bộ, kiosk đưa số thứ tự. Giữ số và chờ gọi.</source>
        <translation>Chạm vào việc cần gặp cán bộ, kiosk đưa số thứ tự. Giữ số và chờ gọi.</translation>
    </message>
    <message>
        <source>Xin mời ông/bà tới quầy ngay bên cạnh, hoặc gọi số %1.</source>
        <translation>Xin mời ông/bà tới quầy ngay bên cạnh, hoặc gọi số %1.</translation>
    </message>
    <message>
        <source>Xin mời ông/bà tới quầy ngay bên cạnh.</source>
        <translation>Xin mời ông/bà tới quầy ngay bên cạnh.</translation>
    </message>
    <message>
        <source>Kiosk đang báo cho cán bộ.</source>
        <translation>Kiosk đang báo cho cán bộ.</translation>
    </message>
    <message>
        <source>Đã báo cho cán bộ nhưng chưa có ai nhận tin.</source>
        <translation>Đã báo cho cán bộ nhưng chưa có ai nhận tin.</translation>
    </message>
    <message>
        <source>Đã báo cho cán bộ. Xin ông/bà chờ tại kiosk.</source>
        <translation>Đã báo cho cán bộ. Xin ông/bà chờ tại kiosk.</translation>
    </message>
    <message>
        <source>%1 đã nhận tin. Xin ông/bà chờ tại kiosk.</source>
        <translation>%1 đã nhận tin. Xin ông/bà chờ tại kiosk.</translation>
    </message>
    <message>
        <source>Cán bộ đã nhận tin. Xin ông/bà chờ tại kiosk.</source>
        <translation>Cán bộ đã nhận tin. Xin ông/bà chờ tại kiosk.</translation>
    </message>
    <message>
        <source>%1 đang tới chỗ ông/bà.</source>
        <translation>%1 đang tới chỗ ông/bà.</translation>
    </message>
    <message>
        <source>Cán bộ đang tới chỗ ông/bà.</source>
        <translation>Cán bộ đang tới chỗ ông/bà.</translation>
    </message>
    <message>
        <source>Kiosk chưa báo được cho cán bộ.</source>
        <translation>Kiosk chưa báo được cho cán bộ.</translation>
    </message>
    <message>
        <source>Cần người giúp, ông/bà gọi cán bộ bằng nút dưới đây, hoặc tới quầy ngay bên cạnh.</source>
        <translation>Cần người giúp, ông/bà gọi cán bộ bằng nút dưới đây, hoặc tới quầy ngay bên cạnh.</translation>
    </message>
    <message>
        <source>Gọi cán bộ tới giúp</source>
        <translation>Gọi cán bộ tới giúp</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>Tôi không cần giúp nữa</source>
        <translation>Tôi không cần giúp nữa</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Xin chào ông/bà</source>
        <translation>Xin chào ông/bà</translation>
    </message>
    <message>
        <source>Nộp hồ sơ tại đây, có người giúp khi cần.</source>
        <translation>Nộp hồ sơ tại đây, có người giúp khi cần.</translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>Nộp hồ sơ</translation>
    </message>
    <message>
        <source>Chạm vào đây để bắt đầu</source>
        <translation>Chạm vào đây để bắt đầu</translation>
    </message>
    <message>
        <source>Đặt thẻ Căn cước lên mặt kính</source>
        <translation>Đặt thẻ Căn cước lên mặt kính</translation>
    </message>
    <message>
        <source>Kiosk chỉ đọc mã QR. Ông/bà lấy lại thẻ ngay.</source>
        <translation>Kiosk chỉ đọc mã QR. Ông/bà lấy lại thẻ ngay.</translation>
    </message>
    <message>
        <source>Đưa giấy tờ vào khay</source>
        <translation>Đưa giấy tờ vào khay</translation>
    </message>
    <message>
        <source>Nhận phiếu có mã hồ sơ</source>
        <translation>Nhận phiếu có mã hồ sơ</translation>
    </message>
    <message>
        <source>Mất mạng vẫn nộp được, hồ sơ không bị mất.</source>
        <translation>Mất mạng vẫn nộp được, hồ sơ không bị mất.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Kiosk hoạt động tốt. Giấy tờ niêm phong ngay khi quét.</source>
        <translation>Kiosk hoạt động tốt. Giấy tờ niêm phong ngay khi quét.</translation>
    </message>
    <message>
        <source>Chưa kết nối được với hệ thống trung tâm. Ông/bà vẫn nộp được: kiosk giữ hồ sơ an toàn và tự gửi khi có mạng.</source>
        <translation>Chưa kết nối được với hệ thống trung tâm. Ông/bà vẫn nộp được: kiosk giữ hồ sơ an toàn và tự gửi khi có mạng.</translation>
    </message>
    <message>
        <source>Ông/bà vẫn nộp được. Nhờ cán bộ xem máy: sắp hết chỗ lưu hoặc có hồ sơ chờ gửi đã lâu.</source>
        <translation>Ông/bà vẫn nộp được. Nhờ cán bộ xem máy: sắp hết chỗ lưu hoặc có hồ sơ chờ gửi đã lâu.</translation>
    </message>
    <message>
        <source>Kiosk đang cần cán bộ kiểm tra. Xin mời ông/bà sang quầy bên cạnh.</source>
        <translation>Kiosk đang cần cán bộ kiểm tra. Xin mời ông/bà sang quầy bên cạnh.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n hồ sơ đang chờ gửi.</source>
        <translation>
            <numerusform>Còn %n hồ sơ đang chờ gửi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Giấy gốc chạy qua máy quét rồi trả lại ngay.</source>
        <translation>Giấy gốc chạy qua máy quét rồi trả lại ngay.</translation>
    </message>
    <message>
        <source>Tra cứu thủ tục</source>
        <translation>Tra cứu thủ tục</translation>
    </message>
    <message>
        <source>Xem giấy tờ cần có, thời hạn, phí. Không cần thẻ.</source>
        <translation>Xem giấy tờ cần có, thời hạn, phí. Không cần thẻ.</translation>
    </message>
    <message>
        <source>Theo dõi hồ sơ</source>
        <translation>Theo dõi hồ sơ</translation>
    </message>
    <message>
        <source>Xem hồ sơ đã nộp đang ở bước nào. Không cần thẻ.</source>
        <translation>Xem hồ sơ đã nộp đang ở bước nào. Không cần thẻ.</translation>
    </message>
    <message>
        <source>Lấy số thứ tự</source>
        <translation>Lấy số thứ tự</translation>
    </message>
    <message>
        <source>Lấy số để gặp cán bộ tại quầy. Không cần thẻ.</source>
        <translation>Lấy số để gặp cán bộ tại quầy. Không cần thẻ.</translation>
    </message>
</context>
<context>
    <name>IdleOverlay</name>
    <message>
        <source>Ông/bà còn ở đây không?</source>
        <translation>Ông/bà còn ở đây không?</translation>
    </message>
    <message>
        <source>Tôi cần thêm thời gian</source>
        <translation>Tôi cần thêm thời gian</translation>
    </message>
    <message>
        <source>Kết thúc và xóa khỏi màn hình</source>
        <translation>Kết thúc và xóa khỏi màn hình</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n giây</source>
        <translation>
            <numerusform>Còn %n giây</numerusform>
        </translation>
    </message>
    <message>
        <source>Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</source>
        <translation>Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</translation>
    </message>
</context>
<context>
    <name>LetterKeyboard</name>
    <message>
        <source>dấu sắc</source>
        <translation>dấu sắc</translation>
    </message>
    <message>
        <source>dấu huyền</source>
        <translation>dấu huyền</translation>
    </message>
    <message>
        <source>dấu hỏi</source>
        <translation>dấu hỏi</translation>
    </message>
    <message>
        <source>dấu ngã</source>
        <translation>dấu ngã</translation>
    </message>
    <message>
        <source>dấu nặng</source>
        <translation>dấu nặng</translation>
    </message>
    <message>
        <source>chữ hoa</source>
        <translation>chữ hoa</translation>
    </message>
    <message>
        <source>xóa một chữ</source>
        <translation>xóa một chữ</translation>
    </message>
    <message>
        <source>dấu cách</source>
        <translation>dấu cách</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>đang viết hoa tất cả</source>
        <translation>đang viết hoa tất cả</translation>
    </message>
    <message>
        <source>chữ có dấu</source>
        <translation>chữ có dấu</translation>
    </message>
    <message>
        <source>ký hiệu khác</source>
        <translation>ký hiệu khác</translation>
    </message>
    <message>
        <source>xuống dòng</source>
        <translation>xuống dòng</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Một Cửa Kiosk</source>
        <translation>Một Cửa Kiosk</translation>
    </message>
</context>
<context>
    <name>NoticesScreen</name>
    <message>
        <source>Trước khi nộp, xin ông/bà đọc và trả lời</source>
        <translation>Trước khi nộp, xin ông/bà đọc và trả lời</translation>
    </message>
    <message>
        <source>Mỗi mục một câu trả lời. Kiosk không chọn sẵn.</source>
        <translation>Mỗi mục một câu trả lời. Kiosk không chọn sẵn.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n câu chưa trả lời</source>
        <translation>
            <numerusform>Còn %n câu chưa trả lời</numerusform>
        </translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>Nộp hồ sơ</translation>
    </message>
    <message>
        <source>Để làm gì: %1</source>
        <translation>Để làm gì: %1</translation>
    </message>
    <message>
        <source>Căn cứ: %1</source>
        <translation>Căn cứ: %1</translation>
    </message>
    <message>
        <source>Cần đồng ý thì kiosk mới nộp được hồ sơ.</source>
        <translation>Cần đồng ý thì kiosk mới nộp được hồ sơ.</translation>
    </message>
    <message>
        <source>Không đồng ý vẫn nộp được hồ sơ.</source>
        <translation>Không đồng ý vẫn nộp được hồ sơ.</translation>
    </message>
    <message>
        <source>Ông/bà chưa đồng ý với một mục cần thiết. Ông/bà có thể đổi câu trả lời, hoặc nộp hồ sơ giấy với cán bộ tại quầy.</source>
        <translation>Ông/bà chưa đồng ý với một mục cần thiết. Ông/bà có thể đổi câu trả lời, hoặc nộp hồ sơ giấy với cán bộ tại quầy.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Xóa hết</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>xóa một số</source>
        <translation>xóa một số</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Xong</translation>
    </message>
</context>
<context>
    <name>ProcedureScreen</name>
    <message>
        <source>Ông/bà nộp hồ sơ về việc gì?</source>
        <translation>Ông/bà nộp hồ sơ về việc gì?</translation>
    </message>
    <message>
        <source>Chạm vào tên việc, hoặc gõ vài chữ, không cần dấu.</source>
        <translation>Chạm vào tên việc, hoặc gõ vài chữ, không cần dấu.</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Tìm thủ tục</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>Việc hay làm</source>
        <translation>Việc hay làm</translation>
    </message>
    <message>
        <source>Thời hạn: %1</source>
        <translation>Thời hạn: %1</translation>
    </message>
    <message>
        <source>chưa có thông tin</source>
        <translation>chưa có thông tin</translation>
    </message>
    <message>
        <source>Phí: %1</source>
        <translation>Phí: %1</translation>
    </message>
    <message>
        <source>Chỉ tra cứu, nộp tại quầy</source>
        <translation>Chỉ tra cứu, nộp tại quầy</translation>
    </message>
    <message>
        <source>Chưa thấy thủ tục nào khớp với chữ ông/bà gõ</source>
        <translation>Chưa thấy thủ tục nào khớp với chữ ông/bà gõ</translation>
    </message>
    <message>
        <source>Danh mục thủ tục đang trống</source>
        <translation>Danh mục thủ tục đang trống</translation>
    </message>
    <message>
        <source>Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.</source>
        <translation>Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>Xin mời ông/bà gặp cán bộ tại quầy.</source>
        <translation>Xin mời ông/bà gặp cán bộ tại quầy.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Đang làm</source>
        <translation>Đang làm</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>Ông/bà xem lại một lượt</source>
        <translation>Ông/bà xem lại một lượt</translation>
    </message>
    <message>
        <source>Chưa có gì gửi đi. Thấy sai, xin bấm Quay lại để sửa.</source>
        <translation>Chưa có gì gửi đi. Thấy sai, xin bấm Quay lại để sửa.</translation>
    </message>
    <message>
        <source>Đúng rồi, tiếp tục</source>
        <translation>Đúng rồi, tiếp tục</translation>
    </message>
    <message>
        <source>Còn số điện thoại</source>
        <translation>Còn số điện thoại</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Số định danh %1</source>
        <translation>Số định danh %1</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Tại %1</source>
        <translation>Tại %1</translation>
    </message>
    <message>
        <source>Giấy tờ trong hồ sơ</source>
        <translation>Giấy tờ trong hồ sơ</translation>
    </message>
    <message>
        <source>đơn đã điền</source>
        <translation>đơn đã điền</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Số điện thoại để báo tin</source>
        <translation>Số điện thoại để báo tin</translation>
    </message>
    <message>
        <source>Kiosk chỉ dùng số này để báo tin về hồ sơ.</source>
        <translation>Kiosk chỉ dùng số này để báo tin về hồ sơ.</translation>
    </message>
    <message>
        <source>Chạm để điền số</source>
        <translation>Chạm để điền số</translation>
    </message>
    <message>
        <source>Số điện thoại có 10 chữ số và bắt đầu bằng số 0.</source>
        <translation>Số điện thoại có 10 chữ số và bắt đầu bằng số 0.</translation>
    </message>
    <message>
        <source>Tôi không có số điện thoại</source>
        <translation>Tôi không có số điện thoại</translation>
    </message>
    <message>
        <source>Ông/bà tự theo dõi bằng mã trên phiếu.</source>
        <translation>Ông/bà tự theo dõi bằng mã trên phiếu.</translation>
    </message>
    <message>
        <source>bản điện tử</source>
        <translation>bản điện tử</translation>
    </message>
    <message>
        <source>Ông/bà nhận kết quả ở đâu?</source>
        <translation>Ông/bà nhận kết quả ở đâu?</translation>
    </message>
    <message>
        <source>Bưu điện mang tới nhà</source>
        <translation>Bưu điện mang tới nhà</translation>
    </message>
    <message>
        <source>Người nhận có thể phải trả cước.</source>
        <translation>Người nhận có thể phải trả cước.</translation>
    </message>
    <message>
        <source>Địa chỉ nhận kết quả</source>
        <translation>Địa chỉ nhận kết quả</translation>
    </message>
    <message>
        <source>Số nhà, đường, xã hoặc phường, tỉnh hoặc thành phố.</source>
        <translation>Số nhà, đường, xã hoặc phường, tỉnh hoặc thành phố.</translation>
    </message>
    <message>
        <source>Theo thẻ Căn cước. Chạm vào để sửa nếu ông/bà ở nơi khác.</source>
        <translation>Theo thẻ Căn cước. Chạm vào để sửa nếu ông/bà ở nơi khác.</translation>
    </message>
    <message>
        <source>Địa chỉ này chưa đủ để bưu điện tìm tới.</source>
        <translation>Địa chỉ này chưa đủ để bưu điện tìm tới.</translation>
    </message>
    <message>
        <source>Phí, lệ phí theo quy định</source>
        <translation>Phí, lệ phí theo quy định</translation>
    </message>
    <message>
        <source>Chưa có thông tin, xin hỏi cán bộ tại quầy</source>
        <translation>Chưa có thông tin, xin hỏi cán bộ tại quầy</translation>
    </message>
    <message>
        <source>Kiosk không thu tiền. Khi phải nộp, cơ quan báo và chỉ cách nộp; ông/bà xem ở mục Theo dõi hồ sơ.</source>
        <translation>Kiosk không thu tiền. Khi phải nộp, cơ quan báo và chỉ cách nộp; ông/bà xem ở mục Theo dõi hồ sơ.</translation>
    </message>
</context>
<context>
    <name>ScanScreen</name>
    <message numerus="yes">
        <source>Đã lưu an toàn %n tờ.</source>
        <translation>
            <numerusform>Đã lưu an toàn %n tờ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang quét trên mặt kính</source>
        <translation>Đang quét trên mặt kính</translation>
    </message>
    <message>
        <source>Đang quét, xin để giấy tự chạy</source>
        <translation>Đang quét, xin để giấy tự chạy</translation>
    </message>
    <message>
        <source>Xin đặt lại tờ %1</source>
        <translation>Xin đặt lại tờ %1</translation>
    </message>
    <message>
        <source>Máy quét đã dừng</source>
        <translation>Máy quét đã dừng</translation>
    </message>
    <message>
        <source>Đặt giấy vào khay, mặt chữ hướng lên</source>
        <translation>Đặt giấy vào khay, mặt chữ hướng lên</translation>
    </message>
    <message>
        <source>Ông/bà xem lại các tờ đã quét</source>
        <translation>Ông/bà xem lại các tờ đã quét</translation>
    </message>
    <message>
        <source>giấy %1 trên %2</source>
        <translation>giấy %1 trên %2</translation>
    </message>
    <message>
        <source>Quét tiếp</source>
        <translation>Quét tiếp</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Đủ giấy rồi, tiếp tục</source>
        <translation>Đủ giấy rồi, tiếp tục</translation>
    </message>
    <message>
        <source>Dừng quét</source>
        <translation>Dừng quét</translation>
    </message>
    <message>
        <source>Quét thêm tờ</source>
        <translation>Quét thêm tờ</translation>
    </message>
    <message>
        <source>Thẻ hoặc giấy nhỏ: quét trên mặt kính</source>
        <translation>Thẻ hoặc giấy nhỏ: quét trên mặt kính</translation>
    </message>
    <message>
        <source>Đủ giấy rồi</source>
        <translation>Đủ giấy rồi</translation>
    </message>
    <message>
        <source>Đang quét tờ thứ %1.</source>
        <translation>Đang quét tờ thứ %1.</translation>
    </message>
    <message>
        <source>Xin lấy lại giấy gốc.</source>
        <translation>Xin lấy lại giấy gốc.</translation>
    </message>
    <message>
        <source>Không phải quét lại.</source>
        <translation>Không phải quét lại.</translation>
    </message>
    <message>
        <source>Lấy lại tờ vừa bỏ</source>
        <translation>Lấy lại tờ vừa bỏ</translation>
    </message>
    <message>
        <source>Gỡ ghim và kẹp, vuốt phẳng góc gấp, xếp thẳng mép.</source>
        <translation>Gỡ ghim và kẹp, vuốt phẳng góc gấp, xếp thẳng mép.</translation>
    </message>
    <message>
        <source>Đặt cả xấp một lần cũng được, theo đúng thứ tự trang.</source>
        <translation>Đặt cả xấp một lần cũng được, theo đúng thứ tự trang.</translation>
    </message>
    <message>
        <source>Giấy gốc ra ngay ở khay bên dưới, kiosk không giữ giấy.</source>
        <translation>Giấy gốc ra ngay ở khay bên dưới, kiosk không giữ giấy.</translation>
    </message>
    <message>
        <source>Dùng mặt kính</source>
        <translation>Dùng mặt kính</translation>
    </message>
    <message>
        <source>Về danh sách giấy tờ</source>
        <translation>Về danh sách giấy tờ</translation>
    </message>
    <message>
        <source>Thử quét lại</source>
        <translation>Thử quét lại</translation>
    </message>
    <message>
        <source>Dùng khay giấy</source>
        <translation>Dùng khay giấy</translation>
    </message>
    <message>
        <source>Để giấy phẳng trên mặt kính rồi bấm Quét tiếp. Nếu vẫn không được, xin dùng khay giấy hoặc mời cán bộ.</source>
        <translation>Để giấy phẳng trên mặt kính rồi bấm Quét tiếp. Nếu vẫn không được, xin dùng khay giấy hoặc mời cán bộ.</translation>
    </message>
    <message>
        <source>Ông/bà lấy những tờ chưa lưu ra. Muốn quét nữa, xin đặt lại rồi bấm Quét tiếp.</source>
        <translation>Ông/bà lấy những tờ chưa lưu ra. Muốn quét nữa, xin đặt lại rồi bấm Quét tiếp.</translation>
    </message>
    <message>
        <source>Khay chưa có giấy</source>
        <translation>Khay chưa có giấy</translation>
    </message>
    <message>
        <source>Đã dừng quét</source>
        <translation>Đã dừng quét</translation>
    </message>
    <message>
        <source>Chưa quét được trên mặt kính</source>
        <translation>Chưa quét được trên mặt kính</translation>
    </message>
    <message>
        <source>Máy quét cần cán bộ xem</source>
        <translation>Máy quét cần cán bộ xem</translation>
    </message>
    <message>
        <source>Kiosk cần cán bộ xem</source>
        <translation>Kiosk cần cán bộ xem</translation>
    </message>
    <message numerus="yes">
        <source>Đã bỏ %n tờ.</source>
        <translation>
            <numerusform>Đã bỏ %n tờ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đúng, chuyển sang giấy đó</source>
        <translation>Đúng, chuyển sang giấy đó</translation>
    </message>
    <message>
        <source>Bỏ tờ ngăn cách</source>
        <translation>Bỏ tờ ngăn cách</translation>
    </message>
    <message>
        <source>Không, để ở đây</source>
        <translation>Không, để ở đây</translation>
    </message>
    <message numerus="yes">
        <source>Đã chuyển %n tờ sang: %1</source>
        <translation>
            <numerusform>Đã chuyển %n tờ sang: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Đưa trở lại đây</source>
        <translation>Đưa trở lại đây</translation>
    </message>
    <message>
        <source>Tờ %1 có vẻ là tờ ngăn cách, không phải giấy tờ của hồ sơ.</source>
        <translation>Tờ %1 có vẻ là tờ ngăn cách, không phải giấy tờ của hồ sơ.</translation>
    </message>
    <message>
        <source>Tờ %1 có vẻ là giấy khác: %2</source>
        <translation>Tờ %1 có vẻ là giấy khác: %2</translation>
    </message>
    <message>
        <source>Tờ %1 có thể là giấy khác: %2</source>
        <translation>Tờ %1 có thể là giấy khác: %2</translation>
    </message>
    <message>
        <source>Đặt cả tập giấy vào khay, mặt chữ hướng lên</source>
        <translation>Đặt cả tập giấy vào khay, mặt chữ hướng lên</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n giấy kiosk chưa rõ tên</source>
        <translation>
            <numerusform>Còn %n giấy kiosk chưa rõ tên</numerusform>
        </translation>
    </message>
    <message>
        <source>Ông/bà xem kiosk chia giấy đúng chưa</source>
        <translation>Ông/bà xem kiosk chia giấy đúng chưa</translation>
    </message>
    <message>
        <source>Đã lưu, kiosk đang đọc để chia giấy</source>
        <translation>Đã lưu, kiosk đang đọc để chia giấy</translation>
    </message>
    <message>
        <source>Xem giấy chưa rõ tên</source>
        <translation>Xem giấy chưa rõ tên</translation>
    </message>
    <message>
        <source>Đúng rồi, tiếp tục</source>
        <translation>Đúng rồi, tiếp tục</translation>
    </message>
    <message>
        <source>Giấy nào trước cũng được, các trang của một giấy để liền nhau. Thẻ và ảnh để riêng, quét trên mặt kính.</source>
        <translation>Giấy nào trước cũng được, các trang của một giấy để liền nhau. Thẻ và ảnh để riêng, quét trên mặt kính.</translation>
    </message>
</context>
<context>
    <name>ScreenFrame</name>
    <message>
        <source>Quay lại</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>ScrollPane</name>
    <message>
        <source>Lên đầu trang</source>
        <translation>Lên đầu trang</translation>
    </message>
    <message>
        <source>Xem tiếp ở dưới</source>
        <translation>Xem tiếp ở dưới</translation>
    </message>
</context>
<context>
    <name>SendingScreen</name>
    <message>
        <source>Đang nộp hồ sơ của ông/bà</source>
        <translation>Đang nộp hồ sơ của ông/bà</translation>
    </message>
    <message>
        <source>Xin chờ một lát. Dù mất mạng, hồ sơ vẫn an toàn.</source>
        <translation>Xin chờ một lát. Dù mất mạng, hồ sơ vẫn an toàn.</translation>
    </message>
    <message>
        <source>Cất hồ sơ an toàn trên kiosk</source>
        <translation>Cất hồ sơ an toàn trên kiosk</translation>
    </message>
    <message>
        <source>Hoàn thiện các tệp giấy tờ</source>
        <translation>Hoàn thiện các tệp giấy tờ</translation>
    </message>
    <message>
        <source>Gửi lên hệ thống trung tâm</source>
        <translation>Gửi lên hệ thống trung tâm</translation>
    </message>
    <message>
        <source>Hồ sơ đã được niêm phong trên kiosk. Tắt điện cũng không mất.</source>
        <translation>Hồ sơ đã được niêm phong trên kiosk. Tắt điện cũng không mất.</translation>
    </message>
</context>
<context>
    <name>SheetCard</name>
    <message>
        <source>Ảnh tờ %1</source>
        <translation>Ảnh tờ %1</translation>
    </message>
    <message>
        <source>Tờ %1</source>
        <translation>Tờ %1</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Bỏ tờ %1</source>
        <translation>Bỏ tờ %1</translation>
    </message>
    <message>
        <source>Chỉnh lại</source>
        <translation>Chỉnh lại</translation>
    </message>
    <message>
        <source>Bỏ chỉnh</source>
        <translation>Bỏ chỉnh</translation>
    </message>
    <message>
        <source>Chỉnh lại tờ %1</source>
        <translation>Chỉnh lại tờ %1</translation>
    </message>
    <message>
        <source>Bỏ chỉnh tờ %1</source>
        <translation>Bỏ chỉnh tờ %1</translation>
    </message>
</context>
<context>
    <name>SlipScreen</name>
    <message>
        <source>Đã nộp xong hồ sơ</source>
        <translation>Đã nộp xong hồ sơ</translation>
    </message>
    <message>
        <source>Hồ sơ đã được giữ an toàn, đang chờ gửi</source>
        <translation>Hồ sơ đã được giữ an toàn, đang chờ gửi</translation>
    </message>
    <message>
        <source>Hồ sơ cần cán bộ xem lại</source>
        <translation>Hồ sơ cần cán bộ xem lại</translation>
    </message>
    <message>
        <source>Hồ sơ vẫn được giữ an toàn trên kiosk, nhưng hệ thống trung tâm chưa nhận. Xin đưa phiếu này cho cán bộ tại quầy để xem cần sửa gì; ông/bà không phải nộp lại trên kiosk.</source>
        <translation>Hồ sơ vẫn được giữ an toàn trên kiosk, nhưng hệ thống trung tâm chưa nhận. Xin đưa phiếu này cho cán bộ tại quầy để xem cần sửa gì; ông/bà không phải nộp lại trên kiosk.</translation>
    </message>
    <message>
        <source>Hệ thống trung tâm đã nhận, chờ cơ quan tiếp nhận.</source>
        <translation>Hệ thống trung tâm đã nhận, chờ cơ quan tiếp nhận.</translation>
    </message>
    <message>
        <source>Đây là phiếu tạm, chưa phải là giấy tiếp nhận.</source>
        <translation>Đây là phiếu tạm, chưa phải là giấy tiếp nhận.</translation>
    </message>
    <message>
        <source>Kết thúc và xóa thông tin khỏi màn hình</source>
        <translation>Kết thúc và xóa thông tin khỏi màn hình</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Mã phiếu tạm</source>
        <translation>Mã phiếu tạm</translation>
    </message>
    <message>
        <source>Mã QR của phiếu</source>
        <translation>Mã QR của phiếu</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả: %1</source>
        <translation>Hẹn trả kết quả: %1</translation>
    </message>
    <message>
        <source>Nhận lúc %1</source>
        <translation>Nhận lúc %1</translation>
    </message>
    <message>
        <source>Nộp tại kiosk lúc %1</source>
        <translation>Nộp tại kiosk lúc %1</translation>
    </message>
    <message numerus="yes">
        <source>%n giấy tờ</source>
        <translation>
            <numerusform>%n giấy tờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n trang</numerusform>
        </translation>
    </message>
    <message>
        <source>Báo tin qua số %1</source>
        <translation>Báo tin qua số %1</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Ông/bà không để lại số điện thoại, xin hỏi lại tại quầy trong ngày làm việc tới.</source>
        <translation>Ông/bà không để lại số điện thoại, xin hỏi lại tại quầy trong ngày làm việc tới.</translation>
    </message>
    <message>
        <source>Đang in phiếu, xin chờ ở khe bên dưới.</source>
        <translation>Đang in phiếu, xin chờ ở khe bên dưới.</translation>
    </message>
    <message>
        <source>Phiếu đã in xong. Xin nhận ở khe bên dưới.</source>
        <translation>Phiếu đã in xong. Xin nhận ở khe bên dưới.</translation>
    </message>
    <message>
        <source>In thêm một phiếu</source>
        <translation>In thêm một phiếu</translation>
    </message>
    <message>
        <source>In phiếu</source>
        <translation>In phiếu</translation>
    </message>
    <message>
        <source>Xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</source>
        <translation>Xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</translation>
    </message>
    <message>
        <source>Kiosk tự gửi hồ sơ khi kết nối được, ông/bà không phải nộp lại. Khi đã gửi, cán bộ tại quầy tra được mã hồ sơ chính thức từ phiếu tạm này.</source>
        <translation>Kiosk tự gửi hồ sơ khi kết nối được, ông/bà không phải nộp lại. Khi đã gửi, cán bộ tại quầy tra được mã hồ sơ chính thức từ phiếu tạm này.</translation>
    </message>
    <message>
        <source>Khi có mã, hệ thống báo qua số điện thoại ông/bà để lại.</source>
        <translation>Khi có mã, hệ thống báo qua số điện thoại ông/bà để lại.</translation>
    </message>
    <message>
        <source>Đơn điền trên kiosk</source>
        <translation>Đơn điền trên kiosk</translation>
    </message>
    <message numerus="yes">
        <source>Màn hình tự xóa sau %n giây. Chạm để có thêm thời gian.</source>
        <translation>
            <numerusform>Màn hình tự xóa sau %n giây. Chạm để có thêm thời gian.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kiosk này chưa in được. Xin ghi lại mã ở trên hoặc chụp ảnh màn hình; cán bộ tại quầy in giúp phiếu. Màn hình này đứng lâu hơn thường lệ để ông/bà kịp ghi.</source>
        <translation>Kiosk này chưa in được. Xin ghi lại mã ở trên hoặc chụp ảnh màn hình; cán bộ tại quầy in giúp phiếu. Màn hình này đứng lâu hơn thường lệ để ông/bà kịp ghi.</translation>
    </message>
    <message>
        <source>Đánh giá kiosk</source>
        <translation>Đánh giá kiosk</translation>
    </message>
    <message>
        <source>Cảm ơn ông/bà đã đánh giá.</source>
        <translation>Cảm ơn ông/bà đã đánh giá.</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Thẻ</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Nhận phiếu</source>
        <translation>Nhận phiếu</translation>
    </message>
    <message>
        <source>Hồ sơ đã nộp và được giữ an toàn. Hết thời gian này, kiosk xóa phiếu khỏi màn hình.</source>
        <translation>Hồ sơ đã nộp và được giữ an toàn. Hết thời gian này, kiosk xóa phiếu khỏi màn hình.</translation>
    </message>
    <message>
        <source>Hết thời gian này, kiosk cất hồ sơ đang làm và xóa thông tin của ông/bà khỏi màn hình. Giấy đã lưu và đơn đang điền không mất: ông/bà đặt lại thẻ là làm tiếp được.</source>
        <translation>Hết thời gian này, kiosk cất hồ sơ đang làm và xóa thông tin của ông/bà khỏi màn hình. Giấy đã lưu và đơn đang điền không mất: ông/bà đặt lại thẻ là làm tiếp được.</translation>
    </message>
    <message>
        <source>Hết thời gian này, kiosk xóa thông tin của ông/bà khỏi màn hình. Chưa có giấy tờ hay đơn nào được cất.</source>
        <translation>Hết thời gian này, kiosk xóa thông tin của ông/bà khỏi màn hình. Chưa có giấy tờ hay đơn nào được cất.</translation>
    </message>
    <message>
        <source>Hết thời gian này, kiosk cất giấy đã quét và xóa thông tin của ông/bà khỏi màn hình. Lần sau ông/bà đăng nhập VNeID là làm tiếp được.</source>
        <translation>Hết thời gian này, kiosk cất giấy đã quét và xóa thông tin của ông/bà khỏi màn hình. Lần sau ông/bà đăng nhập VNeID là làm tiếp được.</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Bước %1 trên %2: %3</source>
        <translation>Bước %1 trên %2: %3</translation>
    </message>
</context>
<context>
    <name>ToggleAnswer</name>
    <message>
        <source>Đồng ý</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>Không đồng ý</translation>
    </message>
</context>
<context>
    <name>ReadProposal</name>
    <message>
        <source>Ảnh dòng chữ trên giấy của mục %1</source>
        <translation>Ảnh dòng chữ trên giấy của mục %1</translation>
    </message>
    <message>
        <source>Kiosk đọc được: %1</source>
        <translation>Kiosk đọc được: %1</translation>
    </message>
    <message>
        <source>Dùng</source>
        <translation>Dùng</translation>
    </message>
    <message>
        <source>Dùng cho mục %1: %2</source>
        <translation>Dùng cho mục %1: %2</translation>
    </message>
</context>
<context>
    <name>LookupScreen</name>
    <message>
        <source>Ông/bà muốn tìm hiểu việc gì?</source>
        <translation>Ông/bà muốn tìm hiểu việc gì?</translation>
    </message>
    <message>
        <source>Gõ vài chữ, không cần dấu, hoặc chọn lĩnh vực. Không cần thẻ Căn cước.</source>
        <translation>Gõ vài chữ, không cần dấu, hoặc chọn lĩnh vực. Không cần thẻ Căn cước.</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Tìm thủ tục</translation>
    </message>
    <message numerus="yes">
        <source>%n thủ tục</source>
        <translation>
            <numerusform>%n thủ tục</numerusform>
        </translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>Việc hay làm</source>
        <translation>Việc hay làm</translation>
    </message>
    <message>
        <source>Nộp được tại kiosk</source>
        <translation>Nộp được tại kiosk</translation>
    </message>
    <message>
        <source>Chưa thấy thủ tục nào khớp với chữ ông/bà gõ</source>
        <translation>Chưa thấy thủ tục nào khớp với chữ ông/bà gõ</translation>
    </message>
    <message>
        <source>Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.</source>
        <translation>Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>Theo lĩnh vực</source>
        <translation>Theo lĩnh vực</translation>
    </message>
</context>
<context>
    <name>InfoScreen</name>
    <message>
        <source>chưa có thông tin</source>
        <translation>chưa có thông tin</translation>
    </message>
    <message>
        <source>Nộp hồ sơ này</source>
        <translation>Nộp hồ sơ này</translation>
    </message>
    <message>
        <source>In lại danh mục giấy tờ</source>
        <translation>In lại danh mục giấy tờ</translation>
    </message>
    <message>
        <source>In danh mục giấy tờ</source>
        <translation>In danh mục giấy tờ</translation>
    </message>
    <message>
        <source>Đã in. Xin lấy tờ giấy ở khe in.</source>
        <translation>Đã in. Xin lấy tờ giấy ở khe in.</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>Nơi giải quyết</source>
        <translation>Nơi giải quyết</translation>
    </message>
    <message>
        <source>Ông/bà thuộc trường hợp nào?</source>
        <translation>Ông/bà thuộc trường hợp nào?</translation>
    </message>
    <message>
        <source>Giấy tờ cần có</source>
        <translation>Giấy tờ cần có</translation>
    </message>
    <message>
        <source>Kiosk chưa có danh mục giấy tờ của thủ tục này. Xin hỏi cán bộ tại quầy.</source>
        <translation>Kiosk chưa có danh mục giấy tờ của thủ tục này. Xin hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>điền tại kiosk</source>
        <translation>điền tại kiosk</translation>
    </message>
    <message>
        <source>bản điện tử, không nộp giấy</source>
        <translation>bản điện tử, không nộp giấy</translation>
    </message>
    <message>
        <source>chỉ cần %1</source>
        <translation>chỉ cần %1</translation>
    </message>
    <message>
        <source>không bắt buộc</source>
        <translation>không bắt buộc</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Mang danh mục này về: đưa điện thoại quét mã bên dưới. Mã chỉ chứa chữ, không dẫn tới trang mạng nào.</source>
        <translation>Mang danh mục này về: đưa điện thoại quét mã bên dưới. Mã chỉ chứa chữ, không dẫn tới trang mạng nào.</translation>
    </message>
    <message>
        <source>Mã QR của danh mục giấy tờ</source>
        <translation>Mã QR của danh mục giấy tờ</translation>
    </message>
    <message>
        <source>Mã thủ tục: %1</source>
        <translation>Mã thủ tục: %1</translation>
    </message>
    <message>
        <source>Căn cứ: %1</source>
        <translation>Căn cứ: %1</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>dấu chấm</source>
        <translation>dấu chấm</translation>
    </message>
    <message>
        <source>dấu gạch ngang</source>
        <translation>dấu gạch ngang</translation>
    </message>
    <message>
        <source>Chữ</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>xóa một ký tự</source>
        <translation>xóa một ký tự</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>123</source>
        <translation>123</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <translation>Xóa hết</translation>
    </message>
</context>
<context>
    <name>FollowScreen</name>
    <message>
        <source>Đang đọc phiếu</source>
        <translation>Đang đọc phiếu</translation>
    </message>
    <message>
        <source>Đang tìm hồ sơ</source>
        <translation>Đang tìm hồ sơ</translation>
    </message>
    <message>
        <source>Ông/bà muốn xem hồ sơ nào?</source>
        <translation>Ông/bà muốn xem hồ sơ nào?</translation>
    </message>
    <message>
        <source>Đặt phiếu lên mặt kính, hoặc gõ mã hồ sơ in trên phiếu. Không cần thẻ Căn cước.</source>
        <translation>Đặt phiếu lên mặt kính, hoặc gõ mã hồ sơ in trên phiếu. Không cần thẻ Căn cước.</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Xem hồ sơ</translation>
    </message>
    <message>
        <source>Đọc phiếu</source>
        <translation>Đọc phiếu</translation>
    </message>
    <message>
        <source>Úp mặt có mã QR xuống mặt kính, rồi chạm vào đây.</source>
        <translation>Úp mặt có mã QR xuống mặt kính, rồi chạm vào đây.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Dòng chữ in đậm trên phiếu, ví dụ G06-20260119-0000123.</source>
        <translation>Dòng chữ in đậm trên phiếu, ví dụ G06-20260119-0000123.</translation>
    </message>
    <message>
        <source>Mã này thiếu hoặc thừa chữ, số. Xin xem lại trên phiếu, kể cả dấu chấm và dấu gạch ngang.</source>
        <translation>Mã này thiếu hoặc thừa chữ, số. Xin xem lại trên phiếu, kể cả dấu chấm và dấu gạch ngang.</translation>
    </message>
    <message>
        <source>Xin để yên phiếu trên mặt kính trong giây lát.</source>
        <translation>Xin để yên phiếu trên mặt kính trong giây lát.</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi hệ thống trung tâm.</source>
        <translation>Kiosk đang hỏi hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Người có mã chỉ xem được hồ sơ đang ở bước nào, không xem được giấy tờ và thông tin cá nhân.</source>
        <translation>Người có mã chỉ xem được hồ sơ đang ở bước nào, không xem được giấy tờ và thông tin cá nhân.</translation>
    </message>
</context>
<context>
    <name>ProgressScreen</name>
    <message>
        <source>Xin mang phiếu tới quầy, cán bộ sẽ xem cùng ông/bà.</source>
        <translation>Xin mang phiếu tới quầy, cán bộ sẽ xem cùng ông/bà.</translation>
    </message>
    <message>
        <source>Ông/bà chưa phải làm gì. Xin giữ phiếu và xem lại sau.</source>
        <translation>Ông/bà chưa phải làm gì. Xin giữ phiếu và xem lại sau.</translation>
    </message>
    <message>
        <source>Hồ sơ đang chờ gửi</source>
        <translation>Hồ sơ đang chờ gửi</translation>
    </message>
    <message>
        <source>Hồ sơ được giữ an toàn trên kiosk này và tự gửi khi có mạng. Ông/bà không phải nộp lại.</source>
        <translation>Hồ sơ được giữ an toàn trên kiosk này và tự gửi khi có mạng. Ông/bà không phải nộp lại.</translation>
    </message>
    <message>
        <source>Hồ sơ chưa tới hệ thống trung tâm</source>
        <translation>Hồ sơ chưa tới hệ thống trung tâm</translation>
    </message>
    <message>
        <source>Kiosk nơi ông/bà nộp sẽ tự gửi khi có mạng. Xin giữ phiếu và xem lại sau. Nếu đã quá một ngày, xin mang phiếu tới quầy.</source>
        <translation>Kiosk nơi ông/bà nộp sẽ tự gửi khi có mạng. Xin giữ phiếu và xem lại sau. Nếu đã quá một ngày, xin mang phiếu tới quầy.</translation>
    </message>
    <message>
        <source>Hồ sơ cần cán bộ xem lại</source>
        <translation>Hồ sơ cần cán bộ xem lại</translation>
    </message>
    <message>
        <source>Hồ sơ đang chờ tiếp nhận</source>
        <translation>Hồ sơ đang chờ tiếp nhận</translation>
    </message>
    <message>
        <source>Hồ sơ đã được tiếp nhận</source>
        <translation>Hồ sơ đã được tiếp nhận</translation>
    </message>
    <message>
        <source>Hồ sơ không được tiếp nhận</source>
        <translation>Hồ sơ không được tiếp nhận</translation>
    </message>
    <message>
        <source>Xin hỏi cán bộ tại quầy vì sao và cách nộp lại.</source>
        <translation>Xin hỏi cán bộ tại quầy vì sao và cách nộp lại.</translation>
    </message>
    <message>
        <source>Hồ sơ đang được giải quyết</source>
        <translation>Hồ sơ đang được giải quyết</translation>
    </message>
    <message>
        <source>Hồ sơ cần bổ sung giấy tờ</source>
        <translation>Hồ sơ cần bổ sung giấy tờ</translation>
    </message>
    <message>
        <source>Hồ sơ đang chờ nộp phí, lệ phí</source>
        <translation>Hồ sơ đang chờ nộp phí, lệ phí</translation>
    </message>
    <message>
        <source>Hồ sơ đang được rút theo yêu cầu của người nộp</source>
        <translation>Hồ sơ đang được rút theo yêu cầu của người nộp</translation>
    </message>
    <message>
        <source>Hồ sơ đã dừng giải quyết</source>
        <translation>Hồ sơ đã dừng giải quyết</translation>
    </message>
    <message>
        <source>Xin hỏi cán bộ tại quầy vì sao.</source>
        <translation>Xin hỏi cán bộ tại quầy vì sao.</translation>
    </message>
    <message>
        <source>Hồ sơ đã có kết quả</source>
        <translation>Hồ sơ đã có kết quả</translation>
    </message>
    <message>
        <source>Xin mang phiếu và thẻ Căn cước tới quầy để nhận kết quả.</source>
        <translation>Xin mang phiếu và thẻ Căn cước tới quầy để nhận kết quả.</translation>
    </message>
    <message>
        <source>Kết quả đã được trả</source>
        <translation>Kết quả đã được trả</translation>
    </message>
    <message>
        <source>Ông/bà không phải làm gì thêm.</source>
        <translation>Ông/bà không phải làm gì thêm.</translation>
    </message>
    <message>
        <source>Mã hồ sơ %1</source>
        <translation>Mã hồ sơ %1</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>Nộp hồ sơ</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Giải quyết</source>
        <translation>Giải quyết</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Giấy tờ cần bổ sung ở ngay dưới đây.</source>
        <translation>Giấy tờ cần bổ sung ở ngay dưới đây.</translation>
    </message>
    <message>
        <source>Xin đăng nhập VNeID để xem cần bổ sung những gì, hoặc hỏi cán bộ tại quầy.</source>
        <translation>Xin đăng nhập VNeID để xem cần bổ sung những gì, hoặc hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>Mới đăng ký</source>
        <translation>Mới đăng ký</translation>
    </message>
    <message>
        <source>Được tiếp nhận</source>
        <translation>Được tiếp nhận</translation>
    </message>
    <message>
        <source>Không được tiếp nhận</source>
        <translation>Không được tiếp nhận</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>Đang xử lý</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung giấy tờ</source>
        <translation>Yêu cầu bổ sung giấy tờ</translation>
    </message>
    <message>
        <source>Yêu cầu nộp phí, lệ phí</source>
        <translation>Yêu cầu nộp phí, lệ phí</translation>
    </message>
    <message>
        <source>Công dân yêu cầu rút</source>
        <translation>Công dân yêu cầu rút</translation>
    </message>
    <message>
        <source>Dừng xử lý</source>
        <translation>Dừng xử lý</translation>
    </message>
    <message>
        <source>Đã xử lý xong</source>
        <translation>Đã xử lý xong</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Đã trả kết quả</translation>
    </message>
    <message>
        <source>Xem chi tiết hồ sơ</source>
        <translation>Xem chi tiết hồ sơ</translation>
    </message>
    <message>
        <source>Xem chi tiết: đăng nhập VNeID</source>
        <translation>Xem chi tiết: đăng nhập VNeID</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi hệ thống trung tâm.</source>
        <translation>Kiosk đang hỏi hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung đã được trả lời</source>
        <translation>Yêu cầu bổ sung đã được trả lời</translation>
    </message>
    <message>
        <source>Cơ quan yêu cầu bổ sung</source>
        <translation>Cơ quan yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Yêu cầu từ %1. Hạn bổ sung: %2.</source>
        <translation>Yêu cầu từ %1. Hạn bổ sung: %2.</translation>
    </message>
    <message>
        <source>Yêu cầu từ %1.</source>
        <translation>Yêu cầu từ %1.</translation>
    </message>
    <message>
        <source>Lý do: %1</source>
        <translation>Lý do: %1</translation>
    </message>
    <message>
        <source>Liên hệ: %1</source>
        <translation>Liên hệ: %1</translation>
    </message>
    <message>
        <source>Các bước đã qua</source>
        <translation>Các bước đã qua</translation>
    </message>
    <message>
        <source>Quá hạn từ %1</source>
        <translation>Quá hạn từ %1</translation>
    </message>
    <message>
        <source>Còn hạn đến %1</source>
        <translation>Còn hạn đến %1</translation>
    </message>
    <message>
        <source>Bổ sung ngay tại kiosk</source>
        <translation>Bổ sung ngay tại kiosk</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết đã quá hạn. Ông/bà có thể hỏi cán bộ tại quầy.</source>
        <translation>Cơ quan giải quyết đã quá hạn. Ông/bà có thể hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>Xin đăng nhập VNeID để xem số tiền và cách nộp, hoặc hỏi cán bộ tại quầy.</source>
        <translation>Xin đăng nhập VNeID để xem số tiền và cách nộp, hoặc hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>Kiosk chưa xem được số tiền. Xin hỏi cán bộ tại quầy số tiền và cách nộp.</source>
        <translation>Kiosk chưa xem được số tiền. Xin hỏi cán bộ tại quầy số tiền và cách nộp.</translation>
    </message>
    <message>
        <source>Số tiền và mã chuyển khoản ở ngay dưới đây. Nộp rồi, ông/bà không phải làm gì thêm.</source>
        <translation>Số tiền và mã chuyển khoản ở ngay dưới đây. Nộp rồi, ông/bà không phải làm gì thêm.</translation>
    </message>
    <message>
        <source>Số tiền ở ngay dưới đây. Xin nộp tại quầy.</source>
        <translation>Số tiền ở ngay dưới đây. Xin nộp tại quầy.</translation>
    </message>
    <message>
        <source>Ông/bà chờ cơ quan trả lời. Nếu ông/bà không yêu cầu rút, xin báo ngay cho cán bộ tại quầy.</source>
        <translation>Ông/bà chờ cơ quan trả lời. Nếu ông/bà không yêu cầu rút, xin báo ngay cho cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>Tôi đã chuyển khoản, xem lại</source>
        <translation>Tôi đã chuyển khoản, xem lại</translation>
    </message>
    <message>
        <source>Xem giấy tiếp nhận và hẹn trả kết quả</source>
        <translation>Xem giấy tiếp nhận và hẹn trả kết quả</translation>
    </message>
    <message>
        <source>Tôi muốn rút hồ sơ này</source>
        <translation>Tôi muốn rút hồ sơ này</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Mã còn dùng được %1 phút %2 giây.</source>
        <translation>Mã còn dùng được %1 phút %2 giây.</translation>
    </message>
    <message>
        <source>Mã còn dùng được %1 giây.</source>
        <translation>Mã còn dùng được %1 giây.</translation>
    </message>
    <message>
        <source>Ông/bà chưa đăng nhập</source>
        <translation>Ông/bà chưa đăng nhập</translation>
    </message>
    <message>
        <source>Đăng nhập VNeID trên điện thoại của ông/bà</source>
        <translation>Đăng nhập VNeID trên điện thoại của ông/bà</translation>
    </message>
    <message>
        <source>Đăng nhập để không ai khác xem được hồ sơ của ông/bà. Kiosk không hỏi mật khẩu.</source>
        <translation>Đăng nhập để không ai khác xem được hồ sơ của ông/bà. Kiosk không hỏi mật khẩu.</translation>
    </message>
    <message>
        <source>Lấy mã mới</source>
        <translation>Lấy mã mới</translation>
    </message>
    <message>
        <source>Kiosk đang lấy mã đăng nhập.</source>
        <translation>Kiosk đang lấy mã đăng nhập.</translation>
    </message>
    <message>
        <source>1. Mở VNeID trên điện thoại, chọn quét mã QR và quét mã dưới đây.</source>
        <translation>1. Mở VNeID trên điện thoại, chọn quét mã QR và quét mã dưới đây.</translation>
    </message>
    <message>
        <source>2. Xem điện thoại có hiện đúng mã %1 không.</source>
        <translation>2. Xem điện thoại có hiện đúng mã %1 không.</translation>
    </message>
    <message>
        <source>3. Đúng thì bấm đồng ý trên điện thoại, rồi nhìn lại màn hình này.</source>
        <translation>3. Đúng thì bấm đồng ý trên điện thoại, rồi nhìn lại màn hình này.</translation>
    </message>
    <message>
        <source>Mã QR để đăng nhập bằng điện thoại</source>
        <translation>Mã QR để đăng nhập bằng điện thoại</translation>
    </message>
    <message>
        <source>Điện thoại không quét được thì mở trang %1 và gõ mã trên.</source>
        <translation>Điện thoại không quét được thì mở trang %1 và gõ mã trên.</translation>
    </message>
    <message>
        <source>Không có điện thoại, ông/bà mang thẻ Căn cước tới quầy, cán bộ sẽ xem giúp.</source>
        <translation>Không có điện thoại, ông/bà mang thẻ Căn cước tới quầy, cán bộ sẽ xem giúp.</translation>
    </message>
</context>
<context>
    <name>RatingScreen</name>
    <message>
        <source>Ông/bà có hài lòng với cách dùng kiosk không?</source>
        <translation>Ông/bà có hài lòng với cách dùng kiosk không?</translation>
    </message>
    <message>
        <source>Ông/bà có hài lòng với hướng dẫn trên màn hình không?</source>
        <translation>Ông/bà có hài lòng với hướng dẫn trên màn hình không?</translation>
    </message>
    <message>
        <source>Ông/bà có hài lòng với thời gian làm hồ sơ không?</source>
        <translation>Ông/bà có hài lòng với thời gian làm hồ sơ không?</translation>
    </message>
    <message>
        <source>Câu %1 trên %2. Kiosk không ghi tên người trả lời.</source>
        <translation>Câu %1 trên %2. Kiosk không ghi tên người trả lời.</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Rất hài lòng</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Hài lòng</translation>
    </message>
    <message>
        <source>Bình thường</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <source>Không hài lòng</source>
        <translation>Không hài lòng</translation>
    </message>
    <message>
        <source>Rất không hài lòng</source>
        <translation>Rất không hài lòng</translation>
    </message>
</context>
<context>
    <name>StackList</name>
    <message>
        <source>Tờ ngăn cách, sẽ bỏ ra</source>
        <translation>Tờ ngăn cách, sẽ bỏ ra</translation>
    </message>
    <message>
        <source>Có phải giấy này là: %1</source>
        <translation>Có phải giấy này là: %1</translation>
    </message>
    <message>
        <source>Giấy này là giấy gì?</source>
        <translation>Giấy này là giấy gì?</translation>
    </message>
    <message>
        <source>Tờ %1</source>
        <translation>Tờ %1</translation>
    </message>
    <message>
        <source>Đúng là giấy đó</source>
        <translation>Đúng là giấy đó</translation>
    </message>
    <message>
        <source>Chọn tên giấy khác</source>
        <translation>Chọn tên giấy khác</translation>
    </message>
    <message>
        <source>Giấy mới từ tờ này</source>
        <translation>Giấy mới từ tờ này</translation>
    </message>
    <message>
        <source>Gộp vào giấy trước</source>
        <translation>Gộp vào giấy trước</translation>
    </message>
    <message>
        <source>Giấy mới bắt đầu từ tờ %1</source>
        <translation>Giấy mới bắt đầu từ tờ %1</translation>
    </message>
    <message>
        <source>Gộp tờ %1 vào giấy trước</source>
        <translation>Gộp tờ %1 vào giấy trước</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>Đang vào</source>
        <translation>Đang vào</translation>
    </message>
    <message>
        <source>Đã lưu, đang đọc</source>
        <translation>Đã lưu, đang đọc</translation>
    </message>
    <message>
        <source>Đã chỉnh thẳng</source>
        <translation>Đã chỉnh thẳng</translation>
    </message>
    <message>
        <source>Đã xoay cho đúng chiều</source>
        <translation>Đã xoay cho đúng chiều</translation>
    </message>
    <message>
        <source>Giữ như lúc quét</source>
        <translation>Giữ như lúc quét</translation>
    </message>
    <message>
        <source>Trang trắng?</source>
        <translation>Trang trắng?</translation>
    </message>
    <message>
        <source>Bị mờ, nên quét lại</source>
        <translation>Bị mờ, nên quét lại</translation>
    </message>
    <message>
        <source>Chữ nhạt, xin xem kỹ</source>
        <translation>Chữ nhạt, xin xem kỹ</translation>
    </message>
    <message>
        <source>Đã lưu dạng ảnh</source>
        <translation>Đã lưu dạng ảnh</translation>
    </message>
    <message>
        <source>Đã lưu lần trước</source>
        <translation>Đã lưu lần trước</translation>
    </message>
    <message>
        <source>Rõ nét</source>
        <translation>Rõ nét</translation>
    </message>
</context>
<context>
    <name>AcceptanceScreen</name>
    <message>
        <source>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</source>
        <translation>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</translation>
    </message>
    <message>
        <source>Kiosk chưa xác nhận được giấy tiếp nhận</source>
        <translation>Kiosk chưa xác nhận được giấy tiếp nhận</translation>
    </message>
    <message>
        <source>Mã hồ sơ %1</source>
        <translation>Mã hồ sơ %1</translation>
    </message>
    <message>
        <source>In thêm một bản</source>
        <translation>In thêm một bản</translation>
    </message>
    <message>
        <source>In giấy này</source>
        <translation>In giấy này</translation>
    </message>
    <message>
        <source>Chữ ký của cơ quan trên giấy chưa đúng, nên kiosk không hiện và không in giấy này. Hồ sơ của ông/bà không bị ảnh hưởng. Xin nhờ cán bộ tại quầy in giúp.</source>
        <translation>Chữ ký của cơ quan trên giấy chưa đúng, nên kiosk không hiện và không in giấy này. Hồ sơ của ông/bà không bị ảnh hưởng. Xin nhờ cán bộ tại quầy in giúp.</translation>
    </message>
    <message>
        <source>Cơ quan đã ký số giấy này, kiosk đã kiểm tra chữ ký.</source>
        <translation>Cơ quan đã ký số giấy này, kiosk đã kiểm tra chữ ký.</translation>
    </message>
    <message>
        <source>Giấy đã in xong. Xin nhận ở khe bên dưới.</source>
        <translation>Giấy đã in xong. Xin nhận ở khe bên dưới.</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Hẹn trả kết quả</translation>
    </message>
    <message>
        <source>Giấy không ghi ngày hẹn</source>
        <translation>Giấy không ghi ngày hẹn</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ của</source>
        <translation>Tiếp nhận hồ sơ của</translation>
    </message>
    <message>
        <source>Việc cần giải quyết</source>
        <translation>Việc cần giải quyết</translation>
    </message>
    <message>
        <source>Nơi tiếp nhận</source>
        <translation>Nơi tiếp nhận</translation>
    </message>
    <message>
        <source>Tiếp nhận lúc</source>
        <translation>Tiếp nhận lúc</translation>
    </message>
    <message>
        <source>Số %1</source>
        <translation>Số %1</translation>
    </message>
    <message>
        <source>Giấy tờ đã nhận</source>
        <translation>Giấy tờ đã nhận</translation>
    </message>
    <message>
        <source>Kiosk này chưa in được. Cán bộ tại quầy in giúp ông/bà.</source>
        <translation>Kiosk này chưa in được. Cán bộ tại quầy in giúp ông/bà.</translation>
    </message>
</context>
<context>
    <name>FeeCard</name>
    <message>
        <source>Đã nộp, %1.</source>
        <translation>Đã nộp, %1.</translation>
    </message>
    <message>
        <source>Đã nộp.</source>
        <translation>Đã nộp.</translation>
    </message>
    <message>
        <source>Kiosk chưa kiểm tra được mã chuyển khoản nên không hiện mã. Xin nộp tại quầy.</source>
        <translation>Kiosk chưa kiểm tra được mã chuyển khoản nên không hiện mã. Xin nộp tại quầy.</translation>
    </message>
    <message>
        <source>Xin nộp tại quầy.</source>
        <translation>Xin nộp tại quầy.</translation>
    </message>
    <message>
        <source>Chưa nộp. Hạn nộp: %1.</source>
        <translation>Chưa nộp. Hạn nộp: %1.</translation>
    </message>
    <message>
        <source>Chưa nộp.</source>
        <translation>Chưa nộp.</translation>
    </message>
    <message>
        <source>Mở ứng dụng ngân hàng trên điện thoại, quét mã này và xem lại trước khi chuyển.</source>
        <translation>Mở ứng dụng ngân hàng trên điện thoại, quét mã này và xem lại trước khi chuyển.</translation>
    </message>
    <message>
        <source>Mã VietQR để chuyển khoản</source>
        <translation>Mã VietQR để chuyển khoản</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Ngân hàng</source>
        <translation>Ngân hàng</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Số tài khoản</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Nội dung</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>Số thứ tự của ông/bà</source>
        <translation>Số thứ tự của ông/bà</translation>
    </message>
    <message>
        <source>Chưa lấy được số thứ tự</source>
        <translation>Chưa lấy được số thứ tự</translation>
    </message>
    <message>
        <source>Ông/bà cần gặp cán bộ về việc gì?</source>
        <translation>Ông/bà cần gặp cán bộ về việc gì?</translation>
    </message>
    <message>
        <source>Chạm vào một việc để lấy số. Không cần thẻ Căn cước.</source>
        <translation>Chạm vào một việc để lấy số. Không cần thẻ Căn cước.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi hệ thống trung tâm.</source>
        <translation>Kiosk đang hỏi hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Lúc này không có quầy nào phát số. Xin mời ông/bà tới quầy, cán bộ sẽ sắp xếp.</source>
        <translation>Lúc này không có quầy nào phát số. Xin mời ông/bà tới quầy, cán bộ sẽ sắp xếp.</translation>
    </message>
    <message>
        <source>Không có ai đang chờ</source>
        <translation>Không có ai đang chờ</translation>
    </message>
    <message numerus="yes">
        <source>%n người đang chờ</source>
        <translation>
            <numerusform>%n người đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có ai chờ trước ông/bà.</source>
        <translation>Không có ai chờ trước ông/bà.</translation>
    </message>
    <message numerus="yes">
        <source>Có %n người chờ trước ông/bà.</source>
        <translation>
            <numerusform>Có %n người chờ trước ông/bà.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mời tới: %1</source>
        <translation>Mời tới: %1</translation>
    </message>
    <message>
        <source>Xin nghe gọi số và nhìn bảng để biết tới quầy nào.</source>
        <translation>Xin nghe gọi số và nhìn bảng để biết tới quầy nào.</translation>
    </message>
    <message>
        <source>Lấy số lúc %1</source>
        <translation>Lấy số lúc %1</translation>
    </message>
    <message>
        <source>Số đã in xong. Xin nhận ở khe bên dưới.</source>
        <translation>Số đã in xong. Xin nhận ở khe bên dưới.</translation>
    </message>
    <message>
        <source>Xin nhớ số này: kiosk chưa in được.</source>
        <translation>Xin nhớ số này: kiosk chưa in được.</translation>
    </message>
</context>
<context>
    <name>WithdrawScreen</name>
    <message>
        <source>Hồ sơ có sai sót, tôi sẽ nộp lại.</source>
        <translation>Hồ sơ có sai sót, tôi sẽ nộp lại.</translation>
    </message>
    <message>
        <source>Tôi không còn nhu cầu giải quyết việc này.</source>
        <translation>Tôi không còn nhu cầu giải quyết việc này.</translation>
    </message>
    <message>
        <source>Tôi nộp nhầm thủ tục hoặc nhầm cơ quan.</source>
        <translation>Tôi nộp nhầm thủ tục hoặc nhầm cơ quan.</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Lý do khác</translation>
    </message>
    <message>
        <source>Ông/bà chắc chắn muốn rút hồ sơ này?</source>
        <translation>Ông/bà chắc chắn muốn rút hồ sơ này?</translation>
    </message>
    <message>
        <source>Vì sao ông/bà muốn rút hồ sơ?</source>
        <translation>Vì sao ông/bà muốn rút hồ sơ?</translation>
    </message>
    <message>
        <source>Mã hồ sơ %1</source>
        <translation>Mã hồ sơ %1</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Gửi lại yêu cầu rút</source>
        <translation>Gửi lại yêu cầu rút</translation>
    </message>
    <message>
        <source>Gửi yêu cầu rút</source>
        <translation>Gửi yêu cầu rút</translation>
    </message>
    <message>
        <source>Kiosk đang gửi yêu cầu tới hệ thống trung tâm.</source>
        <translation>Kiosk đang gửi yêu cầu tới hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Lý do của ông/bà</source>
        <translation>Lý do của ông/bà</translation>
    </message>
    <message>
        <source>Xin ghi vài chữ về lý do.</source>
        <translation>Xin ghi vài chữ về lý do.</translation>
    </message>
    <message>
        <source>Lý do: %1</source>
        <translation>Lý do: %1</translation>
    </message>
    <message>
        <source>Cơ quan sẽ xem yêu cầu và dừng giải quyết hồ sơ. Muốn làm lại, ông/bà phải nộp hồ sơ mới.</source>
        <translation>Cơ quan sẽ xem yêu cầu và dừng giải quyết hồ sơ. Muốn làm lại, ông/bà phải nộp hồ sơ mới.</translation>
    </message>
    <message>
        <source>Về phí đã nộp và giấy tờ gốc đang ở cơ quan, xin hỏi cán bộ tại quầy.</source>
        <translation>Về phí đã nộp và giấy tờ gốc đang ở cơ quan, xin hỏi cán bộ tại quầy.</translation>
    </message>
</context>
</TS>
