// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue comes as deltas that central has signed, and no other way.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "app/domain/cataloguecontent.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

QByteArray fieldOf(const QString &field, const QMap<QString, QString> &names)
{
    QJsonArray procedures;
    for (auto name = names.begin(); name != names.end(); ++name)
        procedures.append(QJsonObject {{u"id"_s, name.key()}, {u"name"_s, name.value()}});
    return QJsonDocument(QJsonObject {{u"field"_s, field}, {u"procedures"_s, procedures}}).toJson();
}

CatalogueContent contentOf(const QString &day, const QMap<QString, QString> &names)
{
    CatalogueContent content;
    EXPECT_TRUE(content.add(u"about.json"_s, "{\"as_of\": \"" + day.toLatin1() + "\"}"));
    EXPECT_TRUE(content.add(u"x.json"_s, fieldOf(u"Thử"_s, names)));
    return content;
}

CatalogueContent old()
{
    return contentOf(u"2026-01-01"_s, {{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}});
}

CatalogueContent fresh()
{
    return contentOf(u"2026-02-01"_s, {{u"b"_s, u"Bê"_s}, {u"c"_s, u"C"_s}});
}

QByteArray changed(const QByteArray &delta, const QString &key, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(delta).object();
    object.insert(key, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

FaultId faultOf(const CatalogueContent &base, const QByteArray &delta)
{
    const auto made = base.with(delta);
    return made ? FaultId::Internal : made.error().id;
}

TEST(CatalogueDelta, LeadsFromOneVersionToTheOther)
{
    const QByteArray delta = fresh().deltaFrom(old());
    const auto made = old().with(delta);
    ASSERT_TRUE(made) << qPrintable(made.error().detail);
    EXPECT_EQ(made->version(), fresh().version());
    EXPECT_EQ(made->files(), fresh().files());
    const QJsonObject said = QJsonDocument::fromJson(delta).object();
    EXPECT_EQ(said.value(u"put").toArray().size(), 2) << "what stayed is not sent";
    EXPECT_EQ(said.value(u"removed").toArray(), QJsonArray({u"a"_s}));
    EXPECT_EQ(old().with(fresh().deltaFrom(CatalogueContent()))->version(), fresh().version()) << "the whole";
    EXPECT_EQ(CatalogueContent().with(fresh().deltaFrom(CatalogueContent()))->version(), fresh().version());
}

TEST(CatalogueDelta, HasAVersionThatIsOfTheContentAndNotOfTheFiles)
{
    CatalogueContent split;
    ASSERT_TRUE(split.add(u"1.json"_s, fieldOf(u"Thử"_s, {{u"b"_s, u"B"_s}})));
    ASSERT_TRUE(split.add(u"2.json"_s, fieldOf(u"Thử"_s, {{u"a"_s, u"A"_s}})));
    ASSERT_TRUE(split.add(u"about.json"_s, R"({"as_of": "2026-01-01"})"));
    EXPECT_EQ(split.version(), old().version());
    CatalogueContent elsewhere;
    ASSERT_TRUE(elsewhere.add(u"about.json"_s, R"({"as_of": "2026-01-01"})"));
    ASSERT_TRUE(elsewhere.add(u"x.json"_s, fieldOf(u"Khác"_s, {{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}})));
    EXPECT_NE(elsewhere.version(), old().version());
    EXPECT_FALSE(split.add(u"3.json"_s, fieldOf(u"Thử"_s, {{u"a"_s, u"A"_s}}))) << "an id twice";
}

TEST(CatalogueDelta, ThatIsBrokenHostileOrOldIsNotApplied)
{
    const QByteArray delta = fresh().deltaFrom(old());
    EXPECT_EQ(faultOf(fresh(), delta), FaultId::CatalogueUpdateInvalid) << "of another version";
    EXPECT_EQ(faultOf(fresh(), old().deltaFrom(fresh())), FaultId::CatalogueUpdateInvalid) << "back in time";
    EXPECT_EQ(faultOf(fresh(), old().deltaFrom(CatalogueContent())), FaultId::CatalogueUpdateInvalid)
        << "the whole of an older one";
    for (const QByteArray &bad :
        {QByteArray(), QByteArray("[]"), QByteArray("{"), delta.chopped(10), changed(delta, u"format"_s, 2),
            changed(delta, u"put"_s, QJsonArray()), changed(delta, u"put"_s, u"x"_s),
            changed(delta, u"put"_s, QJsonArray {u"x"_s}), changed(delta, u"removed"_s, QJsonArray {u"z"_s}),
            changed(delta, u"removed"_s, QJsonArray()), changed(delta, u"as_of"_s, u"2026-03-01"_s),
            changed(delta, u"as_of"_s, u"soon"_s), changed(delta, u"to"_s, u"2026-02-01-00000000"_s),
            changed(delta, u"sha256"_s, QString(64, u'0'))})
        EXPECT_EQ(faultOf(old(), bad), FaultId::CatalogueUpdateInvalid) << bad.constData();
}

class CatalogueFromCentral : public ::testing::Test
{
protected:
    void SetUp() override
    {
        write(u"one"_s, old());
        central = MotcuaCentral::create(*enrol(sandbox.token(), state.path()));
    }
    void write(const QString &name, const CatalogueContent &content)
    {
        const QDir folder(catalogues.filePath(name));
        ASSERT_TRUE(folder.mkpath(u"."_s));
        const auto files = content.files();
        for (auto one = files.begin(); one != files.end(); ++one) {
            QFile file(folder.filePath(one.key()));
            ASSERT_TRUE(file.open(QIODevice::WriteOnly));
            file.write(one.value());
        }
    }

    QTemporaryDir catalogues, state;
    SandboxProcess sandbox {{u"--catalogues"_s, catalogues.path()}};
    std::unique_ptr<MotcuaCentral> central;
};

TEST_F(CatalogueFromCentral, ComesAsADeltaOfTheVersionThatTheKioskHas)
{
    EXPECT_EQ(central->catalogueDelta(old().version()), QByteArray()) << "there is nothing newer";
    write(u"two"_s, fresh());
    const auto delta = central->catalogueDelta(old().version());
    ASSERT_TRUE(delta) << qPrintable(delta.error().detail);
    EXPECT_EQ(*delta, fresh().deltaFrom(old()));
    const auto whole = central->catalogueDelta(u"2020-01-01-00000000"_s);
    ASSERT_TRUE(whole);
    EXPECT_EQ(*whole, fresh().deltaFrom(CatalogueContent()));
}

TEST_F(CatalogueFromCentral, ThatCentralDidNotSignIsNotTaken)
{
    write(u"two"_s, fresh());
    sandbox.misbehave({{u"forge"_s, QJsonObject {{u"path"_s, u"/catalogue"_s}, {u"times"_s, 1}}}});
    const auto forged = central->catalogueDelta(old().version());
    ASSERT_FALSE(forged);
    EXPECT_EQ(forged.error().id, FaultId::CatalogueUpdateInvalid);
    sandbox.misbehave({{u"html"_s, QJsonObject {{u"path"_s, u"/catalogue"_s}, {u"times"_s, 1}}}});
    EXPECT_FALSE(central->catalogueDelta(old().version()));
    EXPECT_TRUE(central->catalogueDelta(old().version()));
}

} // namespace

} // namespace motcua::test
