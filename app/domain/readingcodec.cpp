// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/readingcodec.h"

#include <algorithm>
#include <climits>
#include <cmath>

#include <QCborMap>
#include <QCborValue>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/domain/cborinteger.h"
#include "app/domain/groupfourcheck.h"
#include "app/domain/jpegheader.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int largestSide = 16000; // px, of any page
constexpr int endsLineBit = 1;
constexpr int endsBlockBit = 2;
constexpr qsizetype wordFields = 7; // text, x, y, width, height, confidence, ends of line and block

QCborArray wordsToCbor(const QList<Word> &words)
{
    QCborArray array;
    for (const Word &word : words) {
        QCborArray entry = boxToCbor(word.box);
        entry.prepend(word.text);
        entry.append(double(word.confidence));
        entry.append((word.endsLine ? endsLineBit : 0) | (word.endsBlock ? endsBlockBit : 0));
        array.append(entry);
    }
    return array;
}

std::optional<QList<Word>> wordsFromCbor(const QCborValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    QList<Word> words;
    for (const QCborValue &entry : value.toArray()) {
        const QCborArray word = entry.toArray();
        const auto box = boxFromCbor(word, 1);
        if (word.size() != wordFields || !word.at(0).isString() || !box || !word.at(6).isInteger())
            return std::nullopt;
        const qint64 ends = cborInteger(word.at(6));
        words.append({word.at(0).toString(), *box, float(word.at(5).toDouble()), (ends & endsLineBit) != 0,
            (ends & endsBlockBit) != 0});
    }
    return words;
}

/// JSON has no byte strings: there they stand in Base64.
std::optional<QByteArray> bytesFromCbor(const QCborValue &value)
{
    if (value.isByteArray())
        return value.toByteArray();
    if (value.isString())
        return QByteArray::fromBase64(value.toString().toLatin1());
    return std::nullopt;
}

QCborMap layersToCbor(const PageLayers &layers)
{
    QCborArray stencils;
    for (const Stencil &stencil : layers.stencils)
        stencils.append(QCborArray {stencil.g4, qint64(stencil.rgb)});
    return {{u"size"_s, QCborArray {layers.size.width(), layers.size.height()}},
        {u"eighths"_s, layers.eighths}, {u"picture"_s, layers.picture}, {u"stencils"_s, stencils}};
}

/// What the writer of PDFs, and whoever opens them, relies on: every part has the size that it says.
bool fitTogether(const PageLayers &layers)
{
    if (layers.size.width() < 1 || layers.size.height() < 1 || layers.size.width() > largestSide
        || layers.size.height() > largestSide || layers.eighths < 1 || layers.eighths > 8
        || layers.stencils.size() > PageLayers::mostStencils)
        return false;
    const auto header = readJpegHeader(layers.picture);
    return header && header->size == layers.pictureSize()
        && (header->components == 1 || header->components == 3)
        && std::all_of(layers.stencils.begin(), layers.stencils.end(),
            [&](const Stencil &stencil) { return isGroupFour(stencil.g4, layers.size); });
}

std::optional<PageLayers> layersFromCbor(const QCborValue &value)
{
    const QCborMap map = value.toMap();
    const QCborArray size = map[u"size"_s].toArray();
    if (size.size() != 2 || !map[u"picture"_s].isByteArray() || !map[u"stencils"_s].isArray())
        return std::nullopt;
    const auto small = [](const QCborValue &number) {
        return int(std::clamp<qint64>(cborInteger(number), 0, INT_MAX));
    };
    PageLayers layers;
    layers.size = QSize(small(size.at(0)), small(size.at(1)));
    layers.eighths = small(map[u"eighths"_s]);
    layers.picture = map[u"picture"_s].toByteArray();
    for (const QCborValue &entry : map[u"stencils"_s].toArray()) {
        const QCborArray stencil = entry.toArray();
        const qint64 rgb = cborInteger(stencil.at(1), -1);
        if (stencil.size() != 2 || rgb < 0 || rgb > 0xffffff)
            return std::nullopt;
        layers.stencils.append({stencil.at(0).toByteArray(), quint32(rgb)});
    }
    return fitTogether(layers) ? std::optional(layers) : std::nullopt;
}

/// Readings were sealed as JSON of the same fields before they were CBOR, whose maps never begin like this.
QCborValue fieldsOf(const QByteArray &bytes)
{
    if (bytes.startsWith('{'))
        return QCborMap::fromJsonObject(QJsonDocument::fromJson(bytes).object());
    // Of a map that ends in its middle Qt keeps a key without a value, behind which it then looks.
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    return error.error == QCborError::NoError ? value : QCborValue();
}

} // namespace

QCborArray boxToCbor(const QRectF &box)
{
    return {box.x(), box.y(), box.width(), box.height()};
}

std::optional<QRectF> boxFromCbor(const QCborArray &numbers, qsizetype at)
{
    double parts[4];
    for (int i = 0; i < 4; ++i) {
        parts[i] = numbers.at(at + i).toDouble(std::nan(""));
        if (!std::isfinite(parts[i]))
            return std::nullopt;
    }
    return QRectF(parts[0], parts[1], parts[2], parts[3]);
}

QCborArray codesToCbor(const QList<PageCode> &codes)
{
    QCborArray array;
    for (const PageCode &code : codes) {
        array.append(
            QCborMap {{u"format"_s, code.format}, {u"bytes"_s, code.bytes}, {u"box"_s, boxToCbor(code.box)}});
    }
    return array;
}

std::optional<QList<PageCode>> codesFromCbor(const QCborValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    QList<PageCode> codes;
    for (const QCborValue &entry : value.toArray()) {
        const QCborMap map = entry.toMap();
        const auto box = boxFromCbor(map[u"box"_s].toArray());
        const auto content = bytesFromCbor(map[u"bytes"_s]);
        if (!box || !map[u"format"_s].isString() || !content)
            return std::nullopt;
        codes.append({map[u"format"_s].toString(), *content, *box});
    }
    return codes;
}

QByteArray readingToCbor(const PageReading &reading)
{
    QCborMap map {{u"rotation"_s, reading.rotation}, {u"skew_deg"_s, reading.skewDeg},
        {u"blank"_s, reading.blank}, {u"flags"_s, QCborArray::fromStringList(reading.flags)},
        {u"words"_s, wordsToCbor(reading.words)}, {u"codes"_s, codesToCbor(reading.codes)},
        {u"seconds"_s, reading.seconds}};
    if (reading.asFed)
        map.insert(u"as_fed"_s, true);
    if (reading.layers)
        map.insert(u"layers"_s, layersToCbor(*reading.layers));
    return QCborValue(map).toCbor();
}

std::optional<PageReading> readingFromCbor(const QByteArray &bytes)
{
    const QCborMap map = fieldsOf(bytes).toMap();
    const qint64 quarter = cborInteger(map[u"rotation"_s], -1);
    const bool turns = quarter == 0 || quarter == 90 || quarter == 180 || quarter == 270;
    const double skew = map[u"skew_deg"_s].toDouble(std::nan(""));
    auto words = wordsFromCbor(map[u"words"_s]);
    auto codes = codesFromCbor(map[u"codes"_s]);
    if (!turns || !std::isfinite(skew) || !map[u"blank"_s].isBool() || !map[u"flags"_s].isArray() || !words
        || !codes)
        return std::nullopt;
    std::optional<PageLayers> layers;
    if (map.contains(u"layers"_s)) {
        layers = layersFromCbor(map[u"layers"_s]);
        if (!layers)
            return std::nullopt;
    }

    PageReading reading;
    reading.rotation = int(quarter);
    reading.skewDeg = skew;
    reading.asFed = map[u"as_fed"_s].toBool(false);
    reading.blank = map[u"blank"_s].toBool();
    for (const QCborValue &flag : map[u"flags"_s].toArray())
        reading.flags << flag.toString();
    reading.words = std::move(*words);
    reading.codes = std::move(*codes);
    reading.layers = std::move(layers);
    reading.seconds = map[u"seconds"_s].toDouble();
    return reading;
}

} // namespace motcua
