// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/worker/workermessage.h"

#include <QCborParserError>
#include <QCborValue>

using namespace Qt::StringLiterals;

namespace motcua
{

WorkerMessage WorkerMessage::hello(const QString &role)
{
    return {.type = Type::Hello, .kind = role, .values = {{u"protocol"_s, protocolVersion}}};
}

WorkerMessage WorkerMessage::faultOf(quint64 job, const motcua::Fault &fault)
{
    return {
        .type = Type::Fault, .job = job, .values = {{u"fault"_s, fault.name()}, {u"detail"_s, fault.detail}}};
}

motcua::Fault WorkerMessage::fault() const
{
    const auto id = faultFromName(values.value("fault"_L1).toString());
    return {id.value_or(FaultId::Internal), values.value("detail"_L1).toString()};
}

QByteArray WorkerMessage::toCbor() const
{
    const QCborMap map {{u"type"_s, static_cast<int>(type)}, {u"job"_s, static_cast<qint64>(job)},
        {u"kind"_s, kind}, {u"values"_s, values}};
    return map.toCborValue().toCbor();
}

Result<WorkerMessage> WorkerMessage::fromCbor(const QByteArray &cbor)
{
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(cbor, &error);
    if (error.error != QCborError::NoError || error.offset != cbor.size() || !value.isMap())
        return fail(FaultId::Internal, u"message is not CBOR"_s);
    const QCborMap map = value.toMap();
    const QCborValue type = map.value("type"_L1), job = map.value("job"_L1), kind = map.value("kind"_L1),
                     values = map.value("values"_L1);
    const bool known = type.isInteger() && type.toInteger() >= static_cast<int>(Type::Hello)
        && type.toInteger() <= static_cast<int>(Type::Fault);
    if (!known || !job.isInteger() || job.toInteger() < 0 || !kind.isString() || !values.isMap())
        return fail(FaultId::Internal, u"message has another shape"_s);
    return WorkerMessage {.type = static_cast<Type>(type.toInteger()),
        .job = static_cast<quint64>(job.toInteger()),
        .kind = kind.toString(),
        .values = values.toMap()};
}

} // namespace motcua
