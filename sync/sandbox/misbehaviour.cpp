// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/misbehaviour.h"

#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

/// Kind → the member that a bare value stands for.
const QHash<QString, QString> &kinds()
{
    static const QHash<QString, QString> names {{u"fail"_s, u"status"_s}, {u"delay_ms"_s, u"ms"_s},
        {u"html"_s, {}}, {u"say"_s, u"answer"_s}, {u"refuse"_s, u"reason"_s}, {u"drop_reply"_s, {}},
        {u"cut_upload_after"_s, u"bytes"_s}, {u"forge"_s, {}}, {u"truncate"_s, u"bytes"_s},
        {u"corrupt"_s, {}}, {u"double_post"_s, {}}, {u"take_twice"_s, {}}, {u"other_code"_s, {}},
        {u"die"_s, u"when"_s}};
    return names;
}

void apply(Mishap &mishap, const QString &kind, const QJsonObject &detail)
{
    if (kind == u"fail") {
        mishap.failStatus = detail.value(u"status").toInt(503);
        mishap.retryAfterSeconds = detail.value(u"retry_after").toInt();
    } else if (kind == u"delay_ms") {
        mishap.delayMs = detail.value(u"ms").toInt();
    } else if (kind == u"html") {
        mishap.html = true;
    } else if (kind == u"say") {
        mishap.say = detail.value(u"answer").toObject();
    } else if (kind == u"refuse") {
        mishap.refusal = detail.value(u"reason").toString();
    } else if (kind == u"drop_reply") {
        mishap.dropReply = true;
    } else if (kind == u"forge") {
        mishap.forge = true;
    } else if (kind == u"cut_upload_after") {
        mishap.cutAfter = detail.value(u"bytes").toInteger();
    } else if (kind == u"truncate") {
        mishap.truncateAt = detail.value(u"bytes").toInteger();
    } else if (kind == u"corrupt") {
        mishap.corrupt = true;
    } else if (kind == u"double_post") {
        mishap.doublePost = true;
    } else if (kind == u"take_twice") {
        mishap.takeTwice = true;
    } else if (kind == u"other_code") {
        mishap.otherCode = true;
    } else {
        (detail.value(u"when").toString() == u"before" ? mishap.dieBefore : mishap.dieAfter) = true;
    }
}

} // namespace

std::optional<Misbehaviour::Rule> Misbehaviour::ruleOf(const QString &kind, const QJsonValue &value)
{
    Rule rule;
    rule.kind = kind;
    if (value.isObject())
        rule.detail = value.toObject();
    else if (!kinds().value(kind).isEmpty())
        rule.detail.insert(kinds().value(kind), value);
    else if (!value.toBool())
        return std::nullopt;
    rule.method = rule.detail.value(u"method").toString().toLatin1();
    rule.path = rule.detail.value(u"path").toString().toUtf8();
    rule.left = rule.detail.value(u"times").toInt(-1);
    // Uploads are cut where bytes are sent, and dossiers refused where they are filed, unless said otherwise.
    if (kind == u"cut_upload_after" && rule.method.isEmpty())
        rule.method = "PATCH";
    if (kind == u"refuse" && rule.path.isEmpty()) {
        rule.method = "PUT";
        rule.path = "/dossiers";
    }
    return rule;
}

bool Misbehaviour::set(const QJsonObject &specification)
{
    QList<Rule> rules;
    for (auto member = specification.begin(); member != specification.end(); ++member) {
        if (!kinds().contains(member.key()))
            return false;
        const QJsonArray values = member->isArray() ? member->toArray() : QJsonArray {*member};
        for (const QJsonValue &value : values)
            if (const auto rule = ruleOf(member.key(), value))
                rules.append(*rule);
    }
    const std::scoped_lock lock(m_mutex);
    m_rules = rules;
    return true;
}

Mishap Misbehaviour::take(const QByteArray &method, const QByteArray &path)
{
    const std::scoped_lock lock(m_mutex);
    Mishap mishap;
    for (Rule &rule : m_rules) {
        if (rule.left == 0 || !path.startsWith(rule.path)
            || (!rule.method.isEmpty() && rule.method != method))
            continue;
        if (rule.left > 0)
            --rule.left;
        apply(mishap, rule.kind, rule.detail);
    }
    return mishap;
}

} // namespace motcua::sandbox
