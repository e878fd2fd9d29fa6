// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/vault/keykeeper.h"

namespace motcua
{

/// kiosk.key in the vault's folder, mode 0600.
class FileKeyKeeper final : public KeyKeeper
{
public:
    explicit FileKeyKeeper(QString directory)
        : m_directory(std::move(directory))
    {
    }
    KeyPlace place() const override { return KeyPlace::File; }
    Result<std::shared_ptr<SecretKey>> read(Slot slot) override;
    Result<void> keep(Slot slot, const SecretKey &key) override;
    Result<void> promote() override;
    Result<void> destroy(Slot slot) override;
    QString absence() const override;
    QString protection() override;

private:
    QString path(Slot slot) const;
    QString m_directory;
};

} // namespace motcua
