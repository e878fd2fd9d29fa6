// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

struct StepName {
    FilingStep::Reached reached;
    QStringView name; ///< in the database
};
constexpr std::array stepNames {StepName {FilingStep::Reached::Issued, u"issued"},
    StepName {FilingStep::Reached::Sent, u"sent"}, StepName {FilingStep::Reached::Created, u"created"}};

QString nameOf(FilingStep::Reached reached)
{
    return stepNames[static_cast<std::size_t>(reached)].name.toString();
}

} // namespace

Result<std::optional<FilingStep>> Store::filingStep(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    auto query = d->database.query("SELECT code, step, at FROM issued_code WHERE dossier = ?", row.row);
    std::optional<FilingStep> step;
    if (query.next()) {
        const QString name = query.text(1);
        const auto *const found = std::find_if(
            stepNames.begin(), stepNames.end(), [&](const StepName &entry) { return entry.name == name; });
        // The table holds no other step; were it one all the same, the most careful is right.
        step = FilingStep {query.text(0),
            found == stepNames.end() ? FilingStep::Reached::Created : found->reached, query.integer(2)};
    }
    MOTCUA_TRY(query.finish());
    return step;
}

Result<void> Store::setFilingStep(const DossierId &dossier, const std::optional<FilingStep> &step)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row,
            d->findIn(dossier, {DossierState::Queued, DossierState::Uploading, DossierState::Attention}));
        if (!step) {
            MOTCUA_TRY(d->database.run("DELETE FROM issued_code WHERE dossier = ?", row.row));
            return d->event(at, dossier, QStringLiteral("code-given-up"));
        }
        auto query = d->database.query("SELECT 1 FROM issued_code WHERE code = ?1 AND dossier <> ?2"
                                       " UNION SELECT 1 FROM dossier WHERE code = ?1 AND row <> ?2",
            step->code, row.row);
        const bool taken = query.next();
        MOTCUA_TRY(query.finish());
        if (taken || step->code.isEmpty())
            return fail(FaultId::CentralAnswerInvalid,
                QStringLiteral("central issued no code, or one of another dossier"));
        MOTCUA_TRY(d->database.run("INSERT INTO issued_code (dossier, code, step, at) VALUES (?1, ?2, ?3, ?4)"
                                   " ON CONFLICT (dossier) DO UPDATE SET code = ?2, step = ?3, at = ?4",
            row.row, step->code, nameOf(step->reached), step->at));
        return d->event(at, dossier, QStringLiteral("code-") + nameOf(step->reached),
            {{QStringLiteral("code"), step->code}});
    });
}

} // namespace motcua
