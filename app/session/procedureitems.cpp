// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/procedureitems.h"

#include <algorithm>

#include "app/slip/paperlist.h"
#include "app/slip/slip.h"

using namespace Qt::StringLiterals;

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

QList<SessionState::ProcedureItem> proceduresOfField(const Catalogue &catalogue, const QString &field)
{
    QList<const Procedure *> found;
    for (const Procedure &procedure : catalogue.procedures())
        if (procedure.field == field)
            found.append(&procedure);
    std::stable_sort(found.begin(), found.end(), [](auto *a, auto *b) { return a->rank > b->rank; });
    QList<SessionState::ProcedureItem> items;
    for (const Procedure *procedure : found)
        items.append(procedureItem(*procedure));
    return items;
}

QList<SessionState::FieldItem> fieldItems(const Catalogue &catalogue)
{
    QList<SessionState::FieldItem> items;
    for (const Procedure &procedure : catalogue.procedures()) {
        const auto known = std::find_if(
            items.begin(), items.end(), [&](const auto &item) { return item.name == procedure.field; });
        if (known == items.end())
            items.append({procedure.field, 1});
        else
            ++known->procedures;
    }
    std::stable_sort(
        items.begin(), items.end(), [](const auto &a, const auto &b) { return a.procedures > b.procedures; });
    return items;
}

SessionState::Info infoOf(const Procedure &procedure, int chosen)
{
    SessionState::Info info;
    info.procedure = procedureItem(procedure);
    info.level = procedure.level;
    info.legalBasis = procedure.legalBasis;
    info.cases = caseItems(procedure);
    info.chosen = std::clamp(chosen, 0, std::max(0, int(procedure.cases.size()) - 1));
    if (procedure.trust == Trust::Historical)
        info.caution =
            procedure.trustNote.isEmpty() ? u"Thủ tục này đã được thay thế."_s : procedure.trustNote;
    else if (procedure.trust == Trust::Doubtful)
        info.caution = u"Thông tin chưa được xác nhận, xin hỏi lại cán bộ tại quầy."_s;
    if (procedure.cases.isEmpty())
        return info;
    const ProcedureCase &papersOf = procedure.cases[info.chosen];
    info.papersUnknown = papersOf.components.isEmpty();
    for (const Component &component : papersOf.components)
        info.papers.append({component.name, component.requiredIf, component.note, countInWords(component),
            component.kind, component.required});
    info.list = qrImage(paperListText(procedure, papersOf).toUtf8());
    return info;
}

} // namespace motcua
