// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/formdesk.h"

#include <algorithm>

#include "app/catalogue/catalogue.h"
#include "app/intake/rules.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype mostProposals = 2; ///< for one field: who has to choose among many, types as fast

bool mayHold(const FormField &field, const QJsonValue &value, const QDate &today)
{
    FormField alone = field;
    alone.showIf.clear();
    return checkForm({{}, {}, {}, {{{}, {alone}}}}, {{field.id, value}}, today).isEmpty();
}

} // namespace

FormDesk::FormDesk(Store &store)
    : m_store(store)
{
}

Result<void> FormDesk::open(const Procedure &procedure, const Component &component, const DossierId &dossier,
    const CardIdentity &applicant, bool mayShow)
{
    const Form *form = procedure.findForm(component.formId);
    if (!form)
        return fail(FaultId::CatalogueInvalid, component.id);
    if (m_procedure == procedure.id && m_fill.form.id == form->id
        && (m_kept.isEmpty() || m_dossier == dossier))
        return {};
    m_procedure = procedure.id;
    m_dossier = dossier;
    m_applicant = applicant;
    m_kept = {};
    m_dirty = false;
    m_offered = false;
    m_fill = {};
    QJsonObject saved;
    if (!dossier.isNull()) {
        MOTCUA_ASSIGN(saved, m_store.form(dossier));
    }
    m_fill.form = *form;
    if (saved.isEmpty())
        prefill();
    else if (m_own.contains(dossier) || mayShow)
        m_fill.values = saved;
    else
        m_kept = saved;
    for (const FormSection &section : form->sections)
        for (const FormField &field : section.fields)
            if (paperValueKind(field.prefill))
                m_fill.readable.append(field.label);
    tellKept();
    return {};
}

QJsonObject FormDesk::all() const
{
    QJsonObject values = m_kept;
    for (auto it = m_fill.values.begin(); it != m_fill.values.end(); ++it)
        values.insert(it.key(), it.value());
    return values;
}

void FormDesk::tellKept()
{
    const QStringList asked = askedValues(m_fill.form, all()).keys();
    m_fill.kept.clear();
    for (const QString &field : m_kept.keys())
        if (asked.contains(field))
            m_fill.kept.append(field);
    m_fill.keptFromEarlier = !m_fill.kept.isEmpty();
}

void FormDesk::prefill()
{
    m_fill.values = prefilled(m_fill.form, m_applicant);
    for (const QString &field : m_fill.values.keys())
        m_fill.origin.insert(field, u"card"_s);
}

void FormDesk::offer(const QJsonObject &known, const QDate &today)
{
    if (known.isEmpty() || std::exchange(m_offered, true))
        return;
    for (const FormSection &section : m_fill.form.sections)
        for (const FormField &field : section.fields) {
            const QJsonValue value = known.value(field.id);
            if (value.isUndefined() || m_fill.values.contains(field.id) || m_kept.contains(field.id)
                || !mayHold(field, value, today))
                continue;
            m_fill.values.insert(field.id, value);
            m_fill.origin.insert(field.id, u"central"_s);
        }
}

void FormDesk::enter(const QString &field, const QJsonValue &value)
{
    m_dirty = true;
    m_kept.remove(field);
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()))
        m_fill.values.remove(field);
    else
        m_fill.values.insert(field, value);
    m_fill.origin.remove(field);
    m_fill.errors.remove(field);
    m_fill.proposals.remove(field);
    tellKept();
}

QList<PaperValueKind> FormDesk::wantedKinds() const
{
    QList<PaperValueKind> kinds;
    for (const FormSection &section : m_fill.form.sections)
        for (const FormField &field : section.fields)
            if (const auto kind = paperValueKind(field.prefill))
                kinds.append(*kind);
    return kinds;
}

bool FormDesk::propose(const QList<SeenValue> &values, const QDate &today)
{
    bool some = false;
    QList<SeenValue> surest = values;
    std::stable_sort(surest.begin(), surest.end(),
        [](const SeenValue &a, const SeenValue &b) { return a.value.confidence > b.value.confidence; });
    for (const FormSection &section : m_fill.form.sections)
        for (const FormField &field : section.fields) {
            const auto kind = paperValueKind(field.prefill);
            if (!kind)
                continue;
            QList<SessionState::FormFill::Proposal> proposals = m_fill.proposals.value(field.id);
            const qsizetype before = proposals.size();
            for (const SeenValue &seen : surest) {
                const QString value = seen.value.value;
                const bool known = std::any_of(proposals.begin(), proposals.end(),
                    [&](const auto &proposal) { return proposal.value == value; });
                if (seen.value.kind == *kind && !known && proposals.size() < mostProposals
                    && m_fill.values.value(field.id) != value && mayHold(field, value, today))
                    proposals.append({value, seen.line});
            }
            if (proposals.size() == before)
                continue;
            m_fill.proposals.insert(field.id, proposals);
            some = true;
        }
    return some;
}

void FormDesk::take(const QString &field, int proposal)
{
    const auto proposals = m_fill.proposals.value(field);
    if (proposal < 0 || proposal >= proposals.size())
        return;
    enter(field, proposals[proposal].value);
    m_fill.origin.insert(field, u"paper"_s);
}

Result<void> FormDesk::check(const QDate &today)
{
    m_fill.errors.clear();
    const auto faults = checkForm(m_fill.form, askedValues(m_fill.form, all()), today);
    for (const Fault &fault : faults)
        m_fill.errors.insert(fault.detail, fault.id);
    if (!faults.isEmpty())
        return fail(faults.first().id);
    return {};
}

Result<void> FormDesk::save(const DossierId &dossier)
{
    MOTCUA_TRY(m_store.saveForm(dossier, askedValues(m_fill.form, all())));
    if (m_kept.isEmpty())
        m_own.insert(dossier);
    m_dossier = dossier;
    m_dirty = false;
    return {};
}

void FormDesk::close()
{
    m_applicant = {};
    m_procedure.clear();
    m_dossier = {};
    m_kept = {};
    m_dirty = false;
    m_offered = false;
    m_fill = {};
    m_own.clear();
}

} // namespace motcua
