// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace motcua
{

/// How far a dossier has come with a central that creates twice what it is told twice: the code that it
/// issued beforehand, and what has been said under that code.
struct FilingStep {
    enum class Reached {
        Issued, ///< nothing was filed under it
        Sent, ///< filing was begun; whether central has it is not known
        Created ///< central has said that it took it
    };
    QString code; ///< mã hồ sơ
    Reached reached = Reached::Issued;
    qint64 at = 0; ///< Unix ms
    bool operator==(const FilingStep &) const = default;
};

} // namespace motcua
