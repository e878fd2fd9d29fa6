// SPDX-License-Identifier: GPL-3.0-or-later
// One person's whole visit, and then a search for that person everywhere.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

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

} // namespace

TEST(PlantedData, isNowhereInClearOnceThePersonHasGone)
{
    Rig rig;
    rig.keepLogs();
    rig.keepMetrics();
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
    ASSERT_TRUE(road.reviewAndConsent() && road.submit() && road.codeArrives() && road.end())
        << qPrintable(rig.finger().why());

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
}
