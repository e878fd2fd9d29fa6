// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/catalogue/cataloguesource.h"
#include "app/config/config.h"
#include "app/session/sessionstate.h"
#include "drivers/printer/printer.h"
#include "sync/store/store.h"

namespace motcua
{

/// What becomes of a dossier after *submit*, as long as the person stands there, and the slip that the person
/// leaves with. It only looks at what the uploader writes into the store.
///
///     filed ─► waiting ─► slip with central's code
///                 └──────► provisional slip (central is away, or takes too long) ─► slip with its code
class SlipDesk
{
public:
    SlipDesk(Store &store, CatalogueSource catalogues, const Config &config, Printer &printer);

    /// The dossier has been filed. `papers`: components that are in it; `now` here and below: ms of the
    /// monotonic clock.
    void file(const DossierRecord &record, int papers, qint64 now);
    /// Looks what has come of it. True when phase or slip are other ones than before.
    bool follow(qint64 now);
    bool slipIsReady() const { return m_ready; }
    SessionState::SendPhase phase() const { return m_phase; }
    const SessionState::SlipView &slip() const { return m_slip; }

    /// Counts down to the end of the session; true when another second has gone.
    bool tick(qint64 now);
    bool over() const { return m_ready && m_slip.secondsLeft <= 0; }
    /// Somebody is there: the time begins anew. It is longer where nothing could be printed, since the code
    /// then has to be written down.
    void touched(qint64 now);
    /// Twice the time from now on.
    void giveMoreTime(qint64 now);

    /// True when there is a printer, which the slip then says is at work.
    bool startPrinting();
    /// Faults: those of the store, of slipPdf and of the printer.
    Result<void> print();

    /// Forgets everything of the person.
    void close();

private:
    void show(const DossierRecord &record, qint64 now);
    qint64 standsMs() const;

    Store &m_store;
    CatalogueSource m_catalogues;
    Config m_config;
    Printer &m_printer;

    std::optional<DossierRecord> m_record; ///< as filed
    int m_papers = 0;
    qint64 m_filedAt = 0;
    qint64 m_endsAt = 0;
    bool m_ready = false;
    bool m_printFailed = false;
    SessionState::SendPhase m_phase = SessionState::SendPhase::Finishing;
    SessionState::SlipView m_slip;
};

} // namespace motcua
