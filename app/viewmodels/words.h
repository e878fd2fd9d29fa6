// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/domain/fault.h"

/// How values are written on the screen, in the session's language.
namespace motcua::words
{

/// "thứ Hai, 19/01/2026", all of it on one line, or "Monday, 19 January 2026", in Vietnam's time; empty for
/// 0.
QString day(qint64 unixMilliseconds, const QString &language);
/// The same with the time of day in front: "9 giờ 05, thứ Hai, 19/01/2026" or "9:05, Monday, 19 January
/// 2026".
QString moment(qint64 unixMilliseconds, const QString &language);
/// "0912 345 678": groups of a telephone number as people say it.
QString phone(const QString &digits);
/// "0912 ••• 678": enough to know one's own number by.
QString maskedPhone(const QString &digits);
/// A stored date (ISO 8601) as dd/mm/yyyy; whatever else is stored comes back as it is.
QString dateEntry(const QString &stored);
/// dd/mm/yyyy of a real day as ISO 8601; whatever else was typed comes back as it is.
QString dateStored(const QString &typed);

/// "1.250.000 đồng" or "1,250,000 đồng".
QString money(qint64 dong, const QString &language);
/// "2 bản" or "2 copies".
QString copies(int count, const QString &language);
/// Those that are not empty.
QString joined(QStringList parts, const QString &separator);

/// The text with joiners where a line of the screen must not end: within "ông/bà", "2 trang", "Điều 9".
QString unbroken(QString text);
/// The same for a title, whose last line is never one syllable alone.
QString heading(const QString &text);
/// A condition as it goes on in a sentence: "Chỉ khi đăng ký …" → "khi đăng ký …".
QString condition(const QString &text);

/// What happened and what to do, without the sentences that a fault's text addresses to technicians or staff.
struct Plain {
    QString what, todo;
};
Plain plainFault(const FaultEntry &entry, const QString &language);

} // namespace motcua::words
