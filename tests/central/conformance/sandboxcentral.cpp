// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/conformance/sandboxcentral.h"

#include <QDateTime>
#include <QDebug>
#include <QDir>
#include <QFile>
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

void PrintTo(const FiledFacts &facts, std::ostream *stream)
{
    QString text;
    QDebug out(&text);
    for (const FiledPerson &person : {facts.submitter, facts.owner})
        out << person.fullName << person.personalNumber << person.residence;
    out << facts.procedureCode << facts.birthDate << facts.issueDate << facts.phone << facts.submittedAt;
    *stream << qPrintable(text);
}

SandboxCentral::SandboxCentral(const QStringList &arguments)
    : sandbox(arguments + QStringList {u"--catalogues"_s, m_catalogues.path()})
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

QString SandboxCentral::asksFor(const QString &code, const SupplementRequest &what)
{
    QJsonArray items;
    for (const SupplementItem &item : what.items)
        items.append(QJsonObject {{u"component"_s, item.component}, {u"name"_s, item.name},
            {u"copies"_s, item.copies}, {u"note"_s, item.note}});
    QJsonObject request {{u"number"_s, what.number}, {u"reason"_s, what.reason}, {u"contact"_s, what.contact},
        {u"items"_s, items}};
    if (what.answerBy)
        request.insert(u"answer_by"_s,
            QDateTime::fromMSecsSinceEpoch(*what.answerBy, Qt::UTC).toString(Qt::ISODateWithMs));
    return sandbox.ask(code, request);
}

PersonGrant SandboxCentral::recognises(const QString &personalNumber)
{
    return {sandbox.grant(m_enrolment.kioskId, personalNumber)};
}

void SandboxCentral::signsIn(const QString &userCode, const std::optional<FiledPerson> &person)
{
    sandbox.answerSignIn(userCode,
        person
            ? QJsonObject {{u"personal_number"_s, person->personalNumber}, {u"full_name"_s, person->fullName}}
            : QJsonObject {{u"refuse"_s, true}});
}

CatalogueContent SandboxCentral::catalogue()
{
    CatalogueContent content;
    const QDir folder(m_catalogues.path());
    for (const auto &[name, bytes] : {std::pair {u"about.json"_s, QByteArray(R"({"as_of": "2026-02-01"})")},
             std::pair {
                 u"x.json"_s, QByteArray(R"({"field": "Thử", "procedures": [{"id": "a", "name": "A"}]})")}}) {
        QFile file(folder.filePath(u"one/"_s + name));
        if (!folder.mkpath(u"one"_s) || !file.open(QIODevice::WriteOnly) || file.write(bytes) < 0
            || !content.add(name, bytes))
            qFatal("the catalogue cannot be written");
    }
    return content;
}

QByteArray SandboxCentral::authority()
{
    return m_enrolment.authorityFile.isEmpty()
        ? QByteArray()
        : readSmallFile(m_enrolment.authorityFile).value_or(QByteArray());
}

QList<StoredDossier> SandboxCentral::held()
{
    QList<StoredDossier> all;
    for (const QJsonObject &object : sandbox.list()) {
        StoredDossier dossier;
        dossier.code = object.value(u"dossier_code").toString();
        dossier.facts = factsIn(object);
        for (const QJsonValue &part : object.value(u"parts").toArray())
            dossier.files.append(
                {part[u"component"].toString(), QByteArray::fromHex(part[u"sha256"].toString().toLatin1())});
        all.append(dossier);
    }
    return all;
}

void SandboxCentral::spoilsHeld(const QString &code)
{
    for (const QJsonObject &object : sandbox.list()) {
        if (object.value(u"dossier_code").toString() != code)
            continue;
        QFile file(object.value(u"parts")[0][u"file"].toString());
        char first = 0;
        if (!file.open(QIODevice::ReadWrite) || !file.getChar(&first) || !file.seek(0)
            || !file.putChar(static_cast<char>(first ^ 1)))
            qFatal("what central holds cannot be spoilt");
        return;
    }
    qFatal("central holds nothing under that code");
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
    FiledFacts factsIn(const QJsonObject &listed) const override
    {
        const QJsonValue manifest = listed.value(u"manifest");
        const QJsonValue applicant = manifest[u"applicant"], submission = manifest[u"submission"];
        const FiledPerson person {applicant[u"full_name"].toString(),
            applicant[u"personal_number"].toString(), applicant[u"residence"].toString()};
        return {manifest[u"procedure_code"].toString(), person, person,
            QDate::fromString(applicant[u"birth_date"].toString(), Qt::ISODate),
            QDate::fromString(applicant[u"issue_date"].toString(), Qt::ISODate),
            submission[u"phone"].toString(),
            QDateTime::fromString(submission[u"submitted_at"].toString(), Qt::ISODateWithMs)
                .toSecsSinceEpoch()};
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
    FiledFacts factsIn(const QJsonObject &listed) const override
    {
        const QJsonValue message = listed.value(u"message");
        const QJsonValue said = message[u"ThongTinNguoiNop"][u"ThongTinChiTiet"];
        const auto text = [&](QStringView key) { return said[key].toString(); };
        const auto date = [&](QStringView key) {
            return QDate::fromString(text(key).left(8), u"yyyyMMdd"_s);
        };
        return {message[u"MaTTHC"].toString(),
            {text(u"TenNguoiNop"), text(u"SoDinhDanh"), text(u"DiaChiChiTiet")},
            {text(u"TenChuHs"), text(u"SoDinhDanhChuHs"), text(u"DiaChiChiTietChuHs")}, date(u"NgaySinh"),
            date(u"NgayCapDinhDanh"), text(u"SoDienThoai"),
            igate::timeOf(message[u"NgayNop"].toString()).value_or(0) / 1000};
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
