// SPDX-License-Identifier: GPL-3.0-or-later
// How much address space a recognising worker needs for the largest pages that are accepted, beside its
// limit.
#include <cstdio>

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

#include "drivers/ocr/recogniser.h"
#include "drivers/worker/workerprocess.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr double mebibyte = 1024.0 * 1024.0;
bool failed = false; ///< something met the limit

/// Full of text: drawn pages side by side.
QImage tiled(QSize size, double dpi)
{
    const QImage page = vietnamesepage::draw(1).image;
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(250, 247, 240));
    QPainter painter(&image);
    for (int y = 0; y < size.height(); y += page.height())
        for (int x = 0; x < size.width(); x += page.width())
            painter.drawImage(x, y, page);
    painter.end();
    image.setDotsPerMeterX(qRound(dpi / 0.0254));
    image.setDotsPerMeterY(qRound(dpi / 0.0254));
    return image;
}

QImage transparent(const QImage &image)
{
    QImage result = image.convertToFormat(QImage::Format_ARGB32);
    result.setPixelColor(0, 0, Qt::transparent);
    return result;
}

/// Peak of the only child's address space, in bytes.
qint64 peakOfWorker()
{
    QFile children(u"/proc/self/task/%1/children"_s.arg(QCoreApplication::applicationPid()));
    if (!children.open(QIODevice::ReadOnly))
        return 0;
    QFile status(
        u"/proc/%1/status"_s.arg(QString::fromLatin1(children.readAll().simplified().split(' ').first())));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmPeak:"))
            return line.mid(7).simplified().split(' ').first().toLongLong() * 1024;
    return 0;
}

/// Decodes, reads the codes of and reads one page, each in a process of its own.
QJsonObject measure(const QString &name, const QByteArray &file)
{
    QJsonObject row {{u"page"_s, name}, {u"file_mib"_s, double(file.size()) / mebibyte}};
    PageImage page;
    const auto run = [&](const QString &what, const std::function<void(Recogniser &)> &start) {
        Recogniser recogniser(qEnvironmentVariable("MOTCUA_BIN") + u"/motcua-worker"_s, 1);
        recogniser.setPageDeadline(600'000);
        QEventLoop loop;
        QElapsedTimer timer;
        QString fault;
        timer.start();
        QObject::connect(&recogniser, &Recogniser::prepared, &loop, [&](auto, const PageImage &image) {
            page = image;
            loop.quit();
        });
        QObject::connect(&recogniser, &Recogniser::codesRead, &loop, &QEventLoop::quit);
        QObject::connect(&recogniser, &Recogniser::read, &loop, &QEventLoop::quit);
        QObject::connect(&recogniser, &Recogniser::failed, &loop, [&](auto, const Fault &met) {
            fault = met.name() + u' ' + met.detail;
            failed = true;
            loop.quit();
        });
        start(recogniser);
        loop.exec();
        const double peak = double(peakOfWorker()) / mebibyte;
        row.insert(what, fault.isEmpty() ? QJsonValue(peak) : QJsonValue(fault));
        std::printf("%-34s %-8s %8.0f MiB  %5.1f s  %s\n", qPrintable(name), qPrintable(what), peak,
            double(timer.elapsed()) / 1000, qPrintable(fault));
        std::fflush(stdout);
    };
    run(u"prepare"_s, [&](Recogniser &recogniser) { recogniser.prepare(file); });
    run(u"codes"_s, [&](Recogniser &recogniser) { recogniser.readCodes(file); });
    if (name.contains("JPEG"_L1)) // what is read is always one
        run(u"read"_s, [&](Recogniser &recogniser) { recogniser.readPage(page); });
    return row;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: motcua_bench_memory OUT.json\n", stderr);
        return 2;
    }
    QJsonArray rows;
    rows.append(measure(u"A4 300 dpi JPEG"_s, vietnamesepage::jpeg(tiled({2480, 3508}, 300))));
    rows.append(measure(u"A3 300 dpi JPEG"_s, vietnamesepage::jpeg(tiled({4961, 3508}, 300))));
    const QImage a3 = tiled({9933, 7016}, 600);
    rows.append(measure(u"A3 600 dpi JPEG"_s, vietnamesepage::jpeg(a3)));
    const QImage largest = tiled({15'700, 7000}, 600);
    rows.append(measure(u"109.9 Mpx JPEG"_s, vietnamesepage::jpeg(largest)));
    rows.append(
        measure(u"109.9 Mpx PNG with transparency"_s, vietnamesepage::file(transparent(largest), "PNG")));
    const auto limit = WorkerProcess::Settings::forRole(WorkerProcess::Role::Recognise, {}).memoryLimit;
    std::printf("limit %.0f MiB\n", double(limit) / mebibyte);
    QFile out(QString::fromLocal8Bit(argv[1]));
    if (!out.open(QIODevice::WriteOnly))
        return 1;
    out.write(QJsonDocument(QJsonObject {{u"limit_mib"_s, double(limit) / mebibyte}, {u"peak_mib"_s, rows}})
                  .toJson());
    return failed ? 1 : 0;
}
