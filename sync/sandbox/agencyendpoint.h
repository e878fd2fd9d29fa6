// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sync/sandbox/affairs.h"
#include "sync/sandbox/authority.h"
#include "sync/sandbox/exchange.h"
#include "sync/sandbox/ledger.h"

namespace motcua::sandbox
{

/// What an agency does with the dossiers that it got; sandbox only.
class AgencyEndpoint
{
public:
    AgencyEndpoint(Ledger &ledger, Affairs &affairs, const Authority &authority);

    void ask(Exchange &exchange); ///< for what completes a dossier
    void demand(Exchange &exchange); ///< a fee
    void paid(Exchange &exchange); ///< the money has come
    void accept(Exchange &exchange); ///< with a signed paper (Mẫu 01)

private:
    using Act = std::function<void(const DossierRow &, const QJsonObject &)>;
    void withDossier(Exchange &exchange, const Act &act);

    Ledger &m_ledger;
    Affairs &m_affairs;
    const Authority &m_authority;
};

} // namespace motcua::sandbox
