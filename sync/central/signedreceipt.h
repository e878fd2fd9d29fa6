// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "app/domain/dossier.h"
#include "app/domain/result.h"

namespace motcua
{

/// What central says in a statement of kind `motcua-receipt` (sync/api/central.openapi.yaml): it has taken
/// these very bytes under this id, and this is their code.
struct SignedReceipt {
    static inline const QString type = QStringLiteral("motcua-receipt");

    QString kioskId; ///< that filed it
    DossierId dossier;
    QString code; ///< mã hồ sơ
    qint64 receivedAt = 0; ///< Unix ms
    std::optional<qint64> dueAt; ///< Unix ms; none: central does not say
    QByteArray manifestSha256; ///< 32 bytes; the manifest names every part by its own

    /// Faults: those of openStatement; CentralAnswerInvalid also where something of it is missing.
    static Result<SignedReceipt> open(
        const QByteArray &statement, const QByteArray &authorityPem, const QByteArray &revocationPem = {});

    /// Whether it is about that dossier and manifest, and says what the receipt says.
    bool vouchesFor(const DossierId &filed, const QByteArray &manifest, const Receipt &receipt) const;
    /// The same of a manifest that is not here.
    bool vouchesFor(const DossierId &filed, const Receipt &receipt) const;
};

/// What begins the detail of CentralAnswerInvalid where it is the receipt's signature that does not hold:
/// more than a broken answer, somebody may be making receipts.
inline const QString receiptNotVouchedFor = QStringLiteral("receipt not vouched for: ");

} // namespace motcua
