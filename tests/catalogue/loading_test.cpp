// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

QJsonObject component()
{
    return {{u"id"_s, u"don"_s}, {u"name"_s, u"Đơn"_s}, {u"kind"_s, u"paper"_s}, {u"required"_s, true},
        {u"originals"_s, 1}, {u"copies"_s, QJsonValue::Null}, {u"form_number"_s, QJsonValue::Null}};
}

QJsonObject oneCase()
{
    return {{u"id"_s, u"chung"_s}, {u"name"_s, u"Trường hợp chung"_s},
        {u"components"_s, QJsonArray {component()}}};
}

QJsonObject form()
{
    return {{u"id"_s, u"mau"_s}, {u"title"_s, u"Mẫu"_s}, {u"source"_s, u"Luật"_s},
        {u"sections"_s,
            QJsonArray {QJsonObject {{u"title"_s, u"Phần"_s},
                {u"fields"_s,
                    QJsonArray {QJsonObject {{u"id"_s, u"co"_s}, {u"label"_s, u"Có"_s},
                        {u"type"_s, u"check"_s}, {u"required"_s, false}}}}}}}};
}

QJsonObject procedure()
{
    QJsonObject object {{u"id"_s, u"thu"_s}, {u"name"_s, u"Thủ tục thử"_s},
        {u"cases"_s, QJsonArray {oneCase()}}, {u"trust"_s, u"law"_s}, {u"source"_s, u"Luật"_s}};
    for (const QString &key : {u"code"_s, u"level"_s, u"agency"_s, u"time_limit"_s, u"fee"_s,
             u"legal_basis"_s, u"valid_from"_s, u"valid_to"_s, u"trust_note"_s})
        object[key] = QJsonValue::Null;
    return object;
}

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object[key] = value;
    return object;
}

QJsonObject without(QJsonObject object, const QString &key)
{
    object.remove(key);
    return object;
}

class Loading : public testing::Test
{
protected:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void write(const QString &name, const QList<QJsonObject> &procedures)
    {
        QJsonArray array;
        for (const QJsonObject &one : procedures)
            array << one;
        write(name, QJsonDocument(QJsonObject {{u"field"_s, u"Thử"_s}, {u"procedures"_s, array}}).toJson());
    }
    void SetUp() override { write(u"about.json"_s, R"({"as_of": "2026-01-02"})"); }

    Result<std::shared_ptr<const Catalogue>> load() { return Catalogue::load(folder.path()); }
    QString complaint()
    {
        const auto loaded = load();
        if (loaded)
            return u"none"_s;
        EXPECT_EQ(loaded.error().id, FaultId::CatalogueInvalid);
        return loaded.error().detail;
    }
    QString complaint(const QJsonObject &one)
    {
        write(u"f.json"_s, QList<QJsonObject> {one});
        return complaint();
    }
    QString caseComplaint(const QJsonObject &one)
    {
        return complaint(with(procedure(), u"cases"_s, QJsonArray {one}));
    }
    QString componentComplaint(const QJsonObject &one)
    {
        return caseComplaint(with(oneCase(), u"components"_s, QJsonArray {one}));
    }
    QString formComplaint(const QJsonObject &field)
    {
        QJsonArray fields = form()[u"sections"_s][0][u"fields"_s].toArray();
        fields << field;
        const QJsonArray sections {QJsonObject {{u"title"_s, u"Phần"_s}, {u"fields"_s, fields}}};
        const QJsonObject asked = with(with(component(), u"kind"_s, u"form"_s), u"form"_s, u"mau"_s);
        QJsonObject whole =
            with(procedure(), u"cases"_s, QJsonArray {with(oneCase(), u"components"_s, QJsonArray {asked})});
        return complaint(with(whole, u"forms"_s, QJsonArray {with(form(), u"sections"_s, sections)}));
    }

    QTemporaryDir folder;
};

} // namespace

TEST_F(Loading, readsAMinimalCatalogue)
{
    EXPECT_EQ(complaint(procedure()), u"none"_s);
    const auto catalogue = *load();
    EXPECT_EQ(catalogue->procedures().size(), 1);
    EXPECT_EQ(catalogue->procedures()[0].shortName, u"Thủ tục thử"_s);
    EXPECT_EQ(catalogue->procedures()[0].cases[0].question, u"Trường hợp chung"_s);
    EXPECT_TRUE(catalogue->version().startsWith(u"2026-01-02-"_s));
}

TEST_F(Loading, givesAnotherVersionToAnotherContent)
{
    EXPECT_EQ(complaint(procedure()), u"none"_s);
    const QString before = (*load())->version();
    EXPECT_EQ(complaint(with(procedure(), u"fee"_s, u"1 đồng"_s)), u"none"_s);
    EXPECT_NE((*load())->version(), before);
}

TEST_F(Loading, namesFileEntryAndReason)
{
    const QString at = u"f.json: procedures[0] (thu): "_s;
    EXPECT_EQ(complaint(with(procedure(), u"nmae"_s, u"x"_s)), at + u"unknown key nmae"_s);
    EXPECT_EQ(complaint(without(procedure(), u"fee"_s)), at + u"fee is missing"_s);
    EXPECT_EQ(complaint(with(procedure(), u"fee"_s, 5)), at + u"fee is not a text"_s);
    EXPECT_EQ(complaint(with(procedure(), u"fee"_s, u""_s)), at + u"fee is not a text"_s);
    EXPECT_EQ(complaint(with(procedure(), u"name"_s, u" x"_s)),
        at + u"name has spaces around it or is not in normal form C"_s);
    EXPECT_EQ(complaint(with(procedure(), u"name"_s, u"Đơn"_s.normalized(QString::NormalizationForm_D))),
        at + u"name has spaces around it or is not in normal form C"_s);
    EXPECT_EQ(complaint(with(procedure(), u"code"_s, u"1.23"_s)), at + u"code is not a national code"_s);
    EXPECT_EQ(complaint(with(procedure(), u"trust"_s, u"sure"_s)),
        at + u"trust is none of law, good-source, doubtful, historical"_s);
    EXPECT_EQ(complaint(with(procedure(), u"valid_to"_s, u"2026-02-30"_s)), at + u"valid_to is not a date"_s);
    EXPECT_EQ(complaint(with(procedure(), u"rank"_s, -1)), at + u"rank is not a count"_s);
    EXPECT_EQ(
        complaint(with(with(procedure(), u"valid_from"_s, u"2026-02-01"_s), u"valid_to"_s, u"2026-01-01"_s)),
        at + u"valid_to lies before valid_from"_s);
    EXPECT_EQ(
        complaint(with(procedure(), u"cases"_s, QJsonArray())), at + u"cases is not a list of entries"_s);
    EXPECT_EQ(complaint(with(procedure(), u"cases"_s, QJsonArray {1})), at + u"cases[0]: not an object"_s);
    EXPECT_EQ(complaint(with(procedure(), u"id"_s, u"Thử"_s)),
        u"f.json: procedures[0] (Thử): id is not in ASCII kebab case"_s);
}

TEST_F(Loading, namesTheComponentAsWell)
{
    const QString at = u"f.json: procedures[0] (thu): cases[0] (chung): components[0] (don): "_s;
    EXPECT_EQ(componentComplaint(with(component(), u"kind"_s, u"papr"_s)),
        at + u"kind is none of paper, form, electronic"_s);
    EXPECT_EQ(componentComplaint(with(component(), u"copies"_s, 1.5)), at + u"copies is not a count"_s);
    EXPECT_EQ(componentComplaint(with(component(), u"required"_s, u"yes"_s)),
        at + u"required is neither true nor false"_s);
    EXPECT_EQ(componentComplaint(with(component(), u"required_if"_s, u"Khi có"_s)),
        at + u"required_if stands beside required: true"_s);
    EXPECT_EQ(componentComplaint(with(component(), u"form"_s, u"mau"_s)),
        at + u"form belongs to components of kind form, and to each of them"_s);
    EXPECT_EQ(caseComplaint(with(oneCase(), u"components"_s, QJsonArray {component(), component()})),
        u"f.json: procedures[0] (thu): cases[0] (chung): components[1] (don): id is used twice"_s);
    EXPECT_EQ(caseComplaint(with(without(oneCase(), u"components"_s), u"components_of"_s, u"khac"_s)),
        u"f.json: procedures[0] (thu): cases[0] (chung): components_of names no earlier case"_s);
}

TEST_F(Loading, readsFormsStrictly)
{
    const QJsonObject field {
        {u"id"_s, u"x"_s}, {u"label"_s, u"X"_s}, {u"type"_s, u"text"_s}, {u"required"_s, true}};
    const QString at = u"f.json: procedures[0] (thu): forms[0] (mau): sections[0]: fields[1] (x): "_s;
    EXPECT_EQ(formComplaint(field), u"none"_s);
    EXPECT_EQ(formComplaint(with(field, u"show_if"_s, u"co=true"_s)), u"none"_s);
    for (const QString &condition : {u"co"_s, u"co=yes"_s, u"nein=true"_s, u"x=true"_s})
        EXPECT_EQ(formComplaint(with(field, u"show_if"_s, condition)),
            at + u"show_if names no earlier field and value of it"_s);
    EXPECT_EQ(formComplaint(with(field, u"type"_s, u"choice"_s)),
        at + u"choices belong to fields of type choice, and to each of them"_s);
    EXPECT_EQ(formComplaint(with(with(field, u"pattern"_s, u"("_s), u"pattern_help"_s, u"?"_s)),
        at + u"pattern is not a regular expression"_s);
    EXPECT_EQ(
        formComplaint(with(field, u"pattern"_s, u"a"_s)), at + u"pattern and pattern_help go together"_s);
    EXPECT_TRUE(formComplaint(with(field, u"prefill"_s, u"identity.shoe_size"_s))
                    .startsWith(at + u"prefill is none of "_s));
    EXPECT_TRUE(formComplaint(with(field, u"id"_s, u"co"_s)).endsWith(u"id is used twice"_s));
    EXPECT_TRUE(complaint(with(procedure(), u"forms"_s, QJsonArray {form()}))
                    .endsWith(u"no component uses form mau"_s));
    EXPECT_TRUE(componentComplaint(with(with(component(), u"kind"_s, u"form"_s), u"form"_s, u"mau"_s))
                    .endsWith(u"case chung names a form that is not there"_s));
}

TEST_F(Loading, letsNothingDoubtfulBeFiled)
{
    const QJsonObject playable =
        with(with(procedure(), u"playable"_s, true), u"legal_basis"_s, QJsonArray {u"Luật"_s});
    EXPECT_EQ(complaint(playable), u"none"_s);
    for (const QString &trust : {u"doubtful"_s, u"historical"_s})
        EXPECT_TRUE(
            complaint(with(playable, u"trust"_s, trust)).endsWith(u"playable, but doubtful or historical"_s));
    EXPECT_TRUE(complaint(with(playable, u"legal_basis"_s, QJsonValue::Null))
                    .endsWith(u"playable, but without legal basis"_s));
    EXPECT_TRUE(
        complaint(with(playable, u"cases"_s, QJsonArray {with(oneCase(), u"components"_s, QJsonValue::Null)}))
            .endsWith(u"playable, but case chung has no components"_s));
}

TEST_F(Loading, refusesWhatIsThereTwice)
{
    write(u"a.json"_s, QList<QJsonObject> {procedure()});
    write(u"b.json"_s, QList<QJsonObject> {procedure()});
    EXPECT_EQ(complaint(), u"b.json: thu: id is used twice"_s);
    write(u"a.json"_s, QList<QJsonObject> {with(procedure(), u"code"_s, u"1.009846"_s)});
    write(u"b.json"_s,
        QList<QJsonObject> {with(with(procedure(), u"id"_s, u"khac"_s), u"code"_s, u"1.009846.H38"_s)});
    EXPECT_EQ(complaint(), u"b.json: khac: code is used twice"_s);
}

TEST_F(Loading, refusesBrokenFilesAndEmptyFolders)
{
    EXPECT_EQ(complaint(), u"there are no procedures"_s);
    write(u"f.json"_s, QByteArray("{\n\"field\": \"x\",\n\"procedures\": [,]\n}"));
    EXPECT_TRUE(complaint().startsWith(u"f.json: line 3: "_s)) << qPrintable(complaint());
    write(u"f.json"_s, QByteArray("[]"));
    EXPECT_EQ(complaint(), u"f.json: not an object"_s);
    write(u"f.json"_s, QByteArray());
    EXPECT_TRUE(complaint().startsWith(u"f.json: line 1: "_s));
    write(u"about.json"_s, QByteArray("{}"));
    EXPECT_EQ(complaint(), u"about.json: as_of is missing"_s);
    QTemporaryDir empty;
    EXPECT_EQ(Catalogue::load(empty.path()).error().detail, u"about.json: is not there"_s);
    EXPECT_EQ(Catalogue::load(u"/no/such/folder"_s).error().id, FaultId::CatalogueInvalid);
}
