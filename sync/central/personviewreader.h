// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "app/domain/result.h"
#include "sync/central/personview.h"

namespace motcua
{

// Reading sync/api/central.openapi.yaml's Timeline, Supplements, Fees, Reusable, SignInOffer and SignedIn.
// Fault CentralAnswerInvalid where something that has to be there is missing, or anything that is there is of
// another kind: a deadline that cannot be read is not "no deadline". What may be left out is so by being
// absent or null. Lists longer than anyone has affairs are refused too.

Result<QList<TimelineStep>> readTimeline(const QJsonObject &answer);
Result<QList<SupplementRequest>> readSupplements(const QJsonObject &answer);
/// A fee whose transfer is not what the contract says is a fee all the same: Fee::transferDoubtful.
Result<QList<Fee>> readFees(const QJsonObject &answer);
Result<Reusable> readReusable(const QJsonObject &answer);
Result<SignInOffer> readSignInOffer(const QJsonObject &answer);
Result<SignedInPerson> readSignedInPerson(const QJsonObject &answer);

/// Whether a grant can be one: what is no token (RFC 6750 §2.1) would be another header.
bool isGrant(const PersonGrant &person);

} // namespace motcua
