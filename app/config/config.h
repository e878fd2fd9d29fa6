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
    // Room on the disk of the state folder, in MB (10^6 bytes); 0: no such limit.
    int warnFreeMb = 2'000; ///< left: staff is told
    int stopFreeMb = 300; ///< left: no dossier is begun; what is begun goes on
    int mostStoreMb = 0; ///< of the database
    int reserveMb = 64; ///< held back for the intake under way
    int warnUnsent = 200; ///< dossiers
    int warnUnsentMinutes = 120; ///< since the oldest of them was submitted

    // How long what is kept; 0: for ever. Law 91/2025/QH15 Điều 3: as long as its purpose needs it.
    int afterReceiptHours = 24; ///< pages, form and identity; at least 1
    int draftsDays = 30; ///< since somebody last worked on it
    int refusedDays = 0; ///< since central refused it; then it is withdrawn
    int keptMonths = 24; ///< code, times and sizes, of 30 days each

    bool ownUploader = true; ///< the kiosk starts `motcuactl sync --follow` itself

    QString backupFolder; ///< sealed backups go there, on another disk; empty: none
    int backupEveryHours = 24;
    int backupKeep = 7; ///< so many backups stay, newest first
    bool backupOnSameDisk = false; ///< allow a folder on the store's own disk

    int integrityEveryHours = 7 * 24; ///< between two looks through all of the store

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
