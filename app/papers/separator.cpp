// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/separator.h"

#include <algorithm>

#include <QCryptographicHash>

#include "app/papers/wordshape.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype checkDigits = 8;
constexpr double smallestSymbolMm = 40, largestSymbolMm = 80; ///< printers scale, papers lie crooked
constexpr qsizetype mostForeignLetters = 20;
constexpr float surelyRead = 0.5F; ///< confidence; below it lie specks, torn-off accents and scribbles
constexpr double mostlyRead = 0.5; ///< share of the sheet's own letters that have to be found on it

QByteArray checkOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(checkDigits);
}

bool isPrintedSize(const PaperPage &page, const QRectF &box)
{
    const double side = std::max(box.width(), box.height()) / page.dpi * 25.4;
    return side >= smallestSymbolMm && side <= largestSymbolMm;
}

bool hasOnlyItsText(const PaperPage &page, const SeparatorSheet &sheet, const QRectF &symbol)
{
    QStringList own;
    for (const QString &text :
        QStringList {sheet.heading, sheet.before, sheet.name, sheet.procedure, sheet.place}
            + sheet.instructions)
        own += shapesOf(text);
    const QStringList name = shapesOf(sheet.name);
    qsizetype letters = 0, found = 0, foreign = 0;
    for (const QString &word : std::as_const(own))
        letters += word.size();
    const double quiet = symbol.width() / 10;
    const QRectF around = symbol.adjusted(-quiet, -quiet, quiet, quiet);
    for (const Word &word : page.reading.words) {
        if (around.contains(word.box.center())) // recognition finds letters in modules
            continue;
        const QString shape = shapeOf(word.text);
        // Each word of the sheet stands there once: what is written with its words is foreign too.
        const auto known = std::find_if(own.begin(), own.end(),
            [&](const QString &wanted) { return mayBe(shape, wanted, word.confidence); });
        // Large letters may be read a second time, in part.
        const bool again = std::any_of(
            name.begin(), name.end(), [&](const QString &whole) { return whole.contains(shape); });
        if (known != own.end()) {
            found += known->size();
            own.erase(known);
        } else if (!again && word.confidence >= surelyRead && shape.size() > 1) {
            foreign += shape.size();
        }
    }
    return foreign <= mostForeignLetters && double(found) >= mostlyRead * double(letters);
}

} // namespace

QByteArray payloadOf(const SeparatorCode &code)
{
    const QByteArray text =
        "MCSEP1:" + (code.procedure + u':' + code.chosenCase + u':' + code.component).toUtf8();
    return text + ':' + checkOf(text);
}

std::optional<SeparatorCode> parseSeparator(const QByteArray &payload)
{
    const QByteArrayList parts = payload.split(':');
    if (parts.size() != 5 || parts[0] != "MCSEP1"
        || parts[4] != checkOf(payload.first(payload.size() - parts[4].size() - 1)))
        return std::nullopt;
    return SeparatorCode {
        QString::fromUtf8(parts[1]), QString::fromUtf8(parts[2]), QString::fromUtf8(parts[3])};
}

SeparatorSheet separatorSheet(
    const Procedure &procedure, const ProcedureCase &chosen, const Component &component)
{
    int number = 0, of = 0;
    for (const Component &other : chosen.components) {
        of += other.kind == ComponentKind::Paper ? 1 : 0;
        if (other.id == component.id)
            number = of;
    }
    SeparatorSheet sheet;
    sheet.heading = u"TỜ NGĂN CÁCH"_s;
    sheet.before = u"Các trang xếp sau tờ này là:"_s;
    sheet.name = component.name;
    sheet.procedure = u"Thủ tục: "_s + procedure.name
        + (procedure.code.isEmpty() ? QString() : u" (%1)"_s.arg(procedure.code));
    if (procedure.cases.size() > 1)
        sheet.procedure += u"\nTrường hợp: "_s + chosen.name;
    sheet.place = u"Giấy tờ %1/%2"_s.arg(number).arg(of);
    sheet.instructions = {u"Xếp tờ này lên trên, rồi đến tất cả các trang của giấy tờ có tên ở trên."_s,
        u"Hết giấy tờ này, xếp tờ ngăn cách của giấy tờ tiếp theo."_s,
        u"Tờ này không nằm trong hồ sơ: máy quét tự nhận ra và bỏ ra. Dùng lại được nhiều lần."_s,
        u"Không viết, không gấp lên ô mã vuông."_s};
    sheet.code = {procedure.id, chosen.id, component.id};
    return sheet;
}

std::optional<FoundSeparator> separatorOn(
    const PaperPage &page, const Procedure &procedure, const ProcedureCase &chosen)
{
    for (const PageCode &code : page.reading.codes) {
        const auto parsed = parseSeparator(code.bytes);
        if (!parsed)
            continue;
        FoundSeparator found {SeparatorKind::Sheet, *parsed, code.box};
        const Component *component = chosen.findComponent(parsed->component);
        if (parsed->procedure != procedure.id || parsed->chosenCase != chosen.id || !component
            || component->kind != ComponentKind::Paper)
            found.kind = SeparatorKind::Elsewhere;
        else if (page.reading.codes.size() != 1 || !isPrintedSize(page, code.box)
            || !hasOnlyItsText(page, separatorSheet(procedure, chosen, *component), code.box))
            found.kind = SeparatorKind::AmongText;
        return found;
    }
    return std::nullopt;
}

} // namespace motcua
