// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QFile>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(ScannerDevices, AreListedAsSaneNamesThem)
{
    Paper paper;
    ScanLog log;
    const auto devices = log.devices();
    ASSERT_TRUE(devices);
    ASSERT_EQ(devices->size(), 1);
    EXPECT_EQ(devices->at(0).id, u"paperfolder:0"_s);
    EXPECT_EQ(devices->at(0).vendor, u"MotCua"_s);
    EXPECT_EQ(devices->at(0).model, u"paperfolder"_s);
}

TEST(ScannerDevices, APluggedOutScannerIsMissingAndAPluggedInOneIsFoundWithoutRestart)
{
    ScanLog log;
    {
        Paper gone;
        gone.unplug();
        EXPECT_EQ(log.devices().value().size(), 0);
        EXPECT_FALSE(log.listingFault);
        const auto run = log.run();
        ASSERT_TRUE(run.fault);
        EXPECT_EQ(run.faultId(), FaultId::ScannerMissing);
        EXPECT_EQ(run.faultAt, 0);
        auto named = ScanLog::request();
        named.device = u"paperfolder:0"_s;
        EXPECT_EQ(log.run(named).faultId(), FaultId::ScannerMissing);
    }
    Paper back(1);
    EXPECT_EQ(log.devices().value().size(), 1);
    EXPECT_EQ(log.run().finished, 1);
}

TEST(ScannerDevices, AMissingWorkerIsSaidForListingAndScanning)
{
    ScanLog log(u"/nonexistent/motcua-worker"_s);
    EXPECT_TRUE(log.devices().value().isEmpty());
    ASSERT_TRUE(log.listingFault);
    EXPECT_EQ(log.listingFault->id, FaultId::WorkerMissing);
    EXPECT_EQ(log.run().faultId(), FaultId::WorkerMissing);
}

TEST(ScannerDevices, TheKiosksOwnProcessLoadsNoSane)
{
    Paper paper(1);
    ScanLog log;
    ASSERT_TRUE(log.run().finished);
    QFile maps(u"/proc/self/maps"_s);
    ASSERT_TRUE(maps.open(QIODevice::ReadOnly));
    const QByteArray loaded = maps.readAll();
    EXPECT_FALSE(loaded.contains("libsane"));
    EXPECT_FALSE(loaded.contains("libtesseract"));
}
