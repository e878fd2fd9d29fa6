// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "tests/e2e/rig.h"

/// The way of a citizen with the radiation worker's papers through the real screens, step by step, by
/// touching them. Every call says false at the first thing that did not come; `rig.finger().why()` then says
/// what.
class Road
{
public:
    explicit Road(Rig &rig)
        : m_rig(rig)
    {
    }

    /// Called after each step that changes the screen, with a name for its picture.
    std::function<void(const QString &name)> onScreen = [](const QString &) {};
    /// How many pages of each component to feed; the whole dossier by default.
    bool shortPapers = false;

    struct Paper {
        QString component;
        QStringList images;
    };
    QList<Paper> papers() const;

    bool readCard();
    /// Answers the question for an earlier draft, if it is asked; `resumed` tells whether the draft was
    /// there.
    bool resumeIfAsked(bool &resumed);
    bool chooseProcedure();
    bool scan(const Paper &paper);
    /// From the checklist to the screen whose one button files the dossier.
    bool reviewAndConsent();
    bool submit(); ///< until there is a slip, provisional or not
    bool codeArrives(); ///< until the slip on the screen has the code that the store holds
    bool end();
    /// All of it.
    bool walk();

private:
    bool shown(const QString &name, const QString &picture, int ms = 15'000);
    Rig &m_rig;
};
