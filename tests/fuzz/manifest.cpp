// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/manifestreader.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

void manifest(const QByteArray &bytes)
{
    const auto filing = sandbox::parseManifest(QStringLiteral("01900000-0000-7000-8000-000000000001"), bytes);
    if (!filing)
        return;
    require(filing->provisionalToken.size() == 32, "what is filed has a token");
    for (const auto &part : filing->parts)
        require(part.bytes >= 0 && part.sha256.size() == 64, "each part is named by its digest");
}

} // namespace motcua::fuzz
