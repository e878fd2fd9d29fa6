// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include "app/domain/identity.h"
#include "app/domain/page.h"

namespace motcua
{

/// Among the codes found on an image, the identity card's; else why the best of them is not one.
/// Faults: CardUnreadable when there is none, and those of parseCardQr.
Result<CardIdentity> cardAmong(const QList<PageCode> &codes, const QDate &today);

} // namespace motcua
