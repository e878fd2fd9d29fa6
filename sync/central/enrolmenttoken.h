// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

namespace motcua
{

/// What a technician carries from central to a kiosk, once: where central is, which key it has, and the right
/// to enrol. As text: "mcx1." + base64url of {"pin","secret","url"} in JSON, without padding; of an iGate
/// (sync/api/igate.md) also {"speaks":"igate","client","unit","recovery"}.
struct EnrolmentToken {
    QString url; ///< https://host:port
    QByteArray keyPin; ///< SHA-256 of central's SubjectPublicKeyInfo, 32 bytes
    QByteArray secret; ///< one-time, 16 to 64 bytes; of an iGate the client's secret, which is kept

    /// What an iGate's client needs besides; none: a central of sync/api/central.openapi.yaml.
    struct IGateClient {
        QString id; ///< client id; letters, digits and dashes
        QString unit; ///< MaDonViTiepNhan, the unit that receives
        QByteArray recoveryKey; ///< the ministry's X25519 public key
        bool operator==(const IGateClient &) const = default;
    };
    std::optional<IGateClient> igate = {};

    QString toText() const;
    /// None when the text is not a token (cut, mistyped, of another version, not https).
    static std::optional<EnrolmentToken> fromText(QStringView text);
    bool operator==(const EnrolmentToken &) const = default;
};

} // namespace motcua
