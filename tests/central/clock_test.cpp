// SPDX-License-Identifier: GPL-3.0-or-later
// A machine whose clock is years off finds central, and finds nobody else.
#include <atomic>

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/central/motcuacentral.h"
#include "sync/central/smallfile.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/proxy/tlsproxy.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

/// Says a time of its own until central has spoken.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(int year)
        : m_now(QDateTime(QDate(year, 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch())
    {
    }
    qint64 now() const override { return m_now; }
    qint64 monotonic() const override { return 1; }
    void sawTime(qint64 time, bool byCentral) override
    {
        if (byCentral)
            m_now = time;
        m_confirmed = m_confirmed || byCentral;
    }
    bool confirmed() const override { return m_confirmed; }

private:
    std::atomic<qint64> m_now;
    std::atomic<bool> m_confirmed = false;
};

class ClockTest : public ::testing::Test
{
protected:
    QByteArray key(const QString &name) const
    {
        return *readSmallFile(sandbox.stateDirectory() + u"/keys/"_s + name);
    }
    /// Somebody on the way who has central's TLS key and a certificate for it.
    std::unique_ptr<TlsProxy> proxyWith(const TlsWish &shown)
    {
        const TlsIdentity kiosk {
            *readSmallFile(enrolment.privateKeyFile), *readSmallFile(enrolment.certificateFile), {}, {}};
        auto proxy = std::make_unique<TlsProxy>(
            std::uint16_t(QUrl(sandbox.url()).port()), makeTlsIdentity(shown), kiosk);
        enrolment.url = u"https://127.0.0.1:%1"_s.arg(proxy->port());
        return proxy;
    }
    TlsWish ofCentralsKey() const
    {
        TlsWish wish;
        wish.privateKey = key(u"server.key"_s);
        wish.issuerKey = key(u"authority.key"_s);
        wish.issuerCertificate = key(u"authority.pem"_s);
        return wish;
    }
    static bool isNow(qint64 time) { return std::abs(time - QDateTime::currentMSecsSinceEpoch()) < 60'000; }

    SandboxProcess sandbox;
    QTemporaryDir state;
    Enrolment enrolment = *enrol(sandbox.token(), state.path());
};

TEST_F(ClockTest, YearsOffItIsSetRightByCentralsSignedTime)
{
    for (const int year : {1970, 2015, 2045, 2099}) {
        SCOPED_TRACE(year);
        WrongClock clock(year);
        const auto time = MotcuaCentral::create(enrolment, {}, &clock)->checkIn();
        ASSERT_TRUE(time) << qPrintable(time.error().name() + time.error().detail);
        EXPECT_TRUE(clock.confirmed());
        EXPECT_TRUE(isNow(clock.now()));
    }
}

TEST_F(ClockTest, WrongItMakesNobodyElseCentral)
{
    const TlsIdentity stranger = makeTlsIdentity();
    TlsWish otherKey = ofCentralsKey(), selfSigned = ofCentralsKey(), expired = ofCentralsKey();
    otherKey.privateKey.clear();
    selfSigned.issuerKey.clear();
    selfSigned.issuerCertificate.clear();
    expired.validUntil = -60;
    for (const TlsWish &wish : {TlsWish(), otherKey, selfSigned, expired})
        for (const int year : {1970, 2099}) {
            const auto proxy = proxyWith(wish);
            WrongClock clock(year);
            const auto time = MotcuaCentral::create(enrolment, {}, &clock)->checkIn();
            ASSERT_FALSE(time);
            EXPECT_EQ(time.error().id, FaultId::CentralUntrusted);
        }
}

TEST_F(ClockTest, WhoHasCentralsTlsKeyCannotSayWhatTimeItIs)
{
    TlsWish old = ofCentralsKey();
    old.validFrom = -400 * 86'400;
    old.validUntil = -30 * 86'400; // it would hold, had the kiosk the thief's time
    const auto proxy = proxyWith(old);
    QByteArray heard; // an answer of central's to another question
    proxy->plan([&](const QByteArray &head) {
        TlsProxy::Exchange exchange;
        if (head.startsWith("GET /time") && !heard.isEmpty())
            exchange.instead = heard;
        exchange.edit = [&](const QByteArray &answer) { return heard = answer; };
        return exchange;
    });
    WrongClock first(2099), second(2099);
    EXPECT_FALSE(MotcuaCentral::create(enrolment, {}, &first)->checkIn());
    EXPECT_TRUE(first.confirmed()) << "the time itself was central's own";
    EXPECT_EQ(MotcuaCentral::create(enrolment, {}, &second)->checkIn().error().id, FaultId::CentralUntrusted);
    EXPECT_FALSE(second.confirmed()) << "this one was not asked of it";
}

TEST_F(ClockTest, OnlyWhatIsSignedSetsIt)
{
    const auto proxy = proxyWith(ofCentralsKey());
    std::atomic<int> lies = 0;
    proxy->plan([&](const QByteArray &head) {
        TlsProxy::Exchange exchange;
        if (head.startsWith("GET /health"))
            exchange.edit = [&](QByteArray answer) {
                const qsizetype at = answer.indexOf("\"time\":\"20");
                if (at >= 0 && ++lies)
                    answer.replace(at, 10, "\"time\":\"21"); // a century ahead
                return answer;
            };
        return exchange;
    });
    WrongClock behind(2020);
    const auto central = MotcuaCentral::create(enrolment, {}, &behind);
    for (int round = 0; round < 2; ++round) {
        const auto time = central->checkIn();
        ASSERT_TRUE(time) << qPrintable(time.error().name() + time.error().detail);
        EXPECT_TRUE(isNow(*time));
        EXPECT_TRUE(isNow(behind.now()));
    }
    EXPECT_EQ(lies, 2);
}

TEST_F(ClockTest, RightItIsAskedForOnce)
{
    const auto proxy = proxyWith(ofCentralsKey());
    std::atomic<int> asked = 0;
    proxy->plan([&](const QByteArray &head) {
        asked += head.startsWith("GET /time");
        return TlsProxy::Exchange();
    });
    const auto central = MotcuaCentral::create(enrolment);
    for (int round = 0; round < 3; ++round)
        ASSERT_TRUE(central->checkIn());
    EXPECT_EQ(asked, 1);
}

} // namespace

} // namespace motcua::test
