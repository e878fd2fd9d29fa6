// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include <QDirIterator>
#include <QProcess>

#include "tests/uploader/uploaderfixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

class KillTest : public UploaderTest
{
protected:
    KillTest() = default;
    explicit KillTest(const QStringList &centralsArguments)
        : UploaderTest(centralsArguments)
    {
    }
    ~KillTest() override { killChild(); }

    void startChild(const DossierId &poisoned = {})
    {
        child = std::make_unique<QProcess>();
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(qEnvironmentVariable("MOTCUA_UPLOADER_CHILD"), {path(), poisoned.toString()});
        if (!child->waitForReadyRead(30'000))
            qFatal("the child does not start; is MOTCUA_UPLOADER_CHILD set?");
    }
    void killChild()
    {
        if (child) {
            child->kill();
            child->waitForFinished();
        }
        child.reset();
    }
    /// The uploader is killed while it sends these, again and again.
    void killUploaders(const QList<DossierId> &dossiers)
    {
        misbehave();
        for (int kills = 0; kills < 8 && !allSent(); ++kills) {
            startChild();
            pause(250);
            killChild();
        }
        startChild();
        ASSERT_TRUE(waitUntilSent());
        expectAtCentral(dossiers);
    }
    void killCentrals(const QList<DossierId> &dossiers)
    {
        startChild();
        for (int kills = 0; kills < 8 && !allSent(); ++kills) {
            pause(250);
            sandbox.kill();
            sandbox.start();
            misbehave();
        }
        ASSERT_TRUE(waitUntilSent());
        expectAtCentral(dossiers);
    }
    QList<DossierId> queueThree() { return {queueDossier(), queueDossier(), queueDossier()}; }
    bool allSent() { return valueOf(store->unsentCount()) == 0; }
    bool waitUntilSent()
    {
        for (int i = 0; i < 12'000 && !allSent(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return allSent();
    }
    static void pause(int most)
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(most)));
    }

    /// What central does all the time: it is slow, so that the kills fall on every step.
    void misbehave() { sandbox.misbehave(always); }

    QJsonObject always {{u"delay_ms"_s, 15}};
    std::unique_ptr<QProcess> child;
};

/// With a central that files under a code as often as it is told.
class IGateKillTest : public KillTest
{
protected:
    IGateKillTest()
        : KillTest(QStringList {u"--speaks"_s, u"igate"_s})
    {
        always.insert(u"take_twice"_s, QJsonObject());
    }
};

TEST_F(KillTest, KillingTheUploaderAtAnyMomentLosesAndDoublesNothing)
{
    killUploaders(queueThree());
}

TEST_F(IGateKillTest, KillingTheUploaderAtAnyMomentLosesAndDoublesNothing)
{
    killUploaders(queueThree());
}

TEST_F(KillTest, ADossierThatCrashesTheUploaderDoesNotKeepItFromTheOthers)
{
    const DossierId poisoned = queueDossier();
    QList<DossierId> others;
    for (int i = 0; i < 3; ++i)
        others.append(queueDossier());
    const auto othersAreSent = [&] { return valueOf(store->unsentCount()) == 1; };
    int starts = 0;
    while (!othersAreSent()) {
        ASSERT_LT(++starts, 60);
        startChild(poisoned);
        for (int i = 0; i < 2'000 && !othersAreSent() && !child->waitForFinished(0); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        killChild();
    }
    EXPECT_GT(record(poisoned).attempts, 0) << "it was tried, and counted before it could crash";
    drain();
    expectAtCentral(QList<DossierId> {poisoned} + others);
}

TEST_F(KillTest, KillingCentralAtAnyMomentLosesAndDoublesNothing)
{
    killCentrals(queueThree());
}

TEST_F(IGateKillTest, KillingCentralAtAnyMomentLosesAndDoublesNothing)
{
    killCentrals(queueThree());
}

TEST_F(KillTest, CentralDyingBetweenFilingAndAnsweringMakesNoSecondDossier)
{
    const DossierId id = queueDossier();
    sandbox.misbehave({{u"die"_s, QJsonObject {{u"when"_s, u"after"_s}, {u"path"_s, u"/dossiers"_s}}}});
    EXPECT_EQ(pass().sent, 0);
    sandbox.kill();
    sandbox.start();
    drain();
    expectAtCentral({id});
}

TEST_F(KillTest, ADeadUploadersLeaseIsTakenOverAtOnceAndItsUploadGoesOn)
{
    const DossierId id = queueDossier();
    sandbox.misbehave({{u"delay_ms"_s, QJsonObject {{u"ms"_s, 800}, {u"method"_s, u"PATCH"_s}}}});
    startChild();
    // Only the large part comes to a mebibyte, and then has chunks left to send.
    const auto arrived = [&] {
        QDirIterator files(sandbox.stateDirectory(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            if (!files.fileName().contains(u".sqlite"_s) && files.fileInfo().size() >= (1 << 20))
                return true;
        }
        return false;
    };
    for (int i = 0; i < 12'000 && !arrived(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    ASSERT_TRUE(arrived());
    std::this_thread::sleep_for(std::chrono::milliseconds(100)); // into the chunk after it
    killChild();
    sandbox.misbehave({});
    const auto outcome = pass(true);
    EXPECT_TRUE(outcome.leaseHeld);
    EXPECT_EQ(outcome.sent, 1);
    EXPECT_LT(seen.bytesRead, 3 << 20) << "what had arrived is not sent again";
    expectAtCentral({id});
}

} // namespace

} // namespace motcua::test
