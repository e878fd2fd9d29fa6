// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/samples/samples.h"

namespace motcua::samples
{

QList<Page> radiationDossier();
QList<Page> transferDossier();

} // namespace motcua::samples
