// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "drivers/worker/frame.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

WorkerMessage sample()
{
    return {.type = WorkerMessage::Type::Event,
        .job = 7,
        .kind = u"sheet"_s,
        .values = {{u"number"_s, 3}, {u"bytes"_s, QByteArray("\0\xff", 2)}}};
}

} // namespace

TEST(Frame, ArrivesWholeInWhateverPiecesTheSocketGives)
{
    const QByteArray two = *encodeFrame(sample()) + *encodeFrame(WorkerMessage::hello(u"scan"_s));
    for (qsizetype piece = 1; piece <= two.size(); ++piece) {
        FrameReader reader;
        QStringList kinds;
        for (qsizetype at = 0; at < two.size(); at += piece) {
            reader.feed(QByteArrayView(two).sliced(at, std::min(piece, two.size() - at)));
            for (;;) {
                auto message = reader.next();
                ASSERT_TRUE(message);
                if (!*message)
                    break;
                kinds.append((*message)->kind);
                if (kinds.size() == 1) {
                    EXPECT_EQ((*message)->job, 7U);
                    EXPECT_EQ((*message)->values, sample().values);
                }
            }
        }
        EXPECT_EQ(kinds, QStringList({u"sheet"_s, u"scan"_s})) << piece;
    }
}

TEST(Frame, EveryDamagedByteIsRefusedOrHarmless)
{
    const QByteArray good = *encodeFrame(sample());
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const int bit : {0x01, 0x20, 0x80}) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(bad[at] ^ bit);
            FrameReader reader;
            reader.feed(bad);
            auto message = reader.next();
            if (!message) {
                EXPECT_FALSE(reader.next()) << "a broken stream must stay broken";
            }
        }
    }
}

TEST(Frame, TooLongAMessageIsRefusedFromItsHeaderAlone)
{
    FrameReader reader;
    reader.feed(QByteArray::fromHex("4d43000000100001"));
    EXPECT_FALSE(reader.next());

    WorkerMessage large = sample();
    large.values.insert(u"much"_s, QByteArray(frame::largestMessage, 'x'));
    EXPECT_FALSE(encodeFrame(large));
}

TEST(Frame, MoreBlobsThanAllowedAreRefused)
{
    WorkerMessage message = sample();
    for (int i = 0; i <= frame::mostBlobs; ++i)
        message.blobs.append(*Blob::fromBytes("x"));
    EXPECT_FALSE(encodeFrame(message));
}

TEST(Frame, BlobsArriveWithTheirMessageAndInOrder)
{
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    const FileDescriptor sender(ends[0]), receiver(ends[1]);
    FrameReader reader;
    for (int i = 0; i < 3; ++i) {
        WorkerMessage message = sample();
        message.blobs = {*Blob::fromBytes(QByteArray(200'000 + i, 'a')), *Blob::fromBytes({}),
            *Blob::fromBytes(QByteArray::number(i))};
        const QByteArray bytes = *encodeFrame(message);
        // The descriptors go with the first part, however small.
        ASSERT_EQ(sendPart(sender.number(), QByteArrayView(bytes).first(1), message.blobs), 1);
        ASSERT_EQ(sendPart(sender.number(), QByteArrayView(bytes).sliced(1), {}), bytes.size() - 1);
    }
    int seen = 0;
    while (seen < 3) {
        auto message = reader.next();
        ASSERT_TRUE(message);
        if (!*message) {
            ASSERT_GT(receiveInto(reader, receiver.number()), 0);
            continue;
        }
        ASSERT_EQ((*message)->blobs.size(), 3);
        EXPECT_EQ((*message)->blobs.at(0).view().size(), 200'000 + seen);
        EXPECT_EQ((*message)->blobs.at(1).view().size(), 0);
        EXPECT_EQ((*message)->blobs.at(2).bytes(), QByteArray::number(seen));
        ++seen;
    }
}

TEST(Blob, CannotBeChangedBehindTheReadersBack)
{
    const Blob blob = *Blob::fromBytes("hello");
    EXPECT_NE(::ftruncate(blob.descriptor(), 0), 0);
    EXPECT_LT(::pwrite(blob.descriptor(), "x", 1, 0), 0);
    EXPECT_EQ(blob.view(), QByteArrayView("hello"));

    FileDescriptor unsealed(::memfd_create("unsealed", MFD_ALLOW_SEALING));
    EXPECT_FALSE(Blob::fromDescriptor(std::move(unsealed)));
    FileDescriptor notMemory(::open("/dev/zero", O_RDONLY));
    EXPECT_FALSE(Blob::fromDescriptor(std::move(notMemory)));
}
