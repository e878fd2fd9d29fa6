// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include <QDir>
#include <QGuiApplication>
#include <QJsonDocument>

#include "app/ctl/command.h"
#include "app/ctl/stateowner.h"
#include "app/domain/coredumps.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

void print(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

int report(const Fault &fault)
{
    const FaultEntry &entry = fault.entry();
    std::fprintf(
        stderr, "%s: %s %s", qPrintable(entry.name), qPrintable(entry.whatEn), qPrintable(entry.doEn));
    if (!fault.detail.isEmpty())
        std::fprintf(stderr, " (%s)", qPrintable(fault.detail));
    std::fputc('\n', stderr);
    return exitFault;
}

std::optional<Fault> setAsideIn(const QString &stateDirectory)
{
    const QStringList files = QDir(stateDirectory).entryList({u"store.sqlite.damaged-*Z"_s}, QDir::Files);
    if (files.isEmpty())
        return std::nullopt;
    return Fault {FaultId::StoreDamaged, u"set aside: "_s + files.join(u", "_s)};
}

int misused(const QString &why)
{
    std::fprintf(stderr, "motcuactl: %s\nSee motcuactl --help.\n", qPrintable(why));
    return exitUsage;
}

namespace
{

const QList<Command> &commands()
{
    static const QList<Command> table {
        {u"enrol"_s, u"enrol --token TOKEN"_s,
            u"Binds this state folder to the central system that gave out TOKEN. Once a state "
            "folder.\n"
            "Prints {\"kiosk_id\", \"url\"}."_s,
            {}, {u"--token"_s}, enrolKiosk},
        {u"identify"_s, u"identify IMAGE..."_s,
            u"Reads the identity card's QR code on each image.\n"
            "Prints one object an image: {\"file\", \"ok\", \"kind\", \"fields\":{...}, \"payload\", "
            "\"fault\"}. kind is cccd or can-cuoc; of a foreign code vietqr, url, vneid, cmnd or "
            "other. Exit 0 when all are well."_s,
            {}, {}, identify},
        {u"digitize"_s,
            u"digitize -o OUT.pdf IMAGE...\n"
            "digitize --procedure ID [--case ID] -o DIR IMAGE..."_s,
            u"Turns page images (JPEG, PNG, TIFF of one page, BMP, PNM, WebP) into one PDF with a "
            "Vietnamese text layer.\n"
            "Prints {\"pages\":[{\"file\", \"rotation\", \"skew_deg\", \"blank\", \"flags\", "
            "\"codes\":[{\"format\", \"payload\", \"state\"}], \"seconds\", \"fault\"}], \"bytes\", "
            "\"seconds\"}. payload is Base64; state is unchecked: only central can confirm a code.\n"
            "A page that is not read for its words is kept as an image (flag not-read). A file that cannot "
            "be a page (damaged, cut short, too large) is left out, and \"fault\" says why; the others are "
            "made all the same, and the exit is 3.\n"
            "With --procedure the images are one stack: by separator sheets, titles and form numbers each "
            "page is proposed for a component of the case, and DIR gets one PDF a component, named as it is "
            "filed, of the pages that are sure, and one (…_chua-ro_00.pdf) of those that a person has to be "
            "asked about. Separator sheets are in none. Prints the same of each page and \"role\" (page, "
            "separator), \"component\", \"sure\", \"asks\" (why not), \"candidates\", "
            "\"evidence\":[{\"kind\", \"words\", \"box\"}], "
            "\"values\":[{\"kind\", \"value\", \"confidence\", \"line\"}] (boxes in pixels of the "
            "image: x, y, width, height); then \"parts\":[{\"component\", \"file\", \"pages\", "
            "\"bytes\", \"sha256\"}], \"asked\" (the same of the other PDF, or null) and "
            "\"empty_separators\" (places in the stack, from 1, of those with no page behind)."_s,
            {}, {u"-o"_s, u"--procedure"_s, u"--case"_s}, digitize},
        {u"separators"_s, u"separators PROCEDURE [--case ID] -o FILE.pdf"_s,
            u"Makes the separator sheets of a case, to be printed on A4: one page for each paper. Laid "
            u"before "
            "the pages of its paper, each says what follows when the stack is scanned as a whole.\n"
            "Prints {\"file\", \"sheets\":[{\"component\", \"name\", \"payload\"}], \"bytes\"}."_s,
            {}, {u"-o"_s, u"--case"_s}, separators},
        {u"catalogue"_s, u"catalogue search WORDS | show ID | version | update"_s,
            u"search looks procedures up by name, everyday words or national code, best first; prints "
            "{\"id\", \"code\", \"name\", \"playable\", \"score\"} for each.\n"
            "show prints one procedure, with \"cases\":[{\"id\", \"name\", \"components\":[{\"id\", "
            "\"name\", \"kind\", \"required\"}]}] and \"forms\":[{\"id\", \"title\", "
            "\"fields\":[{\"id\", \"label\", \"type\", \"required\"}]}]. What is not known is null.\n"
            "version prints which catalogue is in force, {\"version\", \"procedures\"}. update asks central "
            "for a "
            "newer one, {\"version\", \"changed\"}; the uploader service does so every hour by itself. "
            "Dossiers that "
            "were begun keep the version that they were begun under."_s,
            {}, {}, catalogue},
        {u"submit"_s, u"submit INTAKE.json [--offline] [--slip FILE]"_s,
            u"Files a dossier. INTAKE.json:\n"
            "  {\"identity\": {\"qr\": TEXT} | {\"image\": FILE},\n"
            "   \"procedure\": ID, \"case\": ID (may be left out where there is one only),\n"
            "   \"form\": {FIELD: VALUE, ...} (dates as YYYY-MM-DD, choices by id, checks true or "
            "false),\n"
            "   \"components\": [{\"id\": ID, \"images\": [FILE, ...]}],\n"
            "   \"delivery\": {\"kind\": \"counter\"} | {\"kind\": \"post\", \"address\": TEXT} (optional),\n"
            "   \"phone\": \"0...\" (optional),\n"
            "   \"notices\": \"accept-all\" | {NOTICE: true|false, ...}}\n"
            "Files are looked for beside INTAKE.json. Exits with 0 only when central's dossier code "
            "is stored; prints {\"dossier_code\", \"dossier_id\", \"received_at\", \"due_at\", "
            "\"parts\":[{\"component\", \"sha256\", \"bytes\"}], \"slip_pdf\"}.\n"
            "A call that was interrupted, or that left its dossier queued, is continued by the same "
            "call again (same INTAKE.json, same files): one dossier comes of it. After exit 0 the "
            "same call files a new one.\n"
            "--offline leaves it queued and prints the provisional slip instead. --slip names the "
            "slip's file; without it the slip goes to the current folder, named after the dossier."_s,
            {u"--offline"_s}, {u"--slip"_s}, submit},
        {u"queue"_s, u"queue list | show ID | retry ID"_s,
            u"The dossiers on this machine: {\"dossier_id\", \"state\", \"dossier_code\", "
            "\"provisional_code\", ...}; provisional_code is the one that a provisional slip bears. "
            "show adds pages, parts and events. retry makes one due now."_s,
            {}, {}, queue},
        {u"erase"_s,
            u"erase DOSSIER --reason TEXT [--withdraw [--unasked]]\n"
            "erase --damaged --reason TEXT"_s,
            u"Erases one dossier on demand of whoever it is about. A draft goes as a whole. Of one that "
            "central has, pages, form and identity go; its code, times and sizes stay, and so does what "
            "central has. One that was submitted and not sent is erased with --withdraw only: it goes as a "
            "whole and is not filed from here. Where it may have reached central already, as a draft of a "
            "restored store may have too, central is asked first; --withdraw --unasked erases it although "
            "central cannot be asked. Backups that have it are replaced by a new one at once, in every "
            "folder where one was ever made, and what such as were cut off have left goes; one that is under "
            "way is waited for, a minute at most. A folder that cannot be reached by then is named in "
            "\"backups\" with \"holds_it\", until the next backup into it, and nothing_left is false.\n"
            "TEXT goes into the audit log: a file number, never a name. Prints the proof: {\"dossier_id\", "
            "\"state_before\", \"state\", \"erased\":{\"pages\", \"parts\", \"sealed_values\", \"bytes\"}, "
            "\"stays\", \"nothing_left\", \"log_emptied\", \"damaged_files\":[FILE, ...], "
            "\"backups\":[{\"directory\", \"holds_it\", \"fault\"}], "
            "\"audit\":{\"entry\", \"hash\", \"chain\"}}.\n"
            "damaged_files are damaged databases that were set aside in the state folder and may hold it "
            "still, "
            "sealed, with its keys; then nothing_left is false. --damaged destroys all of these, and prints "
            "{\"destroyed\":[FILE, ...]}: what could not be read of them, of other persons too, goes for "
            "good, "
            "so first see what doctor says under losses."_s,
            {u"--withdraw"_s, u"--unasked"_s, u"--damaged"_s}, {u"--reason"_s}, erase},
        {u"sync"_s, u"sync --once | --follow"_s,
            u"Sends what is queued. --once: one pass over everything; prints {\"sent\", \"waiting\"}; "
            "exit 0 when nothing is left to send; dossiers that central refused, or that lie in a damaged "
            "database which was set aside, are left. While another uploader is at work it waits, two minutes "
            "at "
            "most.\n"
            "--follow: the uploader service, until SIGTERM."_s,
            {u"--once"_s, u"--follow"_s}, {}, sync},
        {u"scan"_s, u"scan [--device D] [--glass] [--dpi N] -o DIR"_s,
            u"Scans into DIR, one JPEG a sheet; prints {\"sheet\", \"file\", \"width\", \"height\", "
            "\"dpi\"} for each.\n"
            "With --list: prints the devices instead, {\"device\", \"vendor\", \"model\", \"type\"}."_s,
            {u"--glass"_s, u"--list"_s}, {u"--device"_s, u"--dpi"_s, u"-o"_s}, scan},
        {u"audit"_s,
            u"audit verify [--with-central] [--file EXPORT | --database FILE] [--authority PEM]\n"
            "audit export -o FILE"_s,
            u"The log of what happened here. verify walks its hash chain, of this state folder, of a "
            "copy of its database or of an export, compares it with what central has countersigned, "
            "verifies the receipts that central has signed, and names the first entry that is not as it was "
            "written: {\"ok\", \"chain\", "
            "\"entries\", \"head\", \"anchored_up_to\", \"anchors\", \"receipts\", ..., "
            "\"broken\":{\"entry\", "
            "\"breach\", \"detail\"}}; breach is changed, removed, inserted, reordered, renumbered, "
            "cut-off, rewritten or begun-anew. --with-central asks central too: for its last anchor, and for "
            "every other log of this kiosk that it has countersigned. This one has to go on from each, by an "
            "entry restored or store-set-aside, and carry what was countersigned, unless central's staff has "
            "accepted that it does not: \"earlier_chains\":[{\"chain\", \"countersigned\", \"carried\", "
            "\"entry\", \"accepted\", \"detail\"}]. --authority: countersignatures count only under this "
            "certificate.\n"
            "export writes the log as JSON lines for inspectors, who can verify them without this "
            "program (sync/store/AUDIT.md)."_s,
            {u"--with-central"_s}, {u"--file"_s, u"--database"_s, u"--authority"_s, u"-o"_s}, audit},
        {u"metrics"_s, u"metrics -o DIR"_s,
            u"Writes DIR/motcua.prom for Prometheus' textfile collector: queue, faults, sheets, sessions, "
            "devices, store; nothing personal. Prints {\"file\", \"bytes\"}. The uploader service keeps it "
            "fresh by itself where [metrics] folder is configured."_s,
            {}, {u"-o"_s}, metrics},
        {u"keys"_s, u"keys show | rotate | move PLACE"_s,
            u"The kiosk's key, which opens the keys of all dossiers here. show prints where it lives and "
            "what that protects from: {\"place\", \"configured\", \"protection\", \"fingerprint\", "
            "\"recovery_key\", \"dossiers\", \"without_recovery\"}.\n"
            "rotate makes a new one, wraps every dossier's key with it and destroys the old one: "
            "{\"before\", \"after\", \"dossiers\", \"unopened\", \"place\"}. The kiosk and the uploader "
            "go on meanwhile. Cut off, it is finished or undone by the next program that opens the store.\n"
            "move puts the key elsewhere: file, tpm (again: bound to the PCRs of today's settings) or "
            "credential."_s,
            {}, {}, keys},
        {u"backup"_s,
            u"backup now [--to DIR] | list [--to DIR]\n"
            "backup verify FILE [--recovery-key PEM] | restore FILE --into DIR [--recovery-key PEM]"_s,
            u"Sealed copies of the whole store, enrolment included, in the folder of [backup] directory, "
            u"which "
            "has to be there and on another disk. now makes one beside the kiosk's work, checks it and "
            "prints {\"file\", \"bytes\", \"chain\", \"entries\", \"head\", \"dossiers\", "
            "\"unsent\"}; the uploader service does so every [backup] every_hours and keeps the newest "
            "[backup] keep.\n"
            "list prints {\"file\", \"made_at\", \"bytes\", \"opens\", \"recoverable\"}, newest "
            "first: whether the kiosk's key of today opens it, and the ministry's.\n"
            "verify unseals all of one and checks what is in it.\n"
            "restore makes the new state folder DIR of one, with the kiosk's key out of --state or the TPM, "
            "or "
            "with the ministry's. Before it sends anything of a dossier that central may have by now the new "
            "store asks central about it. What was erased on demand after the backup was made is erased "
            "again, as far as the log in --state says; \"erasures_known\" is false where that log is not "
            "there or does not go on from the backup's: then withdraw and erase again what was, by the "
            "proofs, before the first sync. Prints {\"state\", \"to_ask\", \"made_at\", "
            "\"erased_again\", \"erasures_known\"}. Never use the lost folder again beside it."_s,
            {}, {u"--to"_s, u"--into"_s, u"--recovery-key"_s}, backup},
        {u"recover"_s, u"recover --recovery-key PEM (--into DIR | -o DIR)"_s,
            u"Opens the dossiers of a state folder (--state) whose kiosk key is lost, with the ministry's "
            "private key (X25519, PKCS #8, not encrypted; of an encrypted one: openssl pkey -in FILE | "
            "motcuactl ... --recovery-key /dev/stdin). The lost folder is only read.\n"
            "--into makes a new state folder with a key of its own, which goes on where the lost one stood: "
            "dossiers keep their ids, so none is filed twice. Prints {\"state\", \"dossiers\", "
            "\"unopened\", \"damaged\"}; of a damaged store what can be read is salvaged, doctor on the new "
            "folder says what is lost, and central is asked first of what may be unsent (an iGate cannot "
            "be: there a person looks). Never use the lost folder again beside it.\n"
            "-o writes every dossier in clear instead: pages, parts, manifest and form; prints "
            "{\"dossier_id\", \"state\", \"folder\", \"pages\", \"parts\", \"manifest\"} for each.\n"
            "A dossier that the key does not open is printed as {\"dossier_id\", \"fault\"}, and makes it "
            "exit 3, as does a store that was damaged."_s,
            {}, {u"--recovery-key"_s, u"--into"_s, u"-o"_s}, recover},
        {u"doctor"_s, u"doctor"_s,
            u"Checks store, keys, worker, scanner, recognition and central, one object each:\n"
            "{\"check\", \"ok\", \"detail\", \"fault\"}. Exit 0 when all are well."_s,
            {}, {}, doctor},
    };
    return table;
}

/// Broken at spaces; lines that begin with a space stay as they are.
QStringList wrapped(const QString &text)
{
    constexpr qsizetype columns = 92;
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        lines.append(QString());
        const bool fixed = paragraph.startsWith(u' ');
        for (const QString &word : fixed ? QStringList {paragraph} : paragraph.split(u' ')) {
            if (!lines.last().isEmpty() && lines.last().size() + 1 + word.size() > columns)
                lines.append(QString());
            lines.last() += (lines.last().isEmpty() ? QString() : u" "_s) + word;
        }
    }
    return lines;
}

int help(std::FILE *to, int exit)
{
    std::fputs(
        "motcuactl - the kiosk's command line for technicians, integrators and tests\n\n"
        "usage: motcuactl [--config FILE] [--state DIR] [--central URL] COMMAND ...\n\n"
        "JSON lines on stdout, messages on stderr. Exit: 0 done, 2 wrong usage, 3 a fault (its id comes\n"
        "first on stderr; motcua-faults(7) explains it). With every command:\n\n"
        "  --config FILE   settings (TOML); without it, defaults\n"
        "  --state DIR     the kiosk's state folder: store, keys, enrolment. Run by root, all but recover "
        "and\n"
        "                  backup restore go on as the folder's owner: files that they take or make have to\n"
        "                  be within that user's reach. The folder that those two make becomes that owner's\n"
        "  --central URL   reach central at this address instead of the one enrolled with; its key stays\n"
        "                  pinned\n\n",
        to);
    for (const Command &command : commands()) {
        std::fprintf(to, "%s\n", qPrintable(command.synopsis));
        for (const QString &line : wrapped(command.help))
            std::fprintf(to, "    %s\n", qPrintable(line));
        std::fputc('\n', to);
    }
    return exit;
}

int dispatch(QStringList words)
{
    Arguments arguments;
    const Command *command = nullptr;
    const QStringList everywhere {u"--config"_s, u"--state"_s, u"--central"_s};
    while (!words.isEmpty()) {
        const QString word = words.takeFirst();
        if (word == u"--help" || word == u"-h")
            return help(stdout, exitDone);
        if (everywhere.contains(word) || (command && command->options.contains(word))) {
            if (words.isEmpty() || words.first().isEmpty())
                return misused(word + u" needs a value"_s);
            arguments.values.insert(word, words.takeFirst());
        } else if (command && command->flags.contains(word)) {
            arguments.flags.insert(word);
        } else if (word.startsWith(u'-') && word.size() > 1) {
            return misused(u"unknown option "_s + word);
        } else if (!command) {
            const auto found = std::find_if(
                commands().begin(), commands().end(), [&](const Command &c) { return c.name == word; });
            if (found == commands().end())
                return misused(u"unknown command "_s + word);
            command = &*found;
        } else {
            arguments.words.append(word);
        }
    }
    if (!command)
        return help(stderr, exitUsage);
    auto config = loadConfig(arguments.value(u"--config"_s));
    if (!config)
        return report(config.error());
    if (arguments.values.contains(u"--state"_s))
        config->stateDirectory = arguments.value(u"--state"_s);
    if (arguments.values.contains(u"--central"_s)) {
        const auto address = centralAddress(arguments.value(u"--central"_s));
        if (!address)
            return misused(u"--central takes an https:// address"_s);
        config->centralUrl = *address;
    }
    // These make another folder, and are to read what nobody else can any more.
    const bool makesAnother =
        command->name == u"recover" || (command->name == u"backup" && arguments.words.value(0) == u"restore");
    if (!makesAnother)
        if (const auto owned = becomeOwnerOf(config->stateDirectory); !owned)
            return report(owned.error());
    return command->run(*config, arguments);
}

} // namespace

} // namespace motcua::ctl

namespace
{

/// Stderr belongs to the faults; what Qt remarks about its surroundings is shown on request only.
void quiet(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg || qEnvironmentVariableIsSet("MOTCUA_VERBOSE"))
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

} // namespace

int main(int argc, char **argv)
{
    motcua::forbidCoreDumps();
    qInstallMessageHandler(quiet);
    // Slips are drawn with Qt's painter; no screen is needed for that.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"motcua"_s);
    return motcua::ctl::dispatch(QGuiApplication::arguments().mid(1));
}
