// SPDX-License-Identifier: GPL-3.0-or-later
// scan, doctor: the machine itself.
#include <QBuffer>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QPainter>
#include <QTimer>

#include "app/catalogue/cataloguesource.h"
#include "app/ctl/command.h"
#include "app/ctl/files.h"
#include "app/intake/backupplan.h"
#include "app/intake/pageworks.h"
#include "app/intake/policies.h"
#include "app/intake/sending.h"
#include "drivers/scanner/scanner.h"
#include "sync/audit/audithealth.h"
#include "sync/central/certificatelife.h"
#include "sync/central/smallfile.h"
#include "sync/store/store.h"
#include "sync/vault/secretbytes.h"
#include "sync/vault/vault.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

constexpr int deviceListMs = 20'000;

Result<QList<ScannerDevice>> devicesOf(Scanner &scanner)
{
    QEventLoop loop;
    std::optional<Result<QList<ScannerDevice>>> answer;
    QObject::connect(&scanner, &Scanner::devicesListed, &loop, [&](const QList<ScannerDevice> &devices) {
        answer = devices;
        loop.quit();
    });
    QObject::connect(&scanner, &Scanner::failed, &loop, [&](const Fault &fault) {
        answer = tl::unexpected(fault);
        loop.quit();
    });
    QTimer::singleShot(deviceListMs, &loop, &QEventLoop::quit);
    scanner.listDevices();
    loop.exec();
    return answer.value_or(fail(FaultId::ScannerSilent));
}

QString sheetFile(const QDir &folder, int number)
{
    return folder.filePath(u"%1.jpg"_s.arg(number, 4, 10, QLatin1Char('0')));
}

/// Runs the scanner to the end; what lies in the folder from earlier scans stays. Gives the fault it ended
/// with, if any.
std::optional<Fault> runScan(Scanner &scanner, const ScanRequest &request, const QDir &folder)
{
    QEventLoop loop;
    std::optional<Fault> ended;
    int earlier = 0;
    while (QFile::exists(sheetFile(folder, earlier + 1)))
        ++earlier;
    QObject::connect(&scanner, &Scanner::sheetReceived, &loop, [&](int number, const PageImage &image) {
        const QString file = sheetFile(folder, earlier + number);
        const auto written = writeFile(file, image.jpeg);
        if (!written) {
            ended = written.error();
            scanner.cancel();
            loop.quit();
            return;
        }
        print({{u"sheet"_s, number}, {u"file"_s, file}, {u"width"_s, image.size.width()},
            {u"height"_s, image.size.height()}, {u"dpi"_s, image.dpi}});
        scanner.release(number);
    });
    QObject::connect(&scanner, &Scanner::finished, &loop, &QEventLoop::quit);
    QObject::connect(&scanner, &Scanner::failed, &loop, [&](const Fault &fault) {
        if (!ended)
            ended = fault;
        loop.quit();
    });
    scanner.start(request);
    loop.exec();
    return ended;
}

/// A small page with words on it, so that the recogniser has to load its language.
QByteArray pageWithWords()
{
    constexpr double dotsPerMeter = 300 / 0.0254;
    QImage page(1240, 620, QImage::Format_Grayscale8);
    page.setDotsPerMeterX(qRound(dotsPerMeter));
    page.setDotsPerMeterY(qRound(dotsPerMeter));
    page.fill(Qt::white);
    QPainter painter(&page);
    QFont font;
    font.setPixelSize(64);
    painter.setFont(font);
    painter.drawText(page.rect(), Qt::AlignCenter, u"Bộ phận Một cửa\nTiếp nhận hồ sơ"_s);
    painter.end();
    QByteArray file;
    QBuffer buffer(&file);
    page.save(&buffer, "PNG");
    return file;
}

/// Where the kiosk's key lives, what that protects from, and what is left to do.
Result<QString> keyProtection(Store &store, const Config &config)
{
    const KeyPlace place = store.vault().place(), wanted = config.keyKeeping.place;
    QStringList sentences {keyPlaceName(place) + u": "_s + store.vault().protection()};
    if (place != wanted)
        sentences += u"The settings say %1: motcuactl keys move %1."_s.arg(keyPlaceName(wanted));
    MOTCUA_ASSIGN(const auto count, store.countKeys());
    if (store.vault().recoveryKey().isEmpty())
        sentences += u"The ministry's recovery key is not known before this kiosk is enrolled."_s;
    else if (count.withoutRecovery > 0)
        sentences +=
            u"%1 of %2 dossiers cannot be opened by the ministry's recovery key."_s.arg(count.withoutRecovery)
                .arg(count.dossiers);
    if (!secretsAreLocked())
        sentences += u"RLIMIT_MEMLOCK is too low: keys may be written to a swap partition."_s;
    return sentences.join(u' ');
}

QString queueDetail(const StoreRoom &room, const Clock &clock)
{
    return u"%1 unsent, the oldest for %2 minutes"_s.arg(room.unsent)
        .arg((clock.now() - room.oldestUnsentAt.value_or(clock.now())) / 60'000);
}

/// What damage has taken, dossier by dossier.
QString lossDetail(const QList<Store::Loss> &losses)
{
    QStringList all;
    for (const Store::Loss &loss : losses) {
        QStringList what;
        for (const QJsonValue &sheet : loss.detail.value(u"sheets").toArray())
            what += u"sheet %1"_s.arg(sheet.toInt());
        for (const QJsonValue &value : loss.detail.value(u"values").toArray())
            what += value.toString();
        if (loss.detail.value(u"goes_on").toBool())
            what += u"central is sent all of it"_s;
        const QString state = loss.detail.value(u"state").toString();
        const QString code = loss.detail.value(u"code").toString();
        if (loss.whole)
            what += u"all of it (%1)"_s.arg(code.isEmpty() ? state : u"central has it as %1"_s.arg(code));
        all += u"%1: %2"_s.arg(loss.dossier.toString(QUuid::WithoutBraces), what.join(u", "_s));
    }
    return all.join(u"; "_s);
}

QString roomDetail(const StoreRoom &room)
{
    return u"%1 MB left, %2 MB used, %3 MB held back"_s.arg(room.left / 1'000'000)
        .arg(room.used / 1'000'000)
        .arg(room.reserve / 1'000'000);
}

std::optional<Fault> roomFault(const StoreRoom &room)
{
    switch (room.level) {
    case StoreRoom::Level::Full:
        return Fault {FaultId::IntakesPaused, roomDetail(room)};
    case StoreRoom::Level::Low:
        return Fault {FaultId::StoreSpaceLow, roomDetail(room)};
    default:
        return std::nullopt;
    }
}

Result<void> readSomething(PageWorks &works)
{
    const auto page = works.prepare(pageWithWords());
    if (!page)
        return tl::unexpected(page.error());
    return works.readAll(
        1, [&](int) { return page; },
        [](int, const Result<PageReading> &reading) -> Result<void> {
            if (!reading)
                return tl::unexpected(reading.error());
            return {};
        });
}

/// Until when this kiosk's certificate at central holds.
QString certificateEnd(const Config &config)
{
    const auto enrolment = loadEnrolment(config.stateDirectory);
    if (!enrolment || enrolment->certificateFile.isEmpty())
        return {};
    const auto life = readSmallFile(enrolment->certificateFile).and_then(CertificateLife::of);
    if (!life)
        return {};
    return u"certificate until "_s
        + QDateTime::fromMSecsSinceEpoch(life->until, Qt::UTC).date().toString(Qt::ISODate);
}

} // namespace

int scan(const Config &config, const Arguments &arguments)
{
    Scanner scanner(config.worker());
    if (arguments.has(u"--list"_s)) {
        const auto devices = devicesOf(scanner);
        if (!devices)
            return report(devices.error());
        for (const ScannerDevice &device : *devices)
            print({{u"device"_s, device.id}, {u"vendor"_s, device.vendor}, {u"model"_s, device.model},
                {u"type"_s, device.type}});
        return exitDone;
    }
    const QString out = arguments.value(u"-o"_s);
    if (out.isEmpty() || !arguments.words.isEmpty())
        return misused(u"scan needs -o DIR"_s);
    ScanRequest request;
    request.device =
        arguments.values.contains(u"--device"_s) ? arguments.value(u"--device"_s) : config.scannerDevice;
    request.source = arguments.has(u"--glass"_s) ? ScanSource::Flatbed : ScanSource::Feeder;
    request.dpi = config.scanDpi;
    if (arguments.values.contains(u"--dpi"_s)) {
        bool number = false;
        request.dpi = arguments.value(u"--dpi"_s).toInt(&number);
        if (!number || request.dpi < 200 || request.dpi > 600)
            return misused(u"--dpi takes a whole number from 200 to 600"_s);
    }
    const QDir folder(out);
    if (!folder.mkpath(u"."_s))
        return report({FaultId::FileUnwritable, out});
    const auto fault = runScan(scanner, request, folder);
    return fault ? report(*fault) : exitDone;
}

int doctor(const Config &config, const Arguments &arguments)
{
    if (!arguments.words.isEmpty())
        return misused(u"doctor takes no words"_s);
    std::optional<Fault> first;
    const auto say = [&](const QString &check, const QString &detail, const std::optional<Fault> &fault) {
        if (fault && !first)
            first = *fault;
        print({{u"check"_s, check}, {u"ok"_s, !fault.has_value()},
            {u"detail"_s, fault && !fault->detail.isEmpty() ? fault->detail : detail},
            {u"fault"_s, fault ? QJsonValue(fault->name()) : QJsonValue()}});
    };
    const auto fromResult = [](const auto &result) -> std::optional<Fault> {
        return result ? std::nullopt : std::optional(result.error());
    };

    const auto catalogue = CatalogueSource::open(config.stateDirectory);
    say(u"catalogue"_s, catalogue ? catalogue->inForce()->version() : QString(), fromResult(catalogue));

    const auto clock = std::make_shared<SystemClock>();
    auto store = Store::open(config.stateDirectory, clock, config.keyKeeping);
    say(u"store"_s, config.stateDirectory, fromResult(store));
    if (store) {
        const auto wrong = (*store)->check();
        say(u"store-integrity"_s, wrong ? wrong->join(u"; "_s) : QString(),
            !wrong ? std::optional(wrong.error())
                   : (wrong->isEmpty() ? std::nullopt
                                       : std::optional(Fault {FaultId::StoreDamaged, wrong->join(u"; "_s)})));
        const auto looked = (*store)->lastLook();
        say(u"store-looked-through"_s,
            looked && looked->at > 0
                ? QDateTime::fromMSecsSinceEpoch(looked->at, Qt::UTC).toString(Qt::ISODate)
                : u"not yet"_s,
            looked && !looked->found.isEmpty() ? std::optional(Fault {FaultId::StoreDamaged, looked->found})
                                               : fromResult(looked));
        auto losses = (*store)->losses();
        // Those of which nothing is left here are told as long as the damaged file is kept for them.
        const auto damaged = (*store)->damagedFiles();
        if (losses && damaged && damaged->isEmpty())
            losses->removeIf([](const Store::Loss &loss) { return loss.whole; });
        say(u"losses"_s, QString(),
            losses && !losses->isEmpty() ? std::optional(Fault {FaultId::PagesLost, lossDetail(*losses)})
                                         : fromResult(losses));
        const auto protection = keyProtection(**store, config);
        say(u"key"_s, protection.value_or(QString()), fromResult(protection));
        const auto entries = checkAudit(**store, config.stateDirectory);
        say(u"audit"_s, entries ? u"%1 entries"_s.arg(*entries) : QString(), fromResult(entries));
        if (!config.backupFolder.isEmpty()) {
            const auto backup = Backups(backupPlan(config)).health(**store);
            say(u"backup"_s, backup.value_or(QString()), fromResult(backup));
        }
        (*store)->setQuota(quotaOf(config));
        const auto room = (*store)->room();
        say(u"queue"_s, room ? u"%1 unsent"_s.arg(room->unsent) : QString(),
            room && room->overdue ? std::optional(Fault {FaultId::UnsentOverdue, queueDetail(*room, *clock)})
                                  : fromResult(room));
        say(u"room"_s, room ? roomDetail(*room) : QString(), room ? roomFault(*room) : fromResult(room));
    }

    const bool workerThere = QFileInfo(config.worker()).isExecutable();
    say(u"worker"_s, config.worker(),
        workerThere ? std::nullopt : std::optional(Fault {FaultId::WorkerMissing, config.worker()}));
    if (workerThere) {
        Scanner scanner(config.worker());
        const auto devices = devicesOf(scanner);
        QStringList names;
        if (devices)
            for (const ScannerDevice &device : *devices)
                names.append(device.id);
        say(u"scanner"_s, names.join(u", "_s),
            !devices ? std::optional(devices.error())
                     : (devices->isEmpty() ? std::optional(Fault {FaultId::ScannerMissing}) : std::nullopt));
    }

    PageWorks works(config.worker(), 1);
    if (workerThere)
        say(u"recognition"_s, {}, fromResult(readSomething(works)));

    if (store && catalogue) {
        Sending sending(config, **store, *catalogue, works);
        const auto connected = sending.connect();
        say(u"enrolment"_s, certificateEnd(config), fromResult(connected));
        if (connected) {
            const auto time = sending.central()->checkIn();
            say(u"central"_s,
                time ? QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC).toString(Qt::ISODate) : QString(),
                fromResult(time));
            if (time && sending.central()->capabilities().auditAnchors)
                say(u"audit-at-central"_s, {},
                    fromResult(checkAuditAtCentral(*sending.central(), config.stateDirectory)));
        }
    }
    return first ? report(*first) : exitDone;
}

} // namespace motcua::ctl
