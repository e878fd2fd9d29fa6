// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/ledger.h"

#include <QRandomGenerator>

#include <sqlite3.h>

#include "sync/sandbox/authority.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr char schema[] = R"(
CREATE TABLE IF NOT EXISTS kiosk(
    id TEXT PRIMARY KEY, key_sha256 BLOB NOT NULL, certificate BLOB NOT NULL, enrolled_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS kiosk_certificate(
    serial TEXT PRIMARY KEY, kiosk TEXT NOT NULL REFERENCES kiosk(id), key_sha256 BLOB NOT NULL,
    certificate BLOB NOT NULL, made_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('unused', 'used', 'superseded'))) STRICT;
CREATE INDEX IF NOT EXISTS kiosk_certificates ON kiosk_certificate(kiosk);
CREATE TABLE IF NOT EXISTS token(
    secret TEXT PRIMARY KEY, made_at INTEGER NOT NULL, kiosk TEXT REFERENCES kiosk(id)) STRICT;
CREATE TABLE IF NOT EXISTS upload(
    id TEXT PRIMARY KEY, kiosk TEXT NOT NULL REFERENCES kiosk(id), dossier TEXT NOT NULL, component TEXT NOT NULL,
    sha256 TEXT NOT NULL, metadata TEXT NOT NULL, length INTEGER NOT NULL CHECK(length >= 0),
    offset INTEGER NOT NULL DEFAULT 0 CHECK(offset BETWEEN 0 AND length), expires_at INTEGER NOT NULL,
    content_sha256 TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE IF NOT EXISTS upload_concat(
    upload TEXT PRIMARY KEY REFERENCES upload(id) ON DELETE CASCADE, concat TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS upload_part ON upload(dossier, sha256);
CREATE TABLE IF NOT EXISTS dossier(
    id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, kiosk TEXT NOT NULL REFERENCES kiosk(id), manifest BLOB NOT NULL,
    procedure_code TEXT NOT NULL, provisional_token TEXT NOT NULL, received_at INTEGER NOT NULL, due_at INTEGER,
    status INTEGER NOT NULL CHECK(status BETWEEN 1 AND 10)) STRICT;
CREATE INDEX IF NOT EXISTS dossier_token ON dossier(provisional_token);
CREATE TABLE IF NOT EXISTS part(
    dossier TEXT NOT NULL REFERENCES dossier(id), position INTEGER NOT NULL, component TEXT NOT NULL, sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL, upload TEXT NOT NULL REFERENCES upload(id), PRIMARY KEY(dossier, position)) STRICT;
CREATE INDEX IF NOT EXISTS part_upload ON part(upload);
CREATE TABLE IF NOT EXISTS receipt_statement(
    dossier TEXT PRIMARY KEY REFERENCES dossier(id), statement BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sequence(day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS fact(key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
)";

constexpr char uploadColumns[] =
    "SELECT id, kiosk, dossier, component, sha256, metadata, length, offset, expires_at, content_sha256, "
    "EXISTS(SELECT 1 FROM part WHERE part.upload = upload.id), "
    "COALESCE((SELECT concat FROM upload_concat WHERE upload = upload.id), '') FROM upload ";

UploadRow uploadOf(const Statement &row)
{
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.integer(6),
        row.integer(7), row.integer(8), row.text(9), row.integer(10) != 0, row.text(11)};
}

QString randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(random.toHex());
}

} // namespace

Result<std::unique_ptr<Ledger>> Ledger::open(const QString &path)
{
    auto database = Database::open(path, schema);
    if (!database)
        return fail(FaultId::StoreFailed, path);
    return std::unique_ptr<Ledger>(new Ledger(std::move(database)));
}

#define SANDBOX_FAILED fail(FaultId::StoreFailed, QString::fromUtf8(sqlite3_errmsg(m_database->handle())))

Result<QString> Ledger::unusedSecret(qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    {
        Statement find(
            m_database->handle(), "SELECT secret FROM token WHERE kiosk IS NULL ORDER BY made_at LIMIT 1");
        if (find.step())
            return find.text(0);
    }
    const QString secret = randomHex(16);
    Statement insert(m_database->handle(), "INSERT INTO token(secret, made_at) VALUES(?, ?)");
    if (!insert.bind(secret).bind(now).run() || !transaction.commit())
        return SANDBOX_FAILED;
    return secret;
}

Result<Ledger::Kiosk> Ledger::enrol(
    const QString &secret, const QByteArray &keySha256, qint64 now, const Certify &certify)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    Statement find(m_database->handle(),
        "SELECT kiosk.id, kiosk.key_sha256, kiosk.certificate FROM token LEFT JOIN kiosk ON kiosk.id = "
        "token.kiosk "
        "WHERE token.secret = ?");
    if (!find.bind(secret).step())
        return find.failed() ? SANDBOX_FAILED : fail(FaultId::CentralTokenRefused);
    if (!find.text(0).isEmpty()) {
        if (find.blob(1) != keySha256)
            return fail(FaultId::CentralTokenRefused);
        return Kiosk {find.text(0), find.blob(2)};
    }
    Kiosk kiosk {u"kiosk-"_s + randomHex(6), {}};
    const auto certificate = certify(kiosk.id);
    if (!certificate)
        return tl::unexpected(certificate.error());
    kiosk.certificate = *certificate;
    Statement insert(m_database->handle(), "INSERT INTO kiosk VALUES(?, ?, ?, ?)");
    Statement spend(m_database->handle(), "UPDATE token SET kiosk = ? WHERE secret = ?");
    if (!insert.bind(kiosk.id).bind(keySha256).bind(kiosk.certificate).bind(now).run()
        || !spend.bind(kiosk.id).bind(secret).run() || !transaction.commit())
        return SANDBOX_FAILED;
    return kiosk;
}

Result<QByteArray> Ledger::renew(const QString &kioskId, const QByteArray &serial,
    const QByteArray &keySha256, qint64 now, const Certify &certify)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    sqlite3 *handle = m_database->handle();
    {
        Statement find(handle,
            "SELECT certificate FROM kiosk_certificate WHERE kiosk = ? AND key_sha256 = ? AND state <> "
            "'superseded'");
        if (find.bind(kioskId).bind(keySha256).step())
            return find.blob(0);
    }
    MOTCUA_ASSIGN(const QByteArray certificate, certify(kioskId));
    // The one in use may be that of the enrolment, which stands in no row yet.
    Statement inUse(handle, "INSERT OR IGNORE INTO kiosk_certificate VALUES(?, ?, x'', x'', ?, 'used')");
    Statement insert(handle, "INSERT INTO kiosk_certificate VALUES(?, ?, ?, ?, ?, 'unused')");
    if (!inUse.bind(QString::fromLatin1(serial)).bind(kioskId).bind(now).run()
        || !insert.bind(QString::fromLatin1(Authority::serialOf(certificate)))
                .bind(kioskId)
                .bind(keySha256)
                .bind(certificate)
                .bind(now)
                .run()
        || !transaction.commit())
        return SANDBOX_FAILED;
    return certificate;
}

Result<Ledger::Standing> Ledger::standing(const QString &kioskId, const QByteArray &serial)
{
    const std::scoped_lock lock(m_mutex);
    sqlite3 *handle = m_database->handle();
    Statement find(handle,
        "SELECT (SELECT state FROM kiosk_certificate WHERE serial = ? AND kiosk = kiosk.id) FROM kiosk WHERE "
        "id = ?");
    const bool known = find.bind(QString::fromLatin1(serial)).bind(kioskId).step();
    const QString state = known ? find.text(0) : QString();
    if (!find.run())
        return SANDBOX_FAILED;
    if (!known || state == u"superseded")
        return known ? Standing::Superseded : Standing::Unknown;
    if (state == u"unused") {
        Statement use(handle,
            "UPDATE kiosk_certificate SET state = iif(serial = ?, 'used', 'superseded') WHERE kiosk = ?");
        if (!use.bind(QString::fromLatin1(serial)).bind(kioskId).run())
            return SANDBOX_FAILED;
    }
    return Standing::Good;
}

Result<std::optional<UploadRow>> Ledger::upload(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), (QByteArray(uploadColumns) + "WHERE id = ?").constData());
    if (find.bind(id).step())
        return uploadOf(find);
    if (find.failed())
        return SANDBOX_FAILED;
    return std::nullopt;
}

Result<std::optional<UploadRow>> Ledger::sameUpload(const UploadRow &wanted, qint64 now)
{
    if (wanted.dossier.isEmpty() || wanted.sha256.isEmpty())
        return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(),
        (QByteArray(uploadColumns)
            + "WHERE dossier = ? AND sha256 = ? AND component = ? AND kiosk = ? AND length = ? AND metadata "
              "= ? "
              "AND expires_at > ? ORDER BY offset DESC LIMIT 1")
            .constData());
    find.bind(wanted.dossier)
        .bind(wanted.sha256)
        .bind(wanted.component)
        .bind(wanted.kioskId)
        .bind(wanted.length);
    if (find.bind(wanted.metadata).bind(now).step())
        return uploadOf(find);
    if (find.failed())
        return SANDBOX_FAILED;
    return std::nullopt;
}

Result<void> Ledger::addUpload(const UploadRow &upload)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    Statement insert(m_database->handle(),
        "INSERT INTO upload(id, kiosk, dossier, component, sha256, metadata, length, expires_at) "
        "VALUES(?,?,?,?,?,?,?,?)");
    insert.bind(upload.id)
        .bind(upload.kioskId)
        .bind(upload.dossier)
        .bind(upload.component)
        .bind(upload.sha256);
    if (!insert.bind(upload.metadata).bind(upload.length).bind(upload.expiresAt).run())
        return SANDBOX_FAILED;
    if (!upload.concat.isEmpty()) {
        Statement concat(m_database->handle(), "INSERT INTO upload_concat VALUES(?, ?)");
        if (!concat.bind(upload.id).bind(upload.concat).run())
            return SANDBOX_FAILED;
    }
    if (!transaction.commit())
        return SANDBOX_FAILED;
    return {};
}

Result<void> Ledger::setOffset(const QString &id, qint64 offset, qint64 expiresAt)
{
    const std::scoped_lock lock(m_mutex);
    Statement update(m_database->handle(), "UPDATE upload SET offset = ?, expires_at = ? WHERE id = ?");
    if (!update.bind(offset).bind(expiresAt).bind(id).run())
        return SANDBOX_FAILED;
    return {};
}

Result<void> Ledger::setContent(const QString &id, const QString &sha256)
{
    const std::scoped_lock lock(m_mutex);
    Statement update(
        m_database->handle(), "UPDATE upload SET content_sha256 = ? WHERE id = ? AND offset = length");
    if (!update.bind(sha256).bind(id).run())
        return SANDBOX_FAILED;
    return {};
}

Result<bool> Ledger::removeUpload(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    Statement remove(m_database->handle(),
        "DELETE FROM upload WHERE id = ? AND NOT EXISTS(SELECT 1 FROM part WHERE part.upload = upload.id)");
    if (!remove.bind(id).run())
        return SANDBOX_FAILED;
    return sqlite3_changes(m_database->handle()) == 1;
}

Result<QList<QString>> Ledger::expiredUploads(qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(),
        "SELECT id FROM upload WHERE expires_at <= ? AND NOT EXISTS(SELECT 1 FROM part WHERE part.upload = "
        "upload.id)");
    find.bind(now);
    QList<QString> ids;
    while (find.step())
        ids.append(find.text(0));
    if (find.failed())
        return SANDBOX_FAILED;
    return ids;
}

Result<Ledger::Filed> Ledger::file(const Filing &filing, qint64 now, std::optional<qint64> dueAt,
    const QString &day, const std::function<QString(qint64 sequence)> &codeOf, const Vouch &vouch)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return SANDBOX_FAILED;
    sqlite3 *handle = m_database->handle();
    {
        Statement find(handle, "SELECT manifest FROM dossier WHERE id = ?");
        if (find.bind(filing.id).step()) {
            if (find.blob(0) != filing.manifest)
                return Filed {FilingOutcome::OtherBytes, {}, {}};
            Filed known {FilingOutcome::Known, *findDossier("id = ?", filing.id), {}};
            if (known.dossier.statement.isEmpty()) // filed with a sandbox of an earlier version
                MOTCUA_TRY(keepStatement(known.dossier, vouch));
            if (!transaction.commit())
                return SANDBOX_FAILED;
            return known;
        }
    }
    Filed filed;
    QList<PartRow> parts = filing.parts;
    for (PartRow &part : parts) {
        if (!part.uploadId.isEmpty()) {
            Statement held(handle, "SELECT 1 FROM upload WHERE id = ? AND content_sha256 = ? AND length = ?");
            if (!held.bind(part.uploadId).bind(part.sha256).bind(part.bytes).step())
                filed.missing.append(part);
            continue;
        }
        Statement find(handle,
            "SELECT id FROM upload WHERE dossier = ? AND sha256 = ? AND component = ? AND length = ? AND "
            "offset = length "
            "AND content_sha256 = sha256");
        find.bind(filing.id).bind(part.sha256).bind(part.component);
        if (find.bind(part.bytes).step())
            part.uploadId = find.text(0);
        else
            filed.missing.append(part);
    }
    if (!filed.missing.isEmpty()) {
        filed.outcome = FilingOutcome::PartsMissing;
        return filed;
    }
    Statement next(handle,
        "INSERT INTO sequence(day, last) VALUES(?, 1) ON CONFLICT(day) DO UPDATE SET last = last + 1 "
        "RETURNING last");
    if (!next.bind(day).step())
        return SANDBOX_FAILED;
    const QString code = codeOf(next.integer(0));
    if (!next.run())
        return SANDBOX_FAILED;
    Statement insert(handle, "INSERT INTO dossier VALUES(?, ?, ?, ?, ?, ?, ?, ?, 1)");
    insert.bind(filing.id).bind(code).bind(filing.kioskId).bind(filing.manifest).bind(filing.procedureCode);
    if (!insert.bind(filing.provisionalToken).bind(now).bind(dueAt).run())
        return SANDBOX_FAILED;
    for (qsizetype position = 0; position < parts.size(); ++position) {
        const PartRow &part = parts[position];
        Statement add(handle, "INSERT INTO part VALUES(?, ?, ?, ?, ?, ?)");
        add.bind(filing.id).bind(qint64(position)).bind(part.component).bind(part.sha256);
        if (!add.bind(part.bytes).bind(part.uploadId).run())
            return SANDBOX_FAILED;
    }
    filed.dossier = *findDossier("id = ?", filing.id);
    MOTCUA_TRY(keepStatement(filed.dossier, vouch));
    if (!transaction.commit())
        return SANDBOX_FAILED;
    return filed;
}

Result<void> Ledger::keepStatement(DossierRow &dossier, const Vouch &vouch)
{
    if (!vouch)
        return {};
    MOTCUA_ASSIGN(dossier.statement, vouch(dossier));
    Statement keep(m_database->handle(), "INSERT INTO receipt_statement VALUES(?, ?)");
    if (!keep.bind(dossier.id).bind(dossier.statement).run())
        return SANDBOX_FAILED;
    return {};
}

QList<PartRow> Ledger::partsOf(const QString &dossier)
{
    Statement find(m_database->handle(),
        "SELECT component, sha256, upload, bytes FROM part WHERE dossier = ? ORDER BY position");
    find.bind(dossier);
    QList<PartRow> parts;
    while (find.step())
        parts.append({find.text(0), find.text(1), find.text(2), find.integer(3)});
    return parts;
}

std::optional<DossierRow> Ledger::findDossier(const char *where, const QString &value)
{
    Statement find(m_database->handle(),
        (QByteArray("SELECT id, code, received_at, due_at, status,"
                    " (SELECT statement FROM receipt_statement WHERE dossier = id) FROM dossier WHERE ")
            + where)
            .constData());
    if (!find.bind(value).step())
        return std::nullopt;
    return DossierRow {find.text(0), find.text(1), find.integer(2), find.optionalInteger(3),
        static_cast<int>(find.integer(4)), partsOf(find.text(0)), find.blob(5)};
}

Result<std::optional<DossierRow>> Ledger::dossier(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    return findDossier("id = ?", id);
}

Result<std::optional<DossierRow>> Ledger::dossierByCode(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    return findDossier("code = ?", code);
}

Result<std::optional<DossierRow>> Ledger::dossierByToken(const QString &provisionalToken)
{
    const std::scoped_lock lock(m_mutex);
    return findDossier("provisional_token = ?", provisionalToken);
}

Result<QByteArray> Ledger::manifest(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), "SELECT manifest FROM dossier WHERE code = ?");
    const bool found = find.bind(code).step();
    if (find.failed())
        return SANDBOX_FAILED;
    return found ? find.blob(0) : QByteArray();
}

Result<QList<DossierRow>> Ledger::dossiers()
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), "SELECT id FROM dossier ORDER BY received_at, code");
    QList<DossierRow> rows;
    while (find.step())
        if (auto row = findDossier("id = ?", find.text(0)))
            rows.append(*row);
    if (find.failed())
        return SANDBOX_FAILED;
    return rows;
}

Result<bool> Ledger::setStatus(const QString &code, int status)
{
    const std::scoped_lock lock(m_mutex);
    Statement update(m_database->handle(), "UPDATE dossier SET status = ? WHERE code = ?");
    if (!update.bind(qint64(status)).bind(code).run())
        return SANDBOX_FAILED;
    return sqlite3_changes(m_database->handle()) == 1;
}

Result<qint64> Ledger::fact(const QString &key)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), "SELECT value FROM fact WHERE key = ?");
    if (find.bind(key).step())
        return find.integer(0);
    if (find.failed())
        return SANDBOX_FAILED;
    return 0;
}

Result<void> Ledger::setFact(const QString &key, qint64 value)
{
    const std::scoped_lock lock(m_mutex);
    Statement put(m_database->handle(),
        "INSERT INTO fact VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    if (!put.bind(key).bind(value).run())
        return SANDBOX_FAILED;
    return {};
}

} // namespace motcua::sandbox
