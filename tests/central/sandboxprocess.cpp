// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/sandboxprocess.h"

#include <QJsonDocument>

#include "sync/central/enrolmenttoken.h"
#include "sync/central/httpclient.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua::test
{

QString program(const QString &name)
{
    return qEnvironmentVariable("MOTCUA_BIN") + u'/' + name;
}

SandboxProcess::SandboxProcess(QStringList arguments)
    : m_arguments(std::move(arguments))
{
    start();
}

SandboxProcess::~SandboxProcess()
{
    kill();
}

void SandboxProcess::setArguments(QStringList arguments)
{
    m_arguments = std::move(arguments);
}

void SandboxProcess::start()
{
    m_process = std::make_unique<Spawned>(program(u"motcua-central"_s),
        QStringList {u"--state"_s, stateDirectory(), u"--port"_s, QString::number(m_port.number())}
            + m_arguments);
    const QJsonObject ready = QJsonDocument::fromJson(m_process->readLine(30s)).object();
    if (ready.isEmpty())
        qFatal("motcua-central does not start");
    m_token = ready.value(u"token").toString();
    m_url = ready.value(u"url").toString();
}

void SandboxProcess::kill()
{
    m_process.reset();
}

bool SandboxProcess::running()
{
    return m_process && m_process->running();
}

QJsonObject SandboxProcess::tell(
    const char *method, const QString &path, const QJsonObject &body, int status) const
{
    HttpClient http({EnrolmentToken::fromText(m_token)->keyPin, {}, {}, {}});
    const auto reply =
        http.send({method, m_url + path, {"Content-Type: application/json"}, QJsonDocument(body).toJson()});
    if (!reply || reply->status != status)
        qFatal("the sandbox did not accept its instruction");
    return reply->json().value_or(QJsonObject());
}

QString SandboxProcess::nextToken()
{
    HttpClient http({EnrolmentToken::fromText(m_token)->keyPin, {}, {}, {}});
    const auto reply = http.send({"GET", m_url + u"/sandbox/token"_s});
    if (!reply || reply->status != 200)
        qFatal("the sandbox has no token");
    return reply->json()->value(u"token").toString();
}

void SandboxProcess::misbehave(const QJsonObject &specification)
{
    tell("PUT", u"/sandbox/misbehave"_s, specification, 204);
}

void SandboxProcess::accept(const QString &kioskId)
{
    tell("PUT", u"/sandbox/audit/%1/accept"_s.arg(kioskId), {}, 204);
}

void SandboxProcess::setStatus(const QString &code, int status, QJsonObject more)
{
    more.insert(u"status"_s, status);
    tell("PUT", u"/sandbox/status/"_s + code, more, 204);
}

QString SandboxProcess::ask(const QString &code, const QJsonObject &content)
{
    return tell("POST", u"/sandbox/supplements/"_s + code, content, 201).value(u"id").toString();
}

QString SandboxProcess::demand(const QString &code, const QJsonObject &fee)
{
    return tell("POST", u"/sandbox/fees/"_s + code, fee, 201).value(u"id").toString();
}

void SandboxProcess::feePaid(const QString &fee)
{
    tell("PUT", u"/sandbox/fees/%1/paid"_s.arg(fee), {}, 204);
}

void SandboxProcess::acceptDossier(const QString &code, const QJsonObject &said)
{
    tell("POST", u"/sandbox/acceptance/"_s + code, said, 201);
}

QJsonArray SandboxProcess::helpCalls() const
{
    HttpClient http({EnrolmentToken::fromText(m_token)->keyPin, {}, {}, {}});
    const auto reply = http.send({"GET", m_url + u"/sandbox/help"_s});
    if (!reply || reply->status != 200)
        qFatal("the sandbox does not say who calls");
    return reply->json()->value(u"calls").toArray();
}

void SandboxProcess::answerHelp(const QString &call, const QString &state, const QString &staff) const
{
    tell("PUT", u"/sandbox/help/"_s + call, {{u"state"_s, state}, {u"staff"_s, staff}}, 204);
}

QByteArray SandboxProcess::grant(const QString &kioskId, const QString &personalNumber) const
{
    return tell(
        "POST", u"/sandbox/grants"_s, {{u"kiosk_id"_s, kioskId}, {u"personal_number"_s, personalNumber}}, 201)
        .value(u"grant")
        .toString()
        .toLatin1();
}

void SandboxProcess::answerSignIn(const QString &userCode, const QJsonObject &answer) const
{
    tell("POST", u"/sandbox/vneid/"_s + userCode, answer, 204);
}

bool SandboxProcess::run(const QStringList &arguments) const
{
    Spawned process(program(u"motcua-central"_s), QStringList {u"--state"_s, stateDirectory()} + arguments);
    return process.succeeded();
}

QList<QJsonObject> SandboxProcess::list() const
{
    Spawned process(program(u"motcua-central"_s), {u"--state"_s, stateDirectory(), u"--list"_s});
    QList<QJsonObject> dossiers;
    for (const QByteArray &line : process.readAll().split('\n'))
        if (!line.isEmpty())
            dossiers.append(QJsonDocument::fromJson(line).object());
    return dossiers;
}

} // namespace motcua::test
