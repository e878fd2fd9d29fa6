// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sync/sandbox/affairs.h"
#include "sync/sandbox/exchange.h"
#include "sync/sandbox/ledger.h"
#include "sync/sandbox/uploadfiles.h"

namespace motcua::sandbox
{

/// What is shown only to the person whose it is, and what only that person may want: timelines, requests for
/// supplements, fees, the agency's paper, withdrawing, what can be used again.
class PersonEndpoint
{
public:
    PersonEndpoint(Ledger &ledger, Affairs &affairs, UploadFiles files);

    void timeline(Exchange &exchange);
    void supplements(Exchange &exchange);
    void fees(Exchange &exchange);
    void acceptance(Exchange &exchange);
    void withdraw(Exchange &exchange);
    void reusable(Exchange &exchange);
    void grant(Exchange &exchange); ///< sandbox only

private:
    QString person(Exchange &exchange);
    /// The dossier of that code, where it is this person's; answers itself where not.
    void withOwn(Exchange &exchange, const std::function<void(const DossierRow &)> &then);

    Ledger &m_ledger;
    Affairs &m_affairs;
    UploadFiles m_files;
};

/// The applicant's number in a manifest; empty where it names none.
QString applicantOf(const QByteArray &manifest);

} // namespace motcua::sandbox
