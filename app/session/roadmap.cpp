// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/roadmap.h"

#include <array>

namespace motcua
{

namespace
{

struct Row {
    Screen from;
    Step step;
    Screen to;
};

constexpr std::array rows {
    Row {Screen::Home, Step::Begin, Screen::Card},
    Row {Screen::Home, Step::LookUp, Screen::Lookup},
    Row {Screen::Lookup, Step::Show, Screen::Info},
    Row {Screen::Lookup, Step::Back, Screen::Home},
    Row {Screen::Info, Step::Begin, Screen::Card},
    Row {Screen::Info, Step::Back, Screen::Lookup},
    Row {Screen::Home, Step::Follow, Screen::Follow},
    Row {Screen::Follow, Step::Show, Screen::Progress},
    Row {Screen::Follow, Step::Back, Screen::Home},
    Row {Screen::Progress, Step::Back, Screen::Follow},
    Row {Screen::Progress, Step::SignIn, Screen::SignIn},
    Row {Screen::Progress, Step::Complete, Screen::Checklist},
    Row {Screen::SignIn, Step::Back, Screen::Progress},
    Row {Screen::Card, Step::SignIn, Screen::SignIn},
    Row {Screen::SignIn, Step::ToCard, Screen::Card},
    Row {Screen::Checklist, Step::SignIn, Screen::SignIn},
    Row {Screen::SignIn, Step::ToList, Screen::Checklist},
    Row {Screen::Progress, Step::Withdraw, Screen::Withdraw},
    Row {Screen::Withdraw, Step::Next, Screen::Progress},
    Row {Screen::Withdraw, Step::Back, Screen::Progress},
    Row {Screen::Progress, Step::ShowAcceptance, Screen::Acceptance},
    Row {Screen::Acceptance, Step::Back, Screen::Progress},
    Row {Screen::Home, Step::Queue, Screen::Queue},
    Row {Screen::Queue, Step::Back, Screen::Home},
    Row {Screen::Card, Step::Next, Screen::Procedure},
    Row {Screen::Card, Step::Resume, Screen::Checklist},
    Row {Screen::Card, Step::Back, Screen::Home},
    Row {Screen::Procedure, Step::Next, Screen::Case},
    Row {Screen::Procedure, Step::Back, Screen::Card},
    Row {Screen::Case, Step::Next, Screen::Checklist},
    Row {Screen::Case, Step::Back, Screen::Procedure},
    Row {Screen::Checklist, Step::OpenPaper, Screen::Scan},
    Row {Screen::Checklist, Step::OpenForm, Screen::Form},
    Row {Screen::Checklist, Step::Next, Screen::Review},
    Row {Screen::Checklist, Step::Back, Screen::Case},
    Row {Screen::Scan, Step::Next, Screen::Checklist},
    Row {Screen::Scan, Step::Back, Screen::Checklist},
    Row {Screen::Form, Step::Next, Screen::Checklist},
    Row {Screen::Form, Step::Back, Screen::Checklist},
    Row {Screen::Review, Step::Next, Screen::Notices},
    Row {Screen::Review, Step::Back, Screen::Checklist},
    Row {Screen::Notices, Step::Submit, Screen::Sending},
    Row {Screen::Notices, Step::Back, Screen::Review},
    Row {Screen::Sending, Step::Arrived, Screen::Slip},
    Row {Screen::Slip, Step::Rate, Screen::Rating},
    Row {Screen::Rating, Step::Back, Screen::Slip},
};

} // namespace

Screen screenAfter(Screen from, Step step, Road road)
{
    if (step == Step::End)
        return Screen::Home;
    if (road == Road::Completion && from == Screen::Checklist && step == Step::Back)
        return Screen::Progress;
    for (const Row &row : rows) {
        if (row.from != from || row.step != step)
            continue;
        if (row.to == Screen::Case && road == Road::OneCase)
            return screenAfter(Screen::Case, step, road);
        return row.to;
    }
    return from;
}

bool hasBack(Screen screen)
{
    return screenAfter(screen, Step::Back, Road::Cases) != screen;
}

} // namespace motcua
