// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/exif.h"

#include <optional>

namespace motcua
{
namespace
{

constexpr double centimetresPerInch = 2.54;

/// A TIFF structure (TIFF 6.0, section 2) read with every offset checked.
class Tiff
{
public:
    explicit Tiff(QByteArrayView bytes)
        : m_bytes(bytes)
        , m_little(bytes.startsWith("II"))
    {
    }

    std::optional<quint32> number(qsizetype at, int bytes) const
    {
        if (at < 0 || at + bytes > m_bytes.size())
            return std::nullopt;
        quint32 value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | uchar(m_bytes[at + (m_little ? bytes - 1 - i : i)]);
        return value;
    }

private:
    QByteArrayView m_bytes;
    bool m_little;
};

} // namespace

ExifFacts readExif(QByteArrayView app1)
{
    constexpr QByteArrayView signature("Exif\0\0", 6);
    ExifFacts facts;
    if (!app1.startsWith(signature))
        return facts;
    const Tiff tiff(app1.sliced(signature.size()));
    const qsizetype directory = tiff.number(4, 4).value_or(0);
    const int entries = int(tiff.number(directory, 2).value_or(0));
    double resolution = 0;
    bool perCentimetre = false;
    for (int i = 0; i < entries; ++i) {
        const qsizetype entry = directory + 2 + 12 * qsizetype(i);
        const auto tag = tiff.number(entry, 2);
        if (!tag)
            break;
        const quint32 value = tiff.number(entry + 8, 2).value_or(0);
        switch (*tag) {
        case 0x0112:
            facts.orientation = value >= 1 && value <= 8 ? int(value) : 0;
            break;
        case 0x011a: {
            const qsizetype at = tiff.number(entry + 8, 4).value_or(0);
            const double denominator = tiff.number(at + 4, 4).value_or(0);
            if (denominator > 0)
                resolution = tiff.number(at, 4).value_or(0) / denominator;
            break;
        }
        case 0x0128:
            perCentimetre = value == 3;
            break;
        default:
            break;
        }
    }
    facts.dpi = perCentimetre ? resolution * centimetresPerInch : resolution;
    return facts;
}

} // namespace motcua
