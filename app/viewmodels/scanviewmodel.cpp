// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/scanviewmodel.h"

#include <algorithm>

#include <QTimer>

#include "app/viewmodels/words.h"

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

/// A thick stack comes onto the screen in portions, between which the screen's thread does what else there
/// is.
constexpr qsizetype sheetsATurn = 12;

/// "2, 3"
QString numbersText(const QList<int> &sheets)
{
    QStringList numbers;
    for (const int number : sheets)
        numbers.append(QString::number(number));
    return numbers.join(u", "_s);
}

view::Verdict verdictOf(const SessionState::SheetItem &sheet, const SessionState::Scan &scan)
{
    using SheetPhase = SessionState::SheetPhase;
    const bool anew = scan.phase == SessionState::ScanPhase::Scanning && sheet.number == scan.anew;
    if (sheet.phase == SheetPhase::Feeding || anew)
        return view::Verdict::Feeding;
    // The graver flag speaks.
    if (sheet.flags.contains("blank"_L1))
        return view::Verdict::Blank;
    if (sheet.flags.contains("blurred"_L1))
        return view::Verdict::Blurred;
    if (sheet.flags.contains("cut-edge"_L1))
        return view::Verdict::CutEdge;
    if (sheet.flags.contains("corner"_L1))
        return view::Verdict::Corner;
    if (sheet.flags.contains("streak"_L1))
        return view::Verdict::Streak;
    if (sheet.flags.contains("duplicate"_L1))
        return view::Verdict::Duplicate;
    if (sheet.flags.contains("page-missing"_L1))
        return view::Verdict::PageMissing;
    if (sheet.flags.contains("low-contrast"_L1))
        return view::Verdict::Faint;
    if (sheet.flags.contains("not-read"_L1))
        return view::Verdict::Unread;
    if (sheet.asFed)
        return view::Verdict::AsFed;
    if (sheet.rotation != 0)
        return view::Verdict::Turned;
    if (sheet.flags.contains("skewed"_L1))
        return view::Verdict::Straightened;
    if (sheet.thumbnail.isNull())
        return view::Verdict::Earlier;
    return sheet.read ? view::Verdict::Clear : view::Verdict::Reading;
}

view::ScanTrouble troubleOf(const SessionState &state)
{
    using Trouble = view::ScanTrouble;
    using ScanPhase = SessionState::ScanPhase;
    const SessionState::Scan &scan = state.scan;
    if (scan.phase == ScanPhase::Scanning)
        return Trouble::None;
    if (!state.fault)
        return scan.phase == ScanPhase::Stopped ? Trouble::Other : Trouble::None;
    if (state.fault->entry().severity == FaultSeverity::Critical)
        return state.fault->name().startsWith("scanner-"_L1) ? Trouble::ScannerNeedsStaff
                                                             : Trouble::KioskNeedsStaff;
    if (state.fault->id == FaultId::ScannerCancelled)
        return Trouble::ByPerson;
    if (scan.phase == ScanPhase::Stopped && scan.glass)
        return Trouble::Glass;
    if (state.fault->id == FaultId::ScannerEmpty)
        return Trouble::TrayEmpty;
    return scan.putBack > 0 ? Trouble::PutBack : Trouble::Other;
}

} // namespace

void ScanViewModel::apply(const SessionState &state)
{
    const SessionState::Scan &scan = state.scan;
    QList<SheetEntry> entries;
    for (const SessionState::SheetItem &sheet : scan.sheets) {
        SheetEntry entry;
        entry.number = sheet.number;
        entry.page = sheet.page;
        entry.verdict = int(verdictOf(sheet, scan));
        entry.saved = sheet.phase == SessionState::SheetPhase::Saved;
        entry.turn = sheet.rotation;
        entry.straightened = sheet.straightened;
        entry.asFed = sheet.asFed;
        entry.picture = sheet.thumbnail;
        entries.append(entry);
    }
    m_entries = entries;
    showSheets();
    showGroups(scan);
    show(m_shown, shownOf(state));
}

ScanViewModel::Shown ScanViewModel::shownOf(const SessionState &state)
{
    const SessionState::Scan &scan = state.scan;
    Shown shown;
    shown.componentName = words::unbroken(scan.componentName);
    shown.paper = scan.paper;
    shown.papers = scan.papers;
    shown.phase = int(scan.phase);
    shown.saved = scan.saved;
    shown.putBack = scan.putBack;
    shown.anew = scan.anew;
    shown.trouble = int(troubleOf(state));
    shown.removed = scan.removed;
    shown.glass = scan.glass;
    shown.sorted = scan.sorted;
    shown.sortedName = words::unbroken(scan.sortedName);
    shown.stack = scan.stack;
    shown.unnamed = int(std::count_if(scan.groups.begin(), scan.groups.end(),
        [](const auto &group) { return !group.separator && group.component.isEmpty(); }));
    if (!scan.strays.isEmpty()) {
        const SessionState::Stray &stray = scan.strays.first(); // one question at a time
        shown.stray = stray.component.isEmpty() ? view::Stray::Separator
            : stray.sure                        ? view::Stray::Sure
                                                : view::Stray::Perhaps;
        shown.strayPages = stray.pages;
        shown.strayName = words::unbroken(stray.name);
        shown.straySheets = numbersText(stray.sheets);
    }
    return shown;
}

void ScanViewModel::showSheets()
{
    const qsizetype most = m_sheets.count() + sheetsATurn;
    m_sheets.assign(m_entries.first(std::min(most, m_entries.size())));
    if (m_sheets.count() < m_entries.size())
        QTimer::singleShot(0, this, &ScanViewModel::showSheets);
}

void ScanViewModel::showGroups(const SessionState::Scan &scan)
{
    QList<GroupEntry> groups;
    m_guesses.clear();
    for (const SessionState::PaperGroup &group : scan.groups) {
        GroupEntry entry;
        entry.first = double(group.pages.first());
        entry.name = words::unbroken(group.name);
        entry.named = !group.component.isEmpty();
        entry.guessed = !group.guess.isEmpty();
        entry.separator = group.separator;
        entry.canJoin = group.canJoin;
        entry.numbers = numbersText(group.sheets);
        for (const int number : group.sheets)
            entry.entries.append(m_entries[number - 1]);
        m_guesses.insert(group.pages.first(), group.guess);
        groups.append(entry);
    }
    m_groups.assign(groups);
    QList<NameEntry> names;
    for (const SessionState::PaperName &name : scan.names)
        names.append({name.id, words::unbroken(name.name)});
    m_names.assign(names);
}

void ScanViewModel::setBegins(double page, bool begins)
{
    m_wishes.send(&Intents::setBegins, qint64(page), begins);
}

void ScanViewModel::namePaper(double first, const QString &component)
{
    m_wishes.send(&Intents::namePaper, qint64(first), component);
}

void ScanViewModel::nameGuessed(double first)
{
    namePaper(first, m_guesses.value(qint64(first)));
}

void ScanViewModel::start(bool onGlass)
{
    m_wishes.send(&Intents::startScan, onGlass);
}

void ScanViewModel::scanAnew(qint64 page)
{
    m_wishes.send(&Intents::scanAnew, page);
}

void ScanViewModel::stop()
{
    m_wishes.send(&Intents::stopScan);
}

void ScanViewModel::remove(qint64 page)
{
    m_wishes.send(&Intents::removePage, page);
}

void ScanViewModel::setAsFed(qint64 page, bool asFed)
{
    m_wishes.send(&Intents::setAsFed, page, asFed);
}

void ScanViewModel::sortStray()
{
    m_wishes.send(&Intents::sortSheets, m_shown.strayPages);
}

void ScanViewModel::keepStray()
{
    m_wishes.send(&Intents::keepSheets, m_shown.strayPages);
}

void ScanViewModel::undoSort()
{
    m_wishes.send(&Intents::undoSort);
}

void ScanViewModel::undoRemove()
{
    m_wishes.send(&Intents::undoRemove);
}

} // namespace motcua
