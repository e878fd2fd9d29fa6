// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/storedfilingnotes.h"

namespace motcua
{

StoredFilingNotes::StoredFilingNotes(Store &store, const DossierId &dossier)
    : m_store(store)
    , m_dossier(dossier)
{
}

Result<std::optional<FilingStep>> StoredFilingNotes::step()
{
    return m_store.filingStep(m_dossier);
}

Result<void> StoredFilingNotes::keep(const FilingStep &step)
{
    return m_store.setFilingStep(m_dossier, step);
}

Result<void> StoredFilingNotes::giveUpCode()
{
    return m_store.setFilingStep(m_dossier, std::nullopt);
}

qint64 StoredFilingNotes::now()
{
    return m_store.clock().now();
}

} // namespace motcua
