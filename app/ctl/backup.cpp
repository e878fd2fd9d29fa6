// SPDX-License-Identifier: GPL-3.0-or-later
// backup: sealed copies of the store on another disk.
#include <cstdio>

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>

#include "app/ctl/command.h"
#include "app/intake/backupplan.h"
#include "sync/backup/backups.h"
#include "sync/backup/restoring.h"
#include "sync/vault/recoverykey.h"
#include "sync/vault/secretbytes.h"
#include "sync/vault/secretkey.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject describe(const QString &file, const Store::CopyFacts &facts)
{
    return {{u"file"_s, file}, {u"chain"_s, hex(facts.chain)}, {u"entries"_s, facts.entries},
        {u"head"_s, hex(facts.head)}, {u"dossiers"_s, facts.dossiers}, {u"unsent"_s, facts.unsent}};
}

Result<std::optional<RecoveryKey>> ministryKey(const Arguments &arguments)
{
    const QString file = arguments.value(u"--recovery-key"_s);
    if (file.isEmpty())
        return std::nullopt;
    const auto pem = readSecretFile(file);
    if (!pem)
        return fail(FaultId::FileUnreadable, file);
    MOTCUA_ASSIGN(auto key, RecoveryKey::fromPem(pem->view()));
    return std::optional(std::move(key));
}

int makeNow(Backups &backups, Store &store)
{
    const auto made = backups.make(store);
    if (!made)
        return report(made.error());
    QJsonObject object = describe(made->file, made->facts);
    object.insert(u"bytes"_s, made->bytes);
    print(object);
    return exitDone;
}

int list(const Backups &backups, Store &store)
{
    const auto all = backups.list(store.vault());
    if (!all)
        return report(all.error());
    for (const Backups::Listed &one : *all)
        print({{u"file"_s, one.file}, {u"made_at"_s, one.madeAt.toString(Qt::ISODate)},
            {u"bytes"_s, one.bytes}, {u"opens"_s, one.opens}, {u"recoverable"_s, one.recoverable}});
    return exitDone;
}

/// With the ministry's key, or with the one of the state folder.
int verify(const Config &config, const QString &file, const Arguments &arguments)
{
    const auto ministry = ministryKey(arguments);
    if (!ministry)
        return report(ministry.error());
    const QTemporaryDir scratch;
    if (!scratch.isValid())
        return report({FaultId::FileUnwritable, scratch.path()});
    const auto facts = verifyBackup(file, scratch.filePath(u"copy"_s),
        [&](const SealedFileHeader &header) -> Result<std::shared_ptr<SecretKey>> {
            if (*ministry)
                return (*ministry)->open(header.byRecovery);
            MOTCUA_ASSIGN(const auto vault,
                Vault::open(config.stateDirectory + u"/vault"_s, false, config.keyKeeping,
                    [&](KeyRing::Certainty) { return Result<QByteArray>(header.fingerprint); }));
            return vault->openDossierKey(header.byKiosk);
        });
    if (!facts)
        return report(facts.error());
    print(describe(file, *facts));
    return exitDone;
}

int restore(const Config &config, const QString &file, const Arguments &arguments)
{
    const QString into = arguments.value(u"--into"_s);
    if (into.isEmpty())
        return misused(u"backup restore needs --into DIR"_s);
    const auto ministry = ministryKey(arguments);
    if (!ministry)
        return report(ministry.error());
    const auto restored = restoreBackup(file, into, config.stateDirectory, std::make_shared<SystemClock>(),
        config.keyKeeping, *ministry ? &**ministry : nullptr);
    if (!restored)
        return report(restored.error());
    const QString madeAt =
        QDateTime::fromMSecsSinceEpoch(restored->madeAt, Qt::UTC).toString(Qt::ISODateWithMs);
    print({{u"state"_s, QDir(into).absolutePath()}, {u"to_ask"_s, restored->unasked}, {u"made_at"_s, madeAt},
        {u"erased_again"_s, restored->erasedAgain}, {u"erasures_known"_s, restored->erasuresKnown}});
    if (!restored->erasuresKnown)
        std::fprintf(stderr,
            "What was erased or withdrawn after %s is not known here: erase it again, by the proofs of then, "
            "before anything is sent.\n",
            qPrintable(madeAt));
    return exitDone;
}

} // namespace

int backup(const Config &config, const Arguments &arguments)
{
    const QString verb = arguments.words.value(0);
    const bool ofFile = verb == u"verify" || verb == u"restore";
    if ((verb != u"now" && verb != u"list" && !ofFile) || arguments.words.size() != (ofFile ? 2 : 1))
        return misused(u"backup needs now, list, verify FILE or restore FILE --into DIR"_s);
    if (verb == u"verify")
        return verify(config, arguments.words[1], arguments);
    if (verb == u"restore")
        return restore(config, arguments.words[1], arguments);
    BackupPlan plan = backupPlan(config);
    if (arguments.values.contains(u"--to"_s))
        plan.directory = arguments.value(u"--to"_s);
    if (plan.directory.isEmpty())
        return report({FaultId::BackupMissing, u"no folder: [backup] directory, or --to DIR"_s});
    const auto store = Store::open(config.stateDirectory, std::make_shared<SystemClock>(), config.keyKeeping);
    if (!store)
        return report(store.error());
    Backups backups(plan);
    return verb == u"now" ? makeNow(backups, **store) : list(backups, **store);
}

} // namespace motcua::ctl
