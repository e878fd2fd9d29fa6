// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sync/store/store.h"

namespace motcua::test
{

inline constexpr int roadPages = 3;
inline constexpr qsizetype roadPageBytes = 200'000;

PageImage roadPage(int number); ///< from 1
QJsonObject roadForm();
QByteArray roadPart(int number); ///< from 1; two of them
QByteArray roadManifest();
QString roadCode(const DossierId &dossier);

enum class Half { Screen, Both };

/// One whole intake through the store, without devices and network: draft, three sheets, form, submit, parts,
/// manifest, upload, receipt, shred. It goes on from wherever the store stands. `promise` is told what a
/// citizen (or central) has been told, each time right after the store has said that it is so: "draft",
/// "saved 1" …, "form", "submitted", "parts", "manifest", "uploaded", "receipt", "shredded". With
/// `Half::Screen` only as far as the screen goes, to "submitted".
Result<void> walk(
    Store &store, const std::function<void(const QByteArray &)> &promise, Half half = Half::Both);

} // namespace motcua::test
