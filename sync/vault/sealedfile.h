// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "sync/vault/durablefile.h"
#include "sync/vault/vault.h"

namespace motcua
{

/// What stands before the sealed bytes of a file that is sealed as a whole (FORMAT.md, "Backups").
struct SealedFileHeader {
    QByteArray fingerprint; ///< of the kiosk's key that its key is wrapped with, 16 bytes
    QByteArray byKiosk; ///< its key, as a dossier's is kept
    QByteArray byRecovery; ///< the same sealed to the ministry's recovery key; empty: that was not known
    QByteArray keeper; ///< kiosk.tpm, where the kiosk's key lived in the TPM; worthless elsewhere

    QByteArray bytes() const;
};

/// Writes such a file from its beginning to its end; what is written to disk is sealed.
class SealedFileWriter
{
public:
    /// Makes `path` (0600), which must not be there, under a key of its own that `vault` wraps. Faults:
    /// KeyMissing, those of fileFault.
    static Result<SealedFileWriter> create(const QString &path, Vault &vault, const QByteArray &keeper = {});
    Result<void> write(QByteArrayView plain);
    /// Seals the last frame; on success everything is on disk.
    Result<void> finish();
    qint64 bytes() const { return m_bytes; } ///< that the file has by now

private:
    SealedFileWriter(FileHandle file, Sealer sealer);
    Result<void> put(QByteArrayView bytes);
    Result<void> sealFrame(QByteArrayView plain, bool last);

    FileHandle m_file;
    Sealer m_sealer;
    QByteArray m_rest; ///< plain bytes that are no whole frame yet
    qint64 m_index = 0;
    qint64 m_bytes = 0;
};

/// Reads such a file from its beginning to its end.
class SealedFileReader
{
public:
    using KeyOpener = std::function<Result<std::shared_ptr<SecretKey>>(const SealedFileHeader &header)>;
    /// Faults: FileUnreadable, BackupBroken (no such file), those of `openKey`.
    static Result<SealedFileReader> open(const QString &path, const KeyOpener &openKey);
    static Result<SealedFileHeader> header(const QString &path);

    /// Exactly `count` bytes. Fault BackupBroken: fewer are left, or what is there was changed.
    Result<QByteArray> read(qint64 count);
    /// At most `count` bytes; none at the end, which is sealed as such. Fault BackupBroken.
    Result<QByteArray> readSome(qint64 count);

private:
    SealedFileReader(FileHandle file, Opener opener);
    Result<void> nextFrame();

    FileHandle m_file;
    Opener m_opener;
    QByteArray m_box; ///< the next frame, not opened yet
    QByteArray m_plain;
    qsizetype m_taken = 0; ///< of m_plain
    qint64 m_index = 0;
    bool m_ended = false;
};

} // namespace motcua
