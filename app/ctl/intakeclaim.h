// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/intake/intakefile.h"
#include "sync/store/store.h"
#include "sync/vault/durablefile.h"

namespace motcua::ctl
{

/// Keeps one intake one dossier: a call of `submit` that was killed, or that ended with a fault after its
/// dossier was queued, is continued by the next call with the same content (INTAKE.json and every file that
/// it names, byte by byte). A call that has told its result is over, and the same content then is a new
/// intake.
///
/// Locks are of the open file description (`submit.lock`): the kernel drops them however the process ends.
class IntakeClaim
{
public:
    /// Waits for another call with the same content to end. Faults: FileUnreadable, and the store's.
    static Result<IntakeClaim> take(
        Store &store, const QString &stateDirectory, const QByteArray &json, const IntakeFile &intake);

    /// One call at a time makes its draft: two of one person would take it away from each other.
    Result<void> beginFilling();
    void endFilling();

    /// The dossier that an earlier call with this content submitted and did not bring to its end.
    Result<std::optional<DossierId>> unfinished();
    /// Whether a call of `submit` made this draft; a person at the screen may have one too.
    Result<bool> isOurs(const DossierId &draft);

    Result<void> drafted(const DossierId &dossier); ///< before its first page
    Result<void> submitted(const DossierId &dossier);
    Result<void> abandoned(const DossierId &dossier);
    Result<void> queuedWithFault(const DossierId &dossier); ///< the caller was told; retrying continues it
    Result<void> told(); ///< the end

private:
    IntakeClaim(Store &store, FileHandle lock, const QByteArray &mac);
    Result<void> lock(qint64 byte);

    Store *m_store;
    FileHandle m_lock;
    QString m_key;
    qint64 m_byte;
};

} // namespace motcua::ctl
