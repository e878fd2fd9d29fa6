// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonDocument>
#include <QSet>

#include <gtest/gtest.h>

#include "sync/exchange/nationalmessages.h"

using namespace Qt::StringLiterals;

namespace motcua::national
{

namespace
{

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(MOTCUA_GOLDEN "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(name));
    return file.readAll();
}

std::string shown(const QJsonObject &object)
{
    return QJsonDocument(object).toJson().toStdString();
}

std::string shownGolden(const QString &name)
{
    return shown(QJsonDocument::fromJson(golden(name)).object());
}

struct Example {
    Dossier dossier;
    Procedure procedure;
};

Example exampleOf(const QString &name)
{
    const QJsonObject central = QJsonDocument::fromJson(golden(name + u".central.json"_s)).object();
    Example example;
    example.dossier.manifest = golden(name + u".manifest.json"_s);
    example.dossier.receipt.code = central.value(u"dossier_code").toString();
    example.dossier.receipt.receivedAt = central.value(u"received_at").toInteger();
    if (central.contains(u"due_at"_s))
        example.dossier.receipt.dueAt = central.value(u"due_at").toInteger();
    example.dossier.status = central.value(u"status").toInt();
    for (const QJsonValue &file : central.value(u"files").toArray())
        example.dossier.files.append(file.toString());
    for (const QJsonValue &one : central.value(u"supplements").toArray())
        example.dossier.supplements.append(
            {one[u"request_id"].toString(), one[u"asked"].toString(), one[u"received_at"].toInteger()});
    const QJsonObject procedure = central.value(u"procedure").toObject();
    example.procedure = {procedure.value(u"name").toString(), procedure.value(u"field_code").toString(),
        procedure.value(u"field_name").toString()};
    return example;
}

/// Every name in a message, as fields.txt writes it.
void collect(const QString &prefix, const QJsonObject &object, QSet<QString> &names)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->isArray()) {
            names.insert(prefix + u'.' + member.key());
            continue;
        }
        for (const QJsonValue &entry : member->toArray())
            collect(prefix + u'.' + member.key() + u"[]"_s, entry.toObject(), names);
    }
}

TEST(NationalMessages, AreTheGoldenOnes)
{
    for (const QString &name : {u"full"_s, u"lean"_s}) {
        const Example example = exampleOf(name);
        const auto message = dossierMessage(example.dossier, example.procedure);
        ASSERT_TRUE(message);
        const auto sync = requests(Service::DossierSync, {*message});
        ASSERT_EQ(sync.size(), 1);
        EXPECT_EQ(shown(sync.first()), shownGolden(name + u".dong-bo-ho-so.json"_s));
        const auto progress = requests(Service::ProgressUpdate, {progressMessage(example.dossier)});
        ASSERT_EQ(progress.size(), 1);
        EXPECT_EQ(shown(progress.first()), shownGolden(name + u".cap-nhat-tien-do.json"_s));
    }
}

TEST(NationalMessages, EveryKnownFieldIsSaidOrListedWithTheReasonWhyNot)
{
    const Example example = exampleOf(u"full"_s);
    QSet<QString> said;
    collect(u"DongBoHoSoMC"_s, *dossierMessage(example.dossier, example.procedure), said);
    collect(u"CapNhatTienDoHoSoMC"_s, progressMessage(example.dossier), said);
    QSet<QString> listed;
    for (const OmittedField &field : omittedFields()) {
        EXPECT_FALSE(field.reason.isEmpty()) << qPrintable(field.field);
        EXPECT_FALSE(listed.contains(field.field)) << qPrintable(field.field) << " twice";
        listed.insert(field.field);
    }
    QSet<QString> known;
    for (const QByteArray &line : golden(u"fields.txt"_s).split('\n'))
        if (!line.isEmpty() && !line.startsWith('#'))
            known.insert(QString::fromUtf8(line));
    for (const QString &field : known)
        EXPECT_TRUE(said.contains(field) || listed.contains(field)) << qPrintable(field);
    for (const QString &field : said + listed)
        EXPECT_TRUE(known.contains(field)) << qPrintable(field) << " is no field of the portal's";
}

TEST(NationalMessages, AreAllTextsAndNeverEmpty)
{
    for (const QString &name : {u"full"_s, u"lean"_s}) {
        const Example example = exampleOf(name);
        const QJsonObject message = *dossierMessage(example.dossier, {});
        for (auto member = message.begin(); member != message.end(); ++member)
            EXPECT_TRUE(member->isArray() || !member->toString().isEmpty()) << qPrintable(member.key());
    }
}

TEST(NationalMessages, ProgressGoesByTens)
{
    QJsonArray entries;
    for (int i = 0; i < 21; ++i)
        entries.append(QJsonObject {{u"MaHoSo"_s, QString::number(i)}});
    const auto all = requests(Service::ProgressUpdate, entries);
    ASSERT_EQ(all.size(), 3);
    EXPECT_EQ(all[0].value(u"data").toArray().size(), 10);
    EXPECT_EQ(all[2].value(u"data").toArray().size(), 1);
    EXPECT_EQ(all[2].value(u"data")[0][u"MaHoSo"].toString(), u"20"_s);
    EXPECT_EQ(requests(Service::DossierSync, entries).size(), 1);
    EXPECT_TRUE(requests(Service::DossierSync, {}).isEmpty());
}

TEST(NationalMessages, WhatThePortalHasAlreadyIsToldAsAnUpdate)
{
    const auto all = requests(Service::DossierSync, {QJsonObject()}, Update::Existing);
    EXPECT_EQ(all.first().value(u"isUpdating").toString(), u"True"_s);
}

TEST(NationalMessages, APaperThatIsUsedAgainSaysSo)
{
    Example example = exampleOf(u"lean"_s);
    QJsonObject manifest = QJsonDocument::fromJson(example.dossier.manifest).object();
    manifest.insert(u"parts"_s,
        QJsonArray {QJsonObject {{u"component"_s, u"don-de-nghi"_s}, {u"kind"_s, u"paper"_s},
            {u"reuse"_s, u"bịa-1"_s}, {u"sha256"_s, QString(64, u'0')}, {u"bytes"_s, 7}}});
    example.dossier.manifest = QJsonDocument(manifest).toJson();
    const auto message = dossierMessage(example.dossier, example.procedure);
    ASSERT_TRUE(message);
    const QJsonObject file = message->value(u"TaiLieuNop").toArray().first().toObject();
    EXPECT_EQ(file.value(u"DuocTaiSuDung").toString(), u"1"_s);
    EXPECT_EQ(file.value(u"DuocSoHoa").toString(), u"0"_s);
    EXPECT_FALSE(file.contains(u"TenTepDinhKem"_s)) << "it has no file of its own here";
}

TEST(NationalMessages, WhatIsNoManifestGivesNone)
{
    EXPECT_FALSE(dossierMessage({"{", {u"G06-20260119-0000001"_s, 1, {}}, 1, {}}));
    EXPECT_FALSE(dossierMessage({"{\"parts\":[]}", {u"G06-20260119-0000001"_s, 1, {}}, 1, {}}));
}

} // namespace

} // namespace motcua::national
