// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/enrolmenttoken.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{
constexpr auto base64Form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr QStringView prefix = u"mcx1.";

std::optional<QByteArray> decode(const QByteArray &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text, base64Form | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return *decoded;
}

} // namespace

QString EnrolmentToken::toText() const
{
    QJsonObject object {
        {u"pin"_s, QString::fromLatin1(keyPin.toBase64(base64Form))},
        {u"secret"_s, QString::fromLatin1(secret.toBase64(base64Form))},
        {u"url"_s, url},
    };
    if (igate) {
        object.insert(u"speaks"_s, u"igate"_s);
        object.insert(u"client"_s, igate->id);
        object.insert(u"unit"_s, igate->unit);
        object.insert(u"recovery"_s, QString::fromLatin1(igate->recoveryKey.toBase64(base64Form)));
    }
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return prefix.toString() + QString::fromLatin1(json.toBase64(base64Form));
}

namespace
{

std::optional<EnrolmentToken::IGateClient> igateClient(const QJsonObject &object)
{
    EnrolmentToken::IGateClient client {object.value(u"client").toString(), object.value(u"unit").toString(),
        decode(object.value(u"recovery").toString().toLatin1()).value_or(QByteArray())};
    if (client.id.isEmpty() || client.unit.isEmpty() || client.unit.size() > 64
        || client.recoveryKey.size() != 32)
        return std::nullopt;
    return client;
}

} // namespace

std::optional<EnrolmentToken> EnrolmentToken::fromText(QStringView text)
{
    text = text.trimmed();
    if (!text.startsWith(prefix) || text.size() > 4096)
        return std::nullopt;
    const auto json = decode(text.sliced(prefix.size()).toLatin1());
    if (!json)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(*json).object();
    const auto pin = decode(object.value(u"pin").toString().toLatin1());
    const auto secret = decode(object.value(u"secret").toString().toLatin1());
    EnrolmentToken token {
        object.value(u"url").toString(), pin.value_or(QByteArray()), secret.value_or(QByteArray())};
    const QUrl url(token.url, QUrl::StrictMode);
    const bool plainOrigin = url.isValid() && url.scheme() == u"https" && !url.host().isEmpty()
        && url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == u"/");
    if (!plainOrigin || token.keyPin.size() != 32 || token.secret.size() < 16 || token.secret.size() > 64)
        return std::nullopt;
    if (token.url.endsWith(u'/'))
        token.url.chop(1);
    if (object.contains(u"speaks"_s)) {
        token.igate = igateClient(object);
        if (object.value(u"speaks").toString() != u"igate" || !token.igate)
            return std::nullopt;
    }
    return token;
}

} // namespace motcua
