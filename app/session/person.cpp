// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/person.h"

#include "app/intake/rules.h"
#include "app/session/procedureitems.h"

namespace motcua
{

namespace
{

bool waitsHere(DossierState state)
{
    return state == DossierState::Queued || state == DossierState::Uploading
        || state == DossierState::Attention;
}

} // namespace

Person::Person(Store &store, CatalogueSource catalogues, const Clock &clock)
    : m_store(&store)
    , m_catalogues(std::move(catalogues))
    , m_under(m_catalogues.inForce())
    , m_clock(&clock)
{
}

Road Person::road() const
{
    return m_supplement ? Road::Completion : hasOneCase() ? Road::OneCase : Road::Cases;
}

Result<void> Person::identify(const CardIdentity &card)
{
    m_card = card;
    m_level = IdentityLevel::L1;
    return findEarlierDrafts();
}

Result<void> Person::prove(const SignedInPerson &person)
{
    const bool known = m_level != IdentityLevel::None;
    if (known && m_card.personalNumber != person.personalNumber)
        return fail(FaultId::SignInOfAnother);
    m_level = IdentityLevel::L2;
    if (known)
        return {};
    m_card.fullName = person.fullName;
    m_card.personalNumber = person.personalNumber;
    return findEarlierDrafts();
}

Result<void> Person::findEarlierDrafts()
{
    m_earlier.clear();
    MOTCUA_ASSIGN(const auto begun, m_store->draftsOf(m_card.personalNumber));
    for (const DossierId &dossier : begun) {
        MOTCUA_ASSIGN(const auto record, m_store->dossier(dossier));
        MOTCUA_ASSIGN(const auto pages, m_store->pages(dossier));
        // A catalogue of another day may not know it any more; then it cannot be gone on with.
        const Subject subject = subjectOf(record);
        if (subject.chosen)
            m_earlier.append({dossier, subject, static_cast<int>(pages.size()), record.createdAt});
    }
    return {};
}

Person::Subject Person::subjectOf(const DossierRecord &draft)
{
    Subject subject {m_catalogues.ofVersion(draft.catalogueVersion)};
    subject.procedure = subject.catalogue->find(draft.procedureId).value_or(nullptr);
    subject.chosen = subject.procedure ? subject.procedure->findCase(draft.caseId) : nullptr;
    return subject;
}

Result<void> Person::resume(int draft)
{
    const QList<EarlierDraft> earlier = std::exchange(m_earlier, {});
    if (draft < 0 || draft >= earlier.size())
        return {};
    take(*earlier[draft].subject.procedure);
    m_under = earlier[draft].subject.catalogue;
    m_dossier = earlier[draft].dossier;
    m_chosen = earlier[draft].subject.chosen;
    (void)m_store->touchDraft(m_dossier); // it stays for as long as it would have without that
    return refresh();
}

Result<void> Person::startAnew()
{
    while (!m_earlier.isEmpty()) {
        MOTCUA_TRY(m_store->abandonDraft(m_earlier.last().dossier));
        m_earlier.removeLast();
    }
    return {};
}

void Person::take(const Procedure &procedure)
{
    m_procedure = &procedure;
    m_chosen = nullptr;
    m_supplement.reset();
    m_asksAgain = false;
    m_dossier = {};
    m_held.clear();
    m_checklist = {};
}

Result<void> Person::take(const ProcedureCase &chosen)
{
    if (m_chosen != &chosen) {
        m_held.clear();
        // The same person may have begun just this before.
        MOTCUA_ASSIGN(const auto begun, m_store->draftOf(m_card.personalNumber, m_procedure->id, chosen.id));
        m_dossier = begun.value_or(DossierId());
        m_asksAgain = false;
        if (!begun) {
            MOTCUA_ASSIGN(m_asksAgain, isUnderWay());
        }
        if (begun)
            (void)m_store->touchDraft(*begun);
        m_chosen = &chosen;
        if (begun) {
            MOTCUA_ASSIGN(const auto record, m_store->dossier(*begun));
            if (const Subject subject = subjectOf(record); subject.chosen) {
                m_under = subject.catalogue;
                m_procedure = subject.procedure;
                m_chosen = subject.chosen;
            }
        }
    }
    return refresh();
}

Result<bool> Person::isUnderWay() const
{
    Result<bool> found = false;
    MOTCUA_TRY(m_store->eachDossier([&](const DossierRecord &record) {
        const bool underWay = waitsHere(record.state) || record.state == DossierState::Submitted;
        if (record.procedureId != m_procedure->id || record.supplement || !underWay)
            return true;
        found = m_store->applicant(record.id).map(
            [&](const CardIdentity &applicant) { return applicant.personalNumber == m_card.personalNumber; });
        return found && !*found;
    }));
    return found;
}

Result<void> Person::chooseProcedure(const QString &id)
{
    MOTCUA_ASSIGN(const auto procedure, m_catalogues.inForce()->find(id));
    if (!procedure->playable)
        return fail(FaultId::ProcedureLookupOnly);
    if (m_procedure != procedure) {
        m_under = m_catalogues.inForce();
        take(*procedure);
    }
    return hasOneCase() ? take(procedure->cases.first()) : Result<void>();
}

Result<void> Person::chooseCase(const QString &id)
{
    const ProcedureCase *chosen = m_procedure ? m_procedure->findCase(id) : nullptr;
    return chosen ? take(*chosen) : fail(FaultId::CaseUnknown);
}

Result<void> Person::complete(
    const SignedInPerson &person, const QString &dossierCode, const SupplementRequest &request)
{
    const SupplementOf supplement {dossierCode, request.id};
    MOTCUA_ASSIGN(const auto begun, m_store->supplementDraft(person.personalNumber, supplement));
    // What was begun goes on under the catalogue that it was begun under.
    Subject subject {m_catalogues.inForce()};
    if (begun) {
        MOTCUA_ASSIGN(const auto record, m_store->dossier(*begun));
        subject = subjectOf(record);
        (void)m_store->touchDraft(*begun);
    } else if (const auto procedure = subject.catalogue->find(request.procedureCode)) {
        subject.procedure = *procedure;
        subject.chosen = caseOf(**procedure, request.caseId).value_or(nullptr);
    }
    if (!subject.chosen)
        return fail(FaultId::SupplementElsewhere, request.procedureCode);
    m_card = {};
    m_card.fullName = person.fullName;
    m_card.personalNumber = person.personalNumber;
    m_level = IdentityLevel::L2;
    m_under = subject.catalogue;
    take(*subject.procedure);
    m_supplement = supplement;
    m_asked = askedFor(*subject.chosen, request.items);
    m_askedNames = otherNames(m_asked, *subject.chosen);
    m_chosen = &m_asked;
    m_dossier = begun.value_or(DossierId());
    MOTCUA_TRY(m_store->eachDossier([&](const DossierRecord &record) {
        m_asksAgain = record.supplement == m_supplement && waitsHere(record.state);
        return !m_asksAgain;
    }));
    return refresh();
}

Result<void> Person::ensureDraft()
{
    if (!m_dossier.isNull())
        return {};
    MOTCUA_ASSIGN(m_dossier,
        m_store->createDraft({m_procedure->id, m_procedure->code, m_chosen->id, m_under->version(), m_card,
            m_level, m_supplement, m_supplement ? m_askedNames : QHash<QString, QString>()}));
    return {};
}

Result<void> Person::refresh()
{
    QHash<QString, int> counted;
    QJsonObject form;
    if (!m_dossier.isNull()) {
        MOTCUA_ASSIGN(const auto pages, m_store->pages(m_dossier));
        MOTCUA_ASSIGN(form, m_store->form(m_dossier));
        for (const PageRecord &page : pages)
            ++counted[page.component];
    }
    m_checklist = motcua::checklist(*m_procedure, *m_chosen, counted, form, m_held, m_clock->today());
    return {};
}

Result<void> Person::offer(const QList<ReusablePaper> &papers)
{
    for (const ReusablePaper &paper : papers) {
        const Component *component = m_chosen ? m_chosen->findComponent(paper.component) : nullptr;
        if (!component || component->kind != ComponentKind::Paper)
            continue;
        HeldPaper &held = m_held[component->id];
        if (held.paper.id.isEmpty() || held.paper.receivedAt < paper.receivedAt)
            held = {paper};
    }
    return refresh();
}

Result<void> Person::reuse(const QString &component, bool again)
{
    const auto held = m_held.find(component);
    if (held == m_held.end())
        return fail(FaultId::ComponentUnknown, component);
    held->taken = again;
    return refresh();
}

QList<ReusedPaper> Person::reused() const
{
    QList<ReusedPaper> papers;
    for (const SessionState::ComponentItem &item : m_checklist.items) {
        if (item.state != SessionState::ComponentState::Reused)
            continue;
        const ReusablePaper &paper = m_held.find(item.id)->paper;
        papers.append({item.id, paper.id, paper.fromDossier, paper.sha256, paper.bytes});
    }
    return papers;
}

void Person::describe(SessionState &state) const
{
    state.person = m_level == IdentityLevel::None
        ? std::nullopt
        : std::optional<SessionState::Person>(
            {m_card.fullName, maskPersonalNumber(m_card.personalNumber), m_level == IdentityLevel::L2});
    state.earlierDrafts.clear();
    for (const EarlierDraft &earlier : m_earlier)
        state.earlierDrafts.append({earlier.subject.procedure->shortName,
            earlier.subject.procedure->cases.size() > 1 ? earlier.subject.chosen->name : QString(),
            earlier.pages, earlier.createdAt});
    state.procedure.reset();
    state.cases.clear();
    if (m_procedure) {
        state.procedure = procedureItem(*m_procedure);
        state.cases = caseItems(*m_procedure);
    }
    state.chosenCase.reset();
    if (m_chosen)
        state.chosenCase = caseItem(*m_chosen);
    state.asksAgain = m_asksAgain;
    state.completes = m_supplement.has_value();
    state.components = m_checklist.items;
    state.missing = m_checklist.missing;
    state.unsorted = m_checklist.unsorted;
}

} // namespace motcua
