// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// What central says in a statement of kind `motcua-acceptance` (sync/api/central.openapi.yaml): an agency
/// has accepted this dossier, and this is what its Giấy tiếp nhận hồ sơ và hẹn trả kết quả says (Mẫu 01, TT
/// 03/2025/TT-VPCP).
struct SignedAcceptance {
    static inline const QString type = QStringLiteral("motcua-acceptance");

    struct Paper {
        QString name; ///< tên giấy tờ
        QString form; ///< bản chính, bản sao, …; empty: not said
        int count = 1;
    };
    QString code; ///< mã hồ sơ
    QString number; ///< số of the paper; empty: none
    QString agency; ///< that accepted it
    QString officer; ///< người tiếp nhận; empty: not said
    QString applicant, procedure;
    QList<Paper> papers;
    qint64 acceptedAt = 0; ///< Unix ms
    std::optional<qint64> dueAt; ///< Unix ms; none: no day is named
    QString returnPlace; ///< where the result is handed over; empty: not said
    QByteArray documentSha256; ///< 32 bytes; of the paper itself, a PDF

    /// Its words are made fit to be shown (readableText). Faults: those of openStatement;
    /// CentralAnswerInvalid also where something of it is missing.
    static Result<SignedAcceptance> open(
        const QByteArray &statement, const QByteArray &authorityPem, const QByteArray &revocationPem = {});

    /// Whether it is about that dossier and that paper.
    bool vouchesFor(const QString &dossierCode, const QByteArray &document) const;
};

} // namespace motcua
