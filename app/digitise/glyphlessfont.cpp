// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/digitise/glyphlessfont.h"

#include <QDataStream>
#include <QIODevice>
#include <QList>
#include <QPair>

namespace motcua
{
namespace
{

constexpr quint16 glyphs = 2; // .notdef and the one that every character is mapped to
constexpr quint16 unitsPerEm = 1000;

template <typename Fill>
QByteArray bigEndian(Fill fill)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    fill(stream);
    return bytes;
}

void zeros(QDataStream &out, int shorts)
{
    for (int i = 0; i < shorts; ++i)
        out << quint16(0);
}

quint32 checksum(const QByteArray &padded)
{
    QDataStream in(padded);
    quint32 sum = 0;
    while (!in.atEnd()) {
        quint32 word = 0;
        in >> word;
        sum += word;
    }
    return sum;
}

QByteArray os2Table()
{
    return bigEndian([](QDataStream &out) {
        out << quint16(3) << qint16(glyphlessWidth) << quint16(400) << quint16(5) << quint16(0);
        zeros(out, 11); // sub-, superscript and strikeout sizes, family class
        zeros(out, 5); // panose
        zeros(out, 8); // Unicode ranges
        out << quint32(0x4d435541); // vendor "MCUA"
        out << quint16(0x40) << quint16(0) << quint16(0xffff);
        out << qint16(glyphlessAscent) << qint16(glyphlessDescent) << qint16(0);
        out << quint16(glyphlessAscent) << quint16(-glyphlessDescent);
        zeros(out, 4); // code pages
        out << qint16(glyphlessWidth) << qint16(glyphlessAscent);
        zeros(out, 3); // default and break character, context
    });
}

QByteArray cmapTable()
{
    return bigEndian([](QDataStream &out) {
        out << quint16(0) << quint16(1) << quint16(3) << quint16(1) << quint32(12);
        // format 4, two segments: U+0020 to glyph 1, and the closing one
        out << quint16(4) << quint16(32) << quint16(0) << quint16(4) << quint16(4) << quint16(1)
            << quint16(0);
        out << quint16(0x20) << quint16(0xffff) << quint16(0) << quint16(0x20) << quint16(0xffff);
        out << qint16(1 - 0x20) << qint16(1) << quint16(0) << quint16(0);
    });
}

QByteArray nameTable()
{
    static const QString name = QStringLiteral("GlyphLessFont");
    QByteArray text;
    for (const QChar c : name) {
        text.append(char(c.row()));
        text.append(char(c.cell()));
    }
    return bigEndian([&](QDataStream &out) {
        static constexpr quint16 ids[] {1, 4, 6}; // family, full and PostScript name
        out << quint16(0) << quint16(std::size(ids)) << quint16(6 + 12 * std::size(ids));
        for (const quint16 id : ids)
            out << quint16(3) << quint16(1) << quint16(0x409) << id << quint16(text.size()) << quint16(0);
        out.writeRawData(text.constData(), int(text.size()));
    });
}

} // namespace

QByteArray glyphlessFont()
{
    const QByteArray head = bigEndian([](QDataStream &out) {
        out << quint32(0x00010000) << quint32(0x00010000) << quint32(0) << quint32(0x5f0f3cf5);
        out << quint16(0x0003) << unitsPerEm << quint64(0) << quint64(0);
        out << qint16(0) << qint16(0) << qint16(glyphlessWidth) << qint16(glyphlessAscent);
        out << quint16(0) << quint16(8) << qint16(2) << qint16(0) << qint16(0);
    });
    const QByteArray hhea = bigEndian([](QDataStream &out) {
        out << quint32(0x00010000) << qint16(glyphlessAscent) << qint16(glyphlessDescent) << qint16(0);
        out << quint16(glyphlessWidth);
        zeros(out, 11);
        out << glyphs;
    });
    const QByteArray maxp = bigEndian([](QDataStream &out) {
        out << quint32(0x00010000) << glyphs;
        zeros(out, 4);
        out << quint16(1);
        zeros(out, 8);
    });
    const QByteArray hmtx = bigEndian([](QDataStream &out) {
        for (quint16 i = 0; i < glyphs; ++i)
            out << quint16(glyphlessWidth) << qint16(0);
    });
    const QByteArray post = bigEndian([](QDataStream &out) {
        out << quint32(0x00030000) << quint32(0) << qint16(0) << qint16(0) << quint32(1);
        zeros(out, 8);
    });
    // Both glyphs are empty; the table has a few bytes because some readers refuse one of length 0.
    const QByteArray glyf(4, '\0');
    const QByteArray loca((glyphs + 1) * 2, '\0');

    // In the order of their tags, as the format asks for.
    const QList<QPair<QByteArray, QByteArray>> tables {{"OS/2", os2Table()}, {"cmap", cmapTable()},
        {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
        {"name", nameTable()}, {"post", post}};

    qsizetype offset = 12 + 16 * tables.size();
    qsizetype headOffset = 0;
    QByteArray body;
    const QByteArray directory = bigEndian([&](QDataStream &out) {
        out << quint32(0x00010000) << quint16(tables.size()) << quint16(128) << quint16(3)
            << quint16(16 * tables.size() - 128);
        for (const auto &[tag, table] : tables) {
            QByteArray padded = table;
            padded.append(QByteArray((4 - padded.size() % 4) % 4, '\0'));
            out.writeRawData(tag.constData(), 4);
            out << checksum(padded) << quint32(offset) << quint32(table.size());
            if (tag == "head")
                headOffset = offset;
            offset += padded.size();
            body += padded;
        }
    });
    QByteArray font = directory + body;
    const QByteArray adjustment =
        bigEndian([&](QDataStream &out) { out << quint32(0xb1b0afbaU - checksum(font)); });
    font.replace(headOffset + 8, 4, adjustment);
    return font;
}

} // namespace motcua
