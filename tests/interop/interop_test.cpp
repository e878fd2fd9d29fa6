// SPDX-License-Identifier: GPL-3.0-or-later
// Our client against a tus server, and our server against a tus client, that were both not written here.
#include <atomic>
#include <thread>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <gtest/gtest.h>

#include "sync/central/enrolment.h"
#include "sync/central/tusupload.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/interop/nodepackages.h"
#include "tests/proxy/faultproxy.h"
#include "tests/proxy/tlsidentity.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr qsizetype mebibyte = 1 << 20;

class InteropTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        packages = installNodePackages();
        if (packages.state == NodePackages::State::NoRegistry)
            GTEST_SKIP() << "the npm registry cannot be reached: " << qPrintable(packages.words);
        ASSERT_EQ(packages.state, NodePackages::State::Ready) << qPrintable(packages.words);
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(directory.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        EXPECT_EQ(file.write(bytes), bytes.size());
        return file.fileName();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    NodePackages packages;
    QTemporaryDir directory;
};

/// Our TusUpload and @tus/server over @tus/file-store.
class ForeignServerTest : public InteropTest
{
protected:
    void SetUp() override
    {
        InteropTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        keyFile = write(u"server.key"_s, identity.privateKey);
        certificateFile = write(u"server.pem"_s, identity.certificate);
        ASSERT_TRUE(QDir().mkpath(directory.filePath(u"held"_s)));
        start();
    }
    void TearDown() override { kill(); }
    void start()
    {
        server = std::make_unique<QProcess>();
        server->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        server->setWorkingDirectory(packages.folder);
        server->start(u"node"_s,
            {u"server.mjs"_s, directory.filePath(u"held"_s), keyFile, certificateFile,
                QString::number(port)});
        while (!server->canReadLine())
            ASSERT_TRUE(server->waitForReadyRead(60'000)) << "the foreign server does not start";
        port = QJsonDocument::fromJson(server->readLine()).object().value(u"port").toInt();
    }
    void kill()
    {
        if (server) {
            server->kill();
            server->waitForFinished();
        }
        server.reset();
    }
    /// One attempt, as the uploader makes it: with a connection of its own.
    Result<void> send(int through)
    {
        const QString origin = u"https://127.0.0.1:%1"_s.arg(through);
        HttpClient http({identity.keyPin, certificateFile, {}, {}});
        TusServer abilities(http, origin + u"/kiosk/uploads"_s);
        const PartReader reader = [this](qint64 offset, qint64 length) -> Result<QByteArray> {
            largestChunk = std::max(largestChunk, length);
            return content.sliced(offset, length);
        };
        const UploadKept kept = [this](const UploadHandle &upload) -> Result<void> {
            creations += upload.address != handle.address ? 1 : 0;
            handle = upload;
            return {};
        };
        const UploadProgress progress = [this](qint64) {
            if (onProgress)
                onProgress();
            return true;
        };
        TusUpload upload(http, abilities, chunk,
            {origin, origin + u"/kiosk/uploads"_s, {"filename dGh1LnBkZg=="}, content.size()}, reader, kept,
            progress);
        return upload.run(handle);
    }
    void expectHeld()
    {
        const QString name = QUrl(handle.address).fileName();
        EXPECT_EQ(read(directory.filePath(u"held/"_s + name)), content);
    }

    TlsIdentity identity = makeTlsIdentity();
    QString keyFile, certificateFile;
    std::unique_ptr<QProcess> server;
    int port = 0;
    QByteArray content = noise(24 * mebibyte + 5, 9);
    ChunkSize chunk;
    UploadHandle handle;
    int creations = 0;
    qint64 largestChunk = 0;
    std::function<void()> onProgress;
};

TEST_F(ForeignServerTest, ReceivesOurUploadsByteForByte)
{
    for (const qsizetype size : {content.size(), mebibyte, qsizetype(1)}) {
        content = noise(size, 10);
        handle = {};
        chunk = {};
        ASSERT_TRUE(send(port)) << size;
        expectHeld();
    }
}

TEST_F(ForeignServerTest, CutLinesCostAtMostOneChunkEach)
{
    FaultProxy proxy(static_cast<std::uint16_t>(port));
    proxy.set({.cutUpAfter = 5 * mebibyte, .end = FaultProxy::End::Reset});
    int attempts = 1;
    while (!send(proxy.port())) {
        ASSERT_LT(++attempts, 40);
        chunk = {}; // as after the failure that it was
    }
    EXPECT_GT(attempts, 2);
    EXPECT_EQ(creations, 1);
    expectHeld();
    const auto counts = proxy.counts();
    const qint64 overhead = content.size() / 50 + counts.connections * 16'384;
    EXPECT_LE(counts.up, content.size() + counts.cuts * largestChunk + overhead);
}

TEST_F(ForeignServerTest, KilledInTheMiddleItGoesOnWhereItStood)
{
    int chunks = 0;
    onProgress = [&] {
        if (++chunks == 3)
            kill();
    };
    ASSERT_FALSE(send(port));
    start();
    ASSERT_TRUE(send(port));
    EXPECT_EQ(creations, 1);
    expectHeld();
}

/// tus-js-client and motcua-central.
class ForeignClientTest : public InteropTest
{
protected:
    void SetUp() override
    {
        InteropTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        sandbox = std::make_unique<SandboxProcess>();
        enrolment = *enrol(sandbox->token(), directory.filePath(u"kiosk"_s));
    }
    QList<QJsonObject> run(int through, const QStringList &without = {})
    {
        const QJsonObject settings {{u"endpoint"_s, u"https://127.0.0.1:%1/files"_s.arg(through)},
            {u"authority"_s, enrolment.authorityFile}, {u"certificate"_s, enrolment.certificateFile},
            {u"key"_s, enrolment.privateKeyFile}, {u"without"_s, QJsonArray::fromStringList(without)}};
        QProcess client;
        client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        client.setWorkingDirectory(packages.folder);
        client.start(
            u"node"_s, {u"client.mjs"_s, write(u"settings.json"_s, QJsonDocument(settings).toJson())});
        EXPECT_TRUE(client.waitForFinished(300'000));
        QList<QJsonObject> lines;
        for (const QByteArray &line : client.readAllStandardOutput().split('\n'))
            if (!line.isEmpty())
                lines.append(QJsonDocument::fromJson(line).object());
        return lines;
    }
    void expectKept(const QList<QJsonObject> &lines, int count = 7)
    {
        EXPECT_EQ(lines.size(), count);
        for (const QJsonObject &line : lines) {
            const std::string promise = line.value(u"promise").toString().toStdString();
            EXPECT_TRUE(line.value(u"ok").toBool())
                << promise << ": " << qPrintable(line.value(u"why").toString());
            if (line.value(u"upload").isNull())
                continue;
            const QString name = QUrl(line.value(u"upload").toString()).fileName();
            const QByteArray held = read(sandbox->stateDirectory() + u"/files/"_s + name);
            EXPECT_EQ(QString::fromLatin1(QCryptographicHash::hash(held, QCryptographicHash::Sha256).toHex()),
                line.value(u"sha256").toString())
                << promise;
        }
    }

    std::unique_ptr<SandboxProcess> sandbox;
    Enrolment enrolment;
};

TEST_F(ForeignClientTest, FindsInOurServerWhatTusPromises)
{
    expectKept(run(QUrl(sandbox->url()).port()));
}

TEST_F(ForeignClientTest, FindsItOverALineThatBreaksToo)
{
    FaultProxy proxy(static_cast<std::uint16_t>(QUrl(sandbox->url()).port()));
    std::atomic<bool> done = false;
    std::thread weather([&] {
        // Between two cuts more than a chunk gets through, on however slow a machine.
        for (std::int64_t last = 0; !done; std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
            const std::int64_t up = proxy.counts().up;
            if (up - last < 3 * mebibyte)
                continue;
            last = up;
            proxy.set({.cutUpAfter = 700'000, .times = 1});
        }
    });
    // That client does not try again what ends a parallel upload.
    expectKept(run(proxy.port(), {u"parallel"_s}), 6);
    done = true;
    weather.join();
    EXPECT_GE(proxy.counts().cuts, 3);
}

} // namespace

} // namespace motcua::test
