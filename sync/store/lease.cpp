// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>

#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

/// Changes with every start of the machine: an owner of an earlier start is dead, whatever the clocks say.
QString bootId()
{
    static const QString id = [] {
        QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
    }();
    return id;
}

} // namespace

Result<bool> Store::acquireLease(const QString &name, const QString &owner, qint64 milliseconds)
{
    return d->write([&](qint64 at) -> Result<bool> {
        // Both clocks are asked: the wall clock may be set back and the other starts anew with the machine.
        // Whichever says that the time is over is believed, since a lease that never ends would keep every
        // dossier from being sent.
        const qint64 up = d->clock->monotonic();
        const auto taken = d->database.run(
            "INSERT INTO lease (name, owner, boot, expires_wall, expires_up) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT (name) DO UPDATE SET owner = ?2, boot = ?3, expires_wall = ?4, expires_up = ?5"
            " WHERE owner = ?2 OR boot <> ?3 OR expires_wall <= ?6 OR expires_up <= ?7",
            name, owner, bootId(), at + milliseconds, up + milliseconds, at, up);
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken == 0)
            return false;
        // Who has it is told in the same transaction: of an owner that nobody can name nobody can say that it
        // is dead.
        MOTCUA_TRY(d->database.run("INSERT INTO fact (key, value) VALUES (?1, ?2)"
                                   " ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value <> ?2",
            QString(name + QStringLiteral(".owner")), owner.toUtf8()));
        return true;
    });
}

Result<void> Store::releaseLease(const QString &name, const QString &owner)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_TRY(d->database.run("DELETE FROM lease WHERE name = ? AND owner = ?", name, owner));
        return {};
    });
}

} // namespace motcua
