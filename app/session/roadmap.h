// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionstate.h"

namespace motcua
{

/// The way through a session. One row a step; what is not in the table cannot happen. Steps go on by *next*
/// unless named; from each screen up to Notices one goes back, from everywhere one ends.
///
///     Home ─begin─► Card ─► Procedure ─► Case ─► Checklist ─► Review ─► Notices ─submit─► Sending ─► Slip
///                    │        └─ one case: skipped ──► ▲ ▲ │
///                    └─────────── resume ──────────────┘ │ ▼ open
///                                                    Scan, Form                                  rate ▲▼
///                                                                                               Rating
/// Without a card: Home ─look up─► Lookup ─show─► Info ─begin─► Card
///                 Home ─follow──► Follow ─show─► Progress ◄─► SignIn, Withdraw, Acceptance
///                 Progress ─complete─► Checklist, from which *back* leads there again
///                 Home ─queue──► Queue
/// Card and Checklist ◄─► SignIn, too
enum class Step {
    LookUp,
    Follow,
    SignIn,
    ToCard, ///< from signing in, done or not
    ToList, ///< likewise
    Complete,
    Show,
    Begin,
    Next,
    Back,
    Resume,
    OpenPaper,
    OpenForm,
    Submit,
    Arrived,
    Rate,
    Withdraw,
    ShowAcceptance,
    Queue,
    End
};

/// What the person files: a dossier of a procedure with several cases, or with one, which is not asked for;
/// or what completes a dossier.
enum class Road { Cases, OneCase, Completion };

/// The screen that `step` leads to from `from`; `from` itself where the step means nothing there.
Screen screenAfter(Screen from, Step step, Road road);

/// Whether *Quay lại* leads anywhere from here.
bool hasBack(Screen screen);

} // namespace motcua
