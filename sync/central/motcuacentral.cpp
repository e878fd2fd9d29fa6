// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/motcuacentral.h"

#include <array>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUrl>

#include "sync/central/certificatelife.h"
#include "sync/central/digest.h"
#include "sync/central/httpclient.h"
#include "sync/central/personviewreader.h"
#include "sync/central/readabletext.h"
#include "sync/central/revocationlist.h"
#include "sync/central/signedreceipt.h"
#include "sync/central/signedstatement.h"
#include "sync/central/smallfile.h"
#include "sync/central/tusupload.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qint64 mostDeltaBytes = 32 << 20;
constexpr qint64 mostAcceptanceBytes = 4 << 20;
constexpr qint64 anotherTime = 60'000; ///< ms: what differs by less is the same time
constexpr std::chrono::seconds slowDown {5}; ///< RFC 8628 §3.5

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

/// The word that a problem document's type ends with.
QString problemOf(const HttpReply &reply)
{
    return reply.json().value_or(QJsonObject()).value(u"type").toString().section(u':', -1);
}

QByteArray jsonBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
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
    Private(const Enrolment &enrolment, const HttpPatience &how, Clock *byClock)
        : origin(enrolment.url)
        , clock(byClock ? byClock : &ownClock)
        , trust {enrolment.keyPin, enrolment.authorityFile, enrolment.certificateFile,
              enrolment.privateKeyFile, enrolment.revocationFile, [time = clock] { return time->now(); }}
        , patience(how)
        , http(trust, how)
        , uploads(http, origin + u"/files"_s)
    {
    }
    Result<HttpReply> get(const QString &path)
    {
        return http.send({"GET", origin + path, {"Accept: application/json"}});
    }
    struct Authorities {
        QByteArray authority, revoked; ///< PEM; the latter empty where there is no list
    };
    Result<Authorities> authorities() const;
    Result<QJsonObject> opened(const QByteArray &statement, const QString &type) const;
    /// `manifest`: what was filed, where that is known.
    Result<void> verify(
        const Receipt &receipt, const DossierId &dossier, const std::optional<QByteArray> &manifest) const;
    Result<HttpReply> sendAs(const PersonGrant &person, HttpRequest request);
    Result<QJsonObject> getAs(const PersonGrant &person, const QString &path);
    static Result<QJsonObject> objectOf(const HttpReply &reply, const QString &path);
    Result<QJsonObject> putAt(const QString &path, const QJsonObject &said);
    Result<HttpReply> health();
    void keepRevocationListFresh();
    Result<void> renewRevocationList();
    Result<void> learnTime();
    bool certificateIsOver() const;

    QString origin;
    SystemClock ownClock; ///< where nobody gave one
    Clock *clock;
    HttpClient::Trust trust;
    HttpPatience patience;
    HttpClient http;
    TusServer uploads;
    ChunkSize chunk;
};

MotcuaCentral::MotcuaCentral(const Enrolment &enrolment, const HttpPatience &patience, Clock *clock)
    : d(std::make_unique<Private>(enrolment, patience, clock))
{
}

MotcuaCentral::~MotcuaCentral() = default;

std::unique_ptr<MotcuaCentral> MotcuaCentral::create(
    const Enrolment &enrolment, const HttpPatience &patience, Clock *clock)
{
    return std::unique_ptr<MotcuaCentral>(new MotcuaCentral(enrolment, patience, clock));
}

CentralSystem::Capabilities MotcuaCentral::capabilities() const
{
    return {.resumableUpload = true,
        .idempotentCreate = true,
        .signedReceipt = true,
        .auditAnchors = true,
        .catalogueDeltas = true,
        .personViews = true,
        .signIn = true,
        .hallServices = true,
        .supplements = true,
        .provisionalTokens = true,
        .receiptsAgain = true};
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

/// By what statements are judged: the authority and the list of this enrolment.
Result<MotcuaCentral::Private::Authorities> MotcuaCentral::Private::authorities() const
{
    Authorities files;
    MOTCUA_ASSIGN(files.authority, readSmallFile(trust.authorityFile));
    if (!trust.revocationFile.isEmpty()) {
        MOTCUA_ASSIGN(files.revoked, readSmallFile(trust.revocationFile));
    }
    return files;
}

Result<QJsonObject> MotcuaCentral::Private::opened(const QByteArray &statement, const QString &type) const
{
    MOTCUA_ASSIGN(const auto trusted, authorities());
    return openStatement(statement, type, trusted.authority, trusted.revoked);
}

/// Who has central's TLS key alone cannot make receipts: they are signed with another one.
Result<void> MotcuaCentral::Private::verify(
    const Receipt &receipt, const DossierId &dossier, const std::optional<QByteArray> &manifest) const
{
    MOTCUA_ASSIGN(const auto trusted, authorities());
    const auto vouched = SignedReceipt::open(receipt.statement, trusted.authority, trusted.revoked);
    if (!vouched)
        return fail(FaultId::CentralAnswerInvalid, receiptNotVouchedFor + vouched.error().detail);
    if (!(manifest ? vouched->vouchesFor(dossier, *manifest, receipt)
                   : vouched->vouchesFor(dossier, receipt)))
        return fail(
            FaultId::CentralAnswerInvalid, receiptNotVouchedFor + u"it is signed for another dossier"_s);
    return {};
}

Result<std::optional<Receipt>> MotcuaCentral::receiptAgain(const DossierId &dossier)
{
    const auto reply = d->get(u"/dossiers/"_s + dossierText(dossier));
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status == 404 && reply->isProblem())
        return std::optional<Receipt>();
    if (reply->status != 200)
        return tl::unexpected(faultOf(*reply));
    const auto receipt = receiptOf(*reply, dossier);
    if (!receipt)
        return fail(FaultId::CentralAnswerInvalid, u"receipt"_s);
    MOTCUA_TRY(d->verify(*receipt, dossier, std::nullopt));
    return receipt;
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
        readableText(object.value(u"status_text").toString(), mostLine)};
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
    if (!isDossierCode(code))
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

/// Asks central what time it is, and believes a signed answer to this very question. Nothing of this kiosk is
/// told, and its certificate is not shown: it may be what the time is asked for.
Result<void> MotcuaCentral::Private::learnTime()
{
    HttpClient::Trust timeless {trust.keyPin, trust.authorityFile, {}, {}};
    timeless.undated = true;
    std::array<quint32, 4> random {};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QString nonce =
        QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex());
    MOTCUA_ASSIGN(const auto reply,
        HttpClient(timeless, patience)
            .send({"GET", origin + u"/time?nonce="_s + nonce, {"Accept: application/json"}}));
    if (reply.status != 200)
        return tl::unexpected(faultOf(reply));
    MOTCUA_ASSIGN(const auto authority, readSmallFile(trust.authorityFile));
    const QByteArray list = trust.revocationFile.isEmpty()
        ? QByteArray()
        : readSmallFile(trust.revocationFile).value_or(QByteArray());
    MOTCUA_ASSIGN(const auto said,
        openStatement(reply.json().value_or(QJsonObject()).value(u"statement").toString().toLatin1(),
            u"motcua-time"_s, authority, list));
    const auto now = time(said.value(u"signed_at"));
    const auto known = RevocationList::read(list, authority);
    if (said.value(u"nonce").toString() != nonce || !now || (known && *now < known->issuedAt()))
        return fail(FaultId::CentralUntrusted, u"central's signed time is not the time"_s);
    clock->sawTime(*now, true);
    return {};
}

bool MotcuaCentral::Private::certificateIsOver() const
{
    const auto life = readSmallFile(trust.certificateFile).and_then(CertificateLife::of);
    return life && life->isOver(clock->now());
}

Result<HttpReply> MotcuaCentral::Private::health()
{
    auto reply = get(u"/health"_s);
    // Either may be no more than this machine's clock; and where it is not, that is known for certain then.
    const bool doubtful = !reply
        && (reply.error().id == FaultId::CentralUntrusted
            || reply.error().id == FaultId::CentralCertificateExpired || certificateIsOver());
    if (doubtful && learnTime()) {
        if (certificateIsOver())
            return fail(FaultId::CentralCertificateExpired);
        reply = get(u"/health"_s);
    }
    if (!trust.revocationFile.isEmpty() && !reply && reply.error().id == FaultId::CentralUntrusted)
        return renewRevocationList() ? get(u"/health"_s) : reply;
    return reply;
}

void MotcuaCentral::Private::keepRevocationListFresh()
{
    if (trust.revocationFile.isEmpty())
        return;
    const auto bytes = readSmallFile(trust.revocationFile);
    const auto authority = readSmallFile(trust.authorityFile);
    const auto list =
        bytes && authority ? RevocationList::read(*bytes, *authority) : fail(FaultId::CentralUntrusted);
    if (list && list->wantsRenewal(clock->now()))
        (void)renewRevocationList(); // there is time to try again
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
    // By this time things are shredded and certificates judged: who has the key of the connection alone must
    // not be the one to tell it.
    if (!d->clock->confirmed() || std::abs(*now - d->clock->now()) >= anotherTime)
        MOTCUA_TRY(d->learnTime());
    d->keepRevocationListFresh();
    return d->clock->now();
}

/// In the name of that person. Faults that every such question can have are told as they are.
Result<HttpReply> MotcuaCentral::Private::sendAs(const PersonGrant &person, HttpRequest request)
{
    if (!isGrant(person))
        return fail(FaultId::PersonUnproven);
    request.url = origin + request.url;
    request.headers += {"Accept: application/json", "Authorization: Bearer " + person.token};
    MOTCUA_ASSIGN(HttpReply reply, http.send(request));
    if (reply.status == 403 && reply.isProblem())
        return fail(FaultId::PersonUnproven);
    if (reply.status == 404 && reply.isProblem() && problemOf(reply) == u"dossier-unknown")
        return fail(FaultId::DossierUnknown);
    return reply;
}

/// What central shows to that person.
Result<QJsonObject> MotcuaCentral::Private::getAs(const PersonGrant &person, const QString &path)
{
    MOTCUA_ASSIGN(const HttpReply reply, sendAs(person, {"GET", path}));
    return objectOf(reply, path);
}

Result<QJsonObject> MotcuaCentral::Private::objectOf(const HttpReply &reply, const QString &path)
{
    if (reply.status != 200 && reply.status != 201)
        return tl::unexpected(faultOf(reply));
    const auto answer = reply.json();
    if (!answer)
        return fail(FaultId::CentralAnswerInvalid, path.section(u'/', 1, 1));
    return *answer;
}

namespace
{

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

Result<QList<TimelineStep>> MotcuaCentral::timeline(const QString &code, const PersonGrant &person)
{
    return d->getAs(person, u"/progress/"_s + encoded(code) + u"/timeline"_s).and_then(readTimeline);
}

Result<QList<SupplementRequest>> MotcuaCentral::supplements(const QString &code, const PersonGrant &person)
{
    return d->getAs(person, u"/progress/"_s + encoded(code) + u"/supplements"_s).and_then(readSupplements);
}

Result<Reusable> MotcuaCentral::reusable(const QString &procedureCode, const PersonGrant &person)
{
    return d->getAs(person, u"/reuse?procedure="_s + encoded(procedureCode)).and_then(readReusable);
}

Result<QList<Fee>> MotcuaCentral::fees(const QString &code, const PersonGrant &person)
{
    return d->getAs(person, u"/progress/"_s + encoded(code) + u"/fees"_s).and_then(readFees);
}

Result<std::optional<Acceptance>> MotcuaCentral::acceptance(const QString &code, const PersonGrant &person)
{
    const QString path = u"/progress/"_s + encoded(code) + u"/acceptance"_s;
    HttpRequest request {"GET", path};
    request.replyLimit = mostAcceptanceBytes;
    MOTCUA_ASSIGN(const HttpReply reply, d->sendAs(person, request));
    if (reply.status == 404 && problemOf(reply) == u"not-accepted")
        return std::optional<Acceptance>();
    MOTCUA_ASSIGN(const QJsonObject answer, Private::objectOf(reply, path));
    const QByteArray statement = answer.value(u"statement").toString().toLatin1();
    const QByteArray document = QByteArray::fromBase64(answer.value(u"document").toString().toLatin1());
    MOTCUA_ASSIGN(const auto trusted, d->authorities());
    MOTCUA_ASSIGN(auto said, SignedAcceptance::open(statement, trusted.authority, trusted.revoked));
    if (!document.startsWith("%PDF-") || !said.vouchesFor(code, document))
        return fail(FaultId::CentralAnswerInvalid, u"what is signed is another acceptance"_s);
    return Acceptance {std::move(said), document};
}

Result<void> MotcuaCentral::withdraw(const QString &code, const QString &reason, const PersonGrant &person)
{
    const QString path = u"/progress/"_s + encoded(code) + u"/withdrawal"_s;
    MOTCUA_ASSIGN(const HttpReply reply,
        d->sendAs(
            person, {"PUT", path, {"Content-Type: application/json"}, jsonBytes({{u"reason"_s, reason}})}));
    if (reply.status == 409 && problemOf(reply) == u"withdrawal-closed")
        return fail(FaultId::WithdrawalClosed);
    MOTCUA_ASSIGN(const QJsonObject answer, Private::objectOf(reply, path));
    constexpr int withdrawn = 7; // TrangThaiHoSo
    if (answer.value(u"dossier_code").toString() != code || answer.value(u"status").toInt() != withdrawn)
        return fail(FaultId::CentralAnswerInvalid, u"withdrawal"_s);
    return {};
}

Result<QJsonObject> MotcuaCentral::Private::putAt(const QString &path, const QJsonObject &said)
{
    MOTCUA_ASSIGN(const HttpReply reply,
        http.send({"PUT", origin + path, {"Content-Type: application/json", "Accept: application/json"},
            jsonBytes(said)}));
    return objectOf(reply, path);
}

Result<HelpState> MotcuaCentral::callForHelp(const QUuid &call, const QString &about, const QString &language)
{
    return d->putAt(u"/help/"_s + dossierText(call), {{u"about"_s, about}, {u"language"_s, language}})
        .and_then(readHelpState);
}

Result<HelpState> MotcuaCentral::helpState(const QUuid &call)
{
    const QString path = u"/help/"_s + dossierText(call);
    MOTCUA_ASSIGN(const HttpReply reply, d->get(path));
    if (reply.status == 404 && reply.isProblem())
        return HelpState {HelpState::Phase::Over, {}};
    return Private::objectOf(reply, path).and_then(readHelpState);
}

Result<void> MotcuaCentral::endHelp(const QUuid &call)
{
    MOTCUA_ASSIGN(
        const HttpReply reply, d->http.send({"DELETE", d->origin + u"/help/"_s + dossierText(call)}));
    if (reply.status != 204)
        return tl::unexpected(faultOf(reply));
    return {};
}

Result<QList<QueueService>> MotcuaCentral::queueServices()
{
    const QString path = u"/queue"_s;
    MOTCUA_ASSIGN(const HttpReply reply, d->get(path));
    return Private::objectOf(reply, path).and_then(readQueueServices);
}

Result<QueueTicket> MotcuaCentral::takeTicket(const QUuid &ticket, const QString &service)
{
    return d->putAt(u"/queue/tickets/"_s + dossierText(ticket), {{u"service"_s, service}})
        .and_then(readQueueTicket);
}

Result<SignInOffer> MotcuaCentral::offerSignIn()
{
    MOTCUA_ASSIGN(const HttpReply reply,
        d->http.send({"POST", d->origin + u"/sign-in"_s, {"Accept: application/json"}, QByteArray()}));
    if (reply.status == 201)
        return readSignInOffer(reply.json().value_or(QJsonObject()));
    Fault fault = faultOf(reply);
    if (fault.id == FaultId::CentralRefused) // among them a central of before there was such a thing
        fault.id = FaultId::SignInUnavailable;
    return tl::unexpected(fault);
}

Result<SignInState> MotcuaCentral::signedIn(const SignInOffer &offer)
{
    const QJsonObject asked {{u"device_code"_s, QString::fromLatin1(offer.deviceCode)}};
    MOTCUA_ASSIGN(const HttpReply reply,
        d->http.send({"POST", d->origin + u"/sign-in/token"_s,
            {"Content-Type: application/json", "Accept: application/json"},
            QJsonDocument(asked).toJson(QJsonDocument::Compact)}));
    const QJsonObject answer = reply.json().value_or(QJsonObject());
    if (reply.status == 200) {
        MOTCUA_ASSIGN(auto person, readSignedInPerson(answer));
        return SignInState {std::move(person), offer.interval};
    }
    if (reply.status != 400 || !reply.isProblem())
        return tl::unexpected(faultOf(reply));
    const QString type = answer.value(u"type").toString();
    if (type == u"urn:motcua:problem:authorization-pending")
        return SignInState {std::nullopt, offer.interval};
    if (type == u"urn:motcua:problem:slow-down")
        return SignInState {std::nullopt, offer.interval + slowDown};
    if (type == u"urn:motcua:problem:access-denied")
        return fail(FaultId::SignInRefused);
    if (type == u"urn:motcua:problem:expired-token")
        return fail(FaultId::SignInExpired);
    return fail(FaultId::CentralAnswerInvalid, type.left(200));
}

Result<void> MotcuaCentral::endSignIn(const SignInOffer &offer)
{
    MOTCUA_ASSIGN(const HttpReply reply,
        d->http.send(
            {"DELETE", d->origin + u"/sign-in/"_s + encoded(QString::fromLatin1(offer.deviceCode))}));
    if (reply.status != 204)
        return tl::unexpected(faultOf(reply));
    return {};
}

Result<QByteArray> MotcuaCentral::catalogueDelta(const QString &since)
{
    HttpRequest request {"GET",
        d->origin + u"/catalogue?since="_s + QString::fromLatin1(QUrl::toPercentEncoding(since)),
        {"Accept: application/json"}};
    request.replyLimit = mostDeltaBytes;
    MOTCUA_ASSIGN(const HttpReply reply, d->http.send(request));
    if (reply.status == 204)
        return QByteArray();
    if (reply.status != 200)
        return tl::unexpected(faultOf(reply));
    const QJsonObject answer = reply.json().value_or(QJsonObject());
    QByteArray delta = answer.value(u"delta").toString().toUtf8();
    const auto said =
        d->opened(answer.value(u"statement").toString().toLatin1(), u"motcua-catalogue-delta"_s);
    if (!said)
        return fail(FaultId::CatalogueUpdateInvalid, said.error().detail);
    const QJsonValue from = said->value(u"from");
    if (said->value(u"sha256").toString().toLatin1() != Digest::of(DigestKind::Sha256, delta).toHex()
        || !(from.isNull() || from.toString() == since))
        return fail(FaultId::CatalogueUpdateInvalid, u"what is signed is another delta"_s);
    return delta;
}

Result<QByteArray> MotcuaCentral::renewCertificate(const QByteArray &signingRequest)
{
    const QJsonObject asked {{u"csr"_s, QString::fromLatin1(signingRequest)}};
    MOTCUA_ASSIGN(const HttpReply reply,
        d->http.send({"POST", d->origin + u"/renewal"_s,
            {"Content-Type: application/json", "Accept: application/json"},
            QJsonDocument(asked).toJson(QJsonDocument::Compact)}));
    if (reply.status != 200 && reply.status != 201)
        return tl::unexpected(faultOf(reply));
    const QByteArray certificate =
        reply.json().value_or(QJsonObject()).value(u"certificate").toString().toLatin1();
    if (certificate.isEmpty())
        return fail(FaultId::CentralAnswerInvalid, u"renewal"_s);
    return certificate;
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

Result<QList<CentralSystem::AuditChain>> MotcuaCentral::auditChains()
{
    MOTCUA_ASSIGN(const HttpReply reply, d->get(u"/audit/anchors"_s));
    if (reply.status != 200)
        return tl::unexpected(faultOf(reply));
    const QJsonValue listed = reply.json().value_or(QJsonObject()).value(u"chains");
    if (!listed.isArray())
        return fail(FaultId::CentralAnswerInvalid, u"chains"_s);
    QList<AuditChain> chains;
    for (const QJsonValue &one : listed.toArray())
        chains.append({QByteArray::fromHex(one[u"chain"].toString().toLatin1()),
            one[u"statement"].toString().toLatin1(), one[u"accepted"].toBool()});
    return chains;
}

Result<QByteArray> MotcuaCentral::lastAuditAnchor(const QByteArray &chain, qint64 upTo)
{
    MOTCUA_ASSIGN(const HttpReply reply,
        d->get(u"/audit/anchors/%1?up_to=%2"_s.arg(QString::fromLatin1(chain.toHex())).arg(upTo)));
    if (reply.status == 404 && reply.isProblem())
        return QByteArray();
    if (reply.status != 200)
        return tl::unexpected(faultOf(reply));
    return reply.json().value_or(QJsonObject()).value(u"statement").toString().toLatin1();
}

} // namespace motcua
