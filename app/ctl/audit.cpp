// SPDX-License-Identifier: GPL-3.0-or-later
// audit: whether the log of what happened is what was written, and a copy of it for inspectors.
#include <QFileInfo>
#include <QJsonArray>

#include "app/ctl/command.h"
#include "app/ctl/files.h"
#include "app/intake/policies.h"
#include "sync/audit/auditexport.h"
#include "sync/audit/auditlineage.h"
#include "sync/audit/auditverifier.h"
#include "sync/audit/receiptverifier.h"
#include "sync/central/connectcentral.h"
#include "sync/central/signedstatement.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

/// A log, and whose countersignatures under it hold.
struct Opened {
    std::unique_ptr<AuditSource> source;
    AnchorTrust trust;
};

Result<Opened> open(const Config &config, const Arguments &arguments)
{
    Opened opened;
    if (arguments.values.contains(u"--file"_s)) {
        MOTCUA_ASSIGN(auto file, AuditExport::open(arguments.value(u"--file"_s)));
        MOTCUA_ASSIGN(opened.trust, file->trust());
        opened.source = std::move(file);
    } else {
        MOTCUA_ASSIGN(opened.source,
            AuditLog::open(arguments.values.contains(u"--database"_s)
                    ? arguments.value(u"--database"_s)
                    : config.stateDirectory + u"/store.sqlite"_s));
        opened.trust = loadAnchorTrust(config.stateDirectory);
    }
    return opened;
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// What central itself has, which nobody on this machine can take away.
struct AtCentral {
    std::unique_ptr<CentralSystem> central;
    Countersigned countersigned;
};

Result<std::unique_ptr<AtCentral>> askCentral(
    const Config &config, const QByteArray &chain, const AnchorTrust &trust)
{
    MOTCUA_ASSIGN(const auto enrolment, enrolmentOf(config));
    auto central = connectCentral(enrolment);
    MOTCUA_ASSIGN(auto countersigned, Countersigned::ask(*central, chain, trust));
    return std::make_unique<AtCentral>(AtCentral {std::move(central), std::move(countersigned)});
}

QJsonArray describe(const QList<EarlierChain> &lineage)
{
    QJsonArray all;
    for (const EarlierChain &one : lineage)
        all.append(QJsonObject {{u"chain"_s, hex(one.chain)}, {u"countersigned"_s, one.countersigned},
            {u"carried"_s, one.carried}, {u"entry"_s, one.entry > 0 ? QJsonValue(one.entry) : QJsonValue()},
            {u"accepted"_s, one.accepted},
            {u"detail"_s, one.broken ? QJsonValue(one.broken->detail) : QJsonValue()}});
    return all;
}

int tell(const AuditVerdict &verdict, const JudgedAnchors &judged, const JudgedReceipts &receipts,
    const std::optional<QList<EarlierChain>> &lineage, const AnchorTrust &trust)
{
    QJsonArray authorities;
    for (auto authority = trust.begin(); authority != trust.end(); ++authority)
        authorities.append(QJsonObject {
            {u"kiosk_id"_s, authority.key()}, {u"key_sha256"_s, certificateKeySha256(authority.value())}});
    QJsonArray wrong;
    for (const JudgedAnchors::Wrong &anchor : judged.wrong)
        wrong.append(QJsonObject {{u"sequence"_s, anchor.sequence}, {u"detail"_s, anchor.why}});
    QJsonArray wrongReceipts;
    for (const JudgedReceipts::Wrong &receipt : receipts.wrong)
        wrongReceipts.append(QJsonObject {{u"entry"_s, receipt.sequence}, {u"detail"_s, receipt.why}});
    QJsonObject object {{u"ok"_s, !verdict.broken && judged.wrong.isEmpty() && receipts.wrong.isEmpty()},
        {u"chain"_s, hex(verdict.chain)}, {u"entries"_s, verdict.entries}, {u"head"_s, hex(verdict.head)},
        {u"anchored_up_to"_s, verdict.anchoredUpTo}, {u"anchors"_s, judged.holding.size()},
        {u"anchors_unknown"_s, judged.unknown.size()}, {u"anchors_wrong"_s, wrong},
        {u"receipts"_s, receipts.holding}, {u"receipts_unknown"_s, receipts.unknown},
        {u"receipts_wrong"_s, wrongReceipts}, {u"authorities"_s, authorities}};
    if (verdict.broken)
        object.insert(u"broken"_s,
            QJsonObject {{u"entry"_s, verdict.broken->entry},
                {u"breach"_s, auditBreachName(verdict.broken->breach)},
                {u"detail"_s, verdict.broken->detail}});
    if (lineage)
        object.insert(u"earlier_chains"_s, describe(*lineage));
    print(object);
    if (verdict.broken)
        return report({FaultId::AuditBroken, verdict.broken->detail});
    if (!judged.wrong.isEmpty())
        return report({FaultId::AuditBroken,
            u"anchor at entry %1: %2"_s.arg(judged.wrong.first().sequence).arg(judged.wrong.first().why)});
    if (!receipts.wrong.isEmpty())
        return report({FaultId::AuditBroken,
            u"receipt in entry %1: %2"_s.arg(receipts.wrong.first().sequence)
                .arg(receipts.wrong.first().why)});
    return exitDone;
}

int verify(const Config &config, const Arguments &arguments, Opened &log)
{
    if (arguments.values.contains(u"--authority"_s)) {
        const auto authority = readFile(arguments.value(u"--authority"_s));
        if (!authority)
            return report(authority.error());
        for (QByteArray &certificate : log.trust)
            certificate = *authority;
    }
    const auto chain = log.source->chain();
    const auto anchors = log.source->anchors();
    if (!chain || !anchors)
        return report(!chain ? chain.error() : anchors.error());
    JudgedAnchors judged = judgeAnchors(*anchors, *chain, log.trust);
    QList<AuditAnchor> compared = judged.holding + judged.unknown;
    std::unique_ptr<AtCentral> there;
    if (arguments.has(u"--with-central"_s)) {
        auto asked = askCentral(config, *chain, log.trust);
        if (!asked)
            return report(asked.error());
        there = std::move(*asked);
        compared += there->countersigned.here();
    }
    std::sort(compared.begin(), compared.end(),
        [](const AuditAnchor &a, const AuditAnchor &b) { return a.sequence < b.sequence; });
    auto verdict = verifyAudit(*log.source, compared);
    const auto receipts = judgeReceipts(*log.source, log.trust);
    if (!verdict || !receipts)
        return report(!verdict ? verdict.error() : receipts.error());
    std::optional<QList<EarlierChain>> lineage;
    if (there && !verdict->broken) {
        const auto found = verifyLineage(*log.source, there->countersigned);
        if (!found)
            return report(found.error());
        verdict->broken = firstBroken(*found);
        lineage = *found;
    }
    return tell(*verdict, judged, *receipts, lineage, log.trust);
}

} // namespace

int audit(const Config &config, const Arguments &arguments)
{
    const QString verb = arguments.words.value(0);
    const QString out = arguments.value(u"-o"_s);
    const bool toFile = arguments.values.contains(u"--file"_s);
    const bool misplaced = (toFile && arguments.values.contains(u"--database"_s))
        || (verb == u"export"
            && (toFile || arguments.has(u"--with-central"_s) || arguments.values.contains(u"--authority"_s)));
    if (arguments.words.size() != 1 || misplaced || (verb != u"verify" && verb != u"export")
        || (verb == u"export") == out.isEmpty())
        return misused(u"audit needs verify, or export -o FILE"_s);
    auto log = open(config, arguments);
    if (!log)
        return report(log.error());
    if (verb == u"verify")
        return verify(config, arguments, *log);
    const auto entries = exportAudit(*log->source, log->trust, out);
    if (!entries)
        return report(entries.error());
    print({{u"entries"_s, *entries}, {u"file"_s, QFileInfo(out).absoluteFilePath()}});
    return exitDone;
}

} // namespace motcua::ctl
