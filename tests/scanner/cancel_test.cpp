// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QTimer>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(Cancel, BetweenSheetsKeepsWhatCameWhole)
{
    Paper paper(3);
    paper.order("2 slow 20\n");
    ScanLog log;
    QObject::connect(&log.scanner, &Scanner::sheetFed, &log.scanner, [&](int number) {
        if (number == 2)
            log.scanner.cancel();
    });
    const auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerCancelled);
    EXPECT_EQ(run.faultAt, 2);
    EXPECT_EQ(run.received, QList<int>(1, 1));
    EXPECT_EQ(paper.tray().size(), 2);
}

TEST(Cancel, BeforeTheWorkerHasEvenStartedIsHeard)
{
    Paper paper(1);
    paper.order("1 slow 20\n");
    ScanLog log;
    QTimer::singleShot(0, &log.scanner, [&] { log.scanner.cancel(); });
    const auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerCancelled);
    EXPECT_TRUE(run.received.isEmpty());
}

TEST(Cancel, ADriverThatDoesNotLetGoIsKilled)
{
    Paper paper(1);
    paper.order("1 hang 0\n");
    ScanLog log;
    QTimer onceItHangs;
    onceItHangs.callOnTimeout(&log.scanner, [&] {
        if (paper.ordersLeft().isEmpty())
            log.scanner.cancel();
    });
    onceItHangs.start(50);
    EXPECT_EQ(log.run().faultId(), FaultId::ScannerCancelled);
    EXPECT_FALSE(log.scanner.busy());
    onceItHangs.stop();
    EXPECT_EQ(log.run().finished, 1);
}
