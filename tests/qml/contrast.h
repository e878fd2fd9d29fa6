// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickItem>
#include <QStringList>

namespace motcua
{

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.2, contrast ratio).
double contrast(const QColor &one, const QColor &other);

/// Every text that is too near in colour to what is painted below it, one sentence each: under 7:1, or
/// under 4.5:1 where the text is large (at least `large` px high and semi-bold). Icons that say something
/// need 3:1. What cannot be touched just now is judged like the rest.
QStringList faultsOfContrast(QQuickItem *root, double large);

} // namespace motcua
