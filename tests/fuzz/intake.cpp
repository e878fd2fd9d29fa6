// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/intakefile.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

void intake(const QByteArray &bytes)
{
    (void)parseIntake(bytes, QStringLiteral("/papers"));
}

} // namespace motcua::fuzz
