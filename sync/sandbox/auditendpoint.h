// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sandbox/auditbook.h"
#include "sync/sandbox/authority.h"
#include "sync/sandbox/exchange.h"

namespace motcua::sandbox
{

/// Countersigning the kiosks' audit logs: /audit.
class AuditEndpoint
{
public:
    AuditEndpoint(std::unique_ptr<AuditBook> book, const Authority &authority);

    void anchor(Exchange &exchange);
    void last(Exchange &exchange);
    void chains(Exchange &exchange);
    void accept(Exchange &exchange); ///< sandbox only

private:
    std::unique_ptr<AuditBook> m_book;
    const Authority &m_authority;
};

} // namespace motcua::sandbox
