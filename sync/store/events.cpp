// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>

#include "sync/store/storeprivate.h"

namespace motcua
{

Result<qint64> Store::Private::stamp()
{
    auto query = database.query("SELECT at FROM event ORDER BY sequence DESC LIMIT 1");
    const bool found = query.next();
    const qint64 newest = found ? query.integer(0) : 0;
    MOTCUA_TRY(query.finish());
    if (newest > clock->now())
        clock->sawTime(newest, false);
    return std::max(newest, clock->now());
}

Result<void> Store::Private::event(
    qint64 at, const std::optional<DossierId> &dossier, const QString &kind, const QJsonObject &detail)
{
    const auto id = dossier ? std::optional(dossier->toRfc4122()) : std::nullopt;
    const QString text = QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact));
    MOTCUA_TRY(database.run(
        "INSERT INTO event (at, dossier, kind, detail) VALUES (?, ?, ?, ?)", at, id, kind, text));
    return {};
}

Result<void> Store::addEvent(
    const std::optional<DossierId> &dossier, const QString &kind, const QJsonObject &detail)
{
    return d->write([&](qint64 at) { return d->event(at, dossier, kind, detail); });
}

Result<QList<EventRecord>> Store::events(const std::optional<DossierId> &dossier)
{
    QList<EventRecord> events;
    auto query = dossier
        ? d->database.query(
            "SELECT sequence, at, dossier, kind, detail FROM event WHERE dossier = ? ORDER BY sequence",
            dossier->toRfc4122())
        : d->database.query("SELECT sequence, at, dossier, kind, detail FROM event ORDER BY sequence");
    while (query.next()) {
        EventRecord event;
        event.sequence = query.integer(0);
        event.at = query.integer(1);
        if (!query.isNull(2))
            event.dossier = QUuid::fromRfc4122(query.blob(2));
        event.kind = query.text(3);
        event.detail = QJsonDocument::fromJson(query.text(4).toUtf8()).object();
        events += event;
    }
    MOTCUA_TRY(query.finish());
    return events;
}

} // namespace motcua
