// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/vietnamesetext.h"

namespace vietnamesetext
{
namespace
{

/// One paragraph a line; "^" begins one in the middle, ">" one at the right; an empty line ends a document.
constexpr QStringView everything = uR"(^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
^Độc lập - Tự do - Hạnh phúc
^ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG
Kính gửi: Ủy ban nhân dân xã Ví Dụ, huyện Minh Họa
1. Tên chủ đầu tư: Nguyễn Văn Mẫu, sinh ngày 09 tháng 01 năm 1980
Địa chỉ liên hệ: số nhà 27, ngõ 5, thôn Thử Nghiệm, xã Ví Dụ
2. Địa điểm xây dựng: thửa đất số 318, tờ bản đồ số 14, diện tích 126,5 m2, mặt tiền rộng 6,2 m, phía sau giáp mương thủy lợi.
3. Nội dung đề nghị: xây mới một ngôi nhà ở riêng lẻ ba tầng, mái lợp ngói đỏ, móng bê tông cốt thép. Chiều cao tầng một là 3,9 m, tầng hai và tầng ba đều là 3,3 m. Tổng diện tích sàn dự kiến 289 m2, trong đó phần hiên và ban công chiếm 21 m2. Chỗ để xe đặt ở phía đông, lối thoát nạn mở ra đường bê tông của thôn.
4. Đơn vị lập bản vẽ: Công ty trách nhiệm hữu hạn Kiến trúc Giả Định, chứng chỉ năng lực số 00417. Chủ trì thiết kế là kỹ sư Lê Quang Thử, đã có mười hai năm kinh nghiệm trong nghề.
5. Dự kiến thời gian hoàn thành công trình: bảy tháng, kể từ khi khởi công. Trong thời gian thi công, chủ đầu tư che chắn bằng lưới, tưới nước chống bụi mỗi ngày hai lần, không tập kết gạch cát ra lòng đường và không làm ồn sau 21 giờ.
Tôi xin cam đoan những điều khai trên là đúng sự thật, làm theo đúng giấy phép được cấp; nếu sai, tôi xin hoàn toàn chịu trách nhiệm và bị xử lý theo quy định của pháp luật.
Gửi kèm đơn này các tài liệu sau: bản sao giấy tờ về quyền sử dụng đất; hai bộ bản vẽ mặt bằng, mặt cắt và mặt đứng; bản cam kết bảo đảm an toàn cho công trình liền kề; ảnh chụp hiện trạng khu đất nhìn từ bốn phía.
>Ví Dụ, ngày 16 tháng 6 năm 2031
>NGƯỜI LÀM ĐƠN
>Nguyễn Văn Mẫu

^ỦY BAN NHÂN DÂN XÃ VÍ DỤ
^QUYẾT ĐỊNH SỐ 52/QĐ-UBND
^Về việc giao nhiệm vụ trực tại Bộ phận Một cửa
Căn cứ chức năng, nhiệm vụ đã được phân công cho từng phòng, ban trong năm;
Căn cứ kết quả khảo sát mức độ hài lòng của người dân ba tháng đầu năm, theo đó thời gian chờ trung bình còn 18 phút và có 94 % số phiếu đánh giá tốt;
Theo đề nghị của Văn phòng tại tờ trình số 07 ngày 25 tháng 3,
^QUYẾT ĐỊNH:
Điều 1. Giao bà Phạm Thị Thử, công chức tư pháp, trực tại quầy số 1 vào các ngày thứ hai, thứ tư và thứ sáu; ông Đỗ Hữu Giả, công chức địa chính, trực tại quầy số 2 vào các ngày thứ ba, thứ năm. Người trực có mặt trước giờ mở cửa mười lăm phút để kiểm tra máy quét, máy in, giấy và phiếu lấy số.
Điều 2. Người trực tiếp nhận hồ sơ có trách nhiệm hướng dẫn rõ ràng, một lần, đầy đủ; không được yêu cầu người dân nộp thêm giấy tờ mà cơ quan nhà nước đang giữ. Khi hồ sơ thiếu, phải ghi vào phiếu những gì cần bổ sung, không nói miệng. Khi từ chối, phải nêu lý do bằng văn bản và ký tên.
Điều 3. Văn phòng theo dõi, đôn đốc, mỗi tuần tổng hợp số hồ sơ đã nhận, đã trả, còn tồn và quá hạn, báo cáo Chủ tịch vào chiều thứ sáu. Trường hợp trả kết quả chậm thì cơ quan giải quyết gửi thư xin lỗi, ghi rõ nguyên nhân và ngày hẹn lại.
Điều 4. Quyết định này có hiệu lực kể từ ngày ký và thay thế quyết định số 31 ngày 04 tháng 9 năm trước. Chánh Văn phòng, thủ trưởng các phòng, ban có liên quan và những người có tên tại Điều 1 chịu trách nhiệm thi hành.
Nơi nhận: như Điều 4; lưu văn thư, hồ sơ công việc.
>CHỦ TỊCH
>Vũ Đình Ví Dụ

^SỞ KHOA HỌC VÀ ĐỔI MỚI TỈNH GIẢ ĐỊNH
^PHIẾU HƯỚNG DẪN HOÀN THIỆN HỒ SƠ
Kính gửi: Hợp tác xã Nông sản Tưởng Tượng
Ngày 11 tháng 8, chúng tôi nhận được hồ sơ đăng ký sử dụng mã số mã vạch của quý hợp tác xã cho các sản phẩm chè xanh, mật ong và bưởi sấy dẻo. Sau khi xem xét từng tài liệu, chúng tôi thấy hồ sơ cơ bản đầy đủ, song còn một số chỗ cần sửa hoặc viết rõ hơn như sau:
a) Ở mục 3 của bản đăng ký, số lượng chủng loại ghi là 9 nhưng bảng kê kèm theo liệt kê 11 mặt hàng. Đề nghị đối chiếu lại, vì loại tiền tố được cấp phụ thuộc vào con số này.
b) Bản sao giấy chứng nhận đăng ký hợp tác xã bị mờ ở góc dưới, không đọc được ngày cấp lần đầu. Đề nghị chụp hoặc quét lại ở độ phân giải từ 300 dpi trở lên, để giấy phẳng và đủ bốn mép.
c) Người ký tên trên phiếu là phó giám đốc; cần gửi kèm giấy ủy quyền còn thời hạn của người đại diện theo pháp luật.
d) Địa chỉ kho hàng ghi khác với địa chỉ trụ sở. Nếu kho thuộc xã khác, xin ghi đủ tên xã, huyện, tỉnh và số điện thoại của người giữ kho.
Quý hợp tác xã có thể nộp phần bổ sung tại quầy tiếp nhận hoặc tại máy nộp hồ sơ tự động ở sảnh tầng một, từ 7 giờ 30 đến 17 giờ các ngày làm việc. Thời hạn bổ sung là mười ngày, sau đó hồ sơ sẽ được trả lại nếu không có ý kiến khác. Phí đã nộp được giữ nguyên, không phải nộp lần nữa.
Mọi vướng mắc xin hỏi bà Trịnh Ngọc Mai Thử, điện thoại nội bộ 113, hoặc gửi thư về hộp thư của bộ phận tiếp nhận. Trân trọng cảm ơn sự hợp tác của quý hợp tác xã.
>NGƯỜI TIẾP NHẬN
>Bùi Xuân Mẫu

^BIÊN BẢN KIỂM TRA AN TOÀN BỨC XẠ
Hôm nay, hồi 8 giờ 45 phút ngày 20 tháng 10 năm 2031, tại phòng khám đa khoa Bình Yên Tưởng Tượng, chúng tôi gồm ba cán bộ kiểm tra và đại diện cơ sở đã cùng nhau lập biên bản về việc sử dụng thiết bị X-quang chẩn đoán.
I. Nội dung kiểm tra
1. Phòng đặt máy có diện tích 22,4 m2, tường gạch đặc dày 220 mm trát vữa barit, cửa bọc chì 2 mm. Biển cảnh báo và đèn báo hiệu được gắn ngang tầm mắt, hoạt động tốt. Bảng nội quy viết dễ hiểu, treo ngay cạnh cửa ra vào.
2. Suất liều đo tại vị trí người điều khiển là 0,31 micrôsivơ trên giờ, tại hành lang là 0,17, tại phòng chờ là 0,12. Các giá trị đều thấp hơn mức cho phép. Máy đo được hiệu chuẩn ngày 03 tháng 5, giấy chứng nhận số 2086.
3. Sáu nhân viên có liều kế cá nhân, đọc ba tháng một lần; sổ theo dõi ghi đủ họ tên, ngày phát, ngày thu và kết quả. Một nhân viên mới tuyển chưa được huấn luyện, cơ sở hứa cử đi học trong quý tới.
4. Áo chì, yếm che tuyến giáp và kính bảo vệ còn nguyên vẹn; một chiếc áo có nếp gãy ở vai, cần chụp kiểm tra để phát hiện vết nứt.
II. Kết luận và kiến nghị
Cơ sở chấp hành khá nghiêm túc các quy định. Đoàn yêu cầu khắc phục hai điểm đã nêu ở mục 3 và mục 4, báo cáo bằng văn bản trước ngày 30 tháng 11. Trong lúc chờ huấn luyện, người mới không được tự mình vận hành máy.
Biên bản gồm 02 trang, được lập thành ba bản có giá trị như nhau, đã đọc lại cho mọi người cùng nghe, nhất trí và ký tên dưới đây. Buổi làm việc kết thúc lúc 11 giờ 20 phút.
>TRƯỞNG ĐOÀN
>Hoàng Thị Kiểm Thử

^HỢP ĐỒNG CHUYỂN GIAO CÔNG NGHỆ
Số: 19/2031/HĐ-CGCN
Bên giao: Viện Chế biến Nông sản Ví Dụ, do ông Ngô Bá Mẫu làm đại diện, sau đây gọi là Bên A.
Bên nhận: Công ty cổ phần Thực phẩm Tưởng Tượng, do bà Đặng Thùy Thử làm đại diện, sau đây gọi là Bên B.
Hai bên thỏa thuận ký kết hợp đồng với những điều khoản dưới đây:
Điều 1. Đối tượng. Bên A chuyển giao cho Bên B quy trình sấy lạnh quả vải thiều, gồm bí quyết chọn nguyên liệu, chế độ nhiệt ẩm, cách bao gói và bảo quản. Sản phẩm giữ được màu hồng tự nhiên, độ ẩm cuối không quá 15 %, hạn dùng mười tám tháng.
Điều 2. Phương thức. Bên A cung cấp tài liệu kỹ thuật bằng tiếng Việt, cử hai chuyên gia hướng dẫn tại xưởng trong sáu tuần, chạy thử ba mẻ liên tiếp đạt yêu cầu thì nghiệm thu. Bên B chuẩn bị mặt bằng, điện ba pha, nước sạch và bảy công nhân lành nghề.
Điều 3. Giá và thanh toán. Tổng giá trị là 865.000.000 đồng (tám trăm sáu mươi lăm triệu đồng), trả làm ba đợt: 30 % khi ký, 50 % sau khi nghiệm thu, số còn lại sau mười hai tháng. Chậm trả thì phải chịu lãi suất 0,04 % cho mỗi ngày.
Điều 4. Bảo mật. Bên B không được tiết lộ bí quyết cho bên thứ ba, không chuyển giao lại khi chưa có sự đồng ý bằng văn bản. Nghĩa vụ này kéo dài năm năm sau khi hợp đồng chấm dứt.
Điều 5. Tranh chấp được giải quyết trước hết bằng thương lượng; nếu không thành thì đưa ra tòa án nơi Bên A đặt trụ sở. Trường hợp bão lụt, hỏa hoạn, dịch bệnh làm gián đoạn công việc, hai bên gia hạn tương ứng và không phạt nhau.
Điều 6. Hợp đồng có hiệu lực từ ngày ký, lập thành bốn bản, mỗi bên giữ hai bản.
>ĐẠI DIỆN BÊN A
>Ngô Bá Mẫu

^ĐƠN XIN XÁC NHẬN NƠI CƯ TRÚ
Kính gửi: Công an xã Ví Dụ
Tôi tên là: Trần Thị Ví Dụ; giới tính: nữ; dân tộc: Mường; nghề nghiệp: thợ may.
Nơi thường trú: xóm Giữa, thôn Thử Nghiệm, xã Ví Dụ, huyện Minh Họa, tỉnh Giả Định.
Từ tháng 02 năm 2029 đến nay, gia đình tôi gồm bốn nhân khẩu về ở tại căn nhà do mẹ chồng tôi để lại ở xóm Giữa. Chồng tôi làm nghề lái xe, thường xuyên vắng nhà; cháu lớn học lớp năm, cháu nhỏ gửi ở trường mẫu giáo của thôn. Do sổ cũ bị ướt trong trận lũ tháng bảy nên nhiều trang đã nhòe, không còn đọc được ngày chuyển đến.
Nay tôi làm đơn này kính mong quý cơ quan xác nhận cho gia đình tôi hiện đang cư trú tại địa chỉ nêu trên, để bổ sung hồ sơ xin học bổng cho cháu và hồ sơ vay vốn sửa lại mái nhà. Tôi xin gửi kèm ba ảnh chụp sổ cũ, giấy viết tay của trưởng thôn và hóa đơn tiền điện sáu tháng gần nhất mang tên mẹ chồng tôi.
Hàng xóm hai bên, ông Khổng Văn Thử và bà Quách Thị Mẫu, đều biết rõ việc gia đình tôi ăn ở ổn định, đóng góp đầy đủ các khoản quỹ và tham gia dọn vệ sinh đường làng mỗi sáng chủ nhật. Nếu cần, hai người sẵn sàng đến làm chứng.
Tôi xin chịu trách nhiệm về lời khai của mình và chân thành cảm ơn.
>Ngày 28 tháng 9 năm 2031
>Trần Thị Ví Dụ

^BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ
^Đề tài: Chọn giống lúa nếp chịu ngập cho vùng trũng
1. Tình hình chung. Năm qua thời tiết diễn biến phức tạp: rét đậm kéo dài đến giữa tháng hai, nắng nóng gay gắt vào tháng sáu, mưa lớn dồn dập từ cuối tháng tám. Tuy vậy, nhóm nghiên cứu vẫn gieo đủ ba vụ trên diện tích 4,6 ha, thuộc bốn thôn Đoài, Hạ, Ngoài và Sơn.
2. Kết quả. Trong 37 dòng được đánh giá, có năm dòng sống sót trên 80 % sau mười bốn ngày ngập sâu 60 cm. Dòng mang ký hiệu N27 cho năng suất 5,8 tấn mỗi héc-ta, hạt tròn, xôi dẻo, thơm nhẹ; tỷ lệ bạc bụng chỉ 3 %. Dòng N09 đẻ nhánh khỏe nhưng dễ đổ khi gặp gió giật, cần trồng thưa và bón đón đòng muộn hơn.
3. Khó khăn. Kênh tiêu bị bồi lắng, máy bơm cũ hỏng hai lần, mỗi lần phải chờ phụ tùng gần ba tuần. Chuột phá mạnh ở ruộng ven đê; bà con đã dựng hàng rào ni-lông và đặt bẫy, nhờ vậy thiệt hại giảm còn một phần mười so với vụ trước.
4. Kinh phí. Được duyệt 412 triệu đồng, đã chi 397 triệu, gồm công lao động 188 triệu, phân tích mẫu 96 triệu, giống và vật tư 74 triệu, đi lại và hội thảo 39 triệu. Phần chưa dùng xin chuyển sang năm sau để mua tủ bảo quản hạt giống.
5. Kiến nghị. Cho phép mở rộng mô hình ra sáu xã lân cận; hỗ trợ nông dân một nửa tiền giống trong vụ đầu; giao trạm khuyến nông tập huấn kỹ thuật và theo dõi sâu bệnh. Nhóm sẽ hoàn tất bản mô tả giống, nộp mẫu lưu và đề nghị khảo nghiệm quốc gia trước khi gieo vụ xuân.
>CHỦ NHIỆM ĐỀ TÀI
>Lương Thế Giả

^GIẤY MỜI HỌP
Kính gửi: các ông, bà trưởng thôn, bí thư chi đoàn và đại diện hội phụ nữ
Ủy ban nhân dân xã trân trọng kính mời quý vị đến dự cuộc họp bàn việc đưa máy nộp hồ sơ tự động vào phục vụ nhân dân.
Thời gian: 14 giờ 00, thứ năm, ngày 05 tháng 11 năm 2031.
Địa điểm: hội trường tầng hai, trụ sở xã, số 8 đường Cây Đa.
Nội dung: nghe giới thiệu cách quét giấy tờ, nhận biên nhận và tra cứu tiến độ; góp ý về cỡ chữ, giọng đọc, lối đi cho xe lăn; phân công người giúp đỡ cụ già và người khuyết tật trong tháng đầu. Sau phần giới thiệu, quý vị sẽ được tự tay thử máy với giấy tờ mẫu, không dùng giấy tờ thật.
Đề nghị các thôn chuẩn bị ý kiến bằng văn bản, nêu rõ những thủ tục mà bà con hay phải đi lại nhiều lần, những loại giấy thường bị trả về vì mờ, thiếu trang hoặc thiếu dấu. Văn phòng sẽ tổng hợp thành một bảng, gửi lại cho các thôn chậm nhất là ba ngày sau cuộc họp.
Quý vị ở xa được bố trí xe đón tại đình Hạ lúc 13 giờ 15. Người không thể dự xin báo trước cho bà Tống Khánh Mẫu ở văn phòng để cử người thay. Rất mong quý vị thu xếp thời gian đến dự đông đủ và đúng giờ.
>TM. ỦY BAN NHÂN DÂN
>Chu Đức Thử

^TỜ TRÌNH
^Về việc sửa chữa kho lưu trữ
Kính gửi: Chủ tịch Ủy ban nhân dân huyện Minh Họa
Kho lưu trữ của huyện được xây từ năm 1994, hiện giữ khoảng 310 mét giá tài liệu, trong đó có nhiều sổ hộ tịch, bản đồ địa chính và hồ sơ liệt sĩ. Qua kiểm tra sau mùa mưa, chúng tôi ghi nhận mái tôn thủng bảy chỗ, nước ngấm xuống hai dãy giá phía tây; tường bong vữa, mối đã làm tổ dưới chân tủ gỗ. Máy hút ẩm chỉ còn một chiếc chạy được, độ ẩm trong phòng có ngày lên đến 88 %.
Nếu không sửa kịp thời, giấy sẽ mủn, mực sẽ phai và nhiều thông tin không bao giờ khôi phục được. Vì vậy, phòng Nội vụ kính đề nghị cho phép thực hiện ba việc. Thứ nhất, thay toàn bộ mái và làm lại máng thoát nước, kinh phí dự tính 640 triệu đồng. Thứ hai, mua bốn máy hút ẩm, lắp cảm biến báo khói, báo nước và trang bị tủ thép chống cháy cho nhóm tài liệu quý. Thứ ba, thuê quét số hóa 18 vạn trang sổ hộ tịch, ưu tiên những quyển đã rách gáy hoặc bị mọt.
Tiến độ đề xuất: khảo sát và lập dự toán trong tháng mười hai, thi công từ sau Tết, hoàn thành trước mùa mưa. Trong thời gian sửa chữa, tài liệu được chuyển sang nhà văn hóa, có người trực đêm và niêm phong từng thùng; mỗi thùng dán nhãn ghi số giá, số ngăn, số tập và tên người bàn giao.
Kính trình Chủ tịch xem xét, quyết định.
>TRƯỞNG PHÒNG
>Mạc Thúy Ví Dụ

^BẢN TƯỜNG TRÌNH
Tôi là Lò Văn Thử, thủ kho của trạm vật tư xã Ví Dụ, xin tường trình sự việc xảy ra đêm 17 tháng 12 như sau:
Khoảng 22 giờ 10, khi đi tuần quanh dãy nhà phía nam, tôi ngửi thấy mùi khét và nhìn thấy khói mỏng bay ra từ khe cửa gian số 4. Tôi lập tức ngắt cầu dao tổng, gọi điện cho trưởng trạm rồi dùng bình bột dập ngọn lửa đang cháy ở ổ cắm gần cửa sổ. Lửa tắt sau chừng năm phút, không lan sang các bao phân đạm xếp ở giữa gian.
Kiểm tra lại, tôi thấy dây nối của chiếc quạt cũ bị chuột gặm hở lõi đồng, chạm vào khung sắt mà sinh tia lửa. Thiệt hại gồm một ổ cắm, khoảng sáu mét dây, hai tấm bạt và bốn bao vỏ trấu bị xém cạnh; ước tính 1.350.000 đồng. Không ai bị thương.
Nguyên nhân chủ quan là cuối giờ chiều tôi quên rút phích cắm, trong khi quy định của trạm đã ghi rõ phải ngắt điện mọi thiết bị trước khi khóa cửa. Tôi xin nhận khuyết điểm, tự nguyện bồi thường giá trị ổ cắm và dây điện, đồng thời hứa sẽ kiểm tra kỹ từng gian trước khi rời kho.
Tôi cũng kiến nghị trạm thay dây cũ bằng loại có ống luồn, lắp thêm cầu dao chống giật cho từng gian, đặt bả chuột theo lịch mỗi tháng hai lần và cấp cho thủ kho một chiếc đèn pin sạc. Những điều trên đây là hoàn toàn đúng sự thật.
>Ngày 18 tháng 12 năm 2031
>Lò Văn Thử
)";

Paragraph paragraphOf(QStringView line)
{
    const QString text = line.toString().normalized(QString::NormalizationForm_C);
    switch (text.front().unicode()) {
    case u'^':
        return {Place::Middle, text.sliced(1)};
    case u'>':
        return {Place::Right, text.sliced(1)};
    default:
        return {Place::Left, text};
    }
}

QList<Document> parsed()
{
    QList<Document> documents(1);
    for (const QStringView line : everything.trimmed().split(u'\n')) {
        if (line.isEmpty())
            documents.append(Document {});
        else
            documents.last().append(paragraphOf(line));
    }
    return documents;
}

} // namespace

const QList<Document> &documents()
{
    static const QList<Document> all = parsed();
    return all;
}

} // namespace vietnamesetext
