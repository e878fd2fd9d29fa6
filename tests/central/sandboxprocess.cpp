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

void SandboxProcess::put(const QString &path, const QJsonObject &body)
{
    HttpClient http({EnrolmentToken::fromText(m_token)->keyPin, {}, {}, {}});
    const auto reply =
        http.send({"PUT", m_url + path, {"Content-Type: application/json"}, QJsonDocument(body).toJson()});
    if (!reply || reply->status != 204)
        qFatal("the sandbox did not accept its instruction");
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
    put(u"/sandbox/misbehave"_s, specification);
}

void SandboxProcess::accept(const QString &kioskId)
{
    put(u"/sandbox/audit/%1/accept"_s.arg(kioskId), {});
}

void SandboxProcess::setStatus(const QString &code, int status, QJsonObject more)
{
    more.insert(u"status"_s, status);
    put(u"/sandbox/status/"_s + code, more);
}

QJsonObject SandboxProcess::post(const QString &path, const QJsonObject &body) const
{
    HttpClient http({EnrolmentToken::fromText(m_token)->keyPin, {}, {}, {}});
    const auto reply =
        http.send({"POST", m_url + path, {"Content-Type: application/json"}, QJsonDocument(body).toJson()});
    if (!reply || reply->status != 201)
        qFatal("the sandbox did not accept its instruction");
    return reply->json().value_or(QJsonObject());
}

QString SandboxProcess::ask(const QString &code, const QJsonObject &content)
{
    return post(u"/sandbox/supplements/"_s + code, content).value(u"id").toString();
}

QByteArray SandboxProcess::grant(const QString &kioskId, const QString &personalNumber) const
{
    return post(u"/sandbox/grants"_s, {{u"kiosk_id"_s, kioskId}, {u"personal_number"_s, personalNumber}})
        .value(u"grant")
        .toString()
        .toLatin1();
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
