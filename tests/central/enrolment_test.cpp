// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "app/domain/uuid7.h"
#include "sync/central/enrolmenttoken.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

mode_t modeOf(const QString &path)
{
    struct stat status {
    };
    ::stat(QFile::encodeName(path).constData(), &status);
    return status.st_mode & 07777;
}

FaultId faultOfEnrolling(const QString &token, const QString &state)
{
    const auto enrolled = enrol(token, state);
    return enrolled ? FaultId::Internal : enrolled.error().id;
}

TEST(Enrolment, GivesACertificateWithWhichCentralAnswers)
{
    SandboxProcess sandbox;
    QTemporaryDir state;
    const auto enrolled = enrol(sandbox.token(), state.path());
    ASSERT_TRUE(enrolled) << qPrintable(enrolled.error().detail);
    EXPECT_EQ(enrolled->url, sandbox.url());
    EXPECT_EQ(enrolled->recoveryKey.size(), 32);
    const auto time = MotcuaCentral::create(*enrolled)->checkIn();
    ASSERT_TRUE(time) << qPrintable(time.error().detail);
    EXPECT_NEAR(double(*time), double(QDateTime::currentMSecsSinceEpoch()), 60'000);
    const auto loaded = loadEnrolment(state.path());
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->kioskId, enrolled->kioskId);
    EXPECT_EQ(loaded->keyPin, enrolled->keyPin);
}

TEST(Enrolment, IsForOneCentralSystem)
{
    SandboxProcess sandbox, another;
    QTemporaryDir state;
    const auto enrolled = enrol(sandbox.token(), state.path());
    ASSERT_TRUE(enrolled) << qPrintable(enrolled.error().detail);
    EXPECT_EQ(faultOfEnrolling(another.token(), state.path()), FaultId::CentralOther);
    const auto loaded = loadEnrolment(state.path());
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->kioskId, enrolled->kioskId);
    EXPECT_EQ(loaded->keyPin, enrolled->keyPin);
    EXPECT_TRUE(MotcuaCentral::create(*loaded)->checkIn());
}

TEST(Enrolment, FilesAreTheOwnersAlone)
{
    SandboxProcess sandbox;
    QTemporaryDir state;
    const auto enrolled = enrol(sandbox.token(), state.path());
    ASSERT_TRUE(enrolled);
    EXPECT_EQ(modeOf(enrolled->privateKeyFile), 0600u);
    EXPECT_EQ(modeOf(state.path() + u"/central/enrolment.json"_s), 0600u);
    EXPECT_EQ(modeOf(state.path() + u"/central"_s), 0700u);
}

TEST(Enrolment, WhatCentralKeepsIsItsOwnersAlone)
{
    SandboxProcess sandbox;
    QTemporaryDir state;
    const auto enrolled = enrol(sandbox.token(), state.path());
    ASSERT_TRUE(enrolled);
    const QByteArray content = noise(1000, 1);
    ASSERT_TRUE(upload(*MotcuaCentral::create(*enrolled), makeUuid7(0), partOf(u"don"_s, content), content));
    int files = 0;
    QDirIterator all(sandbox.stateDirectory(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        EXPECT_EQ(modeOf(path), all.fileInfo().isDir() ? 0700u : 0600u) << qPrintable(path);
        files += all.fileInfo().isFile();
    }
    EXPECT_GE(files, 8) << "database, its log, keys, lock and the part";
}

TEST(Enrolment, AUsedTokenIsRefusedElsewhereAndHere)
{
    SandboxProcess sandbox;
    QTemporaryDir one, other;
    ASSERT_TRUE(enrol(sandbox.token(), one.path()));
    EXPECT_EQ(faultOfEnrolling(sandbox.token(), other.path()), FaultId::CentralTokenRefused);
    EXPECT_EQ(faultOfEnrolling(sandbox.token(), one.path()), FaultId::CentralTokenRefused);
    EXPECT_TRUE(loadEnrolment(one.path()));
}

TEST(Enrolment, AnUnusedTokenOutlivesARestartAndAUsedOneIsFollowedByANewOne)
{
    SandboxProcess sandbox;
    const QString first = sandbox.token();
    sandbox.kill();
    sandbox.start();
    EXPECT_EQ(sandbox.token(), first);
    QTemporaryDir one, two;
    ASSERT_TRUE(enrol(first, one.path()));
    sandbox.kill();
    sandbox.start();
    EXPECT_NE(sandbox.token(), first);
    EXPECT_TRUE(enrol(sandbox.token(), two.path()));
    EXPECT_TRUE(MotcuaCentral::create(*loadEnrolment(one.path()))->checkIn())
        << "keys must survive the restart";
}

TEST(Enrolment, AnotherKeyThanTheTokensIsNotSpokenTo)
{
    SandboxProcess sandbox;
    auto token = *EnrolmentToken::fromText(sandbox.token());
    token.keyPin = QCryptographicHash::hash("another key", QCryptographicHash::Sha256);
    QTemporaryDir state;
    EXPECT_EQ(faultOfEnrolling(token.toText(), state.path()), FaultId::CentralUntrusted);
    EXPECT_TRUE(enrol(sandbox.token(), state.path())) << "the secret must not have left the machine";
}

TEST(Enrolment, ACentralThatLostItsKeysIsNotSpokenTo)
{
    SandboxProcess sandbox;
    QTemporaryDir state;
    const auto enrolled = enrol(sandbox.token(), state.path());
    ASSERT_TRUE(enrolled);
    sandbox.kill();
    QDir(sandbox.stateDirectory() + u"/keys"_s).removeRecursively();
    sandbox.start();
    ASSERT_EQ(sandbox.url(), enrolled->url);
    const auto time = MotcuaCentral::create(*enrolled)->checkIn();
    ASSERT_FALSE(time);
    EXPECT_EQ(time.error().id, FaultId::CentralUntrusted);
}

TEST(Enrolment, ACertificateOfAnotherAuthorityIsNotServed)
{
    SandboxProcess sandbox, stranger;
    QTemporaryDir state, foreign;
    auto enrolled = *enrol(sandbox.token(), state.path());
    const auto elsewhere = *enrol(stranger.token(), foreign.path());
    enrolled.certificateFile = elsewhere.certificateFile;
    enrolled.privateKeyFile = elsewhere.privateKeyFile;
    EXPECT_FALSE(MotcuaCentral::create(enrolled)->checkIn());
}

TEST(Enrolment, CutShortItIsMadeAgainWithTheSameToken)
{
    SandboxProcess sandbox;
    QTemporaryDir state;
    // Central spends the token and dies before it answers.
    sandbox.misbehave({{u"die"_s, QJsonObject {{u"when"_s, u"after"_s}, {u"path"_s, u"/enrol"_s}}}});
    EXPECT_EQ(faultOfEnrolling(sandbox.token(), state.path()), FaultId::CentralUnreachable);
    EXPECT_EQ(loadEnrolment(state.path()).error().id, FaultId::CentralNotEnrolled);
    const QString token = sandbox.token();
    sandbox.kill();
    sandbox.start();
    const auto enrolled = enrol(token, state.path());
    ASSERT_TRUE(enrolled) << qPrintable(enrolled.error().detail);
    EXPECT_TRUE(MotcuaCentral::create(*enrolled)->checkIn());
    EXPECT_TRUE(QDir(state.path() + u"/central"_s).entryList({u"pending*"_s}).isEmpty());
}

TEST(Enrolment, AnythingElseThanATokenIsRefused)
{
    SandboxProcess sandbox;
    QTemporaryDir state;
    const QString good = sandbox.token();
    for (const QString &bad : {QString(), u"mcx1."_s, good.chopped(7), u"x"_s + good, u"mcx1.e30"_s})
        EXPECT_EQ(faultOfEnrolling(bad, state.path()), FaultId::CentralTokenRefused) << qPrintable(bad);
}

TEST(Enrolment, AnewWithTheSameCentralReplacesTheOld)
{
    SandboxProcess sandbox;
    QTemporaryDir state;
    const auto first = enrol(sandbox.token(), state.path());
    ASSERT_TRUE(first);
    sandbox.kill();
    sandbox.start();
    const auto second = enrol(sandbox.token(), state.path());
    ASSERT_TRUE(second) << qPrintable(second.error().detail);
    EXPECT_NE(second->kioskId, first->kioskId);
    EXPECT_EQ(loadEnrolment(state.path())->kioskId, second->kioskId);
    EXPECT_TRUE(MotcuaCentral::create(*second)->checkIn());
}

} // namespace

} // namespace motcua::test
