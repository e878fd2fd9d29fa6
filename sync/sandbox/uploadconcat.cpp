// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/uploadconcat.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qsizetype longestHeader = 8 * 1024;
const QByteArray finalPrefix = "final;";

} // namespace

std::optional<UploadConcat> UploadConcat::fromHeader(const QByteArray &header)
{
    UploadConcat concat;
    concat.m_header = header;
    if (header.isEmpty() || header == "partial")
        return concat;
    if (!header.startsWith(finalPrefix) || header.size() > longestHeader)
        return std::nullopt;
    static const QRegularExpression address(u"^(?:https://[^/]+)?/files/([0-9a-f]{32})\\z"_s);
    for (const QByteArray &word : header.sliced(finalPrefix.size()).simplified().split(' ')) {
        const auto match = address.match(QString::fromLatin1(word));
        if (!match.hasMatch())
            return std::nullopt;
        concat.m_pieces.append(match.captured(1));
    }
    return concat;
}

} // namespace motcua::sandbox
