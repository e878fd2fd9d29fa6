// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/plaindossier.h"

#include <QDir>
#include <QJsonDocument>

#include "sync/store/sealedvalues.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

/// A file's name out of one that was given from elsewhere.
QString plainName(const QString &name)
{
    QString plain;
    for (const QChar c : name)
        plain += c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' ? c : QChar(u'_');
    return plain.startsWith(u'.') ? u'_' + plain : plain;
}

Result<qsizetype> writePages(Store &store, const DossierId &id, const QString &folder)
{
    MOTCUA_ASSIGN(const auto pages, store.pages(id));
    for (const PageRecord &page : pages) {
        MOTCUA_ASSIGN(const PageImage image, store.pageImage(page.id));
        const QString name =
            u"%1-%2.jpg"_s.arg(plainName(page.component)).arg(page.position + 1, 4, 10, QChar(u'0'));
        MOTCUA_TRY(writeDurably(folder + u'/' + name, image.jpeg));
    }
    return pages.size();
}

Result<qsizetype> writeParts(Store &store, const DossierId &id, const QString &folder)
{
    MOTCUA_ASSIGN(const auto parts, store.parts(id));
    for (const PartRecord &part : parts) {
        MOTCUA_ASSIGN(const QByteArray content, store.partBytes(part.id, 0, part.part.bytes));
        const QString name = u"%1-%2"_s.arg(part.id).arg(plainName(part.part.fileName));
        MOTCUA_TRY(writeDurably(folder + u'/' + name, content));
    }
    return parts.size();
}

Result<QByteArray> describe(Store &store, const DossierRecord &record)
{
    MOTCUA_ASSIGN(const CardIdentity applicant, store.applicant(record.id));
    MOTCUA_ASSIGN(const QJsonObject form, store.form(record.id));
    QJsonObject object {{u"dossier_id"_s, record.id.toString(QUuid::WithoutBraces)},
        {u"state"_s, dossierStateName(record.state)}, {u"procedure"_s, record.procedureId},
        {u"procedure_code"_s, record.procedureCode}, {u"case"_s, record.caseId},
        {u"catalogue_version"_s, record.catalogueVersion}, {u"created_at"_s, record.createdAt},
        {u"dossier_code"_s, record.receipt ? QJsonValue(record.receipt->code) : QJsonValue()},
        {u"form"_s, form}, {u"refusal"_s, record.refusal}};
    MOTCUA_ASSIGN(const QJsonObject person, objectFromSealed(sealedBytes(applicant)));
    object.insert(u"applicant"_s, person);
    if (record.state != DossierState::Draft) {
        MOTCUA_ASSIGN(const Submission submission, store.submission(record.id));
        MOTCUA_ASSIGN(const QJsonObject submitted, objectFromSealed(sealedBytes(submission)));
        object.insert(u"submission"_s, submitted);
    }
    return QJsonDocument(object).toJson();
}

} // namespace

Result<QJsonObject> writePlainDossier(Store &store, const DossierRecord &record, const QString &out)
{
    const QString id = record.id.toString(QUuid::WithoutBraces);
    const QString folder = QDir(out).absoluteFilePath(id);
    MOTCUA_TRY(makePrivateDirectory(folder + u"/pages"_s));
    MOTCUA_TRY(makePrivateDirectory(folder + u"/parts"_s));
    MOTCUA_ASSIGN(const qsizetype pages, writePages(store, record.id, folder + u"/pages"_s));
    MOTCUA_ASSIGN(const qsizetype parts, writeParts(store, record.id, folder + u"/parts"_s));
    MOTCUA_ASSIGN(const auto manifest, store.manifest(record.id));
    if (manifest)
        MOTCUA_TRY(writeDurably(folder + u"/manifest.json"_s, *manifest));
    MOTCUA_ASSIGN(const QByteArray description, describe(store, record));
    MOTCUA_TRY(writeDurably(folder + u"/dossier.json"_s, description));
    return QJsonObject {{u"dossier_id"_s, id}, {u"state"_s, dossierStateName(record.state)},
        {u"folder"_s, folder}, {u"pages"_s, pages}, {u"parts"_s, parts},
        {u"manifest"_s, manifest.has_value()}};
}

} // namespace motcua::ctl
