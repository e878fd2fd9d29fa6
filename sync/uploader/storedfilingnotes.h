// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/dossierfiling.h"
#include "sync/store/store.h"

namespace motcua
{

/// How far a dossier's filing has come, as the store has it.
class StoredFilingNotes final : public FilingNotes
{
public:
    /// `store` outlives it.
    StoredFilingNotes(Store &store, const DossierId &dossier);

    Result<std::optional<FilingStep>> step() override;
    Result<void> keep(const FilingStep &step) override;
    Result<void> giveUpCode() override;
    qint64 now() override; ///< by the store's clock

private:
    Store &m_store;
    const DossierId m_dossier;
};

} // namespace motcua
