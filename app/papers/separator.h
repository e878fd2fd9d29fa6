// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QStringList>

#include "app/domain/procedure.h"
#include "app/papers/paperpage.h"

namespace motcua
{

/// Tờ ngăn cách: printed once a component (`motcuactl separators`), laid before its pages in the stack. Its
/// QR symbol says whose pages follow:
///
///     MCSEP1:<procedure>:<case>:<component>:<check>
///
/// ASCII; ids as in the catalogue; check: the first eight hex digits of the SHA-256 of all before the last
/// colon. It keeps a foreign code from being taken for one; it is no signature.
struct SeparatorCode {
    QString procedure, chosenCase, component;

    bool operator==(const SeparatorCode &) const = default;
};
QByteArray payloadOf(const SeparatorCode &code);
/// None for anything else, another version included.
std::optional<SeparatorCode> parseSeparator(const QByteArray &payload);

/// Width of the printed symbol with its quiet zone, mm.
inline constexpr double separatorSymbolMm = 70;

/// What stands on one sheet besides the symbol. The sheet is printed from it and known again by it.
struct SeparatorSheet {
    QString heading; ///< what this sheet is
    QString before; ///< introduces the name
    QString name; ///< of the component
    QString procedure; ///< name and code of the procedure, case
    QString place; ///< "Giấy tờ 2/5"
    QStringList instructions;
    SeparatorCode code;
};
/// `component` is one of `chosen`.
SeparatorSheet separatorSheet(
    const Procedure &procedure, const ProcedureCase &chosen, const Component &component);

enum class SeparatorKind {
    Sheet, ///< of this case: the sheet itself, nothing else on it
    Elsewhere, ///< of another procedure or case, or a component that this one does not have
    AmongText, ///< the code stands on something else: a page of the dossier that happens to bear one
};
struct FoundSeparator {
    SeparatorKind kind = SeparatorKind::Sheet;
    SeparatorCode code;
    QRectF box; ///< of the symbol, px of the archived image as stored
};
/// A page is a separator sheet only if it bears exactly one code, that of a separator in its printed size,
/// most of the sheet's own text and no other: up to twenty letters besides are stamps and notes.
std::optional<FoundSeparator> separatorOn(
    const PaperPage &page, const Procedure &procedure, const ProcedureCase &chosen);

} // namespace motcua
