// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/procedureitems.h"

namespace motcua
{

SessionState::ProcedureItem procedureItem(const Procedure &procedure)
{
    SessionState::ProcedureItem item;
    item.id = procedure.id;
    item.code = procedure.code;
    item.name = procedure.name;
    item.shortName = procedure.shortName;
    item.field = procedure.field;
    item.agency = procedure.agency;
    item.timeLimit = procedure.timeLimit;
    item.fee = procedure.fee;
    item.playable = procedure.playable;
    if (procedure.cases.size() > 1)
        item.caseCountText = QString::number(procedure.cases.size());
    return item;
}

SessionState::CaseItem caseItem(const ProcedureCase &chosen)
{
    return {chosen.id, chosen.name, chosen.question};
}

QList<SessionState::CaseItem> caseItems(const Procedure &procedure)
{
    QList<SessionState::CaseItem> items;
    for (const ProcedureCase &c : procedure.cases)
        items.append(caseItem(c));
    return items;
}

QList<SessionState::ProcedureItem> procedureItems(const Catalogue &catalogue, const QString &query)
{
    QList<SessionState::ProcedureItem> items;
    if (query.trimmed().isEmpty()) {
        for (const Procedure *procedure : catalogue.playable())
            items.append(procedureItem(*procedure));
        return items;
    }
    for (const auto &hit : catalogue.search(query))
        items.append(procedureItem(*hit.procedure));
    return items;
}

} // namespace motcua
