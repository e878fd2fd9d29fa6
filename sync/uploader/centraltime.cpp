// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/centraltime.h"

#include <QFile>

#include "sync/store/store.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString timeFact = u"central.time"_s;
/// A wall clock further ahead of central than this is not confirmed by it.
constexpr qint64 mostAhead = 5LL * 60 * 1000;

QByteArray bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

void tell(Clock &clock, qint64 central)
{
    clock.sawTime(central, clock.now() - central < mostAhead);
}

} // namespace

Result<void> noteCentralTime(Store &store, qint64 unixMilliseconds)
{
    tell(store.clock(), unixMilliseconds);
    return store.setFact(timeFact,
        QByteArray::number(unixMilliseconds) + ' ' + QByteArray::number(store.clock().monotonic()) + ' '
            + bootId());
}

Result<bool> adoptCentralTime(Store &store)
{
    const auto fact = store.fact(timeFact);
    if (!fact)
        return tl::unexpected(fact.error());
    const QList<QByteArray> words = fact->split(' ');
    if (words.size() != 3 || words[2] != bootId())
        return false;
    tell(store.clock(), words[0].toLongLong() + store.clock().monotonic() - words[1].toLongLong());
    return true;
}

} // namespace motcua
