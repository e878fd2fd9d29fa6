// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/paperdesk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua
{

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

Result<void> PaperDesk::open(
    const DossierId &dossier, const ProcedureCase &chosen, const Component &component, bool mayShow)
{
    m_dossier = dossier;
    m_fault.reset();
    m_removed.clear();
    m_replacing = 0;
    m_scan = {};
    m_scan.component = component.id;
    m_scan.componentName = component.name;
    for (const Component &other : chosen.components) {
        if (other.kind != ComponentKind::Paper)
            continue;
        ++m_scan.papers;
        if (other.id == component.id)
            m_scan.paper = m_scan.papers;
    }
    return loadPages(mayShow);
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
                showReading(item, *reading);
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
    m_ledger.clear();
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
        m_removed.append({*waiting, waiting->number});
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
        m_reading.insert(m_recogniser.readPage(image), *page);
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
    const PageId page = *found;
    m_reading.erase(found);
    if (!reading)
        return; // the queue tries once more before it keeps the page without text
    if (!m_store.saveReading(page, *reading))
        return;
    if (SessionState::SheetItem *item = itemOf(page)) {
        item->read = true;
        showReading(*item, *reading);
        compareSheets();
        Q_EMIT changed();
    }
}

void PaperDesk::showReading(SessionState::SheetItem &item, const PageReading &reading)
{
    item.rotation = reading.rotation;
    item.flags = reading.flags;
    if (reading.blank && !item.flags.contains(u"blank"_s))
        item.flags.append(u"blank"_s);
    if (std::abs(reading.skewDeg) >= 0.5)
        item.flags.append(u"skewed"_s);
    m_traits.insert(item.page, traitsOf(reading));
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
    m_removed.append({*found, std::distance(m_scan.sheets.begin(), found)});
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
    MOTCUA_TRY(m_store.restorePage(m_removed.last().first.page));
    const auto [sheet, place] = m_removed.takeLast();
    m_scan.sheets.insert(std::min(place, m_scan.sheets.size()), sheet);
    renumber();
    compareSheets();
    Q_EMIT changed();
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
    m_traits.clear();
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
