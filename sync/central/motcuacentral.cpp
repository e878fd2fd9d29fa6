// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/motcuacentral.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUrl>

#include "sync/central/httpclient.h"
#include "sync/central/revocationlist.h"
#include "sync/central/signedreceipt.h"
#include "sync/central/smallfile.h"
#include "sync/central/tusupload.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

QByteArray metadataPair(const char *key, const QString &value)
{
    return QByteArray(key) + ' ' + value.toUtf8().toBase64();
}

/// RFC 3339 → Unix ms.
std::optional<qint64> time(const QJsonValue &value)
{
    const QDateTime parsed = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    return parsed.toMSecsSinceEpoch();
}

QString dossierText(const DossierId &dossier)
{
    return dossier.toString(QUuid::WithoutBraces);
}

std::optional<Receipt> receiptOf(const HttpReply &reply, const DossierId &dossier)
{
    const QJsonObject object = reply.json().value_or(QJsonObject());
    const auto receivedAt = time(object.value(u"received_at"));
    Receipt receipt {object.value(u"dossier_code").toString(), receivedAt.value_or(0),
        time(object.value(u"due_at")), object.value(u"statement").toString().toLatin1()};
    // The code's form is central's to choose; it is only kept from being something that cannot be printed.
    const bool printable = !receipt.code.isEmpty() && receipt.code.size() <= 64
        && std::all_of(
            receipt.code.begin(), receipt.code.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (!printable || !receivedAt || object.value(u"dossier_id").toString() != dossierText(dossier))
        return std::nullopt;
    return receipt;
}

} // namespace

struct MotcuaCentral::Private {
    Private(const Enrolment &enrolment, const HttpPatience &how)
        : origin(enrolment.url)
        , trust {enrolment.keyPin, enrolment.authorityFile, enrolment.certificateFile,
              enrolment.privateKeyFile, enrolment.revocationFile}
        , patience(how)
        , http(trust, how)
        , uploads(http, origin + u"/files"_s)
    {
    }
    Result<HttpReply> get(const QString &path)
    {
        return http.send({"GET", origin + path, {"Accept: application/json"}});
    }
    Result<void> verify(const Receipt &receipt, const DossierId &dossier, const QByteArray &manifest) const;
    Result<HttpReply> health();
    Result<void> renewRevocationList();

    QString origin;
    HttpClient::Trust trust;
    HttpPatience patience;
    HttpClient http;
    TusServer uploads;
    ChunkSize chunk;
};

MotcuaCentral::MotcuaCentral(const Enrolment &enrolment, const HttpPatience &patience)
    : d(std::make_unique<Private>(enrolment, patience))
{
}

MotcuaCentral::~MotcuaCentral() = default;

std::unique_ptr<MotcuaCentral> MotcuaCentral::create(const Enrolment &enrolment, const HttpPatience &patience)
{
    return std::unique_ptr<MotcuaCentral>(new MotcuaCentral(enrolment, patience));
}

CentralSystem::Capabilities MotcuaCentral::capabilities() const
{
    return {.resumableUpload = true, .idempotentCreate = true, .signedReceipt = true, .auditAnchors = true};
}

Result<void> MotcuaCentral::uploadPart(const DossierId &dossier, const Part &part, const UploadHandle &known,
    const PartReader &read, const UploadKept &kept, const UploadProgress &progress)
{
    TusUpload upload(d->http, d->uploads, d->chunk,
        {d->origin, d->origin + u"/files"_s,
            {metadataPair("component", part.component), metadataPair("dossier", dossierText(dossier)),
                metadataPair("filename", part.fileName), metadataPair("filetype", part.mediaType),
                metadataPair("sha256", QString::fromLatin1(part.sha256.toHex()))},
            part.bytes},
        read, kept, progress);
    return upload.run(known);
}

Result<void> MotcuaCentral::discardUpload(const QString &address)
{
    // An upload elsewhere is of an earlier enrolment; nobody here can speak to that central any more.
    if (!address.startsWith(d->origin + u'/'))
        return {};
    return discardTusUpload(d->http, d->uploads, address);
}

Result<Receipt> MotcuaCentral::putDossier(const DossierId &dossier, const QByteArray &manifest)
{
    const auto reply = d->http.send({"PUT", d->origin + u"/dossiers/"_s + dossierText(dossier),
        {"Content-Type: application/json", "Accept: application/json"}, manifest});
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status == 409 && reply->isProblem()) {
        const QString type = reply->json()->value(u"type").toString();
        if (type == u"urn:motcua:problem:parts-missing")
            return fail(FaultId::CentralPartsMissing);
        return fail(FaultId::CentralConflict, type.left(200));
    }
    if (reply->status != 200 && reply->status != 201)
        return tl::unexpected(faultOf(*reply));
    const auto receipt = receiptOf(*reply, dossier);
    if (!receipt)
        return fail(FaultId::CentralAnswerInvalid, u"receipt"_s);
    MOTCUA_TRY(d->verify(*receipt, dossier, manifest));
    return *receipt;
}

/// Who has central's TLS key alone cannot make receipts: they are signed with another one.
Result<void> MotcuaCentral::Private::verify(
    const Receipt &receipt, const DossierId &dossier, const QByteArray &manifest) const
{
    MOTCUA_ASSIGN(const auto authority, readSmallFile(trust.authorityFile));
    QByteArray revoked;
    if (!trust.revocationFile.isEmpty()) {
        MOTCUA_ASSIGN(revoked, readSmallFile(trust.revocationFile));
    }
    const auto vouched = SignedReceipt::open(receipt.statement, authority, revoked);
    if (!vouched)
        return fail(FaultId::CentralAnswerInvalid, receiptNotVouchedFor + vouched.error().detail);
    if (!vouched->vouchesFor(dossier, manifest, receipt))
        return fail(
            FaultId::CentralAnswerInvalid, receiptNotVouchedFor + u"it is signed for another dossier"_s);
    return {};
}

Result<Progress> MotcuaCentral::progress(const QString &code)
{
    const auto reply = d->get(u"/progress/"_s + QString::fromLatin1(QUrl::toPercentEncoding(code)));
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status == 404 && reply->isProblem())
        return fail(FaultId::DossierUnknown);
    if (reply->status != 200)
        return tl::unexpected(faultOf(*reply));
    const QJsonObject object = reply->json().value_or(QJsonObject());
    Progress progress {object.value(u"dossier_code").toString(), object.value(u"status").toInt(),
        object.value(u"status_text").toString().left(200)};
    if (progress.code != code || progress.status < 1 || progress.status > 10)
        return fail(FaultId::CentralAnswerInvalid, u"progress"_s);
    return progress;
}

Result<std::optional<QString>> MotcuaCentral::resolveToken(const QByteArray &token)
{
    const auto reply = d->get(u"/provisional/"_s + QString::fromLatin1(token.toHex()));
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status == 404 && reply->isProblem())
        return std::optional<QString>();
    if (reply->status != 200)
        return tl::unexpected(faultOf(*reply));
    const QString code = reply->json().value_or(QJsonObject()).value(u"dossier_code").toString();
    if (code.isEmpty())
        return fail(FaultId::CentralAnswerInvalid, u"provisional"_s);
    return code;
}

/// Fetches the list of what the authority has revoked. It is asked for without that list, which may be too
/// old to trust anyone by; the authority's signature is what makes it good. Older than the one known:
/// CentralUntrusted.
Result<void> MotcuaCentral::Private::renewRevocationList()
{
    HttpClient::Trust plain = trust;
    plain.revocationFile.clear();
    MOTCUA_ASSIGN(const auto authority, readSmallFile(trust.authorityFile));
    MOTCUA_ASSIGN(const auto reply, HttpClient(plain, patience).send({"GET", origin + u"/revocation"_s}));
    if (reply.status != 200)
        return tl::unexpected(faultOf(reply));
    MOTCUA_ASSIGN(const auto fresh, RevocationList::read(reply.body, authority));
    const auto bytes = readSmallFile(trust.revocationFile);
    const auto known = bytes ? RevocationList::read(*bytes, authority) : tl::unexpected(bytes.error());
    if (known && fresh.issuedAt() <= known->issuedAt())
        return fail(
            FaultId::CentralUntrusted, u"central's revocation list is not newer than the one known"_s);
    return writeDurably(trust.revocationFile, fresh.pem());
}

Result<HttpReply> MotcuaCentral::Private::health()
{
    auto reply = get(u"/health"_s);
    if (trust.revocationFile.isEmpty())
        return reply;
    if (!reply && reply.error().id == FaultId::CentralUntrusted)
        return renewRevocationList() ? get(u"/health"_s) : reply;
    if (reply && reply->status == 200) {
        const auto bytes = readSmallFile(trust.revocationFile);
        const auto authority = readSmallFile(trust.authorityFile);
        const auto list =
            bytes && authority ? RevocationList::read(*bytes, *authority) : fail(FaultId::CentralUntrusted);
        if (list && list->wantsRenewal(QDateTime::currentMSecsSinceEpoch()))
            (void)renewRevocationList(); // there is time to try again
    }
    return reply;
}

Result<qint64> MotcuaCentral::checkIn()
{
    const auto reply = d->health();
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status != 200)
        return tl::unexpected(faultOf(*reply));
    const QJsonObject object = reply->json().value_or(QJsonObject());
    const auto now = time(object.value(u"time"));
    if (!now || !object.value(u"contract").toString().startsWith(u"1."))
        return fail(FaultId::CentralAnswerInvalid, u"health"_s);
    return *now;
}

Result<CentralSystem::AuditAnswer> MotcuaCentral::anchorAudit(const AuditExtension &extension)
{
    const QJsonObject asked {{u"chain"_s, QString::fromLatin1(extension.chain.toHex())},
        {u"from"_s, extension.from}, {u"sequence"_s, extension.sequence},
        {u"hash"_s, QString::fromLatin1(extension.hash.toHex())},
        {u"digests"_s, QString::fromLatin1(extension.digests.toBase64())}};
    MOTCUA_ASSIGN(const HttpReply reply,
        d->http.send({"POST", d->origin + u"/audit/anchors"_s,
            {"Content-Type: application/json", "Accept: application/json"},
            QJsonDocument(asked).toJson(QJsonDocument::Compact)}));
    const QJsonObject answer = reply.json().value_or(QJsonObject());
    if (reply.status == 409 && reply.isProblem()) {
        const QString type = answer.value(u"type").toString();
        if (type == u"urn:motcua:problem:audit-start-unknown")
            return AuditAnswer {{}, answer.value(u"last_sequence").toInteger()};
        return fail(FaultId::AuditBroken, u"central: "_s + type.section(u':', -1).left(100));
    }
    if (reply.status != 200 && reply.status != 201)
        return tl::unexpected(faultOf(reply));
    const QByteArray statement = answer.value(u"statement").toString().toLatin1();
    if (statement.isEmpty())
        return fail(FaultId::CentralAnswerInvalid, u"anchor"_s);
    return AuditAnswer {statement, {}};
}

Result<QByteArray> MotcuaCentral::lastAuditAnchor(const QByteArray &chain)
{
    MOTCUA_ASSIGN(const HttpReply reply, d->get(u"/audit/anchors/"_s + QString::fromLatin1(chain.toHex())));
    if (reply.status == 404 && reply.isProblem())
        return QByteArray();
    if (reply.status != 200)
        return tl::unexpected(faultOf(reply));
    return reply.json().value_or(QJsonObject()).value(u"statement").toString().toLatin1();
}

} // namespace motcua
