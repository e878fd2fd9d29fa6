// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sandbox/affairs.h"
#include "sync/sandbox/authority.h"
#include "sync/sandbox/dossiercode.h"
#include "sync/sandbox/exchange.h"
#include "sync/sandbox/ledger.h"

namespace motcua::sandbox
{

/// Filing and following dossiers: /dossiers, /progress, /provisional.
class DossierEndpoint
{
public:
    DossierEndpoint(Ledger &ledger, Affairs &affairs, const Authority &authority, CodeForm form);

    void put(Exchange &exchange);
    void get(Exchange &exchange);
    void progress(Exchange &exchange);
    void provisional(Exchange &exchange);
    void setStatus(Exchange &exchange); ///< sandbox only

private:
    bool mayReuse(const Filing &filing);
    std::optional<QString> requestAnswered(const Filing &filing);

    Ledger &m_ledger;
    Affairs &m_affairs;
    const Authority &m_authority;
    CodeForm m_form;
};

/// The dossier stands elsewhere from now on, and its timeline says so.
Result<void> moveOn(Ledger &ledger, Affairs &affairs, const QString &code, const Affairs::Step &step);
QJsonObject receiptJson(const DossierRow &dossier);
/// RFC 3339, UTC.
QString timeText(qint64 unixMilliseconds);

} // namespace motcua::sandbox
