// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "sync/uploader/centralwatch.h"
#include "sync/uploader/lanes.h"
#include "sync/uploader/run.h"
#include "sync/uploader/sender.h"

namespace motcua
{

/// What lanes do with the dossiers that are on them: sends parts, files, and writes down how that went. Each
/// lane has a Sender of its own.
class Deliveries
{
public:
    /// `store` is only asked for other connections to it.
    Deliveries(const Store &store, const CentralConnector &connect, Run &run, CentralWatch &watch);

    // -- for the one thread that feeds the lanes --
    /// A number for a dossier that is to be put on the lanes.
    Turns::Dossier enter(const DossierId &dossier);
    struct Ended {
        DossierId id;
        bool leftQueue = false; ///< sent, refused or gone; else it waits to be tried again
    };
    /// What has left the lanes since this was asked last.
    QList<Ended> takeEnded(const Lanes &lanes);
    /// Once the lanes have stopped: what they did not get to the end of waits in the queue as if it had not
    /// been begun.
    Result<void> putBackRest(Store &own);

    // -- for the lanes' threads --
    Lanes::Verdict work(Lanes &lanes, int lane, const Turns::Job &job);
    Sender &sender(int lane) { return *m_senders[static_cast<std::size_t>(lane)]; }

private:
    /// A dossier on the lanes.
    struct Entry {
        DossierId id;
        bool begun = false; ///< its attempt is counted
        bool moved = false; ///< central has confirmed bytes of it
        bool settled = false; ///< the attempt has ended, well or not
        bool leftQueue = false;
    };
    void change(Turns::Dossier number, const std::function<void(Entry &)> &how);
    Entry entry(Turns::Dossier number) const;
    Result<void> begin(Store &own, Turns::Dossier number);
    Result<void> settle(Sender &sender, Turns::Dossier number, const Fault &fault);

    Run &m_run;
    CentralWatch &m_watch;
    std::vector<std::unique_ptr<Sender>> m_senders;
    Turns::Dossier m_lastNumber = 0;
    mutable std::mutex m_mutex; ///< guards what follows
    std::map<Turns::Dossier, Entry> m_entries;
};

} // namespace motcua
