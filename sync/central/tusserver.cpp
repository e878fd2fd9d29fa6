// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/tusserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using namespace std::chrono_literals;
constexpr auto askAgainAfter = 10min;

QList<QByteArray> listOf(const HttpReply &reply, const QByteArray &header)
{
    QList<QByteArray> words;
    for (const QByteArray &word : reply.headers.value(header).split(','))
        words.append(word.trimmed().toLower());
    return words;
}

} // namespace

TusServer::TusServer(HttpClient &http, QString collection)
    : m_http(http)
    , m_collection(std::move(collection))
{
}

Result<TusServer::Abilities> TusServer::ask()
{
    const auto reply = m_http.send({"OPTIONS", m_collection});
    if (!reply)
        return tl::unexpected(reply.error());
    Abilities abilities;
    if (reply->status == 404 || reply->status == 405 || reply->status == 501)
        return abilities;
    if (reply->status != 200 && reply->status != 204)
        return tl::unexpected(faultOf(*reply));
    if (!listOf(*reply, "tus-version").contains("1.0.0"))
        return fail(FaultId::CentralAnswerInvalid, u"not a tus 1.0.0 server"_s);
    const auto extensions = listOf(*reply, "tus-extension");
    abilities.creationWithUpload = extensions.contains("creation-with-upload");
    abilities.termination = extensions.contains("termination");
    if (extensions.contains("checksum")) {
        const auto algorithms = listOf(*reply, "tus-checksum-algorithm");
        if (algorithms.contains("sha256"))
            abilities.checksum = DigestKind::Sha256;
        else if (algorithms.contains("sha1"))
            abilities.checksum = DigestKind::Sha1;
    }
    bool limited = false;
    const qint64 most = reply->headers.value("tus-max-size").toLongLong(&limited);
    if (limited && most > 0)
        abilities.mostBytes = most;
    return abilities;
}

Result<TusServer::Abilities> TusServer::abilities()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_askedAt && now - *m_askedAt < askAgainAfter)
        return m_known;
    const auto asked = ask();
    if (!asked)
        return asked;
    m_known = *asked;
    m_askedAt = now;
    return m_known;
}

} // namespace motcua
