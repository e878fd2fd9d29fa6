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

QByteArray bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

Result<void> noteCentralTime(Store &store, qint64 unixMilliseconds)
{
    store.clock().sawTime(unixMilliseconds, true);
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
    store.clock().sawTime(words[0].toLongLong() + store.clock().monotonic() - words[1].toLongLong(), true);
    return true;
}

} // namespace motcua
