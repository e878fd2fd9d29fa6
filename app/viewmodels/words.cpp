// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/words.h"

#include <array>

#include <QLocale>
#include <QRegularExpression>

#include "app/domain/vietnamtime.h"

using namespace Qt::Literals::StringLiterals;

namespace motcua::words
{

namespace
{

bool isEnglish(const QString &language)
{
    return language == "en"_L1;
}

QString onOneLine(QString text)
{
    return text.replace(u' ', u'\u00A0');
}

QString englishDay(const QDate &date)
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(date, u"dddd, d MMMM yyyy");
}

// Cuts a text where it turns to somebody other than the citizen.
QString forCitizen(const QString &text)
{
    static const std::array<QString, 4> others {
        u"Kỹ thuật viên:"_s, u"Cán bộ:"_s, u"Technician:"_s, u"Staff:"_s};
    QString result = text;
    for (const QString &other : others)
        if (const auto at = result.indexOf(other); at >= 0)
            result.truncate(at);
    return result.trimmed();
}

bool namesPrograms(const QString &text)
{
    return text.contains("motcua"_L1);
}

} // namespace

QString day(qint64 unixMilliseconds, const QString &language)
{
    if (unixMilliseconds == 0)
        return {};
    const QDate date = inVietnam(unixMilliseconds).date();
    return isEnglish(language) ? englishDay(date) : onOneLine(dayInVietnamese(date));
}

QString moment(qint64 unixMilliseconds, const QString &language)
{
    if (unixMilliseconds == 0)
        return {};
    const QDateTime at = inVietnam(unixMilliseconds);
    if (isEnglish(language))
        return at.toString(u"H:mm, ") + englishDay(at.date());
    return onOneLine(timeInVietnamese(at.time())) + u", "_s + onOneLine(dayInVietnamese(at.date()));
}

QString money(qint64 dong, const QString &language)
{
    const QLocale locale = isEnglish(language) ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                               : QLocale(QLocale::Vietnamese, QLocale::Vietnam);
    return onOneLine(locale.toString(dong) + u" đồng"_s);
}

QString copies(int count, const QString &language)
{
    return (isEnglish(language) ? u"%1 copies"_s : u"%1 bản"_s).arg(count);
}

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

QString phone(const QString &digits)
{
    if (digits.size() <= 4)
        return digits;
    QString result = digits.left(4);
    for (qsizetype i = 4; i < digits.size(); i += 3)
        result += u' ' + digits.mid(i, 3);
    return result;
}

QString maskedPhone(const QString &digits)
{
    if (digits.size() < 8)
        return QString(digits.size(), u'•');
    return digits.left(4) + u' ' + QString(digits.size() - 7, u'•') + u' ' + digits.right(3);
}

QString dateEntry(const QString &stored)
{
    const QDate date = QDate::fromString(stored, Qt::ISODate);
    return date.isValid() ? date.toString(u"dd/MM/yyyy") : stored;
}

QString dateStored(const QString &typed)
{
    const QDate date = QDate::fromString(typed, u"dd/MM/yyyy"_s);
    return date.isValid() ? date.toString(Qt::ISODate) : typed;
}

QString unbroken(QString text)
{
    // U+FEFF joins as U+2060 does, and unlike it is in Inter: a glyph of another font would set the line
    // apart.
    static const QRegularExpression slash(u"(?<=[\\p{L}\\d]/)(?=\\p{L})"_s);
    static const QRegularExpression article(u"(?<=Điều|khoản|điểm|Mẫu số|Phụ lục) (?=[\\dIVX])"_s);
    // "%1 trang" is a number too, once it is filled in.
    static const QRegularExpression number(u"(?<=\\d|%n|%L\\d) (?=\\p{Ll})"_s);
    return text.replace(slash, u"\uFEFF"_s).replace(article, u"\u00A0"_s).replace(number, u"\u00A0"_s);
}

QString heading(const QString &text)
{
    QString whole = unbroken(text);
    if (const auto last = whole.lastIndexOf(u' '); last > 0)
        whole[last] = QChar::Nbsp;
    return whole;
}

QString condition(const QString &text)
{
    static const QString only = u"Chỉ "_s;
    const QString rest = text.startsWith(only) ? text.mid(only.size()) : text;
    return unbroken(rest.left(1).toLower() + rest.mid(1));
}

Plain plainFault(const FaultEntry &entry, const QString &language)
{
    const bool english = isEnglish(language);
    Plain plain {
        forCitizen(english ? entry.whatEn : entry.whatVi), forCitizen(english ? entry.doEn : entry.doVi)};
    if (namesPrograms(plain.what))
        plain.what = english ? u"The kiosk has a problem that you cannot mend."_s
                             : u"Kiosk đang gặp trục trặc mà ông/bà không tự sửa được."_s;
    if (plain.todo.isEmpty() || namesPrograms(plain.todo))
        plain.todo = english ? u"Please see the staff at the counter. What was shown as saved is safe."_s
                             : u"Xin mời gặp cán bộ tại quầy. Những gì đã báo lưu vẫn an toàn."_s;
    return {unbroken(plain.what), unbroken(plain.todo)};
}

} // namespace motcua::words
