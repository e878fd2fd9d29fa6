// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QProcess>
#include <QTemporaryDir>

#include "sync/store/store.h"
#include "tests/central/sandboxprocess.h"

namespace motcua::test
{

/// Kiosks of one central, each with a state folder of its own, and the real `motcuactl sync` as their
/// uploaders.
class Fleet
{
public:
    Fleet(SandboxProcess &central, int kiosks);
    ~Fleet(); ///< kills what still runs

    /// Puts invented dossiers into every kiosk's queue, ready to be sent, each of parts of these sizes
    /// (bytes).
    void queue(int dossiers, const QList<qsizetype> &parts);
    /// `motcuactl sync --once` at every kiosk.
    void startUploaders();
    /// Waits for them, starting anew those that left something over, and kills `kills` of them at random
    /// moments meanwhile. False when `mostStarts` of one kiosk were not enough.
    bool waitForUploaders(int kills = 0, int mostStarts = 20);
    int starts() const { return m_starts; }

    /// What is wrong, in a line each: a dossier that is not at central, or there twice, or not byte for byte,
    /// or under another code than its kiosk has.
    QStringList troubles() const;

    qint64 uploaderPid(int kiosk) const
    {
        return m_kiosks[static_cast<std::size_t>(kiosk)]->process->processId();
    }
    bool uploaderRuns(int kiosk);
    QString stateDirectory(int kiosk) const;

private:
    struct Kiosk {
        std::unique_ptr<QProcess> process;
        int starts = 0;
    };
    void start(int kiosk);
    std::unique_ptr<Store> open(int kiosk) const;

    SandboxProcess &m_central;
    QTemporaryDir m_directory;
    std::vector<std::unique_ptr<Kiosk>> m_kiosks;
    int m_starts = 0;
    quint32 m_seed = 0;
};

} // namespace motcua::test
