// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/domain/result.h"

namespace motcua
{

class Store;

/// The uploader's word on whether central answers, kept in the store so that the screen can tell it without
/// asking the network. Written only when it changes.
Result<void> noteCentralPresence(Store &store, bool present);
/// Empty while no uploader of this store has tried yet.
std::optional<bool> centralPresence(Store &store);

} // namespace motcua
