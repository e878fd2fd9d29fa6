// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/rig.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace
{

constexpr int readyMs = 60'000;

QString binaries()
{
    return qEnvironmentVariable("MOTCUA_BIN", QCoreApplication::applicationDirPath() + u"/../bin"_s);
}

QString build()
{
    return QDir::cleanPath(binaries() + u"/.."_s);
}

/// Of anybody's process; one that nobody has waited for yet does not count.
bool isAlive(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = stat.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace

// ---- finger

bool FingerClient::connectTo(const QString &socket, int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms) {
        m_socket.abort();
        m_socket.connectToServer(socket);
        if (m_socket.waitForConnected(100))
            return true;
        QThread::msleep(30);
    }
    return false;
}

QJsonObject FingerClient::say(QJsonObject command)
{
    const int patience = command.value(u"ms").toInt(10'000) + 30'000;
    m_socket.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    m_socket.flush();
    while (!m_socket.canReadLine())
        if (!m_socket.waitForReadyRead(patience))
            return {{u"ok"_s, false}, {u"why"_s, u"the kiosk does not answer"_s}};
    const QJsonObject answer = QJsonDocument::fromJson(m_socket.readLine()).object();
    m_why = answer.value(u"why").toString();
    m_lastName = answer.value(u"name").toString();
    return answer;
}

bool FingerClient::tap(const QString &name, int ms)
{
    return say({{u"do"_s, u"tap"_s}, {u"name"_s, name}, {u"ms"_s, ms}}).value(u"ok").toBool();
}

bool FingerClient::wait(const QString &name, int ms)
{
    return say({{u"do"_s, u"wait"_s}, {u"name"_s, name}, {u"ms"_s, ms}}).value(u"ok").toBool();
}

bool FingerClient::gone(const QString &name, int ms)
{
    return say({{u"do"_s, u"gone"_s}, {u"name"_s, name}, {u"ms"_s, ms}}).value(u"ok").toBool();
}

bool FingerClient::shot(const QString &file)
{
    return say({{u"do"_s, u"shot"_s}, {u"file"_s, file}}).value(u"ok").toBool();
}

QString FingerClient::text(const QString &name)
{
    return say({{u"do"_s, u"text"_s}, {u"name"_s, name}}).value(u"text").toString();
}

bool FingerClient::tapKey(QChar letter)
{
    if (letter == u' ')
        return tap(u"key_space"_s);
    if (letter == u'\n')
        return tap(u"key_line"_s);
    const QString key = u"key_"_s + letter;
    return wait(key + u"|key_signs"_s) && (lastName() == key || tap(u"key_signs"_s)) && tap(key);
}

bool FingerClient::type(const QString &text)
{
    // Combining marks: the tones, which have keys of their own; hat, hook and breve belong to the letter.
    static const QHash<QChar, QString> tones {{QChar(0x0301), u"key_sac"_s}, {QChar(0x0300), u"key_huyen"_s},
        {QChar(0x0309), u"key_hoi"_s}, {QChar(0x0303), u"key_nga"_s}, {QChar(0x0323), u"key_nang"_s}};
    bool locked = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QString letter;
        QString tone;
        for (const QChar part : QString(text[i]).normalized(QString::NormalizationForm_D)) {
            if (tones.contains(part))
                tone = tones.value(part);
            else
                letter += part;
        }
        const bool upper = text[i].isUpper();
        const bool more = upper && i + 1 < text.size() && text[i + 1].isUpper();
        if (upper != locked && text[i].isLetter()) {
            if (!tap(u"key_shift"_s) || (more && !tap(u"key_shift"_s)))
                return false;
            locked = more;
        }
        letter = letter.normalized(QString::NormalizationForm_C).toLower();
        if (!tapKey(letter.at(0)) || (!tone.isEmpty() && !tap(tone)))
            return false;
    }
    return true;
}

QStringList FingerClient::names()
{
    QStringList list;
    for (const QJsonValue &name : say({{u"do"_s, u"names"_s}}).value(u"names").toArray())
        list.append(name.toString());
    return list;
}

int FingerClient::savedSheets()
{
    return say({{u"do"_s, u"count"_s}, {u"name"_s, u"sheet_"_s}, {u"property"_s, u"saved"_s}})
        .value(u"count")
        .toInt();
}

bool FingerClient::watchSavedSheets(const QString &file)
{
    return say(
        {{u"do"_s, u"watch"_s}, {u"name"_s, u"sheet_"_s}, {u"property"_s, u"saved"_s}, {u"file"_s, file}})
        .value(u"ok")
        .toBool();
}

int FingerClient::savedSheetsIn(const QString &file)
{
    QFile shown(file);
    qint32 count = 0;
    if (!shown.open(QIODevice::ReadOnly) || shown.read(reinterpret_cast<char *>(&count), sizeof count) < 4)
        return 0;
    return std::max(count, 0);
}

// ---- rig

Rig::Rig(const QString &folder)
    : m_folder(folder)
{
    if (m_folder.isEmpty()) {
        m_own = std::make_unique<QTemporaryDir>();
        m_folder = m_own->path();
    }
    QDir(m_folder).mkpath(u"paper/tray"_s);
}

Rig::~Rig()
{
    killKiosk();
    killCentral();
    // What the kiosk started is told to end by its death; the folder may go when it has.
    QElapsedTimer timer;
    timer.start();
    for (const qint64 pid : m_orphans)
        while (isAlive(pid) && timer.elapsed() < readyMs)
            QThread::msleep(20);
}

QList<qint64> Rig::childrenOf(qint64 parent, const QByteArray &name)
{
    QList<qint64> children;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool number = false;
        const qint64 pid = entry.toLongLong(&number);
        QFile stat(u"/proc/%1/stat"_s.arg(entry));
        if (!number || !stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll();
        const auto close = line.lastIndexOf(')');
        const QByteArray program = line.mid(line.indexOf('(') + 1, close - line.indexOf('(') - 1);
        const auto fields = line.mid(close + 2).split(' ');
        // The kernel cuts a program's name at 15 characters.
        if (fields.size() > 1 && fields[1].toLongLong() == parent
            && (name.isEmpty() || program == name.left(15)))
            children.append(pid);
    }
    return children;
}

QString Rig::path(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

QProcessEnvironment Rig::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SANE_CONFIG_DIR"_s, build() + u"/lib/sane/conf"_s);
    environment.insert(u"LD_LIBRARY_PATH"_s, build() + u"/lib/sane"_s);
    environment.insert(u"PAPERFOLDER_DIR"_s, path(u"paper"_s));
    return environment;
}

void Rig::keepLogs()
{
    m_keepLogs = QDir().mkpath(logs());
}

void Rig::keepMetrics()
{
    m_keepMetrics = QDir().mkpath(metrics());
}

void Rig::keepBackups()
{
    m_keepBackups = QDir().mkpath(backups());
}

QString Rig::nameOf(qint64 process)
{
    QFile words(u"/proc/%1/cmdline"_s.arg(process));
    return words.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(words.readAll().replace('\0', ' '))
                                           : QString();
}

bool Rig::startCentral(const QStringList &more)
{
    QElapsedTimer timer;
    timer.start();
    // A port that has just been left may still be held for a moment.
    while (timer.elapsed() < readyMs) {
        m_central = std::make_unique<QProcess>();
        m_central->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        if (m_keepLogs) {
            m_central->setProcessChannelMode(QProcess::SeparateChannels);
            m_central->setStandardErrorFile(logs() + u"/central"_s, QIODevice::Append);
        }
        m_central->start(binaries() + u"/motcua-central"_s,
            QStringList {u"--state"_s, centralState(), u"--port"_s, QString::number(m_port.number())} + more);
        while (!m_central->canReadLine() && m_central->state() != QProcess::NotRunning)
            if (!m_central->waitForReadyRead(readyMs))
                break;
        const QJsonObject ready = QJsonDocument::fromJson(m_central->readLine()).object();
        if (ready.contains(u"url"_s)) {
            m_token = ready.value(u"token").toString();
            m_url = ready.value(u"url").toString();
            return true;
        }
        m_central->kill();
        m_central->waitForFinished();
        QThread::msleep(100);
    }
    return false;
}

void Rig::killCentral()
{
    if (!m_central)
        return;
    m_central->kill();
    m_central->waitForFinished();
    m_central.reset();
}

bool Rig::centralRuns() const
{
    return m_central && m_central->waitForFinished(0) == false && m_central->state() == QProcess::Running;
}

bool Rig::enrol()
{
    return ctl({u"enrol"_s, u"--token"_s, m_token}).exit == 0;
}

bool Rig::startKiosk(const QStringList &more, const QString &platform)
{
    QFile config(settings());
    if (!config.open(QIODevice::WriteOnly))
        return false;
    config.write("state = '" + state().toUtf8() + "'\n[printer]\nfolder = '" + slips().toUtf8()
        + "'\n[session]\nslip_seconds = " + QByteArray::number(slipSeconds) + '\n'
        + (m_keepMetrics ? "[metrics]\nfolder = '" + metrics().toUtf8() + "'\n" : QByteArray())
        + (m_keepBackups ? "[backup]\nsame_disk = true\ndirectory = '" + backups().toUtf8() + "'\n"
                         : QByteArray()));
    config.close();
    return startScreen(program(u"motcua-kiosk"_s),
        QStringList {u"--config"_s, settings(), u"--size"_s, u"1080x1920"_s} + more, platform);
}

bool Rig::startScreen(const QString &program, const QStringList &arguments, const QString &platform)
{
    const QString socket = path(u"finger"_s);
    QFile::remove(socket);
    QProcessEnvironment environment = this->environment();
    environment.insert(u"QT_QPA_PLATFORM"_s, platform);
    environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    environment.insert(u"QT_PLUGIN_PATH"_s, build() + u"/tests/plugins"_s);
    environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"motcuafinger:"_s + socket);
    m_kiosk = std::make_unique<QProcess>();
    m_kiosk->setProcessEnvironment(environment);
    m_kiosk->setProcessChannelMode(QProcess::ForwardedChannels);
    if (m_keepLogs) {
        m_kiosk->setProcessChannelMode(QProcess::MergedChannels);
        m_kiosk->setStandardOutputFile(logs() + u"/kiosk"_s, QIODevice::Append);
    }
    m_kiosk->start(program, arguments);
    return m_kiosk->waitForStarted() && m_finger.connectTo(socket, readyMs);
}

void Rig::killKiosk()
{
    if (!m_kiosk)
        return;
    // One that does not run has the id 0, and the child of 0 is init, which never ends.
    if (kioskPid() > 0)
        m_orphans = childrenOf(kioskPid());
    m_kiosk->kill();
    m_kiosk->waitForFinished();
    m_kiosk.reset();
}

bool Rig::kioskRuns() const
{
    return m_kiosk && m_kiosk->waitForFinished(0) == false && m_kiosk->state() == QProcess::Running;
}

Rig::Ran Rig::ctl(const QStringList &arguments, int ms) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setWorkingDirectory(m_folder);
    process.start(binaries() + u"/motcuactl"_s, QStringList {u"--state"_s, state()} + arguments);
    Ran ran;
    if (!process.waitForFinished(ms)) {
        process.kill();
        process.waitForFinished();
        return ran;
    }
    ran.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    ran.errors = QString::fromUtf8(process.readAllStandardError());
    for (const QByteArray &line : process.readAllStandardOutput().split('\n'))
        if (!line.isEmpty())
            ran.lines.append(QJsonDocument::fromJson(line).object());
    return ran;
}

QList<QJsonObject> Rig::dossiersAtCentral() const
{
    QProcess process;
    process.start(binaries() + u"/motcua-central"_s, {u"--state"_s, centralState(), u"--list"_s});
    process.waitForFinished();
    QList<QJsonObject> dossiers;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n'))
        if (!line.isEmpty())
            dossiers.append(QJsonDocument::fromJson(line).object());
    return dossiers;
}

QByteArray Rig::bytesAtCentral(const QString &sha256) const
{
    QDirIterator files(centralState(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() == sha256.toLatin1())
            return bytes;
    }
    return {};
}

void Rig::putInTray(const QStringList &images)
{
    for (const QString &image : images) {
        const QString suffix = image.section(u'.', -1);
        QFile::copy(image, path(u"paper/tray/%1.%2"_s.arg(++m_papers, 4, 10, QLatin1Char('0')).arg(suffix)));
    }
}

void Rig::emptyTray()
{
    QDir tray(path(u"paper/tray"_s));
    for (const QString &sheet : tray.entryList(QDir::Files))
        tray.remove(sheet);
}

void Rig::layOnGlass(const QString &image)
{
    const QString glass = path(u"paper/glass.png"_s);
    QFile::remove(glass);
    QFile::copy(image, glass);
}

void Rig::scannerFaults(const QByteArray &lines)
{
    QFile file(path(u"paper/faults.conf"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(lines);
}

QString Rig::program(const QString &name)
{
    return binaries() + u'/' + name;
}

QString Rig::testProgram(const QString &name)
{
    return build() + u"/tests/"_s + name;
}

QString Rig::sample(const QString &name)
{
    return build() + u"/tests/samples/"_s + name;
}
