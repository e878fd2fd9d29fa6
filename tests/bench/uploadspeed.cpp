// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/uploadspeed.h"

#include <algorithm>
#include <cstdio>

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "sync/central/httpclient.h"
#include "sync/central/motcuacentral.h"
#include "sync/uploader/uploader.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/store/invented.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int rounds = 3;
constexpr qint64 partBytes = 25LL << 20;

double mebibytesPerSecond(qint64 bytes, qint64 milliseconds)
{
    return double(bytes) / (1 << 20) / (double(std::max<qint64>(1, milliseconds)) / 1000);
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The parts by the project's client, one after the other, a dossier of its own each time.
double clientSpeed(const Enrolment &enrolment, const QList<QByteArray> &parts)
{
    const auto central = MotcuaCentral::create(enrolment);
    const DossierId dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    QList<Part> described;
    for (const QByteArray &content : parts)
        described.append(partOf(u"part-%1"_s.arg(described.size()), content));
    QElapsedTimer timer;
    timer.start();
    qint64 bytes = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!upload(*central, dossier, described[i], parts[i]))
            qFatal("our upload failed");
        bytes += parts[i].size();
    }
    return mebibytesPerSecond(bytes, timer.elapsed());
}

/// The same by the uploader, out of the sealed store and with everything that it notes there, until the
/// dossier has its code.
double uploaderSpeed(const Enrolment &enrolment, Store &store, const QList<QByteArray> &parts)
{
    const DossierId dossier = store.createDraft(inventedStart()).value();
    bool ready = store.submit(dossier, inventedSubmission()).has_value();
    QList<Part> described;
    qint64 bytes = 0;
    for (const QByteArray &content : parts) {
        described.append(partOf(u"part-%1"_s.arg(described.size()), content));
        ready = ready && store.savePart(dossier, described.last(), content);
        bytes += content.size();
    }
    if (!ready || !store.saveManifest(dossier, manifestOf(dossier, described, dossier.toRfc4122())))
        qFatal("not queued");
    const auto nothing = [](Store &, const DossierId &, const MayGoOn &) { return Result<void>(); };
    const auto connect = [&](const std::atomic<bool> &interrupt) -> Result<std::unique_ptr<CentralSystem>> {
        HttpPatience patience;
        patience.interrupt = &interrupt;
        return MotcuaCentral::create(enrolment, patience);
    };
    Uploader uploader(store, connect, nothing, {}, {});
    QElapsedTimer timer;
    timer.start();
    const auto outcome = uploader.pass(false);
    if (!outcome || outcome->sent != 1)
        qFatal("the uploader did not send it");
    return mebibytesPerSecond(bytes, timer.elapsed());
}

/// The same parts by curl: one PATCH a part from offset 0, all in one run of the program, over one kept
/// connection.
double curlSpeed(const Enrolment &enrolment, const QList<QByteArray> &parts, const QStringList &files)
{
    HttpClient http(
        {enrolment.keyPin, enrolment.authorityFile, enrolment.certificateFile, enrolment.privateKeyFile});
    const QString salt = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QStringList arguments;
    qint64 bytes = 0;
    QElapsedTimer timer;
    timer.start();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QByteArray digest = partOf({}, parts[i]).sha256.toHex();
        const auto made = http.send({"POST", enrolment.url + u"/files"_s,
            {"Tus-Resumable: 1.0.0", "Upload-Length: " + QByteArray::number(parts[i].size()),
                "Upload-Metadata: dossier " + salt.toUtf8().toBase64() + ",component "
                    + QByteArray::number(i).toBase64() + ",sha256 " + digest.toBase64()},
            QByteArray()});
        if (!made || made->status != 201)
            qFatal("no upload for curl");
        if (i > 0)
            arguments << u"--next"_s;
        arguments << u"-sSf"_s << u"-X"_s << u"PATCH"_s << u"--tlsv1.2"_s << u"--cacert"_s
                  << enrolment.authorityFile << u"--cert"_s << enrolment.certificateFile << u"--key"_s
                  << enrolment.privateKeyFile << u"-H"_s << u"Tus-Resumable: 1.0.0"_s << u"-H"_s
                  << u"Upload-Offset: 0"_s << u"-H"_s << u"Content-Type: application/offset+octet-stream"_s
                  << u"-H"_s << u"Expect:"_s << u"-T"_s << files[i]
                  << enrolment.url + QString::fromLatin1(made->headers.value("location"));
        bytes += parts[i].size();
    }
    const int code = QProcess::execute(u"curl"_s, arguments);
    if (code != 0)
        qFatal("curl failed: %d", code);
    return mebibytesPerSecond(bytes, timer.elapsed());
}

} // namespace

QJsonObject measureUploadSpeed(qint64 total)
{
    SandboxProcess sandbox;
    QTemporaryDir directory;
    const QString state = directory.filePath(u"state"_s);
    const auto store = Store::open(state, std::make_shared<SystemClock>()).value();
    const Enrolment enrolment = enrol(sandbox.token(), state).value();
    QList<QByteArray> parts;
    QStringList files;
    for (qint64 left = total; left > 0; left -= partBytes) {
        parts.append(noise(std::min(left, partBytes), quint32(left)));
        files.append(directory.filePath(u"part-%1"_s.arg(parts.size())));
        QFile file(files.last());
        if (!file.open(QIODevice::WriteOnly) || file.write(parts.last()) != parts.last().size())
            qFatal("no room");
    }
    QList<double> client, uploader, curl, clientRatio, uploaderRatio;
    for (int round = 0; round < rounds; ++round) {
        // By turns who goes first, so that nobody always meets the quieter disk.
        if (round % 2 == 0)
            client.append(clientSpeed(enrolment, parts));
        else
            uploader.append(uploaderSpeed(enrolment, *store, parts));
        curl.append(curlSpeed(enrolment, parts, files));
        if (round % 2 == 0)
            uploader.append(uploaderSpeed(enrolment, *store, parts));
        else
            client.append(clientSpeed(enrolment, parts));
        clientRatio.append(client.last() / curl.last());
        uploaderRatio.append(uploader.last() / curl.last());
        std::printf("upload, round %d: curl %.1f MiB/s, client %.1f (%.2f), uploader %.1f (%.2f)\n",
            round + 1, curl.last(), client.last(), clientRatio.last(), uploader.last(), uploaderRatio.last());
        std::fflush(stdout);
    }
    return {{u"mebibytes"_s, total >> 20}, {u"rounds"_s, rounds}, {u"curl_mib_s"_s, median(curl)},
        {u"client_mib_s"_s, median(client)}, {u"uploader_mib_s"_s, median(uploader)},
        {u"client_ratio"_s, median(clientRatio)}, {u"uploader_ratio"_s, median(uploaderRatio)}};
}

} // namespace motcua::test
