// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDate>
#include <QString>

namespace motcua::sandbox
{

/// The two accepted forms of a dossier code (mã hồ sơ).
enum class CodeForm {
    Of2018, ///< 000.00.12.G06-YYMMDD-NNNN, Thông tư 01/2018/TT-VPCP Điều 19
    Of2025 ///< G06-YYYYMMDD-NNNNNNN, as the systems under Thông tư 03/2025/TT-VPCP write it
};
std::optional<CodeForm> codeFormFromName(QStringView name); ///< "2018", "2025"

/// G06 is Bộ Khoa học và Công nghệ (QĐ 20/2020/QĐ-TTg). `sequence` counts the dossiers of the day from 1.
QString dossierCode(CodeForm form, const QDate &day, qint64 sequence);

/// When the result is due, Unix ms: the procedure's working days after the day of receipt, at 17:00. The
/// sandbox knows the published times of few procedures and no public holidays; otherwise none.
std::optional<qint64> dueAt(QStringView procedureCode, qint64 receivedAt);

} // namespace motcua::sandbox
