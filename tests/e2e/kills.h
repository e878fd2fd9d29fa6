// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What came of killing programs at random.
struct KillReport {
    int kills = 0; ///< SIGKILLs that hit a living program
    int intakes = 0; ///< dossiers filed through the screens meanwhile
    int resumed = 0; ///< of these, drafts taken up again after a kill
    int pagesShown = 0; ///< pages that were shown as saved
    int lostPages = 0; ///< pages shown as saved that were gone
    int doubled = 0; ///< dossiers at central beyond one an intake
    int stuck = 0; ///< intakes that never got their code
    int extraDrafts = 0; ///< times that more than one draft was found
    QString firstTrouble; ///< empty when all went well
};

/// Files dossiers through the real screens while SIGKILL hits kiosk, worker, uploader or central at a random
/// moment, restarts what died as a person or service manager would, and counts broken promises. The same
/// `seed` chooses the same victims and moments.
KillReport killAtRandom(int kills, unsigned seed);
