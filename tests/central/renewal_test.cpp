// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk's certificate is renewed before it ends, whatever happens on the way; one that has ended says so.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/central/certificatelife.h"
#include "sync/central/credentialrenewal.h"
#include "sync/central/motcuacentral.h"
#include "sync/central/smallfile.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

/// Central has said that it is so much later than it is.
class LaterClock final : public Clock
{
public:
    qint64 later = 0; ///< ms
    qint64 now() const override { return QDateTime::currentMSecsSinceEpoch() + later; }
    qint64 monotonic() const override { return 1; }
    void sawTime(qint64, bool) override { }
    bool confirmed() const override { return true; }
};

constexpr qint64 minute = 60'000;

/// Certificates of an hour, with an hour of slack before: from twenty minutes on they want to be renewed.
class RenewalTest : public ::testing::Test
{
protected:
    Enrolment present() const { return *loadEnrolment(state.path()); }
    Result<bool> renew() { return renewCredential(present(), state.path(), clock); }
    FaultId faultOfRenewing()
    {
        const auto renewed = renew();
        return renewed ? FaultId::Internal : renewed.error().id;
    }
    static Result<qint64> checkIn(const Enrolment &enrolment)
    {
        return MotcuaCentral::create(enrolment)->checkIn();
    }
    QStringList files() const
    {
        return QDir(QFileInfo(enrolment.authorityFile).path())
            .entryList({u"kiosk*"_s}, QDir::Files, QDir::Name);
    }
    /// The pair in force, somewhere where nobody removes it.
    Enrolment copyOf(const Enrolment &pair)
    {
        Enrolment copy = pair;
        copy.certificateFile = elsewhere.filePath(u"copy.pem"_s);
        copy.privateKeyFile = elsewhere.filePath(u"copy.key"_s);
        EXPECT_TRUE(QFile::copy(pair.certificateFile, copy.certificateFile));
        EXPECT_TRUE(QFile::copy(pair.privateKeyFile, copy.privateKeyFile));
        return copy;
    }

    SandboxProcess sandbox {{u"--certificate-seconds"_s, u"3600"_s}};
    QTemporaryDir state, elsewhere;
    Enrolment enrolment = *enrol(sandbox.token(), state.path());
    LaterClock clock;
};

TEST_F(RenewalTest, IsNotMadeBeforeItsTime)
{
    clock.later = 15 * minute;
    EXPECT_EQ(renew(), false);
    EXPECT_EQ(present().credential, 0);
    EXPECT_EQ(files(), QStringList({u"kiosk.key"_s, u"kiosk.pem"_s}));
}

TEST_F(RenewalTest, GivesAnotherKeyAndCertificateUnderTheSameIdAndTheOldOneEnds)
{
    const Enrolment old = copyOf(present());
    clock.later = 30 * minute;
    EXPECT_EQ(renew(), true);
    EXPECT_EQ(present().credential, 1);
    EXPECT_EQ(present().kioskId, enrolment.kioskId);
    EXPECT_EQ(files(), QStringList({u"kiosk-1.key"_s, u"kiosk-1.pem"_s}));
    EXPECT_NE(*readSmallFile(present().privateKeyFile), *readSmallFile(old.privateKeyFile));
    EXPECT_TRUE(checkIn(present()));
    EXPECT_EQ(checkIn(old).error().id, FaultId::CentralNotEnrolled);
    clock.later = 0;
    EXPECT_EQ(renew(), false);
    clock.later = 30 * minute;
    EXPECT_EQ(renew(), true) << "and so on";
    EXPECT_EQ(present().credential, 2);
}

TEST_F(RenewalTest, WhoseAnswerIsLostIsAskedForAgainWithTheSameKey)
{
    clock.later = 30 * minute;
    // A lost answer is asked for once more by libcurl itself.
    sandbox.misbehave({{u"drop_reply"_s, QJsonObject {{u"path"_s, u"/renewal"_s}, {u"times"_s, 2}}}});
    EXPECT_EQ(faultOfRenewing(), FaultId::CentralUnreachable);
    EXPECT_TRUE(checkIn(present()));
    const QByteArray key = *readSmallFile(withCredential(enrolment, 1).privateKeyFile);
    sandbox.misbehave({});
    EXPECT_EQ(renew(), true);
    EXPECT_EQ(*readSmallFile(present().privateKeyFile), key);
}

TEST_F(RenewalTest, CutShortBeforeTheNewPairHasWorkedLeavesTheOldOneInForce)
{
    clock.later = 30 * minute;
    sandbox.misbehave({{u"fail"_s, QJsonObject {{u"path"_s, u"/health"_s}, {u"status"_s, 503}}}});
    EXPECT_EQ(faultOfRenewing(), FaultId::CentralBusy);
    EXPECT_EQ(present().credential, 0);
    sandbox.kill();
    sandbox.start();
    EXPECT_TRUE(checkIn(present())) << "both hold";
    EXPECT_TRUE(QFile::exists(withCredential(enrolment, 1).certificateFile));
    EXPECT_EQ(renew(), true);
}

TEST_F(RenewalTest, CutShortAfterTheNewPairHasWorkedGoesOnWithIt)
{
    clock.later = 30 * minute;
    sandbox.misbehave({{u"fail"_s, QJsonObject {{u"path"_s, u"/health"_s}, {u"status"_s, 503}}}});
    EXPECT_EQ(faultOfRenewing(), FaultId::CentralBusy);
    sandbox.misbehave({});
    // It works, and before that is written down the machine goes off.
    EXPECT_TRUE(checkIn(withCredential(enrolment, 1)));
    EXPECT_EQ(checkIn(present()).error().id, FaultId::CentralNotEnrolled);
    EXPECT_EQ(renew(), true);
    EXPECT_TRUE(checkIn(present()));
}

TEST_F(RenewalTest, APairThatCentralWillNotHaveIsLetGoAndAnotherIsMade)
{
    clock.later = 30 * minute;
    sandbox.misbehave({{u"fail"_s, QJsonObject {{u"path"_s, u"/health"_s}, {u"status"_s, 503}}}});
    EXPECT_EQ(faultOfRenewing(), FaultId::CentralBusy);
    sandbox.misbehave(
        {{u"fail"_s, QJsonObject {{u"path"_s, u"/health"_s}, {u"status"_s, 401}, {u"times"_s, 1}}}});
    const QByteArray key = *readSmallFile(withCredential(enrolment, 1).privateKeyFile);
    EXPECT_EQ(faultOfRenewing(), FaultId::CentralNotEnrolled);
    EXPECT_EQ(files(), QStringList({u"kiosk.key"_s, u"kiosk.pem"_s}));
    EXPECT_TRUE(checkIn(present()));
    EXPECT_EQ(renew(), true);
    EXPECT_NE(*readSmallFile(present().privateKeyFile), key);
}

TEST_F(RenewalTest, OfARevokedKioskIsRefused)
{
    Spawned openssl(
        u"openssl"_s, {u"x509"_s, u"-in"_s, enrolment.certificateFile, u"-noout"_s, u"-serial"_s});
    const QString serial = QString::fromLatin1(openssl.readAll().trimmed().split('=').value(1));
    ASSERT_TRUE(sandbox.run({u"--revoke"_s, serial}));
    clock.later = 30 * minute;
    EXPECT_EQ(faultOfRenewing(), FaultId::CentralNotEnrolled);
    EXPECT_EQ(present().credential, 0);
}

TEST(ExpiredCertificate, SaysSoAndEnrollingAgainMendsIt)
{
    SandboxProcess sandbox({u"--certificate-seconds"_s, u"-60"_s});
    QTemporaryDir state;
    ASSERT_TRUE(enrol(sandbox.token(), state.path()));
    const auto time = MotcuaCentral::create(*loadEnrolment(state.path()))->checkIn();
    ASSERT_FALSE(time);
    EXPECT_EQ(time.error().id, FaultId::CentralCertificateExpired) << qPrintable(time.error().detail);
    LaterClock clock;
    EXPECT_FALSE(renewCredential(*loadEnrolment(state.path()), state.path(), clock))
        << "who was away for so long may be anybody";
    sandbox.kill();
    sandbox.setArguments({});
    sandbox.start();
    ASSERT_TRUE(enrol(sandbox.token(), state.path()));
    EXPECT_TRUE(MotcuaCentral::create(*loadEnrolment(state.path()))->checkIn());
}

TEST(ExpiredCertificate, IsNotMistakenForACentralThatIsAway)
{
    SandboxProcess sandbox({u"--certificate-seconds"_s, u"-60"_s});
    QTemporaryDir state;
    ASSERT_TRUE(enrol(sandbox.token(), state.path()));
    sandbox.kill();
    EXPECT_EQ(MotcuaCentral::create(*loadEnrolment(state.path()))->checkIn().error().id,
        FaultId::CentralUnreachable)
        << "by this machine's clock alone nobody is sent for";
}

} // namespace

} // namespace motcua::test
