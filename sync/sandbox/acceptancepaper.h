// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include "sync/sandbox/ledger.h"

namespace motcua::sandbox
{

/// What a statement of kind `motcua-acceptance` says of that dossier, but the paper's digest. `filed`: its
/// manifest; `content`: what the agency says otherwise.
QJsonObject acceptanceOf(
    const DossierRow &dossier, const QJsonObject &filed, const QJsonObject &content, qint64 now);

/// The same as a paper, A5, PDF 1.4. An agency's system prints its own form; this one has but the fonts that
/// every PDF reader has, so its letters bear no marks.
QByteArray acceptancePaper(const QJsonObject &said);

} // namespace motcua::sandbox
