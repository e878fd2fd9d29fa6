// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/storeprivate.h"

namespace motcua
{

// The dossier's life as the queue sees it (drafts.cpp has what goes before):
//
//     from                          call           to
//     Queued, Uploading             setUploading   Uploading, one attempt more
//     Queued, Uploading             setFinishing   as it is, one attempt more
//     Queued, Uploading             putBack        Queued, due now, the attempt uncounted
//     Queued, Uploading             backOff        Queued, due later
//     Queued, Uploading             refuse         Attention
//     Attention                     retry          Queued, due now, attempts counted anew
//     Queued, Uploading             retry          as it is, due now
//     Queued, Uploading, Attention  setReceipt     Submitted, however late it is heard of
//     Submitted                     shred          Kept (shredding.cpp)
//
// Everything else is fault DossierState. A dossier found in Uploading after a crash is sent again from where
// it stands.

Result<QList<DossierRecord>> Store::dossiers()
{
    static const std::string sql = std::string(recordColumns) + "WHERE state <> 'shredded' ORDER BY row DESC";
    return d->records(d->database.query(sql));
}

Result<void> Store::eachDossier(const std::function<bool(const DossierRecord &)> &take)
{
    // A few at a time: others write meanwhile, and the log can be folded.
    static const std::string sql =
        std::string(recordColumns) + "WHERE state <> 'shredded' AND row < ? ORDER BY row DESC LIMIT 500";
    for (qint64 before = std::numeric_limits<qint64>::max();;) {
        MOTCUA_ASSIGN(const auto some, d->records(d->database.query(sql, before), &before));
        for (const DossierRecord &record : some)
            if (!take(record))
                return {};
        if (some.isEmpty())
            return {};
    }
}

Result<DossierRecord> Store::dossier(const DossierId &dossier)
{
    return d->record(dossier);
}

Result<std::optional<DossierRecord>> Store::underCode(const QString &code)
{
    static const std::string sql = std::string(recordColumns) + "WHERE code = ? AND supplement_of IS NULL";
    return d->onlyRecord(d->database.query(sql, code));
}

Result<std::optional<DossierRecord>> Store::underToken(const QByteArray &token)
{
    static const std::string sql = std::string(recordColumns) + "WHERE token = ?";
    return d->onlyRecord(d->database.query(sql, token));
}

Result<QList<Store::Due>> Store::due(Stage stage, int most, When when, qint64 mostBytes)
{
    const qint64 now = d->clock->now();
    const qint64 until = when == When::Now ? now : now + mostWait;
    auto query = d->database.query("SELECT id, turn, bytes, attempts FROM dossier INDEXED BY dossier_turn"
                                   " WHERE state IN ('queued', 'uploading') AND ready = ? AND "
                                   "next_attempt_at NOT BETWEEN ? AND ? AND bytes <= ?"
                                   " ORDER BY turn, row LIMIT ?",
        stage == Stage::Ready, until + 1, now + mostWait, mostBytes, most);
    QList<Due> found;
    while (query.next())
        found += Due {
            QUuid::fromRfc4122(query.blob(0)), query.integer(1), query.integer(2), int(query.integer(3))};
    MOTCUA_TRY(query.finish());
    return found;
}

Result<std::optional<qint64>> Store::nextDueAt()
{
    auto query = d->database.query("SELECT min(next_attempt_at) FROM dossier INDEXED BY dossier_due"
                                   " WHERE state IN ('queued', 'uploading')");
    auto at = query.next() ? query.optionalInteger(0) : std::nullopt;
    MOTCUA_TRY(query.finish());
    if (at && *at > d->clock->now() + mostWait)
        at = d->clock->now();
    return at;
}

Result<int> Store::unsentCount()
{
    return d->unsentCount();
}

Result<int> Store::Private::unsentCount()
{
    auto query = database.query(
        "SELECT coalesce(sum(dossiers), 0) FROM dossier_count WHERE state IN ('queued', 'uploading')");
    const int count = query.next() ? int(query.integer(0)) : 0;
    MOTCUA_TRY(query.finish());
    return count;
}

Result<std::optional<qint64>> Store::Private::oldestUnsentAt()
{
    // The first of each state in the index; min() over both would read all of it.
    auto query = database.query(
        "SELECT min(at) FROM (SELECT * FROM (SELECT submitted_at AS at FROM dossier INDEXED BY dossier_unsent"
        " WHERE state = 'queued' AND state IN ('queued', 'uploading') ORDER BY submitted_at LIMIT 1)"
        " UNION ALL SELECT * FROM (SELECT submitted_at FROM dossier INDEXED BY dossier_unsent"
        " WHERE state = 'uploading' AND state IN ('queued', 'uploading') ORDER BY submitted_at LIMIT 1))");
    const auto at = query.next() ? query.optionalInteger(0) : std::nullopt;
    MOTCUA_TRY(query.finish());
    return at;
}

Result<QList<DossierRecord>> Store::unsentDossiers()
{
    static const std::string sql =
        std::string(recordColumns) + "WHERE state IN ('queued', 'uploading') ORDER BY row";
    return d->records(d->database.query(sql));
}

Result<void> Store::setUploading(const DossierId &dossier, qint64 againAt)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Queued, DossierState::Uploading}));
        MOTCUA_TRY(d->database.run("UPDATE dossier SET state = 'uploading', attempts = attempts + 1,"
                                   " next_attempt_at = max(next_attempt_at, ?) WHERE row = ?",
            againAt, row.row));
        return d->event(at, dossier, QStringLiteral("uploading"));
    });
}

Result<void> Store::setFinishing(const DossierId &dossier, qint64 againAt)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Queued, DossierState::Uploading}));
        MOTCUA_TRY(
            d->database.run("UPDATE dossier SET attempts = attempts + 1, next_attempt_at = ? WHERE row = ?",
                againAt, row.row));
        return {};
    });
}

Result<void> Store::putBack(const DossierId &dossier)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Queued, DossierState::Uploading}));
        MOTCUA_TRY(d->database.run("UPDATE dossier SET state = 'queued', attempts = max(0, attempts - 1),"
                                   " next_attempt_at = 0 WHERE row = ?",
            row.row));
        return {};
    });
}

Result<void> Store::backOff(const DossierId &dossier, FaultId fault, qint64 nextAttemptAt, bool moved)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Queued, DossierState::Uploading}));
        const QString name = faultEntry(fault).name;
        MOTCUA_TRY(d->database.run("UPDATE dossier SET state = 'queued', last_fault = ?, next_attempt_at = ?,"
                                   " attempts = iif(?, min(attempts, 1), attempts) WHERE row = ?",
            name, nextAttemptAt, moved, row.row));
        return d->event(at, dossier, QStringLiteral("back-off"),
            {{QStringLiteral("fault"), name}, {QStringLiteral("next_attempt_at"), nextAttemptAt}});
    });
}

Result<void> Store::dueNow(const QList<FaultId> &faults)
{
    return d->write([&](qint64) -> Result<void> {
        for (const FaultId fault : faults)
            MOTCUA_TRY(d->database.run("UPDATE dossier INDEXED BY dossier_due SET next_attempt_at = 0"
                                       " WHERE state IN ('queued', 'uploading') AND next_attempt_at > 0"
                                       " AND last_fault = ?",
                faultEntry(fault).name));
        return {};
    });
}

Result<void> Store::refuse(const DossierId &dossier, FaultId fault, const QString &reason)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Queued, DossierState::Uploading}));
        const QString name = faultEntry(fault).name;
        MOTCUA_TRY(d->database.run(
            "UPDATE dossier SET state = 'attention', last_fault = ? WHERE row = ?", name, row.row));
        // Central's words may name the person.
        MOTCUA_TRY(d->seal(row, BlobKind::Refusal, 0, reason.toUtf8()));
        return d->event(at, dossier, QStringLiteral("attention"), {{QStringLiteral("fault"), name}});
    });
}

Result<void> Store::retry(const DossierId &dossier)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row,
            d->findIn(dossier, {DossierState::Attention, DossierState::Queued, DossierState::Uploading}));
        auto query = d->database.query("SELECT last_fault FROM dossier WHERE row = ?", row.row);
        const bool torn = query.next() && query.text(0) == faultEntry(FaultId::PagesLost).name;
        MOTCUA_TRY(query.finish());
        // It would be sent as if it were whole.
        if (torn && row.state == DossierState::Attention)
            return fail(FaultId::PagesLost);
        MOTCUA_TRY(d->database.run("UPDATE dossier SET next_attempt_at = 0 WHERE row = ?", row.row));
        if (row.state == DossierState::Attention) {
            MOTCUA_TRY(
                d->database.run("UPDATE dossier SET state = 'queued', attempts = 0 WHERE row = ?", row.row));
            // Somebody has looked whether central has it.
            MOTCUA_TRY(d->database.run(
                "DELETE FROM fact WHERE key = ? AND value = ?", unaskedName(dossier), leftToAPerson));
        }
        return d->event(at, dossier, QStringLiteral("retry"));
    });
}

Result<void> Store::setReceipt(const DossierId &dossier, const Receipt &receipt)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto known, d->record(dossier));
        if (known.receipt && known.receipt->code == receipt.code)
            return {};
        if (known.receipt)
            return fail(FaultId::CentralConflict, QStringLiteral("central gave one dossier two codes"));
        MOTCUA_ASSIGN(const auto row,
            d->findIn(dossier, {DossierState::Queued, DossierState::Uploading, DossierState::Attention}));
        const auto &supplement = known.supplement;
        const QString code = supplement ? receipt.code + u'+' + supplement->requestId : receipt.code;
        auto query = d->database.query("SELECT 1 FROM dossier WHERE code = ?", code);
        const bool taken = query.next();
        MOTCUA_TRY(query.finish());
        if (taken || receipt.code.isEmpty() || (supplement && receipt.code != supplement->dossierCode))
            return fail(FaultId::CentralAnswerInvalid,
                QStringLiteral("central gave no code, or one of another dossier"));
        MOTCUA_TRY(
            d->database.run("UPDATE dossier SET state = 'submitted', code = ?, received_at = ?, due_at = ?,"
                            " counts_from = 0, last_fault = NULL WHERE row = ?",
                code, receipt.receivedAt, receipt.dueAt, row.row));
        MOTCUA_TRY(d->forget(row.row, BlobKind::Refusal, 0));
        QJsonObject detail {
            {QStringLiteral("code"), receipt.code}, {QStringLiteral("received_at"), receipt.receivedAt}};
        if (!receipt.statement.isEmpty())
            detail.insert(QStringLiteral("receipt"), QString::fromLatin1(receipt.statement));
        return d->event(at, dossier, QStringLiteral("submitted"), detail);
    });
}

Result<QSet<QString>> Store::catalogueVersionsInUse()
{
    auto query = d->database.query("SELECT DISTINCT catalogue_version FROM dossier INDEXED BY dossier_keyed"
                                   " WHERE key_kiosk IS NOT NULL");
    QSet<QString> versions;
    while (query.next())
        versions.insert(query.text(0));
    MOTCUA_TRY(query.finish());
    return versions;
}

Result<QList<DossierRecord>> Store::submittedBefore(qint64 receivedAt)
{
    static const std::string sql = std::string(recordColumns)
        + "WHERE state = 'submitted' AND received_at < ? ORDER BY received_at, row";
    return d->records(d->database.query(sql, receivedAt));
}

} // namespace motcua
