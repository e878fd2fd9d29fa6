// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/vault/durablefile.h"

namespace motcua
{

/// `store.lock` beside the database: open-file-description locks on two of its bytes.
///
///     byte 0  exclusive while a process opens, creates, migrates or sets aside the database
///     byte 1  shared by every process that has it open; exclusive by one that sets a damaged database aside,
///     so that
///             nobody goes on writing to a file that has lost its name
///
/// The kernel drops both when the process ends, however it ends.
class StoreLock
{
public:
    /// Faults: StoreReadOnly, DiskFull, StoreFailed.
    static Result<StoreLock> open(const QString &stateDirectory);

    /// Waits until no other process is setting up. Fault StoreBusy after a minute.
    Result<void> beginSetup();
    void endSetup();
    /// From now on the database is in use here.
    Result<void> share();
    /// Whether no other process has the database open; holds others off until share().
    bool alone();

private:
    explicit StoreLock(FileHandle file)
        : m_file(std::move(file))
    {
    }
    bool lock(short kind, qint64 byte);

    FileHandle m_file;
};

} // namespace motcua
