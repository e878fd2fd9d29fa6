// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/vietnamesepage.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <QBuffer>
#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QTransform>

namespace vietnamesepage
{
namespace
{

using namespace Qt::StringLiterals;

constexpr double pixelsPerMillimetre = dpi / 25.4;
constexpr QSize a4(2480, 3508); // px

const QStringList &paragraphs()
{
    static const QStringList all {
        u"Người nộp hồ sơ đọc kỹ từng mục trước khi ký, vì những điều đã khai sẽ được đối chiếu với cơ sở dữ "
        u"liệu "
        "quốc gia. Nếu có chỗ chưa rõ, xin hỏi cán bộ hướng dẫn tại quầy để được giải thích cặn kẽ."_s,
        u"Cơ sở thử nghiệm đặt tại xã Ví Dụ, huyện Minh Họa, cách trung tâm khoảng mười hai ki-lô-mét về "
        u"phía tây bắc. "
        "Đường vào xưởng rộng bảy mét, xe tải nhỏ quay đầu được dễ dàng."_s,
        u"Bà Phạm Thị Thử nghiệm thu chiếc máy sấy vào sáng thứ hai, khi sương còn đọng trên mái tôn. Nhiệt "
        u"độ buồng "
        "sấy giữ ở mức 65 độ trong suốt tám giờ, độ ẩm giảm từ 78 % xuống còn 14 %."_s,
        u"Căn cứ đề nghị của Trưởng phòng Kế hoạch và ý kiến thống nhất của các thành viên, Hội đồng quyết "
        u"nghị thông "
        "qua báo cáo kết quả thực hiện nhiệm vụ năm 2025 và phương hướng năm 2026."_s,
        u"Những quyển sổ cũ được xếp gọn trong tủ gỗ lim, mỗi ngăn dán một nhãn giấy ghi rõ năm, số tờ và "
        u"người giữ. "
        "Mực đã phai nhưng nét chữ vẫn còn đọc được, nhờ giấy dó bền và khí hậu khô ráo."_s,
        u"Bên nhận chuyển giao có nghĩa vụ giữ bí mật công nghệ, không được tiết lộ cho bên thứ ba khi chưa "
        u"có văn bản "
        "đồng ý của bên giao, trừ trường hợp pháp luật có quy định khác."_s,
        u"Kỹ thuật viên kiểm tra liều kế cá nhân vào ngày đầu mỗi quý, ghi kết quả vào sổ theo dõi và báo "
        u"ngay cho người "
        "phụ trách an toàn nếu số đọc vượt quá một phần mười giới hạn cho phép."_s,
        u"Gió mùa đông bắc thổi về làm mặt hồ gợn sóng lăn tăn; lũ trẻ khoác áo bông, ríu rít kể chuyện hội "
        u"làng, chuyện "
        "thả diều và nồi bánh chưng sôi lục bục suốt đêm giao thừa."_s,
        u"Thời hạn giải quyết là mười lăm ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ. Trường hợp phải "
        u"thẩm định tại "
        "chỗ, thời hạn được kéo dài thêm nhưng không quá năm ngày, và phải báo cho người nộp biết."_s,
        u"Mã số sản phẩm gồm mười ba chữ số, trong đó chữ số cuối là số kiểm tra. Doanh nghiệp tự phân bổ mã "
        u"cho từng "
        "loại hàng, không dùng lại mã của mặt hàng đã ngừng sản xuất trong vòng bốn năm."_s};
    return all;
}

QFont typeface(int number, double points)
{
    static const QStringList families {u"TeX Gyre Termes"_s, u"DejaVu Serif"_s, u"Inter"_s, u"DejaVu Sans"_s};
    QFont font(families[number % families.size()]);
    font.setPixelSize(int(points / 72 * dpi + 0.5));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QStringList wrapped(const QString &text, const QFontMetricsF &metrics, double width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (metrics.horizontalAdvance(longer) > width) {
            lines << line;
            line = word;
        } else {
            line = longer;
        }
    }
    return lines << line;
}

} // namespace

Drawn draw(int number, double points, int lines)
{
    Drawn drawn;
    drawn.image = QImage(a4, QImage::Format_RGB32);
    drawn.image.fill(QColor(252, 252, 250));
    drawn.image.setDotsPerMeterX(int(dpi / 0.0254));
    drawn.image.setDotsPerMeterY(int(dpi / 0.0254));
    QPainter painter(&drawn.image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setPen(QColor(25, 25, 28));
    painter.setFont(typeface(number, points));
    const QFontMetricsF metrics(painter.font(), &drawn.image);
    const double left = 30 * pixelsPerMillimetre;
    const double width = 160 * pixelsPerMillimetre;
    const double bottom = a4.height() - 25 * pixelsPerMillimetre;
    double y = 25 * pixelsPerMillimetre;
    const auto full = [&] { return y >= bottom || (lines > 0 && drawn.lines.size() >= lines); };
    for (int i = 0; !full(); ++i) {
        const QString text = paragraphs()[(number * 3 + i) % paragraphs().size()];
        for (const QString &line : wrapped(text, metrics, width)) {
            y += 1.35 * metrics.height();
            if (full())
                break;
            painter.drawText(QPointF(left, y), line);
            drawn.lines << line.normalized(QString::NormalizationForm_C);
        }
        y += 0.6 * metrics.height();
    }
    return drawn;
}

QImage tilted(const QImage &page, double degrees)
{
    QImage image(page.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(page.width() / 2.0, page.height() / 2.0);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-page.width() / 2.0, -page.height() / 2.0), page);
    return image;
}

QImage turned(const QImage &page, int degrees)
{
    return page.transformed(QTransform().rotate(degrees));
}

QByteArray jpeg(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", quality);
    return bytes;
}

QByteArray file(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

double characterErrorRate(const QString &read, const QString &truth)
{
    const QString a = read.simplified();
    const QString b = truth.simplified();
    std::vector<int> before(std::size_t(b.size()) + 1), now(before.size());
    std::iota(before.begin(), before.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        now[0] = int(i) + 1;
        for (std::size_t j = 1; j < now.size(); ++j)
            now[j] =
                std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + int(a[i] != b[qsizetype(j) - 1])});
        std::swap(before, now);
    }
    return double(before.back()) / double(std::max<qsizetype>(1, b.size()));
}

} // namespace vietnamesepage
