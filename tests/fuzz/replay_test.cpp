// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzzers have found worth keeping goes through the same readers at every test, without a fuzzer.
#include <QDirIterator>
#include <QFile>

#include <gtest/gtest.h>

#include "tests/fuzz/targets.h"

using namespace motcua::fuzz;

class Replay : public ::testing::TestWithParam<Target>
{
};

TEST_P(Replay, whateverIsReadComesToAnEnd)
{
    const Target target = GetParam();
    QDirIterator files(
        QStringLiteral(MOTCUA_FUZZ_CORPUS "/%1").arg(QLatin1StringView(target.name)), QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        SCOPED_TRACE(qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        target.run(bytes);
        // Cut anywhere, they are as good a test.
        target.run(bytes.first(bytes.size() / 2));
        ++count;
    }
    EXPECT_GT(count, 0) << "there is no corpus of " << target.name;
}

INSTANTIATE_TEST_SUITE_P(
    Fuzz, Replay, ::testing::ValuesIn(targets), [](const auto &one) { return std::string(one.param.name); });
