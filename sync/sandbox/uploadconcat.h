// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QStringList>

namespace motcua::sandbox
{

/// Upload-Concat of a creation (tus, concatenation extension): "partial", or "final;" and the addresses of
/// partial uploads in their order.
class UploadConcat
{
public:
    /// Empty text: an upload by itself. None where the text is malformed.
    static std::optional<UploadConcat> fromHeader(const QByteArray &header);

    bool isPartial() const { return m_header == "partial"; }
    bool isFinal() const { return !m_pieces.isEmpty(); }
    QString header() const { return QString::fromLatin1(m_header); }
    const QStringList &pieces() const { return m_pieces; } ///< ids of uploads

private:
    QByteArray m_header;
    QStringList m_pieces;
};

} // namespace motcua::sandbox
