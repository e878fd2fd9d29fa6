// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/hall.h"

#include <thread>

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <signal.h>
#include <unistd.h>

#include "sync/audit/auditverifier.h"
#include "sync/store/store.h"
#include "tests/samples/samples.h"
#include "tests/scanner/paper.h"
#include "tests/sweep/walk.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int startMs = 60'000;
constexpr int walkMs = 300'000; ///< a road that takes longer hangs: all tries of its last step and more
constexpr int sheets = 3;

QString binary(const QString &name)
{
    return qEnvironmentVariable("MOTCUA_BIN") + u'/' + name;
}

QString besides(const QString &name)
{
    return qEnvironmentVariable("MOTCUA_BIN") + u"/../"_s + name;
}

/// Small, so that roads are short.
QImage sheet(int number)
{
    return Paper::page(number, {400, 560}, 200);
}

/// The scanner lays it at the top left of what it takes in.
bool shows(const QByteArray &jpeg, int number)
{
    const QImage expected = sheet(number);
    return meanDifference(QImage::fromData(jpeg).copy(expected.rect()), expected) < 12;
}

void setEnvironment(QProcess &process, const QStringList &settings)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &setting : settings)
        environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    process.setProcessEnvironment(environment);
}

} // namespace

QString HallTemplate::scratch()
{
    const QString memory = u"/dev/shm"_s;
    return (::access(qPrintable(memory), W_OK) == 0 ? memory : QDir::tempPath()) + u"/sweep-XXXXXX"_s;
}

HallTemplate::HallTemplate()
    : m_folder(scratch())
{
    QDir(m_folder.path()).mkpath(u"sheets"_s);
    for (int number = 1; number <= sheets; ++number)
        sheet(number).save(path(u"sheets/%1.png"_s.arg(number)));
    samples::glass(samples::Glass::CanCuoc18mm).image.save(path(u"glass.png"_s));
    QProcess central;
    central.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    central.start(binary(u"motcua-central"_s), {u"--state"_s, path(u"central"_s)});
    while (!central.canReadLine())
        if (!central.waitForReadyRead(startMs))
            qFatal("motcua-central does not start; is MOTCUA_BIN set?");
    const QString token = QJsonDocument::fromJson(central.readLine()).object().value(u"token").toString();
    QProcess enrol;
    enrol.start(binary(u"motcuactl"_s), {u"--state"_s, path(u"kiosk"_s), u"enrol"_s, u"--token"_s, token});
    if (!enrol.waitForFinished(startMs) || enrol.exitCode() != 0)
        qFatal("a kiosk cannot be enrolled: %s", enrol.readAllStandardError().constData());
    central.terminate();
    central.waitForFinished();
}

void HallTemplate::copy(const QString &name, const QString &target) const
{
    QDir().mkpath(target);
    const QString from = path(name);
    QDirIterator entries(
        from, QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString entry = entries.next(), copy = target + entry.sliced(from.size());
        if (entries.fileInfo().isDir()) {
            QDir().mkpath(copy);
            QFile::setPermissions(copy, QFile::permissions(entry));
        } else {
            QFile::copy(entry, copy);
        }
    }
}

Hall::Hall(const HallTemplate &origin)
    : state(QString())
    , m_origin(origin)
    , m_folder(HallTemplate::scratch())
{
    state = path(u"kiosk"_s);
    m_origin.copy(u"kiosk"_s, state);
    QFile::setPermissions(state, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_origin.copy(u"central"_s, path(u"central"_s));
    QDir(m_folder.path()).mkpath(u"paper/tray"_s);
    QDir(m_folder.path()).mkpath(u"image"_s);
    QFile::link(m_origin.path(u"glass.png"_s), path(u"paper/glass.png"_s));
}

Hall::~Hall()
{
    if (m_central) {
        m_central->kill();
        m_central->waitForFinished();
    }
}

void Hall::stopCentral()
{
    m_central->terminate();
    m_central->waitForFinished(startMs);
}

bool Hall::startCentral(const Settings &settings)
{
    // A port that has just been left may still be held for a moment.
    QElapsedTimer timer;
    timer.start();
    do {
        m_central = std::make_unique<QProcess>();
        m_central->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        setEnvironment(*m_central, settings);
        m_central->start(binary(u"motcua-central"_s),
            {u"--state"_s, path(u"central"_s), u"--port"_s, QString::number(m_port.number())});
        while (!m_central->canReadLine() && m_central->waitForReadyRead(startMs)) { }
        if (m_central->canReadLine())
            break;
        m_central->waitForFinished();
    } while (settings.isEmpty() && timer.elapsed() < startMs);
    if (!m_central->canReadLine())
        return false;
    m_url = QJsonDocument::fromJson(m_central->readLine()).object().value(u"url").toString();
    return true;
}

Hall::Life Hall::walk(const Settings &settings, const std::function<void(qint64 process)> &meanwhile)
{
    QProcess road;
    setEnvironment(road,
        Settings {u"SANE_CONFIG_DIR="_s + besides(u"lib/sane/conf"_s),
            u"LD_LIBRARY_PATH="_s + besides(u"lib/sane"_s), u"PAPERFOLDER_DIR="_s + path(u"paper"_s),
            u"PAPERFOLDER_BED=105x74"_s, // room for the card and the sheets, and little to recognise
            u"QT_QPA_PLATFORM=offscreen"_s, u"OMP_THREAD_LIMIT=1"_s}
            + settings);
    road.start(besides(u"tests/motcua_sweep_road"_s),
        {state, path(u"slips"_s), path(u"paper"_s), m_origin.path(u"sheets"_s), m_url});
    QElapsedTimer timer;
    timer.start();
    Life life;
    QByteArray said;
    const auto hear = [&] {
        said += road.readAllStandardOutput();
        for (qsizetype end = said.indexOf('\n'); end >= 0; end = said.indexOf('\n')) {
            promises += said.first(end);
            said.remove(0, end + 1);
        }
    };
    while (!road.waitForFinished(meanwhile ? 2 : 20) && road.state() != QProcess::NotRunning) {
        hear();
        if (meanwhile)
            meanwhile(road.processId());
        // Killed amid its start it may not have said that it was ready.
        if (m_central->state() == QProcess::NotRunning || m_central->waitForFinished(0))
            if (!startCentral())
                break;
        if (timer.elapsed() > walkMs) {
            road.kill();
            road.waitForFinished();
            hear();
            ++figures.stuck;
            return {Life::End::Stuck, u"hangs after "_s + QString::fromUtf8(promises.join(", "))};
        }
    }
    hear();
    life.words = QString::fromUtf8(road.readAllStandardError().trimmed()).section(u'\n', -1);
    if (road.exitStatus() == QProcess::CrashExit)
        life.end = Life::End::Killed;
    else if (road.exitCode() == 0)
        life.end = Life::End::Whole;
    else if (road.exitCode() == 137)
        life.end = Life::End::Killed;
    else if (road.exitCode() == 3)
        life.end = Life::End::Fault;
    else if (road.exitCode() == 4)
        life.end = Life::End::Stuck;
    figures.stuck += life.end == Life::End::Stuck;
    return life;
}

bool Hall::promised(const QByteArray &beginning) const
{
    return std::any_of(
        promises.begin(), promises.end(), [&](const QByteArray &line) { return line.startsWith(beginning); });
}

QStringList Hall::kept()
{
    QStringList wrong;
    const auto broken = [&](const Fault &fault) {
        ++figures.damaged;
        return wrong + QStringList {fault.name() + u": "_s + fault.detail};
    };
    const auto store = Store::open(state, std::make_shared<SystemClock>());
    if (!store)
        return broken(store.error());
    const auto checked = (*store)->check();
    if (!checked)
        return broken(checked.error());
    figures.damaged += !checked->isEmpty();
    wrong += *checked;
    const auto log = AuditLog::open(state + u"/store.sqlite"_s);
    if (!log)
        return broken(log.error());
    const auto verdict = verifyAudit(**log, {});
    if (!verdict)
        return broken(verdict.error());
    if (verdict->broken) {
        ++figures.damaged;
        wrong += u"audit: "_s + verdict->broken->detail;
    }

    const auto records = (*store)->dossiers();
    if (!records)
        return broken(records.error());
    if (records->size() > 1) {
        ++figures.doubled;
        wrong += u"%1 dossiers"_s.arg(records->size());
    }
    QHash<QString, int> found;
    bool shredded = false;
    for (const DossierRecord &record : *records) {
        const bool draft = record.state == DossierState::Draft;
        shredded = record.state == DossierState::Kept;
        if (promised("submitted") && draft)
            wrong += u"submitted, and a draft"_s;
        if (promised("receipt")
            && (!record.receipt || !promises.contains("receipt " + record.receipt->code.toUtf8())))
            wrong += u"a code was told that is not kept"_s;
        if (promised("shredded") && !shredded)
            wrong += u"shredded, and not kept so"_s;
        if (shredded)
            continue;
        const auto pages = (*store)->pages(record.id);
        if (!pages)
            return broken(pages.error());
        for (const PageRecord &page : *pages) {
            const auto image = (*store)->pageImage(page.id);
            if (!image)
                return broken(image.error());
            ++found[page.component];
            for (const WalkPaper &paper : walkPapers)
                if (paper.component == page.component
                    && (page.position >= paper.sheets.size()
                        || !shows(image->jpeg, paper.sheets[page.position])))
                    wrong += u"page %1 of %2 shows something else"_s.arg(page.position).arg(page.component);
        }
    }
    for (const WalkPaper &paper : walkPapers) {
        int saved = 0;
        for (int number = 1; number <= paper.sheets.size(); ++number)
            if (promises.contains("saved " + paper.component.toUtf8() + ' ' + QByteArray::number(number)))
                saved = number;
        const int lost = shredded ? 0 : saved - found.value(paper.component);
        if (lost > 0) {
            figures.lostPages += lost;
            wrong += u"%1 of %2 pages of %3 are lost"_s.arg(lost).arg(saved).arg(paper.component);
        }
    }
    return wrong;
}

QStringList Hall::arrived()
{
    QStringList wrong = kept();
    const auto store = Store::open(state, std::make_shared<SystemClock>());
    const auto records = store ? (*store)->dossiers() : tl::unexpected(store.error());
    if (!records)
        return wrong + QStringList {records.error().name()};
    if (records->size() != 1 || records->first().state != DossierState::Kept || !records->first().receipt)
        return wrong + QStringList {u"%1 dossiers here, or not at the road's end"_s.arg(records->size())};
    if (!promises.contains("parts 2 3"))
        wrong += u"it was not sent as two parts of three pages"_s;

    QProcess listing;
    listing.start(binary(u"motcua-central"_s), {u"--state"_s, path(u"central"_s), u"--list"_s});
    listing.waitForFinished(startMs);
    QList<QJsonObject> held;
    for (const QByteArray &line : listing.readAllStandardOutput().split('\n'))
        if (!line.isEmpty())
            held += QJsonDocument::fromJson(line).object();
    figures.doubled += std::max(0, int(held.size()) - 1);
    if (held.size() != 1)
        return wrong + QStringList {u"%1 dossiers at central"_s.arg(held.size())};
    const DossierRecord &ours = records->first();
    if (held[0].value(u"dossier_id").toString() != ours.id.toString(QUuid::WithoutBraces)
        || held[0].value(u"dossier_code").toString() != ours.receipt->code
        || held[0].value(u"parts").toArray().size() != walkPapers.size())
        wrong += u"central holds another dossier"_s;
    return wrong;
}

} // namespace motcua::test
