// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/intakefile.h"

#include "app/intake/postaladdress.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

tl::unexpected<Fault> malformed(const QString &where)
{
    return fail(FaultId::IntakeMalformed, where);
}

Result<void> onlyKeys(const QJsonObject &object, const QStringList &known, const QString &where)
{
    for (const QString &key : object.keys())
        if (!known.contains(key))
            return malformed(where + u": unknown key"_s);
    return {};
}

Result<QString> text(const QJsonObject &object, const QString &key, bool required)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() && !required)
        return QString();
    if (!value.isString() || (required && value.toString().isEmpty()))
        return malformed(key + u": a text is needed"_s);
    return value.toString();
}

Result<void> takeIdentity(const QJsonObject &root, const QDir &folder, IntakeFile &intake)
{
    if (!root.value(u"identity").isObject())
        return malformed(u"identity: {\"qr\": TEXT} or {\"image\": FILE} is needed"_s);
    const QJsonObject identity = root.value(u"identity").toObject();
    MOTCUA_TRY(onlyKeys(identity, {u"qr"_s, u"image"_s}, u"identity"_s));
    const auto qr = text(identity, u"qr"_s, false);
    const auto image = text(identity, u"image"_s, false);
    if (!qr || !image || qr->isEmpty() == image->isEmpty())
        return malformed(u"identity: either qr or image is needed"_s);
    intake.qr = *qr;
    if (!image->isEmpty())
        intake.image = folder.filePath(*image);
    return {};
}

Result<void> takePapers(const QJsonObject &root, const QDir &folder, IntakeFile &intake)
{
    const QJsonValue components = root.value(u"components");
    if (components.isUndefined())
        return {};
    if (!components.isArray())
        return malformed(u"components: a list is needed"_s);
    for (const QJsonValue &value : components.toArray()) {
        const QJsonObject object = value.toObject();
        MOTCUA_TRY(onlyKeys(object, {u"id"_s, u"images"_s}, u"components"_s));
        const auto id = text(object, u"id"_s, true);
        if (!id)
            return tl::unexpected(id.error());
        if (!object.value(u"images").isArray())
            return malformed(u"components: images: a list is needed"_s);
        IntakeFile::Paper paper;
        paper.component = *id;
        for (const QJsonValue &image : object.value(u"images").toArray()) {
            if (!image.isString() || image.toString().isEmpty())
                return malformed(u"components: images: a file name is needed"_s);
            paper.images.append(folder.filePath(image.toString()));
        }
        intake.papers.append(paper);
    }
    return {};
}

Result<void> takeNotices(const QJsonObject &root, IntakeFile &intake)
{
    const QJsonValue notices = root.value(u"notices");
    if (notices.isString() && notices.toString() == u"accept-all") {
        intake.acceptAll = true;
        return {};
    }
    if (!notices.isObject())
        return malformed(u"notices: \"accept-all\" or {ID: true|false} is needed"_s);
    const QJsonObject answers = notices.toObject();
    for (const QString &id : answers.keys()) {
        if (!answers.value(id).isBool())
            return malformed(u"notices: true or false is needed"_s);
        intake.answers.insert(id, answers.value(id).toBool());
    }
    return {};
}

Result<void> takeDelivery(const QJsonObject &root, IntakeFile &intake)
{
    if (!root.contains(u"delivery"_s))
        return {};
    const QJsonObject delivery = root.value(u"delivery").toObject();
    MOTCUA_TRY(onlyKeys(delivery, {u"kind"_s, u"address"_s}, u"delivery"_s));
    const auto kind = text(delivery, u"kind"_s, true);
    const auto address = text(delivery, u"address"_s, false);
    if (kind && address
        && (*kind == counterDelivery ? address->isEmpty()
                                     : *kind == postDelivery && isPostalAddress(*address))) {
        intake.deliveryKind = *kind;
        intake.deliveryAddress = address->trimmed();
        return {};
    }
    return malformed(
        u"delivery: {\"kind\": \"counter\"} or {\"kind\": \"post\", \"address\": \"...\"} is needed"_s);
}

} // namespace

Result<IntakeFile> parseIntake(const QByteArray &bytes, const QString &folder)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return malformed(u"at byte %1: %2"_s.arg(error.offset)
                             .arg(error.error == QJsonParseError::NoError ? u"an object is needed"_s
                                                                          : error.errorString()));
    const QJsonObject root = document.object();
    MOTCUA_TRY(onlyKeys(root,
        {u"identity"_s, u"procedure"_s, u"case"_s, u"form"_s, u"components"_s, u"delivery"_s, u"phone"_s,
            u"notices"_s},
        u"INTAKE"_s));
    const QDir base(folder);
    IntakeFile intake;
    MOTCUA_TRY(takeIdentity(root, base, intake));
    const auto procedure = text(root, u"procedure"_s, true);
    const auto chosen = text(root, u"case"_s, false);
    const auto phone = text(root, u"phone"_s, false);
    for (const auto *value : {&procedure, &chosen, &phone})
        if (!*value)
            return tl::unexpected(value->error());
    intake.procedure = *procedure;
    intake.chosenCase = *chosen;
    intake.phone = *phone;
    if (root.contains(u"form"_s) && !root.value(u"form").isObject())
        return malformed(u"form: an object is needed"_s);
    intake.form = root.value(u"form").toObject();
    MOTCUA_TRY(takePapers(root, base, intake));
    MOTCUA_TRY(takeDelivery(root, intake));
    MOTCUA_TRY(takeNotices(root, intake));
    return intake;
}

} // namespace motcua
