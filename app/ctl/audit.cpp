// SPDX-License-Identifier: GPL-3.0-or-later
// audit: whether the log of what happened is what was written, and a copy of it for inspectors.
#include <QFileInfo>

#include "app/ctl/command.h"
#include "sync/audit/auditexport.h"
#include "sync/audit/auditverifier.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

QString databaseOf(const Config &config)
{
    return config.stateDirectory + u"/store.sqlite"_s;
}

Result<std::unique_ptr<AuditSource>> sourceOf(const Config &config, const Arguments &arguments)
{
    if (arguments.values.contains(u"--file"_s)) {
        auto file = AuditExport::open(arguments.value(u"--file"_s));
        if (!file)
            return tl::unexpected(file.error());
        return std::unique_ptr<AuditSource>(std::move(*file));
    }
    auto log = AuditLog::open(
        arguments.values.contains(u"--database"_s) ? arguments.value(u"--database"_s) : databaseOf(config));
    if (!log)
        return tl::unexpected(log.error());
    return std::unique_ptr<AuditSource>(std::move(*log));
}

int verify(AuditSource &source)
{
    const auto verdict = verifyAudit(source, {});
    if (!verdict)
        return report(verdict.error());
    QJsonObject object {{u"ok"_s, !verdict->broken.has_value()},
        {u"chain"_s, QString::fromLatin1(verdict->chain.toHex())}, {u"entries"_s, verdict->entries},
        {u"head"_s, QString::fromLatin1(verdict->head.toHex())},
        {u"anchored_up_to"_s, verdict->anchoredUpTo}};
    if (!verdict->broken) {
        print(object);
        return exitDone;
    }
    const auto &broken = *verdict->broken;
    object.insert(u"broken"_s,
        QJsonObject {{u"entry"_s, broken.entry}, {u"breach"_s, auditBreachName(broken.breach)},
            {u"detail"_s, broken.detail}});
    print(object);
    return report({FaultId::AuditBroken, broken.detail});
}

} // namespace

int audit(const Config &config, const Arguments &arguments)
{
    const QString verb = arguments.words.value(0);
    const QString out = arguments.value(u"-o"_s);
    const bool one = !(arguments.values.contains(u"--file"_s) && arguments.values.contains(u"--database"_s));
    if (arguments.words.size() != 1 || !one || (verb != u"verify" && verb != u"export")
        || (verb == u"export") == out.isEmpty())
        return misused(u"audit needs verify, or export -o FILE"_s);
    const auto source = sourceOf(config, arguments);
    if (!source)
        return report(source.error());
    if (verb == u"verify")
        return verify(**source);
    const auto entries = exportAudit(**source, out);
    if (!entries)
        return report(entries.error());
    print({{u"entries"_s, *entries}, {u"file"_s, QFileInfo(out).absoluteFilePath()}});
    return exitDone;
}

} // namespace motcua::ctl
