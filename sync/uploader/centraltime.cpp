// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/centraltime.h"

#include <cstdlib>

#include "sync/store/bootid.h"
#include "sync/store/store.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString timeFact = u"central.time"_s;

constexpr qint64 sameCourse = 10 * 60'000; ///< ms: a clock that is set within it has not jumped
constexpr qint64 steadyAfter = 60 * 60'000; ///< ms

/// What was heard from central last, since the machine started.
struct Heard {
    qint64 time = 0; ///< Unix ms
    qint64 at = 0; ///< monotonic ms
    qint64 steadySince = 0; ///< monotonic ms
};

Result<std::optional<Heard>> lastHeard(Store &store)
{
    MOTCUA_ASSIGN(const QByteArray fact, store.fact(timeFact));
    const QList<QByteArray> words = fact.split(' ');
    if (words.size() != 4 || !isThisBoot(words[3]))
        return std::nullopt;
    return Heard {words[0].toLongLong(), words[1].toLongLong(), words[2].toLongLong()};
}

} // namespace

Result<void> noteCentralTime(Store &store, qint64 unixMilliseconds)
{
    store.clock().sawTime(unixMilliseconds, true);
    const qint64 now = store.clock().monotonic();
    MOTCUA_ASSIGN(const auto before, lastHeard(store));
    const bool onCourse =
        before && std::abs(before->time + (now - before->at) - unixMilliseconds) < sameCourse;
    const qint64 since = onCourse ? before->steadySince : now;
    return store.setFact(timeFact,
        QByteArray::number(unixMilliseconds) + ' ' + QByteArray::number(now) + ' ' + QByteArray::number(since)
            + ' ' + bootId());
}

Result<bool> centralTimeIsSteady(Store &store)
{
    MOTCUA_ASSIGN(const auto heard, lastHeard(store));
    // Counted to when central last spoke: a lone wrong answer does not become true by waiting.
    return heard && heard->at - heard->steadySince >= steadyAfter;
}

Result<bool> adoptCentralTime(Store &store)
{
    MOTCUA_ASSIGN(const auto heard, lastHeard(store));
    if (!heard)
        return false;
    store.clock().sawTime(heard->time + store.clock().monotonic() - heard->at, true);
    return true;
}

} // namespace motcua
