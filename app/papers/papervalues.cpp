// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/papervalues.h"

#include <algorithm>
#include <array>
#include <optional>

#include <QDate>
#include <QRegularExpression>

#include "app/catalogue/catalogue.h"
#include "app/domain/taxcode.h"
#include "app/papers/headlines.h"
#include "app/papers/wordshape.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr std::array kindNames {"document-number", "date", "organisation", "issuer", "tax-code"};
constexpr double letterheadBottom = 0.2; ///< of the page's height: who writes stands above

/// A line as it is searched. Folding keeps every letter's place: both texts are equally long.
struct Row {
    PageLine line;
    QString text, folded;
    bool personal = false; ///< says something of a person

    Row(const PaperPage &page, const PageLine &from)
        : line(from)
        , text(from.text())
        , folded(foldVietnamese(text))
        , m_page(&page)
    {
    }

    /// The words between two places of `text`.
    QList<Word> words(qsizetype from, qsizetype to) const
    {
        QList<Word> words;
        qsizetype at = 0;
        for (const Word &word : line.words) {
            if (at < to && at + word.text.size() > from)
                words.append(word);
            at += word.text.size() + 1;
        }
        return words;
    }

    double confidence(qsizetype from, qsizetype to) const
    {
        double least = 1;
        for (const Word &word : words(from, to))
            least = std::min(least, double(word.confidence));
        return least;
    }

    /// Whether what stands there is to the right of the upright page's middle.
    bool isRight(qsizetype from, qsizetype to) const
    {
        QRectF box;
        for (const Word &word : words(from, to))
            box |= word.box;
        return uprightPlace(*m_page, box).center().x() > 0.5;
    }

    PaperValue value(PaperValueKind kind, const QString &value, qsizetype from, qsizetype to) const
    {
        return {kind, value, confidence(from, to), line.box};
    }

private:
    const PaperPage *m_page;
};

/// Whether these words stand there one after the other, letters that look alike taken for each other.
bool says(const QStringList &shapes, const QStringList &words)
{
    for (qsizetype i = 0; i + words.size() <= shapes.size(); ++i) {
        bool all = true;
        for (qsizetype k = 0; all && k < words.size(); ++k)
            all = halfSlips(shapes[i + k], words[k], 1) <= 1;
        if (all)
            return true;
    }
    return false;
}

bool isPersonal(const QString &text)
{
    static const QList<QStringList> words {{u"sinh"_s}, {u"can"_s, u"cuoc"_s}, {u"cccd"_s}, {u"cmnd"_s},
        {u"cmt"_s}, {u"cmtnd"_s}, {u"chung"_s, u"minh"_s, u"nhan"_s}, {u"chung"_s, u"minh"_s, u"thu"_s},
        {u"dinh"_s, u"danh"_s, u"ca"_s, u"nhan"_s}, {u"ho"_s, u"chieu"_s}, {u"ho"_s, u"va"_s, u"ten"_s},
        {u"ho"_s, u"ten"_s}, {u"ten"_s, u"toi"_s}, {u"toi"_s, u"ten"_s}, {u"quoc"_s, u"tich"_s},
        {u"gioi"_s, u"tinh"_s}, {u"thuong"_s, u"tru"_s}, {u"que"_s, u"quan"_s}, {u"cu"_s, u"tru"_s},
        {u"ho"_s, u"khau"_s}, {u"canh"_s, u"sat"_s}, {u"cong"_s, u"an"_s}, {u"gplx"_s}, {u"bhxh"_s},
        {u"bhyt"_s}, {u"passport"_s}};
    static const QRegularExpression cardNumber(u"(?<![0-9])(?:[0-9]{9}|[0-9]{12})(?![0-9])"_s);
    static const QRegularExpression between(
        u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QStringList shapes = shapesOf(QString(text).replace(between, u" "_s));
    return std::any_of(words.begin(), words.end(), [&](const QStringList &w) { return says(shapes, w); })
        || cardNumber.match(text).hasMatch();
}

/// A card, or a copy of one, says so in its title or has its machine-readable lines.
bool isIdentityCard(const QList<Row> &rows)
{
    static const QRegularExpression title(u"\\A(?:the )?(?:can cuoc(?: cong dan)?|giay chung minh nhan "
                                          u"dan|ho chieu|citizen identity card|identity "
                                          "card|passport)\\W*\\z"_s);
    return std::any_of(rows.begin(), rows.end(), [](const Row &row) {
        return title.match(row.folded).hasMatch() || row.text.contains(u"<<") || row.text.contains(u"IDVNM");
    });
}

QList<Row> rowsOf(const PaperPage &page)
{
    QList<Row> rows;
    for (const PageLine &line : linesOf(page, FarApart::SameLine))
        rows.append(Row(page, line));
    for (Row &row : rows)
        row.personal = isPersonal(row.text);
    // What belongs to a person's number or birth may stand a line below or above it.
    const QList<Row> alone = rows;
    for (qsizetype i = 0; i < rows.size(); ++i)
        rows[i].personal = alone[i].personal || (i > 0 && alone[i - 1].personal)
            || (i + 1 < rows.size() && alone[i + 1].personal);
    return rows;
}

/// Numbers and dates of laws are whose they are, not this paper's.
bool refersToLaw(const Row &row)
{
    static const QRegularExpression law(
        u"(?:can cu|theo|thuc hien|nghi dinh|thong tu|luat|phap lenh|nghi quyet|/nd-cp|/tt-|/qh)"_s);
    return law.match(row.folded).hasMatch();
}

/// "Hà Nội, ", alone or behind the document's number: what a letter's date stands behind.
bool isPlace(const QString &before)
{
    if (!before.trimmed().endsWith(u','))
        return false;
    constexpr qsizetype mostWords = 5;
    QStringList words = before.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = words.size() - 1; i >= 0; --i)
        if (words[i].contains(u'/')) {
            words = words.mid(i + 1);
            break;
        }
    return words.size() <= mostWords
        && std::all_of(words.begin(), words.end(), [](const QString &word) { return word[0].isUpper(); });
}

/// "Số: 12/QĐ-BKHCN", "… số 0123/2025/GCN-ABC": number, year and signs (Nghị định 30/2020/NĐ-CP, Phụ lục I).
/// One of year and second sign has to be there: "001085/CCCD" is a card's.
const QRegularExpression &documentNumber()
{
    static const QRegularExpression number(
        u"(?:\\A|[\\s(])S[ôốÔỐoO0]\\s*[:.]?\\s*([0-9]{1,6}[A-Za-z]?\\s?(?:/\\s?(?:19|20)[0-9]{2}\\s?/\\s?"
        "\\p{Lu}\\p{L}{0,9}|/\\s?\\p{Lu}\\p{L}{0,9}(?=\\s?-))"
        "(?:\\s?-\\s?\\p{Lu}[\\p{L}&]{0,14}){0,3})(?![\\p{L}0-9/])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return number;
}

void findDocumentNumber(const Row &row, QList<PaperValue> &values)
{
    for (auto it = documentNumber().globalMatch(row.text); it.hasNext();) {
        const auto found = it.next();
        values.append(row.value(PaperValueKind::DocumentNumber, found.captured(1).remove(u' '),
            found.capturedStart(1), found.capturedEnd(1)));
    }
}

std::optional<QDate> dateOf(const QRegularExpressionMatch &match)
{
    const auto number = [&](int group) {
        // Recognition writes o for 0 and l for 1 among digits.
        return match.captured(group).replace(u'o', u'0').replace(u'l', u'1').toInt();
    };
    const QDate date(number(3), number(2), number(1));
    if (!date.isValid() || date.year() < 1945 || date.year() > 2100)
        return std::nullopt;
    return date;
}

void findDates(const Row &row, QList<PaperValue> &values)
{
    static const QRegularExpression inWords(
        u"ngay\\s*([0-9ol]{1,2})\\s*thang\\s*([0-9ol]{1,2})\\s*nam\\s*([0-9ol]{4})(?![0-9])"_s);
    static const QRegularExpression inDigits(
        u"(?<![0-9/.-])([0-9]{1,2})\\s?[/.-]\\s?([0-9]{1,2})\\s?[/.-]\\s?([0-9]{4})(?![0-9])"_s);
    // What a date belongs to stands before it.
    static const QRegularExpression label(
        u"(?:ngay ban hanh|ban hanh ngay|ngay ky|ky ngay|dang ky lan dau|thay doi lan thu[^:]{0,14}|ngay lap|"
        "lap ngay)\\s*(?:tu|ke tu)?\\s*(?:ngay)?\\s*[:,]?\\s*\\z"_s);
    // A card's day of issue is called so too: only a document's, whose number stands before it on the line.
    static const QRegularExpression behindNumber(
        u"\\A\\s*,?\\s*(?:ngay cap|cap ngay|cap|ngay)\\s*:?\\s*\\z"_s);
    const auto isNumbered = [&](const QString &before) {
        const auto number = documentNumber().match(row.text.first(before.size()));
        return number.hasMatch() && behindNumber.match(before.sliced(number.capturedEnd())).hasMatch();
    };
    static const QRegularExpression nothingBehind(u"\\A[\\s.,;:)_-]*\\z"_s);
    const auto take = [&](const QRegularExpression &form, bool mayEndLetterhead) {
        for (auto it = form.globalMatch(row.folded); it.hasNext();) {
            const auto found = it.next();
            const QString before = row.folded.first(found.capturedStart());
            const bool headed = mayEndLetterhead && isPlace(row.text.first(found.capturedStart()))
                && row.isRight(found.capturedStart(), found.capturedEnd())
                && nothingBehind.match(row.folded.sliced(found.capturedEnd())).hasMatch();
            const auto date = dateOf(found);
            if (date && (headed || label.match(before).hasMatch() || isNumbered(before)))
                values.append(row.value(PaperValueKind::Date, date->toString(Qt::ISODate),
                    found.capturedStart(), found.capturedEnd()));
        }
    };
    take(inWords, true);
    take(inDigits, false);
}

/// "0 1 O O 0475l6" → "0100047516": all behind a label that is or looks like a digit, up to anything else.
QString digitsBehind(QStringView text, qsizetype &length)
{
    static constexpr QStringView alike = u"OoQD0Il|!i1Zz2Ss5G6B8gq9";
    static constexpr QStringView digits = u"000001111112225556688999";
    QString number;
    qsizetype blanks = 0;
    length = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const qsizetype at = alike.indexOf(c);
        if (c.isDigit())
            number += c;
        else if (at >= 0)
            number += digits[at];
        else if (c == u' ' || c == u'-' || c == u'.' || c == u'–')
            ++blanks;
        else
            break;
        if (c.isDigit() || at >= 0)
            length = i + 1;
    }
    return number;
}

/// Whom what stands below a line is about.
enum class Subject { NotSaid, Organisation, Person };

Subject subjectOf(const Row &row)
{
    static const QRegularExpression named(
        u"(?:ten (?:to chuc|doanh nghiep|cong ty|don vi|co quan|co so|nguoi nop thue)[^:]{0,60}|"
        "nguoi nop thue|to chuc de nghi|\\bben [ab12])\\s*:\\s*"_s);
    static const QRegularExpression person(u"(?<!\\p{L})(?:ông|bà|tôi)(?!\\p{L})|(?:người|cá nhân|chủ "
                                           u"hộ|nhân viên|chức vụ|công tác|làm việc)[^:]{0,40}:|"
                                           "hộ kinh doanh"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    // Their letterhead stands on papers about others.
    static const QRegularExpression authority(u"\\A(?:so|bo|cuc|vu|tong cuc|chi cuc|uy ban|ubnd)\\b"_s);
    if (const auto found = named.match(row.folded); found.hasMatch())
        return beginsAsOrganisation(QStringView(row.text).sliced(found.capturedEnd())) ? Subject::Organisation
                                                                                       : Subject::Person;
    if (isPersonal(row.text) || person.match(row.text).hasMatch())
        return Subject::Person;
    const bool letterhead =
        isInCapitals(row.line) && beginsAsOrganisation(row.text) && !authority.match(row.folded).hasMatch();
    return letterhead ? Subject::Organisation : Subject::NotSaid;
}

/// Whether the nearest that is named at or above a row is an organisation.
bool isOrganisations(const QList<Row> &rows, qsizetype at)
{
    for (; at >= 0; --at)
        if (const Subject subject = subjectOf(rows[at]); subject != Subject::NotSaid)
            return subject == Subject::Organisation;
    return false;
}

/// Ten digits, or thirteen with a dash before the last three (Thông tư 86/2024/TT-BTC). Those of persons and
/// households begin with 8, and the personal number, which took their place, has twelve.
bool isOrganisationsTaxCode(const QString &digits, const QString &asWritten)
{
    static const QRegularExpression branch(u"[-–]\\s*\\S{3}\\z"_s);
    return isTaxCode(digits) && !digits.startsWith(u'8')
        && (digits.size() == 10 || branch.match(asWritten).hasMatch());
}

void findTaxCode(const QList<Row> &rows, qsizetype at, QList<PaperValue> &values)
{
    static const QRegularExpression label(
        u"(?:ma so thue|\\bmst|(ma so doanh nghiep|ma so dang ky doanh nghiep|ma so chi nhanh|"
        "ma so don vi phu thuoc)|ma so to chuc)[^0-9:]{0,40}?[:\\s]\\s*(?=[0-9ooqil|])"_s);
    const Row &row = rows[at];
    for (auto it = label.globalMatch(row.folded); it.hasNext();) {
        const auto found = it.next();
        if (found.captured().contains(u"ca nhan") || !(found.hasCaptured(1) || isOrganisations(rows, at)))
            continue;
        const QStringView behind = QStringView(row.text).sliced(found.capturedEnd());
        qsizetype length = 0;
        const QString digits = digitsBehind(behind, length);
        if (!isOrganisationsTaxCode(digits, behind.first(length).toString()))
            continue;
        values.append(row.value(PaperValueKind::TaxCode,
            digits.size() == 13 ? digits.first(10) + u'-' + digits.sliced(10) : digits, found.capturedEnd(),
            found.capturedEnd() + length));
    }
}

void findOrganisation(const Row &row, QList<PaperValue> &values)
{
    static const QRegularExpression label(
        u"(?:ten (?:to chuc|doanh nghiep|cong ty|don vi|co quan|co so)[^:]{0,60}|"
        "((?:co quan|don vi|noi) (?:cap|ban hanh)|(?:co so|don vi) dao tao)|to chuc de nghi)\\s*:\\s*"_s);
    static const QRegularExpression end(
        u"[.,;]?\\s*(?:\\(|;|\\bten |ma so|mst|dia chi|dien thoai|so dien thoai|dai "
        u"dien|nguoi dai dien|do (?:ong|ba)\\b|"
        "ong/ba|ngay|[0-9]{1,2}[.)] )|[ .,_]{3,}"_s);
    const auto found = label.match(row.folded);
    if (!found.hasMatch() && row.line.place.bottom() > letterheadBottom)
        return;
    const qsizetype from = found.hasMatch() ? found.capturedEnd() : 0;
    qsizetype to = row.text.size();
    if (const auto cut = end.match(row.folded, from); cut.hasMatch())
        to = cut.capturedStart();
    QString name = row.text.sliced(from, to - from).trimmed();
    while (name.endsWith(u'.') || name.endsWith(u',') || name.endsWith(u';'))
        name.chop(1);
    // In a letterhead it stands in capitals and alone.
    if (!beginsAsOrganisation(name) || (!found.hasMatch() && name != name.toUpper()) || name.count(u' ') < 1)
        return;
    const bool issuer = !found.hasMatch() || found.hasCaptured(1);
    values.append(row.value(issuer ? PaperValueKind::Issuer : PaperValueKind::Organisation, name, from, to));
}

} // namespace

QString nameOf(PaperValueKind kind)
{
    return QString::fromLatin1(kindNames[std::size_t(kind)]);
}

std::optional<PaperValueKind> paperValueKind(QStringView source)
{
    constexpr QStringView paper = u"paper.";
    for (std::size_t i = 0; source.startsWith(paper) && i < kindNames.size(); ++i)
        if (source.sliced(paper.size()) == QLatin1StringView(kindNames[i]))
            return PaperValueKind(i);
    return std::nullopt;
}

QList<PaperValue> valuesOn(const PaperPage &page)
{
    const QList<Row> rows = rowsOf(page);
    QList<PaperValue> values;
    if (isIdentityCard(rows))
        return values;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Row &row = rows[i];
        if (!isPersonal(row.text))
            findTaxCode(rows, i, values);
        if (row.personal || refersToLaw(row))
            continue;
        findDocumentNumber(row, values);
        findDates(row, values);
    }
    // The two heads of a letter are no one name.
    for (const PageLine &line : linesOf(page))
        if (const Row row(page, line); !isPersonal(row.text))
            findOrganisation(row, values);
    return values;
}

} // namespace motcua
