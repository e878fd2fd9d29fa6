// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborMap>
#include <QList>
#include <QString>

#include "drivers/worker/blob.h"

namespace motcua
{

/// One message between the kiosk and a worker.
///
///     kiosk → worker   Start  a job (kind says which, job numbers it)      Note   to the running job:
///     "release", "cancel", … worker → kiosk   Hello  once, after start-up                         Event  of
///     the running job; also a sign of life
///                      Done   the job's answer                             Fault  the job's fault: values
///                      "fault", "detail"
struct WorkerMessage {
    enum class Type { Hello, Start, Note, Event, Done, Fault };

    static constexpr int protocolVersion = 1;

    Type type = Type::Hello;
    quint64 job = 0;
    QString kind = {};
    QCborMap values = {};
    QList<Blob> blobs = {}; ///< travel beside the message, as descriptors

    static WorkerMessage hello(const QString &role);
    static WorkerMessage faultOf(quint64 job, const motcua::Fault &fault);
    /// What a Fault message carries; an unknown name becomes Internal.
    motcua::Fault fault() const;

    /// CBOR (RFC 8949) map: "type", "job", "kind", "values". Blobs are not in it.
    QByteArray toCbor() const;
    /// Fault: Internal when it is not exactly such a map.
    static Result<WorkerMessage> fromCbor(const QByteArray &cbor);
};

} // namespace motcua
