// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/intakeclaim.h"

#include <cerrno>

#include <fcntl.h>

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include "app/ctl/files.h"
#include "sync/vault/vault.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

constexpr qint64 fillingByte = 0;
const QByteArray running = "running "; ///< the call has not told anything yet
const QByteArray queued = "queued "; ///< it has told that the dossier waits

QString draftKey(const DossierId &dossier)
{
    return u"submit.draft."_s + dossier.toString(QUuid::WithoutBraces);
}

QByteArray named(const QByteArray &phase, const DossierId &dossier)
{
    return phase + dossier.toByteArray(QUuid::WithoutBraces);
}

} // namespace

IntakeClaim::IntakeClaim(Store &store, FileHandle lock, const QByteArray &mac)
    : m_store(&store)
    , m_lock(std::move(lock))
    , m_key(u"submit.intake."_s + QString::fromLatin1(mac.toHex()))
    , m_byte(1 + (qFromBigEndian<qint64>(mac.constData()) & 0x3fff'ffff'ffff'ffff))
{
}

Result<IntakeClaim> IntakeClaim::take(
    Store &store, const QString &stateDirectory, const QByteArray &json, const IntakeFile &intake)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(json);
    QStringList files;
    if (!intake.image.isEmpty())
        files.append(intake.image);
    for (const auto &paper : intake.papers)
        files.append(paper.images);
    for (const QString &file : files) {
        MOTCUA_ASSIGN(const auto bytes, readFile(file));
        hash.addData(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    }
    const QString path = stateDirectory + u"/submit.lock"_s;
    FileHandle file(
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file)
        return tl::unexpected(fileFault(errno, u"open submit.lock"_s));
    MOTCUA_ASSIGN(const QByteArray mac, store.lastingMac("intake " + hash.result().toHex()));
    IntakeClaim claim(store, std::move(file), mac);
    MOTCUA_TRY(claim.lock(claim.m_byte));
    return claim;
}

Result<void> IntakeClaim::lock(qint64 byte)
{
    struct flock region = {};
    region.l_type = F_WRLCK;
    region.l_whence = SEEK_SET;
    region.l_start = byte;
    region.l_len = 1;
    while (::fcntl(m_lock.get(), F_OFD_SETLKW, &region) != 0)
        if (errno != EINTR)
            return tl::unexpected(fileFault(errno, u"lock submit.lock"_s));
    return {};
}

Result<void> IntakeClaim::beginFilling()
{
    return lock(fillingByte);
}

void IntakeClaim::endFilling()
{
    struct flock region = {};
    region.l_type = F_UNLCK;
    region.l_whence = SEEK_SET;
    region.l_start = fillingByte;
    region.l_len = 1;
    ::fcntl(m_lock.get(), F_OFD_SETLK, &region);
}

Result<std::optional<DossierId>> IntakeClaim::unfinished()
{
    const auto value = m_store->fact(m_key);
    if (!value)
        return tl::unexpected(value.error());
    if (!value->startsWith(queued) && !value->startsWith(running))
        return std::nullopt;
    const DossierId id = QUuid::fromString(QLatin1StringView(value->sliced(value->indexOf(' ') + 1)));
    const auto record = m_store->dossier(id);
    if (!record) {
        if (record.error().id == FaultId::DossierUnknown)
            return std::nullopt;
        return tl::unexpected(record.error());
    }
    switch (record->state) {
    case DossierState::Draft:
    case DossierState::Shredded:
        return std::nullopt;
    case DossierState::Submitted:
    case DossierState::Kept:
        break; // its caller does not know it yet
    case DossierState::Attention:
        MOTCUA_TRY(m_store->retry(id));
        break;
    case DossierState::Queued:
    case DossierState::Uploading:
        break;
    }
    return id;
}

Result<bool> IntakeClaim::isOurs(const DossierId &draft)
{
    const auto mark = m_store->fact(draftKey(draft));
    if (!mark)
        return tl::unexpected(mark.error());
    if (!mark->isEmpty())
        return true;
    // Killed between the draft and its mark: nothing has been saved in it.
    MOTCUA_ASSIGN(const auto sheets, m_store->sheets(draft));
    return sheets.isEmpty();
}

Result<void> IntakeClaim::drafted(const DossierId &dossier)
{
    MOTCUA_TRY(m_store->setFact(draftKey(dossier), "1"));
    return m_store->setFact(m_key, named(running, dossier));
}

Result<void> IntakeClaim::submitted(const DossierId &dossier)
{
    return m_store->setFact(draftKey(dossier), {});
}

Result<void> IntakeClaim::abandoned(const DossierId &dossier)
{
    return m_store->setFact(draftKey(dossier), {});
}

Result<void> IntakeClaim::queuedWithFault(const DossierId &dossier)
{
    return m_store->setFact(m_key, named(queued, dossier));
}

Result<void> IntakeClaim::told()
{
    return m_store->setFact(m_key, {});
}

} // namespace motcua::ctl
