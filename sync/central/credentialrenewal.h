// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/clock.h"
#include "app/domain/result.h"
#include "sync/central/enrolment.h"
#include "sync/central/httpclient.h"

namespace motcua
{

/// Gets this kiosk another certificate, with another key, while the one it has still holds.
///
///   old pair in force ──► new key kept ──► certificate kept ──► new pair has worked once ──► named in
///   enrolment.json
///
/// It may end anywhere: until the last step the old pair is the one in force, and the next call goes on from
/// what is kept. Central takes both until the new one has been used; from then on only that one.
///
/// `enrolment` is the one in force, of this `stateDirectory`; `clock` has to have heard from central, since a
/// machine's own clock is no reason to renew. True: another pair is in force now, and connections are to be
/// made anew. False: it is not time yet, or central
/// knows this kiosk by another thing than a certificate (an iGate). Faults: as of any call to central;
/// CentralAnswerInvalid, StoreReadOnly, DiskFull. To be called by one process at a time.
Result<bool> renewCredential(const Enrolment &enrolment, const QString &stateDirectory, Clock &clock,
    const HttpPatience &patience = {});

} // namespace motcua
