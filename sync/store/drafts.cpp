// SPDX-License-Identifier: GPL-3.0-or-later
#include <sodium.h>

#include "app/domain/uuid7.h"
#include "sync/store/sealedvalues.h"
#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

QJsonObject objectOf(const QHash<QString, QString> &names)
{
    QJsonObject object;
    for (auto name = names.begin(); name != names.end(); ++name)
        object.insert(name.key(), name.value());
    return object;
}

} // namespace

Result<DossierId> Store::createDraft(const DraftStart &start)
{
    return d->write([&](qint64 at) -> Result<DossierId> {
        MOTCUA_ASSIGN(const auto room, d->room());
        if (room.level == StoreRoom::Level::Full)
            return fail(FaultId::IntakesPaused, QStringLiteral("%1 bytes left").arg(room.left));
        MOTCUA_ASSIGN(const auto other,
            start.supplement ? supplementDraft(start.applicant.personalNumber, *start.supplement)
                             : draftOf(start.applicant.personalNumber, start.procedureId, start.caseId));
        if (other)
            return fail(
                FaultId::DossierState, QStringLiteral("this person has a draft of this case already"));
        MOTCUA_ASSIGN(const auto key, d->vault->makeDossierKey());
        const DossierId id = makeUuid7(at);
        const auto &supplement = start.supplement;
        const auto of = supplement ? std::optional(supplement->dossierCode) : std::nullopt;
        const auto request = supplement ? std::optional(supplement->requestId) : std::nullopt;
        const auto recovery = key.byRecovery.isEmpty() ? std::nullopt : std::optional(key.byRecovery);
        MOTCUA_TRY(d->database.run(
            "INSERT INTO dossier (id, state, procedure_id, procedure_code, case_id, catalogue_version, "
            "level, created_at,"
            " person_mac, key_kiosk, key_recovery, supplement_of, supplement_request)"
            " VALUES (?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id.toRfc4122(), start.procedureId, start.procedureCode, start.caseId, start.catalogueVersion,
            int(start.level), at, d->vault->personMac(start.applicant.personalNumber), key.byKiosk, recovery,
            of, request));
        const DossierRow row {d->database.lastInsertId(), id, DossierState::Draft, key.byKiosk};
        MOTCUA_TRY(d->seal(row, BlobKind::Applicant, 0, sealedBytes(start.applicant)));
        if (!start.askedNames.isEmpty())
            MOTCUA_TRY(d->seal(row, BlobKind::AskedNames, 0, sealedBytes(objectOf(start.askedNames))));
        QJsonObject detail {{QStringLiteral("procedure"), start.procedureId},
            {QStringLiteral("case"), start.caseId}, {QStringLiteral("level"), int(start.level)}};
        if (supplement) {
            detail.insert(QStringLiteral("supplement_of"), supplement->dossierCode);
            detail.insert(QStringLiteral("request"), supplement->requestId);
        }
        MOTCUA_TRY(d->event(at, id, QStringLiteral("draft-begun"), detail));
        return id;
    });
}

namespace
{

Result<std::optional<DossierId>> firstOf(SqliteQuery &query)
{
    std::optional<DossierId> found;
    if (query.next())
        found = QUuid::fromRfc4122(query.blob(0));
    MOTCUA_TRY(query.finish());
    return found;
}

} // namespace

// All by the index of drafts: left to itself SQLite may look through all that is kept, newest first.

Result<std::optional<DossierId>> Store::draft()
{
    auto query = d->database.query("SELECT id FROM dossier INDEXED BY one_draft WHERE state = 'draft'"
                                   " AND supplement_of IS NULL ORDER BY row DESC LIMIT 1");
    return firstOf(query);
}

Result<std::optional<DossierId>> Store::supplementDraft(
    const QString &personalNumber, const SupplementOf &supplement)
{
    return d->withFreshVault([&] {
        auto query = d->database.query("SELECT id FROM dossier INDEXED BY one_draft WHERE state = 'draft'"
                                       " AND person_mac = ? AND supplement_of = ? AND supplement_request = ?",
            d->vault->personMac(personalNumber), supplement.dossierCode, supplement.requestId);
        return firstOf(query);
    });
}

Result<QHash<QString, QString>> Store::askedNames(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    if (row.wrappedKey.isEmpty())
        return QHash<QString, QString>();
    MOTCUA_ASSIGN(const auto bytes, d->unseal(row.row, BlobKind::AskedNames, 0));
    if (!bytes)
        return QHash<QString, QString>();
    MOTCUA_ASSIGN(const auto object, objectFromSealed(*bytes));
    QHash<QString, QString> names;
    for (auto name = object.begin(); name != object.end(); ++name)
        names.insert(name.key(), name->toString());
    return names;
}

Result<QList<DossierId>> Store::draftsOf(const QString &personalNumber)
{
    return d->withFreshVault([&]() -> Result<QList<DossierId>> {
        auto query = d->database.query("SELECT id FROM dossier INDEXED BY one_draft WHERE state = 'draft'"
                                       " AND person_mac = ? AND supplement_of IS NULL ORDER BY row DESC",
            d->vault->personMac(personalNumber));
        QList<DossierId> begun;
        while (query.next())
            begun.append(QUuid::fromRfc4122(query.blob(0)));
        MOTCUA_TRY(query.finish());
        return begun;
    });
}

Result<std::optional<DossierId>> Store::draftOf(
    const QString &personalNumber, const QString &procedureId, const QString &caseId)
{
    return d->withFreshVault([&] {
        auto query = d->database.query("SELECT id FROM dossier INDEXED BY one_draft WHERE state = 'draft'"
                                       " AND person_mac = ? AND procedure_id = ? AND case_id = ?"
                                       " AND supplement_of IS NULL",
            d->vault->personMac(personalNumber), procedureId, caseId);
        return firstOf(query);
    });
}

Result<void> Store::saveForm(const DossierId &dossier, const QJsonObject &values)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Draft}));
        MOTCUA_TRY(d->touch(at, row.row));
        return d->seal(row, BlobKind::Form, 0, sealedBytes(values));
    });
}

Result<QJsonObject> Store::form(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    MOTCUA_ASSIGN(const auto bytes, d->unseal(row.row, BlobKind::Form, 0));
    if (!bytes)
        return QJsonObject();
    return objectFromSealed(*bytes);
}

Result<CardIdentity> Store::applicant(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    if (row.wrappedKey.isEmpty())
        return fail(FaultId::DossierState, QStringLiteral("the dossier has been shredded"));
    return d->unsealPresent(row.row, BlobKind::Applicant, 0).and_then(identityFromSealed);
}

Result<bool> Store::Private::submitNow(const DossierRow &row, const Submission &submission, qint64 at)
{
    QByteArray token(16, Qt::Uninitialized);
    randombytes_buf(token.data(), size_t(token.size()));
    MOTCUA_TRY(seal(row, BlobKind::Submission, 0, sealedBytes(submission)));
    // What was taken out during review is not filed and not kept.
    MOTCUA_TRY(database.run("DELETE FROM blob WHERE dossier = ?1 AND kind IN (?2, ?3, ?4)"
                            " AND owner IN (SELECT id FROM page WHERE dossier = ?1 AND removed = 1)",
        row.row, int(BlobKind::PageImage), int(BlobKind::Thumbnail), int(BlobKind::Reading)));
    MOTCUA_ASSIGN(
        const auto removed, database.run("DELETE FROM page WHERE dossier = ? AND removed = 1", row.row));
    MOTCUA_TRY(database.run(
        "UPDATE dossier SET state = 'queued', submitted_at = ?1, token = ?2, next_attempt_at = 0,"
        " bytes = pages, turn = ?3 + pages * 1000 / ?4"
        " FROM (SELECT coalesce(sum(bytes), 0) AS pages FROM page WHERE dossier = ?5) WHERE row = ?5",
        submission.submittedAt > 0 ? submission.submittedAt : at, token, at, turnBytesPerSecond, row.row));
    MOTCUA_TRY(event(at, row.id, QStringLiteral("queued")));
    return removed > 0;
}

Result<DossierRecord> Store::submit(const DossierId &dossier, const Submission &submission)
{
    bool shreds = false;
    auto submitted = d->write([&](qint64 at) -> Result<DossierRecord> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Draft}));
        MOTCUA_ASSIGN(shreds, d->submitNow(row, submission, at));
        return d->record(dossier);
    });
    if (submitted && shreds)
        d->cleanLog();
    return submitted;
}

Result<Submission> Store::submission(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    if (row.state == DossierState::Draft || row.wrappedKey.isEmpty())
        return fail(FaultId::DossierState, dossierStateName(row.state));
    return d->unsealPresent(row.row, BlobKind::Submission, 0).and_then(submissionFromSealed);
}

} // namespace motcua
