// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace paperfolder
{

enum class Mode { Color, Gray, Lineart };

/// What the scanner is told to look at.
struct Window {
    Mode mode = Mode::Color;
    int dpi = 300;
    double left = 0, top = 0, right = 210, bottom = 297; ///< mm from the sheet's top left corner
};

/// The window's pixels as SANE sends them: RGB or gray bytes, or bits of which 1 is black.
struct Raster {
    Mode mode = Mode::Color;
    int width = 0, height = 0; ///< px
    int bytesPerLine = 0;
    std::vector<std::uint8_t> bytes;

    static Raster blank(const Window &window);
    /// Keeps the upper `share` of the lines; the bytes that remain.
    std::size_t cutTo(double share);
};

/// The picture in `file` (PNG, JPEG, TIFF), laid down at its own resolution: a 300 dpi picture asked for at
/// 300 dpi comes through pixel by pixel, any other is scaled. A file that states no resolution is taken to be
/// as wide as A4. Beyond the paper all is white. With `toPaperEnd` the window's bottom is where the paper
/// ends. Nothing when it is no picture.
std::optional<Raster> look(const std::filesystem::path &file, Window window, bool toPaperEnd);

} // namespace paperfolder
