// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>

#include "app/domain/page.h"

namespace motcua
{

/// The codes on a page as data for whoever can confirm them: [{"format", "payload" (Base64), "state"}]. Here
/// the state of each is "unchecked": a code on a paper proves nothing until its issuer confirms it, and what
/// it says (an address, a person) is neither opened nor taken over.
QJsonArray uncheckedCodes(const PageReading &reading);

} // namespace motcua
