// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDate>
#include <QString>
#include <QStringList>

#include "app/domain/result.h"

namespace motcua
{

/// How surely it is known who stands there (ARCHITECTURE.md, "Who is standing there").
/// L1: QR or MRZ of a card, which can be copied: a claim; it may write. L2: VNeID, authenticated chip, or
/// staff who compared card and face; only L2 may read what central already holds.
enum class IdentityLevel { None = 0, L1 = 1, L2 = 2 };

enum class CardKind {
    Cccd, ///< căn cước công dân gắn chip (2021 – 06/2024): seven QR fields, on the front
    CanCuoc ///< thẻ căn cước (from 01/07/2024, TT 16/2024/TT-BCA): the same seven and four more, on the back
};

/// What a card's QR code says. A claim of level L1.
struct CardIdentity {
    CardKind kind = CardKind::CanCuoc;
    QString personalNumber; ///< số định danh cá nhân: 12 digits
    QString oldNumber; ///< số chứng minh nhân dân: 9 digits, or empty
    QString fullName; ///< NFC, as on the card (title or upper case)
    QDate birthDate;
    QString sex; ///< "Nam" or "Nữ"
    QString residence;
    QDate issueDate;
    QStringList extra; ///< fields 8 to 11, undocumented: kept as they are
    QStringList warnings; ///< things odd but not wrong, e.g. "province-unknown"
    QString payload; ///< the whole text, NFC

    bool operator==(const CardIdentity &) const = default;
};

/// Reads the payload bytes of a QR code as an identity card's.
/// `bytes` must be strict UTF-8. Faults: CardTextDamaged (not UTF-8, mojibake or characters outside
/// Vietnamese Latin), CardOldNumber, CardIsVietqr, CardIsVneid, CardIsUrl, CardIsOther, CardContradictory
/// (number against birth year, century, sex; unreal dates; issued in the future or before birth). `today`
/// bounds the date of issue.
Result<CardIdentity> parseCardQr(const QByteArray &bytes, const QDate &today);

/// What a personal number itself claims (NĐ 137/2015 Điều 13; TT 59/2021/TT-BCA Điều 4). It has no check
/// digit.
struct PersonalNumber {
    int provinceCode = 0; ///< place of birth registration, 3 digits
    int birthYear = 0;
    QString sex; ///< "Nam" or "Nữ"
    std::optional<QString> province = {}; ///< name by the 63-province list, where known
};
std::optional<PersonalNumber> parsePersonalNumber(QStringView number);

/// "079201003456" → "079•••••3456": how a number is shown and printed.
QString maskPersonalNumber(QStringView number);

} // namespace motcua
