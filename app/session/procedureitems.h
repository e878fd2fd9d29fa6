// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/catalogue/catalogue.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// A procedure and its cases as the screen lists them.
SessionState::ProcedureItem procedureItem(const Procedure &procedure);
QList<SessionState::CaseItem> caseItems(const Procedure &procedure);
SessionState::CaseItem caseItem(const ProcedureCase &chosen);

/// What `query` finds, best first; without words all that can be filed here, most asked for first.
QList<SessionState::ProcedureItem> procedureItems(const Catalogue &catalogue, const QString &query);
/// All of one field (lĩnh vực), most asked for first.
QList<SessionState::ProcedureItem> proceduresOfField(const Catalogue &catalogue, const QString &field);
/// The fields in which there is any procedure, those with most first.
QList<SessionState::FieldItem> fieldItems(const Catalogue &catalogue);

/// What is known of a procedure, with the papers of the case at `chosen`.
SessionState::Info infoOf(const Procedure &procedure, int chosen);

} // namespace motcua
