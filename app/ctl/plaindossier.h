// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "app/domain/result.h"
#include "sync/store/store.h"

namespace motcua::ctl
{

/// Writes one dossier in clear into a folder of its own in `out`, named after it: dossier.json (person, form
/// and submission), pages/ (JPEG), parts/ (PDF and forms, where they were finished) and manifest.json (the
/// bytes that are sent, where they were fixed). Folders are 0700, files 0600; what is there is replaced.
/// Gives
/// {"dossier_id", "state", "folder", "pages", "parts", "manifest"}. Faults: those of Store; DiskFull,
/// StoreReadOnly.
Result<QJsonObject> writePlainDossier(Store &store, const DossierRecord &record, const QString &out);

} // namespace motcua::ctl
