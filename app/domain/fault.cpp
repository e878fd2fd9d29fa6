// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/fault.h"

#include <algorithm>

namespace motcua
{

const FaultEntry &faultEntry(FaultId id)
{
    return faultCatalogue()[static_cast<std::size_t>(id)];
}

std::optional<FaultId> faultFromName(QStringView name)
{
    const auto &all = faultCatalogue();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const FaultEntry &e) { return e.name == name; });
    if (found == all.end())
        return std::nullopt;
    return found->id;
}

} // namespace motcua
