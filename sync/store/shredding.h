// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/domain/dossier.h"

namespace motcua
{

/// Why content goes. It becomes part of the audit log's entry, so nothing personal stands in it.
struct ShreddingReason {
    QString why = QStringLiteral("person"); ///< person (gave up the draft), retention, request
    QString rule; ///< of a RetentionPolicy: after-receipt, drafts, refused, kept
    QString words; ///< of whoever had it erased
    QStringList damagedFiles = {}; ///< set aside, which it does not go from (Store::damagedFiles)
};

/// How long what is kept. Times in ms; 0: for ever.
struct RetentionPolicy {
    /// After central's receipt pages, form and identity are shredded here. Until then a slip can be printed
    /// again. Never 0: the notice that people agree to says that the copy goes.
    qint64 afterReceipt = 24LL * 60 * 60'000;
    qint64 drafts = 30LL * 24 * 60 * 60'000; ///< since somebody last worked on it
    qint64 refused = 0; ///< since central refused it and nobody mended it; then it is withdrawn
    qint64 kept = 730LL * 24 * 60 * 60'000; ///< code, times and sizes, since central's receipt
};

/// What was erased of a dossier, and what proves it.
struct Erased {
    DossierState from = DossierState::Shredded;
    DossierState to = DossierState::Shredded; ///< Kept: code, times and sizes stay; Shredded: nothing does
    int pages = 0, parts = 0;
    int sealedValues = 0; ///< pictures, thumbnails, readings, form, identity, parts, manifest
    qint64 bytes = 0; ///< of these
    qint64 entry = 0; ///< of the audit log: its number
    QByteArray entryHash; ///< 32 bytes
    /// Damaged databases that were set aside and may hold it still, sealed, with its keys: names in the state
    /// folder.
    QStringList damagedFiles;
    /// Looked again: no sealed value, page or key of it is in the database, and there are no such files.
    bool nothingLeft = false;
    /// The write-ahead log was emptied, so no old page of it stands in a file; false: others were reading,
    /// and the uploader does it within minutes.
    bool logEmptied = false;
};

} // namespace motcua
