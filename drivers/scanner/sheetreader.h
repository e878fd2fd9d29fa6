// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sane/sane.h>

#include "app/domain/result.h"
#include "drivers/scanner/rgbimage.h"

namespace motcua
{

/// Puts a sheet's bytes together as SANE sends them (SANE Standard 1.06, 3.2) and judges whether the sheet
/// came whole: neither a page cut short nor one that never ends may pass for a good one. Gray and
/// black-and-white become RGB.
class SheetReader
{
public:
    /// `parameters` as they are after sane_start; `mostLines` bounds a sheet of unknown height. Faults:
    /// ScannerUnsupported (three passes, strange depth), ScannerPageTooLong.
    static Result<SheetReader> begin(const SANE_Parameters &parameters, int mostLines);

    /// Fault: ScannerPageTooLong when there is more than was announced or allowed.
    Result<void> take(const unsigned char *bytes, std::size_t count);
    /// At the end of the sheet. Fault: ScannerPageShort when less came than was announced, or no whole line.
    Result<RgbImage> finish();

    int linesSoFar() const { return m_image.height(); }

private:
    explicit SheetReader(const SANE_Parameters &parameters);

    void takeLine(const unsigned char *line);

    SANE_Parameters m_parameters;
    int m_mostLines = 0;
    std::vector<unsigned char> m_partial; ///< a line that has begun
    RgbImage m_image;
};

} // namespace motcua
