// SPDX-License-Identifier: GPL-3.0-or-later
// The contract's letter: which keys each command's objects have, where its options are taken, how it ends.
#include <csignal>

#include <QDir>
#include <QRegularExpression>

#include "app/domain/fault.h"
#include "tests/ctl/ctlfixture.h"

namespace
{

/// The keys that an object lacks.
QStringList lacking(const QJsonObject &object, const QStringList &keys)
{
    QStringList absent;
    for (const QString &key : keys)
        if (!object.contains(key))
            absent.append(key);
    return absent;
}

QJsonObject first(const QJsonValue &list)
{
    return list.toArray().first().toObject();
}

} // namespace

#define EXPECT_KEYS(object, ...)                                                                             \
    EXPECT_EQ(lacking(object, __VA_ARGS__).join(u' ').toStdString(), "")                                     \
        << QJsonDocument(object).toJson().constData()

TEST_F(Ctl, everyObjectHasTheKeysOfTheContract)
{
    ASSERT_TRUE(m_rig.startCentral());

    const auto enrolled = m_rig.ctl({u"enrol"_s, u"--token"_s, m_rig.token()});
    ASSERT_EQ(enrolled.exit, 0) << qPrintable(enrolled.errors);
    EXPECT_KEYS(enrolled.lines.value(0), {u"kiosk_id"_s, u"url"_s});

    const auto identified = m_rig.ctl({u"identify"_s, Rig::sample(u"glass/cccd.png"_s),
        Rig::sample(u"glass/vietqr.png"_s), u"not-there.png"_s});
    EXPECT_EQ(identified.exit, 3);
    ASSERT_EQ(identified.lines.size(), 3);
    for (const QJsonObject &image : identified.lines)
        EXPECT_KEYS(image, {u"file"_s, u"ok"_s, u"kind"_s, u"fields"_s, u"payload"_s, u"fault"_s});
    EXPECT_KEYS(identified.lines[0].value(u"fields").toObject(),
        {u"personal_number"_s, u"old_number"_s, u"full_name"_s, u"birth_date"_s, u"sex"_s, u"residence"_s,
            u"issue_date"_s});
    EXPECT_TRUE(identified.lines[0].value(u"payload").toString().contains(u'|'));
    EXPECT_EQ(identified.lines[1].value(u"kind").toString(), u"vietqr"_s);
    EXPECT_EQ(identified.lines[2].value(u"fault").toString(), u"file-unreadable"_s);

    const auto digitized = m_rig.ctl({u"digitize"_s, u"-o"_s, u"out.pdf"_s, m_page});
    ASSERT_EQ(digitized.exit, 0) << qPrintable(digitized.errors);
    ASSERT_EQ(digitized.lines.size(), 1);
    EXPECT_KEYS(digitized.lines[0], {u"pages"_s, u"bytes"_s, u"seconds"_s});
    EXPECT_KEYS(first(digitized.lines[0].value(u"pages")),
        {u"file"_s, u"rotation"_s, u"skew_deg"_s, u"blank"_s, u"flags"_s, u"codes"_s, u"seconds"_s,
            u"fault"_s});

    const auto separated = m_rig.ctl({u"separators"_s, u"1.009846"_s, u"-o"_s, u"separators.pdf"_s});
    ASSERT_EQ(separated.exit, 0) << qPrintable(separated.errors);
    EXPECT_KEYS(separated.lines.value(0), {u"file"_s, u"sheets"_s, u"bytes"_s});
    EXPECT_KEYS(first(separated.lines[0].value(u"sheets")), {u"component"_s, u"name"_s, u"payload"_s});

    const auto split =
        m_rig.ctl({u"digitize"_s, u"--procedure"_s, u"1.009846"_s, u"-o"_s, u"parts"_s, m_page});
    ASSERT_EQ(split.exit, 0) << qPrintable(split.errors);
    EXPECT_KEYS(
        split.lines.value(0), {u"pages"_s, u"parts"_s, u"asked"_s, u"empty_separators"_s, u"seconds"_s});
    EXPECT_KEYS(first(split.lines[0].value(u"pages")),
        {u"file"_s, u"role"_s, u"component"_s, u"sure"_s, u"asks"_s, u"candidates"_s, u"evidence"_s,
            u"values"_s, u"codes"_s});

    const auto submitted = m_rig.ctl({u"submit"_s, write(quick())});
    ASSERT_EQ(submitted.exit, 0) << qPrintable(submitted.errors);
    ASSERT_EQ(submitted.lines.size(), 1);
    EXPECT_KEYS(submitted.lines[0],
        {u"dossier_code"_s, u"dossier_id"_s, u"received_at"_s, u"due_at"_s, u"parts"_s, u"slip_pdf"_s});
    EXPECT_KEYS(first(submitted.lines[0].value(u"parts")), {u"component"_s, u"sha256"_s, u"bytes"_s});
    const QString id = submitted.lines[0].value(u"dossier_id").toString();

    for (const QStringList &call : {QStringList {u"list"_s}, {u"show"_s, id}}) {
        const auto queued = m_rig.ctl(QStringList {u"queue"_s} + call);
        ASSERT_EQ(queued.exit, 0) << qPrintable(queued.errors);
        ASSERT_EQ(queued.lines.size(), 1);
        EXPECT_KEYS(queued.lines[0], {u"dossier_id"_s, u"state"_s, u"dossier_code"_s, u"provisional_code"_s});
        EXPECT_EQ(queued.lines[0].value(u"dossier_id").toString(), id);
        EXPECT_EQ(queued.lines[0].value(u"dossier_code"), submitted.lines[0].value(u"dossier_code"));
    }

    const auto held = m_rig.dossiersAtCentral();
    ASSERT_EQ(held.size(), 1);
    EXPECT_KEYS(held[0], {u"dossier_code"_s, u"dossier_id"_s, u"parts"_s});
    EXPECT_KEYS(first(held[0].value(u"parts")), {u"component"_s, u"sha256"_s, u"bytes"_s});

    for (const QJsonObject &check : m_rig.ctl({u"doctor"_s}).lines)
        EXPECT_KEYS(check, {u"check"_s, u"ok"_s, u"detail"_s, u"fault"_s});
}

TEST_F(Ctl, theCatalogueIsRankedAndShownWithCasesComponentsAndFields)
{
    const auto found = m_rig.ctl({u"catalogue"_s, u"search"_s, u"nhan"_s, u"vien"_s, u"buc"_s, u"xa"_s});
    ASSERT_EQ(found.exit, 0);
    ASSERT_FALSE(found.lines.isEmpty());
    for (const QJsonObject &hit : found.lines)
        EXPECT_KEYS(hit, {u"id"_s, u"code"_s, u"name"_s});
    EXPECT_EQ(found.lines[0].value(u"code").toString(), u"1.009846"_s) << "the best comes first";
    for (qsizetype i = 1; i < found.lines.size(); ++i)
        EXPECT_GE(found.lines[i - 1].value(u"score").toDouble(), found.lines[i].value(u"score").toDouble());

    const auto shown = m_rig.ctl({u"catalogue"_s, u"show"_s, u"cap-quyen-ma-so-ma-vach"_s});
    ASSERT_EQ(shown.exit, 0);
    ASSERT_EQ(shown.lines.size(), 1);
    EXPECT_KEYS(shown.lines[0], {u"id"_s, u"code"_s, u"name"_s, u"cases"_s, u"forms"_s});
    const QJsonObject chosen = first(shown.lines[0].value(u"cases"));
    EXPECT_KEYS(chosen, {u"id"_s, u"name"_s, u"components"_s});
    EXPECT_KEYS(first(chosen.value(u"components")), {u"id"_s, u"name"_s, u"kind"_s, u"required"_s});
    EXPECT_KEYS(first(first(shown.lines[0].value(u"forms")).value(u"fields")),
        {u"id"_s, u"label"_s, u"type"_s, u"required"_s});

    EXPECT_TRUE(m_rig.ctl({u"catalogue"_s, u"search"_s, u"xyzzy"_s}).lines.isEmpty());
    const auto unknown = m_rig.ctl({u"catalogue"_s, u"show"_s, u"9.999999"_s});
    EXPECT_EQ(unknown.exit, 3);
    EXPECT_TRUE(unknown.errors.startsWith(u"procedure-unknown:"_s)) << qPrintable(unknown.errors);
}

TEST_F(Ctl, whatWaitsIsListedRetriedAndSentAndSaidSo)
{
    const auto offline = m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())});
    ASSERT_EQ(offline.exit, 0) << qPrintable(offline.errors);
    EXPECT_TRUE(offline.lines[0].value(u"dossier_code").isNull());
    EXPECT_TRUE(offline.lines[0].value(u"received_at").isNull());
    const QString id = offline.lines[0].value(u"dossier_id").toString();
    const auto listed = m_rig.ctl({u"queue"_s, u"list"_s});
    ASSERT_EQ(listed.lines.size(), 1);
    EXPECT_EQ(listed.lines[0].value(u"state").toString(), u"queued"_s);
    EXPECT_TRUE(listed.lines[0].value(u"dossier_code").isNull());
    const QString code = listed.lines[0].value(u"provisional_code").toString();
    EXPECT_EQ(QString(code).remove(u'-').toLower(),
        offline.lines[0].value(u"provisional_token").toString().left(8));

    const auto retried = m_rig.ctl({u"queue"_s, u"retry"_s, id});
    EXPECT_EQ(retried.exit, 0) << qPrintable(retried.errors);
    EXPECT_EQ(retried.lines.value(0).value(u"dossier_id").toString(), id);

    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const auto sent = m_rig.ctl({u"sync"_s, u"--once"_s});
    EXPECT_EQ(sent.exit, 0) << qPrintable(sent.errors);
    EXPECT_EQ(sent.lines.value(0).value(u"sent").toInt(-1), 1);
    EXPECT_EQ(sent.lines.value(0).value(u"waiting").toInt(-1), 0);
    EXPECT_EQ(m_rig.ctl({u"queue"_s, u"retry"_s, id}).exit, 3) << "nothing is left to retry";
}

TEST_F(Ctl, followingSendsWhatComesAndEndsWellWhenAskedTo)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    QProcess uploader;
    uploader.setProcessEnvironment(m_rig.environment());
    uploader.start(Rig::program(u"motcuactl"_s), {u"--state"_s, m_rig.state(), u"sync"_s, u"--follow"_s});
    ASSERT_TRUE(uploader.waitForStarted());
    const auto offline = m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())});
    ASSERT_EQ(offline.exit, 0) << qPrintable(offline.errors);
    const auto submitted = [&] {
        return m_rig.ctl({u"queue"_s, u"list"_s}).lines.value(0).value(u"state").toString() == u"submitted";
    };
    for (int i = 0; i < 600 && !submitted(); ++i)
        uploader.waitForFinished(100);
    EXPECT_TRUE(submitted());
    uploader.terminate();
    ASSERT_TRUE(uploader.waitForFinished(60'000));
    EXPECT_EQ(uploader.exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(uploader.exitCode(), 0);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 1);
}

TEST_F(Ctl, theScannerIsListedAndChosen)
{
    const auto listed = m_rig.ctl({u"scan"_s, u"--list"_s});
    ASSERT_EQ(listed.exit, 0) << qPrintable(listed.errors);
    ASSERT_FALSE(listed.lines.isEmpty());
    for (const QJsonObject &device : listed.lines)
        EXPECT_KEYS(device, {u"device"_s, u"vendor"_s, u"model"_s, u"type"_s});

    m_rig.putInTray({Rig::sample(u"radiation/02-van-bang.jpg"_s)});
    const QString device = listed.lines[0].value(u"device").toString();
    const auto scanned =
        m_rig.ctl({u"scan"_s, u"--device"_s, device, u"--dpi"_s, u"200"_s, u"-o"_s, u"scans"_s});
    ASSERT_EQ(scanned.exit, 0) << qPrintable(scanned.errors);
    ASSERT_EQ(scanned.lines.size(), 1);
    EXPECT_KEYS(scanned.lines[0], {u"sheet"_s, u"file"_s, u"width"_s, u"height"_s, u"dpi"_s});
    EXPECT_EQ(scanned.lines[0].value(u"dpi").toDouble(), 200);
    EXPECT_TRUE(QFile::exists(m_rig.path(scanned.lines[0].value(u"file").toString())));
    m_rig.putInTray({Rig::sample(u"radiation/02-van-bang.jpg"_s)});
    const auto again =
        m_rig.ctl({u"scan"_s, u"--device"_s, device, u"--dpi"_s, u"200"_s, u"-o"_s, u"scans"_s});
    ASSERT_EQ(again.lines.size(), 1);
    EXPECT_NE(again.lines[0].value(u"file"), scanned.lines[0].value(u"file")) << "a scan replaces no other";

    const auto absent = m_rig.ctl({u"scan"_s, u"--device"_s, u"nobody:0"_s, u"-o"_s, u"scans"_s});
    EXPECT_EQ(absent.exit, 3);
    EXPECT_TRUE(absent.errors.startsWith(u"scanner-"_s)) << qPrintable(absent.errors);
}

TEST_F(Ctl, itsOptionsAreTakenBeforeAndAfterEveryCommand)
{
    ASSERT_TRUE(m_rig.startCentral());
    const QString config =
        write(QByteArray("state = '") + m_rig.path(u"configured"_s).toUtf8() + "'\n", u"kiosk.toml"_s);
    const QString central = m_rig.centralUrl();
    const QList<QStringList> options {
        {u"--config"_s, config}, {u"--state"_s, m_rig.path(u"given"_s)}, {u"--central"_s, central}};
    // What is asked of each does not matter: a usage error would end with 2.
    const QList<QStringList> calls {{u"identify"_s, m_page}, {u"digitize"_s, u"-o"_s, u"o.pdf"_s, m_page},
        {u"catalogue"_s, u"search"_s, u"x"_s}, {u"submit"_s, u"--offline"_s, write(quick())},
        {u"queue"_s, u"list"_s}, {u"sync"_s, u"--once"_s}, {u"scan"_s, u"--list"_s}, {u"doctor"_s},
        {u"enrol"_s, u"--token"_s, u"nonsense"_s}};
    for (const QStringList &call : calls)
        for (const QStringList &option : options)
            for (const QStringList &words : {option + call, call + option}) {
                const auto ran = m_rig.ctl(words);
                EXPECT_TRUE(ran.exit == 0 || ran.exit == 3)
                    << ran.exit << ' ' << qPrintable(words.join(u' ')) << qPrintable(ran.errors);
            }
    EXPECT_TRUE(QFile::exists(m_rig.path(u"given/store.sqlite"_s)));
}

TEST_F(Ctl, worksUnconfigured)
{
    const QString home = m_rig.path(u"home"_s);
    ASSERT_TRUE(QDir().mkpath(home));
    QProcess process;
    QProcessEnvironment environment = m_rig.environment();
    environment.remove(u"XDG_STATE_HOME"_s);
    environment.insert(u"HOME"_s, home);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(home);
    process.start(Rig::program(u"motcuactl"_s), {u"submit"_s, u"--offline"_s, write(quick())});
    ASSERT_TRUE(process.waitForFinished(120'000));
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().constData();
    EXPECT_TRUE(QFile::exists(home + u"/.local/state/motcua/store.sqlite"_s));
}

TEST_F(Ctl, centralIsReachedAtAnotherAddressOnlyWithItsOwnKey)
{
    ASSERT_TRUE(m_rig.startCentral());
    const QString port = m_rig.centralUrl().section(u':', -1);
    const auto enrolled = m_rig.ctl(
        {u"--central"_s, u"https://localhost:%1/"_s.arg(port), u"enrol"_s, u"--token"_s, m_rig.token()});
    EXPECT_EQ(enrolled.exit, 0) << qPrintable(enrolled.errors);
    EXPECT_EQ(enrolled.lines.value(0).value(u"url").toString(), u"https://localhost:%1"_s.arg(port));
    const auto nowhere = m_rig.ctl({u"--central"_s, u"https://127.0.0.1:1"_s, u"submit"_s, write(quick())});
    EXPECT_EQ(nowhere.exit, 3);
    EXPECT_TRUE(nowhere.errors.startsWith(u"central-unreachable:"_s)) << qPrintable(nowhere.errors);
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_EQ(m_rig.ctl({u"--central"_s, u"http://127.0.0.1"_s, u"sync"_s, u"--once"_s}).exit, 2);
}

TEST_F(Ctl, stdoutHoldsJsonLinesOnlyAndStderrBeginsWithTheFault)
{
    const auto raw = [&](const QStringList &words) {
        QProcess process;
        process.setProcessEnvironment(m_rig.environment());
        process.setWorkingDirectory(m_rig.path(u"."_s));
        process.start(Rig::program(u"motcuactl"_s), QStringList {u"--state"_s, m_rig.state()} + words);
        EXPECT_TRUE(process.waitForFinished(120'000));
        for (const QByteArray &line : process.readAllStandardOutput().split('\n'))
            EXPECT_TRUE(line.isEmpty() || QJsonDocument::fromJson(line).isObject()) << line.constData();
        return std::pair(process.exitCode(), QString::fromUtf8(process.readAllStandardError()));
    };
    for (const QStringList &call : QList<QStringList> {{}, {u"nonsense"_s}, {u"submit"_s}}) {
        const auto [exit, errors] = raw(call);
        EXPECT_EQ(exit, 2);
        EXPECT_FALSE(errors.isEmpty());
    }
    QStringList known;
    for (const motcua::FaultEntry &entry : motcua::faultCatalogue())
        known.append(entry.name);
    for (const QStringList &call : QList<QStringList> {{u"identify"_s, m_page, u"not-there.png"_s},
             {u"digitize"_s, u"-o"_s, u"out.pdf"_s, u"not-there.png"_s},
             {u"catalogue"_s, u"show"_s, u"9.999999"_s}, {u"submit"_s, u"not-there.json"_s},
             {u"queue"_s, u"show"_s, u"nonsense"_s}, {u"enrol"_s, u"--token"_s, u"nonsense"_s},
             {u"scan"_s, u"--device"_s, u"nobody:0"_s, u"-o"_s, u"scans"_s},
             {u"audit"_s, u"verify"_s, u"--file"_s, u"not-there"_s},
             {u"--config"_s, u"not-there.toml"_s, u"queue"_s, u"list"_s}}) {
        const auto [exit, errors] = raw(call);
        EXPECT_EQ(exit, 3) << qPrintable(call.join(u' '));
        EXPECT_TRUE(known.contains(errors.section(u':', 0, 0))) << qPrintable(errors);
    }
}

TEST_F(Ctl, helpFitsATerminalAndNamesEveryCommand)
{
    QProcess process;
    process.start(Rig::program(u"motcuactl"_s), {u"--help"_s});
    ASSERT_TRUE(process.waitForFinished());
    EXPECT_EQ(process.exitCode(), 0);
    EXPECT_TRUE(process.readAllStandardError().isEmpty());
    const QString help = QString::fromUtf8(process.readAllStandardOutput());
    for (const QString &line : help.split(u'\n'))
        EXPECT_LE(line.size(), 100) << qPrintable(line);
    for (const QString &command : {u"enrol"_s, u"identify"_s, u"digitize"_s, u"catalogue"_s, u"submit"_s,
             u"queue"_s, u"sync"_s, u"scan"_s, u"doctor"_s})
        EXPECT_TRUE(help.contains(u'\n' + command)) << qPrintable(command);
}

TEST_F(Ctl, everyProgramSaysItsHelpWithoutADisplay)
{
    QProcessEnvironment bare = m_rig.environment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        bare.remove(name);
    for (const QString &program : {u"motcua-kiosk"_s, u"motcuactl"_s, u"motcua-central"_s}) {
        QProcess process;
        process.setProcessEnvironment(bare);
        process.start(Rig::program(program), {u"--help"_s});
        ASSERT_TRUE(process.waitForFinished());
        EXPECT_EQ(process.exitStatus(), QProcess::NormalExit) << qPrintable(program);
        EXPECT_EQ(process.exitCode(), 0) << qPrintable(program);
        EXPECT_TRUE(process.readAllStandardOutput().contains("--state")) << qPrintable(program);
    }
}
