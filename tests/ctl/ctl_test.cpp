// SPDX-License-Identifier: GPL-3.0-or-later
// motcuactl is a contract: what it prints, what it keeps, what it refuses and how it says so.
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <QDir>

#include <memory>
#include <vector>

#include "app/domain/dossier.h"
#include "tests/ctl/ctlfixture.h"
#include "tests/ocr/oddfiles.h"

namespace
{

/// What a PDF says.
QString textOf(const QString &pdf)
{
    QProcess text;
    text.start(u"pdftotext"_s, {pdf, u"-"_s});
    EXPECT_TRUE(text.waitForFinished());
    return QString::fromUtf8(text.readAllStandardOutput()).simplified();
}

} // namespace

TEST_F(Ctl, submitsAWholeDossierAndPrintsCentralsCode)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const auto ran = m_rig.ctl({u"submit"_s, write(radiation())});
    ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
    const QJsonObject result = ran.lines.first();
    EXPECT_TRUE(motcua::isDossierCode(result.value(u"dossier_code").toString()));
    EXPECT_FALSE(result.value(u"received_at").toString().isEmpty());
    EXPECT_TRUE(result.contains(u"due_at"_s));
    EXPECT_TRUE(QFile::exists(result.value(u"slip_pdf").toString()));

    const auto central = m_rig.dossiersAtCentral();
    ASSERT_EQ(central.size(), 1);
    EXPECT_EQ(central.first().value(u"dossier_code"), result.value(u"dossier_code"));
    QMap<QString, QString> here, there;
    for (const QJsonValue &part : result.value(u"parts").toArray())
        here.insert(part[u"component"].toString(), part[u"sha256"].toString());
    for (const QJsonValue &part : central.first().value(u"parts").toArray())
        there.insert(part[u"component"].toString(), part[u"sha256"].toString());
    EXPECT_EQ(here.size(), 5);
    EXPECT_EQ(here, there);
}

TEST_F(Ctl, theFirstSlipOfAllHasATimeThatCentralConfirmed)
{
    const auto slipText = [](const Rig::Ran &ran) {
        return textOf(ran.lines.value(0).value(u"slip_pdf").toString());
    };
    const QString unconfirmed = u"chưa được hệ thống xác nhận"_s;
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    EXPECT_TRUE(slipText(m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())})).contains(unconfirmed))
        << "nobody has been asked the time yet";
    QJsonObject second = quick();
    second.insert(u"identity"_s, QJsonObject {{u"image"_s, Rig::sample(u"glass/cccd.png"_s)}});
    const QString slip = slipText(m_rig.ctl({u"submit"_s, write(second)}));
    EXPECT_TRUE(slip.contains(u"PHIẾU XÁC NHẬN NỘP HỒ SƠ"_s)) << qPrintable(slip);
    EXPECT_FALSE(slip.contains(unconfirmed)) << qPrintable(slip);
}

TEST_F(Ctl, offlineADossierIsKeptAndGoesLaterOnce)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    m_rig.killCentral();
    const auto offline = m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())});
    ASSERT_EQ(offline.exit, 0) << qPrintable(offline.errors);
    EXPECT_TRUE(offline.lines.first().value(u"dossier_code").isNull());
    const QFileInfo slip(offline.lines.first().value(u"slip_pdf").toString());
    EXPECT_TRUE(slip.exists());
    EXPECT_EQ(
        slip.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), 0)
        << "it names the person";

    QJsonObject second = quick();
    second.insert(u"identity"_s, QJsonObject {{u"image"_s, Rig::sample(u"glass/cccd.png"_s)}});
    const auto away = m_rig.ctl({u"submit"_s, write(second)});
    EXPECT_EQ(away.exit, 3);
    EXPECT_TRUE(away.errors.startsWith(u"central-unreachable:"_s)) << qPrintable(away.errors);
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 3);

    ASSERT_TRUE(m_rig.startCentral());
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 2);
    for (const QJsonObject &dossier : m_rig.ctl({u"queue"_s, u"list"_s}).lines)
        EXPECT_EQ(dossier.value(u"state").toString(), u"submitted"_s);
}

TEST_F(Ctl, theBarcodeRightIsAnElectronicFormAndTakesNoImage)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const auto shown = m_rig.ctl({u"catalogue"_s, u"show"_s, u"cap-quyen-ma-so-ma-vach"_s});
    ASSERT_EQ(shown.exit, 0);
    QJsonObject form;
    for (const QJsonValue &definition : shown.lines.first().value(u"forms").toArray()) {
        for (const QJsonValue &field : definition[u"fields"].toArray()) {
            const QString type = field[u"type"].toString();
            const QString id = field[u"id"].toString();
            if (!field[u"required"].toBool() || !field[u"show_if"].isNull())
                continue;
            if (type == u"choice")
                form.insert(id, field[u"choices"].toArray().first()[u"id"]);
            else if (type == u"check")
                form.insert(id, true);
            else if (type == u"date")
                form.insert(id, u"2020-05-20"_s);
            else if (type == u"phone")
                form.insert(id, u"0900000001"_s);
            else if (type == u"email")
                form.insert(id, u"mau@vidu.invalid"_s);
            else
                form.insert(id, id.contains(u"dinh-danh"_s) ? u"0100000001"_s : u"Cong ty TNHH Vi Du"_s);
        }
    }
    const QString chosen = shown.lines.first().value(u"cases").toArray().first()[u"id"].toString();
    QJsonObject intake {{u"identity"_s, QJsonObject {{u"qr"_s, card()}}},
        {u"procedure"_s, u"cap-quyen-ma-so-ma-vach"_s}, {u"case"_s, chosen}, {u"form"_s, form},
        {u"notices"_s, u"accept-all"_s}};
    const auto ran = m_rig.ctl({u"submit"_s, write(intake)});
    ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
    ASSERT_EQ(m_rig.dossiersAtCentral().size(), 1);

    // A date of issue that is still to come, and a value for a field that these choices do not ask for.
    for (const auto &[field, value] :
        {std::pair(u"ngay-cap"_s, u"2999-01-01"_s), std::pair(u"danh-muc-ean-8"_s, u"Keo mau, goi 10 g"_s)}) {
        QJsonObject wrong = form;
        wrong.insert(field, value);
        QJsonObject other = intake;
        other.insert(u"form"_s, wrong);
        const auto refused = m_rig.ctl({u"submit"_s, write(other)});
        EXPECT_EQ(refused.exit, 3);
        EXPECT_TRUE(refused.errors.startsWith(u"form-field-invalid:"_s)) << qPrintable(refused.errors);
        EXPECT_TRUE(refused.errors.contains(field)) << qPrintable(refused.errors);
    }

    for (const QJsonValue &component :
        shown.lines.first().value(u"cases").toArray().first()[u"components"].toArray()) {
        intake.insert(u"components"_s,
            QJsonArray {QJsonObject {{u"id"_s, component[u"id"]}, {u"images"_s, QJsonArray {m_page}}}});
        const auto refused = m_rig.ctl({u"submit"_s, write(intake)});
        EXPECT_EQ(refused.exit, 3);
        EXPECT_TRUE(refused.errors.startsWith(u"component-not-paper:"_s)) << qPrintable(refused.errors);
    }
    EXPECT_EQ(m_rig.ctl({u"queue"_s, u"list"_s}).lines.size(), 1);
}

TEST_F(Ctl, badInputIsRefusedByItsOwnFaultAndLeavesNothingBehind)
{
    QJsonObject intake = quick();
    intake.insert(u"procedure"_s, u"9.999999"_s);
    refuses(intake, u"procedure-unknown"_s);
    intake = quick();
    intake.insert(u"case"_s, u"khong-co"_s);
    refuses(intake, u"case-unknown"_s);
    intake = quick();
    intake.insert(u"components"_s, QJsonArray {});
    refuses(intake, u"component-missing"_s);
    intake = quick();
    intake.insert(u"notices"_s, QJsonObject {});
    refuses(intake, u"notice-unanswered"_s);
    intake = quick();
    intake.insert(
        u"notices"_s, QJsonObject {{u"handling"_s, false}, {u"phone"_s, false}, {u"reuse"_s, false}});
    refuses(intake, u"notice-refused"_s);
    intake = quick();
    intake.insert(u"identity"_s, QJsonObject {{u"qr"_s, card().replace(u"15031990"_s, u"15031985"_s)}});
    refuses(intake, u"card-contradictory"_s);
    intake.insert(u"identity"_s, QJsonObject {{u"image"_s, Rig::sample(u"glass/blank.png"_s)}});
    refuses(intake, u"card-unreadable"_s);
    intake.insert(u"identity"_s, QJsonObject {{u"image"_s, u"not-there.png"_s}});
    refuses(intake, u"file-unreadable"_s);

    const auto malformed = m_rig.ctl({u"submit"_s, write("{\"identity\":")});
    EXPECT_EQ(malformed.exit, 3);
    EXPECT_TRUE(malformed.errors.startsWith(u"intake-malformed:"_s));
}

TEST_F(Ctl, whatNobodyWouldEverSeeIsRefusedAndNotKept)
{
    QJsonObject intake = quick();
    intake.insert(u"phone"_s, u"call me"_s);
    refuses(intake, u"intake-malformed"_s);
    intake = quick();
    intake.insert(u"form"_s, QJsonObject {{u"note"_s, u"this case has no form"_s}});
    refuses(intake, u"form-field-invalid"_s);
}

TEST_F(Ctl, theSameIntakeAgainAfterAKillOrAFaultIsOneDossier)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const QString file = write(quick());
    const auto states = [&] {
        QStringList list;
        for (const QJsonObject &dossier : m_rig.ctl({u"queue"_s, u"list"_s}).lines)
            list.append(dossier.value(u"state").toString());
        return list;
    };

    // Killed as soon as its dossier is queued, and sent by another before it is called again.
    QProcess process;
    process.setProcessEnvironment(m_rig.environment());
    process.setWorkingDirectory(m_rig.path(u"."_s));
    process.start(Rig::program(u"motcuactl"_s), {u"--state"_s, m_rig.state(), u"submit"_s, file});
    QStringList seen;
    while (process.state() != QProcess::NotRunning) {
        seen = states();
        if (!seen.isEmpty() && seen != QStringList {u"draft"_s})
            break;
    }
    process.kill();
    process.waitForFinished();
    ASSERT_EQ(seen.size(), 1);
    ASSERT_NE(process.exitStatus(), QProcess::NormalExit) << "it was over before it was killed";
    ASSERT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    const auto again = m_rig.ctl({u"submit"_s, file});
    ASSERT_EQ(again.exit, 0) << qPrintable(again.errors);
    ASSERT_EQ(m_rig.dossiersAtCentral().size(), 1);
    EXPECT_EQ(
        again.lines.first().value(u"dossier_code"), m_rig.dossiersAtCentral().first().value(u"dossier_code"));

    // It has told its end: the same content now is a new intake. Central is away; called again it goes on.
    m_rig.killCentral();
    EXPECT_EQ(m_rig.ctl({u"submit"_s, file}).exit, 3);
    EXPECT_EQ(m_rig.ctl({u"submit"_s, file}).exit, 3);
    EXPECT_EQ(states().size(), 2);
    ASSERT_TRUE(m_rig.startCentral());
    EXPECT_EQ(m_rig.ctl({u"submit"_s, file}).exit, 0);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 2);
}

TEST_F(Ctl, aCallThatLeftItsDossierQueuedIsContinuedAlsoWhenAnotherHasSentItMeanwhile)
{
    ASSERT_TRUE(m_rig.startCentral() && m_rig.enrol());
    m_rig.killCentral();
    const QString file = write(quick());
    ASSERT_EQ(m_rig.ctl({u"submit"_s, file}).exit, 3);
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    const auto again = m_rig.ctl({u"submit"_s, file});
    EXPECT_EQ(again.exit, 0) << qPrintable(again.errors);
    const auto central = m_rig.dossiersAtCentral();
    ASSERT_EQ(central.size(), 1);
    EXPECT_EQ(again.lines.value(0).value(u"dossier_code"), central.first().value(u"dossier_code"));
    EXPECT_TRUE(QFile::exists(again.lines.value(0).value(u"slip_pdf").toString()));
}

TEST_F(Ctl, whatCentralRefusesIsLeftForAPersonAndSaidSo)
{
    ASSERT_TRUE(m_rig.startCentral() && m_rig.enrol());
    const auto misbehave = [this](const QString &how) {
        return QProcess::execute(u"curl"_s,
                   {u"-ksSf"_s, u"-X"_s, u"PUT"_s, u"-H"_s, u"Content-Type: application/json"_s, u"-d"_s, how,
                       m_rig.centralUrl() + u"/sandbox/misbehave"_s})
            == 0;
    };
    ASSERT_TRUE(misbehave(u"{\"refuse\":{\"reason\":\"Thiếu chữ ký\"}}"_s));
    const auto refused = m_rig.ctl({u"submit"_s, write(quick())});
    EXPECT_EQ(refused.exit, 3);
    EXPECT_TRUE(refused.errors.startsWith(u"central-refused:"_s)) << qPrintable(refused.errors);
    const QString slip = textOf(refused.lines.value(0).value(u"slip_pdf").toString());
    EXPECT_TRUE(slip.contains(u"chưa nhận hồ sơ này"_s)) << qPrintable(slip);
    EXPECT_FALSE(slip.contains(u"tự gửi lại"_s)) << "nobody does";

    const auto left = m_rig.ctl({u"sync"_s, u"--once"_s});
    EXPECT_EQ(left.exit, 3) << "it is not sent";
    EXPECT_TRUE(left.errors.startsWith(u"central-refused:"_s)) << qPrintable(left.errors);
    const QString id = refused.lines.value(0).value(u"dossier_id").toString();
    ASSERT_TRUE(misbehave(u"{}"_s));
    ASSERT_EQ(m_rig.ctl({u"queue"_s, u"retry"_s, id}).exit, 0);
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 1);
}

TEST_F(Ctl, aDatabaseThatHadToBeSetAsideIsNeverPassedOver)
{
    ASSERT_EQ(m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())}).exit, 0);
    QFile database(m_rig.state() + u"/store.sqlite"_s);
    QFile::remove(database.fileName() + u"-wal"_s);
    ASSERT_TRUE(database.open(QIODevice::ReadWrite));
    ASSERT_EQ(database.write(QByteArray(60'000, 'x')), 60'000);
    database.close();
    for (const QStringList &call :
        {QStringList {u"queue"_s, u"list"_s}, QStringList {u"sync"_s, u"--once"_s}}) {
        const auto ran = m_rig.ctl(call);
        EXPECT_EQ(ran.exit, 3) << qPrintable(call.join(u' '));
        EXPECT_TRUE(ran.errors.startsWith(u"store-damaged:"_s)) << qPrintable(ran.errors);
    }
}

TEST_F(Ctl, aDeviceIsWrittenToAndStaysOne)
{
    const QString device = m_rig.path(u"full"_s);
    if (::mknod(QFile::encodeName(device).constData(), S_IFCHR | 0600, ::makedev(1, 7)) != 0)
        GTEST_SKIP() << "no right to make a device here";
    const auto ran = m_rig.ctl({u"digitize"_s, u"-o"_s, device, m_page});
    EXPECT_EQ(ran.exit, 3);
    EXPECT_TRUE(ran.errors.startsWith(u"file-unwritable:"_s)) << qPrintable(ran.errors);
    struct stat facts {
    };
    ASSERT_EQ(::stat(QFile::encodeName(device).constData(), &facts), 0);
    EXPECT_TRUE(S_ISCHR(facts.st_mode));
}

TEST_F(Ctl, severalCallsForOnePersonAtOnceDoNotTakeEachOthersDraft)
{
    std::vector<std::unique_ptr<QProcess>> calls;
    for (int i = 0; i < 4; ++i) {
        QJsonObject intake = quick();
        intake.insert(u"phone"_s, u"090000000%1"_s.arg(i / 2)); // two and two of the same content
        calls.push_back(std::make_unique<QProcess>());
        calls.back()->setProcessEnvironment(m_rig.environment());
        calls.back()->setWorkingDirectory(m_rig.path(u"."_s));
        calls.back()->start(Rig::program(u"motcuactl"_s),
            {u"--state"_s, m_rig.state(), u"submit"_s, u"--offline"_s,
                write(intake, u"intake-%1.json"_s.arg(i / 2))});
    }
    for (const auto &call : calls) {
        ASSERT_TRUE(call->waitForFinished(120'000));
        EXPECT_EQ(call->exitCode(), 0) << call->readAllStandardError().constData();
    }
    EXPECT_EQ(m_rig.ctl({u"queue"_s, u"list"_s}).lines.size(), 4);
}

TEST_F(Ctl, nothingLeftToSendIsWellEvenBeforeEnrolment)
{
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
}

TEST_F(Ctl, badImagesAreRefusedByTheirOwnFaultAndLeaveNothingBehind)
{
    const auto with = [&](const QString &file) {
        QJsonObject intake = quick();
        QJsonArray components = intake.value(u"components").toArray();
        QJsonObject last = components.last().toObject();
        last.insert(u"images"_s, QJsonArray {file});
        components.replace(components.size() - 1, last);
        intake.insert(u"components"_s, components);
        return intake;
    };
    refuses(with(write("this is no picture", u"broken.jpg"_s)), u"image-unreadable"_s);
    refuses(with(write(QByteArray(), u"empty.png"_s)), u"image-unreadable"_s);
    QFile page(m_page);
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    refuses(with(write(page.readAll().left(400), u"cut.png"_s)), u"image-unreadable"_s);
    QImage(20'000, 300, QImage::Format_Mono).save(m_rig.path(u"wide.png"_s));
    refuses(with(u"wide.png"_s), u"image-too-large"_s);

    // Sound images that are no page.
    QImage(1, 1, QImage::Format_RGB32).save(m_rig.path(u"dot.png"_s));
    const QList<std::pair<QString, QString>> odd {{u"dot.png"_s, u"image-too-small"_s},
        {write(oddfiles::cmykJpeg(), u"print.jpg"_s), u"image-cmyk"_s},
        {write(oddfiles::cmykTiff(), u"print.tif"_s), u"image-cmyk"_s},
        {write(oddfiles::twoPagedTiff(), u"two.tif"_s), u"image-several-pages"_s}};
    for (const auto &[file, fault] : odd) {
        refuses(with(file), fault);
        const auto ran = m_rig.ctl({u"digitize"_s, u"-o"_s, u"out.pdf"_s, file});
        EXPECT_EQ(ran.exit, 3);
        EXPECT_TRUE(ran.errors.startsWith(fault + u':')) << qPrintable(ran.errors);
        EXPECT_FALSE(QFile::exists(m_rig.path(u"out.pdf"_s)));
    }
}

TEST_F(Ctl, aFolderThatCannotBeWrittenToAndAFullDiskAreNamed)
{
    // Root may write anywhere, so it gives that up first.
    const bool root = ::geteuid() == 0;
    const QString folder = m_rig.path(u"kiosk"_s);
    ASSERT_TRUE(QDir().mkpath(folder));
    ASSERT_TRUE(QFile::setPermissions(folder, QFile::Permissions(0x5555)));
    QProcess process;
    process.setProcessEnvironment(m_rig.environment());
    process.setWorkingDirectory(m_rig.path(u"."_s));
    QStringList command {
        Rig::program(u"motcuactl"_s), u"--state"_s, folder + u"/state"_s, u"queue"_s, u"list"_s};
    if (root)
        command = QStringList {u"setpriv"_s, u"--bounding-set=-dac_override,-dac_read_search"_s} + command;
    process.start(command.first(), command.mid(1));
    ASSERT_TRUE(process.waitForFinished(60'000));
    EXPECT_EQ(process.exitCode(), 3);
    const QByteArray refused = process.readAllStandardError();
    EXPECT_TRUE(refused.startsWith("store-read-only:")) << refused.constData();

    // A user's mounts need a name space in which one is root.
    const QString spaces = root ? u"-m"_s : u"-rm"_s;
    if (QProcess::execute(u"unshare"_s, {spaces, u"mount"_s, u"-t"_s, u"tmpfs"_s, u"none"_s, folder}) != 0)
        GTEST_SKIP() << "no right to mount a file system here: the full disk stays unseen";
    // It begins all the same, or it would say before that there is too little room to begin.
    const QString begins = write(QByteArray("[store]\nstop_free_mb = 0\n"), u"small.toml"_s);
    process.start(u"unshare"_s,
        {spaces, u"sh"_s, u"-c"_s,
            u"mount -t tmpfs -o size=600k none '%1' && exec '%2' --config '%4' --state '%1' submit --offline '%3'"_s
                .arg(folder, Rig::program(u"motcuactl"_s), write(radiation()), begins)});
    ASSERT_TRUE(process.waitForFinished(120'000));
    EXPECT_EQ(process.exitCode(), 3);
    const QByteArray said = process.readAllStandardError();
    EXPECT_TRUE(said.startsWith("disk-full:")) << said.constData();
}

TEST_F(Ctl, aStateFolderThatIsAFileIsNamedAsSuch)
{
    const QString file = write(QByteArray("no folder"), u"state"_s);
    for (const QString &state : {file, file + u"/below"_s}) {
        for (const QStringList &call : QList<QStringList> {{u"queue"_s, u"list"_s}, {u"sync"_s, u"--once"_s},
                 {u"submit"_s, write(quick())}, {u"enrol"_s, u"--token"_s, u"nonsense"_s}}) {
            const auto ran = m_rig.ctl(call + QStringList {u"--state"_s, state});
            EXPECT_EQ(ran.exit, 3);
            EXPECT_TRUE(ran.errors.startsWith(u"store-not-a-folder:"_s)) << qPrintable(ran.errors);
            EXPECT_TRUE(ran.errors.contains(file)) << qPrintable(ran.errors);
        }
    }
    QFile kept(file);
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    EXPECT_EQ(kept.readAll(), "no folder");
}

TEST_F(Ctl, identifySaysWhatEachImageIs)
{
    const QList<std::pair<QString, QString>> images {{u"can-cuoc-18mm"_s, {}}, {u"can-cuoc-11mm"_s, {}},
        {u"cccd"_s, {}}, {u"contradictory"_s, u"card-contradictory"_s},
        {u"old-number"_s, u"card-old-number"_s}, {u"vietqr"_s, u"card-is-vietqr"_s},
        {u"url"_s, u"card-is-url"_s}, {u"vneid"_s, u"card-is-vneid"_s}, {u"no-code"_s, u"card-unreadable"_s},
        {u"blank"_s, u"card-unreadable"_s}};
    QStringList arguments {u"identify"_s};
    for (const auto &[name, fault] : images)
        arguments.append(Rig::sample(u"glass/%1.png"_s.arg(name)));
    const auto ran = m_rig.ctl(arguments);
    EXPECT_EQ(ran.exit, 3);
    ASSERT_EQ(ran.lines.size(), images.size());
    for (qsizetype i = 0; i < images.size(); ++i) {
        EXPECT_EQ(ran.lines[i].value(u"ok").toBool(), images[i].second.isEmpty())
            << qPrintable(images[i].first);
        EXPECT_EQ(ran.lines[i].value(u"fault").toString(), images[i].second) << qPrintable(images[i].first);
    }
    EXPECT_EQ(ran.lines[0].value(u"kind").toString(), u"can-cuoc"_s);
    EXPECT_EQ(ran.lines[0].value(u"fields")[u"full_name"].toString(), u"Nguyễn Văn Mẫu"_s);
    EXPECT_EQ(ran.lines[2].value(u"kind").toString(), u"cccd"_s);
    EXPECT_EQ(m_rig.ctl({u"identify"_s, Rig::sample(u"glass/cccd.png"_s)}).exit, 0);
}

TEST_F(Ctl, digitizeMakesASearchablePdfOfItsImages)
{
    const auto ran =
        m_rig.ctl({u"digitize"_s, u"-o"_s, u"out.pdf"_s, Rig::sample(u"radiation/01-don-de-nghi.png"_s),
            Rig::sample(u"radiation/02-van-bang.jpg"_s), Rig::sample(u"glass/blank.png"_s)});
    ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
    const QJsonArray pages = ran.lines.first().value(u"pages").toArray();
    ASSERT_EQ(pages.size(), 3);
    EXPECT_FALSE(pages[0][u"blank"].toBool());
    EXPECT_TRUE(pages[2][u"blank"].toBool());
    EXPECT_EQ(ran.lines.first().value(u"bytes").toInteger(), QFileInfo(m_rig.path(u"out.pdf"_s)).size());
    QProcess text;
    text.start(u"pdftotext"_s, {m_rig.path(u"out.pdf"_s), u"-"_s});
    ASSERT_TRUE(text.waitForFinished());
    EXPECT_TRUE(
        QString::fromUtf8(text.readAllStandardOutput()).contains(u"Nguyễn Văn Mẫu"_s, Qt::CaseInsensitive));
}

TEST_F(Ctl, digitizeLeavesOutWhatIsNoPageSaysSoAndMakesTheOthers)
{
    QFile page(Rig::sample(u"radiation/02-van-bang.jpg"_s));
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    const QByteArray whole = page.readAll();
    const QString cut = write(whole.left(whole.size() / 2), u"cut.jpg"_s);
    const QString gone = u"not-there.png"_s;
    for (const QStringList &target :
        {QStringList {u"-o"_s, u"out.pdf"_s}, {u"--procedure"_s, u"1.009846"_s, u"-o"_s, u"parts"_s}}) {
        SCOPED_TRACE(qPrintable(target.join(u' ')));
        const auto ran =
            m_rig.ctl(QStringList {u"digitize"_s} + target + QStringList {m_page, cut, m_page, gone, m_page});
        EXPECT_EQ(ran.exit, 3);
        EXPECT_TRUE(ran.errors.contains(u"image-unreadable: "_s)) << qPrintable(ran.errors);
        EXPECT_TRUE(ran.errors.contains(cut)) << qPrintable(ran.errors);
        EXPECT_TRUE(ran.errors.contains(u"file-unreadable: "_s)) << qPrintable(ran.errors);
        EXPECT_TRUE(ran.errors.contains(gone)) << qPrintable(ran.errors);
        QStringList faults;
        for (const QJsonValue &described : ran.lines.value(0).value(u"pages").toArray())
            faults << described[u"fault"].toString();
        EXPECT_EQ(faults, (QStringList {{}, u"image-unreadable"_s, {}, u"file-unreadable"_s, {}}));
    }
    const auto pagesOf = [&](const QString &pdf) {
        QProcess count;
        count.start(u"qpdf"_s, {u"--show-npages"_s, m_rig.path(pdf)});
        EXPECT_TRUE(count.waitForFinished());
        return count.readAllStandardOutput().trimmed().toInt();
    };
    EXPECT_EQ(pagesOf(u"out.pdf"_s), 3);
    int pages = 0;
    for (const QString &pdf : QDir(m_rig.path(u"parts"_s)).entryList(QDir::Files))
        pages += pagesOf(u"parts/"_s + pdf);
    EXPECT_EQ(pages, 3);
}

TEST_F(Ctl, digitizesEachImageOnceInOrderWhenTheFirstIsReadBeforeTheNextIsDecoded)
{
    const QString blank = Rig::sample(u"glass/blank.png"_s);
    const QString letter = Rig::sample(u"radiation/01-don-de-nghi.png"_s);
    const auto ran =
        m_rig.ctl({u"digitize"_s, u"-o"_s, u"out.pdf"_s, blank, blank, letter, blank, letter, blank});
    ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
    const QJsonArray pages = ran.lines.first().value(u"pages").toArray();
    ASSERT_EQ(pages.size(), 6);
    for (const int i : {0, 1, 3, 5})
        EXPECT_TRUE(pages[i][u"blank"].toBool()) << i;
    for (const int i : {2, 4})
        EXPECT_FALSE(pages[i][u"blank"].toBool()) << i;
}

TEST_F(Ctl, scansFromTheFeederAndNamesAFault)
{
    m_rig.putInTray(
        {Rig::sample(u"radiation/01-don-de-nghi.png"_s), Rig::sample(u"radiation/02-van-bang.jpg"_s)});
    m_rig.scannerFaults("2 jam\n");
    const auto jammed = m_rig.ctl({u"scan"_s, u"-o"_s, u"scans"_s});
    EXPECT_EQ(jammed.exit, 3);
    EXPECT_TRUE(jammed.errors.startsWith(u"scanner-jam:"_s)) << qPrintable(jammed.errors);
    EXPECT_EQ(jammed.lines.size(), 1);
    const auto rest = m_rig.ctl({u"scan"_s, u"-o"_s, u"scans"_s});
    EXPECT_EQ(rest.exit, 0) << qPrintable(rest.errors);
    EXPECT_EQ(rest.lines.size(), 1);
    EXPECT_EQ(rest.lines.first().value(u"dpi").toDouble(), 300);
}

TEST_F(Ctl, whatCannotBeSentBeforeEnrolmentIsKeptAndSaidSo)
{
    ASSERT_EQ(m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())}).exit, 0);
    const auto sync = m_rig.ctl({u"sync"_s, u"--once"_s});
    EXPECT_EQ(sync.exit, 3);
    EXPECT_TRUE(sync.errors.startsWith(u"central-not-enrolled:"_s)) << qPrintable(sync.errors);
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 1);
}

TEST_F(Ctl, wrongUsageIsToldFromFaults)
{
    for (const QStringList &call : {QStringList {}, {u"nonsense"_s}, {u"submit"_s}, {u"sync"_s},
             {u"queue"_s, u"show"_s}, {u"digitize"_s, u"page.png"_s}, {u"catalogue"_s, u"show"_s},
             {u"identify"_s}, {u"scan"_s}, {u"enrol"_s}, {u"sync"_s, u"--once"_s, u"--follow"_s},
             {u"queue"_s, u"list"_s, u"--nonsense"_s}, {u"queue"_s, u"list"_s, u"--state"_s, u""_s}})
        EXPECT_EQ(m_rig.ctl(call).exit, 2) << qPrintable(call.join(u' '));
    EXPECT_EQ(m_rig.ctl({u"--help"_s}).exit, 0);
    EXPECT_EQ(m_rig.ctl({u"queue"_s, u"show"_s, u"no-such"_s}).exit, 3);
    EXPECT_TRUE(
        m_rig.ctl({u"enrol"_s, u"--token"_s, u"nonsense"_s}).errors.startsWith(u"central-token-refused:"_s));
}

TEST_F(Ctl, doctorFindsAHealthyKioskWellAndSaysWhatIsNot)
{
    ASSERT_TRUE(m_rig.startCentral());
    const auto unwell = m_rig.ctl({u"doctor"_s});
    EXPECT_EQ(unwell.exit, 3);
    EXPECT_TRUE(unwell.errors.startsWith(u"central-not-enrolled:"_s)) << qPrintable(unwell.errors);
    ASSERT_TRUE(m_rig.enrol());
    const auto well = m_rig.ctl({u"doctor"_s});
    EXPECT_EQ(well.exit, 0);
    for (const QJsonObject &check : well.lines)
        EXPECT_TRUE(check.value(u"ok").toBool()) << qPrintable(check.value(u"check").toString());
    m_rig.killCentral();
    EXPECT_EQ(m_rig.ctl({u"doctor"_s}).exit, 3);
}
