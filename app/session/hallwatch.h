// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/session/sessionstate.h"
#include "drivers/scanner/scanner.h"
#include "sync/metrics/devicestate.h"
#include "sync/store/store.h"

namespace motcua
{

/// How the machine itself stands, whoever is in front of it: whether there is a scanner, whether central
/// answers, how much is still to be sent. Notices what other processes write into the store.
class HallWatch : public QObject
{
    Q_OBJECT

public:
    HallWatch(Store &store, Scanner &scanner, QObject *parent);

    void start();
    /// Asks which scanners there are when that was long ago; a run that is on goes on. `now`: monotonic ms.
    void lookAtScanner(qint64 now);
    /// The same, however long ago.
    void lookAtScanner();
    /// Looks now; `changed` when something is another than before.
    void look();
    SessionState::Health health() const { return m_health; }
    int unsent() const { return m_unsent; } ///< dossiers
    /// No dossier is begun for now: the disk is nearly full.
    bool paused() const { return m_paused; }

Q_SIGNALS:
    void changed();
    /// Another process has written into the store: the uploader.
    void storeWritten();

private:
    void watch();
    void noteScanner(DeviceState state);
    void believe(bool missing, bool refuses);

    Store &m_store;
    Scanner &m_scanner;
    QTimer m_timer;
    SessionState::Health m_health = SessionState::Health::Good;
    int m_unsent = 0;
    bool m_scannerMissing = false;
    bool m_scannerRefuses = false; ///< it is there, and a run said that only staff can mend it
    std::optional<qint64> m_lookedAt; ///< monotonic ms
    bool m_paused = false;
    int m_quietWatches = 0; ///< in which nobody wrote into the store; others write on its disk as well
    std::optional<DeviceState> m_scannerState;
    qint64 m_dataVersion = -1;
};

} // namespace motcua
