// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "app/session/sessionstate.h"

/// The session's enumerations as QML names them: View.Page.Home, View.ScanPhase.Ready, …
namespace motcua::view
{
Q_NAMESPACE
QML_NAMED_ELEMENT(View)
Q_CLASSINFO("RegisterEnumClassesUnscoped", "false") // several have a Done, a Saving, …

/// The session's screens; QtQuick has a Screen of its own.
enum class Page {
    Home,
    Card,
    Procedure,
    Case,
    Checklist,
    Scan,
    Form,
    Review,
    Notices,
    Sending,
    Slip,
    Lookup,
    Info,
    Follow,
    Progress,
    SignIn,
    Rating,
    Withdraw,
    Acceptance,
    Queue
};
Q_ENUM_NS(Page)
enum class TextSize { Normal, Large, Largest };
Q_ENUM_NS(TextSize)
enum class Palette { Standard, HighContrast, Dark };
Q_ENUM_NS(Palette)
enum class Health { Good, Offline, NeedsStaff, StaffSoon };
Q_ENUM_NS(Health)
enum class CardPhase { Waiting, Reading, Read };
Q_ENUM_NS(CardPhase)
enum class ComponentState { ToScan, ToFill, Done, Electronic, Optional, Reused };
Q_ENUM_NS(ComponentState)
enum class Reuse { NotAsked, Asking, Told, Unavailable };
Q_ENUM_NS(Reuse)
enum class ScanPhase { Ready, Scanning, Stopped, Done };
Q_ENUM_NS(ScanPhase)
/// Why the scanner stands. `PutBack`: a sheet was under way and is to be fed again.
enum class ScanTrouble {
    None,
    PutBack,
    TrayEmpty,
    ByPerson,
    Glass,
    ScannerNeedsStaff,
    KioskNeedsStaff,
    Other
};
Q_ENUM_NS(ScanTrouble)
enum class SendPhase { Finishing, Sending };
Q_ENUM_NS(SendPhase)
enum class Place { Central, Waiting, Refused, OnItsWay };
Q_ENUM_NS(Place)
/// How it stands with a call for help.
enum class HelpPhase { None, Calling, Waiting, Accepted, Coming, Unreached };
Q_ENUM_NS(HelpPhase)

/// What is said below a sheet's picture; one word for the most telling of its flags.
enum class Verdict {
    Feeding,
    Reading,
    Clear,
    Straightened,
    Turned,
    AsFed,
    Blank,
    Blurred,
    CutEdge,
    Corner,
    Streak,
    Duplicate,
    PageMissing,
    Faint,
    Unread,
    Earlier
};
Q_ENUM_NS(Verdict)

/// What is asked about sheets that seem to be no part of the paper they were fed as.
enum class Stray { None, Separator, Sure, Perhaps };
Q_ENUM_NS(Stray)

/// How a field is filled in.
enum class Entry { Text, Lines, Digits, Date, Phone, Email, Choice, Check };
Q_ENUM_NS(Entry)

static_assert(int(Page::Queue) == int(motcua::Screen::Queue));
static_assert(int(TextSize::Largest) == int(motcua::TextSize::Largest));
static_assert(int(Palette::Dark) == int(motcua::Palette::Dark));
static_assert(int(Health::StaffSoon) == int(SessionState::Health::StaffSoon));
static_assert(int(CardPhase::Read) == int(SessionState::CardPhase::Read));
static_assert(int(ComponentState::Reused) == int(SessionState::ComponentState::Reused));
static_assert(int(Reuse::Unavailable) == int(SessionState::Reuse::Unavailable));
static_assert(int(ScanPhase::Done) == int(SessionState::ScanPhase::Done));
static_assert(int(Place::OnItsWay) == int(SessionState::Follow::Place::OnItsWay));
static_assert(int(HelpPhase::Unreached) == int(SessionState::Help::Phase::Unreached));
static_assert(int(SendPhase::Sending) == int(SessionState::SendPhase::Sending));

} // namespace motcua::view
