// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include "app/session/sessionstate.h"
#include "drivers/ocr/recogniser.h"
#include "drivers/scanner/scanner.h"
#include "sync/store/store.h"

namespace motcua
{

/// Where paper becomes saved pages: runs the scanner for one component, keeps the ledger of sheets, seals
/// each page before it is shown as saved, and has it read while the next is fed.
///
///     sheetFed ─► ledger row ─► sheetReceived ─► sealed on disk ─► shown as saved ─► feeder goes on, page is
///     read
///                    └── fault ─► ledger row faulted; the screen says which sheet to put back
class PaperDesk : public QObject
{
    Q_OBJECT

public:
    PaperDesk(Store &store, Scanner &scanner, Recogniser &recogniser, QObject *parent);

    /// Shows one component of a dossier. `mayShow`: pages of an earlier session may be seen (L2); without it
    /// they are counted but not pictured.
    Result<void> open(const DossierId &dossier, const QString &component, bool mayShow);
    void start(const QString &device, int dpi, bool glass);
    void stop();
    Result<void> remove(PageId page);
    Result<void> undoRemove();
    /// Ends whatever runs and forgets everything of the person.
    void close();

    bool running() const { return m_running; }
    const QList<SessionState::SheetItem> &sheets() const { return m_sheets; }
    SessionState::ScanPhase phase() const { return m_phase; }
    const std::optional<Fault> &fault() const { return m_fault; }
    int putBack() const { return m_putBack; }
    int savedCount() const;
    bool canUndo() const { return m_removed.has_value(); }
    bool glass() const { return m_glass; }
    QString component() const { return m_component; }

Q_SIGNALS:
    void changed();
    /// The feeder or the glass moved: somebody is there.
    void moved();

private:
    void fed(int number);
    void received(int number, const PageImage &image);
    void halted(const Fault &fault, int number);
    void finished();
    void readingDone(Recogniser::Job job, const Result<PageReading> &reading);
    SessionState::SheetItem *itemOf(PageId page);
    void renumber();

    Store &m_store;
    Scanner &m_scanner;
    Recogniser &m_recogniser;

    DossierId m_dossier;
    QString m_component;
    bool m_running = false;
    bool m_glass = false;
    bool m_discarding = false; ///< a save failed: what still arrives of this run is to be fed again
    SessionState::ScanPhase m_phase = SessionState::ScanPhase::Ready;
    QList<SessionState::SheetItem> m_sheets;
    std::optional<Fault> m_fault;
    int m_putBack = 0;
    std::optional<std::pair<SessionState::SheetItem, qsizetype>> m_removed;
    QHash<int, SheetId> m_ledger; ///< number in the run → row of the ledger
    QHash<Recogniser::Job, PageId> m_reading;
    QHash<PageId, QImage> m_shown; ///< thumbnails of this session's own pages
};

} // namespace motcua
