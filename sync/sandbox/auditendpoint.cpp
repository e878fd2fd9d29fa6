// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/auditendpoint.h"

#include <limits>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/store/auditentry.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 bodyLimit = 512 * 1024;
constexpr qint64 mostDigests = 4096;

std::optional<AuditExtension> parse(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const auto digests = QByteArray::fromBase64Encoding(
        object.value(u"digests").toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    AuditExtension extension {QByteArray::fromHex(object.value(u"chain").toString().toLatin1()),
        object.value(u"from").toInteger(-1), object.value(u"sequence").toInteger(),
        QByteArray::fromHex(object.value(u"hash").toString().toLatin1()), digests ? *digests : QByteArray()};
    const qint64 steps = extension.sequence - extension.from;
    if (extension.chain.size() != auditChainIdBytes || extension.hash.size() != auditHashBytes
        || extension.from < 0 || extension.sequence < 1 || steps < 0 || steps > mostDigests
        || extension.digests.size() != steps * auditHashBytes)
        return std::nullopt;
    return extension;
}

QJsonObject anchorJson(const AuditBook::Anchor &anchor)
{
    return {{u"sequence"_s, anchor.sequence}, {u"hash"_s, QString::fromLatin1(anchor.hash.toHex())},
        {u"statement"_s, QString::fromLatin1(anchor.statement)}};
}

} // namespace

AuditEndpoint::AuditEndpoint(std::unique_ptr<AuditBook> book, const Authority &authority)
    : m_book(std::move(book))
    , m_authority(authority)
{
}

void AuditEndpoint::anchor(Exchange &exchange)
{
    const auto body = exchange.body(bodyLimit);
    if (!body) {
        exchange.problem(413, u"audit-too-large", u"At most 4096 entries at a time."_s);
        return exchange.closeAfter();
    }
    const auto extension = parse(*body);
    if (!extension)
        return exchange.problem(422, u"audit-invalid", u"This is not how a log goes on."_s);
    const auto answer = m_book->extend(
        exchange.kioskId, *extension, QDateTime::currentMSecsSinceEpoch(), [&]() -> Result<QByteArray> {
            return m_authority.sign(u"motcua-audit-anchor"_s,
                {{u"kiosk_id"_s, exchange.kioskId},
                    {u"chain"_s, QString::fromLatin1(extension->chain.toHex())},
                    {u"sequence"_s, extension->sequence},
                    {u"hash"_s, QString::fromLatin1(extension->hash.toHex())}});
        });
    if (!answer)
        return exchange.failed(answer.error());
    switch (answer->outcome) {
    case AuditBook::Outcome::Extended:
        return exchange.answer(201, anchorJson(answer->anchor));
    case AuditBook::Outcome::Known:
        return exchange.answer(200, anchorJson(answer->anchor));
    case AuditBook::Outcome::UnknownStart:
        return exchange.problem(409, u"audit-start-unknown", u"Nothing was countersigned there."_s,
            {{u"last_sequence"_s, answer->anchor.sequence}});
    case AuditBook::Outcome::RolledBack:
        return exchange.problem(
            409, u"audit-rolled-back", u"The log ends before what was countersigned. Staff has been told."_s);
    case AuditBook::Outcome::Forked:
        return exchange.problem(409, u"audit-forked",
            u"The log does not go on from what was countersigned. Staff has been told."_s);
    }
}

void AuditEndpoint::last(Exchange &exchange)
{
    qint64 upTo = std::numeric_limits<qint64>::max();
    if (const QString asked = exchange.parameter("up_to"); !asked.isEmpty()) {
        bool number = false;
        upTo = asked.toLongLong(&number);
        if (!number || upTo < 0)
            return exchange.problem(422, u"audit-invalid", u"up_to is the number of an entry."_s);
    }
    const auto found =
        m_book->last(exchange.kioskId, QByteArray::fromHex(exchange.match(1).toLatin1()), upTo);
    if (!found)
        return exchange.failed(found.error());
    if (!*found)
        return exchange.problem(404, u"audit-unknown", u"Nothing of this log was countersigned."_s);
    exchange.answer(200, anchorJson(**found));
}

void AuditEndpoint::chains(Exchange &exchange)
{
    const auto found = m_book->chains(exchange.kioskId);
    if (!found)
        return exchange.failed(found.error());
    QJsonArray all;
    for (const AuditBook::Chain &chain : *found) {
        QJsonObject one = anchorJson(chain.anchor);
        one.insert(u"chain"_s, QString::fromLatin1(chain.chain.toHex()));
        one.insert(u"accepted"_s, chain.accepted);
        all.append(one);
    }
    exchange.answer(200, {{u"chains"_s, all}});
}

void AuditEndpoint::accept(Exchange &exchange)
{
    const auto accepted = m_book->accept(exchange.match(1));
    if (!accepted)
        return exchange.failed(accepted.error());
    if (!*accepted)
        return exchange.problem(404, u"audit-unknown", u"There is no alarm of this kiosk."_s);
    exchange.answer(204);
}

} // namespace motcua::sandbox
