// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sync/sandbox/ledger.h"

namespace motcua::sandbox
{

/// A provisional slip's token, in hex or base64url → lower-case hex of its 16 bytes; empty when neither.
QString provisionalToken(const QString &text);

/// What a kiosk files as dossier `id`, read from any bytes; none where it is not what the contract says. The
/// kiosk's own id is not in it.
std::optional<Filing> parseManifest(const QString &id, const QByteArray &bytes);

} // namespace motcua::sandbox
