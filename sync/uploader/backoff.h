// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include <QRandomGenerator>

namespace motcua
{

/// Full jitter: a random time up to `first` doubled with every attempt, at most `most` (ms). Never quite at
/// once, so that what fails immediately does not turn into a busy loop.
inline qint64 fullJitter(qint64 first, qint64 most, int attempts)
{
    const int doublings = std::clamp(attempts - 1, 0, 30);
    const qint64 ceiling = std::max<qint64>(1, std::min(most, first << doublings));
    const qint64 least = std::min<qint64>(100, ceiling);
    return std::max(least, QRandomGenerator::global()->bounded(ceiling) + 1);
}

} // namespace motcua
