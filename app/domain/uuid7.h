// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

namespace motcua
{

/// The dossier's own identifier (RFC 9562, UUID version 7), made at its first page and kept for life.
using DossierId = QUuid;

/// A fresh UUIDv7: 48 bits of `unixMilliseconds`, the rest from the system's random source.
QUuid makeUuid7(qint64 unixMilliseconds);

} // namespace motcua
