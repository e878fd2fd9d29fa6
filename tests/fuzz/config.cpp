// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mman.h>
#include <unistd.h>

#include "app/config/config.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

void config(const QByteArray &bytes)
{
    const int file = ::memfd_create("config", MFD_CLOEXEC);
    if (file < 0 || ::write(file, bytes.constData(), size_t(bytes.size())) != bytes.size())
        return;
    const auto config = loadConfig(QStringLiteral("/proc/self/fd/%1").arg(file));
    ::close(file);
    if (!config)
        return;
    require(config->scanDpi >= 200 && config->scanDpi <= 600, "resolutions are bounded");
    require(config->recognisers >= 1 && config->recognisers <= 64, "workers are bounded");
    require(config->centralUrl.isEmpty() || centralAddress(config->centralUrl).has_value(),
        "central's address is one");
}

} // namespace motcua::fuzz
