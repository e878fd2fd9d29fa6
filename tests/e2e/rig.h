// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/central/ownport.h"

/// The finger on the kiosk's screen: see tests/e2e/finger/finger.h.
class FingerClient
{
public:
    bool connectTo(const QString &socket, int ms);
    QJsonObject say(QJsonObject command);
    bool tap(const QString &name, int ms = 45'000);
    bool wait(const QString &name, int ms = 45'000);
    bool gone(const QString &name, int ms = 45'000);
    bool shot(const QString &file);
    QString text(const QString &name);
    /// Writes into the field that is open, by touching the keys on the screen: tones where they stand in the
    /// text, capitals by the shift key, several in a row by locking it.
    bool type(const QString &text);
    QStringList names();
    /// Sheets that the screen shows as saved.
    int savedSheets();
    /// From now on `file` holds how many sheets were shown as saved at most: it can be asked after the
    /// kiosk's death.
    bool watchSavedSheets(const QString &file);
    static int savedSheetsIn(const QString &file);
    QString why() const { return m_why; }
    /// Which of the names "A|B" it was that the last call waited for.
    QString lastName() const { return m_lastName; }

private:
    /// Touches the key of `letter`, after the one that changes hats for signs where it is needed.
    bool tapKey(QChar letter);

    QLocalSocket m_socket;
    QString m_why;
    QString m_lastName;
};

/// A whole hall in one temporary folder, out of the real programs: central with its state, one kiosk with its
/// own, and a virtual scanner with a tray and a glass.
class Rig
{
public:
    /// `folder` empty: a temporary one that goes with the rig.
    explicit Rig(const QString &folder = {});
    ~Rig();

    QString path(const QString &name) const; ///< inside the folder
    QString state() const { return path(QStringLiteral("kiosk")); }
    QString centralState() const { return path(QStringLiteral("central")); }
    QString slips() const { return path(QStringLiteral("slips")); }

    /// From now on what the kiosk, its children and central say goes to files there, instead of to the test's
    /// output.
    void keepLogs();
    QString logs() const { return path(QStringLiteral("logs")); }
    /// The kiosk started next leaves its figures there.
    void keepMetrics();
    QString metrics() const { return path(QStringLiteral("metrics")); }
    /// The kiosk started next has its store backed up there.
    void keepBackups();
    QString backups() const { return path(QStringLiteral("backups")); }
    QString settings() const { return path(QStringLiteral("kiosk.toml")); } ///< the kiosk's, once started

    bool startCentral(const QStringList &more = {});
    void killCentral(); ///< SIGKILL
    bool centralRuns() const;
    qint64 centralPid() const { return m_central ? m_central->processId() : 0; }
    /// What the running central said when it was ready.
    QString centralUrl() const { return m_url; }
    QString token() const { return m_token; }
    bool enrol();

    int slipSeconds = 45; ///< how long the kiosk started next shows a finished slip
    /// `platform`: Qt's platform plugin; "offscreen" needs no display.
    bool startKiosk(const QStringList &more = {}, const QString &platform = QStringLiteral("offscreen"));
    /// Starts another program with a window, with the finger on it, in the kiosk's place.
    bool startScreen(const QString &program, const QStringList &arguments,
        const QString &platform = QStringLiteral("offscreen"));
    void killKiosk(); ///< SIGKILL of the screen; what it started ends by itself
    /// Processes whose parent is `parent`, of the program `name` or of any.
    static QString nameOf(qint64 process);
    static QList<qint64> childrenOf(qint64 parent, const QByteArray &name = {});
    bool kioskRuns() const;
    qint64 kioskPid() const { return m_kiosk ? m_kiosk->processId() : 0; }
    FingerClient &finger() { return m_finger; }

    struct Ran {
        int exit = -1;
        QList<QJsonObject> lines;
        QString errors;
    };
    Ran ctl(const QStringList &arguments, int ms = 120'000) const;
    /// What central holds, by its own listing.
    QList<QJsonObject> dossiersAtCentral() const;
    /// The bytes of that SHA-256 (hex) as they lie in central's state folder; empty when it has none.
    QByteArray bytesAtCentral(const QString &sha256) const;

    /// Puts copies of these images on top of what lies in the tray, first one first.
    void putInTray(const QStringList &images);
    void emptyTray();
    void layOnGlass(const QString &image);
    void scannerFaults(const QByteArray &lines);
    /// The invented papers and cards, drawn once a build.
    static QString sample(const QString &name);
    static QString program(const QString &name);
    static QString testProgram(const QString &name);

    QProcessEnvironment environment() const;

private:
    std::unique_ptr<QTemporaryDir> m_own;
    QString m_folder;
    std::unique_ptr<QProcess> m_central;
    std::unique_ptr<QProcess> m_kiosk;
    QList<qint64> m_orphans; ///< what the kiosk that was killed last had started
    FingerClient m_finger;
    motcua::test::OwnPort m_port;
    QString m_token, m_url;
    int m_papers = 0;
    bool m_keepLogs = false, m_keepMetrics = false, m_keepBackups = false;
};
