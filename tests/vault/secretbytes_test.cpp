// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/vault/keyfile.h"
#include "sync/vault/secretbytes.h"
#include "sync/vault/secretkey.h"
#include "tests/vault/smaps.h"

using namespace motcua;
using motcua::test::isLocked;

namespace
{

/// Runs `work` in a process of its own as nobody, who may lock no memory; its exit status.
int asNobodyWithoutLocks(int (*work)())
{
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit none {0, 0};
        if (::setrlimit(RLIMIT_MEMLOCK, &none) != 0 || (::geteuid() == 0 && ::setuid(65534) != 0))
            ::_exit(99);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST(Secrets, standInLockedMemoryThatIsLeftOutOfDumps)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "under a sanitizer mlock does nothing";
#endif
    const auto key = SecretKey::random();
    const SecretBytes bytes = SecretBytes::copyOf("a private key in PEM");
    ASSERT_TRUE(key);
    EXPECT_TRUE(isLocked(key->data()));
    EXPECT_TRUE(isLocked(key->derive(1)->data()));
    EXPECT_TRUE(isLocked(bytes.data()));
    EXPECT_TRUE(isLocked(keyFileBytes(*key).data()));
    EXPECT_TRUE(secretsAreLocked());
    const QByteArray plain("not a secret");
    EXPECT_FALSE(isLocked(plain.constData()));
}

TEST(Secrets, areUsableWhereNothingCanBeLockedAndThatIsKnown)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "under a sanitizer mlock does nothing";
#endif
    EXPECT_EQ(asNobodyWithoutLocks([] {
        const auto key = SecretKey::random();
        const auto again = key ? keyFromFileBytes(keyFileBytes(*key).view()) : fail(FaultId::Internal);
        if (!again || !std::equal(key->data(), key->data() + SecretKey::size, (*again)->data()))
            return 1;
        return secretsAreLocked() ? 2 : 0;
    }),
        0);
}

TEST(Secrets, aSecretFileIsReadWholeOrNotAtAll)
{
    QTemporaryDir directory;
    const QString path = directory.path() + QStringLiteral("/secret");
    EXPECT_EQ(readSecretFile(path).error().id, FaultId::FileUnreadable);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("12345678");
    file.close();
    EXPECT_EQ(readSecretFile(path, 8)->view(), QByteArrayView("12345678"));
    EXPECT_EQ(readSecretFile(path, 7).error().id, FaultId::FileUnreadable);
    EXPECT_EQ(readSecretFile(directory.path()).error().id, FaultId::FileUnreadable);
}

TEST(Secrets, whatIsCutOffIsWiped)
{
    SecretBytes bytes = SecretBytes::copyOf("secret");
    bytes.truncate(2);
    EXPECT_EQ(bytes.view(), QByteArrayView("se"));
    EXPECT_EQ(QByteArray(reinterpret_cast<const char *>(bytes.data()) + 2, 4), QByteArray(4, '\0'));
    bytes.truncate(100);
    EXPECT_EQ(bytes.size(), 2);
}
