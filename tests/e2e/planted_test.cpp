// SPDX-License-Identifier: GPL-3.0-or-later
// One person's whole visit, and then a search for that person everywhere.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <QUuid>

#include <gtest/gtest.h>

#include "tests/e2e/planted.h"
#include "tests/e2e/road.h"
#include "tests/samples/samples.h"

using namespace Qt::StringLiterals;

namespace
{

QList<Planted> ofThePerson()
{
    namespace person = motcua::samples::person;
    QList<Planted> planted;
    planted += formsOf(u"name"_s, person::fullName);
    planted += formsOf(u"number"_s, person::personalNumber);
    planted += formsOf(u"residence"_s, person::residence);
    planted += formsOf(u"part of the residence"_s, u"ngõ Ví Dụ"_s);
    planted += formsOf(u"birth date"_s, u"15031990"_s);
    return planted;
}

/// What the papers say: the longest line of each page.
QList<Planted> ofThePapers()
{
    QList<Planted> planted;
    for (const auto &page : motcua::samples::dossier(motcua::samples::Dossier::RadiationWorker)) {
        QString longest;
        for (const QString &line : page.text.split(u'\n'))
            if (line.size() > longest.size())
                longest = line;
        if (longest.size() > 15)
            planted += formsOf(u"a line of "_s + page.name, longest.left(20));
    }
    return planted;
}

/// What stands in clear in the state folder, and is for nobody else's eyes: in a backup it is sealed, too.
QList<Planted> ofTheState(const Rig &rig, const QUuid &dossier)
{
    QList<Planted> planted {{u"the database"_s, "SQLite format 3"},
        {u"the database's rules"_s, "dossier_goes_its_way"}, {u"the dossier's id"_s, dossier.toRfc4122()}};
    QDirIterator files(rig.state() + u"/central"_s, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.size() > 100)
            planted.append({u"central/"_s + files.fileName(), file.readAll().mid(60, 32)});
    }
    return planted;
}

/// Some pages in the middle of the database are gone, and the look through all of it has found that.
void damage(const QString &state)
{
    QFile store(state + u"/store.sqlite"_s), found(state + u"/store.damaged"_s);
    ASSERT_TRUE(store.open(QIODevice::ReadWrite) && found.open(QIODevice::WriteOnly));
    ASSERT_TRUE(store.seek(store.size() / 2 / 4096 * 4096));
    ASSERT_EQ(store.write(QByteArray(8 * 4096, '\0')), 8 * 4096);
    ASSERT_GT(found.write("found by a test"), 0);
}

QStringList setAside(const QString &state)
{
    return QDir(state).entryList({u"store.sqlite.damaged-*Z"_s}, QDir::Files);
}

} // namespace

TEST(PlantedData, isNowhereInClearOnceThePersonHasGone)
{
    Rig rig;
    rig.keepLogs();
    rig.keepMetrics();
    rig.keepBackups();
    rig.slipSeconds = 300;
    rig.layOnGlass(Rig::sample(u"glass/can-cuoc-18mm.png"_s));
    ASSERT_TRUE(rig.startCentral() && rig.enrol() && rig.startKiosk());
    const QList<Planted> planted = ofThePerson() + ofThePapers();
    bool mayLook = false;

    // The person stands there: the search finds what there is to find.
    Road road(rig);
    road.shortPapers = false;
    ASSERT_TRUE(road.readCard()) << qPrintable(rig.finger().why());
    const QStringList meanwhile = plantedInMemory(rig.kioskPid(), planted, mayLook);
    if (!mayLook)
        GTEST_SKIP() << "no right to look into another process's memory here";
    EXPECT_FALSE(meanwhile.filter(u"name as UTF-16"_s).isEmpty())
        << "a search that finds nothing proves nothing";

    bool resumed = false;
    ASSERT_TRUE(road.resumeIfAsked(resumed) && road.chooseProcedure());
    for (const Road::Paper &paper : road.papers())
        ASSERT_TRUE(road.scan(paper)) << qPrintable(rig.finger().why());
    // Central is away: the dossier waits here, and is in the backup that is made meanwhile.
    rig.killCentral();
    ASSERT_TRUE(road.reviewAndConsent() && road.submit()) << qPrintable(rig.finger().why());
    const auto backup = rig.ctl({u"--config"_s, rig.settings(), u"backup"_s, u"now"_s});
    ASSERT_EQ(backup.exit, 0) << qPrintable(backup.errors);
    EXPECT_EQ(backup.lines.first().value(u"unsent").toInt(), 1);
    ASSERT_TRUE(rig.startCentral());
    ASSERT_TRUE(road.codeArrives() && road.end()) << qPrintable(rig.finger().why());
    // The dossier has arrived; central has its pictures, and nobody else has.
    ASSERT_EQ(rig.dossiersAtCentral().size(), 1);
    QList<Planted> all = planted;
    for (const QJsonValue &part : rig.dossiersAtCentral().first().value(u"parts").toArray()) {
        const QByteArray bytes = rig.bytesAtCentral(part[u"sha256"].toString());
        ASSERT_GT(bytes.size(), 4'000);
        all.append({u"picture of "_s + part[u"component"].toString(), bytes.mid(bytes.size() / 2, 48)});
    }
    EXPECT_FALSE(plantedInFiles(rig.centralState(), all).isEmpty())
        << "central has it in clear, and is found";

    for (const qint64 child : Rig::childrenOf(rig.kioskPid()))
        EXPECT_EQ(plantedInMemory(child, all, mayLook).join(u'\n').toStdString(), "")
            << "in " << qPrintable(Rig::nameOf(child));
    // The screen forgets when its transition to the home screen is over.
    QStringList left;
    for (int i = 0; i < 20 && (i == 0 || !left.isEmpty()); ++i) {
        QThread::msleep(500);
        left = plantedInMemory(rig.kioskPid(), all, mayLook);
    }
    EXPECT_EQ(left.join(u'\n').toStdString(), "") << "in the kiosk";
    EXPECT_EQ(plantedInFiles(rig.state(), all).join(u'\n').toStdString(), "");
    EXPECT_EQ(plantedInFiles(rig.metrics(), all).join(u'\n').toStdString(), "");
    EXPECT_FALSE(QDir(rig.metrics()).isEmpty());
    EXPECT_EQ(plantedInFiles(rig.logs(), all).join(u'\n').toStdString(), "");
    EXPECT_FALSE(QDir(rig.logs()).isEmpty());

    const QUuid id(rig.dossiersAtCentral().first().value(u"dossier_id").toString());
    const QList<Planted> ofState = ofTheState(rig, id);
    ASSERT_GT(ofState.size(), 3);
    const QStringList inState = plantedInFiles(rig.state(), ofState);
    for (const Planted &one : ofState)
        EXPECT_FALSE(inState.filter(one.name).isEmpty())
            << qPrintable(one.name) << " is not where it should be";
    EXPECT_GE(QDir(rig.backups()).entryList(QDir::Files).size(), 2) << "the kiosk's own, and ours";
    EXPECT_EQ(plantedInFiles(rig.backups(), all + ofState).join(u'\n').toStdString(), "");
    // The kiosk dies, and its disk does not give back what was written: what is set aside is sealed as ever.
    rig.killKiosk();
    damage(rig.state());
    for (int i = 0; i < 60 && setAside(rig.state()).isEmpty(); ++i) { // its uploader ends by itself
        QThread::msleep(500);
        rig.ctl({u"queue"_s, u"list"_s});
    }
    ASSERT_EQ(setAside(rig.state()).size(), 1);
    EXPECT_FALSE(plantedInFiles(rig.state(), ofState).filter(setAside(rig.state()).first()).isEmpty())
        << "it is searched";
    EXPECT_EQ(plantedInFiles(rig.state(), all).join(u'\n').toStdString(), "");
    QByteArray told;
    for (const QJsonObject &line : rig.ctl({u"--config"_s, rig.settings(), u"doctor"_s}).lines)
        told += QJsonDocument(line).toJson();
    EXPECT_TRUE(told.contains("set aside"));
    EXPECT_EQ(plantedIn(told, all).join(u'\n').toStdString(), "");
}
