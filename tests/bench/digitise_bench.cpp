// SPDX-License-Identifier: GPL-3.0-or-later
// Pages a minute from image files to the finished PDF, two workers, orientation and deskew on, beside
// ocrmypdf on the same pages. usage: motcua_bench_digitise OUT.json [PAGES]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include "app/digitise/pdfwriter.h"
#include "drivers/ocr/recogniser.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr int workers = 2;
constexpr int usualPages = 12;

struct Sheet {
    QByteArray file;
    QString truth;
};

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "motcua_bench_digitise: %s\n", qPrintable(why));
    std::exit(3);
}

/// As a feeder delivers them: most upright, some crooked, some the wrong way round.
std::vector<Sheet> sheets(int count)
{
    static constexpr double skews[] {0, 1.5, 0, -2, 0, 0.7};
    static constexpr int turns[] {0, 0, 0, 0, 180, 0, 0, 90, 0, 0, 0, 270};
    std::vector<Sheet> result;
    for (int i = 0; i < count; ++i) {
        const auto page = vietnamesepage::draw(i, i % 5 == 4 ? 10 : 12);
        QImage image = page.image;
        if (const double skew = skews[std::size_t(i) % std::size(skews)]; skew != 0)
            image = vietnamesepage::tilted(image, skew);
        if (const int turn = turns[std::size_t(i) % std::size(turns)]; turn != 0)
            image = vietnamesepage::turned(image, turn);
        image.setDotsPerMeterX(qRound(vietnamesepage::dpi / 0.0254));
        image.setDotsPerMeterY(qRound(vietnamesepage::dpi / 0.0254));
        result.push_back({vietnamesepage::jpeg(image), page.lines.join(u'\n')});
    }
    return result;
}

void write(const QString &path, const std::vector<DocumentPage> &pages)
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly))
        giveUp(out.errorString());
    const auto result =
        writePdf(out, int(pages.size()), [&](int i) -> Result<DocumentPage> { return pages[std::size_t(i)]; },
            {u"Trang thử"_s, u"bench"_s, QDateTime::currentDateTimeUtc()});
    if (!result)
        giveUp(result.error().detail);
}

/// Prepare, read, write: reading starts with the first page that is prepared.
std::vector<DocumentPage> digitise(Recogniser &recogniser, const std::vector<Sheet> &from)
{
    std::vector<DocumentPage> pages(from.size());
    QHash<Recogniser::Job, std::size_t> preparing, reading;
    std::size_t left = from.size();
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
    for (std::size_t i = 0; i < from.size(); ++i)
        preparing.insert(recogniser.prepare(from[i].file), i);
    loop.exec();
    return pages;
}

QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(-1) || process.exitCode() != 0)
        giveUp(program + u": "_s + process.errorString() + QString::fromUtf8(process.readAllStandardError()));
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Mean over the pages, as pdftotext reads the file back.
double errorRate(const QString &pdf, const std::vector<Sheet> &truth)
{
    double sum = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const QString number = QString::number(i + 1);
        const QString text =
            run(u"pdftotext"_s, {u"-f"_s, number, u"-l"_s, number, u"-nopgbrk"_s, pdf, u"-"_s});
        sum +=
            vietnamesepage::characterErrorRate(text.normalized(QString::NormalizationForm_C), truth[i].truth);
    }
    return sum / double(truth.size());
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const int count = argc > 2 ? std::atoi(argv[2]) : usualPages;
    if (argc < 2 || argc > 3 || count < 1) {
        std::fprintf(stderr, "usage: motcua_bench_digitise OUT.json [PAGES]\n");
        return 2;
    }
    const std::vector<Sheet> from = sheets(count);
    const QTemporaryDir folder;
    const QString ours = folder.filePath(u"ours.pdf"_s);
    const QString images = folder.filePath(u"images.pdf"_s);
    const QString theirs = folder.filePath(u"theirs.pdf"_s);
    const QString worker =
        qEnvironmentVariable("MOTCUA_BIN", QCoreApplication::applicationDirPath() + u"/../bin"_s)
        + u"/motcua-worker"_s;

    std::vector<DocumentPage> pages;
    const double ourSeconds = secondsOf([&] {
        Recogniser recogniser(worker, workers);
        pages = digitise(recogniser, from);
        write(ours, pages);
    });
    for (DocumentPage &page : pages)
        page.reading = {};
    write(images, pages);
    const double theirSeconds = secondsOf([&] {
        // At the workers' own niceness, or a busy machine would favour it.
        run(u"nice"_s,
            {u"-n"_s, u"10"_s, u"ocrmypdf"_s, u"-q"_s, u"-l"_s, u"vie"_s, u"--deskew"_s, u"--rotate-pages"_s,
                u"--output-type"_s, u"pdfa-1"_s, u"--jobs"_s, QString::number(workers), images, theirs});
    });

    const double ourRate = 60 * count / ourSeconds;
    const double theirRate = 60 * count / theirSeconds;
    const QJsonObject figures {{u"pages"_s, count}, {u"workers"_s, workers}, {u"pages_per_minute"_s, ourRate},
        {u"ocrmypdf_pages_per_minute"_s, theirRate}, {u"ratio"_s, ourRate / theirRate},
        {u"character_error_rate"_s, errorRate(ours, from)},
        {u"ocrmypdf_character_error_rate"_s, errorRate(theirs, from)}, {u"bytes"_s, QFileInfo(ours).size()},
        {u"ocrmypdf_bytes"_s, QFileInfo(theirs).size()}};
    QFile out(QString::fromLocal8Bit(argv[1]));
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(figures).toJson()) < 0)
        giveUp(out.errorString());
    std::printf("%d A4 pages at 300 dpi, %d workers\n"
                "  this pipeline  %6.1f pages/min   character errors %.2f %%   %lld KB\n"
                "  ocrmypdf       %6.1f pages/min   character errors %.2f %%   %lld KB\n"
                "  ratio          %6.1f\n",
        count, workers, ourRate, 100 * figures[u"character_error_rate"_s].toDouble(),
        static_cast<long long>(QFileInfo(ours).size() / 1024), theirRate,
        100 * figures[u"ocrmypdf_character_error_rate"_s].toDouble(),
        static_cast<long long>(QFileInfo(theirs).size() / 1024), ourRate / theirRate);
    return 0;
}
