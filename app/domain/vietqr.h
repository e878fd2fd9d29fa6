// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

namespace motcua
{

/// A transfer that a banking program is asked for by a QR code (VietQR: NAPAS QR Switching 1.5.2 on EMVCo
/// QRCPS-MPM 1.1).
struct VietQr {
    QString bank; ///< BIN, 6 digits
    QString account; ///< account or card number, at most 19 letters and digits
    std::optional<qint64> amount; ///< đồng; none: the payer says how much
    QString purpose; ///< nội dung chuyển khoản; empty: none

    bool operator==(const VietQr &) const = default;
};

/// Reads a payload, and believes it only when every length in it is right and so is its check (tag 63,
/// CRC-16/CCITT-FALSE): money that is sent by a wrong one is gone. None: it is not a VietQR transfer in đồng,
/// or damaged.
std::optional<VietQr> parseVietQr(const QByteArray &payload);

/// The payload that asks for this transfer to an account; empty where it cannot be said in one: parseVietQr
/// would not give the same back.
QByteArray vietQrPayload(const VietQr &transfer);

} // namespace motcua
