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

#define MOTCUA_JOINED(a, b) a##b
#define MOTCUA_NAMED(a, b) MOTCUA_JOINED(a, b)

/// The same, and `declaration` is given the value: MOTCUA_ASSIGN(const auto record, store.dossier(id));
/// Several statements: not the body of an `if` without braces.
#define MOTCUA_ASSIGN(declaration, ...)                                                                      \
    auto MOTCUA_NAMED(motcuaResult, __LINE__) = (__VA_ARGS__);                                               \
    if (!MOTCUA_NAMED(motcuaResult, __LINE__))                                                               \
        return tl::unexpected(std::move(MOTCUA_NAMED(motcuaResult, __LINE__).error()));                      \
    declaration = *std::move(MOTCUA_NAMED(motcuaResult, __LINE__))
