// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/connectcentral.h"

#include "sync/central/igatecentral.h"
#include "sync/central/motcuacentral.h"

namespace motcua
{

std::unique_ptr<CentralSystem> connectCentral(
    const Enrolment &enrolment, const HttpPatience &patience, Clock *clock)
{
    if (enrolment.protocol == Enrolment::Protocol::IGate)
        return IGateCentral::create(enrolment, patience);
    return MotcuaCentral::create(enrolment, patience, clock);
}

} // namespace motcua
