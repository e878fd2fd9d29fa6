// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/slipfacts.h"

#include "app/intake/rules.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// ms between a time of the kiosk and central's receipt, at which the receipt confirms it
constexpr qint64 closeEnough = 5 * 60'000;

QString maskPhone(const QString &phone)
{
    return phone.size() < 7 ? QString() : phone.left(3) + u"••••"_s + phone.right(3);
}

} // namespace

Result<SlipFacts> slipFacts(
    Store &store, const Catalogue &catalogue, const Config &config, const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto record, store.dossier(dossier));
    MOTCUA_ASSIGN(const auto applicant, store.applicant(dossier));
    MOTCUA_ASSIGN(const auto submission, store.submission(dossier));
    MOTCUA_ASSIGN(const auto parts, store.parts(dossier));
    MOTCUA_ASSIGN(const auto pages, store.pages(dossier));
    MOTCUA_ASSIGN(const auto form, store.form(dossier));
    MOTCUA_ASSIGN(const auto *procedure, catalogue.find(record.procedureId));
    const ProcedureCase *chosen = procedure->findCase(record.caseId);
    if (!chosen)
        return fail(FaultId::CaseUnknown);

    SlipFacts facts;
    facts.dossierId = record.id;
    facts.procedureName = procedure->name;
    facts.procedureCode = procedure->code;
    facts.caseName = procedure->cases.size() > 1 ? chosen->name : QString();
    facts.applicantName = applicant.fullName;
    facts.maskedNumber = maskPersonalNumber(applicant.personalNumber);
    facts.maskedPhone = maskPhone(submission.phone);
    facts.submittedAt = submission.submittedAt;
    facts.timeConfirmed = submission.timeConfirmed
        || (record.receipt && std::abs(record.receipt->receivedAt - submission.submittedAt) < closeEnough);
    facts.receipt = record.receipt;
    facts.provisionalToken = record.provisionalToken;
    facts.refused = record.state == DossierState::Attention;
    facts.hall = config.hallName;
    facts.hallPhone = config.hallPhone;
    facts.byPost = submission.deliveryKind == postDelivery;
    facts.completes = record.supplement.has_value();
    QStringList having;
    for (const PageRecord &page : pages)
        having.append(page.component);
    MOTCUA_ASSIGN(const auto names, store.askedNames(dossier));
    MOTCUA_ASSIGN(const auto components, componentsOf(*chosen, having, names));
    for (const Component &component : components) {
        const auto part = std::find_if(parts.begin(), parts.end(),
            [&](const PartRecord &p) { return p.part.component == component.id; });
        const auto count = std::count_if(pages.begin(), pages.end(),
            [&](const PageRecord &page) { return page.component == component.id; });
        const auto reused = std::find_if(submission.reused.begin(), submission.reused.end(),
            [&](const ReusedPaper &paper) { return paper.component == component.id; });
        if (reused != submission.reused.end()) {
            facts.lines.append({component.name, 0, reused->sha256, true});
            continue;
        }
        const bool unasked = facts.completes && component.kind == ComponentKind::Form && form.isEmpty();
        if (component.kind == ComponentKind::Electronic || unasked
            || (component.kind == ComponentKind::Paper && count == 0))
            continue;
        facts.lines.append({component.name, static_cast<int>(count),
            part == parts.end() ? QByteArray() : part->part.sha256});
    }
    return facts;
}

} // namespace motcua
