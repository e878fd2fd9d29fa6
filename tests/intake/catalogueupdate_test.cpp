// SPDX-License-Identifier: GPL-3.0-or-later
// Central's catalogue reaches the kiosk, and a dossier keeps the one that it was begun under.
#include "app/intake/catalogueupdate.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/intake/finisher.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/sandboxprocess.h"
#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

CatalogueContent builtIn()
{
    CatalogueContent content;
    const QDir folder(u":/catalogue"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_DONE(content.add(name, file.readAll()));
    }
    return content;
}

class CatalogueUpdateTest : public StoreTest
{
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        handOut(u"built-in"_s, builtIn().files());
        central = MotcuaCentral::create(valueOf(enrol(sandbox.token(), path())));
        update = std::make_unique<CatalogueUpdate>(store(), *central, source());
    }
    CatalogueSource source() const { return valueOf(CatalogueSource::open(path())); }
    QString inForce() const { return source().inForce()->version(); }
    void handOut(const QString &name, const QMap<QString, QByteArray> &files)
    {
        const QDir folder(catalogues.filePath(name));
        ASSERT_TRUE(folder.mkpath(u"."_s));
        for (auto one = files.begin(); one != files.end(); ++one) {
            QFile file(folder.filePath(one.key()));
            ASSERT_TRUE(file.open(QIODevice::WriteOnly));
            file.write(one.value());
        }
    }
    /// The built-in one of another day, without procedure `id`; its others are changed by `change`.
    QMap<QString, QByteArray> without(
        const QString &id, const std::function<void(QJsonObject &)> &change = [](QJsonObject &) {})
    {
        auto files = builtIn().files();
        for (QByteArray &bytes : files) {
            QJsonObject file = QJsonDocument::fromJson(bytes).object();
            if (file.contains(u"as_of"_s))
                file.insert(u"as_of"_s, u"2099-01-01"_s);
            QJsonArray rest;
            for (const QJsonValue &value : file.value(u"procedures").toArray()) {
                QJsonObject procedure = value.toObject();
                change(procedure);
                if (procedure.value(u"id").toString() != id)
                    rest.append(procedure);
            }
            if (file.contains(u"procedures"_s))
                file.insert(u"procedures"_s, rest);
            bytes = QJsonDocument(file).toJson();
        }
        return files;
    }
    int events(const QString &kind)
    {
        int count = 0;
        for (const EventRecord &event : valueOf(store().events()))
            count += event.kind == kind;
        return count;
    }

    QTemporaryDir catalogues;
    SandboxProcess sandbox {{u"--catalogues"_s, catalogues.path()}};
    std::unique_ptr<MotcuaCentral> central;
    std::unique_ptr<CatalogueUpdate> update;
};

TEST_F(CatalogueUpdateTest, BringsWhatIsNewerAndWritesItDown)
{
    const QString before = inForce();
    EXPECT_EQ(valueOf(update->perform()), before);
    EXPECT_EQ(events(u"catalogue-updated"_s), 0);
    handOut(u"next"_s, without(u"nobody"_s));
    const QString after = valueOf(update->perform());
    EXPECT_TRUE(after.startsWith(u"2099-01-01-"));
    EXPECT_EQ(inForce(), after);
    EXPECT_EQ(events(u"catalogue-updated"_s), 1);
    EXPECT_EQ(valueOf(update->perform()), after);
    EXPECT_EQ(events(u"catalogue-updated"_s), 1);
}

TEST_F(CatalogueUpdateTest, ThatIsForgedOrUnfitLeavesTheOldOneAndIsWrittenDownOnce)
{
    const QString before = inForce();
    handOut(u"next"_s, without(u"nobody"_s, [](QJsonObject &procedure) { procedure.remove(u"name"_s); }));
    for (int i = 0; i < 2; ++i)
        EXPECT_FAULT(update->perform(), CatalogueUpdateInvalid);
    EXPECT_EQ(events(u"catalogue-refused"_s), 1);
    EXPECT_EQ(inForce(), before);
    handOut(u"next"_s, without(u"nobody"_s));
    sandbox.misbehave({{u"forge"_s, QJsonObject {{u"path"_s, u"/catalogue"_s}, {u"times"_s, 1}}}});
    EXPECT_FAULT(update->perform(), CatalogueUpdateInvalid);
    EXPECT_EQ(events(u"catalogue-refused"_s), 2) << "another reason";
    EXPECT_EQ(inForce(), before);
    EXPECT_NE(valueOf(update->perform()), before);
}

TEST_F(CatalogueUpdateTest, ADossierKeepsTheCatalogueThatItWasBegunUnder)
{
    const QString before = inForce();
    DraftStart start = inventedStart();
    start.procedureId = valueOf(source().inForce()->find(u"1.009846"_s))->id;
    start.caseId = u"chung"_s;
    start.catalogueVersion = before;
    const DossierId dossier = valueOf(store().createDraft(start));
    handOut(u"next"_s, without(start.procedureId));
    EXPECT_DONE(update->afterPass()); // which lets go of what nobody needs
    ASSERT_NE(inForce(), before);
    EXPECT_FAULT(source().inForce()->find(start.procedureId), ProcedureUnknown);
    EXPECT_DONE(store().submit(dossier, inventedSubmission()));

    PageWorks works(qEnvironmentVariable("MOTCUA_BIN") + u"/motcua-worker"_s, 1);
    Finisher finisher(source(), works);
    EXPECT_DONE(finisher.finish(store(), dossier, [] { return Result<void>(); }));
    const auto manifest = QJsonDocument::fromJson(valueOf(finisher.manifest(store(), dossier))).object();
    EXPECT_EQ(manifest.value(u"catalogue_version").toString(), before);
}

TEST_F(CatalogueUpdateTest, IsNotAskedForMoreThanOnceAnHour)
{
    EXPECT_DONE(update->afterPass());
    handOut(u"next"_s, without(u"nobody"_s));
    const QString before = inForce();
    EXPECT_DONE(update->afterPass());
    EXPECT_EQ(inForce(), before);
    clock->advance(61 * 60'000);
    EXPECT_DONE(update->afterPass());
    EXPECT_NE(inForce(), before);
}

} // namespace

} // namespace motcua::test
