// SPDX-License-Identifier: GPL-3.0-or-later
// Upload speed beside curl's, on the same bytes to the same server in the same run, by turns.
// usage: motcua_bench_upload [OUT.json [MEBIBYTES]]
#include <algorithm>
#include <cstdio>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include "sync/central/httpclient.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::test;

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

/// The parts by the project's client, a dossier of its own each time.
double oursSpeed(const Enrolment &enrolment, const QList<QByteArray> &parts)
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

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (!qEnvironmentVariableIsSet("MOTCUA_BIN"))
        qputenv("MOTCUA_BIN", QFile::encodeName(QCoreApplication::applicationDirPath() + u"/../bin"_s));
    const QString out = application.arguments().value(1);
    const qint64 total = std::max<qint64>(1, application.arguments().value(2, u"200"_s).toLongLong()) << 20;

    SandboxProcess sandbox;
    QTemporaryDir state;
    const auto enrolment = enrol(sandbox.token(), state.path());
    if (!enrolment)
        qFatal("not enrolled");
    QList<QByteArray> parts;
    QStringList files;
    for (qint64 left = total; left > 0; left -= partBytes) {
        parts.append(noise(std::min(left, partBytes), quint32(left)));
        files.append(state.filePath(u"part-%1"_s.arg(parts.size())));
        QFile file(files.last());
        if (!file.open(QIODevice::WriteOnly) || file.write(parts.last()) != parts.last().size())
            qFatal("no room");
    }
    QList<double> ours, theirs, ratios;
    for (int round = 0; round < rounds; ++round) {
        // By turns who goes first, so that neither always meets the quieter disk.
        if (round % 2 == 0)
            ours.append(oursSpeed(*enrolment, parts));
        theirs.append(curlSpeed(*enrolment, parts, files));
        if (round % 2 == 1)
            ours.append(oursSpeed(*enrolment, parts));
        ratios.append(ours.last() / theirs.last());
        std::printf("round %d: ours %.1f MiB/s, curl %.1f MiB/s, ratio %.2f\n", round + 1, ours.last(),
            theirs.last(), ratios.last());
        std::fflush(stdout);
    }
    std::printf("median: ours %.1f MiB/s, curl %.1f MiB/s, ratio %.2f\n", median(ours), median(theirs),
        median(ratios));
    if (out.isEmpty())
        return 0;
    const QJsonObject result {{u"megabytes"_s, total >> 20}, {u"rounds"_s, rounds},
        {u"ours_mib_s"_s, median(ours)}, {u"curl_mib_s"_s, median(theirs)}, {u"ratio"_s, median(ratios)}};
    QFile file(out);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(result).toJson()) > 0 ? 0 : 3;
}
