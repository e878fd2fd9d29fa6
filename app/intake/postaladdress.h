// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace motcua
{

/// An address that a letter may reach: at least 10 characters and at most longestAddress, with letters.
bool isPostalAddress(const QString &address);

} // namespace motcua
