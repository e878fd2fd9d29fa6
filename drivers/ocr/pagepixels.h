// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "drivers/ocr/imagefile.h"

namespace motcua
{

/// A page as it was decoded, 8 bit gray or 32 bit RGB.
struct PageView {
    PixPtr pix;
    double dpi = 0;
    double scale = 1; ///< px of the archived image a px
};

/// The pixels of an archived page, each resolution decoded once for all who look at it.
class PagePixels
{
public:
    /// The bytes must outlive it. Faults: ImageUnreadable, ImageTooLarge.
    static Result<PagePixels> open(QByteArrayView jpeg, double dpi);

    QSize size() const { return m_file.size; } ///< px
    double dpi() const { return m_dpi; }
    qsizetype bytes() const { return m_file.bytes.size(); }
    double step() const { return m_file.jpeg.step; } ///< see JpegInfo

    /// The fewest eighths of the page's pixels, 1 to 8, that are at least `wanted` dpi: what libjpeg decodes
    /// directly.
    int eighthsFor(double wanted) const;

    // What these give is shared and not to be changed, but for what is taken. Faults: ImageUnreadable,
    // ImageTooLarge.

    /// As stored, in colour if it has any.
    Result<PageView> view(double wanted);
    /// The same for him alone who wants to change it; whoever asks again waits for it again.
    Result<PageView> take(double wanted);
    /// view() in gray as the eye sees it.
    Result<PageView> gray(double wanted);
    /// view() in gray without what is printed in red: stamps in red ink are as light as paper.
    Result<PageView> grayWithoutRed(double wanted);
    /// All pixels, in gray.
    Result<PageView> fullGray();

private:
    PagePixels(const ImageFile &file, double dpi)
        : m_file(file)
        , m_dpi(dpi)
    {
    }

    JpegColour colour() const { return m_file.jpeg.components == 1 ? JpegColour::Gray : JpegColour::Rgb; }
    PageView viewOf(PixPtr pix) const;
    Result<PageView> mixed(double wanted, l_uint32 red, l_uint32 green, l_uint32 blue);

    ImageFile m_file;
    double m_dpi;
    std::map<int, PixPtr> m_decoded; ///< by eighths
};

} // namespace motcua
