// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/digitise/srgbprofile.h"

#include <cmath>

#include <QDataStream>
#include <QIODevice>
#include <QList>
#include <QPair>

namespace motcua
{
namespace
{

constexpr int curvePoints = 1024;

void tag(QDataStream &out, const char (&name)[5])
{
    out.writeRawData(name, 4);
}

/// ICC.1:2001-04, 6.5: s15Fixed16Number
void fixed(QDataStream &out, double value)
{
    out << qint32(std::lround(value * 65536));
}

QByteArray xyz(double x, double y, double z)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    tag(out, "XYZ ");
    out << quint32(0);
    fixed(out, x);
    fixed(out, y);
    fixed(out, z);
    return bytes;
}

QByteArray text(const QByteArray &ascii)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    tag(out, "text");
    out << quint32(0);
    out.writeRawData(ascii.constData(), int(ascii.size()) + 1);
    return bytes;
}

QByteArray description(const QByteArray &ascii)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    tag(out, "desc");
    out << quint32(0) << quint32(ascii.size() + 1);
    out.writeRawData(ascii.constData(), int(ascii.size()) + 1);
    out << quint32(0) << quint32(0) << quint16(0) << quint8(0); // no Unicode, no ScriptCode text
    out.writeRawData(QByteArray(67, '\0').constData(), 67);
    return bytes;
}

/// IEC 61966-2-1, 5.2: from the encoded value to light.
QByteArray curve()
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    tag(out, "curv");
    out << quint32(0) << quint32(curvePoints);
    for (int i = 0; i < curvePoints; ++i) {
        const double v = double(i) / (curvePoints - 1);
        const double light = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        out << quint16(std::lround(light * 65535));
    }
    return bytes;
}

} // namespace

QByteArray srgbProfile()
{
    // The primaries of IEC 61966-2-1 adapted from D65 to the profile connection space's D50 (Bradford).
    const QByteArray trc = curve();
    const QList<QPair<QByteArray, QByteArray>> tags {{"desc", description("sRGB IEC61966-2.1")},
        {"cprt", text("No copyright, use freely")}, {"wtpt", xyz(0.9642, 1.0, 0.8249)},
        {"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
        {"bXYZ", xyz(0.14307, 0.06061, 0.71410)}, {"rTRC", trc}, {"gTRC", trc}, {"bTRC", trc}};

    QByteArray directory;
    QByteArray data;
    QDataStream entries(&directory, QIODevice::WriteOnly);
    entries << quint32(tags.size());
    const qsizetype start = 128 + 4 + 12 * tags.size();
    qsizetype curveOffset = 0; // the three channels share one curve
    for (const auto &[name, value] : tags) {
        qsizetype offset = start + data.size();
        if (name.endsWith("TRC") && curveOffset)
            offset = curveOffset;
        else {
            data += value;
            data.append(QByteArray((4 - data.size() % 4) % 4, '\0'));
        }
        if (name.endsWith("TRC"))
            curveOffset = offset;
        entries.writeRawData(name.constData(), 4);
        entries << quint32(offset) << quint32(value.size());
    }

    QByteArray header;
    QDataStream out(&header, QIODevice::WriteOnly);
    out << quint32(start + data.size()) << quint32(0) << quint32(0x02100000);
    tag(out, "mntr");
    tag(out, "RGB ");
    tag(out, "XYZ ");
    for (const int part : {2026, 1, 1, 0, 0, 0}) // a fixed date: the bytes never change
        out << quint16(part);
    tag(out, "acsp");
    out << quint32(0) << quint32(0) << quint32(0) << quint32(0) << quint64(0);
    out << quint32(0); // perceptual
    fixed(out, 0.9642);
    fixed(out, 1.0);
    fixed(out, 0.8249);
    header.append(QByteArray(128 - header.size(), '\0'));
    return header + directory + data;
}

} // namespace motcua
