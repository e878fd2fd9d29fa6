// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

Result<DossierRow> dossierRow(SqliteQuery query)
{
    DossierRow found;
    const bool any = query.next();
    if (any) {
        found.row = query.integer(0);
        found.id = QUuid::fromRfc4122(query.blob(1));
        found.state = dossierStateFromName(query.text(2)).value_or(DossierState::Shredded);
        found.wrappedKey = query.blob(3);
    }
    MOTCUA_TRY(query.finish());
    if (!any)
        return fail(FaultId::DossierUnknown);
    return found;
}

Result<DossierRow> demand(Result<DossierRow> found, std::initializer_list<DossierState> states)
{
    if (found && std::find(states.begin(), states.end(), found->state) == states.end())
        return fail(FaultId::DossierState, dossierStateName(found->state));
    return found;
}

} // namespace

Result<DossierRow> Store::Private::find(const DossierId &dossier)
{
    return dossierRow(
        database.query("SELECT row, id, state, key_kiosk FROM dossier WHERE id = ?", dossier.toRfc4122()));
}

Result<DossierRow> Store::Private::findRow(qint64 row)
{
    return dossierRow(database.query("SELECT row, id, state, key_kiosk FROM dossier WHERE row = ?", row));
}

Result<DossierRow> Store::Private::findIn(
    const DossierId &dossier, std::initializer_list<DossierState> states)
{
    return demand(find(dossier), states);
}

Result<DossierRow> Store::Private::findRowIn(qint64 row, std::initializer_list<DossierState> states)
{
    return demand(findRow(row), states);
}

Result<QList<DossierRecord>> Store::Private::records(SqliteQuery query, qint64 *lastRow)
{
    QList<DossierRecord> records;
    QList<qint64> rows;
    while (query.next()) {
        DossierRecord record;
        record.id = QUuid::fromRfc4122(query.blob(0));
        record.state = dossierStateFromName(query.text(1)).value_or(DossierState::Shredded);
        record.procedureId = query.text(2);
        record.procedureCode = query.text(3);
        record.caseId = query.text(4);
        record.catalogueVersion = query.text(5);
        record.level = IdentityLevel(query.integer(6));
        record.createdAt = query.integer(7);
        record.submittedAt = query.optionalInteger(8);
        if (!query.isNull(9))
            record.receipt = Receipt {query.text(9), query.integer(10), query.optionalInteger(11)};
        record.provisionalToken = query.blob(12);
        record.attempts = int(query.integer(13));
        record.nextAttemptAt = query.integer(14);
        if (!query.isNull(15))
            record.lastFault = faultFromName(query.text(15)).value_or(FaultId::Internal);
        if (!query.isNull(17))
            record.supplement = SupplementOf {query.text(17), query.text(18)};
        if (record.receipt && record.supplement)
            record.receipt->code = record.supplement->dossierCode;
        records += record;
        rows += query.integer(16);
    }
    MOTCUA_TRY(query.finish());
    if (lastRow && !rows.isEmpty())
        *lastRow = rows.last();
    for (qsizetype i = 0; i < records.size(); ++i) {
        if (records[i].state != DossierState::Attention)
            continue;
        MOTCUA_ASSIGN(const auto refusal, unseal(rows[i], BlobKind::Refusal, 0));
        records[i].refusal = QString::fromUtf8(refusal.value_or(QByteArray()));
    }
    return records;
}

Result<std::optional<DossierRecord>> Store::Private::onlyRecord(SqliteQuery query)
{
    MOTCUA_ASSIGN(const auto found, records(std::move(query)));
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

Result<DossierRecord> Store::Private::record(const DossierId &dossier)
{
    static const std::string sql = std::string(recordColumns) + "WHERE id = ?";
    MOTCUA_ASSIGN(auto found, records(database.query(sql, dossier.toRfc4122())));
    if (found.isEmpty())
        return fail(FaultId::DossierUnknown);
    return found.first();
}

} // namespace motcua
