// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <QByteArray>
#include <QList>
#include <QString>

#include "app/domain/result.h"
#include "sync/sandbox/database.h"

namespace motcua::sandbox
{

/// A tus upload as central knows it. `offset` counts bytes that are on disk for certain.
struct UploadRow {
    QString id;
    QString kioskId;
    QString dossier, component,
        sha256; ///< as the kiosk named them in Upload-Metadata; empty where it did not
    QString metadata; ///< the header's own text
    qint64 length = 0; ///< bytes
    qint64 offset = 0; ///< bytes
    qint64 expiresAt = 0; ///< Unix ms; means nothing once `filed`
    QString contentSha256; ///< of the bytes held, once whole; hex
    bool filed = false; ///< part of a dossier
    QString concat; ///< Upload-Concat's own text; empty: an upload by itself
};

struct PartRow {
    QString component, sha256, uploadId;
    qint64 bytes = 0;
};

struct DossierRow {
    QString id, code;
    qint64 receivedAt = 0;
    std::optional<qint64> dueAt;
    int status = 1; ///< TrangThaiHoSo
    QList<PartRow> parts;
    QByteArray statement; ///< the signed receipt
};

/// What a kiosk files.
struct Filing {
    QString id, kioskId, procedureCode, provisionalToken;
    QByteArray manifest;
    QList<PartRow> parts; ///< uploadId is found by the ledger, unless it is there: a paper that is used again
};

/// Everything that central remembers, in one SQLite database. Each call is one transaction that is on disk
/// when it returns. May be used from several threads. Faults: StoreFailed, and those named.
class Ledger
{
public:
    static Result<std::unique_ptr<Ledger>> open(const QString &path);

    // -- enrolment
    /// The enrolment secret (hex) that nobody has used yet; made when there is none.
    Result<QString> unusedSecret(qint64 now);
    /// Spends the secret for that key. The same secret and key again give the same kiosk. Fault
    /// CentralTokenRefused.
    using Certify = std::function<Result<QByteArray>(const QString &kioskId)>;
    struct Kiosk {
        QString id;
        QByteArray certificate; ///< PEM
    };
    Result<Kiosk> enrol(
        const QString &secret, const QByteArray &keySha256, qint64 now, const Certify &certify);
    /// The certificate for that key of an enrolled kiosk; the same key again gets the same one. From now on
    /// `serial`, with which it was asked for, and the new one both hold.
    Result<QByteArray> renew(const QString &kioskId, const QByteArray &serial, const QByteArray &keySha256,
        qint64 now, const Certify &certify);
    /// Whether a kiosk with this certificate is served. One that was renewed is, until the new one has been
    /// used: this is that use.
    enum class Standing { Unknown, Superseded, Good };
    Result<Standing> standing(const QString &kioskId, const QByteArray &serial);

    // -- uploads
    Result<std::optional<UploadRow>> upload(const QString &id);
    /// An unexpired upload of the same part by the same kiosk, for a creation whose answer was lost.
    Result<std::optional<UploadRow>> sameUpload(const UploadRow &wanted, qint64 now);
    Result<void> addUpload(const UploadRow &upload);
    Result<void> setOffset(const QString &id, qint64 offset, qint64 expiresAt);
    Result<void> setContent(const QString &id, const QString &sha256);
    /// False when it belongs to a dossier.
    Result<bool> removeUpload(const QString &id);
    Result<QList<QString>> expiredUploads(qint64 now);

    // -- dossiers
    enum class FilingOutcome { Created, Known, OtherBytes, PartsMissing };
    struct Filed {
        FilingOutcome outcome = FilingOutcome::Created;
        DossierRow dossier;
        QList<PartRow> missing;
    };
    /// `codeOf` gives the code of the day's n-th dossier, `day` being that day. Nothing is written unless
    /// Created. `vouch` signs the receipt; what it signs is kept with the dossier, and is the receipt ever
    /// after.
    using Vouch = std::function<Result<QByteArray>(const DossierRow &dossier)>;
    Result<Filed> file(const Filing &filing, qint64 now, std::optional<qint64> dueAt, const QString &day,
        const std::function<QString(qint64 sequence)> &codeOf, const Vouch &vouch = {});
    Result<std::optional<DossierRow>> dossier(const QString &id);
    Result<std::optional<DossierRow>> dossierByCode(const QString &code);
    Result<std::optional<DossierRow>> dossierByToken(const QString &provisionalToken);
    Result<QByteArray> manifest(const QString &code); ///< empty: there is no such dossier
    Result<QList<DossierRow>> dossiers();
    Result<bool> setStatus(const QString &code, int status);

    // -- small facts
    Result<qint64> fact(const QString &key); ///< 0 when there is none
    Result<void> setFact(const QString &key, qint64 value);

private:
    explicit Ledger(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {
    }
    std::optional<DossierRow> findDossier(const char *where, const QString &value);
    QList<PartRow> partsOf(const QString &dossier);
    Result<void> keepStatement(DossierRow &dossier, const Vouch &vouch);

    std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
};

} // namespace motcua::sandbox
