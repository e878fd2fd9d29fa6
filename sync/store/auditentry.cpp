// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/auditentry.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace motcua
{

namespace
{

const QByteArray magic("MCAUDIT1");
constexpr qsizetype dossierBytes = 16;

template <typename T>
void append(QByteArray &bytes, T number)
{
    const qsizetype end = bytes.size();
    bytes.resize(end + qsizetype(sizeof(T)));
    qToLittleEndian(number, bytes.data() + end);
}

void appendText(QByteArray &bytes, const QByteArray &text)
{
    append(bytes, quint32(text.size()));
    bytes += text;
}

} // namespace

QByteArray auditBeginning()
{
    return QByteArray(auditHashBytes, '\0');
}

QByteArray auditEncoding(const QByteArray &chain, const AuditEntry &entry)
{
    QByteArray bytes = magic + chain;
    append(bytes, quint64(entry.sequence));
    append(bytes, quint64(entry.at));
    const bool hasDossier = entry.dossier.size() == dossierBytes;
    bytes += hasDossier ? '\1' : '\0';
    bytes += hasDossier ? entry.dossier : QByteArray(dossierBytes, '\0');
    appendText(bytes, entry.kind);
    appendText(bytes, entry.detail);
    return bytes;
}

QByteArray auditDigest(const QByteArray &chain, const AuditEntry &entry)
{
    return QCryptographicHash::hash(auditEncoding(chain, entry), QCryptographicHash::Sha256);
}

QByteArray auditHash(const QByteArray &previous, const QByteArray &digest)
{
    return QCryptographicHash::hash(previous + digest, QCryptographicHash::Sha256);
}

} // namespace motcua
