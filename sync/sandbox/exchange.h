// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <httplib.h>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "app/domain/result.h"
#include "sync/sandbox/misbehaviour.h"

namespace motcua::sandbox
{

/// One request and its answer, in the project's own types.
class Exchange
{
public:
    Exchange(
        const httplib::Request &request, httplib::Response &response, const httplib::ContentReader *content);

    QByteArray method() const;
    QByteArray path() const;
    QString match(std::size_t group) const; ///< of the route's pattern
    QString parameter(const char *name) const; ///< of the query; empty where it is missing
    std::optional<QByteArray> header(const char *name) const;
    bool fromLoopback() const;
    /// Common name of the client's certificate, verified against our authority; empty without one.
    QString kioskName() const;
    QByteArray certificateSerial() const; ///< of that certificate, hexadecimal digits; empty without one
    int socket() const;

    /// The whole body; none when it is larger than `limit` bytes or cut short.
    std::optional<QByteArray> body(qint64 limit) const;
    /// The body as it comes; false when the connection broke or the receiver gave up.
    bool stream(const std::function<bool(const char *data, size_t size)> &receiver) const;

    /// The files of a multipart/form-data body (RFC 7578): `begin` is told each one's field and name, then
    /// `receiver` its bytes. False where it broke off, is no such body, or one of them gave up.
    bool multipart(const std::function<bool(const QString &field, const QString &name)> &begin,
        const std::function<bool(const char *data, size_t size)> &receiver) const;

    void set(const char *name, const QByteArray &value);
    void answer(int status);
    void answer(int status, const QJsonObject &json);
    void answer(int status, const QByteArray &mediaType, const QByteArray &body);
    /// RFC 9457. `type` is the last word of urn:motcua:problem:…; `detail` holds nothing personal.
    void problem(int status, QStringView type, const QString &detail, QJsonObject more = {});
    void failed(const Fault &fault); ///< 507 for a full disk, else 500
    int status() const;
    /// The body was not read to its end: the connection cannot be used again.
    void closeAfter();
    /// Ends the connection at once, without an answer.
    void cut() const;

    Mishap mishap;
    /// Trouble is told as {code, message, data}, as an iGate does, instead of RFC 9457.
    bool enveloped = false;
    /// Only the first `bytes` of the answer's body are sent, and its length is said as if it were whole.
    void truncate(qint64 bytes);
    QString kioskId; ///< set by the server once the certificate is accepted

private:
    const httplib::Request &m_request;
    httplib::Response &m_response;
    const httplib::ContentReader *m_content;
};

} // namespace motcua::sandbox
