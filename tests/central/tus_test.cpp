// SPDX-License-Identifier: GPL-3.0-or-later
// The client against tus servers that are not ours: with less than ours can do, and with other habits.
#include <gtest/gtest.h>

#include "sync/central/tusupload.h"
#include "tests/central/filing.h"
#include "tests/central/tusdouble.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua::test
{

namespace
{

constexpr qsizetype mebibyte = 1 << 20;

class TusTest : public ::testing::Test
{
protected:
    void serve(TusDouble::Habits habits)
    {
        abilities.reset();
        http.reset(); // a server waits for its connections
        server = std::make_unique<TusDouble>(std::move(habits));
        http = std::make_unique<HttpClient>(
            HttpClient::Trust {server->keyPin(), server->authorityFile(), {}, {}});
        abilities = std::make_unique<TusServer>(*http, server->collection());
    }
    Result<void> send(std::optional<qint64> stopAfter = {})
    {
        const PartReader read = [this](qint64 offset, qint64 length) -> Result<QByteArray> {
            bytesRead += length;
            return content.sliced(offset, length);
        };
        const UploadKept kept = [this](const UploadHandle &upload) -> Result<void> {
            handle = upload;
            return {};
        };
        const UploadProgress progress = [&](qint64 offset) { return !stopAfter || offset < *stopAfter; };
        TusUpload upload(*http, *abilities, chunk,
            {server->origin(), server->collection(), {"filename YQ=="}, content.size()}, read, kept,
            progress);
        return upload.run(handle);
    }
    std::unique_ptr<TusDouble> server;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<TusServer> abilities;
    ChunkSize chunk;
    QByteArray content = noise(5 * mebibyte + 11, 3);
    UploadHandle handle;
    qint64 bytesRead = 0;
};

TEST_F(TusTest, AServerThatOnlyCreatesIsEnough)
{
    for (const bool options : {true, false}) {
        serve({.extensions = options ? "creation" : "", .options = options});
        handle = {};
        ASSERT_TRUE(send());
        EXPECT_EQ(server->held(), content);
        for (const auto &request : server->seen())
            EXPECT_TRUE(request.checksum.isEmpty());
    }
}

TEST_F(TusTest, AddressesMayBeRelativeUnderAnotherPathOrOfAServerThatDoesNotKnowItsOwnName)
{
    for (const QByteArray location : {"", "/tus/v1/uploads/", "uploads/", "http://127.0.0.1/tus/v1/uploads/",
             "//inner.invalid/tus/v1/uploads/"}) {
        serve({.prefix = "/tus/v1/uploads/", .location = location == "uploads/" ? "../uploads/" : location});
        handle = {};
        ASSERT_FALSE(send(2 * mebibyte)) << location.constData();
        ASSERT_TRUE(send()) << location.constData();
        EXPECT_EQ(server->held(), content);
        EXPECT_EQ(server->uploads(), 1U);
        EXPECT_TRUE(handle.address.startsWith(server->origin() + u"/tus/v1/uploads/"_s));
    }
}

TEST_F(TusTest, WhatFitsIntoOneRequestGoesWithItsCreation)
{
    serve({.extensions = "creation,creation-with-upload"});
    content = noise(mebibyte, 4);
    ASSERT_TRUE(send());
    EXPECT_EQ(server->held(), content);
    EXPECT_EQ(server->count("POST"), 1);
    EXPECT_EQ(server->count("PATCH"), 0);
    EXPECT_EQ(server->count("HEAD"), 0);
    EXPECT_EQ(bytesRead, content.size());
}

TEST_F(TusTest, AServerThatTakesNoBodyAfterAllGetsNone)
{
    serve({.extensions = "creation,creation-with-upload", .refusesBodies = true});
    content = noise(70'000, 4);
    ASSERT_TRUE(send());
    EXPECT_EQ(server->held(), content);
}

TEST_F(TusTest, EveryRequestWithBytesCarriesTheBestChecksumOffered)
{
    const auto algorithms = {std::pair<QByteArray, QByteArray>("md5,sha1", "sha1 "),
        {"sha1, sha256", "sha256 "}, {"md5,crc32", ""}};
    for (const auto &[offered, expected] : algorithms) {
        for (const qsizetype size : {content.size(), qsizetype(1000)}) {
            serve({.extensions = "creation,creation-with-upload,checksum", .algorithms = offered});
            content = noise(size, 5);
            handle = {};
            ASSERT_TRUE(send());
            EXPECT_EQ(server->held(), content);
            for (const auto &request : server->seen()) {
                if (request.body.isEmpty())
                    continue;
                EXPECT_EQ(request.checksum.left(expected.size()), expected);
                EXPECT_EQ(request.checksum.isEmpty(), expected.isEmpty());
            }
        }
    }
}

TEST_F(TusTest, BytesThatArriveDamagedAreSentAgainAndOnlyThose)
{
    serve({.extensions = "creation,checksum", .algorithms = "sha1", .wrongChecksums = 2});
    ASSERT_TRUE(send());
    EXPECT_EQ(server->held(), content);
    EXPECT_EQ(server->uploads(), 1U);
    EXPECT_EQ(bytesRead, content.size() + 2 * ChunkSize::least);
}

TEST_F(TusTest, AServerThatDoesNotKnowItsOwnAlgorithmGetsNoChecksums)
{
    serve({.extensions = "creation,checksum", .algorithms = "sha1", .refusesChecksums = true});
    ASSERT_TRUE(send());
    EXPECT_EQ(server->held(), content);
}

TEST_F(TusTest, AnUploadThatWillHaveExpiredBeforeItIsWholeIsNotGoneOnWith)
{
    serve({.extensions = "creation,expiration", .lifetimeSeconds = 20});
    ASSERT_FALSE(send(mebibyte));
    ASSERT_TRUE(handle.lives);
    EXPECT_LE(*handle.lives, 20s);
    EXPECT_GT(*handle.lives, 5s);
    ASSERT_TRUE(send());
    EXPECT_EQ(server->uploads(), 2U);
    EXPECT_EQ(server->held(), content);
}

TEST_F(TusTest, AnUploadThatHasExpiredIsNotEvenAskedFor)
{
    serve({.extensions = "creation,expiration", .lifetimeSeconds = 3'600});
    ASSERT_FALSE(send(mebibyte));
    EXPECT_GT(*handle.lives, 3'500s);
    handle.lives = -1ms;
    ASSERT_TRUE(send());
    EXPECT_EQ(server->count("HEAD"), 0);
    EXPECT_EQ(server->uploads(), 2U);
    EXPECT_EQ(server->held(), content);
}

TEST_F(TusTest, AnAddressThatTheServerTakesNoMoreIsGivenUp)
{
    for (const int status : {400, 403, 404, 405, 410, 412, 414}) {
        SCOPED_TRACE(status);
        serve({.extensions = "creation"});
        handle = {};
        ASSERT_FALSE(send(mebibyte));
        server->moveAway(status);
        ASSERT_TRUE(send());
        EXPECT_EQ(server->uploads(), 2U);
        EXPECT_EQ(server->held(), content);
    }
    // Of these it may be there again later.
    for (const int status : {401, 408, 423, 429, 500, 503}) {
        SCOPED_TRACE(status);
        serve({.extensions = "creation"});
        handle = {};
        ASSERT_FALSE(send(mebibyte));
        server->moveAway(status);
        ASSERT_FALSE(send());
        EXPECT_EQ(server->uploads(), 1U);
    }
}

TEST_F(TusTest, WhatTheWayTakesAtOnceIsFoundOut)
{
    serve({.extensions = "creation", .mostBytesARequest = 300'000});
    ASSERT_TRUE(send());
    EXPECT_EQ(server->held(), content);
    EXPECT_EQ(server->uploads(), 1U);
}

TEST_F(TusTest, AWayThatTakesNextToNothingIsNotWorkedWith)
{
    serve({.extensions = "creation", .mostBytesARequest = 1'000});
    const auto sent = send();
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().id, FaultId::CentralAnswerInvalid);
    EXPECT_LT(server->count("PATCH"), 20);
}

TEST_F(TusTest, MoreThanTheServerEverTakesIsForAPersonToMend)
{
    serve({.extensions = "creation", .mostBytes = mebibyte});
    const auto sent = send();
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().id, FaultId::CentralRefused);
    EXPECT_EQ(server->count("POST"), 0);
}

TEST_F(TusTest, WhatIsNotWantedAnyMoreIsDeletedWhereThatCanBeDone)
{
    serve({.extensions = "creation,termination"});
    ASSERT_TRUE(send());
    EXPECT_TRUE(discardTusUpload(*http, *abilities, handle.address));
    EXPECT_EQ(server->uploads(), 0U);
    EXPECT_TRUE(discardTusUpload(*http, *abilities, handle.address)) << "gone is as good";
    serve({.extensions = "creation"});
    handle = {};
    ASSERT_TRUE(send());
    EXPECT_TRUE(discardTusUpload(*http, *abilities, handle.address));
    EXPECT_EQ(server->count("DELETE"), 0);
}

TEST(HttpReplyTest, TimesAreTakenByTheServersOwnClock)
{
    HttpReply reply;
    reply.status = 503;
    reply.headers = {
        {"date", "Mon, 19 Jan 1970 02:30:05 GMT"}, {"upload-expires", "Mon, 19 Jan 1970 02:31:05 GMT"}};
    EXPECT_EQ(reply.until("upload-expires"), 60s);
    EXPECT_FALSE(reply.until("retry-after"));
    reply.headers.insert("retry-after", "120");
    EXPECT_EQ(faultOf(reply).retryAfter, 120'000);
    reply.headers.insert("retry-after", "Mon, 19 Jan 1970 02:30:35 GMT");
    EXPECT_EQ(faultOf(reply).retryAfter, 30'000);
    for (const QByteArray odd : {"soon", "-5", "Mon, 19 Jan 1970 02:29:35 GMT", ""}) {
        reply.headers.insert("retry-after", odd);
        EXPECT_EQ(faultOf(reply).retryAfter, 0) << odd.constData();
    }
    reply.headers.insert("retry-after", "999999999999");
    EXPECT_EQ(faultOf(reply).retryAfter, 3'600'000);
    reply.headers.insert("retry-after", "-9223372036854775807");
    EXPECT_EQ(faultOf(reply).retryAfter, 0);
    // Dates whose distance no clock can count.
    reply.headers.insert("date", "Sun, 22 Nov 4052 07:00:00 GMT");
    EXPECT_EQ(reply.until("upload-expires"), -24h * 3650);
    reply.headers.insert("upload-expires", "Sun, 22 Nov 9999 07:00:00 GMT");
    EXPECT_EQ(reply.until("upload-expires"), 24h * 3650);
}

} // namespace

} // namespace motcua::test
