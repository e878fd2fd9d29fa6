// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

#include <QByteArray>
#include <QList>

#include "tests/proxy/tlsidentity.h"

namespace motcua::test
{

/// A proxy that ends TLS on loopback and speaks for itself on both sides: what goes wrong above TLS, where it
/// has central's own key, and who it says that it is, where it has not. It carries one HTTP/1.1 exchange at a
/// time.
class TlsProxy
{
public:
    /// What becomes of one exchange.
    struct Exchange {
        QByteArray instead; ///< answered without asking the server, raw
        int requests = 1; ///< how often the server is asked; its last answer counts
        std::function<QByteArray(const QByteArray &answer)> edit; ///< of the answer's raw bytes
        bool close = false; ///< the connection, after the answer
    };
    /// Told the request's head ("PUT /dossiers/… HTTP/1.1", …).
    using Plan = std::function<Exchange(const QByteArray &head)>;

    /// `kiosk` is shown to the server, whose word is not checked.
    TlsProxy(std::uint16_t serverPort, TlsIdentity shown, TlsIdentity kiosk);
    ~TlsProxy();
    TlsProxy(const TlsProxy &) = delete;
    TlsProxy &operator=(const TlsProxy &) = delete;

    std::uint16_t port() const { return m_port; }
    void plan(Plan plan); ///< for exchanges from now on
    void show(const TlsIdentity &identity); ///< to who connects from now on; those connected are cut
    int exchanges() const;

private:
    struct Link;
    void accept();
    void serve(Link &link);
    void reap(bool all);

    std::uint16_t m_serverPort, m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_stop {false};
    mutable std::mutex m_mutex;
    TlsIdentity m_shown, m_kiosk;
    Plan m_plan;
    int m_exchanges = 0;
    std::list<std::unique_ptr<Link>> m_links;
    std::thread m_acceptor;
};

/// An answer of these parts, raw; its Content-Length is right.
QByteArray rawAnswer(const QByteArray &status, const QList<QByteArray> &headers, const QByteArray &body);

} // namespace motcua::test
