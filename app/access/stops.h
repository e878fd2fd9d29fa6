// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QQuickItem;

namespace motcua
{

/// Whether it is seen, as far as its items say: it and all that it lies in is visible and has some opacity.
bool isShown(const QQuickItem *item);

/// The visible children in the order in which they are read: that of the items, which screens write from the
/// top left to the bottom right.
QList<QQuickItem *> readingChildren(const QQuickItem *item);

/// Whether a person can press it.
bool isStop(const QQuickItem *item);

/// Everything below `scope` that can be pressed, in reading order: shown, and enabled or perhaps `waiting`.
enum class Stops { Enabled, Waiting };
QList<QQuickItem *> stopsIn(QQuickItem *scope, Stops which = Stops::Enabled);

} // namespace motcua
