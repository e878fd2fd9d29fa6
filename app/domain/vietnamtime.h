// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace motcua
{

/// Vietnam's clocks: UTC+7 in the whole country, no summer time.
inline constexpr int vietnamOffsetSeconds = 7 * 3600;

QDateTime inVietnam(qint64 unixMilliseconds);

/// "thứ Hai, 19/01/2026".
QString dayInVietnamese(const QDate &date);
/// "9 giờ 05".
QString timeInVietnamese(QTime time);
/// "9 giờ 05, thứ Hai, 19/01/2026", in Vietnam's time.
QString momentInVietnamese(qint64 unixMilliseconds);

} // namespace motcua
