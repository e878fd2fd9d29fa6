<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>CardScreen</name>
    <message>
        <source>Đặt thẻ Căn cước lên mặt kính</source>
        <translation>Lay your identity card on the glass</translation>
    </message>
    <message>
        <source>Đang đọc thẻ</source>
        <translation>Reading your card</translation>
    </message>
    <message>
        <source>Chào ông/bà %1. Ông/bà có hồ sơ đang làm dở</source>
        <translation>Hello, %1. You have an unfinished dossier</translation>
    </message>
    <message>
        <source>Chào ông/bà %1</source>
        <translation>Hello, %1</translation>
    </message>
    <message>
        <source>Úp mặt có mã QR xuống, đặt sát góc được đánh dấu, rồi bấm Đọc thẻ.</source>
        <translation>Turn the side with the QR code down, lay the card in the marked corner, then press Read card.</translation>
    </message>
    <message>
        <source>Xin để yên thẻ trên mặt kính trong giây lát.</source>
        <translation>Please leave the card on the glass for a moment.</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read card</translation>
    </message>
    <message>
        <source>Đang đọc</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Thẻ Căn cước mới có mã QR ở mặt sau. Thẻ Căn cước công dân gắn chip có mã QR ở mặt trước.</source>
        <translation>The new identity card has its QR code on the back. The older chip card has it on the front.</translation>
    </message>
    <message>
        <source>Kiosk chỉ đọc mã QR và không giữ lại ảnh thẻ.</source>
        <translation>Only the QR code is read. No picture of your card is kept.</translation>
    </message>
    <message>
        <source>Số định danh cá nhân</source>
        <translation>Personal identification number</translation>
    </message>
    <message>
        <source>Số được che bớt để người đứng gần không đọc được. Không đúng tên ông/bà thì bấm Quay lại.</source>
        <translation>Part of the number is hidden from people nearby. If this is not your name, press Back.</translation>
    </message>
    <message>
        <source>Đã đọc xong. Xin lấy lại thẻ.</source>
        <translation>All read. Please take your card back.</translation>
    </message>
    <message>
        <source>Tiếp tục hồ sơ đang làm dở</source>
        <translation>Carry on with that dossier</translation>
    </message>
    <message numerus="yes">
        <source>Đã lưu an toàn %n trang</source>
        <translation>
            <numerusform>%n page is safely saved</numerusform>
            <numerusform>%n pages are safely saved</numerusform>
        </translation>
    </message>
    <message>
        <source> · bắt đầu %1</source>
        <translation> · begun on %1</translation>
    </message>
    <message>
        <source>Làm hồ sơ mới</source>
        <translation>Begin a new dossier</translation>
    </message>
    <message>
        <source>Cả %1 hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.</source>
        <translation>All %1 unfinished ones will be deleted from this kiosk.</translation>
    </message>
    <message>
        <source>Hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.</source>
        <translation>The unfinished one will be deleted from this kiosk.</translation>
    </message>
    <message numerus="yes">
        <source>Xóa hẳn %n trang đã lưu của hồ sơ cũ?</source>
        <translation>
            <numerusform>Delete the %n saved page of the old dossier for good?</numerusform>
            <numerusform>Delete the %n saved pages of the old dossier for good?</numerusform>
        </translation>
    </message>
    <message>
        <source>Không, giữ lại hồ sơ cũ</source>
        <translation>No, keep the old one</translation>
    </message>
    <message>
        <source>Xóa hồ sơ cũ và làm mới</source>
        <translation>Delete it and begin anew</translation>
    </message>
    <message>
        <source>Đã cất an toàn phần đang làm</source>
        <translation>What was begun is kept safely</translation>
    </message>
    <message>
        <source>Xóa hẳn hồ sơ cũ?</source>
        <translation>Delete the old dossier for good?</translation>
    </message>
    <message>
        <source>Không mang thẻ: đăng nhập VNeID</source>
        <translation>No card: sign in with VNeID</translation>
    </message>
    <message>
        <source>Trên điện thoại của ông/bà. Khi đó giấy tờ đã nộp lần trước không phải nộp lại.</source>
        <translation>On your own phone. Papers you have filed before need not be filed again then.</translation>
    </message>
    <message>
        <source>Đã đăng nhập bằng VNeID.</source>
        <translation>You are signed in with VNeID.</translation>
    </message>
</context>
<context>
    <name>CaseScreen</name>
    <message>
        <source>Ông/bà thuộc trường hợp nào?</source>
        <translation>Which of these is your case?</translation>
    </message>
</context>
<context>
    <name>ChecklistScreen</name>
    <message numerus="yes">
        <source>Hồ sơ còn thiếu %n mục</source>
        <translation>
            <numerusform>%n item is still missing</numerusform>
            <numerusform>%n items are still missing</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ đã đủ giấy tờ</source>
        <translation>Your dossier is complete</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n mục nữa</source>
        <translation>
            <numerusform>%n item to go</numerusform>
            <numerusform>%n items to go</numerusform>
        </translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Đây là toàn bộ danh sách. Kiosk kiểm tra hết một lần trước khi nộp.</source>
        <translation>This is the whole list. Everything is checked at once, before you file.</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: %1</source>
        <translation>Processing time: %1</translation>
    </message>
    <message>
        <source>chưa có thông tin</source>
        <translation>not known here</translation>
    </message>
    <message>
        <source>Phí, lệ phí: %1</source>
        <translation>Fees: %1</translation>
    </message>
    <message>
        <source>Ông/bà đã có một hồ sơ về việc này</source>
        <translation>You have a dossier of this kind already</translation>
    </message>
    <message>
        <source>Hồ sơ đó nộp tại kiosk này và chưa giải quyết xong. Ông/bà có muốn nộp thêm một hồ sơ nữa không?</source>
        <translation>It was filed at this kiosk and is not finished yet. Do you want to file another one?</translation>
    </message>
    <message>
        <source>Không, tôi dừng ở đây</source>
        <translation>No, I stop here</translation>
    </message>
    <message>
        <source>Xem hồ sơ đã nộp: chạm Theo dõi hồ sơ ở màn hình đầu.</source>
        <translation>To see the one you filed, touch Track a dossier on the first screen.</translation>
    </message>
    <message>
        <source>Nộp thêm một hồ sơ nữa</source>
        <translation>File another one</translation>
    </message>
    <message>
        <source>Cơ quan sẽ nhận hai hồ sơ riêng.</source>
        <translation>The agency will receive two separate dossiers.</translation>
    </message>
    <message>
        <source>Ông/bà đã bổ sung theo yêu cầu này</source>
        <translation>You have answered this request already</translation>
    </message>
    <message>
        <source>Giấy tờ bổ sung được giữ an toàn trên kiosk này và đang chờ gửi. Cần bổ sung thêm, xin hỏi cán bộ tại quầy.</source>
        <translation>The papers are safe on this kiosk and wait to be sent. If you need to add more, please ask the staff at the counter.</translation>
    </message>
    <message>
        <source>Dùng lại bản cơ quan đã có</source>
        <translation>Use the copy that the agency has</translation>
    </message>
    <message>
        <source>Giấy tờ đã nộp lần trước không phải nộp lại</source>
        <translation>Papers filed before need not be filed again</translation>
    </message>
    <message>
        <source>Đăng nhập VNeID trên điện thoại để dùng lại giấy tờ cơ quan đã có.</source>
        <translation>Sign in with VNeID on your phone to use what the agency has already.</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi cơ quan đã có giấy tờ nào của ông/bà.</source>
        <translation>The kiosk is asking which of your papers the agency has.</translation>
    </message>
    <message>
        <source>Bây giờ kiosk chưa hỏi được cơ quan đã có giấy tờ nào. Ông/bà vẫn nộp được bằng cách quét giấy.</source>
        <translation>The kiosk cannot ask the agency just now. You can still file by scanning your papers.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n tờ chưa biết là giấy gì</source>
        <translation>
            <numerusform>%n sheet is not sorted yet</numerusform>
            <numerusform>%n sheets are not sorted yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem các tờ đó</source>
        <translation>Look at those sheets</translation>
    </message>
    <message>
        <source>Quét cả tập giấy một lần</source>
        <translation>Scan the whole stack at once</translation>
    </message>
    <message>
        <source>Kiosk chia từng loại giấy, ông/bà xem lại.</source>
        <translation>The kiosk tells the papers apart; you check.</translation>
    </message>
</context>
<context>
    <name>ComponentRow</name>
    <message>
        <source>Xem lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Xem, thêm</source>
        <translation>See or add</translation>
    </message>
    <message>
        <source>Điền đơn</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Quét giấy</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Đã điền xong</source>
        <translation>Filled in</translation>
    </message>
    <message numerus="yes">
        <source>Đã có %n trang</source>
        <translation>
            <numerusform>%n page saved</numerusform>
            <numerusform>%n pages saved</numerusform>
        </translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Không nộp giấy. Bản điện tử chỉ cần %1</source>
        <translation>No paper. The electronic copy is only needed: %1</translation>
    </message>
    <message>
        <source>Bản điện tử, không nộp giấy</source>
        <translation>Electronic copy, no paper</translation>
    </message>
    <message>
        <source>Chỉ cần %1</source>
        <translation>Only needed: %1</translation>
    </message>
    <message>
        <source>Quét mới</source>
        <translation>Scan anew</translation>
    </message>
    <message>
        <source>Dùng lại bản cơ quan đã có (%1). Không phải nộp giấy</source>
        <translation>The copy that the agency has is used (%1). No paper needed</translation>
    </message>
    <message>
        <source>Dùng lại bản cơ quan đã có. Không phải nộp giấy</source>
        <translation>The copy that the agency has is used. No paper needed</translation>
    </message>
</context>
<context>
    <name>DisplayOverlay</name>
    <message>
        <source>Chữ và màu trên màn hình</source>
        <translation>Text and colours</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Vừa</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Lớn</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Rất lớn</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Nền sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Nền tối</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Hình vẽ: thẻ úp mặt có mã QR xuống mặt kính</source>
        <translation>Drawing: the card lies on the glass with its QR code facing down</translation>
    </message>
    <message>
        <source>Hình vẽ: mở nắp, rút nhẹ tờ giấy kẹt</source>
        <translation>Drawing: open the cover and pull the jammed sheet out gently</translation>
    </message>
    <message>
        <source>Hình vẽ: đóng nắp máy quét</source>
        <translation>Drawing: close the scanner&apos;s cover</translation>
    </message>
    <message>
        <source>Hình vẽ: đặt giấy vào khay, mặt chữ hướng lên</source>
        <translation>Drawing: put the paper in the tray, printed side up</translation>
    </message>
</context>
<context>
    <name>FieldCaption</name>
    <message>
        <source>Bắt buộc</source>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>FormFieldItem</name>
    <message>
        <source>Lấy từ thẻ Căn cước</source>
        <translation>From your identity card</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Chạm để điền</source>
        <translation>Touch to fill in</translation>
    </message>
    <message>
        <source>Bắt buộc</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Đã điền lần trước, không hiện lại</source>
        <translation>Filled in last time, not shown again</translation>
    </message>
    <message>
        <source>Đọc trên giấy, ông/bà đã xem</source>
        <translation>Read on paper, seen by you</translation>
    </message>
    <message>
        <source>Ông/bà đã khai lần trước, xin xem lại</source>
        <translation>From your earlier form; please check</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>Chạm vào ô để điền. Mục đã có sẵn ông/bà chỉ cần xem lại.</source>
        <translation>Touch a box to fill it in. What is already there only needs a look.</translation>
    </message>
    <message>
        <source>Xong, tiếp tục</source>
        <translation>Done, continue</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n mục cần điền hoặc sửa. Mỗi mục có lời nhắc ngay bên dưới.</source>
        <translation>
            <numerusform>%n field still needs filling in or correcting. There is a note below it.</numerusform>
            <numerusform>%n fields still need filling in or correcting. There is a note below each.</numerusform>
        </translation>
    </message>
    <message>
        <source>Theo mẫu: %1</source>
        <translation>After the official form: %1</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n mục cần sửa</source>
        <translation>
            <numerusform>%n answer to correct</numerusform>
            <numerusform>%n answers to correct</numerusform>
        </translation>
    </message>
    <message>
        <source>Những mục ông/bà đã điền lần trước còn nguyên. Nội dung không hiện lại để giữ kín; ông/bà điền tiếp mục còn thiếu, muốn sửa mục nào thì điền lại mục đó.</source>
        <translation>What you filled in last time is still there. It is not shown again, to keep it private; fill in what is missing, and write anew whatever you want to change.</translation>
    </message>
    <message>
        <source>Đang đọc giấy trên mặt kính.</source>
        <translation>Reading the paper on the glass.</translation>
    </message>
    <message>
        <source>Kiosk đã đọc xong, xin lấy lại giấy. Mục nào đúng, ông/bà bấm Dùng ở mục đó.</source>
        <translation>The paper has been read, please take it back. Where it is right, press Use.</translation>
    </message>
    <message>
        <source>Không cần gõ lại chữ đã in trên giấy: đặt giấy lên mặt kính, mặt chữ úp xuống.</source>
        <translation>No need to type what is printed on a paper: lay it on the glass, print facing down.</translation>
    </message>
    <message>
        <source>Kiosk đọc giúp: %1. Ảnh của giấy này không lưu, không nộp.</source>
        <translation>What can be read: %1. The picture of this paper is neither kept nor filed.</translation>
    </message>
    <message>
        <source>Đọc giấy khác</source>
        <translation>Read another paper</translation>
    </message>
    <message>
        <source>Đọc từ giấy</source>
        <translation>Read from paper</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Cỡ chữ và màu màn hình</source>
        <translation>Text size and colours</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Chạm vào ô lớn Nộp hồ sơ để bắt đầu. Kiosk hướng dẫn từng bước, mỗi bước chỉ hỏi một việc.</source>
        <translation>Touch the large tile to begin. The kiosk leads you step by step and asks one thing at a time.</translation>
    </message>
    <message>
        <source>Đặt thẻ Căn cước lên mặt kính, mặt có mã QR úp xuống, rồi bấm Đọc thẻ. Đọc xong ông/bà lấy lại thẻ ngay.</source>
        <translation>Lay your identity card on the glass with its QR code facing down and press Read card. Take it back as soon as it has been read.</translation>
    </message>
    <message>
        <source>Chạm vào tên việc cần làm. Nếu không thấy, chạm vào ô tìm và gõ vài chữ, không cần gõ dấu.</source>
        <translation>Touch what you have come for. If you do not see it, touch the search box and type a few Vietnamese words; you may leave out the accents.</translation>
    </message>
    <message>
        <source>Chọn câu đúng với ông/bà nhất. Chọn nhầm thì bấm Quay lại để chọn lại.</source>
        <translation>Touch the sentence that fits you best. If it was the wrong one, press Back and choose again.</translation>
    </message>
    <message>
        <source>Chạm vào từng dòng để quét giấy hoặc điền đơn. Xong dòng nào, dòng đó có dấu đã đủ.</source>
        <translation>Touch each line to scan the paper or fill in the form. A line that is done carries a tick.</translation>
    </message>
    <message>
        <source>Gỡ ghim và kẹp, xếp thẳng mép giấy, đặt vào khay với mặt chữ hướng lên, rồi bấm Quét. Thẻ và giấy nhỏ thì đặt lên mặt kính. Giấy gốc ra ngay sau khi quét.</source>
        <translation>Remove staples and clips, straighten the stack, put it in the tray printed side up and press Scan. Cards and small papers go on the glass. Your originals come out at once.</translation>
    </message>
    <message>
        <source>Chạm vào ô cần điền, bàn phím sẽ hiện ra. Phím dấu đặt dấu lên chữ vừa gõ. Điền xong bấm phím Xong.</source>
        <translation>Touch a box and the keys appear. The tone keys put the mark on the letter just typed. Press Done when you have finished.</translation>
    </message>
    <message>
        <source>Xem lại một lượt. Thấy sai ở đâu thì bấm Quay lại để sửa.</source>
        <translation>Look everything over. If something is wrong, press Back and correct it.</translation>
    </message>
    <message>
        <source>Đọc từng thông báo và chọn câu trả lời của mình. Kiosk không chọn sẵn thay ông/bà.</source>
        <translation>Read each notice and give your own answer. Nothing is chosen for you.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được cất an toàn. Ông/bà chỉ cần chờ, hoặc lấy phiếu khi kiosk mời.</source>
        <translation>Your dossier is kept safe. Simply wait until the slip appears.</translation>
    </message>
    <message>
        <source>Giữ phiếu này để theo dõi hồ sơ. Xong việc thì bấm nút Kết thúc để xóa thông tin khỏi màn hình.</source>
        <translation>Keep this slip to follow your dossier. When you have finished, press Finish to clear the screen.</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Tôi hiểu rồi</source>
        <translation>I see</translation>
    </message>
    <message>
        <source>Dừng lại và xóa khỏi màn hình</source>
        <translation>Stop here and clear the screen</translation>
    </message>
    <message>
        <source>Dừng giữa chừng cũng không mất giấy đã quét và đơn đang điền: lần sau đặt lại thẻ là làm tiếp được.</source>
        <translation>If you stop here, scanned papers and the form you are filling in are not lost: lay your card on the glass again next time to go on.</translation>
    </message>
    <message>
        <source>Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</source>
        <translation>Before you leave, please remember your identity card and your original papers.</translation>
    </message>
    <message>
        <source>Chạm vào ô tìm và gõ vài chữ, hoặc chọn một lĩnh vực. Chạm vào tên thủ tục để xem giấy tờ cần có.</source>
        <translation>Touch the search field and type a few words, or choose a field. Touch a procedure to see which papers it needs.</translation>
    </message>
    <message>
        <source>Trang này cho biết thủ tục cần giấy tờ gì, bao lâu, hết bao nhiêu tiền. Ông/bà có thể in hoặc quét mã để mang danh mục về.</source>
        <translation>This page says which papers the procedure needs, how long it takes and what it costs. The list can be printed, or taken home by its code.</translation>
    </message>
    <message>
        <source>Dừng giữa chừng cũng không mất giấy đã quét: lần sau đăng nhập VNeID là làm tiếp được.</source>
        <translation>Stopping halfway loses no scanned paper: sign in with VNeID again to go on.</translation>
    </message>
    <message>
        <source>Đặt phiếu lên mặt kính rồi chạm Đọc phiếu, hoặc chạm vào ô Mã hồ sơ và gõ mã in trên phiếu.</source>
        <translation>Lay the slip on the glass and touch Read slip, or touch the field Dossier code and type the code printed on the slip.</translation>
    </message>
    <message>
        <source>Trang này cho biết hồ sơ đang ở bước nào và ông/bà cần làm gì. Đăng nhập VNeID thì xem được chi tiết.</source>
        <translation>This page says where the dossier stands and what to do. Sign in with VNeID to see the details.</translation>
    </message>
    <message>
        <source>Mở VNeID trên điện thoại, quét mã trên màn hình và bấm đồng ý. Kiosk không hỏi mật khẩu.</source>
        <translation>Open VNeID on your phone, scan the code on the screen and agree. The kiosk asks for no password.</translation>
    </message>
    <message>
        <source>Chọn lý do, bấm Tiếp tục, rồi xác nhận một lần nữa. Không muốn rút nữa thì bấm Quay lại.</source>
        <translation>Choose a reason, press Continue, then confirm once more. If you change your mind, press Back.</translation>
    </message>
    <message>
        <source>Đây là giấy cơ quan đã ký khi tiếp nhận hồ sơ. Ông/bà có thể in một bản mang về.</source>
        <translation>This is the paper that the agency signed when it accepted the dossier. You can print a copy to take home.</translation>
    </message>
    <message>
        <source>Chạm vào việc cần gặp cán bộ, kiosk đưa số thứ tự. Giữ số và chờ gọi.</source>
        <translation>Touch what you need, and the kiosk gives you a number. Keep it and wait until it is called.</translation>
    </message>
    <message>
        <source>Xin mời ông/bà tới quầy ngay bên cạnh, hoặc gọi số %1.</source>
        <translation>Please go to the counter next to the kiosk, or call %1.</translation>
    </message>
    <message>
        <source>Xin mời ông/bà tới quầy ngay bên cạnh.</source>
        <translation>Please go to the counter next to the kiosk.</translation>
    </message>
    <message>
        <source>Kiosk đang báo cho cán bộ.</source>
        <translation>The staff is being told.</translation>
    </message>
    <message>
        <source>Đã báo cho cán bộ nhưng chưa có ai nhận tin.</source>
        <translation>The staff has been told, but nobody has answered yet.</translation>
    </message>
    <message>
        <source>Đã báo cho cán bộ. Xin ông/bà chờ tại kiosk.</source>
        <translation>The staff has been told. Please wait at the kiosk.</translation>
    </message>
    <message>
        <source>%1 đã nhận tin. Xin ông/bà chờ tại kiosk.</source>
        <translation>%1 has got the message. Please wait at the kiosk.</translation>
    </message>
    <message>
        <source>Cán bộ đã nhận tin. Xin ông/bà chờ tại kiosk.</source>
        <translation>The staff has got the message. Please wait at the kiosk.</translation>
    </message>
    <message>
        <source>%1 đang tới chỗ ông/bà.</source>
        <translation>%1 is coming to you.</translation>
    </message>
    <message>
        <source>Cán bộ đang tới chỗ ông/bà.</source>
        <translation>Somebody is coming to you.</translation>
    </message>
    <message>
        <source>Kiosk chưa báo được cho cán bộ.</source>
        <translation>The kiosk could not reach the staff.</translation>
    </message>
    <message>
        <source>Cần người giúp, ông/bà gọi cán bộ bằng nút dưới đây, hoặc tới quầy ngay bên cạnh.</source>
        <translation>If you need help, call the staff with the button below, or go to the counter next to the kiosk.</translation>
    </message>
    <message>
        <source>Gọi cán bộ tới giúp</source>
        <translation>Call the staff</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Tôi không cần giúp nữa</source>
        <translation>I need no help any more</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Xin chào ông/bà</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Nộp hồ sơ tại đây, có người giúp khi cần.</source>
        <translation>File your dossier here. Help is at hand.</translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>File a dossier</translation>
    </message>
    <message>
        <source>Chạm vào đây để bắt đầu</source>
        <translation>Touch here to begin</translation>
    </message>
    <message>
        <source>Đặt thẻ Căn cước lên mặt kính</source>
        <translation>Lay your identity card on the glass</translation>
    </message>
    <message>
        <source>Kiosk chỉ đọc mã QR. Ông/bà lấy lại thẻ ngay.</source>
        <translation>Only the QR code is read. You take the card back at once.</translation>
    </message>
    <message>
        <source>Đưa giấy tờ vào khay</source>
        <translation>Put your papers in the tray</translation>
    </message>
    <message>
        <source>Nhận phiếu có mã hồ sơ</source>
        <translation>Take the slip with your dossier code</translation>
    </message>
    <message>
        <source>Mất mạng vẫn nộp được, hồ sơ không bị mất.</source>
        <translation>It works without a network too, and nothing is lost.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Kiosk hoạt động tốt. Giấy tờ niêm phong ngay khi quét.</source>
        <translation>The kiosk is working normally. Papers are sealed as soon as they are scanned.</translation>
    </message>
    <message>
        <source>Chưa kết nối được với hệ thống trung tâm. Ông/bà vẫn nộp được: kiosk giữ hồ sơ an toàn và tự gửi khi có mạng.</source>
        <translation>The central system cannot be reached just now. You can still file: the kiosk keeps your dossier safe and sends it when the network is back.</translation>
    </message>
    <message>
        <source>Ông/bà vẫn nộp được. Nhờ cán bộ xem máy: sắp hết chỗ lưu hoặc có hồ sơ chờ gửi đã lâu.</source>
        <translation>You can still file. Staff, please look at the machine: its storage is running low, or a dossier has been waiting to be sent for long.</translation>
    </message>
    <message>
        <source>Kiosk đang cần cán bộ kiểm tra. Xin mời ông/bà sang quầy bên cạnh.</source>
        <translation>The kiosk needs a look by the staff. Please go to the counter next to it.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n hồ sơ đang chờ gửi.</source>
        <translation>
            <numerusform>%n dossier is waiting to be sent.</numerusform>
            <numerusform>%n dossiers are waiting to be sent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Giấy gốc chạy qua máy quét rồi trả lại ngay.</source>
        <translation>The originals pass through the scanner and come back to you.</translation>
    </message>
    <message>
        <source>Tra cứu thủ tục</source>
        <translation>Look up a procedure</translation>
    </message>
    <message>
        <source>Xem giấy tờ cần có, thời hạn, phí. Không cần thẻ.</source>
        <translation>See which papers, how long, what it costs. No card needed.</translation>
    </message>
    <message>
        <source>Theo dõi hồ sơ</source>
        <translation>Track a dossier</translation>
    </message>
    <message>
        <source>Xem hồ sơ đã nộp đang ở bước nào. Không cần thẻ.</source>
        <translation>See where a filed dossier stands. No card is needed.</translation>
    </message>
    <message>
        <source>Lấy số thứ tự</source>
        <translation>Get a queue number</translation>
    </message>
    <message>
        <source>Lấy số để gặp cán bộ tại quầy. Không cần thẻ.</source>
        <translation>Get a number to see the staff at the counter. No card is needed.</translation>
    </message>
</context>
<context>
    <name>IdleOverlay</name>
    <message>
        <source>Ông/bà còn ở đây không?</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>Tôi cần thêm thời gian</source>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>Kết thúc và xóa khỏi màn hình</source>
        <translation>Finish and clear the screen</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n giây</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message>
        <source>Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</source>
        <translation>Before you leave, please remember your identity card and your original papers.</translation>
    </message>
</context>
<context>
    <name>LetterKeyboard</name>
    <message>
        <source>dấu sắc</source>
        <translation>acute tone</translation>
    </message>
    <message>
        <source>dấu huyền</source>
        <translation>grave tone</translation>
    </message>
    <message>
        <source>dấu hỏi</source>
        <translation>hook tone</translation>
    </message>
    <message>
        <source>dấu ngã</source>
        <translation>tilde tone</translation>
    </message>
    <message>
        <source>dấu nặng</source>
        <translation>dot tone</translation>
    </message>
    <message>
        <source>chữ hoa</source>
        <translation>capital</translation>
    </message>
    <message>
        <source>xóa một chữ</source>
        <translation>delete one letter</translation>
    </message>
    <message>
        <source>dấu cách</source>
        <translation>space</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>đang viết hoa tất cả</source>
        <translation>all letters are capitals</translation>
    </message>
    <message>
        <source>chữ có dấu</source>
        <translation>letters with marks</translation>
    </message>
    <message>
        <source>ký hiệu khác</source>
        <translation>other signs</translation>
    </message>
    <message>
        <source>xuống dòng</source>
        <translation>new line</translation>
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
        <translation>Before you file, please read and answer</translation>
    </message>
    <message>
        <source>Mỗi mục một câu trả lời. Kiosk không chọn sẵn.</source>
        <translation>One answer to each. Nothing is chosen beforehand.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n câu chưa trả lời</source>
        <translation>
            <numerusform>%n answer to go</numerusform>
            <numerusform>%n answers to go</numerusform>
        </translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>File a dossier</translation>
    </message>
    <message>
        <source>Để làm gì: %1</source>
        <translation>What for: %1</translation>
    </message>
    <message>
        <source>Căn cứ: %1</source>
        <translation>Legal basis: %1</translation>
    </message>
    <message>
        <source>Cần đồng ý thì kiosk mới nộp được hồ sơ.</source>
        <translation>The kiosk can file only if you agree to this.</translation>
    </message>
    <message>
        <source>Không đồng ý vẫn nộp được hồ sơ.</source>
        <translation>You can file without agreeing to this.</translation>
    </message>
    <message>
        <source>Ông/bà chưa đồng ý với một mục cần thiết. Ông/bà có thể đổi câu trả lời, hoặc nộp hồ sơ giấy với cán bộ tại quầy.</source>
        <translation>You have not agreed to something that filing here needs. You can change your answer, or file on paper with the staff at the counter.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Xóa hết</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>xóa một số</source>
        <translation>delete one digit</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ProcedureScreen</name>
    <message>
        <source>Ông/bà nộp hồ sơ về việc gì?</source>
        <translation>What is your dossier about?</translation>
    </message>
    <message>
        <source>Chạm vào tên việc, hoặc gõ vài chữ, không cần dấu.</source>
        <translation>Touch a procedure, or search in Vietnamese. Accents are not needed.</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Search procedures</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Việc hay làm</source>
        <translation>Most asked for</translation>
    </message>
    <message>
        <source>Thời hạn: %1</source>
        <translation>Time: %1</translation>
    </message>
    <message>
        <source>chưa có thông tin</source>
        <translation>not known here</translation>
    </message>
    <message>
        <source>Phí: %1</source>
        <translation>Fee: %1</translation>
    </message>
    <message>
        <source>Chỉ tra cứu, nộp tại quầy</source>
        <translation>For information; file at the counter</translation>
    </message>
    <message>
        <source>Chưa thấy thủ tục nào khớp với chữ ông/bà gõ</source>
        <translation>No procedure matches what you typed</translation>
    </message>
    <message>
        <source>Danh mục thủ tục đang trống</source>
        <translation>The list of procedures is empty</translation>
    </message>
    <message>
        <source>Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.</source>
        <translation>Try fewer words, such as “mã vạch” (barcode) or “bức xạ” (radiation), or ask the staff at the counter.</translation>
    </message>
    <message>
        <source>Xin mời ông/bà gặp cán bộ tại quầy.</source>
        <translation>Please see the staff at the counter.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Đang làm</source>
        <translation>Working</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>Ông/bà xem lại một lượt</source>
        <translation>Please look everything over</translation>
    </message>
    <message>
        <source>Chưa có gì gửi đi. Thấy sai, xin bấm Quay lại để sửa.</source>
        <translation>Nothing has been sent yet. If something is wrong, press Back to correct it.</translation>
    </message>
    <message>
        <source>Đúng rồi, tiếp tục</source>
        <translation>All correct, continue</translation>
    </message>
    <message>
        <source>Còn số điện thoại</source>
        <translation>Phone number to go</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Số định danh %1</source>
        <translation>Number %1</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Tại %1</source>
        <translation>To be collected at %1</translation>
    </message>
    <message>
        <source>Giấy tờ trong hồ sơ</source>
        <translation>In this dossier</translation>
    </message>
    <message>
        <source>đơn đã điền</source>
        <translation>form filled in</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Số điện thoại để báo tin</source>
        <translation>Telephone number for news</translation>
    </message>
    <message>
        <source>Kiosk chỉ dùng số này để báo tin về hồ sơ.</source>
        <translation>It is used only for news of this dossier.</translation>
    </message>
    <message>
        <source>Chạm để điền số</source>
        <translation>Touch to enter the number</translation>
    </message>
    <message>
        <source>Số điện thoại có 10 chữ số và bắt đầu bằng số 0.</source>
        <translation>A telephone number has 10 digits and begins with 0.</translation>
    </message>
    <message>
        <source>Tôi không có số điện thoại</source>
        <translation>I have no telephone number</translation>
    </message>
    <message>
        <source>Ông/bà tự theo dõi bằng mã trên phiếu.</source>
        <translation>You can follow the dossier with the code on your slip.</translation>
    </message>
    <message>
        <source>bản điện tử</source>
        <translation>electronic copy</translation>
    </message>
    <message>
        <source>Ông/bà nhận kết quả ở đâu?</source>
        <translation>Where would you like to receive the result?</translation>
    </message>
    <message>
        <source>Bưu điện mang tới nhà</source>
        <translation>Vietnam Post brings it to me</translation>
    </message>
    <message>
        <source>Người nhận có thể phải trả cước.</source>
        <translation>The recipient may have to pay postage.</translation>
    </message>
    <message>
        <source>Địa chỉ nhận kết quả</source>
        <translation>Address for the result</translation>
    </message>
    <message>
        <source>Số nhà, đường, xã hoặc phường, tỉnh hoặc thành phố.</source>
        <translation>Number, street, commune or ward, province or city.</translation>
    </message>
    <message>
        <source>Theo thẻ Căn cước. Chạm vào để sửa nếu ông/bà ở nơi khác.</source>
        <translation>From the identity card. Touch it to change it if you live elsewhere.</translation>
    </message>
    <message>
        <source>Địa chỉ này chưa đủ để bưu điện tìm tới.</source>
        <translation>This address is not enough for the post to find it.</translation>
    </message>
    <message>
        <source>Phí, lệ phí theo quy định</source>
        <translation>Fee as published</translation>
    </message>
    <message>
        <source>Chưa có thông tin, xin hỏi cán bộ tại quầy</source>
        <translation>Not known, please ask the staff at the counter</translation>
    </message>
    <message>
        <source>Kiosk không thu tiền. Khi phải nộp, cơ quan báo và chỉ cách nộp; ông/bà xem ở mục Theo dõi hồ sơ.</source>
        <translation>The kiosk takes no money. When a fee is due, the agency says so and how to pay; see Follow a dossier.</translation>
    </message>
</context>
<context>
    <name>ScanScreen</name>
    <message numerus="yes">
        <source>Đã lưu an toàn %n tờ.</source>
        <translation>
            <numerusform>%n sheet is safely saved.</numerusform>
            <numerusform>%n sheets are safely saved.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang quét trên mặt kính</source>
        <translation>Scanning on the glass</translation>
    </message>
    <message>
        <source>Đang quét, xin để giấy tự chạy</source>
        <translation>Scanning, please let the paper run</translation>
    </message>
    <message>
        <source>Xin đặt lại tờ %1</source>
        <translation>Please put sheet %1 back</translation>
    </message>
    <message>
        <source>Máy quét đã dừng</source>
        <translation>The scanner has stopped</translation>
    </message>
    <message>
        <source>Đặt giấy vào khay, mặt chữ hướng lên</source>
        <translation>Put the paper in the tray, printed side up</translation>
    </message>
    <message>
        <source>Ông/bà xem lại các tờ đã quét</source>
        <translation>Please look at the scanned sheets</translation>
    </message>
    <message>
        <source>giấy %1 trên %2</source>
        <translation>paper %1 of %2</translation>
    </message>
    <message>
        <source>Quét tiếp</source>
        <translation>Continue scanning</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Đủ giấy rồi, tiếp tục</source>
        <translation>That is all, continue</translation>
    </message>
    <message>
        <source>Dừng quét</source>
        <translation>Stop scanning</translation>
    </message>
    <message>
        <source>Quét thêm tờ</source>
        <translation>Scan more</translation>
    </message>
    <message>
        <source>Thẻ hoặc giấy nhỏ: quét trên mặt kính</source>
        <translation>Card or small paper: use the glass</translation>
    </message>
    <message>
        <source>Đủ giấy rồi</source>
        <translation>That is all</translation>
    </message>
    <message>
        <source>Đang quét tờ thứ %1.</source>
        <translation>Scanning sheet %1.</translation>
    </message>
    <message>
        <source>Xin lấy lại giấy gốc.</source>
        <translation>Please take your originals back.</translation>
    </message>
    <message>
        <source>Không phải quét lại.</source>
        <translation>No need to scan them again.</translation>
    </message>
    <message>
        <source>Lấy lại tờ vừa bỏ</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>Gỡ ghim và kẹp, vuốt phẳng góc gấp, xếp thẳng mép.</source>
        <translation>Remove staples and clips, flatten the corners, straighten the edges.</translation>
    </message>
    <message>
        <source>Đặt cả xấp một lần cũng được, theo đúng thứ tự trang.</source>
        <translation>You may put in the whole stack, in page order.</translation>
    </message>
    <message>
        <source>Giấy gốc ra ngay ở khay bên dưới, kiosk không giữ giấy.</source>
        <translation>Your originals come out below at once; the kiosk keeps no paper.</translation>
    </message>
    <message>
        <source>Dùng mặt kính</source>
        <translation>Use the glass</translation>
    </message>
    <message>
        <source>Về danh sách giấy tờ</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Thử quét lại</source>
        <translation>Try scanning again</translation>
    </message>
    <message>
        <source>Dùng khay giấy</source>
        <translation>Use the tray</translation>
    </message>
    <message>
        <source>Để giấy phẳng trên mặt kính rồi bấm Quét tiếp. Nếu vẫn không được, xin dùng khay giấy hoặc mời cán bộ.</source>
        <translation>Lay the paper flat on the glass and press Continue scanning. If it still does not work, please use the tray or ask the staff.</translation>
    </message>
    <message>
        <source>Ông/bà lấy những tờ chưa lưu ra. Muốn quét nữa, xin đặt lại rồi bấm Quét tiếp.</source>
        <translation>Take out the sheets that are not saved. To go on, put them back and press Continue scanning.</translation>
    </message>
    <message>
        <source>Khay chưa có giấy</source>
        <translation>There is no paper in the tray</translation>
    </message>
    <message>
        <source>Đã dừng quét</source>
        <translation>Scanning was stopped</translation>
    </message>
    <message>
        <source>Chưa quét được trên mặt kính</source>
        <translation>The glass could not be scanned</translation>
    </message>
    <message>
        <source>Máy quét cần cán bộ xem</source>
        <translation>The scanner needs the staff</translation>
    </message>
    <message>
        <source>Kiosk cần cán bộ xem</source>
        <translation>The kiosk needs the staff</translation>
    </message>
    <message numerus="yes">
        <source>Đã bỏ %n tờ.</source>
        <translation>
            <numerusform>%n sheet was removed.</numerusform>
            <numerusform>%n sheets were removed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang quét lại tờ %1</source>
        <translation>Scanning sheet %1 again</translation>
    </message>
    <message>
        <source>Đang quét lại tờ %1.</source>
        <translation>Scanning sheet %1 again.</translation>
    </message>
    <message>
        <source>Xin đặt tờ %1 vào khay</source>
        <translation>Please put sheet %1 into the tray</translation>
    </message>
    <message>
        <source>Ảnh cũ của tờ %1 được giữ đến khi có ảnh mới.</source>
        <translation>The old picture of sheet %1 is kept until there is a new one.</translation>
    </message>
    <message>
        <source>Đúng, chuyển sang giấy đó</source>
        <translation>Yes, move to that paper</translation>
    </message>
    <message>
        <source>Bỏ tờ ngăn cách</source>
        <translation>Take the separator sheets out</translation>
    </message>
    <message>
        <source>Không, để ở đây</source>
        <translation>No, leave here</translation>
    </message>
    <message numerus="yes">
        <source>Đã chuyển %n tờ sang: %1</source>
        <translation>
            <numerusform>%n sheet was moved to: %1</numerusform>
            <numerusform>%n sheets were moved to: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Đưa trở lại đây</source>
        <translation>Bring back here</translation>
    </message>
    <message>
        <source>Tờ %1 có vẻ là tờ ngăn cách, không phải giấy tờ của hồ sơ.</source>
        <translation>Sheet %1 seems to be a separator and no paper of the dossier.</translation>
    </message>
    <message>
        <source>Tờ %1 có vẻ là giấy khác: %2</source>
        <translation>Sheet %1 seems to be another paper: %2</translation>
    </message>
    <message>
        <source>Tờ %1 có thể là giấy khác: %2</source>
        <translation>Sheet %1 may be another paper: %2</translation>
    </message>
    <message>
        <source>Đặt cả tập giấy vào khay, mặt chữ hướng lên</source>
        <translation>Put the whole stack into the tray, print facing up</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n giấy kiosk chưa rõ tên</source>
        <translation>
            <numerusform>The kiosk is not sure of %n paper</numerusform>
            <numerusform>The kiosk is not sure of %n papers</numerusform>
        </translation>
    </message>
    <message>
        <source>Ông/bà xem kiosk chia giấy đúng chưa</source>
        <translation>Please check whether the papers are told apart rightly</translation>
    </message>
    <message>
        <source>Đã lưu, kiosk đang đọc để chia giấy</source>
        <translation>Saved; the kiosk is reading to tell the papers apart</translation>
    </message>
    <message>
        <source>Xem giấy chưa rõ tên</source>
        <translation>See what is not clear</translation>
    </message>
    <message>
        <source>Đúng rồi, tiếp tục</source>
        <translation>That is right, go on</translation>
    </message>
    <message>
        <source>Giấy nào trước cũng được, các trang của một giấy để liền nhau. Thẻ và ảnh để riêng, quét trên mặt kính.</source>
        <translation>The papers in any order, the pages of each one together. Cards and photos apart: they go on the glass.</translation>
    </message>
</context>
<context>
    <name>ScreenFrame</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ScrollPane</name>
    <message>
        <source>Lên đầu trang</source>
        <translation>Back to the top</translation>
    </message>
    <message>
        <source>Xem tiếp ở dưới</source>
        <translation>More below</translation>
    </message>
</context>
<context>
    <name>SendingScreen</name>
    <message>
        <source>Đang nộp hồ sơ của ông/bà</source>
        <translation>Filing your dossier</translation>
    </message>
    <message>
        <source>Xin chờ một lát. Dù mất mạng, hồ sơ vẫn an toàn.</source>
        <translation>You can wait here. Should the network fail, nothing is lost.</translation>
    </message>
    <message>
        <source>Cất hồ sơ an toàn trên kiosk</source>
        <translation>Put safely away on this kiosk</translation>
    </message>
    <message>
        <source>Hoàn thiện các tệp giấy tờ</source>
        <translation>Prepare the files</translation>
    </message>
    <message>
        <source>Gửi lên hệ thống trung tâm</source>
        <translation>Send to the central system</translation>
    </message>
    <message>
        <source>Hồ sơ đã được niêm phong trên kiosk. Tắt điện cũng không mất.</source>
        <translation>Your dossier is sealed on this kiosk. Even a power cut would not lose it.</translation>
    </message>
</context>
<context>
    <name>SheetCard</name>
    <message>
        <source>Ảnh tờ %1</source>
        <translation>Picture of sheet %1</translation>
    </message>
    <message>
        <source>Tờ %1</source>
        <translation>Sheet %1</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Bỏ tờ %1</source>
        <translation>Remove sheet %1</translation>
    </message>
    <message>
        <source>Quét lại</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>Quét lại tờ %1</source>
        <translation>Scan sheet %1 again</translation>
    </message>
    <message>
        <source>Chỉnh lại</source>
        <translation>Straighten again</translation>
    </message>
    <message>
        <source>Bỏ chỉnh</source>
        <translation>Undo straightening</translation>
    </message>
    <message>
        <source>Chỉnh lại tờ %1</source>
        <translation>Straighten sheet %1 again</translation>
    </message>
    <message>
        <source>Bỏ chỉnh tờ %1</source>
        <translation>Undo straightening sheet %1</translation>
    </message>
</context>
<context>
    <name>SlipScreen</name>
    <message>
        <source>Đã nộp xong hồ sơ</source>
        <translation>Your dossier is filed</translation>
    </message>
    <message>
        <source>Hồ sơ đã được giữ an toàn, đang chờ gửi</source>
        <translation>Your dossier is safe here, waiting to be sent</translation>
    </message>
    <message>
        <source>Hồ sơ cần cán bộ xem lại</source>
        <translation>The staff have to look at your dossier</translation>
    </message>
    <message>
        <source>Hồ sơ vẫn được giữ an toàn trên kiosk, nhưng hệ thống trung tâm chưa nhận. Xin đưa phiếu này cho cán bộ tại quầy để xem cần sửa gì; ông/bà không phải nộp lại trên kiosk.</source>
        <translation>Your dossier is still safe on this kiosk, but the central system has not accepted it. Please show this slip to the staff at the counter, who will see what has to be corrected; you need not file again at the kiosk.</translation>
    </message>
    <message>
        <source>Hệ thống trung tâm đã nhận, chờ cơ quan tiếp nhận.</source>
        <translation>The central system has received it. It now waits to be accepted by the agency.</translation>
    </message>
    <message>
        <source>Đây là phiếu tạm, chưa phải là giấy tiếp nhận.</source>
        <translation>This is a provisional slip. It is not an acceptance.</translation>
    </message>
    <message>
        <source>Kết thúc và xóa thông tin khỏi màn hình</source>
        <translation>Finish and clear my details from the screen</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Mã phiếu tạm</source>
        <translation>Provisional code</translation>
    </message>
    <message>
        <source>Mã QR của phiếu</source>
        <translation>QR code of the slip</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả: %1</source>
        <translation>Result due: %1</translation>
    </message>
    <message>
        <source>Nhận lúc %1</source>
        <translation>Received at %1</translation>
    </message>
    <message>
        <source>Nộp tại kiosk lúc %1</source>
        <translation>Filed at this kiosk at %1</translation>
    </message>
    <message numerus="yes">
        <source>%n giấy tờ</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Báo tin qua số %1</source>
        <translation>News by telephone %1</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>What happens next</translation>
    </message>
    <message>
        <source>Ông/bà không để lại số điện thoại, xin hỏi lại tại quầy trong ngày làm việc tới.</source>
        <translation>As you left no telephone number, please ask at the counter on the next working day.</translation>
    </message>
    <message>
        <source>Đang in phiếu, xin chờ ở khe bên dưới.</source>
        <translation>Printing your slip; please wait at the slot below.</translation>
    </message>
    <message>
        <source>Phiếu đã in xong. Xin nhận ở khe bên dưới.</source>
        <translation>Your slip is printed. Please take it from the slot below.</translation>
    </message>
    <message>
        <source>In thêm một phiếu</source>
        <translation>Print another slip</translation>
    </message>
    <message>
        <source>In phiếu</source>
        <translation>Print the slip</translation>
    </message>
    <message>
        <source>Xin nhớ lấy thẻ Căn cước và giấy tờ gốc.</source>
        <translation>Please remember your identity card and your original papers.</translation>
    </message>
    <message>
        <source>Kiosk tự gửi hồ sơ khi kết nối được, ông/bà không phải nộp lại. Khi đã gửi, cán bộ tại quầy tra được mã hồ sơ chính thức từ phiếu tạm này.</source>
        <translation>The kiosk sends your dossier as soon as it gets through; you need not file again. Once it is sent, the staff at the counter can look up the official code from this slip.</translation>
    </message>
    <message>
        <source>Khi có mã, hệ thống báo qua số điện thoại ông/bà để lại.</source>
        <translation>You will hear by telephone when there is a code.</translation>
    </message>
    <message>
        <source>Đơn điền trên kiosk</source>
        <translation>Form filled in at the kiosk</translation>
    </message>
    <message numerus="yes">
        <source>Màn hình tự xóa sau %n giây. Chạm để có thêm thời gian.</source>
        <translation>
            <numerusform>The screen clears itself in %n second. Touch it for more time.</numerusform>
            <numerusform>The screen clears itself in %n seconds. Touch it for more time.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kiosk này chưa in được. Xin ghi lại mã ở trên hoặc chụp ảnh màn hình; cán bộ tại quầy in giúp phiếu. Màn hình này đứng lâu hơn thường lệ để ông/bà kịp ghi.</source>
        <translation>This kiosk cannot print at the moment. Please write down the code above or take a photo of the screen; the staff at the counter can print the slip. This screen stays longer than usual so that you have time to.</translation>
    </message>
    <message>
        <source>Đánh giá kiosk</source>
        <translation>Rate the kiosk</translation>
    </message>
    <message>
        <source>Cảm ơn ông/bà đã đánh giá.</source>
        <translation>Thank you for rating.</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Thẻ</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Nhận phiếu</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Hồ sơ đã nộp và được giữ an toàn. Hết thời gian này, kiosk xóa phiếu khỏi màn hình.</source>
        <translation>Your dossier is filed and kept safe. When this time is up, the kiosk clears the slip from the screen.</translation>
    </message>
    <message>
        <source>Hết thời gian này, kiosk cất hồ sơ đang làm và xóa thông tin của ông/bà khỏi màn hình. Giấy đã lưu và đơn đang điền không mất: ông/bà đặt lại thẻ là làm tiếp được.</source>
        <translation>When this time is up, the kiosk puts your dossier away and clears your details from the screen. Saved papers and the form you are filling in are not lost: lay your card on the glass again to go on.</translation>
    </message>
    <message>
        <source>Hết thời gian này, kiosk xóa thông tin của ông/bà khỏi màn hình. Chưa có giấy tờ hay đơn nào được cất.</source>
        <translation>When this time is up, the kiosk clears your details from the screen. No papers and no form have been kept yet.</translation>
    </message>
    <message>
        <source>Hết thời gian này, kiosk cất giấy đã quét và xóa thông tin của ông/bà khỏi màn hình. Lần sau ông/bà đăng nhập VNeID là làm tiếp được.</source>
        <translation>After that the kiosk keeps the scanned papers and clears your details from the screen. Sign in with VNeID again to go on.</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Bước %1 trên %2: %3</source>
        <translation>Step %1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>ToggleAnswer</name>
    <message>
        <source>Đồng ý</source>
        <translation>I agree</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>I do not agree</translation>
    </message>
</context>
<context>
    <name>ReadProposal</name>
    <message>
        <source>Ảnh dòng chữ trên giấy của mục %1</source>
        <translation>Picture of the line on the paper for %1</translation>
    </message>
    <message>
        <source>Kiosk đọc được: %1</source>
        <translation>Read: %1</translation>
    </message>
    <message>
        <source>Dùng</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Dùng cho mục %1: %2</source>
        <translation>Use for %1: %2</translation>
    </message>
</context>
<context>
    <name>LookupScreen</name>
    <message>
        <source>Ông/bà muốn tìm hiểu việc gì?</source>
        <translation>What would you like to know about?</translation>
    </message>
    <message>
        <source>Gõ vài chữ, không cần dấu, hoặc chọn lĩnh vực. Không cần thẻ Căn cước.</source>
        <translation>Type a few words, with or without accents, or choose a field. No identity card is needed.</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message numerus="yes">
        <source>%n thủ tục</source>
        <translation>
            <numerusform>%n procedure</numerusform>
            <numerusform>%n procedures</numerusform>
        </translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Việc hay làm</source>
        <translation>Most used</translation>
    </message>
    <message>
        <source>Nộp được tại kiosk</source>
        <translation>Can be filed here</translation>
    </message>
    <message>
        <source>Chưa thấy thủ tục nào khớp với chữ ông/bà gõ</source>
        <translation>No procedure matches these words</translation>
    </message>
    <message>
        <source>Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.</source>
        <translation>Try fewer words, for example “mã vạch” or “bức xạ”. Or ask the staff at the counter.</translation>
    </message>
    <message>
        <source>Theo lĩnh vực</source>
        <translation>By field</translation>
    </message>
</context>
<context>
    <name>InfoScreen</name>
    <message>
        <source>chưa có thông tin</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>Nộp hồ sơ này</source>
        <translation>File this</translation>
    </message>
    <message>
        <source>In lại danh mục giấy tờ</source>
        <translation>Print the list again</translation>
    </message>
    <message>
        <source>In danh mục giấy tờ</source>
        <translation>Print the list of papers</translation>
    </message>
    <message>
        <source>Đã in. Xin lấy tờ giấy ở khe in.</source>
        <translation>Printed. Please take the sheet.</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Nơi giải quyết</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>Ông/bà thuộc trường hợp nào?</source>
        <translation>Which case is yours?</translation>
    </message>
    <message>
        <source>Giấy tờ cần có</source>
        <translation>Papers needed</translation>
    </message>
    <message>
        <source>Kiosk chưa có danh mục giấy tờ của thủ tục này. Xin hỏi cán bộ tại quầy.</source>
        <translation>The list of papers is not known here. Please ask the staff at the counter.</translation>
    </message>
    <message>
        <source>điền tại kiosk</source>
        <translation>filled in here</translation>
    </message>
    <message>
        <source>bản điện tử, không nộp giấy</source>
        <translation>electronic, no paper</translation>
    </message>
    <message>
        <source>chỉ cần %1</source>
        <translation>only needed %1</translation>
    </message>
    <message>
        <source>không bắt buộc</source>
        <translation>not required</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Mang danh mục này về: đưa điện thoại quét mã bên dưới. Mã chỉ chứa chữ, không dẫn tới trang mạng nào.</source>
        <translation>Take this list home: scan the code below with a phone. It holds text only and leads to no web page.</translation>
    </message>
    <message>
        <source>Mã QR của danh mục giấy tờ</source>
        <translation>QR code of the list of papers</translation>
    </message>
    <message>
        <source>Mã thủ tục: %1</source>
        <translation>Procedure code: %1</translation>
    </message>
    <message>
        <source>Căn cứ: %1</source>
        <translation>Legal basis: %1</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>dấu chấm</source>
        <translation>full stop</translation>
    </message>
    <message>
        <source>dấu gạch ngang</source>
        <translation>dash</translation>
    </message>
    <message>
        <source>Chữ</source>
        <translation>ABC</translation>
    </message>
    <message>
        <source>xóa một ký tự</source>
        <translation>delete one character</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>123</source>
        <translation>123</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>FollowScreen</name>
    <message>
        <source>Đang đọc phiếu</source>
        <translation>Reading the slip</translation>
    </message>
    <message>
        <source>Đang tìm hồ sơ</source>
        <translation>Looking for the dossier</translation>
    </message>
    <message>
        <source>Ông/bà muốn xem hồ sơ nào?</source>
        <translation>Which dossier would you like to see?</translation>
    </message>
    <message>
        <source>Đặt phiếu lên mặt kính, hoặc gõ mã hồ sơ in trên phiếu. Không cần thẻ Căn cước.</source>
        <translation>Lay your slip on the glass, or type the dossier code printed on it. No identity card is needed.</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Show the dossier</translation>
    </message>
    <message>
        <source>Đọc phiếu</source>
        <translation>Read the slip</translation>
    </message>
    <message>
        <source>Úp mặt có mã QR xuống mặt kính, rồi chạm vào đây.</source>
        <translation>Lay it on the glass with its QR code facing down, then touch here.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Dòng chữ in đậm trên phiếu, ví dụ G06-20260119-0000123.</source>
        <translation>The bold line on the slip, for example G06-20260119-0000123.</translation>
    </message>
    <message>
        <source>Mã này thiếu hoặc thừa chữ, số. Xin xem lại trên phiếu, kể cả dấu chấm và dấu gạch ngang.</source>
        <translation>Something is missing or too much. Please compare it with the slip, full stops and dashes included.</translation>
    </message>
    <message>
        <source>Xin để yên phiếu trên mặt kính trong giây lát.</source>
        <translation>Please leave the slip on the glass for a moment.</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi hệ thống trung tâm.</source>
        <translation>The central system is being asked.</translation>
    </message>
    <message>
        <source>Người có mã chỉ xem được hồ sơ đang ở bước nào, không xem được giấy tờ và thông tin cá nhân.</source>
        <translation>Whoever has the code sees only where the dossier stands, no papers and nothing personal.</translation>
    </message>
</context>
<context>
    <name>ProgressScreen</name>
    <message>
        <source>Xin mang phiếu tới quầy, cán bộ sẽ xem cùng ông/bà.</source>
        <translation>Please take your slip to the counter; the staff will look into it with you.</translation>
    </message>
    <message>
        <source>Ông/bà chưa phải làm gì. Xin giữ phiếu và xem lại sau.</source>
        <translation>There is nothing you need to do. Keep your slip and look again later.</translation>
    </message>
    <message>
        <source>Hồ sơ đang chờ gửi</source>
        <translation>The dossier is waiting to be sent</translation>
    </message>
    <message>
        <source>Hồ sơ được giữ an toàn trên kiosk này và tự gửi khi có mạng. Ông/bà không phải nộp lại.</source>
        <translation>It is safe on this kiosk and is sent by itself when the network is back. You need not file it again.</translation>
    </message>
    <message>
        <source>Hồ sơ chưa tới hệ thống trung tâm</source>
        <translation>The dossier has not reached the central system yet</translation>
    </message>
    <message>
        <source>Kiosk nơi ông/bà nộp sẽ tự gửi khi có mạng. Xin giữ phiếu và xem lại sau. Nếu đã quá một ngày, xin mang phiếu tới quầy.</source>
        <translation>The kiosk where you filed it sends it when its network is back. Keep your slip and look again later. After more than a day, please take the slip to the counter.</translation>
    </message>
    <message>
        <source>Hồ sơ cần cán bộ xem lại</source>
        <translation>The staff must look at this dossier</translation>
    </message>
    <message>
        <source>Hồ sơ đang chờ tiếp nhận</source>
        <translation>The dossier is waiting to be accepted</translation>
    </message>
    <message>
        <source>Hồ sơ đã được tiếp nhận</source>
        <translation>The dossier has been accepted</translation>
    </message>
    <message>
        <source>Hồ sơ không được tiếp nhận</source>
        <translation>The dossier was not accepted</translation>
    </message>
    <message>
        <source>Xin hỏi cán bộ tại quầy vì sao và cách nộp lại.</source>
        <translation>Please ask the staff at the counter why, and how to file it again.</translation>
    </message>
    <message>
        <source>Hồ sơ đang được giải quyết</source>
        <translation>The dossier is being dealt with</translation>
    </message>
    <message>
        <source>Hồ sơ cần bổ sung giấy tờ</source>
        <translation>Papers are missing from the dossier</translation>
    </message>
    <message>
        <source>Hồ sơ đang chờ nộp phí, lệ phí</source>
        <translation>The dossier is waiting for its fee</translation>
    </message>
    <message>
        <source>Hồ sơ đang được rút theo yêu cầu của người nộp</source>
        <translation>The dossier is being withdrawn at the applicant’s request</translation>
    </message>
    <message>
        <source>Hồ sơ đã dừng giải quyết</source>
        <translation>Work on the dossier has stopped</translation>
    </message>
    <message>
        <source>Xin hỏi cán bộ tại quầy vì sao.</source>
        <translation>Please ask the staff at the counter why.</translation>
    </message>
    <message>
        <source>Hồ sơ đã có kết quả</source>
        <translation>The result is ready</translation>
    </message>
    <message>
        <source>Xin mang phiếu và thẻ Căn cước tới quầy để nhận kết quả.</source>
        <translation>Please bring your slip and identity card to the counter to collect it.</translation>
    </message>
    <message>
        <source>Kết quả đã được trả</source>
        <translation>The result has been handed over</translation>
    </message>
    <message>
        <source>Ông/bà không phải làm gì thêm.</source>
        <translation>There is nothing more you need to do.</translation>
    </message>
    <message>
        <source>Mã hồ sơ %1</source>
        <translation>Dossier code %1</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Giải quyết</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Result handed over</translation>
    </message>
    <message>
        <source>Giấy tờ cần bổ sung ở ngay dưới đây.</source>
        <translation>The papers to add are listed below.</translation>
    </message>
    <message>
        <source>Xin đăng nhập VNeID để xem cần bổ sung những gì, hoặc hỏi cán bộ tại quầy.</source>
        <translation>Sign in with VNeID to see what has to be added, or ask the staff at the counter.</translation>
    </message>
    <message>
        <source>Mới đăng ký</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Được tiếp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Không được tiếp nhận</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung giấy tờ</source>
        <translation>Papers asked for</translation>
    </message>
    <message>
        <source>Yêu cầu nộp phí, lệ phí</source>
        <translation>Fee asked for</translation>
    </message>
    <message>
        <source>Công dân yêu cầu rút</source>
        <translation>Withdrawal asked for</translation>
    </message>
    <message>
        <source>Dừng xử lý</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Đã xử lý xong</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Result handed over</translation>
    </message>
    <message>
        <source>Xem chi tiết hồ sơ</source>
        <translation>Show the details</translation>
    </message>
    <message>
        <source>Xem chi tiết: đăng nhập VNeID</source>
        <translation>Details: sign in with VNeID</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi hệ thống trung tâm.</source>
        <translation>The central system is being asked.</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung đã được trả lời</source>
        <translation>The request has been answered</translation>
    </message>
    <message>
        <source>Cơ quan yêu cầu bổ sung</source>
        <translation>The agency asks for more</translation>
    </message>
    <message>
        <source>Yêu cầu từ %1. Hạn bổ sung: %2.</source>
        <translation>Asked on %1. Please answer by the end of %2.</translation>
    </message>
    <message>
        <source>Yêu cầu từ %1.</source>
        <translation>Asked on %1.</translation>
    </message>
    <message>
        <source>Lý do: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>Liên hệ: %1</source>
        <translation>Contact: %1</translation>
    </message>
    <message>
        <source>Các bước đã qua</source>
        <translation>Steps so far</translation>
    </message>
    <message>
        <source>Quá hạn từ %1</source>
        <translation>Overdue since %1</translation>
    </message>
    <message>
        <source>Còn hạn đến %1</source>
        <translation>Due by %1</translation>
    </message>
    <message>
        <source>Bổ sung ngay tại kiosk</source>
        <translation>Add them here now</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết đã quá hạn. Ông/bà có thể hỏi cán bộ tại quầy.</source>
        <translation>The agency is late. You may ask the staff at the counter.</translation>
    </message>
    <message>
        <source>Xin đăng nhập VNeID để xem số tiền và cách nộp, hoặc hỏi cán bộ tại quầy.</source>
        <translation>Please sign in with VNeID to see the amount and how to pay, or ask the staff at the counter.</translation>
    </message>
    <message>
        <source>Kiosk chưa xem được số tiền. Xin hỏi cán bộ tại quầy số tiền và cách nộp.</source>
        <translation>The kiosk cannot see the amount. Please ask the staff at the counter how much it is and how to pay.</translation>
    </message>
    <message>
        <source>Số tiền và mã chuyển khoản ở ngay dưới đây. Nộp rồi, ông/bà không phải làm gì thêm.</source>
        <translation>The amount and the transfer code are right below. Once it is paid, there is nothing more to do.</translation>
    </message>
    <message>
        <source>Số tiền ở ngay dưới đây. Xin nộp tại quầy.</source>
        <translation>The amount is right below. Please pay at the counter.</translation>
    </message>
    <message>
        <source>Ông/bà chờ cơ quan trả lời. Nếu ông/bà không yêu cầu rút, xin báo ngay cho cán bộ tại quầy.</source>
        <translation>Please wait for the agency's answer. If you did not ask for this, tell the staff at the counter at once.</translation>
    </message>
    <message>
        <source>Tôi đã chuyển khoản, xem lại</source>
        <translation>I have paid, check again</translation>
    </message>
    <message>
        <source>Xem giấy tiếp nhận và hẹn trả kết quả</source>
        <translation>See the receipt and appointment slip</translation>
    </message>
    <message>
        <source>Tôi muốn rút hồ sơ này</source>
        <translation>I want to withdraw this dossier</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Mã còn dùng được %1 phút %2 giây.</source>
        <translation>The code is good for another %1 min %2 s.</translation>
    </message>
    <message>
        <source>Mã còn dùng được %1 giây.</source>
        <translation>The code is good for another %1 s.</translation>
    </message>
    <message>
        <source>Ông/bà chưa đăng nhập</source>
        <translation>You are not signed in</translation>
    </message>
    <message>
        <source>Đăng nhập VNeID trên điện thoại của ông/bà</source>
        <translation>Sign in with VNeID on your phone</translation>
    </message>
    <message>
        <source>Đăng nhập để không ai khác xem được hồ sơ của ông/bà. Kiosk không hỏi mật khẩu.</source>
        <translation>Signing in keeps others from seeing your dossier. The kiosk asks for no password.</translation>
    </message>
    <message>
        <source>Lấy mã mới</source>
        <translation>Get a new code</translation>
    </message>
    <message>
        <source>Kiosk đang lấy mã đăng nhập.</source>
        <translation>Getting a sign-in code.</translation>
    </message>
    <message>
        <source>1. Mở VNeID trên điện thoại, chọn quét mã QR và quét mã dưới đây.</source>
        <translation>1. Open VNeID on your phone, choose to scan a QR code, and scan the code below.</translation>
    </message>
    <message>
        <source>2. Xem điện thoại có hiện đúng mã %1 không.</source>
        <translation>2. See whether the phone shows the code %1.</translation>
    </message>
    <message>
        <source>3. Đúng thì bấm đồng ý trên điện thoại, rồi nhìn lại màn hình này.</source>
        <translation>3. If it does, agree on the phone, then look at this screen again.</translation>
    </message>
    <message>
        <source>Mã QR để đăng nhập bằng điện thoại</source>
        <translation>QR code for signing in by phone</translation>
    </message>
    <message>
        <source>Điện thoại không quét được thì mở trang %1 và gõ mã trên.</source>
        <translation>If the phone cannot scan it, open %1 and type the code above.</translation>
    </message>
    <message>
        <source>Không có điện thoại, ông/bà mang thẻ Căn cước tới quầy, cán bộ sẽ xem giúp.</source>
        <translation>Without a phone, take your identity card to the counter; the staff will help.</translation>
    </message>
</context>
<context>
    <name>RatingScreen</name>
    <message>
        <source>Ông/bà có hài lòng với cách dùng kiosk không?</source>
        <translation>Are you satisfied with how the kiosk is used?</translation>
    </message>
    <message>
        <source>Ông/bà có hài lòng với hướng dẫn trên màn hình không?</source>
        <translation>Are you satisfied with the guidance on the screen?</translation>
    </message>
    <message>
        <source>Ông/bà có hài lòng với thời gian làm hồ sơ không?</source>
        <translation>Are you satisfied with the time that it took?</translation>
    </message>
    <message>
        <source>Câu %1 trên %2. Kiosk không ghi tên người trả lời.</source>
        <translation>Question %1 of %2. Nobody is told who answered.</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Bình thường</source>
        <translation>Neither</translation>
    </message>
    <message>
        <source>Không hài lòng</source>
        <translation>Unsatisfied</translation>
    </message>
    <message>
        <source>Rất không hài lòng</source>
        <translation>Very unsatisfied</translation>
    </message>
</context>
<context>
    <name>StackList</name>
    <message>
        <source>Tờ ngăn cách, sẽ bỏ ra</source>
        <translation>A separator sheet; it will be taken out</translation>
    </message>
    <message>
        <source>Có phải giấy này là: %1</source>
        <translation>Is this paper: %1</translation>
    </message>
    <message>
        <source>Giấy này là giấy gì?</source>
        <translation>What is this paper?</translation>
    </message>
    <message>
        <source>Tờ %1</source>
        <translation>Sheet %1</translation>
    </message>
    <message>
        <source>Đúng là giấy đó</source>
        <translation>Yes, that is it</translation>
    </message>
    <message>
        <source>Chọn tên giấy khác</source>
        <translation>Choose another name</translation>
    </message>
    <message>
        <source>Giấy mới từ tờ này</source>
        <translation>New paper from here</translation>
    </message>
    <message>
        <source>Gộp vào giấy trước</source>
        <translation>Join to the paper before</translation>
    </message>
    <message>
        <source>Giấy mới bắt đầu từ tờ %1</source>
        <translation>A new paper begins with sheet %1</translation>
    </message>
    <message>
        <source>Gộp tờ %1 vào giấy trước</source>
        <translation>Join sheet %1 to the paper before</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>Đang vào</source>
        <translation>Going in</translation>
    </message>
    <message>
        <source>Đã lưu, đang đọc</source>
        <translation>Saved, reading</translation>
    </message>
    <message>
        <source>Đã chỉnh thẳng</source>
        <translation>Straightened</translation>
    </message>
    <message>
        <source>Đã xoay cho đúng chiều</source>
        <translation>Turned the right way up</translation>
    </message>
    <message>
        <source>Giữ như lúc quét</source>
        <translation>Left as scanned</translation>
    </message>
    <message>
        <source>Trang trắng?</source>
        <translation>Blank page?</translation>
    </message>
    <message>
        <source>Bị mờ, nên quét lại</source>
        <translation>Blurred, scan again</translation>
    </message>
    <message>
        <source>Chữ sát mép, có thể bị cắt</source>
        <translation>Text at the edge, perhaps cut off</translation>
    </message>
    <message>
        <source>Góc giấy bị gập hoặc bị che</source>
        <translation>A corner is folded or covered</translation>
    </message>
    <message>
        <source>Có vệt dọc trên ảnh</source>
        <translation>A streak runs down the picture</translation>
    </message>
    <message>
        <source>Giống một tờ ở trước?</source>
        <translation>The same as an earlier sheet?</translation>
    </message>
    <message>
        <source>Thiếu trang trước tờ này?</source>
        <translation>Is a page missing before this?</translation>
    </message>
    <message>
        <source>Chữ nhạt, xin xem kỹ</source>
        <translation>Faint, please check</translation>
    </message>
    <message>
        <source>Đã lưu dạng ảnh</source>
        <translation>Saved as a picture</translation>
    </message>
    <message>
        <source>Đã lưu lần trước</source>
        <translation>Saved last time</translation>
    </message>
    <message>
        <source>Rõ nét</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>AcceptanceScreen</name>
    <message>
        <source>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</source>
        <translation>Receipt and appointment slip</translation>
    </message>
    <message>
        <source>Kiosk chưa xác nhận được giấy tiếp nhận</source>
        <translation>The kiosk could not verify the receipt</translation>
    </message>
    <message>
        <source>Mã hồ sơ %1</source>
        <translation>Dossier code %1</translation>
    </message>
    <message>
        <source>In thêm một bản</source>
        <translation>Print another copy</translation>
    </message>
    <message>
        <source>In giấy này</source>
        <translation>Print this paper</translation>
    </message>
    <message>
        <source>Chữ ký của cơ quan trên giấy chưa đúng, nên kiosk không hiện và không in giấy này. Hồ sơ của ông/bà không bị ảnh hưởng. Xin nhờ cán bộ tại quầy in giúp.</source>
        <translation>The agency's signature on the paper does not hold, so the kiosk neither shows nor prints it. Your dossier is not affected. Please ask the staff at the counter to print it.</translation>
    </message>
    <message>
        <source>Cơ quan đã ký số giấy này, kiosk đã kiểm tra chữ ký.</source>
        <translation>The agency signed this paper digitally, and the kiosk has verified the signature.</translation>
    </message>
    <message>
        <source>Giấy đã in xong. Xin nhận ở khe bên dưới.</source>
        <translation>The paper is printed. Please take it from the slot below.</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result to be ready on</translation>
    </message>
    <message>
        <source>Giấy không ghi ngày hẹn</source>
        <translation>The paper names no day</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ của</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Việc cần giải quyết</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Nơi tiếp nhận</source>
        <translation>Accepted by</translation>
    </message>
    <message>
        <source>Tiếp nhận lúc</source>
        <translation>Accepted at</translation>
    </message>
    <message>
        <source>Số %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>Giấy tờ đã nhận</source>
        <translation>Papers received</translation>
    </message>
    <message>
        <source>Kiosk này chưa in được. Cán bộ tại quầy in giúp ông/bà.</source>
        <translation>This kiosk cannot print right now. The staff at the counter will print it for you.</translation>
    </message>
</context>
<context>
    <name>FeeCard</name>
    <message>
        <source>Đã nộp, %1.</source>
        <translation>Paid, %1.</translation>
    </message>
    <message>
        <source>Đã nộp.</source>
        <translation>Paid.</translation>
    </message>
    <message>
        <source>Kiosk chưa kiểm tra được mã chuyển khoản nên không hiện mã. Xin nộp tại quầy.</source>
        <translation>The kiosk could not verify the transfer code, so it is not shown. Please pay at the counter.</translation>
    </message>
    <message>
        <source>Xin nộp tại quầy.</source>
        <translation>Please pay at the counter.</translation>
    </message>
    <message>
        <source>Chưa nộp. Hạn nộp: %1.</source>
        <translation>Not paid yet. Pay by %1.</translation>
    </message>
    <message>
        <source>Chưa nộp.</source>
        <translation>Not paid yet.</translation>
    </message>
    <message>
        <source>Mở ứng dụng ngân hàng trên điện thoại, quét mã này và xem lại trước khi chuyển.</source>
        <translation>Open your bank's app on your phone, scan this code, and check it before you transfer.</translation>
    </message>
    <message>
        <source>Mã VietQR để chuyển khoản</source>
        <translation>VietQR code for the transfer</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Ngân hàng</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>Số thứ tự của ông/bà</source>
        <translation>Your queue number</translation>
    </message>
    <message>
        <source>Chưa lấy được số thứ tự</source>
        <translation>No queue number yet</translation>
    </message>
    <message>
        <source>Ông/bà cần gặp cán bộ về việc gì?</source>
        <translation>What do you need to see the staff about?</translation>
    </message>
    <message>
        <source>Chạm vào một việc để lấy số. Không cần thẻ Căn cước.</source>
        <translation>Touch one of them to get a number. No identity card is needed.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Kiosk đang hỏi hệ thống trung tâm.</source>
        <translation>Asking the central system.</translation>
    </message>
    <message>
        <source>Lúc này không có quầy nào phát số. Xin mời ông/bà tới quầy, cán bộ sẽ sắp xếp.</source>
        <translation>No counter gives out numbers right now. Please go to the counter; the staff will arrange it.</translation>
    </message>
    <message>
        <source>Không có ai đang chờ</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message numerus="yes">
        <source>%n người đang chờ</source>
        <translation>
            <numerusform>%n person is waiting</numerusform>
            <numerusform>%n people are waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có ai chờ trước ông/bà.</source>
        <translation>Nobody is waiting before you.</translation>
    </message>
    <message numerus="yes">
        <source>Có %n người chờ trước ông/bà.</source>
        <translation>
            <numerusform>%n person is waiting before you.</numerusform>
            <numerusform>%n people are waiting before you.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mời tới: %1</source>
        <translation>Please go to: %1</translation>
    </message>
    <message>
        <source>Xin nghe gọi số và nhìn bảng để biết tới quầy nào.</source>
        <translation>Please listen for your number and watch the board to know which counter to go to.</translation>
    </message>
    <message>
        <source>Lấy số lúc %1</source>
        <translation>Taken at %1</translation>
    </message>
    <message>
        <source>Số đã in xong. Xin nhận ở khe bên dưới.</source>
        <translation>The number is printed. Please take it from the slot below.</translation>
    </message>
    <message>
        <source>Xin nhớ số này: kiosk chưa in được.</source>
        <translation>Please remember this number: the kiosk cannot print it right now.</translation>
    </message>
</context>
<context>
    <name>WithdrawScreen</name>
    <message>
        <source>Hồ sơ có sai sót, tôi sẽ nộp lại.</source>
        <translation>There is a mistake in it; I will submit it again.</translation>
    </message>
    <message>
        <source>Tôi không còn nhu cầu giải quyết việc này.</source>
        <translation>I no longer need this.</translation>
    </message>
    <message>
        <source>Tôi nộp nhầm thủ tục hoặc nhầm cơ quan.</source>
        <translation>I chose the wrong procedure or agency.</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Ông/bà chắc chắn muốn rút hồ sơ này?</source>
        <translation>Are you sure you want to withdraw this dossier?</translation>
    </message>
    <message>
        <source>Vì sao ông/bà muốn rút hồ sơ?</source>
        <translation>Why do you want to withdraw the dossier?</translation>
    </message>
    <message>
        <source>Mã hồ sơ %1</source>
        <translation>Dossier code %1</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Gửi lại yêu cầu rút</source>
        <translation>Send the request again</translation>
    </message>
    <message>
        <source>Gửi yêu cầu rút</source>
        <translation>Send the request</translation>
    </message>
    <message>
        <source>Kiosk đang gửi yêu cầu tới hệ thống trung tâm.</source>
        <translation>The request is being sent to the central system.</translation>
    </message>
    <message>
        <source>Lý do của ông/bà</source>
        <translation>Your reason</translation>
    </message>
    <message>
        <source>Xin ghi vài chữ về lý do.</source>
        <translation>Please write a few words about the reason.</translation>
    </message>
    <message>
        <source>Lý do: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>Cơ quan sẽ xem yêu cầu và dừng giải quyết hồ sơ. Muốn làm lại, ông/bà phải nộp hồ sơ mới.</source>
        <translation>The agency will look at the request and stop working on the dossier. To start over, you have to submit a new one.</translation>
    </message>
    <message>
        <source>Về phí đã nộp và giấy tờ gốc đang ở cơ quan, xin hỏi cán bộ tại quầy.</source>
        <translation>About fees already paid, and originals that the agency holds, please ask the staff at the counter.</translation>
    </message>
</context>
</TS>
