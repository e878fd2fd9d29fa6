// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/catalogue/jsonentry.h"
#include "app/domain/procedure.h"

namespace motcua
{

/// All procedures of one file of resources/catalogue/ (its README describes the keys). What is wrong is
/// complained of through `file`; the result then is not to be used.
QList<Procedure> readProcedures(JsonEntry &file);

} // namespace motcua
