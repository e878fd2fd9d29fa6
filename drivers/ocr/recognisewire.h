// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The jobs of a recognising worker: what is asked for and what comes back (values; blobs in brackets). A
/// reading travels as readingToCbor() gives it.
///
///     "prepare"  dpi [file]   →  width, height, dpi, keepsFile [thumbnail] or [thumbnail, jpeg]
///     "codes"    [image]      →  codes
///     "read"     dpi [jpeg]   →  [reading]
///     "lines"    dpi, boxes (arrays of x, y, width, height in px), rotation, skew_deg [jpeg]
///                             →  [a JPEG for each box]
namespace motcua::recognisejob
{

inline constexpr auto prepare = "prepare";
inline constexpr auto codes = "codes";
inline constexpr auto read = "read";
inline constexpr auto lines = "lines";

inline constexpr int mostLines = 8; ///< that are cut at once: each is a blob of the answer

} // namespace motcua::recognisejob
