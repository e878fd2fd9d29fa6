// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace motcua::test
{

/// Whether the kernel says of the page at `address` that it is locked ("lo") and left out of dumps ("dd").
inline bool isLocked(const void *address)
{
    QFile maps(QStringLiteral("/proc/self/smaps"));
    if (!maps.open(QIODevice::ReadOnly))
        return false;
    const auto wanted = reinterpret_cast<quintptr>(address);
    bool within = false;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const qsizetype dash = line.indexOf('-'), space = line.indexOf(' ');
        if (dash > 0 && space > dash && !line.first(space).contains(':'))
            within = line.first(dash).toULongLong(nullptr, 16) <= wanted
                && wanted < line.sliced(dash + 1, space - dash - 1).toULongLong(nullptr, 16);
        else if (within && line.startsWith("VmFlags:"))
            return (line + ' ').contains(" lo ") && (line + ' ').contains(" dd ");
    }
    return false;
}

} // namespace motcua::test
