// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QCborArray>

#include "app/domain/page.h"

namespace motcua
{

/// A reading as CBOR: how a worker sends it and how it is sealed (fields in sync/vault/FORMAT.md).
QByteArray readingToCbor(const PageReading &reading);

/// Nothing where these bytes are no reading; a worker may send anything. What was sealed as JSON reads too.
std::optional<PageReading> readingFromCbor(const QByteArray &bytes);

/// x, y, width, height.
QCborArray boxToCbor(const QRectF &box);
/// The same from `at` on; nothing where there are no four finite numbers.
std::optional<QRectF> boxFromCbor(const QCborArray &numbers, qsizetype at = 0);

/// The codes alone, as they stand in a reading.
QCborArray codesToCbor(const QList<PageCode> &codes);
std::optional<QList<PageCode>> codesFromCbor(const QCborValue &value);

} // namespace motcua
