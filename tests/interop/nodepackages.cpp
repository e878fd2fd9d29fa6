// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/nodepackages.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int patience = 300'000; ///< ms for npm

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

NodePackages install()
{
    NodePackages packages;
    packages.folder = QStringLiteral(MOTCUA_INTEROP_BUILD);
    const QDir from(QStringLiteral(MOTCUA_INTEROP_SOURCE)), to(packages.folder);
    to.mkpath(u"."_s);
    for (const QString &name :
        {u"package.json"_s, u"package-lock.json"_s, u"server.mjs"_s, u"client.mjs"_s}) {
        QFile::remove(to.filePath(name));
        if (!QFile::copy(from.filePath(name), to.filePath(name)))
            return packages;
    }
    const QByteArray lock = contentOf(from.filePath(u"package-lock.json"_s));
    const QString stamp = to.filePath(u"node_modules/.installed"_s);
    if (contentOf(stamp) == lock) {
        packages.state = NodePackages::State::Ready;
        return packages;
    }
    QProcess npm;
    npm.setWorkingDirectory(packages.folder);
    npm.setProcessChannelMode(QProcess::MergedChannels);
    npm.start(u"npm"_s,
        {u"ci"_s, u"--ignore-scripts"_s, u"--omit=optional"_s, u"--no-audit"_s, u"--no-fund"_s,
            u"--prefer-offline"_s});
    const bool ended = npm.waitForFinished(patience);
    packages.words = QString::fromUtf8(npm.readAll()).right(2'000);
    if (ended && npm.exitStatus() == QProcess::NormalExit && npm.exitCode() == 0) {
        QFile file(stamp);
        if (file.open(QIODevice::WriteOnly) && file.write(lock) == lock.size())
            packages.state = NodePackages::State::Ready;
        return packages;
    }
    // No way to the registry, or none that can be trusted (a proxy that opens what is encrypted). Whatever
    // else npm fails with is a fault of ours: of the lock, of the packages.
    static const QRegularExpression unreachable(
        u"code "
        u"(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT"
        "|\\w*SELF_SIGNED_CERT\\w*|UNABLE_TO_\\w*(?:CERT|SIGNATURE)\\w*|CERT_\\w+)"_s);
    if (!ended || unreachable.match(packages.words).hasMatch())
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
