// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborArray>
#include <QCborMap>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

/// The jobs of a recognising worker: what is asked for and what comes back (values; blobs in brackets).
///
///     "prepare"  dpi [file]   →  width, height, dpi, keepsFile [thumbnail] or [thumbnail, jpeg]
///     "codes"    [image]      →  codes
///     "read"     dpi [jpeg]   →  reading
namespace recognisejob
{
inline constexpr auto prepare = "prepare";
inline constexpr auto codes = "codes";
inline constexpr auto read = "read";
} // namespace recognisejob

QCborArray codesToCbor(const QList<PageCode> &codes);
QCborMap readingToCbor(const PageReading &reading);

/// A worker may send anything. Fault: WorkerCrashed, when it is not what was agreed.
Result<QList<PageCode>> codesFromCbor(const QCborValue &value);
Result<PageReading> readingFromCbor(const QCborValue &value);

} // namespace motcua
