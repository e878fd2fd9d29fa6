// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/readingcodec.h"
#include "drivers/scanner/scanwire.h"
#include "drivers/worker/frame.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

namespace
{

void understand(const WorkerMessage &message)
{
    (void)message.fault();
    (void)scanwire::toDevices(message.values);
    (void)scanwire::toRequest(message.values);
    (void)scanwire::toImage(message.values, message.blobs);
    (void)codesFromCbor(message.values.value(QStringLiteral("codes")));
    WorkerMessage same = message;
    same.blobs.clear();
    // By bytes, since a number that is none (NaN) is not equal to itself.
    const QByteArray sent = same.toCbor();
    const auto again = WorkerMessage::fromCbor(sent);
    require(again && again->type == message.type && again->job == message.job && again->kind == message.kind
            && again->toCbor() == sent,
        "a message that was read reads the same");
}

} // namespace

/// The first byte says in what pieces the rest arrives.
void frames(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const qsizetype piece = std::max(1, int(quint8(bytes[0])));
    FrameReader reader;
    for (qsizetype at = 1; at < bytes.size(); at += piece) {
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        while (true) {
            const auto message = reader.next();
            if (!message)
                return;
            if (!*message)
                break;
            understand(**message);
        }
    }
}

} // namespace motcua::fuzz
