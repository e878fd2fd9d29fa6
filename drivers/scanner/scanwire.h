// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/scanner/scanner.h"
#include "drivers/worker/workermessage.h"

namespace motcua::scanwire
{

/// The jobs, events and notes that the scanner's two halves exchange, and their values.
///
///     job "devices" → answer {devices}
///     job "scan" {request} → events ready · fed {number} · progress {number, lines} · sheet {number, …} ·
///     waiting → answer {sheets} notes release {number} · cancel
inline constexpr QLatin1StringView devicesJob {"devices"}, scanJob {"scan"};
inline constexpr QLatin1StringView ready {"ready"}, fed {"fed"}, progress {"progress"}, sheet {"sheet"},
    waiting {"waiting"};
inline constexpr QLatin1StringView release {"release"}, cancel {"cancel"};
inline constexpr QLatin1StringView number {"number"}, sheets {"sheets"}, lines {"lines"};

QCborMap fromRequest(const ScanRequest &request);
ScanRequest toRequest(const QCborMap &values);

QCborMap fromDevices(const QList<ScannerDevice> &devices);
QList<ScannerDevice> toDevices(const QCborMap &values);

/// The image's blobs are: JPEG, thumbnail.
QCborMap fromImage(int number, const PageImage &image);
/// Nothing when values or blobs are not those of an image.
std::optional<PageImage> toImage(const QCborMap &values, const QList<Blob> &blobs);

} // namespace motcua::scanwire
