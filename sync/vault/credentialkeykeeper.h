// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/vault/keykeeper.h"

namespace motcua
{

/// A credential of the service manager (systemd.exec(5), LoadCredentialEncrypted=), with the bytes of a key
/// file. It is given at start and can only be read; a next key never stands here.
class CredentialKeyKeeper final : public KeyKeeper
{
public:
    explicit CredentialKeyKeeper(QString directory)
        : m_directory(std::move(directory))
    {
    }
    KeyPlace place() const override { return KeyPlace::Credential; }
    Result<std::shared_ptr<SecretKey>> read(Slot slot) override;
    Result<void> keep(Slot slot, const SecretKey &key) override;
    Result<void> promote() override;
    Result<void> destroy(Slot slot) override;
    QString absence() const override;
    QString protection() override;

private:
    Fault unavailable() const;
    QString m_directory;
};

} // namespace motcua
