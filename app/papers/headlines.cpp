// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/headlines.h"

#include <algorithm>

#include <QRegularExpression>

#include "app/catalogue/catalogue.h"
#include "app/papers/formnumber.h"
#include "app/papers/papertitle.h"
#include "app/papers/wordshape.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr double closelyBelow = 1.2; ///< heights of a line between two lines of one name
// What was read less surely, or is shorter, is a stamp's edge or a stroke of a pen.
constexpr double readable = 0.5;
constexpr qsizetype fewestLetters = 3;

struct Letters {
    int all = 0, capitals = 0;
};

Letters lettersOf(const PageLine &line)
{
    Letters letters;
    for (const Word &word : line.words)
        for (const QChar c : word.text)
            if (c.isLetter()) {
                ++letters.all;
                letters.capitals += c.isUpper() ? 1 : 0;
            }
    return letters;
}

/// How many of these words stand in the line, in this order; one between them may be misread.
qsizetype wordsIn(const PageLine &line, const QStringList &words)
{
    qsizetype found = 0, next = 0;
    for (const Word &word : line.words)
        for (qsizetype i = next; i < std::min(next + 2, words.size()); ++i)
            if (mayBe(shapeOf(word.text), words[i], word.confidence)) {
                ++found;
                next = i + 1;
                break;
            }
    return found;
}

bool isHardlyRead(const PageLine &line)
{
    double sum = 0;
    for (const Word &word : line.words)
        sum += double(word.confidence);
    return sum < readable * double(line.words.size()) || lettersOf(line).all < fewestLetters;
}

/// Tiêu ngữ, and what stands above certificates that are meant for abroad too.
bool isMotto(const PageLine &line)
{
    static const QStringList motto {u"doc"_s, u"lap"_s, u"tu"_s, u"do"_s, u"hanh"_s, u"phuc"_s};
    static const QStringList abroad {u"socialist"_s, u"republic"_s, u"of"_s, u"viet"_s};
    static const QStringList mottoAbroad {u"independence"_s, u"freedom"_s, u"happiness"_s};
    return wordsIn(line, motto) >= 4 || wordsIn(line, abroad) >= 3 || wordsIn(line, mottoAbroad) >= 2;
}

/// Number, place and date, form number, address, and how the copy was made.
bool isHeadEntry(const PageLine &line)
{
    static const QRegularExpression entry(
        u"\\A\\W*(?:(?:so|ma so|ma ho so|ky hieu|lien|quyen so|dia chi|tru so|dien thoai|dt|tel|hotline|fax|"
        "e-?mail|website|mst|ma so thue)\\s*(?:[:.]|[0-9])|phu luc\\b)|"
        "ngay\\s*[0-9.…_ ]*\\s*thang\\b|"
        "\\A\\W*(?:ban sao|ban chinh|sao y|sao luc|hoa toc|thuong khan|cap)(?: ban chinh)?\\W*\\z"_s);
    return parseFormNumber(line.text()) || entry.match(foldVietnamese(line.text())).hasMatch();
}

/// Whether it stands to the left of quốc hiệu, where an agency is named, or of the motto.
bool isBeside(const PageLine &line, const PageLine &heading)
{
    constexpr double levels = 2; // heights of the heading: the motto's line belongs to it
    return line.place.right() <= heading.place.left()
        && std::abs(line.place.center().y() - heading.place.center().y()) < levels * heading.place.height();
}

/// A company, school or agency in capitals, or who signs for it.
bool isIssuer(const PageLine &line)
{
    static const QRegularExpression office(
        u"\\A(?:hieu truong|vien truong|cuc truong|bo truong|chu tich|(?:tong )?giam doc)\\b"_s);
    return isInCapitals(line)
        && (beginsAsOrganisation(line.text()) || office.match(foldVietnamese(line.text())).hasMatch());
}

bool isCloselyBelow(const PageLine &line, const PageLine &above)
{
    const double gap = line.place.top() - above.place.bottom();
    return std::abs(gap) < closelyBelow * above.height;
}

/// Goes down a paper's head line by line; the lines outlive it.
class HeadWalk
{
public:
    explicit HeadWalk(const QList<PageLine> &lines)
    {
        const auto found = std::find_if(lines.begin(), lines.end(), isNationalHeading);
        m_heading = found == lines.end() ? nullptr : &*found;
    }

    /// Whether the next line belongs to a head. A bracket, and an issuer's name, may go on over lines.
    bool take(const PageLine &line)
    {
        const bool inBracket = m_bracket || line.words.first().text.startsWith(u'(');
        m_bracket = inBracket && !line.text().contains(u')');
        if (inBracket || isNationalHeading(line) || isMotto(line))
            return true;
        if (isInCapitals(line) && beginsPaperName(shapesOf(line.text())))
            return false;
        if (!isIssuer(line) && !isAgency(line) && !goesOn(line))
            return isHeadEntry(line);
        m_issuer = &line;
        return true;
    }

private:
    bool isAgency(const PageLine &line) const
    {
        return m_heading && isInCapitals(line) && isBeside(line, *m_heading);
    }
    bool goesOn(const PageLine &line) const
    {
        return m_issuer && isInCapitals(line) && isCloselyBelow(line, *m_issuer);
    }

    const PageLine *m_heading = nullptr; ///< quốc hiệu
    const PageLine *m_issuer = nullptr; ///< the last line of its name
    bool m_bracket = false; ///< opened and not yet closed
};

} // namespace

bool isInCapitals(const PageLine &line)
{
    const Letters letters = lettersOf(line);
    return letters.all >= 4 && letters.capitals * 5 >= letters.all * 4;
}

bool isCentred(const PageLine &line)
{
    return std::abs(line.place.center().x() - 0.5) < 0.12 && line.place.left() > 0.1;
}

bool isNationalHeading(const PageLine &line)
{
    static const QStringList words {
        u"cong"_s, u"hoa"_s, u"xa"_s, u"hoi"_s, u"chu"_s, u"nghia"_s, u"viet"_s, u"nam"_s};
    return wordsIn(line, words) >= 6;
}

bool isPartHeading(const PageLine &line)
{
    static const QStringList beginnings {
        u"chuong"_s, u"phan"_s, u"muc"_s, u"dieu"_s, u"bang"_s, u"phu luc"_s, u"hinh"_s, u"trang"_s};
    const QString text = shapesOf(line.text()).join(u' ');
    if (std::any_of(
            beginnings.begin(), beginnings.end(), [&](const QString &b) { return text.startsWith(b); }))
        return !text.startsWith(u"bang ") || text.size() < 5 || text[5].isDigit();
    const QString first = line.words.first().text;
    return first.endsWith(u'.') || first.endsWith(u')') || first.front().isDigit();
}

bool beginsAsOrganisation(QStringView name)
{
    static const QRegularExpression folded(
        u"\\A(?:tong cong ty|cong ty|trung tam|benh vien|truong (?:dai hoc|cao dang|trung cap)|dai hoc|hoc "
        u"vien|"
        "tong cuc|chi cuc|uy ban nhan dan|ubnd|tap doan|ngan hang|nha may|xi nghiep|hop tac xa|phong kham|"
        "hiep hoi|lien hiep|lien doan|vien (?:khoa hoc|nghien cuu|nang luong|kiem|do luong|tieu chuan))\\b"_s);
    static const QRegularExpression toned(u"\\A(?:sở|bộ|cục|vụ|viện)\\s"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return folded.match(foldVietnamese(name)).hasMatch() || toned.match(name.toString()).hasMatch();
}

const PageLine *strangerAbove(const QList<PageLine> &lines, const PageLine &title)
{
    HeadWalk walk(lines);
    for (const PageLine &line : lines) {
        const bool above = line.box != title.box && line.place.center().y() < title.place.bottom();
        if (above && !isHardlyRead(line) && !walk.take(line))
            return &line;
    }
    return nullptr;
}

} // namespace motcua
