// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/vietnamtime.h"

#include <array>

using namespace Qt::StringLiterals;

namespace motcua
{

QDateTime inVietnam(qint64 unixMilliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(unixMilliseconds, Qt::OffsetFromUTC, vietnamOffsetSeconds);
}

QString dayInVietnamese(const QDate &date)
{
    static const std::array weekdays {
        u"thứ Hai"_s, u"thứ Ba"_s, u"thứ Tư"_s, u"thứ Năm"_s, u"thứ Sáu"_s, u"thứ Bảy"_s, u"Chủ nhật"_s};
    return weekdays[static_cast<size_t>(date.dayOfWeek() - 1)] + date.toString(u", dd/MM/yyyy"_s);
}

QString timeInVietnamese(QTime time)
{
    return time.toString(u"H 'giờ' mm"_s);
}

QString momentInVietnamese(qint64 unixMilliseconds)
{
    const QDateTime at = inVietnam(unixMilliseconds);
    return timeInVietnamese(at.time()) + u", "_s + dayInVietnamese(at.date());
}

} // namespace motcua
