// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// A body that is read as it is sent, so that it need not be in memory.
struct HttpBodySource {
    qint64 bytes = 0;
    std::function<Result<QByteArray>(qint64 offset, qint64 length)> read; ///< a fault ends the exchange
};

struct HttpRequest {
    QByteArray method = "GET";
    QString url; ///< absolute, https
    QList<QByteArray> headers = {}; ///< "Name: value"
    std::optional<QByteArray> body = {};
    qint64 replyLimit = 1 << 20; ///< bytes; a longer answer is refused
    std::chrono::milliseconds most {60'000}; ///< for the whole exchange
    /// The body is too much to be sent again unasked: where a kept connection breaks under it, that is told
    /// (HttpReply::connectionGone), and not mended by libcurl on its own.
    bool once = false;
    std::optional<HttpBodySource> source = {}; ///< in the place of a body; then it is sent `once`
};

struct HttpReply {
    /// In the place of a status: the connection that had been kept broke without an answer, and what was to
    /// be sent once is not sent again. Whether central has any of it is not known.
    static constexpr int connectionGone = 0;

    int status = connectionGone;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    /// The body where it is declared and well-formed JSON (application/json or application/problem+json),
    /// else none.
    std::optional<QJsonObject> json() const;
    bool isProblem() const; ///< application/problem+json (RFC 9457)
    /// How long from now until the time that the header names, by the server's own clock (its Date); none
    /// where it is missing or not a date. Negative: it is past. Ten years at most, either way.
    std::optional<std::chrono::milliseconds> until(const QByteArray &header) const;
    /// The server's own clock (Date), Unix ms; none where it is missing or not a date.
    std::optional<qint64> date() const;
    /// Retry-After in either form, of at most an hour; none where it is missing or malformed.
    std::optional<std::chrono::milliseconds> retryAfter() const;
};

/// How long a client waits.
struct HttpPatience {
    std::chrono::milliseconds connect {10'000}; ///< until connection and TLS stand
    std::chrono::seconds stall {30}; ///< an exchange in which nothing moves for so long is given up
    /// Set by another thread: what is under way ends soon, as CentralUnreachable.
    const std::atomic<bool> *interrupt = nullptr;
};

/// HTTPS to one server by libcurl: TLS 1.2 or newer, the server's key pinned, no redirects, no proxy from the
/// environment, bounded waiting. Keeps its connection between requests. Belongs to one thread.
class HttpClient
{
public:
    struct Trust {
        QByteArray keyPin; ///< SHA-256 of the server's SubjectPublicKeyInfo; no other key is spoken to
        QString authorityFile; ///< PEM; empty only while enrolling, when the pin alone stands for the server
        QString certificateFile; ///< our own, PEM; empty while enrolling
        QString privateKeyFile;
        /// PEM; when named, a server whose certificate is in it, or which is not covered by it, is not spoken
        /// to.
        QString revocationFile = {};
        /// Unix ms: the time by which certificates and the list are judged; without one, this machine's. It
        /// stands in for the machine's clock only: key, authority and list have to be right all the same.
        std::function<qint64()> now = {};
        /// Only to ask what time it is: dates are not looked at, everything else is.
        bool undated = false;
    };
    explicit HttpClient(Trust trust, HttpPatience patience = {});
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    /// An answer of any status. Faults: CentralUnreachable, CentralUntrusted, CentralNotEnrolled (our own
    /// certificate is not there or not readable), CentralCertificateExpired (central says so of our own),
    /// CentralAnswerInvalid (not HTTP, or too large).
    Result<HttpReply> send(const HttpRequest &request);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What an answer means that is not the one asked for: CentralBusy (408, 423, 425, 429, 5xx),
/// CentralNotEnrolled (401, 403), CentralRefused (another 4xx with a problem document, whose words are the
/// detail), else CentralAnswerInvalid — a redirect, a login page, an intermediary's own error.
Fault faultOf(const HttpReply &reply);

} // namespace motcua
