// SPDX-License-Identifier: GPL-3.0-or-later
// motcua-central: a sandbox of the central TTHC system, for demonstrations, tests and integrators.
#include <csignal>
#include <cstdio>
#include <thread>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/domain/dossierstatus.h"
#include "sync/central/smallfile.h"
#include "sync/exchange/nationalmessages.h"
#include "sync/sandbox/affairs.h"
#include "sync/sandbox/auditbook.h"
#include "sync/sandbox/centralserver.h"
#include "sync/sandbox/dossierendpoint.h"
#include "sync/sandbox/igateendpoint.h"
#include "sync/sandbox/uploadfiles.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::sandbox;

namespace
{

constexpr int exitUsage = 2;
constexpr int exitFault = 3;

void printLine(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

int report(const Fault &fault)
{
    std::fprintf(stderr, "%s: %s\n", qUtf8Printable(fault.name()), qUtf8Printable(fault.detail));
    return exitFault;
}

Result<void> listIGate(const QString &stateDirectory)
{
    MOTCUA_ASSIGN(const auto ledger, IGateLedger::open(stateDirectory + u"/central.sqlite"_s));
    MOTCUA_ASSIGN(const auto files, UploadFiles::open(stateDirectory + igateFilesFolder));
    MOTCUA_ASSIGN(const auto dossiers, ledger->dossiers());
    for (const IGateLedger::Dossier &dossier : dossiers) {
        MOTCUA_ASSIGN(const auto listed, listedDossier(*ledger, files, dossier));
        printLine(listed);
    }
    return {};
}

/// What central holds, digests made anew from the bytes on disk.
int list(const QString &stateDirectory)
{
    const QString path = stateDirectory + u"/central.sqlite"_s;
    if (!QFile::exists(path))
        return 0;
    const auto ledger = Ledger::open(path);
    const auto files = UploadFiles::open(stateDirectory + u"/files"_s);
    if (!ledger || !files)
        return report(!ledger ? ledger.error() : files.error());
    const auto dossiers = (*ledger)->dossiers();
    if (!dossiers)
        return report(dossiers.error());
    for (const DossierRow &dossier : *dossiers) {
        const auto manifest = (*ledger)->manifest(dossier.code);
        if (!manifest)
            return report(manifest.error());
        QJsonArray parts;
        for (const PartRow &part : dossier.parts)
            parts.append(QJsonObject {{u"component"_s, part.component},
                {u"sha256"_s, files->sha256(part.uploadId, QFile(files->path(part.uploadId)).size())},
                {u"bytes"_s, QFile(files->path(part.uploadId)).size()},
                {u"file"_s, files->path(part.uploadId)}});
        printLine({{u"dossier_code"_s, dossier.code.section(u'+', 0, 0)}, {u"dossier_id"_s, dossier.id},
            {u"supplement_request"_s, dossier.code.section(u'+', 1, 1)},
            {u"state"_s, dossierStatusText(dossier.status)}, {u"status"_s, dossier.status},
            {u"received_at"_s, timeText(dossier.receivedAt)}, {u"parts"_s, parts},
            {u"manifest"_s, QJsonDocument::fromJson(*manifest).object()}});
    }
    if (const auto listed = listIGate(stateDirectory); !listed)
        return report(listed.error());
    return 0;
}

Result<QList<national::Supplement>> supplementsOf(
    const QString &code, const QList<DossierRow> &dossiers, Affairs &affairs)
{
    QList<national::Supplement> supplements;
    for (const DossierRow &row : dossiers) {
        if (!row.code.startsWith(code + u'+'))
            continue;
        const QString id = row.code.section(u'+', 1, 1);
        MOTCUA_ASSIGN(const auto request, affairs.request(code, id));
        supplements.append(
            {id, request ? request->content.value(u"reason").toString() : QString(), row.receivedAt});
    }
    return supplements;
}

/// The requests by which the national portal would be told of what central holds; and what they leave out.
Result<void> printNational(const QString &stateDirectory, const QString &what)
{
    if (what == u"omitted") {
        for (const national::OmittedField &field : national::omittedFields())
            printLine({{u"field"_s, field.field}, {u"reason"_s, field.reason}});
        return {};
    }
    MOTCUA_ASSIGN(const auto ledger, Ledger::open(stateDirectory + u"/central.sqlite"_s));
    MOTCUA_ASSIGN(const auto affairs, Affairs::open(stateDirectory + u"/central.sqlite"_s));
    MOTCUA_ASSIGN(const auto dossiers, ledger->dossiers());
    QJsonArray entries;
    for (const DossierRow &row : dossiers) {
        if (row.code.contains(u'+')) // a supplement, told with its dossier
            continue;
        MOTCUA_ASSIGN(const QByteArray manifest, ledger->manifest(row.code));
        national::Dossier dossier {manifest, {row.code, row.receivedAt, row.dueAt}, row.status, {}};
        for (const PartRow &part : row.parts)
            dossier.files.append(part.uploadId);
        MOTCUA_ASSIGN(dossier.supplements, supplementsOf(row.code, dossiers, *affairs));
        if (what == u"progress")
            entries.append(national::progressMessage(dossier));
        else if (const auto message = national::dossierMessage(dossier))
            entries.append(*message);
    }
    using national::Service;
    const auto service = what == u"progress" ? Service::ProgressUpdate : Service::DossierSync;
    for (const QJsonObject &request : national::requests(service, entries))
        printLine(request);
    return {};
}

/// How far each kiosk's audit log was countersigned, and the alarms.
int listAudit(const QString &stateDirectory)
{
    const QString path = stateDirectory + u"/central.sqlite"_s;
    if (!QFile::exists(path))
        return 0;
    const auto book = AuditBook::open(path);
    if (!book)
        return report(book.error());
    const auto heads = (*book)->heads();
    const auto alarms = (*book)->alarms();
    if (!heads || !alarms)
        return report(!heads ? heads.error() : alarms.error());
    for (const AuditBook::Head &head : *heads)
        printLine({{u"kiosk_id"_s, head.kioskId}, {u"chain"_s, QString::fromLatin1(head.chain.toHex())},
            {u"sequence"_s, head.anchor.sequence}, {u"at"_s, timeText(head.anchor.at)},
            {u"hash"_s, QString::fromLatin1(head.anchor.hash.toHex())}});
    for (const AuditBook::Alarm &alarm : *alarms)
        printLine({{u"alarm"_s, alarm.kind}, {u"kiosk_id"_s, alarm.kioskId},
            {u"chain"_s, QString::fromLatin1(alarm.chain.toHex())}, {u"sequence"_s, alarm.sequence},
            {u"at"_s, timeText(alarm.at)}, {u"accepted"_s, alarm.accepted}});
    return 0;
}

std::optional<QJsonObject> specification(const QString &argument)
{
    QByteArray bytes = argument.toUtf8();
    if (argument.startsWith(u'@'))
        bytes = readSmallFile(argument.sliced(1)).value_or(QByteArray());
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"motcua-central"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(MOTCUA_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Sandbox of the central TTHC system (sync/api/central.openapi.yaml, or sync/api/igate.md).\n"
        "Prints one JSON line when ready: {\"url\",\"token\"}; the token enrols one kiosk state folder."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption state(u"state"_s, u"State folder; made at the first start."_s, u"DIR"_s);
    const QCommandLineOption port(
        u"port"_s, u"Port; 0 or none: that of the last start if free, else any."_s, u"N"_s, u"0"_s);
    const QCommandLineOption host(u"host"_s, u"Address to listen on."_s, u"HOST"_s, u"127.0.0.1"_s);
    const QCommandLineOption form(
        u"code-form"_s, u"Form of dossier codes: 2018 or 2025."_s, u"FORM"_s, u"2025"_s);
    const QCommandLineOption expire(
        u"upload-expires"_s, u"Seconds an unfinished upload is kept."_s, u"N"_s, u"604800"_s);
    const QCommandLineOption certificates(u"certificate-seconds"_s,
        u"How long kiosks' certificates hold; less than 0 makes them expired from the first, for tests."_s,
        u"N"_s, QString::number(Authority::kioskCertificateSeconds));
    const QCommandLineOption catalogues(u"catalogues"_s,
        u"Folder whose folders each hold a catalogue as in resources/catalogue; the newest is handed out, as "
        u"a delta "
        "from any of them."_s,
        u"DIR"_s);
    const QCommandLineOption misbehave(u"misbehave"_s,
        u"Faults to make, JSON or @FILE; see PUT /sandbox/misbehave in the contract."_s, u"SPEC"_s, u"{}"_s);
    const QCommandLineOption listOption(u"list"_s,
        u"Print the dossiers held, one JSON a line, with the manifest or message as it was filed (personal "
        u"data), "
        "and end."_s);
    const QCommandLineOption auditOption(u"audit"_s,
        u"Print how far each kiosk's audit log was countersigned, and the alarms, one JSON a line, and end."_s);
    const QCommandLineOption revokeOption(u"revoke"_s,
        u"Revoke the certificate with this serial number (hexadecimal), a kiosk's or central's own, and end."_s,
        u"SERIAL"_s);
    const QCommandLineOption speaks(u"speaks"_s,
        u"What it speaks: contract (central.openapi.yaml), or igate (sync/api/igate.md: files in one piece, "
        "codes issued beforehand, creating that is not idempotent)."_s,
        u"NAME"_s, u"contract"_s);
    const QCommandLineOption nationalOption(u"national"_s,
        u"Print what the national portal would be told of the dossiers held, one JSON a line, and end: "
        "dossiers (DongBoHoSoMC), progress (CapNhatTienDoHoSoMC), or omitted (the fields that they leave "
        "out, and why). Personal data, as in the dossiers."_s,
        u"WHAT"_s);
    const QStringList nationalKinds {{}, u"dossiers"_s, u"progress"_s, u"omitted"_s};
    parser.addOption(nationalOption);
    parser.addOption(speaks);
    parser.addOption(auditOption);
    const QCommandLineOption signingOption(u"new-signing-key"_s,
        u"Sign statements with a new key from the next start on, and end. What the old one signed holds on."_s);
    parser.addOption(certificates);
    parser.addOption(catalogues);
    parser.addOption(revokeOption);
    parser.addOption(signingOption);
    parser.addOptions({state, port, host, form, expire, misbehave, listOption});
    parser.process(application);

    bool portGood = false;
    bool expireGood = false;
    bool certificatesGood = false;
    CentralServer::Options options;
    options.stateDirectory = QDir(parser.value(state)).absolutePath();
    options.host = parser.value(host);
    options.port = parser.value(port).toInt(&portGood);
    options.uploadLifetimeMs = parser.value(expire).toLongLong(&expireGood) * 1000;
    options.catalogues = parser.value(catalogues);
    options.certificateSeconds = parser.value(certificates).toLongLong(&certificatesGood);
    options.speaksIGate = parser.value(speaks) == u"igate";
    const auto codeForm = codeFormFromName(parser.value(form));
    const auto faults = specification(parser.value(misbehave));
    if (!parser.isSet(state) || !parser.positionalArguments().isEmpty() || !portGood || options.port < 0
        || options.port > 65535 || !expireGood || !certificatesGood || !codeForm || !faults
        || (!options.speaksIGate && parser.value(speaks) != u"contract")
        || !nationalKinds.contains(parser.value(nationalOption))) {
        std::fputs(qUtf8Printable(parser.helpText()), stderr);
        return exitUsage;
    }
    if (parser.isSet(revokeOption)) {
        const auto revoked = Authority::revoke(options.stateDirectory, parser.value(revokeOption).toLatin1());
        return revoked ? 0 : report(revoked.error());
    }
    if (parser.isSet(signingOption)) {
        const auto renewed = Authority::renewSigningKey(options.stateDirectory);
        return renewed ? 0 : report(renewed.error());
    }
    if (parser.isSet(nationalOption)) {
        const auto printed = printNational(options.stateDirectory, parser.value(nationalOption));
        return printed ? 0 : report(printed.error());
    }
    if (parser.isSet(listOption))
        return list(options.stateDirectory);
    if (parser.isSet(auditOption))
        return listAudit(options.stateDirectory);
    options.codeForm = *codeForm;

    // Blocked before any thread is made, so that only the one below ever sees them.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    const auto server = CentralServer::start(options);
    if (!server)
        return report(server.error());
    if (!(*server)->misbehaviour().set(*faults)) {
        std::fputs("--misbehave is not understood\n", stderr);
        return exitUsage;
    }
    const auto token = (*server)->enrolmentToken();
    if (!token)
        return report(token.error());
    std::thread ender([&] {
        int signal = 0;
        sigwait(&ends, &signal);
        (*server)->stop();
    });
    printLine({{u"url"_s, (*server)->url()}, {u"token"_s, *token}});
    (*server)->serve();
    pthread_kill(ender.native_handle(), SIGTERM); // where serving ended by itself
    ender.join();
    return 0;
}
