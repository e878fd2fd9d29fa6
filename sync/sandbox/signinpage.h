// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include "sync/sandbox/signins.h"

namespace motcua::sandbox
{

// What the sandbox shows on a phone in VNeID's place, in Vietnamese, as HTML in UTF-8. Every page says that
// it is no more than a stand-in for practice. Nothing runs on them; whatever comes from outside is escaped.

/// Where the code is typed; `wrong` is what was typed before and is awaited by nobody (empty: nothing).
QByteArray codePage(const QString &wrong);
/// Whom to sign in as, or not at all.
QByteArray choicePage(const SignIns::Awaited &awaited, const QList<Person> &persons);
QByteArray agreedPage(const Person &person);
QByteArray refusedPage();

/// What a browser may do with them: post the form back, and nothing else.
inline constexpr char signInPagePolicy[] =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

} // namespace motcua::sandbox
