// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/config.h"

#include <QTemporaryFile>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

Result<Config> read(const QByteArray &toml)
{
    QTemporaryFile file;
    EXPECT_TRUE(file.open());
    file.write(toml);
    file.close();
    return loadConfig(file.fileName());
}

} // namespace

TEST(Config, worksUnconfigured)
{
    const auto config = loadConfig({});
    ASSERT_TRUE(config);
    EXPECT_TRUE(config->stateDirectory.endsWith(u"/motcua"_s));
    EXPECT_EQ(config->scanDpi, 300);
}

TEST(Config, readsWhatItKnows)
{
    const auto config = read("state = '/s'\n[scanner]\ndpi = 200\n[hall]\nname = 'Hội trường Ví Dụ'\n");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->stateDirectory, u"/s"_s);
    EXPECT_EQ(config->scanDpi, 200);
    EXPECT_EQ(config->hallName, u"Hội trường Ví Dụ"_s);
    EXPECT_EQ(
        read("central = 'https://central.invalid:8443/'\n")->centralUrl, u"https://central.invalid:8443"_s);
}

TEST(Config, saysWhereTheKiosksKeyLives)
{
    EXPECT_EQ(loadConfig({})->keyKeeping.place, KeyPlace::File);
    const auto config = read("[vault]\nkeeper = 'tpm'\ntpm = 'swtpm:path=/run/tpm.sock'\npcrs = [0, 7]\n");
    ASSERT_TRUE(config) << qPrintable(config.error().detail);
    EXPECT_EQ(config->keyKeeping.place, KeyPlace::Tpm);
    EXPECT_EQ(config->keyKeeping.tpm, u"swtpm:path=/run/tpm.sock"_s);
    EXPECT_EQ(config->keyKeeping.pcrs, (QList<int> {0, 7}));
    EXPECT_EQ(read("[vault]\nkeeper = 'credential'\n")->keyKeeping.place, KeyPlace::Credential);
}

TEST(Config, namesLineAndRemedyOfEveryMistake)
{
    const std::pair<QByteArray, QString> mistakes[] {
        {"[scanner]\ndpi = 100\n", u":2: scanner.dpi: must be a whole number from 200 to 600"_s},
        {"\n\nstat = 'x'\n", u":3: stat: there is no such setting"_s},
        {"[hall]\nname = \n", u":2: "_s},
        {"central = 'http://central.invalid'\n", u":1: central: must be an https:// address"_s},
        {"[vault]\nkeeper = 'cloud'\n", u":2: vault.keeper: must be \"file\", \"tpm\" or \"credential\""_s},
        {"[vault]\npcrs = [24]\n", u":2: vault.pcrs: must be a list of numbers from 0 to 23"_s},
        {"[session]\nidle_seconds = 'long'\n", u":2: session.idle_seconds: must be"_s},
    };
    for (const auto &[toml, says] : mistakes) {
        const auto config = read(toml);
        ASSERT_FALSE(config);
        EXPECT_EQ(config.error().id, FaultId::ConfigInvalid);
        EXPECT_TRUE(config.error().detail.contains(says)) << qPrintable(config.error().detail);
    }
    EXPECT_EQ(loadConfig(u"/nowhere/kiosk.toml"_s).error().id, FaultId::ConfigInvalid);
}
