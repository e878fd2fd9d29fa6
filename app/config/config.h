// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "app/domain/result.h"
#include "sync/vault/keykeeper.h"

namespace motcua
{

/// Everything that differs from hall to hall. Works unconfigured.
struct Config {
    QString file; ///< the configuration file that this came from; empty: none
    QString stateDirectory; ///< store, keys, enrolment; 0700
    QString centralUrl; ///< empty: the one enrolled with
    QString workerProgram; ///< empty: motcua-worker beside this program
    QString scannerDevice; ///< SANE name; empty: the first that SANE lists
    int scanDpi = 300; ///< colour, 100 % scale; at least 200 (NĐ 30/2020/NĐ-CP Phụ lục I)
    int recognisers = 2; ///< worker processes that read pages
    QString printerFolder; ///< slips go there as PDF files; empty: no printer
    QString metricsFolder; ///< motcua.prom goes there for Prometheus' textfile collector; empty: none
    bool ownUploader = true; ///< the kiosk starts `motcuactl sync --follow` itself

    KeyKeeping keyKeeping; ///< where the kiosk's key lives when it is made, and which TPM there is

    QString hallName = QStringLiteral("Bộ phận Một cửa");
    QString ministryName = QStringLiteral("Bộ Khoa học và Công nghệ");
    QString hallPhone; ///< whom to ask; printed on slips when given

    int idleSeconds = 120; ///< without touch, key or paper
    int idleLongSeconds = 300; ///< while scanning, filling in or consenting
    int idleQuestionSeconds = 30; ///< how long "still there?" stands before the wipe
    int slipSeconds = 45; ///< until a finished session ends by itself
    double pxPerMm = 0; ///< of the panel; 0: as on the reference panel, its short side being 270 mm
    bool fullscreen = true;

    QString worker() const; ///< path of motcua-worker
};

/// What `central` and --central take: https:// and a host, without a slash at its end; none when it is
/// anything else.
std::optional<QString> centralAddress(const QString &text);

/// Reads `file` (TOML); an empty name gives the defaults. Fault ConfigInvalid names file, line and remedy.
Result<Config> loadConfig(const QString &file);

} // namespace motcua
