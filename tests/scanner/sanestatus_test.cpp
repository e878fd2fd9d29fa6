// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

namespace
{

struct Status {
    const char *name; ///< as SANE's test backend spells it
    FaultId fault;
};

class SaneStatus : public ::testing::TestWithParam<Status>
{
};

ScanRequest testBackend(ScanSource source)
{
    ScanRequest request;
    request.device = u"test:0"_s;
    request.source = source;
    request.dpi = 200;
    request.area = {50, 50};
    request.options = {{u"test-picture"_s, u"Color pattern"_s}};
    return request;
}

} // namespace

TEST_P(SaneStatus, OfReadHasItsOwnFault)
{
    Paper::useTestBackend();
    ScanLog log;
    auto request = testBackend(ScanSource::Flatbed);
    request.options.append({u"read-return-value"_s, QString::fromLatin1(GetParam().name)});
    const auto run = log.run(request);
    ASSERT_TRUE(run.fault);
    EXPECT_EQ(run.fault->name(), faultEntry(GetParam().fault).name);
    EXPECT_EQ(run.faultAt, 1);
    EXPECT_TRUE(run.received.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Scanner, SaneStatus,
    ::testing::Values(Status {"SANE_STATUS_UNSUPPORTED", FaultId::ScannerUnsupported},
        Status {"SANE_STATUS_CANCELLED", FaultId::ScannerCancelled},
        Status {"SANE_STATUS_DEVICE_BUSY", FaultId::ScannerBusy},
        Status {"SANE_STATUS_INVAL", FaultId::ScannerSettingRefused},
        Status {"SANE_STATUS_EOF", FaultId::ScannerPageShort},
        Status {"SANE_STATUS_JAMMED", FaultId::ScannerJam},
        Status {"SANE_STATUS_NO_DOCS", FaultId::ScannerEmpty},
        Status {"SANE_STATUS_COVER_OPEN", FaultId::ScannerCoverOpen},
        Status {"SANE_STATUS_IO_ERROR", FaultId::ScannerIo},
        Status {"SANE_STATUS_NO_MEM", FaultId::ScannerNoMemory},
        Status {"SANE_STATUS_ACCESS_DENIED", FaultId::ScannerDenied}),
    [](const auto &test) { return std::string(test.param.name).substr(12); });

TEST(TestBackend, TenSheetsOfItsFeederAndThenNoMore)
{
    Paper::useTestBackend();
    ScanLog log;
    const auto run = log.run(testBackend(ScanSource::Feeder));
    EXPECT_EQ(run.finished, 10);
    ASSERT_EQ(run.images.size(), 10);
    EXPECT_EQ(run.images.at(9).dpi, 200);
    EXPECT_FALSE(QImage::fromData(run.images.at(9).jpeg).isNull());
}

TEST(TestBackend, DepthsPaddingAndSmallReadsMakeTheSamePage)
{
    Paper::useTestBackend();
    ScanLog log;
    const auto plain = log.run(testBackend(ScanSource::Flatbed));
    ASSERT_EQ(plain.finished, 1);
    for (const auto &[name, value] : {std::pair(u"depth"_s, u"16"_s), std::pair(u"ppl-loss"_s, u"7"_s),
             std::pair(u"fuzzy-parameters"_s, u"yes"_s)}) {
        auto request = testBackend(ScanSource::Flatbed);
        request.options.append({name, value});
        const auto run = log.run(request);
        ASSERT_EQ(run.finished, 1) << name.toStdString();
        EXPECT_FALSE(QImage::fromData(run.images.at(0).jpeg).isNull());
    }
    auto small = testBackend(ScanSource::Flatbed);
    small.options.append({{u"read-limit"_s, u"yes"_s}, {u"read-limit-size"_s, u"777"_s}});
    const auto run = log.run(small);
    ASSERT_EQ(run.finished, 1);
    EXPECT_EQ(run.images.at(0).jpeg, plain.images.at(0).jpeg);
}

// Its thread is cancelled wherever it is, inside free(), too.
TEST(TestBackend, ABackendMayCancelItsThreadAtAnyMoment)
{
    Paper::useTestBackend();
    ScanLog log;
    auto request = testBackend(ScanSource::Flatbed);
    request.options.append({u"depth"_s, u"16"_s});
    for (int times = 0; times < 40; ++times) {
        const auto run = log.run(request);
        ASSERT_EQ(run.finished, 1) << (run.fault ? qPrintable(run.fault->detail) : "");
    }
}

TEST(TestBackend, AHandScannersUnknownHeightIsTaken)
{
    Paper::useTestBackend();
    ScanLog log;
    auto request = testBackend(ScanSource::Flatbed);
    request.options.append({u"hand-scanner"_s, u"yes"_s});
    const auto run = log.run(request);
    ASSERT_EQ(run.finished, 1);
    EXPECT_EQ(run.images.at(0).size.width(), 866); // 11 cm
}

TEST(TestBackend, ThreePassesAreRefusedAndUnknownOptionsNamed)
{
    Paper::useTestBackend();
    ScanLog log;
    auto request = testBackend(ScanSource::Flatbed);
    request.options.append({u"three-pass"_s, u"yes"_s});
    EXPECT_EQ(log.run(request).faultId(), FaultId::ScannerUnsupported);
    request.options.last() = {u"no-such-option"_s, u"1"_s};
    const auto run = log.run(request);
    ASSERT_EQ(run.faultId(), FaultId::ScannerSettingRefused);
    EXPECT_TRUE(run.fault->detail.contains(u"no-such-option"_s));
}
