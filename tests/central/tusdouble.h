// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include <httplib.h>

#include <QByteArray>
#include <QList>
#include <QString>

#include "tests/proxy/tlsidentity.h"

namespace motcua::test
{

/// A tus server that is as little, or as odd, as tus 1.0 allows: to see that the client needs no more and
/// what it makes of more. HTTPS on loopback, in this process.
class TusDouble
{
public:
    struct Habits {
        QByteArray extensions = "creation"; ///< of Tus-Extension
        QByteArray algorithms = {}; ///< of Tus-Checksum-Algorithm
        QByteArray prefix = "/"; ///< where uploads are created
        QByteArray location = {}; ///< goes before an upload's name in Location; empty: the prefix
        bool options = true; ///< answers OPTIONS
        qint64 mostBytesARequest = 1LL << 40; ///< more are 413
        qint64 lifetimeSeconds = 0; ///< of Upload-Expires; 0: none
        qint64 mostBytes = 0; ///< Tus-Max-Size; 0: none
        int wrongChecksums = 0; ///< so many requests with bytes are answered 460, whatever they hold
        bool refusesBodies = false; ///< of POST: 415
        bool refusesChecksums = false; ///< 400
    };
    struct Seen {
        QByteArray method, path, checksum, body;
    };

    explicit TusDouble(Habits habits);
    ~TusDouble();
    QString origin() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_port); }
    QString collection() const { return origin() + QString::fromLatin1(m_habits.prefix); }
    QByteArray keyPin() const { return m_identity.keyPin; }
    QString authorityFile() const { return m_authorityFile; }

    QList<Seen> seen() const;
    qsizetype count(const QByteArray &method) const;
    /// Bytes held of the upload made last; and how many there are.
    QByteArray held() const;
    std::size_t uploads() const;
    void forgetAll();
    void moveAway(int status); ///< what was begun first is answered this from now on

private:
    struct Upload {
        QByteArray content;
        qint64 length = 0;
        std::time_t expires = 0;
    };
    void answer(const httplib::Request &request, httplib::Response &response, const QByteArray &body);
    void create(const httplib::Request &request, httplib::Response &response, const QByteArray &body);
    bool accepts(const httplib::Request &request, httplib::Response &response, const QByteArray &body);
    void showExpiry(httplib::Response &response, const Upload &upload) const;

    Habits m_habits;
    TlsIdentity m_identity;
    QString m_authorityFile;
    mutable std::mutex m_mutex;
    QList<Seen> m_seen;
    std::map<QByteArray, Upload> m_uploads;
    int m_made = 0;
    int m_movedAway = 0; ///< status; 0: is there
    std::unique_ptr<httplib::SSLServer> m_server;
    std::thread m_thread;
    int m_port = 0;
};

} // namespace motcua::test
