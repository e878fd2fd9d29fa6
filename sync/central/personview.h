// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace motcua
{

// What central shows of a person's affairs, and only to whom it has recognised as that person (level L2).

/// What central gave this kiosk when it recognised the person who stands here. It is good for that person, on
/// this kiosk, for a short time; it ends with the session and is never stored.
struct PersonGrant {
    QByteArray token;
};

/// What central offers so that whoever stands here can sign in on their own phone (RFC 8628 §3.2): the kiosk
/// shows it and asks whether that was done. It is good for this kiosk only.
struct SignInOffer {
    QByteArray deviceCode; ///< by which central knows it; shown to nobody
    QString userCode; ///< to compare with what the phone shows: A–Z, 0–9 and hyphens, 4 to 12 characters
    QString address; ///< https, at most 200 characters; where the code may be typed (verification_uri)
    QString addressWithCode; ///< the same place with the code in it, for a QR (verification_uri_complete)
    std::chrono::seconds expiresIn {}; ///< from when it was given
    std::chrono::seconds interval {}; ///< to wait from one answer to the next question
};

/// Who signed in, as central says.
struct SignedInPerson {
    PersonGrant grant;
    QString fullName; ///< NFC; letters, digits and what stands between them, at most 100 characters
    QString personalNumber; ///< 12 digits that parsePersonalNumber takes
    std::chrono::seconds lasts {}; ///< the grant, from now on; central may end it sooner
};

/// How it stands with an offer.
struct SignInState {
    std::optional<SignedInPerson> person; ///< none: not yet
    /// To wait before the next question; it takes the place of the offer's (RFC 8628 §3.5, slow_down).
    std::chrono::seconds interval {};
};

/// A step of a dossier at the agency (CapNhatTienDoHoSoMC); what central does not say is empty.
struct TimelineStep {
    qint64 at = 0; ///< Unix ms
    int status = 0; ///< TrangThaiHoSo 1–10
    QString statusText;
    QString unit; ///< đơn vị xử lý
    QString officer; ///< cán bộ xử lý
    QString note; ///< nội dung xử lý
    std::optional<qint64> dueAt; ///< Unix ms; of this step
};

/// One thing that is asked for.
struct SupplementItem {
    QString component; ///< component of the procedure; empty: none of those in the catalogue
    QString name; ///< tên giấy tờ
    int copies = 1; ///< số lượng
    QString note;
};

/// A request to complete a dossier (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, Mẫu 02 of TT 03/2025/TT-VPCP).
/// It states everything at once.
struct SupplementRequest {
    QString id; ///< central's; what an answer names (SupplementOf)
    QString procedureCode, caseId; ///< of the dossier, as it was filed; empty: central does not say
    QString number; ///< số; empty: none
    qint64 askedAt = 0; ///< Unix ms
    std::optional<qint64> answerBy; ///< Unix ms; none: central does not say
    QString reason; ///< lý do
    QString contact; ///< whom to ask; empty: not said
    QList<SupplementItem> items;
    bool answered = false;
};

/// Where to a fee is transferred. What the VietQR says is the same as what central says beside it.
struct FeeTransfer {
    QString bank; ///< BIN, 6 digits
    QString bankName; ///< empty: not said
    QString account; ///< at most 19 letters and digits
    QString holder; ///< whose account it is
    QString purpose; ///< nội dung chuyển khoản, ASCII; empty: none
    QByteArray payload; ///< VietQR (app/domain/vietqr.h)
};

/// Something that is to be paid for a dossier (phí, lệ phí), or has been; central says which.
struct Fee {
    QString name;
    qint64 amount = 0; ///< đồng
    bool paid = false;
    std::optional<qint64> payBy, paidAt; ///< Unix ms; none: central does not say
    std::optional<FeeTransfer> transfer; ///< none: it is paid at the counter
    /// Central says a transfer that is not whole or contradicts itself: nobody is sent there.
    bool transferDoubtful = false;
};

/// A paper of the person's that central holds already, so that it need not be brought again.
struct ReusablePaper {
    QString id; ///< what a manifest's part names as `reuse`
    QString component; ///< that it can stand for; empty: that is not known
    QString name;
    QString fromDossier; ///< mã hồ sơ with which it came; empty: from elsewhere
    std::optional<qint64> receivedAt; ///< Unix ms
    QByteArray sha256; ///< 32 bytes
    qint64 bytes = 0;
};

/// What need not be asked again (khai báo một lần, NĐ 224/2026 Điều 15.1d, 23.5).
struct Reusable {
    QList<ReusablePaper> papers;
    QJsonObject fields; ///< form field → value, as the procedure's form takes them; the person confirms them
};

} // namespace motcua
