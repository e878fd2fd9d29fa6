// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/procedure.h"
#include "app/domain/result.h"

namespace motcua
{

/// "1 bản chính, 2 bản sao"; empty where nobody knows.
QString countInWords(const Component &component);

/// The papers of a case as plain text for a QR symbol that a telephone shows: at most 800 bytes of UTF-8, so
/// that the symbol can be read off a screen; what does not fit is counted.
QString paperListText(const Procedure &procedure, const ProcedureCase &chosen);

/// The same on paper, A5 portrait, PDF. Needs a QGuiApplication. Holds nothing of a person.
Result<QByteArray> paperListPdf(const Procedure &procedure, const ProcedureCase &chosen, const QString &hall);

} // namespace motcua
