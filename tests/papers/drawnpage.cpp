// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/papers/drawnpage.h"

#include <QTransform>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr double pxPerMm = 300 / 25.4;
constexpr double left = 250, right = 2230;

double widthOf(const QString &text, double height)
{
    return 0.72 * height * double(text.size());
}

} // namespace

DrawnPage &DrawnPage::line(const QString &text, At at, double points)
{
    const double height = points / 72 * 300 * 0.72; // of capitals
    const double blank = 0.5 * height;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    double width = -blank;
    for (const QString &word : words)
        width += widthOf(word, height) + blank;
    double x = at == At::Left ? left : at == At::Right ? right - width : (left + right - width) / 2;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const double wide = widthOf(words[i], height);
        m_page.reading.words.append(
            {words[i], QRectF(x, m_y, wide, height), m_confidence, i + 1 == words.size(), false});
        x += wide + blank;
    }
    m_y += points / 72 * 300 * 1.25;
    return *this;
}

DrawnPage &DrawnPage::gap(double mm)
{
    m_y += mm * pxPerMm;
    return *this;
}

DrawnPage &DrawnPage::code(const QByteArray &payload, double sideMm, const QString &format)
{
    const double side = sideMm * pxPerMm;
    m_page.reading.codes.append({format, payload, QRectF(1240 - side / 2, m_y, side, side)});
    m_y += side + 40;
    return *this;
}

DrawnPage &DrawnPage::readAt(float confidence)
{
    m_confidence = confidence;
    return *this;
}

PaperPage DrawnPage::blank()
{
    PaperPage page {{2480, 3508}, 300, {}};
    page.reading.blank = true;
    page.reading.flags << u"blank"_s;
    return page;
}

DrawnPage DrawnPage::official()
{
    DrawnPage page;
    page.line(u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, At::Middle, 13);
    page.line(u"Độc lập - Tự do - Hạnh phúc"_s, At::Middle, 13);
    page.gap(8);
    return page;
}

PaperPage DrawnPage::body(int lines)
{
    static const QStringList prose {
        u"và các thiết bị đang đặt tại phòng số hai của cơ sở nói trên được kiểm"_s,
        u"tra mỗi năm một lần; kết quả ghi vào sổ theo dõi, người lập ký tên ở cuối"_s,
        u"trang. Những nội dung chưa rõ thì người nộp giải thích thêm bằng văn bản."_s};
    DrawnPage page;
    for (int i = 0; i < lines; ++i)
        page.line(prose[i % prose.size()]);
    return page;
}

PaperPage lying(const PaperPage &upright, int rotation)
{
    PaperPage page = upright;
    page.reading.rotation = rotation;
    QTransform back; // from the upright page to the page as stored
    const double width = upright.size.width(), height = upright.size.height();
    if (rotation == 90)
        back = QTransform(0, -1, 1, 0, 0, width);
    else if (rotation == 180)
        back = QTransform(-1, 0, 0, -1, width, height);
    else if (rotation == 270)
        back = QTransform(0, 1, -1, 0, height, 0);
    if (rotation % 180 != 0)
        page.size.transpose();
    for (Word &word : page.reading.words)
        word.box = back.mapRect(word.box);
    for (PageCode &code : page.reading.codes)
        code.box = back.mapRect(code.box);
    return page;
}

PaperPage misread(const PaperPage &page, double share, std::mt19937 &random)
{
    static const QString letters =
        u"aàảãáạăâbcdđeêghiklmnoôơpqrstuưvxyAÀẢÃÁẠĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY0123456789.,'"_s;
    std::uniform_real_distribution<double> chance(0, 1);
    const auto any = [&] {
        return letters[std::uniform_int_distribution<qsizetype>(0, letters.size() - 1)(random)];
    };
    PaperPage noisy = page;
    for (Word &word : noisy.reading.words) {
        QString read;
        bool slipped = false;
        for (const QChar c : std::as_const(word.text)) {
            if (chance(random) >= share) {
                read += c;
                continue;
            }
            slipped = true;
            const double kind = chance(random);
            if (kind < 0.7)
                read += any(); // wrong
            else if (kind < 0.85)
                read += QString(c) + any(); // too many
        }
        word.text = read.isEmpty() ? u"."_s : read;
        word.confidence = slipped ? std::uniform_real_distribution<float>(0.3F, 0.95F)(random)
                                  : std::uniform_real_distribution<float>(0.8F, 0.98F)(random);
    }
    return noisy;
}

Component paper(const QString &id, const QString &name, const QString &formNumber)
{
    Component component;
    component.id = id;
    component.name = name;
    component.formNumber = formNumber;
    return component;
}

Procedure radiationWorker()
{
    Procedure procedure;
    procedure.id = u"chung-chi-nhan-vien-buc-xa"_s;
    procedure.code = u"1.009846"_s;
    procedure.name = u"Cấp Chứng chỉ nhân viên bức xạ"_s;
    procedure.cases = {{u"chung"_s, u"Chung"_s, {},
        {paper(u"don-de-nghi"_s, u"Đơn đề nghị cấp Chứng chỉ nhân viên bức xạ"_s,
             u"Mẫu số 05 Phụ lục IV Nghị định 142/2020/NĐ-CP"_s),
            paper(u"van-bang-chuyen-mon"_s,
                u"Bản sao văn bằng, chứng chỉ chuyên môn phù hợp với công việc đảm nhiệm"_s),
            paper(u"giay-dao-tao-an-toan"_s, u"Giấy chứng nhận đào tạo an toàn bức xạ"_s),
            paper(u"phieu-kham-suc-khoe"_s, u"Phiếu khám sức khỏe tại cơ sở y tế từ cấp huyện trở lên"_s),
            paper(u"anh-3x4"_s, u"Ảnh cỡ 3 cm x 4 cm"_s)}}};
    return procedure;
}
