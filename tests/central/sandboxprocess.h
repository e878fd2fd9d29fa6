// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QTemporaryDir>

#include "tests/central/ownport.h"
#include "tests/central/spawned.h"

namespace motcua::test
{

/// A real motcua-central on a state folder of its own, that can be killed and started again on the same port.
class SandboxProcess
{
public:
    explicit SandboxProcess(QStringList arguments = {});
    ~SandboxProcess();

    void setArguments(QStringList arguments); ///< from the next start on
    void start(); ///< aborts the test program when central does not come up
    void kill(); ///< SIGKILL
    bool running();
    QString token() const { return m_token; }
    QString nextToken(); ///< for one more kiosk, once the one before has been spent
    QString url() const { return m_url; }
    QString stateDirectory() const { return m_state.path(); }

    void misbehave(const QJsonObject &specification);
    /// Staff of central has looked into the kiosk's audit alarms.
    void accept(const QString &kioskId);
    /// `more`: what else the step says (unit, officer, note, due_at).
    void setStatus(const QString &code, int status, QJsonObject more = {});
    /// Asks for what completes the dossier; gives the request's id.
    QString ask(const QString &code, const QJsonObject &content);
    /// Demands a fee, as the contract has one; gives its id.
    QString demand(const QString &code, const QJsonObject &fee);
    void feePaid(const QString &fee);
    /// Accepts the dossier with a signed paper (Mẫu 01); `said`: what it says otherwise than by itself.
    void acceptDossier(const QString &code, const QJsonObject &said = {});
    /// The calls for help that there are, and what staff does about one.
    QJsonArray helpCalls() const;
    void answerHelp(const QString &call, const QString &state, const QString &staff = {}) const;
    /// As if central had recognised this person on that kiosk.
    QByteArray grant(const QString &kioskId, const QString &personalNumber) const;
    /// What a person does on their phone: {personal_number, full_name} agrees; {refuse} says no; {expire}
    /// lets the time run out.
    void answerSignIn(const QString &userCode, const QJsonObject &answer) const;
    /// What central's staff does on its command line, with this state folder; whether it worked.
    bool run(const QStringList &arguments) const;
    /// What `--list` prints.
    QList<QJsonObject> list() const;

    /// Aborts the test program when central answers otherwise than with `status`.
    QJsonObject tell(const char *method, const QString &path, const QJsonObject &body, int status) const;

private:
    QTemporaryDir m_state;
    OwnPort m_port;
    QStringList m_arguments;
    std::unique_ptr<Spawned> m_process;
    QString m_token, m_url;
};

/// Path of one of the project's programs.
QString program(const QString &name);

} // namespace motcua::test
