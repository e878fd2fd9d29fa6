// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "app/papers/stacksplit.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// What a person says of a stack, over what recognition proposes.
struct StackAnswers {
    QHash<qint64, bool> begins; ///< page id → a paper begins with it, or it goes on with the one before
    QHash<qint64, QString> names; ///< page id → component of the paper that begins with it
};

/// The papers of a stack, in its order. A separator sheet is a group of its own, which is filed nowhere. A
/// group whose component is not sure has none, only a guess: the person is asked.
QList<SessionState::PaperGroup> groupsOf(const ProcedureCase &chosen,
    const QList<SessionState::SheetItem> &sheets, const QList<PageProposal> &proposals,
    const StackAnswers &answers);

} // namespace motcua
