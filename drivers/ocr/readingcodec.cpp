// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/readingcodec.h"

#include <cmath>

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

tl::unexpected<Fault> garbled(const QString &what)
{
    return fail(FaultId::WorkerCrashed, u"garbled "_s + what);
}

QCborArray boxToCbor(const QRectF &box)
{
    return {box.x(), box.y(), box.width(), box.height()};
}

std::optional<QRectF> boxFromCbor(const QCborValue &value)
{
    const QCborArray numbers = value.toArray();
    if (numbers.size() != 4)
        return std::nullopt;
    double parts[4];
    for (int i = 0; i < 4; ++i) {
        parts[i] = numbers.at(i).toDouble(std::nan(""));
        if (!std::isfinite(parts[i]))
            return std::nullopt;
    }
    return QRectF(parts[0], parts[1], parts[2], parts[3]);
}

} // namespace

QCborArray codesToCbor(const QList<PageCode> &codes)
{
    QCborArray array;
    for (const PageCode &code : codes) {
        array.append(
            QCborMap {{u"format"_s, code.format}, {u"bytes"_s, code.bytes}, {u"box"_s, boxToCbor(code.box)}});
    }
    return array;
}

QCborMap readingToCbor(const PageReading &reading)
{
    QCborArray words;
    for (const Word &word : reading.words) {
        words.append(QCborArray {
            word.text, boxToCbor(word.box), double(word.confidence), word.endsLine, word.endsBlock});
    }
    return {{u"rotation"_s, reading.rotation}, {u"skewDeg"_s, reading.skewDeg}, {u"blank"_s, reading.blank},
        {u"flags"_s, QCborArray::fromStringList(reading.flags)}, {u"words"_s, words},
        {u"codes"_s, codesToCbor(reading.codes)}, {u"seconds"_s, reading.seconds}};
}

Result<QList<PageCode>> codesFromCbor(const QCborValue &value)
{
    if (!value.isArray())
        return garbled(u"codes"_s);
    QList<PageCode> codes;
    for (const QCborValue &entry : value.toArray()) {
        const QCborMap map = entry.toMap();
        const auto box = boxFromCbor(map[u"box"_s]);
        if (!box || !map[u"format"_s].isString() || !map[u"bytes"_s].isByteArray())
            return garbled(u"code"_s);
        codes.append({map[u"format"_s].toString(), map[u"bytes"_s].toByteArray(), *box});
    }
    return codes;
}

Result<PageReading> readingFromCbor(const QCborValue &value)
{
    const QCborMap map = value.toMap();
    const QCborValue rotation = map[u"rotation"_s];
    const double skew = map[u"skewDeg"_s].toDouble(std::nan(""));
    const qint64 quarter = rotation.toInteger(-1);
    const bool turns = quarter == 0 || quarter == 90 || quarter == 180 || quarter == 270;
    if (!turns || !std::isfinite(skew) || !map[u"blank"_s].isBool() || !map[u"words"_s].isArray()
        || !map[u"flags"_s].isArray())
        return garbled(u"reading"_s);
    auto codes = codesFromCbor(map[u"codes"_s]);
    if (!codes)
        return tl::unexpected(codes.error());

    PageReading reading;
    reading.rotation = int(quarter);
    reading.skewDeg = skew;
    reading.blank = map[u"blank"_s].toBool();
    reading.codes = *codes;
    reading.seconds = map[u"seconds"_s].toDouble();
    for (const QCborValue &flag : map[u"flags"_s].toArray())
        reading.flags << flag.toString();
    for (const QCborValue &entry : map[u"words"_s].toArray()) {
        const QCborArray word = entry.toArray();
        const auto box = boxFromCbor(word.at(1));
        if (word.size() != 5 || !word.at(0).isString() || !box)
            return garbled(u"word"_s);
        reading.words.append({word.at(0).toString(), *box, float(word.at(2).toDouble()), word.at(3).toBool(),
            word.at(4).toBool()});
    }
    return reading;
}

} // namespace motcua
