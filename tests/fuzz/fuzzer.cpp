// SPDX-License-Identifier: GPL-3.0-or-later
// One target as a libFuzzer program; the build says which.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    motcua::fuzz::MOTCUA_FUZZ_TARGET(
        QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
