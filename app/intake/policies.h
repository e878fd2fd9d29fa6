// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "sync/central/enrolment.h"
#include "sync/store/room.h"
#include "sync/store/shredding.h"

namespace motcua
{

/// What the configuration says of the store's room, and of how long what is kept.
StoreQuota quotaOf(const Config &config);
RetentionPolicy retentionOf(const Config &config);

/// This kiosk's enrolment, with the address that the configuration gives central, where it gives one. Fault
/// CentralNotEnrolled.
Result<Enrolment> enrolmentOf(const Config &config);

} // namespace motcua
