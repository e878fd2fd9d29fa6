// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/paperdesk.h"

#include <algorithm>

#include "app/intake/rules.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// What a sheet of this paper seems to be instead; nothing where it may be of it. A title that is only a part
/// of another paper's, or unknown, says nothing against what the person fed it as.
std::optional<SessionState::Stray> strayOf(const PageProposal &proposal, const QString &component)
{
    if (proposal.role != PageProposal::Role::Page || proposal.asks == Asks::SeparatorElsewhere)
        return SessionState::Stray {};
    const bool speaksAgainst = proposal.sure() || proposal.asks == Asks::SeveralComponents
        || proposal.asks == Asks::OtherFormNumber || proposal.asks == Asks::AgainstSeparator;
    if (!speaksAgainst || proposal.components.isEmpty() || proposal.components.contains(component))
        return std::nullopt;
    return SessionState::Stray {proposal.components.first(), {}, {}, {}, proposal.sure()};
}

} // namespace

PaperDesk::PaperDesk(Store &store, Scanner &scanner, Recogniser &recogniser, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_scanner(scanner)
    , m_recogniser(recogniser)
{
    connect(&m_scanner, &Scanner::sheetFed, this, &PaperDesk::fed);
    connect(&m_scanner, &Scanner::sheetReceived, this, &PaperDesk::received);
    connect(&m_scanner, &Scanner::failed, this, &PaperDesk::halted);
    connect(&m_scanner, &Scanner::finished, this, &PaperDesk::finished);
    connect(&m_recogniser, &Recogniser::read, this,
        [this](Recogniser::Job job, const PageReading &reading) { readingDone(job, reading); });
    connect(&m_recogniser, &Recogniser::failed, this,
        [this](Recogniser::Job job, const Fault &fault) { readingDone(job, tl::unexpected(fault)); });
}

Result<void> PaperDesk::open(const DossierId &dossier, const Procedure &procedure,
    const ProcedureCase &chosen, const Component &component, bool mayShow)
{
    m_dossier = dossier;
    m_procedure = procedure;
    m_chosen = chosen;
    m_fault.reset();
    m_removed.clear();
    m_sorted.clear();
    m_replacing = 0;
    m_scan = {};
    m_scan.component = component.id;
    m_scan.componentName = component.name;
    m_scan.stack = component.id == stackComponent;
    for (const Component &other : chosen.components) {
        if (other.kind != ComponentKind::Paper)
            continue;
        if (m_scan.stack)
            m_scan.names.append({other.id, other.name});
        ++m_scan.papers;
        if (other.id == component.id)
            m_scan.paper = m_scan.papers;
    }
    return loadPages(mayShow);
}

Result<void> PaperDesk::openStack(
    const DossierId &dossier, const Procedure &procedure, const ProcedureCase &chosen, bool mayShow)
{
    Component stack;
    stack.id = stackComponent;
    return open(dossier, procedure, chosen, stack, mayShow);
}

Result<void> PaperDesk::loadPages(bool mayShow)
{
    m_scan.sheets.clear();
    if (m_dossier.isNull())
        return {};
    MOTCUA_ASSIGN(const auto pages, m_store.pages(m_dossier));
    for (const PageRecord &page : pages) {
        if (page.component != m_scan.component)
            continue;
        SessionState::SheetItem item;
        item.page = page.id;
        item.phase = SessionState::SheetPhase::Saved;
        item.read = page.hasReading;
        if (page.hasReading && (mayShow || m_shown.contains(page.id))) {
            if (const auto reading = m_store.reading(page.id))
                showReading(item, *reading, page.size, page.dpi);
        }
        if (m_shown.contains(page.id)) {
            item.thumbnail = m_shown.value(page.id);
        } else if (mayShow) {
            if (const auto thumbnail = m_store.pageThumbnail(page.id))
                item.thumbnail = QImage::fromData(*thumbnail);
        }
        m_scan.sheets.append(item);
    }
    renumber();
    compareSheets();
    return {};
}

Result<void> PaperDesk::start(const DossierId &dossier, const QString &device, int dpi, bool glass)
{
    if (m_running)
        return {};
    if (m_scanner.busy())
        return fail(FaultId::ScannerBusy);
    if (m_dossier != dossier) {
        m_dossier = dossier;
        MOTCUA_TRY(loadPages(false));
    }
    m_running = true;
    m_discarding = false;
    m_fault.reset();
    m_removed.clear();
    m_sorted.clear();
    m_ledger.clear();
    m_scan.strays.clear();
    m_scan.glass = glass;
    m_scan.putBack = 0;
    m_scan.phase = SessionState::ScanPhase::Scanning;
    ScanRequest request;
    request.device = device;
    request.dpi = dpi;
    request.source = glass ? ScanSource::Flatbed : ScanSource::Feeder;
    request.maxSheets = glass || replaced() ? 1 : 0;
    m_scanner.start(request);
    Q_EMIT changed();
    return {};
}

Result<void> PaperDesk::scanAnew(
    PageId page, const DossierId &dossier, const QString &device, int dpi, bool glass)
{
    if (m_running || !itemOf(page))
        return {};
    m_replacing = page;
    return start(dossier, device, dpi, glass);
}

SessionState::Scan PaperDesk::scan() const
{
    SessionState::Scan scan = m_scan;
    for (const SessionState::SheetItem &sheet : m_scan.sheets)
        if (m_replacing != 0 && sheet.page == m_replacing)
            scan.anew = sheet.number;
    scan.saved = savedCount();
    scan.removed = static_cast<int>(m_removed.size());
    if (!m_sorted.isEmpty()) {
        scan.sorted = static_cast<int>(m_sorted.last().sheets.size());
        scan.sortedName = m_sorted.last().name;
    }
    return scan;
}

void PaperDesk::stop()
{
    if (m_running)
        m_scanner.cancel();
}

int PaperDesk::savedCount() const
{
    return static_cast<int>(std::count_if(m_scan.sheets.begin(), m_scan.sheets.end(),
        [](const auto &sheet) { return sheet.phase == SessionState::SheetPhase::Saved; }));
}

void PaperDesk::fed(int number)
{
    if (!m_running)
        return;
    Q_EMIT moved();
    const auto sheet = m_store.sheetFed(m_dossier, m_scan.component);
    if (!sheet) {
        m_discarding = true;
        m_fault = sheet.error();
        m_scanner.cancel();
        Q_EMIT changed();
        return;
    }
    m_ledger.insert(number, *sheet);
    if (!replaced()) {
        SessionState::SheetItem item;
        item.phase = SessionState::SheetPhase::Feeding;
        m_scan.sheets.append(item);
        renumber();
    }
    Q_EMIT changed();
}

void PaperDesk::received(int number, const PageImage &image)
{
    if (!m_running || !m_ledger.contains(number))
        return;
    Q_EMIT moved();
    SessionState::SheetItem *waiting = replaced() ? replaced() : feeding();
    if (!waiting)
        return;
    if (m_discarding) {
        m_scanner.release(number);
        return;
    }
    const auto page = replaced() ? m_store.replacePage(m_ledger.value(number), image, m_replacing)
                                 : m_store.savePage(m_ledger.value(number), image);
    if (!page) {
        m_discarding = true;
        m_fault = page.error();
        m_scan.putBack = waiting->number;
        if (!replaced())
            m_scan.sheets.removeAt(waiting->number - 1);
        m_scanner.cancel();
        Q_EMIT changed();
        return;
    }
    if (replaced()) {
        // The store brings it back behind the one that took its place.
        m_removed.append(*waiting);
        SessionState::SheetItem fresh;
        fresh.number = waiting->number;
        *waiting = fresh;
        m_replacing = 0;
    }
    waiting->phase = SessionState::SheetPhase::Saved;
    waiting->page = *page;
    waiting->thumbnail = QImage::fromData(image.thumbnail);
    m_shown.insert(*page, waiting->thumbnail);
    m_scanner.release(number);
    if (m_store.countReadingAttempt(*page))
        m_reading.insert(m_recogniser.readPage(image), {*page, image.size, image.dpi});
    findStrays();
    Q_EMIT changed();
}

void PaperDesk::halted(const Fault &fault, int number)
{
    if (!m_running)
        return;
    m_running = false;
    for (auto it = m_ledger.cbegin(); it != m_ledger.cend(); ++it)
        if (it.key() >= number && number > 0)
            static_cast<void>(m_store.sheetFaulted(it.value(), fault.id));
    if (!m_discarding) {
        m_fault = fault;
        const SessionState::SheetItem *unsaved = replaced() ? replaced() : feeding();
        // A jam may be noticed before the machine says that it has drawn a sheet.
        m_scan.putBack = unsaved ? unsaved->number : fault.id == FaultId::ScannerJam ? savedCount() + 1 : 0;
    }
    if (fault.id == FaultId::ScannerCancelled)
        m_replacing = 0; // the person wants something else
    m_scan.sheets.removeIf([](const auto &sheet) { return sheet.phase != SessionState::SheetPhase::Saved; });
    renumber();
    m_scan.phase = SessionState::ScanPhase::Stopped;
    Q_EMIT changed();
}

void PaperDesk::finished()
{
    if (!m_running)
        return;
    if (m_discarding) {
        halted(*m_fault, m_scan.putBack);
        return;
    }
    m_running = false;
    m_scan.phase = SessionState::ScanPhase::Done;
    Q_EMIT changed();
}

void PaperDesk::readingDone(Recogniser::Job job, const Result<PageReading> &reading)
{
    const auto found = m_reading.constFind(job);
    if (found == m_reading.constEnd())
        return;
    const Waiting page = *found;
    m_reading.erase(found);
    // Where it failed, the queue tries once more before it keeps the page without text.
    SessionState::SheetItem *item =
        reading && m_store.saveReading(page.page, *reading) ? itemOf(page.page) : nullptr;
    if (item) {
        item->read = true;
        showReading(*item, *reading, page.size, page.dpi);
    }
    if (item || m_reading.isEmpty()) {
        compareSheets();
        Q_EMIT changed();
    }
}

void PaperDesk::showTurns(SessionState::SheetItem &item, const PageReading &reading)
{
    PageReading straight; // as it would be
    straight.skewDeg = reading.skewDeg;
    const bool tilted = std::abs(straight.tilt()) >= 0.5; // less is no matter
    item.rotation = reading.turn();
    item.straightened = reading.rotation != 0 || tilted;
    item.asFed = reading.asFed;
    item.flags.removeAll(u"skewed"_s);
    if (tilted && !reading.asFed)
        item.flags.append(u"skewed"_s);
}

void PaperDesk::showReading(SessionState::SheetItem &item, const PageReading &reading, QSize size, double dpi)
{
    item.flags = reading.flags;
    if (reading.blank && !item.flags.contains(u"blank"_s))
        item.flags.append(u"blank"_s);
    showTurns(item, reading);
    m_traits.insert(item.page, traitsOf(reading));
    PaperPage paper {size, dpi, reading};
    paper.reading.layers.reset();
    m_papers.insert(item.page, paper);
}

void PaperDesk::compareSheets()
{
    QList<PageTraits> before;
    for (SessionState::SheetItem &sheet : m_scan.sheets) {
        sheet.flags.removeIf(
            [](const QString &flag) { return flag == u"duplicate" || flag == u"page-missing"; });
        const PageTraits traits = m_traits.value(sheet.page);
        sheet.flags += stackFlags(before, traits);
        before.append(traits);
    }
    findStrays();
}

void PaperDesk::findStrays()
{
    m_scan.strays.clear();
    m_scan.groups.clear();
    if (!m_reading.isEmpty() || !m_procedure || !m_chosen)
        return; // a stack is judged as a whole
    QList<PaperPage> papers;
    for (const SessionState::SheetItem &sheet : m_scan.sheets)
        papers.append(
            m_papers.value(sheet.page)); // what is not known says nothing, and ends what went on before
    const StackSplit split = splitStack(*m_procedure, *m_chosen, papers);
    if (m_scan.stack) {
        m_scan.groups = groupsOf(*m_chosen, m_scan.sheets, split.pages, m_answers);
        return;
    }
    bool followsKept = false;
    for (qsizetype i = 0; i < papers.size(); ++i) {
        const PageProposal &proposal = split.pages[i];
        followsKept = m_kept.contains(m_scan.sheets[i].page) || (followsKept && proposal.follows());
        if (!followsKept)
            addStray(proposal, m_scan.sheets[i]);
    }
    // What separators head is known only as long as they lie there.
    std::stable_partition(m_scan.strays.begin(), m_scan.strays.end(),
        [](const SessionState::Stray &stray) { return !stray.component.isEmpty(); });
}

void PaperDesk::addStray(const PageProposal &proposal, const SessionState::SheetItem &sheet)
{
    auto stray = strayOf(proposal, m_scan.component);
    if (!stray)
        return;
    auto same = std::find_if(m_scan.strays.begin(), m_scan.strays.end(),
        [&](const auto &other) { return other.component == stray->component && other.sure == stray->sure; });
    if (same == m_scan.strays.end()) {
        if (const Component *component = m_chosen->findComponent(stray->component))
            stray->name = component->name;
        same = m_scan.strays.insert(same, *stray);
    }
    same->sheets.append(sheet.number);
    same->pages.append(sheet.page);
}

Result<void> PaperDesk::remove(PageId page)
{
    const auto found = std::find_if(
        m_scan.sheets.begin(), m_scan.sheets.end(), [&](const auto &sheet) { return sheet.page == page; });
    if (m_running || found == m_scan.sheets.end())
        return {};
    MOTCUA_TRY(m_store.removePage(page));
    if (page == m_replacing)
        m_replacing = 0;
    m_removed.append(*found);
    m_scan.sheets.erase(found);
    renumber();
    compareSheets();
    Q_EMIT changed();
    return {};
}

Result<void> PaperDesk::undoRemove()
{
    if (m_removed.isEmpty())
        return {};
    MOTCUA_TRY(m_store.restorePage(m_removed.last().page));
    putBack({m_removed.takeLast()});
    return {};
}

void PaperDesk::putBack(const QList<SessionState::SheetItem> &sheets)
{
    m_scan.sheets += sheets;
    QHash<PageId, qsizetype> places;
    const auto pages = m_store.pages(m_dossier);
    for (const PageRecord &page : pages.value_or(QList<PageRecord> {}))
        places.insert(page.id, places.size());
    std::stable_sort(m_scan.sheets.begin(), m_scan.sheets.end(),
        [&](const auto &a, const auto &b) { return places.value(a.page) < places.value(b.page); });
    renumber();
    compareSheets();
    Q_EMIT changed();
}

Result<void> PaperDesk::setAsFed(PageId page, bool asFed)
{
    SessionState::SheetItem *item = itemOf(page);
    if (!item || !item->straightened)
        return {};
    MOTCUA_TRY(m_store.setAsFed(page, asFed));
    MOTCUA_ASSIGN(const auto reading, m_store.reading(page));
    showTurns(*item, reading);
    Q_EMIT changed();
    return {};
}

Result<void> PaperDesk::sort(const QList<PageId> &pages)
{
    // What was shown may have been overtaken by a reading.
    const auto asked = std::find_if(
        m_scan.strays.begin(), m_scan.strays.end(), [&](const auto &stray) { return stray.pages == pages; });
    if (m_running || asked == m_scan.strays.end())
        return {};
    const QString component = asked->component;
    if (component.isEmpty()) {
        for (const PageId page : pages)
            MOTCUA_TRY(remove(page));
        return {};
    }
    MOTCUA_ASSIGN(const auto *target, paperComponent(*m_chosen, component));
    QList<Store::PageMove> moves;
    Sorted sorted {target->name, {}};
    for (const PageId page : pages) {
        moves.append(Store::PageMove {page, -1});
        sorted.sheets.append(*itemOf(page));
    }
    MOTCUA_TRY(m_store.movePages(moves, component));
    m_sorted.append(sorted);
    m_scan.sheets.removeIf([&](const auto &sheet) { return pages.contains(sheet.page); });
    renumber();
    compareSheets();
    Q_EMIT changed();
    return {};
}

void PaperDesk::keep(const QList<PageId> &pages)
{
    for (const PageId page : pages)
        m_kept.insert(page);
    findStrays();
    Q_EMIT changed();
}

void PaperDesk::setBegins(PageId page, bool begins)
{
    if (!m_scan.stack || m_running || !itemOf(page))
        return;
    m_answers.begins.insert(page, begins);
    findStrays();
    Q_EMIT changed();
}

void PaperDesk::namePaper(PageId page, const QString &component)
{
    if (!m_scan.stack || m_running || !itemOf(page) || !m_chosen->findComponent(component))
        return;
    m_answers.begins.insert(page, true);
    m_answers.names.insert(page, component);
    findStrays();
    Q_EMIT changed();
}

Result<void> PaperDesk::sortStack()
{
    if (m_running || !m_scan.stack)
        return {};
    const QList<SessionState::PaperGroup> groups = m_scan.groups;
    const bool named = std::all_of(groups.begin(), groups.end(),
        [](const auto &group) { return group.separator || !group.component.isEmpty(); });
    if (!named || (groups.isEmpty() && !m_scan.sheets.isEmpty()))
        return fail(FaultId::ComponentUnknown);
    for (const SessionState::PaperGroup &group : groups) {
        if (group.separator) {
            for (const PageId page : group.pages)
                MOTCUA_TRY(m_store.removePage(page));
            continue;
        }
        MOTCUA_ASSIGN(const auto *target, paperComponent(*m_chosen, group.component));
        QList<Store::PageMove> moves;
        for (const PageId page : group.pages)
            moves.append(Store::PageMove {page, -1});
        MOTCUA_TRY(m_store.movePages(moves, target->id));
    }
    m_scan.sheets.clear();
    m_scan.groups.clear();
    m_answers = {};
    Q_EMIT changed();
    return {};
}

Result<void> PaperDesk::undoSort()
{
    if (m_running || m_sorted.isEmpty())
        return {};
    QList<Store::PageMove> moves;
    for (const SessionState::SheetItem &sheet : m_sorted.last().sheets)
        moves.append(Store::PageMove {sheet.page, sheet.number - 1});
    MOTCUA_TRY(m_store.movePages(moves, m_scan.component));
    for (const Store::PageMove &move : moves)
        m_kept.insert(move.page);
    putBack(m_sorted.takeLast().sheets);
    return {};
}

void PaperDesk::close()
{
    if (m_running)
        m_scanner.cancel();
    m_running = false;
    m_recogniser.cancelAll();
    m_discarding = false;
    m_replacing = 0;
    m_dossier = {};
    m_scan = {};
    m_fault.reset();
    m_removed.clear();
    m_ledger.clear();
    m_reading.clear();
    m_sorted.clear();
    m_kept.clear();
    m_answers = {};
    m_procedure.reset();
    m_chosen.reset();
    m_traits.clear();
    m_papers.clear();
    m_shown.clear();
}

SessionState::SheetItem *PaperDesk::feeding()
{
    const auto found = std::find_if(m_scan.sheets.begin(), m_scan.sheets.end(),
        [](const auto &sheet) { return sheet.phase == SessionState::SheetPhase::Feeding; });
    return found == m_scan.sheets.end() ? nullptr : &*found;
}

SessionState::SheetItem *PaperDesk::itemOf(PageId page)
{
    if (page == 0) // those under way have none yet
        return nullptr;
    const auto found = std::find_if(
        m_scan.sheets.begin(), m_scan.sheets.end(), [&](const auto &sheet) { return sheet.page == page; });
    return found == m_scan.sheets.end() ? nullptr : &*found;
}

void PaperDesk::renumber()
{
    for (qsizetype i = 0; i < m_scan.sheets.size(); ++i)
        m_scan.sheets[i].number = static_cast<int>(i) + 1;
}

} // namespace motcua
