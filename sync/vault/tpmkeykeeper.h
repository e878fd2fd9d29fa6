// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/vault/keykeeper.h"
#include "sync/vault/tpm.h"

namespace motcua
{

/// kiosk.tpm in the vault's folder: the key as this machine's TPM sealed it.
class TpmKeyKeeper final : public KeyKeeper
{
public:
    TpmKeyKeeper(QString directory, const KeyKeeping &keeping);
    KeyPlace place() const override { return KeyPlace::Tpm; }
    Result<std::shared_ptr<SecretKey>> read(Slot slot) override;
    Result<void> keep(Slot slot, const SecretKey &key) override;
    Result<void> promote() override;
    Result<void> destroy(Slot slot) override;
    QString absence() const override;
    QString protection() override;

    /// PCRs that the key in the slot is bound to; fault KeyMissing where none is there or it is damaged.
    Result<QList<int>> boundTo(Slot slot);

private:
    QString path(Slot slot) const;
    Result<std::optional<TpmSealed>> readSealed(Slot slot);
    QString m_directory;
    QString m_connection;
    quint32 m_pcrs = 0;
};

} // namespace motcua
