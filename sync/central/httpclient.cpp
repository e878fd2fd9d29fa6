// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/httpclient.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <curl/curl.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <QFile>
#include <QJsonDocument>

#include "sync/central/openssl.h"
#include "sync/vault/secretbytes.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr auto longestRetryAfter = 1h; ///< a longer one is not believed
constexpr std::chrono::milliseconds longestSpan = 24h * 3650; ///< between two times that a server names
/// Fewer bytes a second than these are as good as none.
constexpr long lowSpeedBytes = 64;
constexpr long sendBufferBytes = 512 * 1024;
constexpr qsizetype headerLimit = 64 * 1024;

struct Receiving {
    HttpReply reply;
    qint64 bodyLimit = 0;
    qsizetype headerBytes = 0;
};

size_t onBody(char *data, size_t size, size_t count, void *context)
{
    auto &receiving = *static_cast<Receiving *>(context);
    const auto bytes = static_cast<qsizetype>(size * count);
    if (receiving.reply.body.size() + bytes > receiving.bodyLimit)
        return 0;
    receiving.reply.body.append(data, bytes);
    return size * count;
}

size_t onHeader(char *data, size_t size, size_t count, void *context)
{
    auto &receiving = *static_cast<Receiving *>(context);
    const QByteArray line(data, static_cast<qsizetype>(size * count));
    receiving.headerBytes += line.size();
    if (receiving.headerBytes > headerLimit)
        return 0;
    // An interim answer (100 Continue) has its own header block; only the last block counts.
    if (line.startsWith("HTTP/"))
        receiving.reply.headers.clear();
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        receiving.reply.headers.insert(
            line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    return size * count;
}

/// What is still to be sent. There is no way back in it: what was read once is not read again.
struct Sending {
    const HttpBodySource *source = nullptr; ///< where `unsent` is filled from again
    QByteArray piece;
    QByteArrayView unsent;
    qint64 offset = 0; ///< in the source, of what follows `unsent`
    std::optional<Fault> fault; ///< of the source
};
constexpr qint64 pieceBytes = 256 * 1024;

size_t onRead(char *buffer, size_t size, size_t count, void *context)
{
    auto &sending = *static_cast<Sending *>(context);
    if (sending.unsent.isEmpty() && sending.source && sending.offset < sending.source->bytes) {
        auto piece = sending.source->read(
            sending.offset, std::min(pieceBytes, sending.source->bytes - sending.offset));
        if (!piece || piece->isEmpty()) {
            sending.fault =
                piece ? Fault {FaultId::Internal, u"a body ends before its length"_s} : piece.error();
            return CURL_READFUNC_ABORT;
        }
        sending.piece = std::move(*piece);
        sending.unsent = sending.piece;
        sending.offset += sending.piece.size();
    }
    const auto bytes = std::min<qsizetype>(sending.unsent.size(), static_cast<qsizetype>(size * count));
    std::copy_n(sending.unsent.data(), bytes, buffer);
    sending.unsent = sending.unsent.sliced(bytes);
    return static_cast<size_t>(bytes);
}

int onProgress(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::atomic<bool> *>(context)->load() ? 1 : 0;
}

/// The machine's clock may be years off when it starts; certificates are judged by the time that is known
/// best.
CURLcode onTls(CURL *, void *context, void *trust)
{
    const auto &judged = *static_cast<const HttpClient::Trust *>(trust);
    X509_VERIFY_PARAM *param = SSL_CTX_get0_param(static_cast<SSL_CTX *>(context));
    if (judged.undated)
        X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_NO_CHECK_TIME);
    else
        X509_VERIFY_PARAM_set_time(param, static_cast<time_t>(judged.now() / 1'000));
    return CURLE_OK;
}

std::optional<std::chrono::seconds> dateOf(const QByteArray &text)
{
    const time_t time = curl_getdate(text.constData(), nullptr);
    if (text.isEmpty() || time < 0)
        return std::nullopt;
    return std::chrono::seconds(time);
}

FaultId faultOfTransport(CURLcode code)
{
    switch (code) {
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CRL_BADFILE:
        return FaultId::CentralUntrusted;
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
        return FaultId::CentralNotEnrolled;
    case CURLE_WRITE_ERROR: // our own limits on the answer's size
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_BAD_CONTENT_ENCODING:
        return FaultId::CentralAnswerInvalid;
    default:
        return FaultId::CentralUnreachable;
    }
}

/// Central, or something on the way, has ended a connection that was kept from an earlier request.
bool keptConnectionBroke(CURL *curl, CURLcode code)
{
    long connections = 0; // made for this request
    switch (code) {
    case CURLE_SEND_FAIL_REWIND: // libcurl would have sent the body again, on a new connection
        return true;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
        return curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connections) == CURLE_OK && connections == 0;
    default:
        return false;
    }
}

QByteArray mediaType(const HttpReply &reply)
{
    return reply.headers.value("content-type").split(';').first().trimmed().toLower();
}

} // namespace

std::optional<QJsonObject> HttpReply::json() const
{
    const QByteArray type = mediaType(*this);
    if (type != "application/json" && type != "application/problem+json")
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

bool HttpReply::isProblem() const
{
    return mediaType(*this) == "application/problem+json" && json().has_value();
}

std::optional<std::chrono::milliseconds> HttpReply::until(const QByteArray &header) const
{
    const auto then = dateOf(headers.value(header));
    const auto date = dateOf(headers.value("date"));
    if (!then)
        return std::nullopt;
    const auto now = date ? *date : std::chrono::seconds(std::time(nullptr));
    // Any date may stand there, and clocks count nanoseconds in 64 bits.
    return std::clamp<std::chrono::milliseconds>(*then - now, -longestSpan, longestSpan);
}

std::optional<qint64> HttpReply::date() const
{
    const auto seconds = dateOf(headers.value("date"));
    if (!seconds)
        return std::nullopt;
    return std::chrono::milliseconds(*seconds).count();
}

std::optional<std::chrono::milliseconds> HttpReply::retryAfter() const
{
    bool isNumber = false;
    const qlonglong seconds = headers.value("retry-after").toLongLong(&isNumber);
    const auto wait = isNumber ? std::optional<std::chrono::milliseconds>(
                          std::chrono::seconds(std::clamp<qlonglong>(seconds, -1, longestRetryAfter / 1s)))
                               : until("retry-after");
    if (!wait || *wait < 0s)
        return std::nullopt;
    return std::min<std::chrono::milliseconds>(*wait, longestRetryAfter);
}

Fault faultOf(const HttpReply &reply)
{
    const QString status = u"HTTP %1"_s.arg(reply.status);
    constexpr std::array busy {408, 423, 425, 429};
    if (reply.status >= 500 || std::find(busy.begin(), busy.end(), reply.status) != busy.end())
        return {FaultId::CentralBusy, status, reply.retryAfter().value_or(0ms).count()};
    if (reply.status < 400 || !reply.isProblem())
        return {FaultId::CentralAnswerInvalid, status};
    const QJsonObject problem = *reply.json();
    const QString words =
        problem.value(u"detail").toString(problem.value(u"title").toString(status)).left(500);
    if (reply.status == 401 || reply.status == 403)
        return {FaultId::CentralNotEnrolled, words};
    return {FaultId::CentralRefused, words};
}

struct HttpClient::Private {
    Trust trust;
    HttpPatience patience;
    QByteArray pin; ///< as libcurl wants it
    CURL *curl = nullptr;
};

HttpClient::HttpClient(Trust trust, HttpPatience patience)
    : d(std::make_unique<Private>())
{
    readyOpenssl();
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    d->trust = std::move(trust);
    d->patience = patience;
    d->pin = "sha256//" + d->trust.keyPin.toBase64();
    if (initialised == CURLE_OK)
        d->curl = curl_easy_init();
}

HttpClient::~HttpClient()
{
    curl_easy_cleanup(d->curl);
}

Result<HttpReply> HttpClient::send(const HttpRequest &request)
{
    if (!d->curl)
        return fail(FaultId::Internal, u"libcurl cannot be started"_s);
    // libcurl would read the key through buffers that nobody wipes.
    SecretBytes key;
    if (!d->trust.certificateFile.isEmpty()) {
        auto read = readSecretFile(d->trust.privateKeyFile);
        if (!read)
            return fail(FaultId::CentralNotEnrolled, read.error().detail);
        key = std::move(*read);
    }
    CURL *curl = d->curl;
    curl_easy_reset(curl); // keeps the connection and the TLS session

    Sending sending;
    if (request.source)
        sending.source = &*request.source;
    else if (request.body)
        sending.unsent = *request.body;
    const bool once = request.once || request.source;
    Receiving receiving;
    receiving.bodyLimit = request.replyLimit;
    const QByteArray url = request.url.toUtf8();
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "motcua-kiosk");
    curl_easy_setopt(curl, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(curl, CURLOPT_UPLOAD_BUFFERSIZE, sendBufferBytes);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(d->patience.connect.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, lowSpeedBytes);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(d->patience.stall.count()));
    if (d->patience.interrupt) {
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, onProgress);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, d->patience.interrupt);
    }
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.most.count()));

    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_PINNEDPUBLICKEY, d->pin.constData());
    const QByteArray authority = QFile::encodeName(d->trust.authorityFile);
    const QByteArray certificate = QFile::encodeName(d->trust.certificateFile);
    const bool verified = !authority.isEmpty();
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verified ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, verified ? 2L : 0L);
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(curl, CURLOPT_CAINFO, verified ? authority.constData() : nullptr);
    const QByteArray revocation = QFile::encodeName(d->trust.revocationFile);
    if (!revocation.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CRLFILE, revocation.constData());
    if (d->trust.undated || d->trust.now) {
        curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, onTls);
        curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, &d->trust);
    }
    std::array<char, CURL_ERROR_SIZE> words {};
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words.data());
    if (!certificate.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_SSLCERT, certificate.constData());
        curl_blob keyBlob {key.data(), static_cast<size_t>(key.size()), CURL_BLOB_NOCOPY};
        curl_easy_setopt(curl, CURLOPT_SSLKEY_BLOB, &keyBlob);
    }

    curl_slist *headers =
        curl_slist_append(nullptr, "Expect:"); // an offset is checked anyway; save the round trip
    for (const QByteArray &header : request.headers)
        headers = curl_slist_append(headers, header.constData());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    if (request.method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    } else {
        if (once && (request.body || request.source)) {
            const qint64 bytes = request.source ? request.source->bytes : request.body->size();
            curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
            curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes));
            curl_easy_setopt(curl, CURLOPT_READFUNCTION, onRead);
            curl_easy_setopt(curl, CURLOPT_READDATA, &sending);
        } else if (request.body) {
            curl_easy_setopt(
                curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
            curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body->constData());
        }
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.constData());
    }
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &receiving);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &receiving);

    const CURLcode code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
    curl_slist_free_all(headers);
    if (sending.fault)
        return tl::unexpected(*sending.fault);
    // TLS has a word of its own for it (RFC 8446 §6: certificate_expired).
    if (code != CURLE_OK && QByteArrayView(words.data()).contains("alert certificate expired"))
        return fail(FaultId::CentralCertificateExpired);
    if (once && keptConnectionBroke(curl, code))
        return HttpReply();
    if (code != CURLE_OK) {
        // libcurl's own words can hold the address; its constant text says enough and nothing of a person.
        QString why = QString::fromLatin1(curl_easy_strerror(code));
        long verdict = X509_V_OK;
        if (code == CURLE_PEER_FAILED_VERIFICATION
            && curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &verdict) == CURLE_OK
            && verdict != X509_V_OK)
            why += u": "_s + QString::fromLatin1(X509_verify_cert_error_string(verdict));
        return fail(faultOfTransport(code), why);
    }
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    receiving.reply.status = static_cast<int>(status);
    return std::move(receiving.reply);
}

} // namespace motcua
