// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/formnumber.h"

#include <QHash>
#include <QRegularExpression>

#include "app/catalogue/catalogue.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// "iv", "1v" and "lv" are 4: recognition takes the strokes of a Roman number for ones and l's. 0: none.
int annexNumber(QString text)
{
    bool arabic = false;
    if (const int number = text.toInt(&arabic); arabic && number < 40 && !text.startsWith(u"11"_s))
        return number;
    static const QHash<QString, int> roman {{u"i"_s, 1}, {u"ii"_s, 2}, {u"iii"_s, 3}, {u"iv"_s, 4},
        {u"v"_s, 5}, {u"vi"_s, 6}, {u"vii"_s, 7}, {u"viii"_s, 8}, {u"ix"_s, 9}, {u"x"_s, 10}, {u"xi"_s, 11},
        {u"xii"_s, 12}};
    return roman.value(text.replace(u'1', u'i').replace(u'l', u'i'));
}

/// "o5" → "5", "05" → "5"; a letter behind stays: "1a".
QString plainNumber(QString number)
{
    static const QRegularExpression leading(u"\\A[o0]+(?=[0-9])"_s);
    return number.remove(leading);
}

} // namespace

std::optional<FormNumber> parseFormNumber(QStringView text, bool anywhere)
{
    // Folded: "mẫu" is "mau", "số" is "so", "phụ lục" is "phu luc". A digit has to be there, or every "mẫu"
    // of prose would be a number.
    static const QRegularExpression form(
        u"(?<![a-z])(?:mau|bieu mau|bieu)\\s*(?:s[o0]\\s*)?[.:]?\\s*"
        "([a-z]?[o0-9]*[0-9][0-9]?[a-z]{0,2}(?:-[0-9a-z]{1,8})?)(?![0-9a-z/])"
        "(?:\\s*[.]\\s*([a-z]{3,8}(?:/[a-z]{1,3})?)(?![a-z]))?"_s);
    static const QRegularExpression annex(
        u"\\A[\\s,;:()\\[\\]–—-]*(?:quy dinh )?(?:tai |cua )?phu\\s*luc\\s*(?:s[o0]\\s*)?([ivxl1]+|[0-9]{1,2})(?![0-9a-z])"_s);
    // Declarations to the tax office and to social insurance are numbered so.
    static const QRegularExpression declaration(
        u"(?<![a-z])tk\\s?-?\\s?([0-9]{1,2}[a-z]?)(?:[-/]([a-z]{2,8}))?(?![a-z0-9])"_s);
    const QString folded = foldVietnamese(text);
    if (const auto found = declaration.match(folded);
        found.hasMatch() && (anywhere || found.capturedStart() <= 2))
        return FormNumber {u"tk-"_s + plainNumber(found.captured(1)), found.captured(2)};
    const auto found = form.match(folded);
    if (!found.hasMatch() || (!anywhere && found.capturedStart() > 2))
        return std::nullopt;
    FormNumber number;
    number.number = plainNumber(found.captured(1));
    number.mark = found.captured(2);
    if (const auto behind = annex.match(folded.sliced(found.capturedEnd())); behind.hasMatch())
        number.annex = annexNumber(behind.captured(1));
    return number;
}

FormAgreement compare(const FormNumber &read, const FormNumber &known)
{
    const bool bothMarks = !read.mark.isEmpty() && !known.mark.isEmpty();
    const bool bothAnnexes = read.annex != 0 && known.annex != 0;
    if (read.number != known.number || (bothMarks && read.mark != known.mark)
        || (bothAnnexes && read.annex != known.annex))
        return FormAgreement::Differs;
    // Without either, a number says which of its regulation's forms this is, and not of which regulation.
    return bothMarks || bothAnnexes ? FormAgreement::Fully : FormAgreement::Partly;
}

} // namespace motcua
