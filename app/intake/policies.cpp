// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/policies.h"

namespace motcua
{

namespace
{

constexpr qint64 megabyte = 1'000'000, minute = 60'000, hour = 60 * minute, day = 24 * hour, month = 30 * day;

} // namespace

StoreQuota quotaOf(const Config &config)
{
    return {.warnBelow = config.warnFreeMb * megabyte,
        .stopBelow = config.stopFreeMb * megabyte,
        .most = config.mostStoreMb * megabyte,
        .reserve = config.reserveMb * megabyte,
        .warnUnsent = config.warnUnsent,
        .warnUnsentAge = config.warnUnsentMinutes * minute};
}

RetentionPolicy retentionOf(const Config &config)
{
    return {.afterReceipt = config.afterReceiptHours * hour,
        .drafts = config.draftsDays * day,
        .refused = config.refusedDays * day,
        .kept = config.keptMonths * month};
}

Result<Enrolment> enrolmentOf(const Config &config)
{
    MOTCUA_ASSIGN(auto enrolment, loadEnrolment(config.stateDirectory));
    if (!config.centralUrl.isEmpty())
        enrolment.url = config.centralUrl;
    return enrolment;
}

} // namespace motcua
