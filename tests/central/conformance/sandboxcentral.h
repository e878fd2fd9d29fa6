// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "sync/central/enrolment.h"
#include "tests/central/conformance/hostilecentral.h"
#include "tests/central/sandboxprocess.h"

namespace motcua::test
{

/// motcua-central in one of its languages.
class SandboxCentral : public HostileCentral
{
public:
    explicit SandboxCentral(const QStringList &arguments);

    void losesAnswers(Step step, int times) override { wrong(u"drop_reply", step, {}, times); }
    void truncatesAnswers(Step step, int times) override
    {
        wrong(u"truncate", step, {{QStringLiteral("bytes"), 9}}, times);
    }
    void answers(Step step, int status, int retryAfterSeconds, int times) override;
    void showsLoginPage(Step step, int times) override { wrong(u"html", step, {}, times); }
    void isSlow(Step step, int milliseconds, int times) override
    {
        wrong(u"delay_ms", step, {{QStringLiteral("ms"), milliseconds}}, times);
    }
    void dies(Step step, bool afterTheWork) override;
    void cutsUploads(qint64 afterBytes) override;
    void spoilsUpload() override { wrong(u"corrupt", Step::Upload, {}, 1); }
    void refuses(const QString &reason) override;
    void forgesReceipt() override { wrong(u"forge", Step::File, {}, 1); }
    void behaves() override { sandbox.misbehave(m_always); }
    void goAway() override { sandbox.kill(); }
    void comeBack() override;
    bool isAway() override { return !sandbox.running(); }
    void setStatus(const QString &code, int status) override { sandbox.setStatus(code, status); }
    QString asksFor(const QString &code, const SupplementRequest &what) override;
    PersonGrant recognises(const QString &personalNumber) override;
    void signsIn(const QString &userCode, const std::optional<FiledPerson> &person) override;
    CatalogueContent catalogue() override;
    QByteArray authority() override;
    QList<StoredDossier> held() override;
    void spoilsHeld(const QString &code) override;

private:
    QTemporaryDir m_catalogues; ///< before the sandbox, which reads it

public:
    SandboxProcess sandbox;

protected:
    /// Whose requests make a step.
    struct Request {
        QString method; ///< empty: any
        QString path; ///< its beginning
    };
    virtual Request requestOf(Step step) const = 0;
    /// From a line of `--list`, in which central shows what it was told as it has stored it.
    virtual FiledFacts factsIn(const QJsonObject &listed) const = 0;
    /// What is wrong all the time, so that a kiosk's own mistake is seen.
    void setAlways(const QJsonObject &always);
    const Enrolment &enrolment() const { return m_enrolment; }

private:
    void wrong(QStringView kind, Step step, QJsonObject detail, int times);

    QTemporaryDir m_state;
    Enrolment m_enrolment;
    QJsonObject m_always;
};

std::unique_ptr<HostileCentral> hostileMotcua();
std::unique_ptr<HostileCentral> hostileIGate();

} // namespace motcua::test
