// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/domain/clock.h"
#include "sync/central/centralsystem.h"
#include "sync/central/enrolment.h"
#include "sync/central/httpclient.h"

namespace motcua
{

/// A connection to the central that this kiosk is enrolled with, by the adapter that speaks with it. `clock`
/// judges certificates where the adapter has any (MotcuaCentral), and outlives the connection.
std::unique_ptr<CentralSystem> connectCentral(
    const Enrolment &enrolment, const HttpPatience &patience = {}, Clock *clock = nullptr);

} // namespace motcua
