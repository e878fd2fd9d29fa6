// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include <QHash>
#include <QList>
#include <QString>

namespace motcua::sandbox
{

/// The hall's own affairs, for as long as this process runs: who calls for help from which kiosk, and who
/// waits for what. May be used from several threads.
class Hall
{
public:
    Hall();

    struct Call {
        QString id, kioskId, about, language;
        QString state = QStringLiteral("waiting"); ///< HelpState, as the contract has it
        QString staff = {};
    };
    Call call(const Call &wanted); ///< the one that is there already where there is one
    std::optional<Call> find(const QString &kioskId, const QString &id);
    void end(const QString &kioskId, const QString &id);
    QList<Call> calls();
    /// What staff does about it; false: there is no such call.
    bool answer(const QString &id, const QString &state, const QString &staff);

    struct Service {
        QString id, name;
        QChar letter; ///< its numbers begin with
        int taken = 0; ///< numbers
        int called = 0; ///< of them
    };
    QList<Service> services();
    void setServices(const QList<Service> &services);
    struct Ticket {
        QString number, service, name;
        int ahead = 0;
        qint64 issuedAt = 0; ///< Unix ms
    };
    /// None: there is no such service.
    std::optional<Ticket> take(const QString &kioskId, const QString &id, const QString &service, qint64 now);

private:
    struct Taken {
        QString service;
        int place = 0; ///< in its queue, from 1
        qint64 at = 0;
    };
    Service *serviceOf(const QString &id);

    std::mutex m_mutex;
    QHash<QString, Call> m_calls; ///< by kiosk and id
    QList<Service> m_services;
    QHash<QString, Taken> m_taken; ///< by kiosk and id
};

} // namespace motcua::sandbox
