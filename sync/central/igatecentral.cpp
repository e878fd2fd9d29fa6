// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/igatecentral.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include "app/domain/dossierstatus.h"
#include "sync/central/igatemessages.h"
#include "sync/vault/secretbytes.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua
{

namespace
{

using SteadyTime = std::chrono::steady_clock::time_point;

/// A token is not used when it could end on the way.
constexpr auto tokenMargin = 30s;
constexpr auto longestToken = 24h;
/// A line slower than this is given up for a file, which has to begin anew then.
constexpr qint64 slowestBytesPerSecond = 8 * 1024;
constexpr auto exchangeMost = 60s;

struct Answer {
    int status = 0; ///< of the envelope, where HTTP's own says nothing
    QJsonValue data;
    QString words; ///< message
    std::optional<qint64> date; ///< Unix ms
};

/// {code, message, data}; what is none of it is not this system's word. Faults: those of faultOf, where the
/// answer leaves open what was done.
Result<Answer> answerOf(const HttpReply &reply)
{
    if (reply.status == HttpReply::connectionGone)
        return fail(FaultId::CentralUnreachable, u"the connection broke"_s);
    const auto json = reply.json();
    const bool enveloped = json && json->contains(u"code"_s) && json->contains(u"message"_s);
    Answer answer;
    answer.status = reply.status;
    answer.date = reply.date();
    if (enveloped) {
        answer.data = json->value(u"data");
        answer.words = json->value(u"message").toString().left(500);
        // Trouble that travels under HTTP's 200.
        const int code = json->value(u"code").toVariant().toInt();
        if (reply.status == 200 && code >= 400 && code < 600)
            answer.status = code;
    }
    constexpr std::array busy {408, 423, 425, 429};
    if (answer.status >= 500 || std::find(busy.begin(), busy.end(), answer.status) != busy.end())
        return tl::unexpected(Fault {
            FaultId::CentralBusy, u"HTTP %1"_s.arg(answer.status), reply.retryAfter().value_or(0ms).count()});
    if (!enveloped || (answer.status >= 300 && answer.status < 400))
        return fail(FaultId::CentralAnswerInvalid, u"HTTP %1"_s.arg(reply.status));
    return answer;
}

/// Of an answer that is not the one asked for.
Fault faultOf(const Answer &answer)
{
    if (answer.status < 400)
        return {FaultId::CentralAnswerInvalid, u"HTTP %1"_s.arg(answer.status)};
    const QString words = answer.words.isEmpty() ? u"HTTP %1"_s.arg(answer.status) : answer.words;
    if (answer.status == 401 || answer.status == 403)
        return {FaultId::CentralNotEnrolled, words};
    return {FaultId::CentralRefused, words};
}

bool isGood(const Answer &answer)
{
    return answer.status == 200 || answer.status == 201;
}

QByteArray formPair(const char *name, const QByteArray &value)
{
    return QByteArray(name) + '=' + value.toPercentEncoding();
}

/// One file as multipart/form-data (RFC 7578), read as it is sent.
class Multipart
{
public:
    Multipart(const Part &part, const PartReader &read)
        : m_boundary("motcua-" + part.sha256.toHex())
        , m_head("--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
              + plain(part.fileName) + "\"\r\nContent-Type: " + part.mediaType.toLatin1() + "\r\n\r\n")
        , m_tail("\r\n--" + m_boundary + "--\r\n")
        , m_bytes(part.bytes)
        , m_read(read)
    {
    }
    QByteArray contentType() const { return "multipart/form-data; boundary=" + m_boundary; }
    HttpBodySource source() const
    {
        return {m_head.size() + m_bytes + m_tail.size(),
            [this](qint64 offset, qint64 length) { return at(offset, length); }};
    }

private:
    static QByteArray plain(const QString &fileName)
    {
        QByteArray name = fileName.toLatin1();
        for (char &c : name)
            if (c < ' ' || c > '~' || c == '"' || c == '\\')
                c = '_';
        return name;
    }
    Result<QByteArray> at(qint64 offset, qint64 length) const
    {
        if (offset < m_head.size())
            return m_head.mid(offset, length);
        offset -= m_head.size();
        if (offset < m_bytes)
            return m_read(offset, std::min(length, m_bytes - offset));
        return m_tail.mid(offset - m_bytes, length);
    }

    QByteArray m_boundary, m_head, m_tail;
    qint64 m_bytes;
    const PartReader &m_read;
};

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

struct IGateCentral::Private {
    Private(const Enrolment &whose, const HttpPatience &patience, std::chrono::milliseconds settles)
        : enrolment(whose)
        , createSettles(settles)
        , http({whose.keyPin, whose.authorityFile, {}, {}}, patience)
    {
    }
    Result<HttpReply> askToken();
    Result<void> ensureToken();
    /// An answer of any envelope; a token that central does not take any more is renewed once.
    Result<Answer> call(HttpRequest request);
    Result<Answer> get(const QString &path);
    QString fileAddress(const QString &id) const { return filePrefix() + encoded(id); }
    QString filePrefix() const { return enrolment.url + igate::filesPath.toString() + u'/'; }
    std::optional<QStringList> idsOf(const QList<SentPart> &parts) const;

    Enrolment enrolment;
    std::chrono::milliseconds createSettles;
    HttpClient http;
    QByteArray token; ///< as Authorization has it; empty: none
    SteadyTime tokenEnds;
};

/// OAuth 2.0 client credentials (RFC 6749 §4.4).
Result<HttpReply> IGateCentral::Private::askToken()
{
    const auto secret = readSecretFile(enrolment.secretFile);
    if (!secret)
        return fail(FaultId::CentralNotEnrolled, secret.error().detail);
    const QByteArray asked = "grant_type=client_credentials&"
        + formPair("client_id", enrolment.kioskId.toUtf8()) + '&'
        + formPair("client_secret", secret->view().toByteArray());
    MOTCUA_ASSIGN(HttpReply reply,
        http.send({"POST", enrolment.url + igate::tokenPath.toString(),
            {"Content-Type: application/x-www-form-urlencoded", "Accept: application/json"}, asked}));
    const QJsonObject object = reply.json().value_or(QJsonObject());
    if (!object.isEmpty() && (reply.status == 400 || reply.status == 401 || reply.status == 403))
        return fail(FaultId::CentralNotEnrolled, u"central does not take this client's id and secret"_s);
    if (reply.status != 200)
        return tl::unexpected(motcua::faultOf(reply));
    const QByteArray given = object.value(u"access_token").toString().toLatin1();
    const auto lives = std::chrono::seconds(object.value(u"expires_in").toInteger());
    const QString type = object.value(u"token_type").toString();
    const bool plain = std::all_of(given.begin(), given.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (given.isEmpty() || !plain || lives <= 0s || type.compare(u"bearer", Qt::CaseInsensitive) != 0)
        return fail(FaultId::CentralAnswerInvalid, u"token"_s);
    token = "Bearer " + given;
    tokenEnds = std::chrono::steady_clock::now() + std::min<std::chrono::seconds>(lives, longestToken);
    return reply;
}

Result<void> IGateCentral::Private::ensureToken()
{
    if (!token.isEmpty() && std::chrono::steady_clock::now() + tokenMargin < tokenEnds)
        return {};
    MOTCUA_TRY(askToken());
    return {};
}

Result<Answer> IGateCentral::Private::call(HttpRequest request)
{
    request.url = enrolment.url + request.url;
    const QList<QByteArray> headers = request.headers + QList<QByteArray> {"Accept: application/json"};
    for (bool again = false;; again = true) {
        MOTCUA_TRY(ensureToken());
        request.headers = headers + QList<QByteArray> {"Authorization: " + token};
        MOTCUA_ASSIGN(const HttpReply reply, http.send(request));
        MOTCUA_ASSIGN(Answer answer, answerOf(reply));
        if (answer.status == 401)
            token.clear();
        if (answer.status != 401 || again)
            return answer;
    }
}

Result<Answer> IGateCentral::Private::get(const QString &path)
{
    return call({"GET", path});
}

std::optional<QStringList> IGateCentral::Private::idsOf(const QList<SentPart> &parts) const
{
    QStringList ids;
    for (const SentPart &sent : parts) {
        if (!sent.address.startsWith(filePrefix()))
            return std::nullopt;
        ids.append(QUrl::fromPercentEncoding(sent.address.sliced(filePrefix().size()).toLatin1()));
    }
    return ids;
}

IGateCentral::IGateCentral(
    const Enrolment &enrolment, const HttpPatience &patience, std::chrono::milliseconds createSettles)
    : d(std::make_unique<Private>(enrolment, patience, createSettles))
{
}

IGateCentral::~IGateCentral() = default;

std::unique_ptr<IGateCentral> IGateCentral::create(
    const Enrolment &enrolment, const HttpPatience &patience, std::chrono::milliseconds createSettles)
{
    return std::unique_ptr<IGateCentral>(new IGateCentral(enrolment, patience, createSettles));
}

CentralSystem::Capabilities IGateCentral::capabilities() const
{
    Capabilities can;
    can.createSettles = d->createSettles;
    return can;
}

/// `known` is of no use: a file is there whole or not at all, and whether it still is cannot be asked.
Result<void> IGateCentral::uploadPart(const DossierId & /*dossier*/, const Part &part,
    const UploadHandle & /*known*/, const PartReader &read, const UploadKept &kept,
    const UploadProgress &progress)
{
    const Multipart multipart(part, read);
    HttpRequest request {"POST", igate::filesPath.toString(), {"Content-Type: " + multipart.contentType()}};
    request.source = multipart.source();
    request.most = exchangeMost + std::chrono::seconds(part.bytes / slowestBytesPerSecond);
    MOTCUA_ASSIGN(const Answer answer, d->call(std::move(request)));
    if (!isGood(answer))
        return tl::unexpected(faultOf(answer));
    const auto file = igate::uploadedFile(answer.data);
    if (!file || file->sha256 != part.sha256)
        return fail(FaultId::CentralAnswerInvalid, u"central has another file than was sent"_s);
    MOTCUA_TRY(kept({d->fileAddress(file->id), {}}));
    // It is there: who is told so may stop, but not this part any more.
    (void)progress(part.bytes);
    return {};
}

/// There is no way to take a file back.
Result<void> IGateCentral::discardUpload(const QString & /*address*/)
{
    return {};
}

Result<QString> IGateCentral::issueCode(const QByteArray &manifest)
{
    QJsonObject asked {{u"MaDonViTiepNhan"_s, d->enrolment.unit}};
    if (const QString procedure = igate::procedureCode(manifest); !procedure.isEmpty())
        asked.insert(u"MaTTHC"_s, procedure);
    MOTCUA_ASSIGN(const Answer answer,
        d->call({"POST", igate::nextCodePath.toString(), {"Content-Type: application/json"},
            canonicalJson(asked)}));
    if (!isGood(answer))
        return tl::unexpected(faultOf(answer));
    const QString code = answer.data[u"MaHoSo"].toString();
    if (!igate::isPlainCode(code))
        return fail(FaultId::CentralAnswerInvalid, u"no code"_s);
    return code;
}

Result<QString> IGateCentral::createDossier(
    const QString &code, const QByteArray &manifest, const QList<SentPart> &parts)
{
    const auto ids = d->idsOf(parts);
    if (!ids)
        return fail(FaultId::CentralPartsMissing, u"parts are at another central"_s);
    const auto message = igate::dossierMessage(code, d->enrolment.unit, manifest, parts, *ids);
    if (!message)
        return fail(FaultId::Internal, u"the manifest is not one"_s);
    HttpRequest request {
        "POST", igate::dossiersPath.toString(), {"Content-Type: application/json"}, canonicalJson(*message)};
    request.once = true; // libcurl would say it twice where a kept connection breaks
    MOTCUA_ASSIGN(const Answer answer, d->call(std::move(request)));
    if (answer.status == 404)
        return fail(FaultId::CentralPartsMissing, answer.words);
    if (!isGood(answer))
        return tl::unexpected(faultOf(answer));
    const QString filed = answer.data[u"maHoSo"].toString();
    if (!igate::isPlainCode(filed))
        return fail(FaultId::CentralAnswerInvalid, u"created, under no code"_s);
    return filed;
}

Result<QList<HeldDossier>> IGateCentral::findDossiers(const QString &code)
{
    MOTCUA_ASSIGN(const Answer answer, d->get(igate::dossiersPath.toString() + u'/' + encoded(code)));
    if (answer.status == 404)
        return QList<HeldDossier>();
    if (!isGood(answer))
        return tl::unexpected(faultOf(answer));
    if (!answer.data.isArray())
        return fail(FaultId::CentralAnswerInvalid, u"read back"_s);
    QList<HeldDossier> all;
    for (const QJsonValue &one : answer.data.toArray()) {
        const auto held = igate::heldDossier(one.toObject(), answer.date);
        if (!held || held->receipt.code != code)
            return fail(FaultId::CentralAnswerInvalid, u"read back"_s);
        all.append(*held);
    }
    return all;
}

Result<Progress> IGateCentral::progress(const QString &code)
{
    MOTCUA_ASSIGN(const Answer answer,
        d->get(igate::dossiersPath.toString() + u'/' + encoded(code) + igate::statusWord.toString()));
    if (answer.status == 404)
        return fail(FaultId::DossierUnknown);
    if (!isGood(answer))
        return tl::unexpected(faultOf(answer));
    const int status = answer.data[u"TrangThai"].toVariant().toInt();
    const QString words = dossierStatusText(status);
    if (answer.data[u"MaHoSo"].toString() != code || words.isEmpty())
        return fail(FaultId::CentralAnswerInvalid, u"progress"_s);
    return Progress {code, status, words};
}

/// A fresh token is the proof that central is there and knows us; its time is that of its answers.
Result<qint64> IGateCentral::checkIn()
{
    d->token.clear();
    MOTCUA_ASSIGN(const HttpReply reply, d->askToken());
    const auto now = reply.date();
    if (!now)
        return fail(FaultId::CentralAnswerInvalid, u"central does not say what time it is"_s);
    // A Date is cut off to its second. By its end nothing that was written here before lies in the future.
    return *now + 999;
}

} // namespace motcua
