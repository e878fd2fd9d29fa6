// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/tpmkeykeeper.h"

#include <QFile>
#include <QStringList>
#include <QtEndian>

#include <sodium.h>

#include "sync/vault/durablefile.h"
#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

// kiosk.tpm: magic, PCRs, then parent's name, public and private area, each after its length; a check. See
// FORMAT.md.
const QByteArray magic("MCKTPM01");
constexpr qsizetype checkBytes = 16;
constexpr qint64 mostBytes = 16 * 1024;

QByteArray checkOf(const QByteArray &bytes)
{
    QByteArray check(checkBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(check.data()), checkBytes,
        reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()), nullptr, 0);
    return check;
}

template <typename T>
void append(QByteArray &bytes, T number)
{
    bytes.resize(bytes.size() + qsizetype(sizeof(T)));
    qToLittleEndian(number, bytes.data() + bytes.size() - qsizetype(sizeof(T)));
}

QByteArray fileBytes(const TpmSealed &sealed)
{
    QByteArray bytes = magic;
    append(bytes, sealed.pcrs);
    for (const QByteArray &field : {sealed.parentName, sealed.publicArea, sealed.privateArea}) {
        append(bytes, quint16(field.size()));
        bytes += field;
    }
    return bytes + checkOf(bytes);
}

std::optional<TpmSealed> parse(const QByteArray &bytes)
{
    const qsizetype end = bytes.size() - checkBytes;
    qsizetype at = magic.size() + 4;
    if (end < at || !bytes.startsWith(magic) || checkOf(bytes.first(end)) != bytes.sliced(end))
        return std::nullopt;
    TpmSealed sealed;
    sealed.pcrs = qFromLittleEndian<quint32>(bytes.constData() + magic.size());
    for (QByteArray *field : {&sealed.parentName, &sealed.publicArea, &sealed.privateArea}) {
        if (end - at < 2)
            return std::nullopt;
        const qsizetype size = qFromLittleEndian<quint16>(bytes.constData() + at);
        at += 2;
        if (end - at < size)
            return std::nullopt;
        *field = bytes.sliced(at, size);
        at += size;
    }
    return at == end ? std::optional(sealed) : std::nullopt;
}

} // namespace

TpmKeyKeeper::TpmKeyKeeper(QString directory, const KeyKeeping &keeping)
    : m_directory(std::move(directory))
    , m_connection(keeping.tpm)
{
    for (const int pcr : keeping.pcrs)
        m_pcrs |= quint32(1) << pcr;
}

QString TpmKeyKeeper::path(Slot slot) const
{
    return m_directory
        + (slot == Slot::Current ? QStringLiteral("/kiosk.tpm") : QStringLiteral("/kiosk.tpm.next"));
}

Result<std::optional<TpmSealed>> TpmKeyKeeper::readSealed(Slot slot)
{
    QFile file(path(slot));
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return fail(FaultId::KeyMissing, QStringLiteral("kiosk.tpm: %1").arg(file.errorString()));
    auto sealed = parse(file.read(mostBytes));
    if (!sealed)
        return fail(FaultId::KeyMissing, QStringLiteral("kiosk.tpm is damaged"));
    return sealed;
}

Result<std::shared_ptr<SecretKey>> TpmKeyKeeper::read(Slot slot)
{
    readySodium();
    MOTCUA_ASSIGN(const auto sealed, readSealed(slot));
    if (!sealed)
        return std::shared_ptr<SecretKey>();
    MOTCUA_ASSIGN(const auto tpm, Tpm::connect(m_connection));
    return tpm->unseal(*sealed);
}

Result<void> TpmKeyKeeper::keep(Slot slot, const SecretKey &key)
{
    readySodium();
    MOTCUA_ASSIGN(const auto tpm, Tpm::connect(m_connection));
    MOTCUA_ASSIGN(const auto sealed, tpm->seal(key, m_pcrs));
    return writeDurably(path(slot), fileBytes(sealed));
}

Result<void> TpmKeyKeeper::promote()
{
    return replaceDurably(path(Slot::Next), path(Slot::Current));
}

Result<void> TpmKeyKeeper::destroy(Slot slot)
{
    return destroyFile(path(slot));
}

Result<QList<int>> TpmKeyKeeper::boundTo(Slot slot)
{
    readySodium();
    MOTCUA_ASSIGN(const auto sealed, readSealed(slot));
    if (!sealed)
        return fail(FaultId::KeyMissing, QStringLiteral("kiosk.tpm is not there"));
    QList<int> pcrs;
    for (int pcr = 0; pcr < 24; ++pcr)
        if (sealed->pcrs >> pcr & 1)
            pcrs += pcr;
    return pcrs;
}

QString TpmKeyKeeper::absence() const
{
    return QStringLiteral("%1 is not there").arg(path(Slot::Current));
}

QString TpmKeyKeeper::protection()
{
    const auto bound = boundTo(Slot::Current);
    if (!bound || bound->isEmpty())
        return QStringLiteral(
            "The kiosk's key is sealed by this machine's TPM: a stolen disk is unreadable without the"
            " machine. Whoever has the whole machine and can become root on it can read it.");
    QStringList pcrs;
    for (const int pcr : *bound)
        pcrs += QString::number(pcr);
    return QStringLiteral(
        "The kiosk's key is sealed by this machine's TPM and bound to PCR %1: a stolen disk is unreadable"
        " without the machine, and the machine when it was started with other firmware or settings.")
        .arg(pcrs.join(QStringLiteral(", ")));
}

} // namespace motcua
