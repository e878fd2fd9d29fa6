// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/tusdouble.h"

#include <ctime>

#include <openssl/pem.h>

#include <QDir>
#include <QFile>
#include <QUuid>

#include "sync/central/digest.h"
#include "sync/central/openssl.h"

namespace motcua::test
{

namespace
{

QByteArray value(const httplib::Request &request, const char *name)
{
    return QByteArray::fromStdString(request.get_header_value(name));
}

QByteArray imfDate(std::time_t time)
{
    std::array<char, 64> text {};
    std::tm parts {};
    gmtime_r(&time, &parts);
    std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text.data();
}

} // namespace

TusDouble::TusDouble(Habits habits)
    : m_habits(std::move(habits))
    , m_identity(makeTlsIdentity())
    , m_authorityFile(QDir::tempPath() + QStringLiteral("/tusdouble-")
          + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".pem"))
{
    QFile file(m_authorityFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_identity.certificate) < 0)
        qFatal("no room for a certificate");
    m_server = std::make_unique<httplib::SSLServer>([this](SSL_CTX &context) {
        const MemoryBio certificate = bioOf(m_identity.certificate), key = bioOf(m_identity.privateKey);
        const X509Certificate own(PEM_read_bio_X509(certificate.get(), nullptr, nullptr, nullptr));
        const EvpKey privateKey(PEM_read_bio_PrivateKey(key.get(), nullptr, nullptr, nullptr));
        return SSL_CTX_use_certificate(&context, own.get()) == 1
            && SSL_CTX_use_PrivateKey(&context, privateKey.get()) == 1;
    });
    const auto plain = [this](const httplib::Request &request, httplib::Response &response) {
        answer(request, response, {});
    };
    const auto streaming = [this](const httplib::Request &request, httplib::Response &response,
                               const httplib::ContentReader &content) {
        QByteArray body;
        if (!value(request, "Content-Length").isEmpty() && value(request, "Content-Length") != "0")
            content([&](const char *data, size_t size) {
                body.append(data, qsizetype(size));
                return true;
            });
        answer(request, response, body);
    };
    m_server->Options(".*", plain);
    m_server->Get(".*", plain);
    m_server->Delete(".*", plain);
    m_server->Post(".*", streaming);
    m_server->Patch(".*", streaming);
    m_port = m_server->bind_to_any_port("127.0.0.1");
    m_thread = std::thread([this] { m_server->listen_after_bind(); });
    while (!m_server->is_running()) // bound already: whoever connects meanwhile waits
        std::this_thread::yield();
}

TusDouble::~TusDouble()
{
    m_server->stop();
    m_thread.join();
    QFile::remove(m_authorityFile);
}

QList<TusDouble::Seen> TusDouble::seen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_seen;
}

qsizetype TusDouble::count(const QByteArray &method) const
{
    const auto all = seen();
    return std::count_if(all.begin(), all.end(), [&](const Seen &one) { return one.method == method; });
}

QByteArray TusDouble::held() const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_uploads.find(QByteArray::number(m_made));
    return found == m_uploads.end() ? QByteArray() : found->second.content;
}

std::size_t TusDouble::uploads() const
{
    const std::scoped_lock lock(m_mutex);
    return m_uploads.size();
}

void TusDouble::forgetAll()
{
    const std::scoped_lock lock(m_mutex);
    m_uploads.clear();
}

void TusDouble::moveAway(int status)
{
    const std::scoped_lock lock(m_mutex);
    m_movedAway = status;
}

void TusDouble::showExpiry(httplib::Response &response, const Upload &upload) const
{
    if (upload.expires > 0)
        response.set_header("Upload-Expires", imfDate(upload.expires).toStdString());
}

bool TusDouble::accepts(const httplib::Request &request, httplib::Response &response, const QByteArray &body)
{
    const QList<QByteArray> checksum = value(request, "Upload-Checksum").split(' ');
    if (body.size() > m_habits.mostBytesARequest)
        response.status = 413;
    else if (m_habits.refusesChecksums && checksum.size() == 2)
        response.status = 400;
    else if (!body.isEmpty() && m_habits.wrongChecksums-- > 0)
        response.status = 460;
    else if (checksum.size() == 2
        && Digest::of(checksum.first() == "sha1" ? DigestKind::Sha1 : DigestKind::Sha256, body).toBase64()
            != checksum.last())
        response.status = 460;
    else
        return true;
    return false;
}

void TusDouble::create(const httplib::Request &request, httplib::Response &response, const QByteArray &body)
{
    if (m_habits.refusesBodies && !body.isEmpty()) {
        response.status = 415;
        return;
    }
    if (!accepts(request, response, body))
        return;
    Upload upload;
    upload.length = value(request, "Upload-Length").toLongLong();
    upload.content = body;
    if (m_habits.lifetimeSeconds != 0)
        upload.expires = std::time(nullptr) + m_habits.lifetimeSeconds;
    const QByteArray name = QByteArray::number(++m_made);
    m_uploads[name] = upload;
    const QByteArray before = m_habits.location.isEmpty() ? m_habits.prefix : m_habits.location;
    response.set_header("Location", (before + name).toStdString());
    if (!body.isEmpty())
        response.set_header("Upload-Offset", std::to_string(body.size()));
    showExpiry(response, upload);
    response.status = 201;
}

void TusDouble::answer(const httplib::Request &request, httplib::Response &response, const QByteArray &body)
{
    const std::scoped_lock lock(m_mutex);
    const auto method = QByteArray::fromStdString(request.method);
    const auto path = QByteArray::fromStdString(request.path);
    m_seen.append({method, path, value(request, "Upload-Checksum"), body});
    response.set_header("Tus-Resumable", "1.0.0");
    if (method == "OPTIONS") {
        response.status = m_habits.options ? 204 : 405;
        if (!m_habits.options)
            return;
        response.set_header("Tus-Version", "1.0.0,0.2.2");
        response.set_header("Tus-Extension", m_habits.extensions.toStdString());
        if (!m_habits.algorithms.isEmpty())
            response.set_header("Tus-Checksum-Algorithm", m_habits.algorithms.toStdString());
        if (m_habits.mostBytes > 0)
            response.set_header("Tus-Max-Size", std::to_string(m_habits.mostBytes));
        return;
    }
    if (value(request, "Tus-Resumable") != "1.0.0") {
        response.status = 412;
        return;
    }
    if (method == "POST" && path == m_habits.prefix)
        return create(request, response, body);
    const auto found = m_uploads.find(path.sliced(path.lastIndexOf('/') + 1));
    if (found == m_uploads.end() || !path.startsWith(m_habits.prefix)) {
        response.status = 404;
        return;
    }
    if (m_movedAway != 0 && found == m_uploads.begin()) {
        response.status = m_movedAway;
        return;
    }
    Upload &upload = found->second;
    if (method == "DELETE") {
        m_uploads.erase(found);
        response.status = 204;
        return;
    }
    if (method == "PATCH") {
        if (value(request, "Upload-Offset").toLongLong() != upload.content.size()) {
            response.status = 409;
            return;
        }
        if (!accepts(request, response, body))
            return;
        upload.content += body;
    }
    response.status = method == "PATCH" ? 204 : 200;
    response.set_header("Upload-Offset", std::to_string(upload.content.size()));
    response.set_header("Upload-Length", std::to_string(upload.length));
    showExpiry(response, upload);
}

} // namespace motcua::test
