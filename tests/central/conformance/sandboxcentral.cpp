// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/conformance/sandboxcentral.h"

#include <QJsonArray>

#include "sync/central/igatecentral.h"
#include "sync/central/igatemessages.h"
#include "sync/central/motcuacentral.h"
#include "sync/central/smallfile.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

const char *nameOf(Step step)
{
    switch (step) {
    case Step::Reach:
        return "reach";
    case Step::Upload:
        return "upload";
    case Step::IssueCode:
        return "issue a code";
    case Step::File:
        return "file";
    case Step::ReadBack:
        return "read back";
    }
    return "";
}

SandboxCentral::SandboxCentral(const QStringList &arguments)
    : sandbox(arguments)
{
    const auto enrolled = enrol(sandbox.token(), m_state.path());
    if (!enrolled)
        qFatal("the sandbox does not enrol: %s", qPrintable(enrolled.error().detail));
    m_enrolment = *enrolled;
}

void SandboxCentral::setAlways(const QJsonObject &always)
{
    m_always = always;
    behaves();
}

void SandboxCentral::wrong(QStringView kind, Step step, QJsonObject detail, int times)
{
    const Request request = requestOf(step);
    detail.insert(u"method"_s, request.method);
    detail.insert(u"path"_s, request.path);
    detail.insert(u"times"_s, times);
    QJsonObject all = m_always;
    all.insert(kind.toString(), detail);
    sandbox.misbehave(all);
}

void SandboxCentral::answers(Step step, int status, int retryAfterSeconds, int times)
{
    wrong(u"fail", step, {{u"status"_s, status}, {u"retry_after"_s, retryAfterSeconds}}, times);
}

void SandboxCentral::dies(Step step, bool afterTheWork)
{
    wrong(u"die", step, {{u"when"_s, afterTheWork ? u"after"_s : u"before"_s}}, 1);
}

/// Whatever the request is that carries a file's bytes.
void SandboxCentral::cutsUploads(qint64 afterBytes)
{
    QJsonArray rules;
    for (const QString &method : {u"PATCH"_s, u"POST"_s})
        rules.append(QJsonObject {{u"bytes"_s, afterBytes}, {u"method"_s, method},
            {u"path"_s, requestOf(Step::Upload).path}, {u"times"_s, 1}});
    QJsonObject all = m_always;
    all.insert(u"cut_upload_after"_s, rules);
    sandbox.misbehave(all);
}

void SandboxCentral::refuses(const QString &reason)
{
    wrong(u"refuse", Step::File, {{u"reason"_s, reason}}, -1);
}

void SandboxCentral::comeBack()
{
    sandbox.kill();
    sandbox.start();
    behaves();
}

QString SandboxCentral::asksFor(const QString &code)
{
    return sandbox.ask(code,
        {{u"reason"_s, u"Thiếu"_s}, {u"items"_s, QJsonArray {QJsonObject {{u"name"_s, u"Giấy khám"_s}}}}});
}

QByteArray SandboxCentral::authority()
{
    return m_enrolment.authorityFile.isEmpty()
        ? QByteArray()
        : readSmallFile(m_enrolment.authorityFile).value_or(QByteArray());
}

QList<HeldDossier> SandboxCentral::held()
{
    QList<HeldDossier> all;
    for (const QJsonObject &object : sandbox.list()) {
        HeldDossier dossier;
        dossier.receipt.code = object.value(u"dossier_code").toString();
        for (const QJsonValue &part : object.value(u"parts").toArray())
            dossier.files.append(
                {part[u"component"].toString(), QByteArray::fromHex(part[u"sha256"].toString().toLatin1())});
        all.append(dossier);
    }
    return all;
}

namespace
{

class HostileMotcua final : public SandboxCentral
{
public:
    HostileMotcua()
        : SandboxCentral(QStringList())
    {
    }
    std::unique_ptr<CentralSystem> connect(const HttpPatience &patience) override
    {
        return MotcuaCentral::create(enrolment(), patience);
    }
    QList<Step> steps() const override { return {Step::Reach, Step::Upload, Step::File}; }

private:
    Request requestOf(Step step) const override
    {
        switch (step) {
        case Step::Upload:
            return {{}, u"/files"_s};
        case Step::File:
            return {u"PUT"_s, u"/dossiers"_s};
        default:
            return {{}, u"/health"_s};
        }
    }
};

class HostileIGate final : public SandboxCentral
{
public:
    HostileIGate()
        : SandboxCentral({u"--speaks"_s, u"igate"_s})
    {
        setAlways({{u"take_twice"_s, QJsonObject()}});
    }
    std::unique_ptr<CentralSystem> connect(const HttpPatience &patience) override
    {
        return IGateCentral::create(enrolment(), patience);
    }
    QList<Step> steps() const override
    {
        return {Step::Reach, Step::Upload, Step::IssueCode, Step::File, Step::ReadBack};
    }

private:
    Request requestOf(Step step) const override
    {
        switch (step) {
        case Step::Upload:
            return {u"POST"_s, igate::filesPath.toString()};
        case Step::IssueCode:
            return {u"POST"_s, igate::nextCodePath.toString()};
        case Step::File:
            return {u"POST"_s, igate::dossiersPath.toString()};
        case Step::ReadBack:
            return {u"GET"_s, igate::dossiersPath.toString()};
        default:
            return {u"POST"_s, igate::tokenPath.toString()};
        }
    }
};

} // namespace

std::unique_ptr<HostileCentral> hostileMotcua()
{
    return std::make_unique<HostileMotcua>();
}

std::unique_ptr<HostileCentral> hostileIGate()
{
    return std::make_unique<HostileIGate>();
}

} // namespace motcua::test
