// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDateTime>
#include <QImage>
#include <QStringList>

#include "app/domain/dossier.h"
#include "app/domain/result.h"

namespace motcua
{

/// Everything a slip states. What is printed is what is true: `receipt` is central's answer or absent.
struct SlipFacts {
    DossierId dossierId;
    QString procedureName, procedureCode, caseName;
    QString applicantName;
    QString maskedNumber;
    QString maskedPhone; ///< empty: none given
    bool byPost = false; ///< the result goes by Vietnam Post to the address that was given
    bool completes = false; ///< a dossier that was filed before (bổ sung)
    struct Line {
        QString component;
        int pages = 0; ///< 0: a form, or a paper that is used again
        QByteArray sha256; ///< empty while not finished
        bool reused = false; ///< central held it already
    };
    QList<Line> lines;
    qint64 submittedAt = 0;
    bool timeConfirmed = false;
    std::optional<Receipt> receipt; ///< none: the provisional slip
    QByteArray provisionalToken;
    bool refused = false; ///< without a receipt: central would not have it, and it waits for a person
    QString hall, hallPhone; ///< whom to ask
};

/// Phiếu xác nhận nộp hồ sơ (or, without a receipt, Phiếu tạm), A5 portrait, PDF; the QR holds the code, or
/// the provisional payload. Needs a QGuiApplication. Same facts, same picture.
Result<QByteArray> slipPdf(const SlipFacts &facts);

/// What the QR of a provisional slip holds, and the token (16 bytes) in such a QR; none: it is another one.
QByteArray provisionalPayload(const QByteArray &token);
std::optional<QByteArray> tokenOnSlip(const QByteArray &payload);

/// "3F7A-91C2": the first eight hex digits of a provisional token, for reading aloud.
QString shortToken(const QByteArray &token);

/// A QR symbol (level M) of exactly these bytes, with its quiet zone of four modules, one px a module, black
/// on white. Null when `payload` is empty or longer than a symbol holds (about 2,300 bytes).
QImage qrImage(const QByteArray &payload);

} // namespace motcua
