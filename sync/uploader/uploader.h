// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>

#include "app/domain/result.h"
#include "sync/central/centralsystem.h"
#include "sync/store/store.h"

namespace motcua {

/// Makes the parts of a queued dossier that are not made yet (reads pages, writes PDFs). Given by the application, since
/// sync knows nothing of pages' contents. After it, store.parts(dossier) is complete.
using PartFinisher = std::function<Result<void>(Store &store, const DossierId &dossier)>;
/// Builds the manifest of a dossier whose parts are complete.
using ManifestMaker = std::function<Result<QByteArray>(Store &store, const DossierId &dossier)>;

/// Sends what is queued, one dossier at a time, oldest due first: finish → parts → manifest → code stored. It can be stopped
/// after any step and goes on from there. Transient faults back off for ever, with full jitter, kept in the store.
class Uploader
{
public:
    struct Options {
        qint64 backOffFirst = 2'000;       ///< ms
        qint64 backOffMost = 15 * 60'000;  ///< ms
        qint64 lease = 30'000;             ///< ms
    };
    Uploader(Store &store, CentralSystem &central, PartFinisher finish, ManifestMaker makeManifest, Options options);

    /// What one pass did.
    struct Outcome {
        int sent = 0;
        int waiting = 0;          ///< unsent ones left
        bool leaseHeld = true;    ///< false: another uploader is at work
        std::optional<qint64> nextAt; ///< Unix ms when the next is due
        std::optional<Fault> lastFault;
    };
    /// Sends everything that is due now. `everything`: also what is backing off.
    Result<Outcome> pass(bool everything);
    /// Passes for ever, sleeping until the next is due or the store changes; ends when `stop` becomes true.
    Result<void> follow(const std::atomic<bool> &stop);

private:
    Result<void> sendOne(const DossierId &dossier);
    Store &m_store;
    CentralSystem &m_central;
    PartFinisher m_finish;
    ManifestMaker m_makeManifest;
    Options m_options;
    QString m_owner;
};

} // namespace motcua
