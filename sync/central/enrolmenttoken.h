// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

namespace motcua
{

/// What a technician carries from central to a kiosk, once: where central is, which key it has, and the right
/// to enrol. As text: "mcx1." + base64url of {"pin","secret","url"} in JSON, without padding.
struct EnrolmentToken {
    QString url; ///< https://host:port
    QByteArray keyPin; ///< SHA-256 of central's SubjectPublicKeyInfo, 32 bytes
    QByteArray secret; ///< one-time, 16 to 64 bytes

    QString toText() const;
    /// None when the text is not a token (cut, mistyped, of another version, not https).
    static std::optional<EnrolmentToken> fromText(QStringView text);
    bool operator==(const EnrolmentToken &) const = default;
};

} // namespace motcua
