// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/unusedstack.h"

#include <array>
#include <cstring>

namespace motcua
{

[[gnu::noinline]] void wipeUnusedStack()
{
    std::array<char, 512 * 1024>
        room; // NOLINT(cppcoreguidelines-pro-type-member-init): it is the rest that matters
    ::explicit_bzero(room.data(), room.size());
}

} // namespace motcua
