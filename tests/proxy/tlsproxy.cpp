// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/tlsproxy.h"

#include <algorithm>
#include <array>
#include <csignal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include "sync/central/openssl.h"

namespace motcua::test
{

namespace
{

using TlsContext = std::unique_ptr<SSL_CTX, OpensslDeleter<SSL_CTX_free>>;
using TlsStream = std::unique_ptr<SSL, OpensslDeleter<SSL_free>>;

constexpr int stepMs = 20; ///< how soon a stop is noticed
constexpr int patienceMs = 30'000; ///< with a peer that says nothing

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

TlsContext contextOf(const TlsIdentity &identity, const SSL_METHOD *method)
{
    TlsContext context(SSL_CTX_new(method));
    const MemoryBio certificate = bioOf(identity.certificate), key = bioOf(identity.privateKey);
    const X509Certificate own(PEM_read_bio_X509(certificate.get(), nullptr, nullptr, nullptr));
    const EvpKey privateKey(PEM_read_bio_PrivateKey(key.get(), nullptr, nullptr, nullptr));
    if (!context || !own || !privateKey || SSL_CTX_use_certificate(context.get(), own.get()) != 1
        || SSL_CTX_use_PrivateKey(context.get(), privateKey.get()) != 1)
        qFatal("TlsProxy cannot set up TLS");
    return context;
}

/// HTTP over one TLS connection.
class HttpStream
{
public:
    explicit HttpStream(SSL *tls)
        : m_tls(tls)
    {
    }
    bool write(const QByteArray &bytes)
    {
        size_t done = 0;
        return bytes.isEmpty()
            || SSL_write_ex(m_tls, bytes.constData(), static_cast<size_t>(bytes.size()), &done) == 1;
    }
    /// A message with its body; empty at the end. `bodiless`: an answer that has none whatever its head says.
    QByteArray message(bool bodiless = false)
    {
        while (!m_buffer.contains("\r\n\r\n"))
            if (!more())
                return {};
        const qsizetype head = m_buffer.indexOf("\r\n\r\n") + 4;
        qsizetype length = 0;
        for (const QByteArray &line : m_buffer.first(head).split('\n'))
            if (line.toLower().startsWith("content-length:"))
                length = line.sliced(15).trimmed().toLongLong();
        const qsizetype whole = head + (bodiless ? 0 : length);
        while (m_buffer.size() < whole)
            if (!more())
                return {};
        const QByteArray message = m_buffer.first(whole);
        m_buffer.remove(0, whole);
        return message;
    }

private:
    bool more()
    {
        std::array<char, 64 * 1024> piece {};
        size_t size = 0;
        if (SSL_read_ex(m_tls, piece.data(), piece.size(), &size) != 1)
            return false;
        m_buffer.append(piece.data(), static_cast<qsizetype>(size));
        return true;
    }
    SSL *m_tls;
    QByteArray m_buffer;
};

void limitWaiting(int socket)
{
    const timeval patience {patienceMs / 1'000, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

} // namespace

QByteArray rawAnswer(const QByteArray &status, const QList<QByteArray> &headers, const QByteArray &body)
{
    QByteArray answer =
        "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const QByteArray &header : headers)
        answer += header + "\r\n";
    return answer + "\r\n" + body;
}

struct TlsProxy::Link {
    int client = -1, server = -1;
    std::atomic<bool> done {false};
    std::thread thread;
};

TlsProxy::TlsProxy(std::uint16_t serverPort, TlsIdentity shown, TlsIdentity kiosk)
    : m_serverPort(serverPort)
    , m_shown(std::move(shown))
    , m_kiosk(std::move(kiosk))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 64) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("TlsProxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

TlsProxy::~TlsProxy()
{
    m_stop = true;
    m_acceptor.join();
    ::close(m_listener);
    reap(true);
}

void TlsProxy::plan(Plan plan)
{
    const std::scoped_lock lock(m_mutex);
    m_plan = std::move(plan);
}

void TlsProxy::show(const TlsIdentity &identity)
{
    const std::scoped_lock lock(m_mutex);
    m_shown = identity;
    for (const auto &link : m_links) {
        ::shutdown(link->client, SHUT_RDWR);
        ::shutdown(link->server, SHUT_RDWR);
    }
}

int TlsProxy::exchanges() const
{
    const std::scoped_lock lock(m_mutex);
    return m_exchanges;
}

void TlsProxy::reap(bool all)
{
    std::list<std::unique_ptr<Link>> ended;
    {
        const std::scoped_lock lock(m_mutex);
        for (auto link = m_links.begin(); link != m_links.end();) {
            const auto next = std::next(link);
            if (all) {
                ::shutdown((*link)->client, SHUT_RDWR);
                ::shutdown((*link)->server, SHUT_RDWR);
            }
            if (all || (*link)->done)
                ended.splice(ended.end(), m_links, link);
            link = next;
        }
    }
    for (const auto &link : ended) {
        link->thread.join();
        ::close(link->client);
        ::close(link->server);
    }
}

void TlsProxy::accept()
{
    while (!m_stop) {
        pollfd listening {m_listener, POLLIN, 0};
        reap(false);
        if (::poll(&listening, 1, stepMs) <= 0)
            continue;
        auto link = std::make_unique<Link>();
        link->client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        link->server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        limitWaiting(link->client);
        limitWaiting(link->server);
        const std::scoped_lock lock(m_mutex);
        Link &kept = *m_links.emplace_back(std::move(link));
        kept.thread = std::thread([this, &kept] { serve(kept); });
    }
}

void TlsProxy::serve(Link &link)
{
    // OpenSSL writes without MSG_NOSIGNAL, and a peer that has gone is none of the program's business.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    TlsContext own, theirs;
    {
        const std::scoped_lock lock(m_mutex);
        own = contextOf(m_shown, TLS_server_method());
        theirs = contextOf(m_kiosk, TLS_client_method());
    }
    const TlsStream down(SSL_new(own.get())), up(SSL_new(theirs.get()));
    SSL_set_fd(down.get(), link.client);
    SSL_set_fd(up.get(), link.server);
    const sockaddr_in address = loopback(m_serverPort);
    bool connected = false; // only when there is something to ask
    const bool accepted = SSL_accept(down.get()) == 1;
    HttpStream client(down.get()), server(up.get());
    while (accepted) {
        const QByteArray request = client.message();
        if (request.isEmpty())
            break;
        Plan plan;
        {
            const std::scoped_lock lock(m_mutex);
            ++m_exchanges;
            plan = m_plan;
        }
        const Exchange exchange = plan ? plan(request.first(request.indexOf("\r\n\r\n") + 4)) : Exchange {};
        QByteArray answer = exchange.instead;
        if (answer.isEmpty() && !connected) {
            connected =
                ::connect(link.server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
                && SSL_connect(up.get()) == 1;
            if (!connected)
                break;
        }
        for (int i = 0; exchange.instead.isEmpty() && i < exchange.requests; ++i)
            answer = server.write(request) ? server.message(request.startsWith("HEAD ")) : QByteArray();
        if (exchange.edit)
            answer = exchange.edit(answer);
        if (answer.isEmpty() || !client.write(answer) || exchange.close)
            break;
    }
    ::shutdown(link.client, SHUT_RDWR);
    ::shutdown(link.server, SHUT_RDWR);
    link.done = true;
}

} // namespace motcua::test
