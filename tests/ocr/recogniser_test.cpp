// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/recogniser.h"

#include <csignal>
#include <map>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include "app/slip/slip.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 60000; // ms

QString workerProgram()
{
    return qEnvironmentVariable("MOTCUA_BIN") + u"/motcua-worker"_s;
}

/// The worker processes of this test, found as the system shows them.
QList<pid_t> workers()
{
    QList<pid_t> found;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile stat(u"/proc/%1/stat"_s.arg(name));
        if (name.toInt() <= 0 || !stat.open(QIODevice::ReadOnly))
            continue;
        // pid (name) state parent …
        const QByteArray line = stat.readAll();
        const QList<QByteArray> rest = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (line.contains("(motcua-worker)") && rest.value(1).toInt() == ::getpid() && rest.value(0) != "Z")
            found.append(name.toInt());
    }
    return found;
}

/// The pixels of a job are mapped: it has begun. (Which memory it is nobody but root may see.)
bool atWork(pid_t pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("RssShmem:"))
            return line.mid(9).simplified().split(' ').first().toInt() > 0;
    return false;
}

class Pool : public ::testing::Test
{
protected:
    void make(int count, const QString &program = workerProgram())
    {
        recogniser = std::make_unique<Recogniser>(program, count);
        auto *r = recogniser.get();
        QObject::connect(
            r, &Recogniser::prepared, [this](auto job, const PageImage &page) { pages[job] = page; });
        QObject::connect(r, &Recogniser::codesRead,
            [this](auto job, const QList<PageCode> &found) { codes[job] = found; });
        QObject::connect(
            r, &Recogniser::read, [this](auto job, const PageReading &reading) { readings[job] = reading; });
        QObject::connect(r, &Recogniser::linesCut,
            [this](auto job, const QList<QByteArray> &jpegs) { lines[job] = jpegs; });
        QObject::connect(
            r, &Recogniser::failed, [this](auto job, const Fault &fault) { faults[job] = fault; });
    }

    template <typename Done>
    bool waitUntil(Done done)
    {
        QElapsedTimer timer;
        timer.start();
        while (!done() && timer.elapsed() < patience)
            QTest::qWait(10);
        return done();
    }
    bool answered(Recogniser::Job job)
    {
        return waitUntil([&] {
            return pages.contains(job) || codes.contains(job) || readings.contains(job) || lines.contains(job)
                || faults.contains(job);
        });
    }
    FaultId faultOf(Recogniser::Job job)
    {
        EXPECT_TRUE(answered(job));
        EXPECT_TRUE(faults.contains(job));
        return faults[job].id;
    }

    std::unique_ptr<Recogniser> recogniser;
    std::map<Recogniser::Job, PageImage> pages;
    std::map<Recogniser::Job, QList<PageCode>> codes;
    std::map<Recogniser::Job, PageReading> readings;
    std::map<Recogniser::Job, QList<QByteArray>> lines;
    std::map<Recogniser::Job, Fault> faults;

    static const vietnamesepage::Drawn &drawn()
    {
        static const auto page = [] {
            auto strip = vietnamesepage::draw(1, 12, 5);
            strip.image = strip.image.copy(0, 0, 2480, 900);
            return strip;
        }();
        return page;
    }
    static PageImage archived()
    {
        return {vietnamesepage::jpeg(drawn().image), drawn().image.size(), vietnamesepage::dpi, {}};
    }
};

TEST_F(Pool, PreparesAndReadsAPage)
{
    make(1);
    const QByteArray file = vietnamesepage::jpeg(drawn().image);
    const auto prepared = recogniser->prepare(file);
    ASSERT_TRUE(answered(prepared));
    ASSERT_TRUE(pages.contains(prepared)) << faults[prepared].detail.toStdString();
    EXPECT_EQ(pages[prepared].jpeg, file);
    EXPECT_EQ(pages[prepared].size, drawn().image.size());
    EXPECT_FALSE(pages[prepared].thumbnail.isEmpty());

    const auto read = recogniser->readPage(pages[prepared]);
    ASSERT_TRUE(answered(read));
    ASSERT_TRUE(readings.contains(read)) << faults[read].detail.toStdString();
    QString text;
    for (const Word &word : readings[read].words)
        text += word.text + u' ';
    EXPECT_LT(vietnamesepage::characterErrorRate(text, drawn().lines.join(u' ')), 0.01);
    EXPECT_GT(readings[read].seconds, 0);
    EXPECT_TRUE(readings[read].words.last().endsBlock);
}

TEST_F(Pool, GivesCodesAsTheirBytes)
{
    make(1);
    const QByteArray payload("M\xe1\xba\xabu \x01\xff\xfe|byte", 14);
    const QImage symbol = qrImage(payload);
    const auto job = recogniser->readCodes(vietnamesepage::file(
        symbol.scaled(symbol.size() * 5, Qt::KeepAspectRatio, Qt::FastTransformation), "PNG"));
    ASSERT_TRUE(answered(job));
    ASSERT_EQ(codes[job].size(), 1);
    EXPECT_EQ(codes[job][0].bytes, payload);
    EXPECT_EQ(codes[job][0].format, u"QRCode"_s);
}

TEST_F(Pool, CutsTheLinesAskedForInTheirOrder)
{
    make(1);
    const auto job =
        recogniser->cutLines(archived(), {}, {QRectF(300, 300, 1200, 60), QRectF(300, 300, 600, 60)});
    ASSERT_TRUE(answered(job));
    ASSERT_EQ(lines[job].size(), 2) << faults[job].detail.toStdString();
    EXPECT_GT(QImage::fromData(lines[job][0]).width(), 1.5 * QImage::fromData(lines[job][1]).width());
    const auto most = recogniser->cutLines(archived(), {}, QList<QRectF>(8, QRectF(300, 300, 600, 60)));
    ASSERT_TRUE(answered(most));
    EXPECT_EQ(lines[most].size(), 8) << faults[most].detail.toStdString();
    EXPECT_EQ(
        faultOf(recogniser->cutLines(archived(), {}, {QRectF(9000, 0, 10, 10)})), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf(recogniser->cutLines(archived(), {}, QList<QRectF>(9, QRectF(0, 0, 100, 100)))),
        FaultId::Internal);
}

TEST_F(Pool, RefusesBadFilesAndGoesOn)
{
    make(1);
    const QByteArray good = vietnamesepage::jpeg(drawn().image);
    QByteArray huge = vietnamesepage::file(QImage(8, 8, QImage::Format_RGB32), "PNG");
    huge.replace(16, 8, QByteArray("\0\0\x61\xa8\0\0\x61\xa8", 8)); // 25,000 × 25,000
    EXPECT_EQ(faultOf(recogniser->prepare({})), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf(recogniser->prepare("no image")), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf(recogniser->prepare(good.left(good.size() / 3))), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf(recogniser->prepare(huge)), FaultId::ImageTooLarge);
    EXPECT_EQ(faultOf(recogniser->readCodes("no image")), FaultId::ImageUnreadable);
    EXPECT_EQ(faultOf(recogniser->readPage({"no image", {10, 10}, 300, {}})), FaultId::ImageUnreadable);
    const auto job = recogniser->prepare(good);
    EXPECT_TRUE(answered(job));
    EXPECT_TRUE(pages.contains(job));
}

TEST_F(Pool, ReadsAPageAgainWhoseWorkerWasKilled)
{
    make(1);
    const auto job = recogniser->readPage(archived());
    ASSERT_TRUE(waitUntil([] { return workers().size() == 1 && atWork(workers().first()); }));
    const pid_t first = workers().first();
    ::kill(first, SIGKILL);
    ASSERT_TRUE(answered(job));
    EXPECT_TRUE(readings.contains(job));
    ASSERT_EQ(workers().size(), 1);
    EXPECT_NE(workers().first(), first);
}

TEST_F(Pool, GivesUpAPageThatEndsTwoWorkersAndReadsTheNext)
{
    make(2);
    const auto doomed = recogniser->readPage(archived());
    std::map<pid_t, bool> killed;
    ASSERT_TRUE(waitUntil([&] {
        for (const pid_t pid : workers()) {
            if (!faults.contains(doomed) && atWork(pid) && !std::exchange(killed[pid], true))
                ::kill(pid, SIGKILL);
        }
        return faults.contains(doomed) || readings.contains(doomed);
    }));
    ASSERT_TRUE(faults.contains(doomed));
    EXPECT_EQ(faults[doomed].id, FaultId::WorkerCrashed);
    const auto next = recogniser->readPage(archived());
    const auto afterNext = recogniser->readPage(archived());
    EXPECT_TRUE(answered(next));
    EXPECT_TRUE(answered(afterNext));
    EXPECT_TRUE(readings.contains(next));
    EXPECT_TRUE(readings.contains(afterNext));
}

TEST_F(Pool, EndsAPageThatTakesTooLongAndReadsTheNext)
{
    make(1);
    recogniser->setPageDeadline(20);
    EXPECT_EQ(faultOf(recogniser->readPage(archived())), FaultId::WorkerTimeout);
    recogniser->setPageDeadline(patience);
    const auto next = recogniser->readPage(archived());
    EXPECT_TRUE(answered(next));
    EXPECT_TRUE(readings.contains(next));
}

TEST_F(Pool, GivesUpAPageThatHangsAndReadsAllOthers)
{
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "what is preloaded must come after the sanitizer, and it is what makes the page hang";
#endif
    ASSERT_TRUE(qputenv("LD_PRELOAD", BAD_PAGE_LIBRARY));
    make(2);
    recogniser->setPageDeadline(8'000);
    QList<Recogniser::Job> jobs;
    for (int number = 1; number <= 10; ++number) {
        PageImage page = archived();
        if (number == 7) // see badpage.c
            page.jpeg.insert(2, QByteArray("\xff\xfe\0\x13MOTCUA-TEST: hang", 21));
        jobs << recogniser->readPage(page);
    }
    for (const auto job : jobs)
        EXPECT_TRUE(answered(job));
    qunsetenv("LD_PRELOAD");
    EXPECT_EQ(readings.size(), 9u);
    EXPECT_EQ(faultOf(jobs[6]), FaultId::WorkerTimeout);
}

TEST_F(Pool, ServesWhoStandsWaitingBeforePages)
{
    make(1);
    QList<Recogniser::Job> order;
    QObject::connect(recogniser.get(), &Recogniser::read, [&](auto job) { order << job; });
    QObject::connect(recogniser.get(), &Recogniser::prepared, [&](auto job) { order << job; });
    const auto first = recogniser->readPage(archived());
    const auto second = recogniser->readPage(archived());
    const auto urgent = recogniser->prepare(vietnamesepage::jpeg(drawn().image));
    ASSERT_TRUE(answered(first) && answered(second) && answered(urgent));
    EXPECT_LT(order.indexOf(urgent), order.indexOf(second));
}

TEST_F(Pool, ForgetsWhatIsCancelled)
{
    make(1);
    const auto running = recogniser->readPage(archived());
    const auto waiting = recogniser->readPage(archived());
    ASSERT_TRUE(waitUntil([] { return !workers().isEmpty(); }));
    recogniser->cancelAll();
    const auto later = recogniser->prepare(vietnamesepage::jpeg(drawn().image));
    ASSERT_TRUE(answered(later));
    EXPECT_FALSE(readings.contains(running) || faults.contains(running));
    EXPECT_FALSE(readings.contains(waiting) || faults.contains(waiting));
}

TEST_F(Pool, SaysThatTheModelIsMissing)
{
    const QTemporaryDir empty;
    const QByteArray before = qgetenv("TESSDATA_PREFIX");
    qputenv("TESSDATA_PREFIX", empty.path().toLocal8Bit());
    make(1);
    const auto job = recogniser->readPage(archived());
    EXPECT_EQ(faultOf(job), FaultId::RecogniserFailed);
    EXPECT_FALSE(faults[job].detail.isEmpty());
    if (before.isNull())
        qunsetenv("TESSDATA_PREFIX");
    else
        qputenv("TESSDATA_PREFIX", before);
}

TEST_F(Pool, SaysThatTheWorkerIsMissing)
{
    make(1, u"/nonexistent/motcua-worker"_s);
    EXPECT_EQ(faultOf(recogniser->readPage(archived())), FaultId::WorkerMissing);
}

} // namespace
