// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include "app/domain/fault.h"
#include "app/domain/identity.h"
#include "app/domain/uuid7.h"

namespace motcua
{

/// The dossier's life; the chart stands in ARCHITECTURE.md.
enum class DossierState { Draft, Queued, Uploading, Submitted, Attention, Kept, Shredded };
QString dossierStateName(DossierState state); ///< "draft", "queued", …
std::optional<DossierState> dossierStateFromName(QStringView name);

/// Mã hồ sơ in either accepted form: TT 01/2018/TT-VPCP Điều 19, or that of the systems under TT
/// 03/2025/TT-VPCP. Only central makes them.
bool isDossierCode(QStringView text);
/// Mã thủ tục hành chính, N.NNNNNN with an optional agency suffix.
bool isProcedureCode(QStringView text);

/// One notice about personal data and the person's own answer to it (Luật 91/2025/QH15 Điều 9, NĐ
/// 356/2025/NĐ-CP).
struct NoticeAnswer {
    QString id;
    QString version;
    bool agreed = false;
    qint64 at = 0; ///< Unix ms
};

/// How a result is handed over: at the counter, or by Vietnam Post to an address (NĐ 118/2025/NĐ-CP, bưu
/// chính công ích).
inline const QString counterDelivery = QStringLiteral("counter"), postDelivery = QStringLiteral("post");

inline constexpr int longestAddress = 200; ///< characters

/// A paper of the person's that central holds already and that stands for a component of this dossier
/// (khai báo một lần, NĐ 224/2026/NĐ-CP Điều 15.1d).
struct ReusedPaper {
    QString component; ///< component id
    QString id; ///< central's
    QString fromDossier; ///< mã hồ sơ with which it came; empty: from elsewhere
    QByteArray sha256; ///< 32 bytes
    qint64 bytes = 0;

    bool operator==(const ReusedPaper &) const = default;
};

/// What the person decides at the end, besides papers and form.
struct Submission {
    QString deliveryKind = counterDelivery; ///< how the result is handed over
    QString deliveryAddress; ///< with postDelivery, as the person gave it; else empty
    QString phone; ///< empty: refused
    QList<NoticeAnswer> notices;
    QList<ReusedPaper> reused;
    IdentityLevel level = IdentityLevel::None; ///< of the person at that moment; None: as the draft began
    qint64 submittedAt = 0; ///< Unix ms
    bool timeConfirmed = false; ///< whether central had confirmed the clock
};

/// One digital component as it is uploaded.
struct Part {
    QString component; ///< component id
    QString kind; ///< "paper" or "form"
    QString fileName; ///< "<mã TTHC>_<mã giấy tờ>_<thứ tự>.pdf", ASCII
    QString mediaType; ///< "application/pdf" or "application/json"
    QByteArray sha256; ///< 32 bytes
    qint64 bytes = 0;
    int pages = 0;
    QJsonObject quality; ///< what was seen of each page: flags, and codes, which central confirms or not
    QString name = {}; ///< by which central asked for it, where the catalogue knows no such paper; else empty
};

/// What central answered when it took the dossier.
struct Receipt {
    QString code; ///< mã hồ sơ
    qint64 receivedAt = 0; ///< Unix ms, central's clock
    std::optional<qint64> dueAt; ///< Unix ms; central's, never computed here
    /// Central's signed word for all that (kind motcua-receipt in sync/api), verified by whoever got it from
    /// central; empty of a central that signs none, and in what is read back from the store, whose audit log
    /// keeps it.
    QByteArray statement = {};
};

/// What a set of parts answers, where it is not a dossier of its own: central's request to complete one
/// (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, Mẫu 02). It goes under an id of its own and the same road.
struct SupplementOf {
    QString dossierCode; ///< mã hồ sơ of the dossier that it completes
    QString requestId; ///< central's (HoSoBoSungId)
    bool operator==(const SupplementOf &) const = default;
};

/// The manifest: names every part by SHA-256 and goes under the dossier's own id; its canonical bytes (sorted
/// keys, no white space, UTF-8) make sending it twice the same as once.
struct Manifest {
    DossierId dossierId;
    QString procedureId, procedureCode, caseId, catalogueVersion;
    CardIdentity applicant;
    IdentityLevel level = IdentityLevel::L1;
    Submission submission;
    QList<Part> parts;
    QByteArray provisionalToken; ///< 16 random bytes; any kiosk or central's page resolves it to the code
    std::optional<SupplementOf> supplement = {};
};
QByteArray canonicalJson(const Manifest &manifest);
/// Bytes of a JSON object with sorted keys and no white space.
QByteArray canonicalJson(const QJsonObject &object);

} // namespace motcua
