// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include <QJsonArray>
#include <QJsonObject>

#include "tests/sweep/hall.h"

namespace motcua::test
{

/// What came of many roads; may be told by several threads.
class ManyRoads
{
public:
    void add(const Hall::Figures &figures, int pages, const QStringList &troubles, const QString &what);
    /// Points, kills, failed calls …: what was done to roads.
    void count(const QString &name, int by = 1);
    QJsonObject figures() const;

private:
    mutable std::mutex m_mutex;
    int m_roads = 0, m_pages = 0;
    Hall::Figures m_sum;
    QHash<QString, int> m_counts;
    QJsonArray m_troubles;
};

/// `work(i)` for i = 0, 1, 2 … until one gives false, but below `most`, in $MOTCUA_JOBS threads (2).
void forAll(long most, const std::function<bool(long i)> &work);

/// Writes the figures of one benchmark, prints a line for each of its sweeps, and says whether no promise was
/// broken.
bool tell(const QString &file, const QJsonObject &result);

} // namespace motcua::test
