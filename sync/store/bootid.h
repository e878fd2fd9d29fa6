// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

namespace motcua
{

/// What tells one start of the machine from another. Empty where this process may not know.
inline QByteArray bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// Whether the machine has not been started anew since bootId() said this. Whoever may not know says no.
inline bool isThisBoot(const QByteArray &kept)
{
    return !kept.isEmpty() && kept == bootId();
}

} // namespace motcua
