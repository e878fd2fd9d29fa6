// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>
#include <QRectF>
#include <QStringList>

namespace motcua
{

/// What is wrong with a laid-out page, one sentence each: text that is cut, leaves its button, overlaps other
/// text or the window's edge, or may be broken at a slash ("ông/bà"); things to touch that are smaller than
/// `target` px or have no name; two of the same objectName.
QStringList faultsOfLayout(QQuickItem *root, double target);

/// Whether its middle lies within the window and within what scrolls it.
bool canBeSeen(const QQuickItem *item);

/// The visible item of that objectName, or null.
QQuickItem *visibleItem(QQuickItem *root, const QString &objectName);

} // namespace motcua
