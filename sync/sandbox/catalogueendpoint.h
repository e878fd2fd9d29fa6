// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/cataloguecontent.h"
#include "sync/sandbox/authority.h"
#include "sync/sandbox/exchange.h"

namespace motcua::sandbox
{

/// Handing out the catalogue of procedures: /catalogue. The folder is read anew at every request, so that a
/// version put there is handed out from then on.
class CatalogueEndpoint
{
public:
    CatalogueEndpoint(QString folder, const Authority &authority);

    void delta(Exchange &exchange) const;

private:
    QList<CatalogueContent> versions() const;

    QString m_folder;
    const Authority &m_authority;
};

} // namespace motcua::sandbox
