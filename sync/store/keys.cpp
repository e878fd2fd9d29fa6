// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/sealedvalues.h"
#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

const QString certainFact = QStringLiteral("vault.certain");

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

Result<QByteArray> Store::Private::factNow(const QString &key)
{
    auto query = database.query("SELECT value FROM fact WHERE key = ?", key);
    QByteArray value = query.next() ? query.blob(0) : QByteArray();
    MOTCUA_TRY(query.finish());
    return value;
}

Result<void> Store::Private::setFactNow(const QString &key, const QByteArray &value)
{
    MOTCUA_TRY(database.run("INSERT INTO fact (key, value) VALUES (?1, ?2)"
                            " ON CONFLICT (key) DO UPDATE SET value = ?2",
        key, value));
    return {};
}

Result<QByteArray> Store::Private::keyNamed(KeyRing::Certainty certainty)
{
    if (certainty == KeyRing::Certainty::OnDisk) {
        // A commit syncs the whole log, and with it what others have committed and not lived to sync; and
        // what was left there of a commit that failed is written over.
        const auto synced = database.transaction([&]() -> Result<void> {
            MOTCUA_ASSIGN(const QByteArray before, factNow(certainFact));
            return setFactNow(certainFact, QByteArray::number(before.toLongLong() + 1));
        });
        MOTCUA_TRY(synced);
    }
    return factNow(fingerprintFact);
}

Result<void> Store::Private::freshVault()
{
    if (!vault)
        return {};
    // While the key is read it may be changed once more.
    constexpr int looks = 8;
    for (int look = 0;; ++look) {
        MOTCUA_ASSIGN(const QByteArray named, factNow(fingerprintFact));
        if (named.isEmpty() || named == vault->fingerprint())
            break;
        if (look == looks)
            return fail(FaultId::KeyMissing,
                QStringLiteral("the key is not the one that this store was sealed with"));
        MOTCUA_TRY(vault->reload());
    }
    MOTCUA_ASSIGN(const QByteArray recovery, factNow(recoveryFact));
    if (!recovery.isEmpty())
        vault->useRecoveryKey(recovery);
    return {};
}

Result<std::shared_ptr<SecretKey>> Store::Private::openKey(const QByteArray &wrapped)
{
    if (auto key = vault->openDossierKey(wrapped))
        return key;
    MOTCUA_TRY(freshVault());
    return vault->openDossierKey(wrapped);
}

Result<void> Store::Private::writeWithNewKey(const std::function<Result<void>(qint64 at)> &work)
{
    return commit([&]() -> Result<void> {
        MOTCUA_ASSIGN(const qint64 at, stamp());
        MOTCUA_TRY(work(at));
        return setFactNow(fingerprintFact, vault->fingerprint());
    });
}

Result<QList<DossierRow>> Store::Private::keyedDossiers()
{
    QList<DossierRow> rows;
    auto query = database.query("SELECT row, id, key_kiosk FROM dossier WHERE key_kiosk IS NOT NULL");
    while (query.next())
        rows += DossierRow {
            query.integer(0), QUuid::fromRfc4122(query.blob(1)), DossierState::Draft, query.blob(2)};
    MOTCUA_TRY(query.finish());
    return rows;
}

std::optional<Store::Private::Rewrapped> Store::Private::rewrap(const DossierRow &dossier, Vault &next)
{
    const auto key = vault->openDossierKey(dossier.wrappedKey);
    const auto wrapped = key ? next.wrapDossierKey(**key) : fail(FaultId::SealBroken);
    if (!wrapped)
        return std::nullopt;
    Rewrapped rewrapped {*wrapped, std::nullopt};
    // Whose card it was is known only from what is sealed. Where that is damaged, nobody finds the draft by
    // it; it is sent all the same.
    if (const auto person = unsealPresent(dossier.row, BlobKind::Applicant, 0).and_then(identityFromSealed))
        rewrapped.personMac = next.personMac(person->personalNumber);
    return rewrapped;
}

Result<Store::KeyChange> Store::rotateKioskKey()
{
    KeyChange change;
    const auto rewrapAll = [&](Vault &next) -> Result<void> {
        return d->write([&](qint64 at) -> Result<void> {
            change = {d->vault->fingerprint(), next.fingerprint(), 0, 0};
            MOTCUA_ASSIGN(const auto dossiers, d->keyedDossiers());
            for (const DossierRow &dossier : dossiers) {
                const auto rewrapped = d->rewrap(dossier, next);
                if (!rewrapped) {
                    ++change.unopened;
                    continue;
                }
                MOTCUA_TRY(d->database.run("UPDATE dossier SET key_kiosk = ?, person_mac = ? WHERE row = ?",
                    rewrapped->key.byKiosk, rewrapped->personMac, dossier.row));
                ++change.dossiers;
            }
            MOTCUA_ASSIGN(const QByteArray lasting, d->factNow(lastingFact));
            if (!lasting.isEmpty()) {
                MOTCUA_ASSIGN(const auto key, d->vault->openDossierKey(lasting));
                MOTCUA_ASSIGN(const auto wrapped, next.wrapDossierKey(*key));
                MOTCUA_TRY(d->setFactNow(lastingFact, wrapped.byKiosk));
            }
            MOTCUA_TRY(d->setFactNow(fingerprintFact, next.fingerprint()));
            return d->event(at, {}, QStringLiteral("kiosk-key-changed"),
                {{QStringLiteral("before"), hex(change.before)}, {QStringLiteral("after"), hex(change.after)},
                    {QStringLiteral("dossiers"), change.dossiers},
                    {QStringLiteral("unopened"), change.unopened}});
        });
    };
    MOTCUA_TRY(d->vault->changeKey(rewrapAll));
    d->cleanLog();
    return change;
}

Result<void> Store::moveKioskKey(KeyPlace to)
{
    const KeyPlace from = d->vault->place();
    return d->vault->moveKey(to, [&]() -> Result<void> {
        return d->write([&](qint64 at) {
            return d->event(at, {}, QStringLiteral("kiosk-key-moved"),
                {{QStringLiteral("from"), keyPlaceName(from)}, {QStringLiteral("to"), keyPlaceName(to)}});
        });
    });
}

Result<int> Store::setRecoveryKey(const QByteArray &publicKey)
{
    MOTCUA_TRY(Vault::checkRecoveryKey(publicKey));
    const auto resealed = d->write([&](qint64 at) -> Result<int> {
        MOTCUA_ASSIGN(const QByteArray known, d->factNow(recoveryFact));
        if (known == publicKey)
            return -1;
        const QByteArray before = d->vault->recoveryKey();
        d->vault->useRecoveryKey(publicKey);
        int count = 0;
        MOTCUA_ASSIGN(const auto dossiers, d->keyedDossiers());
        for (const DossierRow &dossier : dossiers) {
            const auto key = d->vault->openDossierKey(dossier.wrappedKey);
            if (!key)
                continue;
            const auto wrapped = d->vault->wrapDossierKey(**key);
            if (!wrapped) {
                d->vault->useRecoveryKey(before);
                return tl::unexpected(wrapped.error());
            }
            MOTCUA_TRY(d->database.run(
                "UPDATE dossier SET key_recovery = ? WHERE row = ?", wrapped->byRecovery, dossier.row));
            ++count;
        }
        MOTCUA_ASSIGN(const QByteArray lasting, d->factNow(lastingFact));
        if (!lasting.isEmpty()) {
            MOTCUA_ASSIGN(const auto key, d->vault->openDossierKey(lasting));
            MOTCUA_ASSIGN(const auto wrapped, d->vault->wrapDossierKey(*key));
            MOTCUA_TRY(d->setFactNow(lastingRecoveryFact, wrapped.byRecovery));
        }
        MOTCUA_TRY(d->setFactNow(recoveryFact, publicKey));
        MOTCUA_TRY(d->event(at, {}, QStringLiteral("recovery-key"),
            {{QStringLiteral("key"), hex(publicKey)}, {QStringLiteral("dossiers"), count}}));
        return count;
    });
    if (!resealed)
        return resealed;
    if (*resealed >= 0)
        d->cleanLog();
    return resealed;
}

Result<Store::KeyCount> Store::countKeys()
{
    auto query = d->database.query("SELECT count(*), count(*) - count(key_recovery) FROM dossier"
                                   " WHERE key_kiosk IS NOT NULL");
    KeyCount count;
    if (query.next())
        count = {int(query.integer(0)), int(query.integer(1))};
    MOTCUA_TRY(query.finish());
    return count;
}

Result<QByteArray> Store::lastingMac(const QByteArray &bytes)
{
    return d->write([&](qint64) -> Result<QByteArray> {
        MOTCUA_ASSIGN(QByteArray wrapped, d->factNow(lastingFact));
        if (wrapped.isEmpty()) {
            MOTCUA_ASSIGN(const auto made, d->vault->makeDossierKey());
            wrapped = made.byKiosk;
            MOTCUA_TRY(d->setFactNow(lastingFact, wrapped));
            if (!made.byRecovery.isEmpty())
                MOTCUA_TRY(d->setFactNow(lastingRecoveryFact, made.byRecovery));
        }
        MOTCUA_ASSIGN(const auto key, d->vault->openDossierKey(wrapped));
        return keyedMac(*key, bytes);
    });
}

} // namespace motcua
