// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks of paper. Twenty pages fed at sixty a minute: how long after the last one the PDF is ready. And the
// memory that long stacks take, of all programs together, from the image files to what central received: a
// hundred pages in colour at 300 dpi, and ten times as many. usage: motcua_bench_stack OUT.json [PAGES]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include "app/digitise/pdfwriter.h"
#include "drivers/ocr/recogniser.h"
#include "tests/e2e/rig.h"
#include "tests/ocr/degradedpage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr int workers = 2;
constexpr int stack = 20; // pages
constexpr int feeding = 1000; // ms a page
constexpr int sampling = 100; // ms
constexpr double mostMebibytes = 600;
constexpr double mostGrowth = 1.1; // of ten times as many pages

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "motcua_bench_stack: %s\n", qPrintable(why));
    std::exit(3);
}

/// Different pages, again and again.
const std::vector<QByteArray> &papers()
{
    static const auto drawn = [] {
        std::vector<QByteArray> files;
        for (int seed = 0; seed < 10; ++seed)
            files.push_back(degradedpage::make(degradedpage::Kind::Clean, seed).jpeg);
        return files;
    }();
    return drawn;
}

/// Seconds from the last page's arrival to the finished PDF.
double secondsAfterTheLast()
{
    Recogniser recogniser(qEnvironmentVariable("MOTCUA_BIN") + u"/motcua-worker"_s, workers);
    std::vector<DocumentPage> pages(stack);
    QHash<Recogniser::Job, std::size_t> preparing, reading;
    int left = stack, fed = 0;
    QEventLoop loop;
    QObject context;
    QObject::connect(&recogniser, &Recogniser::prepared, &context, [&](auto job, const PageImage &image) {
        const std::size_t index = preparing.value(job);
        pages[index].image = image;
        reading.insert(recogniser.readPage(image), index);
    });
    QObject::connect(&recogniser, &Recogniser::read, &context, [&](auto job, const PageReading &read) {
        pages[reading.value(job)].reading = read;
        if (--left == 0)
            loop.quit();
    });
    QObject::connect(&recogniser, &Recogniser::failed, &context,
        [](auto, const Fault &fault) { giveUp(fault.name() + u": "_s + fault.detail); });
    QElapsedTimer sinceLast;
    QTimer feeder;
    QObject::connect(&feeder, &QTimer::timeout, &context, [&] {
        preparing.insert(recogniser.prepare(papers()[std::size_t(fed) % papers().size()]), std::size_t(fed));
        sinceLast.start();
        if (++fed == stack)
            feeder.stop();
    });
    feeder.start(feeding);
    loop.exec();
    QTemporaryDir folder;
    QFile out(folder.filePath(u"stack.pdf"_s));
    if (!out.open(QIODevice::WriteOnly)
        || !writePdf(out, stack, [&](int i) -> Result<DocumentPage> { return pages[std::size_t(i)]; },
            {u"Trang thử"_s, {}, {}}))
        giveUp(u"no PDF"_s);
    return double(sinceLast.elapsed()) / 1000;
}

/// MiB of a process and all that it started; what they share counts once.
double memoryOf(qint64 process)
{
    double sum = 0;
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(process));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith("Pss:"))
                sum += line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    for (const qint64 child : Rig::childrenOf(process))
        sum += memoryOf(child);
    return sum;
}

/// The most that motcuactl and its helpers take.
double peakOf(const Rig &rig, const QStringList &arguments)
{
    QProcess program;
    program.setProcessEnvironment(rig.environment());
    program.setWorkingDirectory(rig.path({}));
    program.setStandardOutputFile(QProcess::nullDevice());
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(Rig::program(u"motcuactl"_s), QStringList {u"--state"_s, rig.state()} + arguments);
    double most = 0;
    while (!program.waitForFinished(sampling) && program.state() != QProcess::NotRunning)
        most = std::max(most, memoryOf(program.processId()));
    if (program.exitCode() != 0)
        giveUp(arguments.first() + u" failed"_s);
    return most;
}

QString intakeOf(const Rig &rig, int count)
{
    QJsonArray images;
    for (int i = 0; i < count; ++i) {
        const std::size_t paper = std::size_t(i) % papers().size();
        const QString name = rig.path(u"paper-%1.jpg"_s.arg(paper));
        QFile file(name);
        if (!file.exists() && (!file.open(QIODevice::WriteOnly) || file.write(papers()[paper]) < 0))
            giveUp(file.errorString());
        images.append(name);
    }
    const auto component = [](const QString &id, const QJsonArray &of) {
        return QJsonObject {{u"id"_s, id}, {u"images"_s, of}};
    };
    const QJsonArray one {images.first()};
    const QJsonObject intake {{u"identity"_s,
                                  QJsonObject {{u"qr"_s,
                                      u"001090001234|012345678|Nguyễn Văn Mẫu|15031990|Nam|Số 1, ngõ Ví Dụ, "
                                      u"phường Thử Nghiệm, Hà Nội|10072024||||"_s}}},
        {u"procedure"_s, u"1.009846"_s}, {u"case"_s, u"chung"_s},
        {u"components"_s,
            QJsonArray {component(u"don-de-nghi"_s, images), component(u"van-bang-chuyen-mon"_s, one),
                component(u"giay-dao-tao-an-toan"_s, one), component(u"phieu-kham-suc-khoe"_s, one),
                component(u"anh-3x4"_s, one)}},
        {u"delivery"_s, QJsonObject {{u"kind"_s, u"counter"_s}}}, {u"notices"_s, u"accept-all"_s}};
    QFile file(rig.path(u"intake.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(intake).toJson()) < 0)
        giveUp(file.errorString());
    return file.fileName();
}

/// The most that any step of a dossier of so many pages takes: taken in and queued, read, written and sent.
double peakOfDossier(int pages)
{
    Rig rig;
    if (!rig.startCentral() || !rig.enrol())
        giveUp(u"no central"_s);
    const double queued = peakOf(rig, {u"submit"_s, u"--offline"_s, intakeOf(rig, pages)});
    const double sent = peakOf(rig, {u"sync"_s, u"--once"_s});
    if (rig.dossiersAtCentral().size() != 1)
        giveUp(u"not at central"_s);
    std::printf("%d pages: %.0f MiB while they are taken in, %.0f while they are read and sent\n", pages,
        queued, sent);
    return std::max(queued, sent);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int pages = arguments.size() > 2 ? arguments[2].toInt() : 100;
    if (arguments.size() < 2 || pages < 1) {
        std::fprintf(stderr, "usage: motcua_bench_stack OUT.json [PAGES]\n");
        return 2;
    }
    const double seconds = secondsAfterTheLast();
    std::printf("%d pages fed at 60 a minute: the PDF is ready %.2f s after the last\n", stack, seconds);
    const double peak = peakOfDossier(pages);
    const double longer = peakOfDossier(10 * pages);
    const QJsonObject figures {{u"seconds_after_the_last_of_20"_s, seconds}, {u"pages"_s, pages},
        {u"peak_mebibytes"_s, peak}, {u"peak_mebibytes_of_ten_times"_s, longer}};
    QFile out(arguments[1]);
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(figures).toJson()) < 0)
        return 3;
    return seconds > 2 || peak > mostMebibytes || longer > mostGrowth * peak ? 1 : 0;
}
