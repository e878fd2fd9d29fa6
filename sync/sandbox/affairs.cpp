// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/affairs.h"

#include <array>

#include <QJsonDocument>
#include <QRandomGenerator>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr char schema[] = R"(
CREATE TABLE IF NOT EXISTS step(
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, at INTEGER NOT NULL, status INTEGER NOT NULL CHECK(status BETWEEN 1 AND 10),
    more TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS step_code ON step(code);
CREATE TABLE IF NOT EXISTS supplement_request(
    id TEXT PRIMARY KEY, code TEXT NOT NULL, asked_at INTEGER NOT NULL, content TEXT NOT NULL,
    answered_by TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX IF NOT EXISTS supplement_request_code ON supplement_request(code);
CREATE TABLE IF NOT EXISTS fee(id TEXT PRIMARY KEY, code TEXT NOT NULL, content TEXT NOT NULL, paid_at INTEGER) STRICT;
CREATE INDEX IF NOT EXISTS fee_code ON fee(code);
CREATE TABLE IF NOT EXISTS acceptance(code TEXT PRIMARY KEY, statement BLOB NOT NULL, document BLOB NOT NULL) STRICT;
)";

QByteArray randomHex()
{
    std::array<quint32, 4> random {};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Affairs::Request requestOf(const Statement &row)
{
    return {row.text(0), row.text(1), row.integer(2), QJsonDocument::fromJson(row.text(3).toUtf8()).object(),
        row.text(4)};
}

constexpr char requestColumns[] = "SELECT id, code, asked_at, content, answered_by FROM supplement_request ";

} // namespace

#define AFFAIRS_FAILED fail(FaultId::StoreFailed, QString::fromUtf8(sqlite3_errmsg(m_database->handle())))

Result<std::unique_ptr<Affairs>> Affairs::open(const QString &path)
{
    auto database = Database::open(path, schema);
    if (!database)
        return fail(FaultId::StoreFailed, path);
    return std::unique_ptr<Affairs>(new Affairs(std::move(database)));
}

QByteArray Affairs::grant(const QString &kioskId, const QString &personalNumber, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray token = randomHex();
    m_grants.insert(token, {kioskId, personalNumber, now + grantLife});
    return token;
}

void Affairs::endGrant(const QByteArray &grant)
{
    const std::scoped_lock lock(m_mutex);
    m_grants.remove(grant);
}

QString Affairs::personOf(const QString &kioskId, const QByteArray &grant, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const Grant found = m_grants.value(grant);
    return found.kioskId == kioskId && now < found.until ? found.personalNumber : QString();
}

Result<void> Affairs::addStep(const QString &code, const Step &step)
{
    const std::scoped_lock lock(m_mutex);
    Statement insert(m_database->handle(), "INSERT INTO step(code, at, status, more) VALUES(?, ?, ?, ?)");
    if (!insert.bind(code).bind(step.at).bind(qint64(step.status)).bind(textOf(step.more)).run())
        return AFFAIRS_FAILED;
    return {};
}

Result<QList<Affairs::Step>> Affairs::steps(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), "SELECT at, status, more FROM step WHERE code = ? ORDER BY id");
    find.bind(code);
    QList<Step> steps;
    while (find.step())
        steps.append({find.integer(0), static_cast<int>(find.integer(1)),
            QJsonDocument::fromJson(find.text(2).toUtf8()).object()});
    if (find.failed())
        return AFFAIRS_FAILED;
    return steps;
}

Result<Affairs::Request> Affairs::ask(const QString &code, const QJsonObject &content, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const Request request {u"bs-"_s + QString::fromLatin1(randomHex().first(12)), code, now, content, {}};
    Statement insert(m_database->handle(),
        "INSERT INTO supplement_request(id, code, asked_at, content) VALUES(?, ?, ?, ?)");
    if (!insert.bind(request.id).bind(code).bind(now).bind(textOf(content)).run())
        return AFFAIRS_FAILED;
    return request;
}

Result<QList<Affairs::Request>> Affairs::requests(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(),
        (QByteArray(requestColumns) + "WHERE code = ? ORDER BY asked_at, id").constData());
    find.bind(code);
    QList<Request> requests;
    while (find.step())
        requests.append(requestOf(find));
    if (find.failed())
        return AFFAIRS_FAILED;
    return requests;
}

Result<std::optional<Affairs::Request>> Affairs::request(const QString &code, const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(
        m_database->handle(), (QByteArray(requestColumns) + "WHERE code = ? AND id = ?").constData());
    const bool found = find.bind(code).bind(id).step();
    if (find.failed())
        return AFFAIRS_FAILED;
    return found ? std::optional(requestOf(find)) : std::nullopt;
}

Result<void> Affairs::answered(const QString &id, const QString &by)
{
    const std::scoped_lock lock(m_mutex);
    Statement update(m_database->handle(), "UPDATE supplement_request SET answered_by = ? WHERE id = ?");
    if (!update.bind(by).bind(id).run())
        return AFFAIRS_FAILED;
    return {};
}

Result<Affairs::Fee> Affairs::demand(const QString &code, const QJsonObject &content)
{
    const std::scoped_lock lock(m_mutex);
    const Fee fee {u"lp-"_s + QString::fromLatin1(randomHex().first(12)), code, content, {}};
    Statement insert(m_database->handle(), "INSERT INTO fee(id, code, content) VALUES(?, ?, ?)");
    if (!insert.bind(fee.id).bind(code).bind(textOf(content)).run())
        return AFFAIRS_FAILED;
    return fee;
}

Result<QList<Affairs::Fee>> Affairs::fees(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(
        m_database->handle(), "SELECT id, content, paid_at FROM fee WHERE code = ? ORDER BY rowid");
    find.bind(code);
    QList<Fee> fees;
    while (find.step())
        fees.append({find.text(0), code, QJsonDocument::fromJson(find.text(1).toUtf8()).object(),
            find.optionalInteger(2)});
    if (find.failed())
        return AFFAIRS_FAILED;
    return fees;
}

Result<std::optional<Affairs::Fee>> Affairs::paid(const QString &id, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    Statement update(m_database->handle(), "UPDATE fee SET paid_at = coalesce(paid_at, ?) WHERE id = ?");
    if (!update.bind(now).bind(id).run())
        return AFFAIRS_FAILED;
    Statement find(m_database->handle(), "SELECT code, content, paid_at FROM fee WHERE id = ?");
    const bool found = find.bind(id).step();
    if (find.failed())
        return AFFAIRS_FAILED;
    if (!found)
        return std::optional<Fee>();
    return std::optional(Fee {
        id, find.text(0), QJsonDocument::fromJson(find.text(1).toUtf8()).object(), find.optionalInteger(2)});
}

Result<void> Affairs::accept(const QString &code, const Acceptance &acceptance)
{
    const std::scoped_lock lock(m_mutex);
    Statement put(m_database->handle(),
        "INSERT INTO acceptance VALUES(?, ?, ?) ON CONFLICT(code) DO UPDATE SET statement = "
        "excluded.statement, document = excluded.document");
    if (!put.bind(code).bind(acceptance.statement).bind(acceptance.document).run())
        return AFFAIRS_FAILED;
    return {};
}

Result<std::optional<Affairs::Acceptance>> Affairs::acceptance(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), "SELECT statement, document FROM acceptance WHERE code = ?");
    const bool found = find.bind(code).step();
    if (find.failed())
        return AFFAIRS_FAILED;
    return found ? std::optional(Acceptance {find.blob(0), find.blob(1)}) : std::nullopt;
}

} // namespace motcua::sandbox
