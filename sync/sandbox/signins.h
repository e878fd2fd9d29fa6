// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include <QByteArray>
#include <QHash>
#include <QString>

#include "sync/sandbox/affairs.h"

namespace motcua::sandbox
{

/// A person as the identity provider knows them.
struct Person {
    QString personalNumber, fullName;
};

/// On which kiosk somebody is awaited to sign in on their phone (RFC 8628), for as long as this process runs.
/// A kiosk has one person before it, so it has one offer: another one voids the one before, and the grant
/// that came of it. May be used from several threads. Times are Unix ms.
class SignIns
{
public:
    static constexpr qint64 offerLife = 5 * 60'000; ///< ms
    static constexpr qint64 leastInterval = 2'000; ///< ms, between two questions
    static constexpr qint64 slowDown = 5'000; ///< ms, longer from a question on that came too soon

    explicit SignIns(Affairs &affairs);

    // -- the kiosk --
    struct Offer {
        QByteArray deviceCode;
        QString userCode;
    };
    Offer offer(const QString &kioskId, qint64 now);
    enum class Standing { Pending, TooSoon, Refused, Void, Agreed };
    struct Answer {
        Standing standing = Standing::Void;
        Person person = {}; ///< who agreed
        QByteArray grant = {};
        qint64 grantUntil = 0;
    };
    /// The same again for whoever asks again. What is another kiosk's is void.
    Answer ask(const QString &kioskId, const QByteArray &deviceCode, qint64 now);
    void end(const QString &kioskId, const QByteArray &deviceCode);

    // -- the person's phone; codes in any case, with or without hyphen --
    struct Awaited {
        QString kioskId, userCode;
    };
    /// Where an answer is awaited under this code.
    std::optional<Awaited> awaited(const QString &userCode, qint64 now);
    /// False where none is; there is one answer.
    bool agree(const QString &userCode, const Person &person, qint64 now);
    bool refuse(const QString &userCode, qint64 now);
    /// As if its time were over, and that of a grant that came of it. False where there is no such code.
    bool expire(const QString &userCode);

private:
    struct SignIn {
        QByteArray deviceCode;
        QString userCode;
        qint64 until = 0, interval = leastInterval, askedAt = 0;
        bool refused = false;
        std::optional<Person> person = {}; ///< who agreed
        QByteArray grant = {}; ///< made when the kiosk first hears of it
        qint64 grantUntil = 0;
    };
    using ByKiosk = QHash<QString, SignIn>;
    ByKiosk::iterator named(const QString &userCode);
    ByKiosk::iterator pending(const QString &userCode, qint64 now);

    Affairs &m_affairs;
    std::mutex m_mutex;
    ByKiosk m_signIns;
};

} // namespace motcua::sandbox
