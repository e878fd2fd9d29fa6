// SPDX-License-Identifier: GPL-3.0-or-later
// Which catalogue is in force, whatever comes and whatever is damaged.
#include "app/catalogue/cataloguesource.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

CatalogueContent builtIn()
{
    CatalogueContent content;
    const QDir folder(u":/catalogue"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_TRUE(content.add(name, file.readAll()));
    }
    return content;
}

/// The built-in one of another day, whose first procedure has another value.
CatalogueContent changed(const QString &day, const QString &key, const QJsonValue &value)
{
    CatalogueContent content;
    bool done = false;
    const auto files = builtIn().files();
    for (auto file = files.begin(); file != files.end(); ++file) {
        QJsonObject object = QJsonDocument::fromJson(file.value()).object();
        if (object.contains(u"as_of"_s))
            object.insert(u"as_of"_s, day);
        QJsonArray procedures = object.value(u"procedures").toArray();
        if (!done && !procedures.isEmpty()) {
            done = true;
            QJsonObject first = procedures.first().toObject();
            first.insert(key, value);
            procedures.replace(0, first);
            object.insert(u"procedures"_s, procedures);
        }
        EXPECT_TRUE(content.add(file.key(), QJsonDocument(object).toJson()));
    }
    return content;
}

const QString future = u"2099-01-01"_s;

class Source : public testing::Test
{
protected:
    CatalogueSource open() const { return *CatalogueSource::open(state.path()); }
    QStringList versionsOnDisk() const
    {
        return QDir(state.filePath(u"catalogue"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    }
    void name(const QByteArray &version)
    {
        QFile file(state.filePath(u"catalogue/in-force"_s));
        ASSERT_TRUE(QDir(state.path()).mkpath(u"catalogue"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(version);
    }

    QTemporaryDir state;
    CatalogueContent base = builtIn();
    CatalogueContent next = changed(future, u"fee"_s, u"100 đồng"_s);
};

} // namespace

TEST_F(Source, isTheBuiltInOneWhereNothingElseCame)
{
    EXPECT_EQ(open().inForce()->version(), base.version());
    EXPECT_EQ(open().ofVersion(u"2020-01-01-00000000"_s)->version(), base.version());
    EXPECT_FALSE(QDir(state.filePath(u"catalogue"_s)).exists());
}

TEST_F(Source, putsADeltaIntoForceForEveryProcess)
{
    CatalogueSource here = open(), there = open();
    EXPECT_FALSE(there.refresh());
    const auto version = here.apply(next.deltaFrom(base));
    ASSERT_TRUE(version) << qPrintable(version.error().detail);
    EXPECT_EQ(*version, next.version());
    EXPECT_EQ(here.inForce()->version(), next.version());
    EXPECT_EQ(there.inForce()->version(), base.version()) << "until it looks";
    EXPECT_TRUE(there.refresh());
    EXPECT_EQ(there.inForce()->version(), next.version());
    EXPECT_EQ(open().inForce()->version(), next.version());
    const CatalogueContent third = changed(u"2099-02-01"_s, u"fee"_s, QJsonValue::Null);
    EXPECT_EQ(there.apply(third.deltaFrom(next)), third.version());
}

TEST_F(Source, keepsTheVersionsThatDossiersWereBegunUnder)
{
    CatalogueSource source = open();
    ASSERT_TRUE(source.apply(next.deltaFrom(base)));
    const CatalogueContent third = changed(u"2099-02-01"_s, u"fee"_s, QJsonValue::Null);
    ASSERT_TRUE(source.apply(third.deltaFrom(next)));
    EXPECT_EQ(source.ofVersion(base.version())->version(), base.version());
    EXPECT_EQ(source.ofVersion(next.version())->version(), next.version());
    EXPECT_TRUE(versionsOnDisk().contains(base.version())) << "the next program may bring another";
    EXPECT_TRUE(source.keepOnly({next.version()}));
    EXPECT_EQ(open().ofVersion(next.version())->version(), next.version());
    EXPECT_TRUE(source.keepOnly({}));
    EXPECT_FALSE(versionsOnDisk().contains(next.version()));
    EXPECT_EQ(open().ofVersion(next.version())->version(), third.version()) << "the one in force then";
}

TEST_F(Source, keepsTheBuiltInOneForADossierAlsoWhereNoDeltaEverCame)
{
    CatalogueSource source = open();
    EXPECT_TRUE(source.keepOnly({}));
    EXPECT_TRUE(versionsOnDisk().isEmpty());
    EXPECT_TRUE(source.keepOnly({base.version()}));
    EXPECT_EQ(versionsOnDisk(), QStringList({base.version()}));
}

TEST_F(Source, leavesTheOldOneInForceWhereTheReaderWillNotHaveTheNewOne)
{
    CatalogueSource source = open();
    for (const CatalogueContent &bad :
        {changed(future, u"trust"_s, u"hearsay"_s), changed(future, u"surprise"_s, 1),
            changed(future, u"cases"_s, QJsonArray()), changed(future, u"valid_from"_s, u"soon"_s)}) {
        const auto applied = source.apply(bad.deltaFrom(base));
        ASSERT_FALSE(applied);
        EXPECT_EQ(applied.error().id, FaultId::CatalogueUpdateInvalid);
        EXPECT_EQ(source.inForce()->version(), base.version());
        EXPECT_EQ(open().inForce()->version(), base.version());
        EXPECT_EQ(versionsOnDisk(), QStringList({base.version()})) << "nothing of it is left";
    }
    EXPECT_FALSE(source.apply("{}"));
    EXPECT_EQ(source.apply(next.deltaFrom(base)), next.version());
}

TEST_F(Source, fallsBackToTheBuiltInOneWhereWhatIsThereIsDamagedOlderOrNone)
{
    {
        CatalogueSource source = open();
        ASSERT_TRUE(source.apply(next.deltaFrom(base)));
    }
    QFile file(state.filePath(u"catalogue/%1/field-001.json"_s.arg(next.version())));
    ASSERT_TRUE(file.resize(file.size() - 1));
    EXPECT_EQ(open().inForce()->version(), base.version());
    for (const QByteArray &odd : {QByteArray(), QByteArray("../../etc"), QByteArray("2099-01-01-00000000"),
             QByteArray("2020-01-01-00000000")}) {
        name(odd);
        EXPECT_EQ(open().inForce()->version(), base.version()) << odd.constData();
    }
    CatalogueSource source = open();
    EXPECT_EQ(source.apply(next.deltaFrom(base)), next.version()) << "and takes the same again";
}

TEST_F(Source, ofOneCatalogueIsThatOne)
{
    CatalogueSource fixed(*Catalogue::load());
    EXPECT_FALSE(fixed.refresh());
    EXPECT_EQ(fixed.ofVersion(next.version())->version(), base.version());
    EXPECT_FALSE(fixed.apply(next.deltaFrom(base)));
}
