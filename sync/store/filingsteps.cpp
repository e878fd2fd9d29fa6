// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <QJsonDocument>

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

const QString entryBegins = QStringLiteral("code-"); ///< of kinds of entries in the log

QString nameOf(FilingStep::Reached reached)
{
    return stepNames[static_cast<std::size_t>(reached)].name.toString();
}

FilingStep::Reached reachedOf(QStringView name)
{
    const auto *const found = std::find_if(
        stepNames.begin(), stepNames.end(), [&](const StepName &entry) { return entry.name == name; });
    // There is no other step; were it one all the same, the most careful is right.
    return found == stepNames.end() ? FilingStep::Reached::Created : found->reached;
}

} // namespace

Result<std::optional<FilingStep>> Store::Private::filingStep(qint64 row)
{
    auto query = database.query("SELECT code, step, at FROM issued_code WHERE dossier = ?", row);
    std::optional<FilingStep> step;
    if (query.next())
        step = FilingStep {query.text(0), reachedOf(query.text(1)), query.integer(2)};
    MOTCUA_TRY(query.finish());
    return step;
}

Result<std::optional<FilingStep>> Store::filingStep(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    return d->filingStep(row.row);
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
        return d->event(
            at, dossier, entryBegins + nameOf(step->reached), {{QStringLiteral("code"), step->code}});
    });
}

/// Central must not be told once more of what it was told already.
Result<void> Store::Private::healCodes(qint64 at)
{
    std::vector<std::pair<DossierRow, FilingStep>> said;
    auto query = database.query(
        "SELECT d.row, d.id, d.state, d.key_kiosk, e.kind, e.detail FROM dossier d JOIN event e ON "
        "e.sequence ="
        " (SELECT max(sequence) FROM event WHERE dossier = d.id AND kind IN ('code-issued', 'code-sent',"
        " 'code-created', 'code-given-up')) WHERE d.state IN ('queued', 'uploading', 'attention')"
        " AND e.kind <> 'code-given-up'");
    while (query.next()) {
        const QJsonObject detail = QJsonDocument::fromJson(query.text(5).toUtf8()).object();
        said.push_back(
            {{query.integer(0), QUuid::fromRfc4122(query.blob(1)),
                 dossierStateFromName(query.text(2)).value_or(DossierState::Attention), query.blob(3)},
                {detail.value(u"code").toString(), reachedOf(query.text(4).mid(entryBegins.size())), at}});
    }
    MOTCUA_TRY(query.finish());
    for (const auto &[row, step] : said)
        MOTCUA_TRY(healCode(at, row, step));
    return {};
}

Result<void> Store::Private::healCode(qint64 at, const DossierRow &row, const FilingStep &said)
{
    MOTCUA_ASSIGN(const auto kept, filingStep(row.row));
    if (kept && kept->code == said.code) {
        // Of an earlier time, where the log went on.
        if (kept->reached < said.reached)
            MOTCUA_TRY(database.run("UPDATE issued_code SET step = ?, at = ? WHERE dossier = ?",
                nameOf(said.reached), said.at, row.row));
        return {};
    }
    // Once a person has looked, what is known keeps it from being created unasked all the same.
    if (!kept && !said.code.isEmpty())
        MOTCUA_TRY(
            database.run("INSERT OR IGNORE INTO issued_code (dossier, code, step, at) VALUES (?, ?, ?, ?)",
                row.row, said.code, nameOf(said.reached), said.at));
    if (row.state == DossierState::Attention)
        return {};
    const QString name = faultEntry(FaultId::CentralConflict).name;
    MOTCUA_TRY(
        database.run("UPDATE dossier SET state = 'attention', last_fault = ? WHERE row = ?", name, row.row));
    const QString words = QStringLiteral("damage to the store took what central was told of it under code %1;"
                                         " look whether central has it before it is sent again")
                              .arg(said.code);
    MOTCUA_TRY(seal(row, BlobKind::Refusal, 0, words.toUtf8()));
    return event(at, row.id, QStringLiteral("attention"), {{QStringLiteral("fault"), name}});
}

} // namespace motcua
