// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QTimer>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(BackPressure, TheFeederWaitsUntilSheetsAreDurable)
{
    Paper paper(5);
    ScanLog log;
    log.holdSheets = true;
    log.scanner.setSilenceDeadline(2'000);
    bool waited = false;
    QTimer held;
    held.setSingleShot(true);
    // Longer than the silence deadline: a feeder that waits for us is not hung.
    held.callOnTimeout(&log.scanner, [&] {
        waited = true;
        EXPECT_EQ(log.current().fed, QList<int>({1, 2, 3}));
        EXPECT_EQ(log.current().received.size(), mostSheetsInFlight);
        EXPECT_EQ(paper.tray().size(), 2);
        log.holdSheets = false;
        for (int number = 1; number <= mostSheetsInFlight; ++number)
            log.scanner.release(number);
    });
    QObject::connect(&log.scanner, &Scanner::sheetReceived, &held, [&](int number) {
        if (number == mostSheetsInFlight)
            held.start(4'000);
    });
    const auto run = log.run();
    EXPECT_TRUE(waited);
    EXPECT_EQ(run.finished, 5);
    EXPECT_EQ(run.received, QList<int>({1, 2, 3, 4, 5}));
}
