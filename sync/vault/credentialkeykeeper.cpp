// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/credentialkeykeeper.h"

#include <algorithm>

#include "sync/vault/keyfile.h"
#include "sync/vault/secretkey.h"

namespace motcua
{

Fault CredentialKeyKeeper::unavailable() const
{
    return {FaultId::KeyMissing,
        QStringLiteral("the credential motcua-kiosk-key is not this kiosk's key; make it of the key file with"
                       " `systemd-creds encrypt --name=motcua-kiosk-key %1/kiosk.key"
                       " /etc/credstore.encrypted/motcua-kiosk-key`, and run this under a unit with"
                       " LoadCredentialEncrypted=motcua-kiosk-key")
            .arg(m_directory)};
}

Result<std::shared_ptr<SecretKey>> CredentialKeyKeeper::read(Slot slot)
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (slot == Slot::Next || folder.isEmpty())
        return std::shared_ptr<SecretKey>();
    return readKeyFile(folder + QStringLiteral("/motcua-kiosk-key"));
}

Result<void> CredentialKeyKeeper::keep(Slot slot, const SecretKey &key)
{
    MOTCUA_ASSIGN(const auto there, read(slot));
    if (!there || !std::equal(key.data(), key.data() + SecretKey::size, there->data()))
        return tl::unexpected(unavailable());
    return {};
}

Result<void> CredentialKeyKeeper::promote()
{
    return tl::unexpected(unavailable());
}

Result<void> CredentialKeyKeeper::destroy(Slot)
{
    return {}; // its file is the administrator's
}

QString CredentialKeyKeeper::absence() const
{
    return QStringLiteral("no credential motcua-kiosk-key was given in $CREDENTIALS_DIRECTORY; run this under"
                          " a unit with LoadCredentialEncrypted=motcua-kiosk-key (a new kiosk begins with"
                          " keeper = \"file\", and its key is moved with `motcuactl keys move credential`)");
}

QString CredentialKeyKeeper::protection()
{
    return QStringLiteral(
        "The kiosk's key is a credential of the service manager: a stolen disk is unreadable if the"
        " credential is encrypted with this machine's TPM; with a host key alone it is readable.");
}

} // namespace motcua
