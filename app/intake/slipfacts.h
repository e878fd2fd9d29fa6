// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/catalogue/catalogue.h"
#include "app/config/config.h"
#include "app/slip/slip.h"
#include "sync/store/store.h"

namespace motcua
{

/// What the slip of a filed dossier states, read back from the store. Its time is confirmed when central had
/// confirmed the clock by then, or has received the dossier within minutes of it.
Result<SlipFacts> slipFacts(
    Store &store, const Catalogue &catalogue, const Config &config, const DossierId &dossier);

} // namespace motcua
