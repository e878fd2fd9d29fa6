// SPDX-License-Identifier: GPL-3.0-or-later
// keys, recover: the kiosk's key, and what to do without it.
#include <QDir>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>

#include "app/ctl/command.h"
#include "app/ctl/plaindossier.h"
#include "sync/store/store.h"
#include "sync/vault/durablefile.h"
#include "sync/vault/recoverykey.h"
#include "sync/vault/secretbytes.h"
#include "sync/vault/vault.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QString text(const DossierId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

int show(Store &store, const Config &config)
{
    const auto count = store.countKeys();
    if (!count)
        return report(count.error());
    const QByteArray recovery = store.vault().recoveryKey();
    print({{u"place"_s, keyPlaceName(store.vault().place())},
        {u"configured"_s, keyPlaceName(config.keyKeeping.place)},
        {u"protection"_s, store.vault().protection()}, {u"fingerprint"_s, hex(store.vault().fingerprint())},
        {u"recovery_key"_s, recovery.isEmpty() ? QJsonValue() : QJsonValue(hex(recovery))},
        {u"dossiers"_s, count->dossiers}, {u"without_recovery"_s, count->withoutRecovery}});
    return exitDone;
}

int rotate(Store &store)
{
    const auto change = store.rotateKioskKey();
    if (!change)
        return report(change.error());
    print({{u"before"_s, hex(change->before)}, {u"after"_s, hex(change->after)},
        {u"dossiers"_s, change->dossiers}, {u"unopened"_s, change->unopened},
        {u"place"_s, keyPlaceName(store.vault().place())}});
    return exitDone;
}

int move(Store &store, KeyPlace to)
{
    const KeyPlace from = store.vault().place();
    const auto moved = store.moveKioskKey(to);
    if (!moved)
        return report(moved.error());
    print({{u"from"_s, keyPlaceName(from)}, {u"place"_s, keyPlaceName(store.vault().place())},
        {u"protection"_s, store.vault().protection()}});
    return exitDone;
}

/// Says which dossiers the ministry's key does not open, and whether there may have been more.
int tellUnopened(const Store::Recovered &recovered, const QString &lost)
{
    for (const DossierId &id : recovered.unopened)
        print({{u"dossier_id"_s, text(id)}, {u"fault"_s, faultEntry(FaultId::RecoveryKeyWrong).name}});
    int exit = exitDone;
    if (recovered.damaged)
        exit = report({FaultId::StoreDamaged,
            u"this is what could be read of it; the lost folder stays as it is, and a backup may have more"_s});
    if (const auto earlier = setAsideIn(lost))
        exit = report(*earlier);
    if (!recovered.unopened.isEmpty())
        return report({FaultId::RecoveryKeyWrong,
            u"it does not open %1 of %2 dossiers; they stay in the lost folder"_s
                .arg(recovered.unopened.size())
                .arg(recovered.unopened.size() + recovered.dossiers)});
    return exit;
}

int recoverToFolder(const Config &config, const QString &made, const RecoveryKey &ministry)
{
    const auto recovered = Store::recover(
        config.stateDirectory, made, std::make_shared<SystemClock>(), config.keyKeeping, ministry);
    if (!recovered)
        return report(recovered.error());
    print({{u"state"_s, QDir(made).absolutePath()}, {u"dossiers"_s, recovered->dossiers},
        {u"unopened"_s, recovered->unopened.size()}, {u"damaged"_s, recovered->damaged}});
    return tellUnopened(*recovered, config.stateDirectory);
}

int recoverToFiles(const Config &config, const QString &out, const RecoveryKey &ministry)
{
    const bool wasThere = QFileInfo::exists(out);
    const auto clear = qScopeGuard([&] { wasThere || QDir().rmdir(out); }); // where nothing came of it
    const auto made = makePrivateDirectory(QDir(out).absolutePath());
    if (const auto safe = made ? checkWayTo(out) : made; !safe)
        return report(safe.error());
    const QTemporaryDir scratch(QDir(out).absoluteFilePath(u".recovering-XXXXXX"_s));
    if (!scratch.isValid())
        return report({FaultId::FileUnwritable, out});
    Store::Recovered recovered;
    const auto store = Store::openRecovered(
        config.stateDirectory, scratch.path(), std::make_shared<SystemClock>(), ministry, recovered);
    if (!store)
        return report(store.error());
    const auto dossiers = (*store)->dossiers();
    if (!dossiers)
        return report(dossiers.error());
    for (const DossierRecord &record : *dossiers) {
        if (record.state == DossierState::Kept || recovered.unopened.contains(record.id))
            continue;
        const auto written = writePlainDossier(**store, record, out);
        if (!written)
            return report(written.error());
        print(*written);
    }
    return tellUnopened(recovered, config.stateDirectory);
}

} // namespace

int keys(const Config &config, const Arguments &arguments)
{
    const QString verb = arguments.words.value(0);
    const auto place = keyPlaceFromName(arguments.words.value(1));
    const bool known = verb == u"move"
        ? arguments.words.size() == 2 && place
        : arguments.words.size() == 1 && (verb == u"show" || verb == u"rotate");
    if (!known)
        return misused(u"keys needs show, rotate, or move file|tpm|credential"_s);
    const auto store = Store::open(config.stateDirectory, std::make_shared<SystemClock>(), config.keyKeeping);
    if (!store)
        return report(store.error());
    if (verb == u"show")
        return show(**store, config);
    return verb == u"rotate" ? rotate(**store) : move(**store, *place);
}

int recover(const Config &config, const Arguments &arguments)
{
    const QString keyFile = arguments.value(u"--recovery-key"_s);
    const QString into = arguments.value(u"--into"_s), out = arguments.value(u"-o"_s);
    if (!arguments.words.isEmpty() || keyFile.isEmpty() || into.isEmpty() == out.isEmpty())
        return misused(u"recover needs --recovery-key PEM, and --into DIR or -o DIR"_s);
    const auto pem = readSecretFile(keyFile);
    if (!pem)
        return report({FaultId::FileUnreadable, keyFile});
    const auto ministry = RecoveryKey::fromPem(pem->view());
    if (!ministry)
        return report(ministry.error());
    return into.isEmpty() ? recoverToFiles(config, out, *ministry) : recoverToFolder(config, into, *ministry);
}

} // namespace motcua::ctl
