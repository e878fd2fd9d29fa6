// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/bootid.h"
#include "sync/store/storeprivate.h"

namespace motcua
{

Result<bool> Store::acquireLease(const QString &name, const QString &owner, qint64 milliseconds)
{
    return d->write([&](qint64 at) -> Result<bool> {
        // The monotonic clock is the same for all processes until the machine is started again, and then
        // nobody has it. Their wall clocks need not agree: central has told one the time, and not the other.
        // They count only where one of the two cannot tell this start of the machine from another.
        const qint64 up = d->clock->monotonic();
        const QString boot = QString::fromLatin1(bootId());
        const auto taken = d->database.run(
            "INSERT INTO lease (name, owner, boot, expires_wall, expires_up) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT (name) DO UPDATE SET owner = ?2, boot = ?3, expires_wall = ?4, expires_up = ?5"
            " WHERE owner = ?2 OR expires_up <= ?7"
            " OR CASE WHEN '' IN (boot, ?3) THEN expires_wall <= ?6 ELSE boot <> ?3 END",
            name, owner, boot, at + milliseconds, up + milliseconds, at, up);
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
