// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "app/domain/procedure.h"
#include "app/domain/result.h"

namespace motcua
{

/// The separator sheets of one case (tờ ngăn cách, `app/papers/separator.h`), one A4 page for each paper
/// component, in the case's order, as one PDF. Needs a QGuiApplication. Fault ComponentNotPaper: the case has
/// no papers.
Result<QByteArray> separatorsPdf(const Procedure &procedure, const ProcedureCase &chosen);

} // namespace motcua
