// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/lookupviewmodel.h"

#include "app/viewmodels/words.h"

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

QList<PaperEntry> papersOf(const SessionState::Info &info)
{
    QList<PaperEntry> entries;
    for (const SessionState::InfoPaper &paper : info.papers) {
        PaperEntry entry;
        entry.number = int(entries.size()) + 1;
        entry.name = words::unbroken(paper.name);
        entry.note = words::unbroken(paper.note);
        entry.requiredIf = words::unbroken(paper.requiredIf);
        entry.count = words::unbroken(paper.count);
        entry.isForm = paper.kind == ComponentKind::Form;
        entry.electronic = paper.kind == ComponentKind::Electronic;
        entry.required = paper.required;
        entries.append(entry);
    }
    return entries;
}

} // namespace

void LookupViewModel::apply(const SessionState &state)
{
    QList<AreaEntry> fields;
    for (const SessionState::FieldItem &field : state.fields) {
        AreaEntry entry;
        entry.name = field.name;
        entry.procedures = field.procedures;
        fields.append(entry);
    }
    m_fields.assign(fields);

    Shown fresh;
    fresh.field = state.field;
    QList<CaseEntry> cases;
    QList<PaperEntry> papers;
    m_list = {};
    if (const auto &info = state.info) {
        fresh.name = words::unbroken(info->procedure.name);
        fresh.shortName = words::heading(info->procedure.shortName);
        fresh.code = info->procedure.code;
        fresh.agency = words::unbroken(info->procedure.agency);
        fresh.timeLimit = words::unbroken(info->procedure.timeLimit);
        fresh.fee = words::unbroken(info->procedure.fee);
        fresh.legalBasis = words::unbroken(info->legalBasis.join(u"\n"_s));
        fresh.caution = words::unbroken(info->caution);
        fresh.playable = info->procedure.playable;
        fresh.papersUnknown = info->papersUnknown;
        fresh.canPrint = info->canPrint;
        fresh.printed = info->printed;
        for (const SessionState::CaseItem &item : info->cases) {
            CaseEntry entry;
            entry.itemId = item.id;
            entry.name = words::unbroken(item.name);
            entry.question = words::unbroken(item.question);
            cases.append(entry);
        }
        fresh.chosenCase = info->cases.value(info->chosen).id;
        papers = papersOf(*info);
        m_list = info->list;
        fresh.listKey = m_list.cacheKey();
    }
    m_cases.assign(cases);
    m_papers.assign(papers);
    show(m_shown, fresh);
}

void LookupViewModel::open()
{
    m_wishes.send(&Intents::lookUp);
}

void LookupViewModel::browse(const QString &field)
{
    m_wishes.send(&Intents::browse, field);
}

void LookupViewModel::showProcedure(const QString &id)
{
    m_wishes.send(&Intents::showProcedure, id);
}

void LookupViewModel::chooseCase(const QString &id)
{
    m_wishes.send(&Intents::chooseCase, id);
}

void LookupViewModel::print()
{
    m_wishes.send(&Intents::printPapers);
}

} // namespace motcua
