// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace motcua
{

/// Everything that QML could read from `root` on: "path=value" of every property and every row of every list,
/// in alphabetical order. A picture that is there is "picture".
QStringList reachable(QObject *root);

} // namespace motcua
