// SPDX-License-Identifier: GPL-3.0-or-later
// From image files to the finished PDF, two workers, orientation and deskew on, beside ocrmypdf on the same
// pages, kind by kind of spoiled paper: time, character errors (of what pdftotext reads back) and size of the
// file. Pictures go to OUT.html. The workers live as long as a kiosk's do: the first kind pays for their
// start. MOTCUA_SEED: number of the first page of each kind, 0 if not set. usage: motcua_bench_digitise
// OUT.json [PAGES [KIND…]]
#include <algorithm>
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
#include "tests/bench/digitisereport.h"
#include "tests/ocr/degradedpage.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr int workers = 2;
constexpr int usualPages = 4; // of each kind

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

std::vector<Sheet> sheets(degradedpage::Kind kind, int count)
{
    std::vector<Sheet> result;
    const int first = qEnvironmentVariableIntValue("MOTCUA_SEED");
    for (int seed = first; seed < first + count; ++seed) {
        const auto page = degradedpage::make(kind, seed);
        result.push_back({page.jpeg, page.lines.join(u'\n')});
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

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(-1) || process.exitCode() != 0)
        giveUp(program + u": "_s + process.errorString() + QString::fromUtf8(process.readAllStandardError()));
    return process.readAllStandardOutput();
}

/// Mean over the pages, as pdftotext reads the file back.
double errorRate(const QString &pdf, const std::vector<Sheet> &truth)
{
    double sum = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const QString number = QString::number(i + 1);
        const QString text = QString::fromUtf8(
            run(u"pdftotext"_s, {u"-f"_s, number, u"-l"_s, number, u"-nopgbrk"_s, pdf, u"-"_s}));
        sum +=
            vietnamesepage::characterErrorRate(text.normalized(QString::NormalizationForm_C), truth[i].truth);
    }
    return sum / double(truth.size());
}

/// The first page, as a viewer shows it.
QByteArray picture(const QString &pdf)
{
    return run(u"pdftoppm"_s,
        {u"-singlefile"_s, u"-jpeg"_s, u"-r"_s, QString::number(digitisereport::pictureDpi), pdf});
}

class Comparison
{
public:
    explicit Comparison(const QString &worker)
        : m_recogniser(worker, workers)
    {
    }

    digitisereport::Kind measure(degradedpage::Kind kind, int count)
    {
        const std::vector<Sheet> from = sheets(kind, count);
        digitisereport::Kind result;
        result.name = degradedpage::nameOf(kind);
        result.pages = count;
        const QString ours = m_folder.filePath(u"ours.pdf"_s);
        const QString images = m_folder.filePath(u"images.pdf"_s);
        const QString theirs = m_folder.filePath(u"theirs.pdf"_s);

        std::vector<DocumentPage> pages;
        result.ours.seconds = secondsOf([&] {
            pages = digitise(m_recogniser, from);
            write(ours, pages);
        });
        for (DocumentPage &page : pages)
            page.reading = {};
        write(images, pages);
        result.theirs.seconds = secondsOf([&] {
            // At the workers' own niceness, or a busy machine would favour it.
            run(u"nice"_s,
                {u"-n"_s, u"10"_s, u"ocrmypdf"_s, u"-q"_s, u"-l"_s, u"vie"_s, u"--deskew"_s,
                    u"--rotate-pages"_s, u"--output-type"_s, u"pdfa-1"_s, u"--jobs"_s,
                    QString::number(workers), images, theirs});
        });
        result.before = picture(images);
        look(result.ours, ours, from);
        look(result.theirs, theirs, from);
        return result;
    }

private:
    static void look(digitisereport::Side &side, const QString &pdf, const std::vector<Sheet> &truth)
    {
        side.characterErrorRate = errorRate(pdf, truth);
        side.bytes = QFileInfo(pdf).size();
        side.after = picture(pdf);
    }

    Recogniser m_recogniser;
    QTemporaryDir m_folder;
};

QList<degradedpage::Kind> kindsFrom(const QStringList &names)
{
    QList<degradedpage::Kind> result;
    for (const auto kind : degradedpage::kinds()) {
        if (names.isEmpty() || names.contains(degradedpage::nameOf(kind)))
            result << kind;
    }
    return names.isEmpty() || result.size() == names.size() ? result : QList<degradedpage::Kind> {};
}

void save(const QString &path, const QByteArray &bytes)
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        giveUp(out.errorString());
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.size() > 2 ? arguments[2].toInt() : usualPages;
    const auto kinds = kindsFrom(arguments.sliced(std::min<qsizetype>(3, arguments.size())));
    if (arguments.size() < 2 || count < 1 || kinds.isEmpty()) {
        std::fprintf(stderr, "usage: motcua_bench_digitise OUT.json [PAGES [KIND...]]\nkinds:");
        for (const auto kind : degradedpage::kinds())
            std::fprintf(stderr, " %s", qPrintable(degradedpage::nameOf(kind)));
        std::fputc('\n', stderr);
        return 2;
    }
    Comparison comparison(
        qEnvironmentVariable("MOTCUA_BIN", QCoreApplication::applicationDirPath() + u"/../bin"_s)
        + u"/motcua-worker"_s);
    std::printf("%d A4 pages of each kind, %d workers; this pipeline / ocrmypdf\n%s\n", count, workers,
        qPrintable(digitisereport::heading()));
    QList<digitisereport::Kind> measured;
    for (const auto kind : kinds) {
        measured << comparison.measure(kind, count);
        std::printf("%s\n", qPrintable(digitisereport::line(measured.last())));
        std::fflush(stdout);
    }
    const digitisereport::Kind all = digitisereport::sum(measured);
    std::printf("%s\n", qPrintable(digitisereport::line(all)));

    QJsonObject figures = digitisereport::figures(all);
    figures[u"workers"_s] = workers;
    QJsonObject each;
    for (const digitisereport::Kind &kind : measured)
        each[kind.name] = digitisereport::figures(kind);
    figures[u"kinds"_s] = each;
    const QFileInfo json(arguments[1]);
    save(json.filePath(), QJsonDocument(figures).toJson());
    save(json.dir().filePath(json.completeBaseName() + u".html"_s), digitisereport::html(measured, all));
    return 0;
}
