// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/exchange.h"

#include <array>

#include <sys/socket.h>

#include <QJsonDocument>

#include "sync/central/openssl.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

/// The same statement with another signature.
QString forged(QString statement)
{
    const qsizetype at = statement.lastIndexOf(u'.') + 1;
    if (at > 0 && at < statement.size())
        statement[at] = statement[at] == u'A' ? u'B' : u'A';
    return statement;
}

} // namespace

Exchange::Exchange(
    const httplib::Request &request, httplib::Response &response, const httplib::ContentReader *content)
    : m_request(request)
    , m_response(response)
    , m_content(content)
{
}

QByteArray Exchange::method() const
{
    return QByteArray::fromStdString(m_request.method);
}

QByteArray Exchange::path() const
{
    return QByteArray::fromStdString(m_request.path);
}

QString Exchange::match(std::size_t group) const
{
    return group < m_request.matches.size() ? QString::fromStdString(m_request.matches[group].str())
                                            : QString();
}

QString Exchange::parameter(const char *name) const
{
    return QString::fromStdString(m_request.get_param_value(name));
}

std::optional<QByteArray> Exchange::header(const char *name) const
{
    if (!m_request.has_header(name))
        return std::nullopt;
    return QByteArray::fromStdString(m_request.get_header_value(name)).trimmed();
}

bool Exchange::fromLoopback() const
{
    return m_request.remote_addr == "127.0.0.1" || m_request.remote_addr == "::1"
        || m_request.remote_addr == "::ffff:127.0.0.1";
}

QString Exchange::kioskName() const
{
    if (!m_request.ssl)
        return {};
    const X509Certificate certificate(SSL_get1_peer_certificate(m_request.ssl));
    if (!certificate || SSL_get_verify_result(m_request.ssl) != X509_V_OK)
        return {};
    std::array<char, 128> name {};
    const int size = X509_NAME_get_text_by_NID(
        X509_get_subject_name(certificate.get()), NID_commonName, name.data(), static_cast<int>(name.size()));
    return size > 0 ? QString::fromUtf8(name.data(), size) : QString();
}

QByteArray Exchange::certificateSerial() const
{
    const X509Certificate certificate(m_request.ssl ? SSL_get1_peer_certificate(m_request.ssl) : nullptr);
    if (!certificate)
        return {};
    const std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr));
    char *hex = number ? BN_bn2hex(number.get()) : nullptr;
    const QByteArray serial = QByteArray(hex).toLower();
    OPENSSL_free(hex);
    return serial;
}

int Exchange::socket() const
{
    return m_request.ssl ? SSL_get_fd(m_request.ssl) : -1;
}

std::optional<QByteArray> Exchange::body(qint64 limit) const
{
    QByteArray body;
    const bool whole = stream([&](const char *data, size_t size) {
        if (body.size() + static_cast<qint64>(size) > limit)
            return false;
        body.append(data, static_cast<qsizetype>(size));
        return true;
    });
    if (!whole)
        return std::nullopt;
    return body;
}

bool Exchange::stream(const std::function<bool(const char *data, size_t size)> &receiver) const
{
    // httplib would wait for the end of the connection where no length is given.
    const bool hasBody =
        m_content && (header("Content-Length").value_or("0") != "0" || header("Transfer-Encoding"));
    return !hasBody || (*m_content)([&](const char *data, size_t size) { return receiver(data, size); });
}

bool Exchange::multipart(const std::function<bool(const QString &field, const QString &name)> &begin,
    const std::function<bool(const char *data, size_t size)> &receiver) const
{
    if (!m_content || !m_request.is_multipart_form_data())
        return false;
    return (*m_content)(
        [&](const httplib::MultipartFormData &file) {
            return begin(QString::fromStdString(file.name), QString::fromStdString(file.filename));
        },
        [&](const char *data, size_t size) { return receiver(data, size); });
}

void Exchange::set(const char *name, const QByteArray &value)
{
    m_response.set_header(name, value.toStdString());
}

void Exchange::answer(int status)
{
    m_response.status = status;
}

void Exchange::answer(int status, const QJsonObject &json)
{
    QJsonObject said = json;
    if (mishap.forge && said.contains(u"statement"_s))
        said.insert(u"statement"_s, forged(said.value(u"statement").toString()));
    answer(status, "application/json", QJsonDocument(said).toJson(QJsonDocument::Compact));
}

void Exchange::answer(int status, const QByteArray &mediaType, const QByteArray &body)
{
    m_response.status = status;
    m_response.set_content(body.toStdString(), mediaType.toStdString().c_str());
}

void Exchange::problem(int status, QStringView type, const QString &detail, QJsonObject more)
{
    if (enveloped) {
        answer(status == 422 ? 400 : status,
            {{u"code"_s, status == 422 ? 400 : status}, {u"message"_s, detail},
                {u"data"_s, QJsonValue(QJsonValue::Null)}});
        return;
    }
    more.insert(u"type"_s, u"urn:motcua:problem:%1"_s.arg(type));
    more.insert(u"title"_s, type.toString().replace(u'-', u' '));
    more.insert(u"status"_s, status);
    more.insert(u"detail"_s, detail);
    answer(status, "application/problem+json", QJsonDocument(more).toJson(QJsonDocument::Compact));
}

void Exchange::failed(const Fault &fault)
{
    if (fault.id == FaultId::DiskFull)
        problem(507, u"disk-full", u"Central has no room."_s);
    else
        problem(500, u"internal", fault.detail);
    closeAfter();
}

void Exchange::truncate(qint64 bytes)
{
    const std::string body = m_response.body;
    const std::string type = m_response.get_header_value("Content-Type");
    if (body.size() <= static_cast<size_t>(bytes))
        return;
    m_response.body.clear();
    m_response.headers.erase("Content-Type");
    m_response.set_content_provider(
        body.size(), type.c_str(), [body, bytes](size_t, size_t, httplib::DataSink &sink) {
            sink.write(body.data(), static_cast<size_t>(bytes));
            return false;
        });
    closeAfter();
}

int Exchange::status() const
{
    return m_response.status;
}

void Exchange::closeAfter()
{
    m_response.set_header("Connection", "close");
}

void Exchange::cut() const
{
    ::shutdown(socket(), SHUT_RDWR);
}

} // namespace motcua::sandbox
