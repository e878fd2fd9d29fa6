// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QtEndian>

#include "sync/vault/secretkey.h"
#include "sync/vault/tpm.h"
#include "sync/vault/tpmkeykeeper.h"
#include "sync/vault/vault.h"
#include "tests/vault/softtpm.h"

using namespace motcua;
using motcua::test::SoftTpm;
using Slot = KeyKeeper::Slot;

namespace
{

class TpmTest : public ::testing::Test
{
protected:
    SoftTpm tpm;
    QTemporaryDir directory;
    std::shared_ptr<SecretKey> key = SecretKey::random();

    KeyKeeping keeping(const QList<int> &pcrs = {}) const { return {KeyPlace::Tpm, tpm.connection(), pcrs}; }
    TpmKeyKeeper keeper(const QList<int> &pcrs = {}) const { return {directory.path(), keeping(pcrs)}; }
    QString file() const { return directory.path() + QStringLiteral("/kiosk.tpm"); }
    static QByteArray bytesOf(const std::shared_ptr<SecretKey> &secret)
    {
        return {reinterpret_cast<const char *>(secret->data()), SecretKey::size};
    }
    void expectGivenBack()
    {
        const auto read = keeper().read(Slot::Current);
        ASSERT_TRUE(read.has_value()) << qPrintable(read.error().detail);
        ASSERT_TRUE(*read);
        EXPECT_EQ(bytesOf(*read), bytesOf(key));
    }
    void expectWithheld(const QString &why)
    {
        const auto read = keeper().read(Slot::Current);
        ASSERT_FALSE(read.has_value());
        EXPECT_EQ(read.error().id, FaultId::KeyWithheld);
        EXPECT_TRUE(read.error().detail.contains(why)) << qPrintable(read.error().detail);
    }
};

} // namespace

TEST_F(TpmTest, givesTheKeyBackAlsoAfterTheMachineWasOff)
{
    EXPECT_EQ(keeper().read(Slot::Current), std::shared_ptr<SecretKey>());
    ASSERT_TRUE(keeper().keep(Slot::Current, *key));
    expectGivenBack();
    tpm.restart();
    expectGivenBack();
    QFile sealed(file());
    ASSERT_TRUE(sealed.open(QIODevice::ReadOnly));
    EXPECT_FALSE(sealed.readAll().contains(bytesOf(key)));
}

TEST_F(TpmTest, leavesNothingInTheChipsFewSlots)
{
    for (int again = 0; again < 5; ++again) {
        ASSERT_TRUE(keeper({7}).keep(Slot::Current, *key));
        expectGivenBack();
    }
    tpm.extendPcr(7);
    expectWithheld(QStringLiteral("PCR"));
    EXPECT_EQ(tpm.held(), QByteArray());
}

TEST_F(TpmTest, aClearedOrOtherChipWithholdsItAndSaysSo)
{
    ASSERT_TRUE(keeper().keep(Slot::Current, *key));
    tpm.replace();
    expectWithheld(QStringLiteral("cleared"));
}

TEST_F(TpmTest, aChangedPcrWithholdsItAndSaysSoUntilTheMachineStartsAsBefore)
{
    ASSERT_TRUE(keeper({0, 7}).keep(Slot::Current, *key));
    EXPECT_EQ(keeper().boundTo(Slot::Current), (QList<int> {0, 7}));
    expectGivenBack();
    tpm.extendPcr(4);
    expectGivenBack();
    tpm.extendPcr(7);
    expectWithheld(QStringLiteral("PCR"));
    tpm.restart();
    expectGivenBack();
}

TEST_F(TpmTest, anAbsentChipIsAFaultThatSaysWhatToDo)
{
    ASSERT_TRUE(keeper().keep(Slot::Current, *key));
    tpm.stop();
    expectWithheld(QStringLiteral("cannot be reached"));
    const FaultEntry &entry = faultEntry(FaultId::KeyWithheld);
    EXPECT_TRUE(entry.doEn.contains(QStringLiteral("motcuactl recover")));
    EXPECT_TRUE(entry.doVi.contains(QStringLiteral("motcuactl recover")));
    tpm.start();
    expectGivenBack();
}

TEST_F(TpmTest, aDamagedFileIsFoundOut)
{
    const auto keptThere = keeper().keep(Slot::Current, *key);
    ASSERT_TRUE(keptThere.has_value()) << qPrintable(keptThere.error().detail);
    QFile sealed(file());
    ASSERT_TRUE(sealed.open(QIODevice::ReadOnly));
    const QByteArray whole = sealed.readAll();
    sealed.close();
    const auto put = [&](const QByteArray &bytes) {
        ASSERT_TRUE(sealed.open(QIODevice::WriteOnly));
        sealed.write(bytes);
        sealed.close();
    };
    for (qsizetype at = 0; at < whole.size(); at += 7) {
        QByteArray changed = whole;
        changed[at] = char(changed[at] ^ 1);
        put(changed);
        EXPECT_EQ(keeper().read(Slot::Current).error().id, FaultId::KeyMissing);
        put(whole.first(at));
        EXPECT_EQ(keeper().read(Slot::Current).error().id, FaultId::KeyMissing);
    }
}

TEST_F(TpmTest, theFileIsWhatItsDescriptionSaysAndOpensWithTpm2Tools)
{
    ASSERT_TRUE(keeper({0, 7}).keep(Slot::Current, *key));
    QFile sealed(file());
    ASSERT_TRUE(sealed.open(QIODevice::ReadOnly));
    QByteArray rest = sealed.readAll();
    EXPECT_TRUE(rest.startsWith(QByteArray("MCKTPM01\x81\0\0\0", 12)));
    rest.remove(0, 12);
    const auto take = [&] {
        const qsizetype size = qFromLittleEndian<quint16>(rest.constData());
        const QByteArray field = rest.mid(2, size);
        rest.remove(0, 2 + size);
        return field;
    };
    const auto write = [&](const char *name, const QByteArray &bytes) {
        QFile out(directory.filePath(QLatin1String(name)));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
        return out.fileName();
    };
    const QByteArray name = take();
    const QString publicArea = write("public", take()), privateArea = write("private", take());
    EXPECT_EQ(rest.size(), 16);

    const auto run = [&](const char *words) {
        QStringList arguments = QString::fromLatin1(words).split(u' ');
        arguments.replaceInStrings(QStringLiteral("@"), directory.path() + u'/');
        return tpm.tool(arguments);
    };
    run("tpm2_createprimary -C o -g sha256 -G ecc256:aes128cfb -c @primary.ctx -a"
        " fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda|restricted|decrypt");
    run("tpm2_flushcontext -t");
    run("tpm2_readpublic -c @primary.ctx -n @name");
    QFile parent(directory.filePath(QStringLiteral("name")));
    ASSERT_TRUE(parent.open(QIODevice::ReadOnly));
    EXPECT_EQ(parent.readAll(), name);
    run("tpm2_flushcontext -t");
    run("tpm2_load -C @primary.ctx -u @public -r @private -c @key.ctx");
    run("tpm2_flushcontext -t");
    EXPECT_EQ(run("tpm2_unseal -c @key.ctx -p pcr:sha256:0,7"), bytesOf(key));
}

TEST_F(TpmTest, aVaultLivesInItFromTheStartWhenItIsConfiguredSo)
{
    const QString vaultFolder = directory.path() + QStringLiteral("/vault");
    const auto made = Vault::open(vaultFolder, true, keeping({7}));
    ASSERT_TRUE(made.has_value()) << qPrintable(made.error().detail);
    EXPECT_EQ((*made)->place(), KeyPlace::Tpm);
    EXPECT_FALSE(QFile::exists(vaultFolder + QStringLiteral("/kiosk.key")));
    EXPECT_TRUE((*made)->protection().contains(QStringLiteral("PCR 7")));
    // The settings may say something else by now; the key is where it is.
    const auto again = Vault::open(vaultFolder, false, {KeyPlace::File, tpm.connection(), {}});
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ((*again)->fingerprint(), (*made)->fingerprint());
    EXPECT_EQ((*again)->place(), KeyPlace::Tpm);
}

TEST_F(TpmTest, moreProcessesThanTheChipHasSlotsGetTheKeyAtOnce)
{
    ASSERT_TRUE(keeper().keep(Slot::Current, *key));
    QList<pid_t> children;
    for (int number = 0; number < 6; ++number) {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto read = keeper().read(Slot::Current);
            ::_exit(read && *read && bytesOf(*read) == bytesOf(key) ? 0 : 1);
        }
        children += child;
    }
    for (const pid_t child : children) {
        int status = 1;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
}
