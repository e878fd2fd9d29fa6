// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace motcua
{

/// One entry of the audit log as it is hashed: the columns of its row, texts as UTF-8 bytes. AUDIT.md has the
/// encoding byte by byte.
struct AuditEntry {
    qint64 sequence = 0; ///< 1, 2, 3 … without gaps
    qint64 at = 0; ///< Unix ms
    QByteArray dossier; ///< 16 bytes, or empty
    QByteArray kind;
    QByteArray detail; ///< JSON, the very bytes
    QByteArray previous; ///< hash of the entry before; zeros for the first
    QByteArray hash;
};

inline constexpr qsizetype auditHashBytes = 32;
inline constexpr qsizetype auditChainIdBytes = 16;

/// What `previous` of the first entry is.
QByteArray auditBeginning();
/// The bytes that stand for the entry's content in chain `chain` (its id); `previous` and `hash` are not in
/// them.
QByteArray auditEncoding(const QByteArray &chain, const AuditEntry &entry);
/// SHA-256 of the encoding: what central is told of an entry.
QByteArray auditDigest(const QByteArray &chain, const AuditEntry &entry);
/// SHA-256(previous ‖ digest): the entry's hash.
QByteArray auditHash(const QByteArray &previous, const QByteArray &digest);

} // namespace motcua
