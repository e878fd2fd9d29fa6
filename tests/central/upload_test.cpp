// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include <gtest/gtest.h>

#include "sync/central/chunksize.h"
#include "sync/central/httpclient.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/proxy/faultproxy.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr qsizetype mebibyte = 1 << 20;

/// One part under way, counting what is asked of it.
class UploadTest : public ::testing::Test
{
protected:
    void SetUp() override { enrolment = *enrol(sandbox.token(), state.path()); }
    /// Another dossier's part, of which central has nothing.
    void begin()
    {
        dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
        url.clear();
        lives.reset();
        reads.clear();
        creations = 0;
    }
    std::uint16_t sandboxPort() const { return static_cast<std::uint16_t>(QUrl(sandbox.url()).port()); }
    void throughProxy(const FaultProxy &proxy)
    {
        enrolment.url = u"https://127.0.0.1:%1"_s.arg(proxy.port());
    }

    Result<void> send()
    {
        return MotcuaCentral::create(enrolment)->uploadPart(
            dossier, part, {url, lives},
            [this](qint64 offset, qint64 length) -> Result<QByteArray> {
                reads.append({offset, length});
                if (onRead)
                    onRead();
                return content.sliced(offset, length);
            },
            [this](const UploadHandle &upload) {
                creations += upload.address != url ? 1 : 0;
                url = upload.address;
                lives = upload.lives;
                return Result<void>();
            },
            [this](qint64 offset) {
                confirmed = offset;
                return !stopAfter || offset < *stopAfter;
            });
    }
    qint64 bytesRead() const
    {
        qint64 sum = 0;
        for (const auto &read : reads)
            sum += read.second;
        return sum;
    }
    qint64 largestChunk() const
    {
        qint64 most = 0;
        for (const auto &read : reads)
            most = std::max(most, read.second);
        return most;
    }
    HttpReply raw(HttpRequest request)
    {
        HttpClient http(
            {enrolment.keyPin, enrolment.authorityFile, enrolment.certificateFile, enrolment.privateKeyFile});
        if (!request.url.startsWith(u"https:"))
            request.url.prepend(enrolment.url);
        request.headers.append("Tus-Resumable: 1.0.0");
        const auto reply = http.send(request);
        EXPECT_TRUE(reply);
        return reply.value_or(HttpReply());
    }
    void expectWholeAtCentral()
    {
        ASSERT_TRUE(MotcuaCentral::create(enrolment)->putDossier(dossier, manifestOf(dossier, {part})));
        const auto dossiers = sandbox.list();
        ASSERT_EQ(dossiers.size(), 1);
        const QJsonObject held = dossiers.first().value(u"parts").toArray().first().toObject();
        EXPECT_EQ(held.value(u"sha256").toString(), QString::fromLatin1(part.sha256.toHex()));
        EXPECT_EQ(held.value(u"bytes").toInteger(), part.bytes);
    }

    SandboxProcess sandbox;
    QTemporaryDir state;
    Enrolment enrolment;
    DossierId dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    QByteArray content = noise(11 * mebibyte + 17, 1);
    Part part = partOf(u"don-de-nghi"_s, content);
    QString url;
    std::optional<std::chrono::milliseconds> lives;
    QList<std::pair<qint64, qint64>> reads;
    int creations = 0;
    qint64 confirmed = 0;
    std::optional<qint64> stopAfter;
    std::function<void()> onRead;
};

TEST_F(UploadTest, ArrivesByteForByte)
{
    ASSERT_TRUE(send());
    EXPECT_EQ(bytesRead(), content.size());
    expectWholeAtCentral();
}

TEST_F(UploadTest, AnEmptyPartArrivesToo)
{
    content.clear();
    part = partOf(u"don-de-nghi"_s, content);
    ASSERT_TRUE(send());
    expectWholeAtCentral();
}

TEST_F(UploadTest, WhatCentralHasIsNotSentAgain)
{
    ASSERT_TRUE(send());
    reads.clear();
    ASSERT_TRUE(send());
    url.clear(); // and even where the address was forgotten
    ASSERT_TRUE(send());
    EXPECT_TRUE(reads.isEmpty());
    EXPECT_EQ(creations, 2);
}

TEST_F(UploadTest, GoesOnAtTheExactOffsetAfterAStop)
{
    stopAfter = 2 * mebibyte;
    ASSERT_FALSE(send());
    stopAfter.reset();
    const qint64 stood = confirmed;
    reads.clear();
    ASSERT_TRUE(send());
    EXPECT_EQ(reads.first().first, stood);
    EXPECT_EQ(bytesRead(), content.size() - stood);
    expectWholeAtCentral();
}

TEST_F(UploadTest, SurvivesKillingCentralInTheMiddle)
{
    onRead = [this] {
        if (reads.size() == 3)
            sandbox.kill();
    };
    ASSERT_FALSE(send());
    onRead = nullptr;
    sandbox.start();
    ASSERT_TRUE(send());
    EXPECT_EQ(creations, 1);
    EXPECT_LE(bytesRead(), content.size() + largestChunk());
    expectWholeAtCentral();
}

TEST_F(UploadTest, SurvivesCentralDyingBetweenTheWorkAndItsAnswer)
{
    sandbox.misbehave({{u"die"_s, QJsonObject {{u"when"_s, u"after"_s}, {u"method"_s, u"PATCH"_s}}}});
    ASSERT_FALSE(send());
    sandbox.kill();
    sandbox.start();
    reads.clear();
    ASSERT_TRUE(send());
    EXPECT_GT(reads.first().first, 0) << "the bytes were on disk and need not go again";
    EXPECT_EQ(bytesRead(), content.size() - reads.first().first);
    expectWholeAtCentral();
}

TEST_F(UploadTest, ACutInsideAChunkCostsAtMostThatChunk)
{
    sandbox.misbehave({{u"cut_upload_after"_s, QJsonObject {{u"bytes"_s, 700'000}, {u"times"_s, 1}}}});
    const bool atOnce = send().has_value(); // where it was a kept connection that broke
    ASSERT_TRUE(atOnce || send());
    EXPECT_EQ(creations, 1);
    EXPECT_LE(bytesRead(), content.size() + largestChunk());
    expectWholeAtCentral();
}

TEST_F(UploadTest, AKeptConnectionThatBreaksOnceIsMadeAnew)
{
    for (const auto end : {FaultProxy::End::Orderly, FaultProxy::End::Reset}) {
        SCOPED_TRACE(static_cast<int>(end));
        begin();
        FaultProxy proxy(sandboxPort());
        proxy.set({.cutUpAfter = 3 * mebibyte, .end = end, .times = 1});
        throughProxy(proxy);
        const auto whole = send();
        ASSERT_TRUE(whole) << qPrintable(whole.error().detail);
        EXPECT_EQ(proxy.counts().cuts, 1);
        EXPECT_EQ(creations, 1);
        EXPECT_LE(bytesRead(), content.size() + largestChunk());
    }
}

TEST_F(UploadTest, ARoadOnWhichEveryConnectionBreaksIsToldAndGoneOnWith)
{
    FaultProxy proxy(sandboxPort());
    proxy.set({.cutUpAfter = 3 * mebibyte});
    throughProxy(proxy);
    const auto broken = send();
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().id, FaultId::CentralUnreachable);
    EXPECT_GT(confirmed, 0);
    proxy.set({});
    ASSERT_TRUE(send());
    EXPECT_EQ(creations, 1);
    expectWholeAtCentral();
}

TEST_F(UploadTest, ALostAnswerToTheCreationMakesNoSecondUpload)
{
    sandbox.misbehave({{u"drop_reply"_s,
        QJsonObject {{u"path"_s, u"/files"_s}, {u"method"_s, u"POST"_s}, {u"times"_s, 2}}}});
    ASSERT_FALSE(send()); // libcurl may itself try again what a kept connection lost
    EXPECT_EQ(creations, 0);
    ASSERT_TRUE(send());
    EXPECT_EQ(QDir(sandbox.stateDirectory() + u"/files"_s).entryList(QDir::Files).size(), 1);
    expectWholeAtCentral();
}

TEST_F(UploadTest, AnUploadThatCentralForgotIsMadeAnew)
{
    stopAfter = mebibyte;
    ASSERT_FALSE(send());
    stopAfter.reset();
    EXPECT_EQ(raw({"DELETE", url}).status, 204);
    ASSERT_TRUE(send());
    EXPECT_EQ(creations, 2);
    expectWholeAtCentral();
}

TEST_F(UploadTest, AnExpiredUploadIsMadeAnew)
{
    sandbox.kill();
    SandboxProcess hasty({u"--upload-expires"_s, u"0"_s});
    QTemporaryDir other;
    enrolment = *enrol(hasty.token(), other.path());
    const auto fault = send(); // every upload expires as it is made: given up after a few, not for ever
    ASSERT_FALSE(fault);
    EXPECT_EQ(fault.error().id, FaultId::CentralAnswerInvalid);
    EXPECT_GT(creations, 1);
    EXPECT_LT(creations, 10);
}

TEST_F(UploadTest, AnAddressOfAnotherHostIsNeverFollowed)
{
    url = u"https://127.0.0.1:9/files/00000000000000000000000000000000"_s;
    ASSERT_TRUE(send());
    EXPECT_TRUE(url.startsWith(sandbox.url()));
    expectWholeAtCentral();
}

TEST_F(UploadTest, BytesThatAreNotThePromisedOnesAreNotKept)
{
    content = noise(content.size(), 2); // other bytes than part.sha256 names
    const auto sent = send();
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().id, FaultId::CentralAnswerInvalid);
    EXPECT_TRUE(QDir(sandbox.stateDirectory() + u"/files"_s).entryList(QDir::Files).isEmpty());
}

TEST_F(UploadTest, ChecksumOfAChunkIsChecked)
{
    const HttpReply made = raw({"POST", u"/files"_s, {"Upload-Length: 5"}, QByteArray()});
    ASSERT_EQ(made.status, 201);
    const QString where = QString::fromLatin1(made.headers.value("location"));
    const auto patch = [&](const QByteArray &checksum) {
        return raw({"PATCH", where,
                       {"Content-Type: application/offset+octet-stream", "Upload-Offset: 0",
                           "Upload-Checksum: " + checksum},
                       QByteArray("12345")})
            .status;
    };
    const auto digest = [](QCryptographicHash::Algorithm algorithm, const QByteArray &of) {
        return QCryptographicHash::hash(of, algorithm).toBase64();
    };
    EXPECT_EQ(patch("sha1 " + digest(QCryptographicHash::Sha1, "other")), 460);
    EXPECT_EQ(patch("sha256 " + digest(QCryptographicHash::Sha256, "other")), 460);
    EXPECT_EQ(patch("md5 " + digest(QCryptographicHash::Md5, "12345")), 400);
    EXPECT_EQ(raw({"HEAD", where}).headers.value("upload-offset"), "0");
    EXPECT_EQ(patch("sha256 " + digest(QCryptographicHash::Sha256, "12345")), 204);
    EXPECT_EQ(raw({"HEAD", where}).headers.value("upload-offset"), "5");
}

TEST_F(UploadTest, TusRulesAreKept)
{
    const QByteArray type = "Content-Type: application/offset+octet-stream";
    const HttpReply options = raw({"OPTIONS", u"/files"_s});
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.headers.value("tus-version"), "1.0.0");
    EXPECT_TRUE(options.headers.value("tus-extension").contains("creation-with-upload"));
    const HttpReply made = raw({"POST", u"/files"_s, {"Upload-Length: 5", type}, QByteArray("123")});
    ASSERT_EQ(made.status, 201);
    EXPECT_EQ(made.headers.value("upload-offset"), "3");
    EXPECT_FALSE(made.headers.value("upload-expires").isEmpty());
    const QString where = QString::fromLatin1(made.headers.value("location"));
    EXPECT_EQ(raw({"PATCH", where, {"Upload-Offset: 3"}, QByteArray("45")}).status, 415);
    EXPECT_EQ(raw({"PATCH", where, {type, "Upload-Offset: 2"}, QByteArray("45")}).status, 409);
    EXPECT_EQ(raw({"PATCH", where, {type, "Upload-Offset: 3"}, QByteArray("456")}).status, 413);
    EXPECT_EQ(
        raw({"POST", where, {type, "Upload-Offset: 3", "X-HTTP-Method-Override: PATCH"}, QByteArray("45")})
            .status,
        204);
    EXPECT_EQ(raw({"HEAD", u"/files/00000000000000000000000000000000"_s}).status, 404);
    HttpClient plain(
        {enrolment.keyPin, enrolment.authorityFile, enrolment.certificateFile, enrolment.privateKeyFile});
    EXPECT_EQ(plain.send({"HEAD", enrolment.url + where})->status, 412);
}

TEST_F(UploadTest, AnotherKiosksUploadIsNotThere)
{
    stopAfter = mebibyte;
    ASSERT_FALSE(send());
    sandbox.kill();
    sandbox.start();
    QTemporaryDir other;
    enrolment = *enrol(sandbox.token(), other.path());
    EXPECT_EQ(raw({"HEAD", url}).status, 404);
    EXPECT_EQ(raw({"DELETE", url}).status, 404);
}

TEST(ChunkSizeTest, GrowsOnAFastLineShrinksOnASlowOneWithinItsBounds)
{
    ChunkSize chunk;
    EXPECT_EQ(chunk.bytes(), ChunkSize::least);
    for (int i = 0; i < 10; ++i)
        chunk.acknowledged(chunk.bytes(), 10);
    EXPECT_EQ(chunk.bytes(), ChunkSize::most);
    chunk.acknowledged(chunk.bytes(), 9'000);
    EXPECT_EQ(chunk.bytes(), ChunkSize::most / 2);
    chunk.acknowledged(1, 1); // the part's short tail says nothing
    EXPECT_EQ(chunk.bytes(), ChunkSize::most / 2);
    chunk.failed();
    EXPECT_EQ(chunk.bytes(), ChunkSize::least);
}

} // namespace

} // namespace motcua::test
