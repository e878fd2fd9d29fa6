// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>

#include <QList>

#include "app/domain/result.h"
#include "sync/central/centralsystem.h"
#include "sync/sandbox/database.h"

namespace motcua::sandbox
{

/// What central remembers of the kiosks' audit logs: how far each was countersigned, and what did not go on
/// from there. A kiosk's log only grows: a head that lies behind, or that does not follow from what was
/// countersigned, is an alarm, and nothing more of that log is countersigned until staff has looked into it.
/// May be used from several threads. Fault StoreFailed.
class AuditBook
{
public:
    static Result<std::unique_ptr<AuditBook>> open(const QString &path);

    struct Anchor {
        qint64 sequence = 0; ///< 0: nothing countersigned yet
        QByteArray hash, statement;
        qint64 at = 0; ///< Unix ms
    };
    enum class Outcome { Extended, Known, UnknownStart, RolledBack, Forked };
    struct Answer {
        Outcome outcome = Outcome::Extended;
        Anchor anchor; ///< what was countersigned now or before; the last one where nothing was
    };
    /// Gives the statement that countersigns this head.
    using Sign = std::function<Result<QByteArray>()>;
    Result<Answer> extend(
        const QString &kioskId, const AuditExtension &extension, qint64 now, const Sign &sign);
    /// The last one of that chain, `upTo` that entry at most.
    Result<std::optional<Anchor>> last(const QString &kioskId, const QByteArray &chain, qint64 upTo);
    struct Chain {
        QByteArray chain;
        Anchor anchor; ///< the last one
        bool accepted = false; ///< staff has looked into why it took another one's place
    };
    /// Those of a kiosk, in the order in which they were met.
    Result<QList<Chain>> chains(const QString &kioskId);

    /// Staff has looked into this kiosk's alarms: what it says next is a new beginning. False when there are
    /// none.
    Result<bool> accept(const QString &kioskId);

    struct Alarm {
        QString kioskId;
        QByteArray chain;
        QString kind; ///< rolled-back, forked, new-chain
        qint64 sequence = 0, at = 0;
        bool accepted = false;
    };
    Result<QList<Alarm>> alarms();
    struct Head {
        QString kioskId;
        QByteArray chain;
        Anchor anchor;
    };
    Result<QList<Head>> heads();

private:
    explicit AuditBook(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {
    }
    Fault failure() const;
    std::optional<Anchor> lastOf(
        const QString &kioskId, const QByteArray &chain, qint64 upTo = std::numeric_limits<qint64>::max());
    std::optional<QByteArray> hashAt(const QString &kioskId, const QByteArray &chain, qint64 sequence);
    bool walksThrough(const QString &kioskId, const AuditExtension &extension, QByteArray hash);
    bool raise(const QString &kioskId, const AuditExtension &extension, const char *kind, qint64 now);

    std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
};

} // namespace motcua::sandbox
