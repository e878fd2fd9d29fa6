// SPDX-License-Identifier: GPL-3.0-or-later
// metrics: what a fleet's monitoring may know of this kiosk.
#include <QDir>

#include "app/ctl/command.h"
#include "app/intake/backupplan.h"
#include "sync/metrics/kioskmetrics.h"
#include "sync/metrics/metricswriter.h"
#include "sync/store/store.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

int metrics(const Config &config, const Arguments &arguments)
{
    const QString folder = arguments.value(u"-o"_s);
    if (folder.isEmpty() || !arguments.words.isEmpty())
        return misused(u"metrics needs -o DIR"_s);
    const auto store = Store::open(config.stateDirectory, std::make_shared<SystemClock>(), config.keyKeeping);
    if (!store)
        return report(store.error());
    const auto text = kioskMetrics(**store, config.stateDirectory, backupInterval(config));
    if (!text)
        return report(text.error());
    const auto file = writeMetricsFile(folder, *text);
    if (!file)
        return report(file.error());
    print({{u"file"_s, *file}, {u"bytes"_s, text->size()}});
    return exitDone;
}

} // namespace motcua::ctl
