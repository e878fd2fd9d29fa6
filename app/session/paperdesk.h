// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

#include "app/digitise/stackcheck.h"
#include "app/session/sessionstate.h"
#include "app/session/stackgroups.h"
#include "drivers/ocr/recogniser.h"
#include "drivers/scanner/scanner.h"
#include "sync/store/store.h"

namespace motcua
{

/// Where paper becomes saved pages: runs the scanner for one component, keeps the ledger of sheets, seals
/// each page before it is shown as saved, and has it read while the next is fed.
///
///     sheetFed ─► ledger row ─► sheetReceived ─► sealed on disk ─► shown as saved ─► feeder goes on
///                    │                                                  └─► page is read
///                    └── fault ─► ledger row faulted; the screen says which sheet to put back
class PaperDesk : public QObject
{
    Q_OBJECT

public:
    PaperDesk(Store &store, Scanner &scanner, Recogniser &recogniser, QObject *parent);

    /// Shows one paper of a dossier; `dossier` may be null: no draft yet. `mayShow`: pages of an earlier
    /// session may be seen (L2); without it they are counted but not pictured. Faults of the store.
    Result<void> open(const DossierId &dossier, const Procedure &procedure, const ProcedureCase &chosen,
        const Component &component, bool mayShow);
    /// The same for a whole stack, whose papers are told apart afterwards.
    Result<void> openStack(
        const DossierId &dossier, const Procedure &procedure, const ProcedureCase &chosen, bool mayShow);
    /// What the person says of the stack's papers.
    void setBegins(PageId page, bool begins);
    void namePaper(PageId page, const QString &component);
    /// Puts each paper of the stack to its component, and takes separator sheets out. Faults:
    /// ComponentUnknown (a paper has no name yet), those of the store.
    Result<void> sortStack();
    /// Feeds into this draft. During a run it does nothing. Faults: ScannerBusy, those of the store.
    /// After a fault in scanning a sheet anew it goes on with that.
    Result<void> start(const DossierId &dossier, const QString &device, int dpi, bool glass);
    /// Scans one sheet in the place of a page, which is kept until the new one is saved. Faults as start().
    Result<void> scanAnew(PageId page, const DossierId &dossier, const QString &device, int dpi, bool glass);
    void stop();
    Result<void> remove(PageId page);
    Result<void> undoRemove();
    /// Takes the turns of a page back, or has them again. Faults of the store.
    Result<void> setAsFed(PageId page, bool asFed);
    /// Puts those of these pages that seem to be of another paper to it, or takes them out where they are
    /// separator sheets. Faults of the store.
    Result<void> sort(const QList<PageId> &pages);
    /// They are of the open paper: nobody asks again.
    void keep(const QList<PageId> &pages);
    /// They are back, and kept.
    Result<void> undoSort();
    /// Whether this session scanned the page, and therefore may see it.
    bool isOwn(PageId page) const { return m_shown.contains(page); }
    /// Ends whatever runs and forgets everything of the person.
    void close();

    bool running() const { return m_running; }
    const std::optional<Fault> &fault() const { return m_fault; } ///< that stopped the last run
    /// What the screen shows of it.
    SessionState::Scan scan() const;

Q_SIGNALS:
    void changed();
    /// The feeder or the glass moved: somebody is there.
    void moved();

private:
    SessionState::SheetItem *feeding(); ///< the first that is under way; null: none is
    SessionState::SheetItem *replaced() { return itemOf(m_replacing); } ///< null: none is
    void fed(int number);
    void received(int number, const PageImage &image);
    void halted(const Fault &fault, int number);
    void finished();
    void readingDone(Recogniser::Job job, const Result<PageReading> &reading);
    Result<void> loadPages(bool mayShow);
    int savedCount() const;
    SessionState::SheetItem *itemOf(PageId page);
    void renumber();
    /// What sheets say against each other, and which seem to be of another paper.
    void compareSheets();
    void findStrays();
    void addStray(const PageProposal &proposal, const SessionState::SheetItem &sheet);
    /// Flags of a sheet, what the readings of others say of it left out.
    static void showTurns(SessionState::SheetItem &item, const PageReading &reading);
    void showReading(SessionState::SheetItem &item, const PageReading &reading, QSize size, double dpi);
    /// They are in the store again; the screen has them in its order.
    void putBack(const QList<SessionState::SheetItem> &sheets);

    Store &m_store;
    Scanner &m_scanner;
    Recogniser &m_recogniser;

    DossierId m_dossier;
    bool m_running = false;
    bool m_discarding = false; ///< a save failed: what still arrives of this run is to be fed again
    PageId m_replacing = 0; ///< the page in whose place the next sheet goes; 0: behind the last
    SessionState::Scan m_scan;
    std::optional<Fault> m_fault;
    QList<SessionState::SheetItem> m_removed; ///< the last at the end
    struct Sorted {
        QString name; ///< of the paper that they went to
        QList<SessionState::SheetItem> sheets; ///< with the numbers that they had
    };
    QList<Sorted> m_sorted; ///< the last at the end
    StackAnswers m_answers;
    QSet<PageId> m_kept; ///< that are of their paper, the person says
    std::optional<Procedure> m_procedure; ///< of the open paper
    std::optional<ProcedureCase> m_chosen;
    QHash<int, SheetId> m_ledger; ///< number in the run → row of the ledger
    struct Waiting {
        PageId page = 0;
        QSize size; ///< px
        double dpi = 0;
    };
    QHash<Recogniser::Job, Waiting> m_reading;
    // Of pages whose reading may be shown:
    QHash<PageId, PageTraits> m_traits;
    QHash<PageId, PaperPage> m_papers; ///< without layers
    QHash<PageId, QImage> m_shown; ///< thumbnails of this session's own pages
};

} // namespace motcua
