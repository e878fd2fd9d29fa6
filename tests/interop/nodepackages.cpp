// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/nodepackages.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int patience = 330'000; ///< ms; fetch.sh ends earlier
constexpr int noRegistry = 3; ///< its exit

NodePackages install()
{
    NodePackages packages;
    packages.folder = QStringLiteral(MOTCUA_INTEROP_BUILD);
    QProcess fetch;
    fetch.setProcessChannelMode(QProcess::MergedChannels);
    fetch.start(u"sh"_s, {QStringLiteral(MOTCUA_INTEROP_SOURCE "/fetch.sh"), packages.folder});
    const bool ended = fetch.waitForFinished(patience) && fetch.exitStatus() == QProcess::NormalExit;
    packages.words = QString::fromUtf8(fetch.readAll()).right(2'000).trimmed();
    if (ended && fetch.exitCode() == 0)
        packages.state = NodePackages::State::Ready;
    else if (ended && fetch.exitCode() == noRegistry
        && !qEnvironmentVariableIsSet("MOTCUA_INTEROP_REQUIRED")) // ./dev has fetched them
        packages.state = NodePackages::State::NoRegistry;
    return packages;
}

} // namespace

NodePackages installNodePackages()
{
    static const NodePackages once = install();
    return once;
}

} // namespace motcua::test
