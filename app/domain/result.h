// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <tl/expected.hpp>

#include "app/domain/fault.h"

namespace motcua
{

/// What every function that can fail gives back. Exceptions never cross a module's boundary.
template <typename T>
using Result = tl::expected<T, Fault>;

inline tl::unexpected<Fault> fail(FaultId id, QString detail = {})
{
    return tl::unexpected<Fault>(Fault {id, std::move(detail)});
}

} // namespace motcua

/// Leave the enclosing function with the fault of `expression`, else go on.
#define MOTCUA_TRY(expression)                                                                               \
    do {                                                                                                     \
        if (auto motcuaResult = (expression); !motcuaResult)                                                 \
            return tl::unexpected(std::move(motcuaResult.error()));                                          \
    } while (false)
