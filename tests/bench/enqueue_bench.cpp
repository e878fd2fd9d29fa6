// SPDX-License-Identifier: GPL-3.0-or-later
// How long the person waits until a page is saved and until the dossier is submitted, both durable, beside
// what this machine needs to write and sync as many bytes with nothing around them. usage:
// motcua_bench_enqueue OUT.json [DIRECTORY] [DOSSIERS]
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "sync/vault/durablefile.h"
#include "tests/store/invented.h"

using namespace motcua;

namespace
{

constexpr qsizetype pageBytes = 400'000; ///< an A4 page, 300 dpi, colour, JPEG
constexpr int pagesPerDossier = 3;

double elapsed(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

template <typename T>
T need(Result<T> result)
{
    if (!result) {
        std::fprintf(
            stderr, "%s: %s\n", qPrintable(result.error().name()), qPrintable(result.error().detail));
        std::exit(3);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The machine alone: appends to a file and syncs it.
class BareFile
{
public:
    explicit BareFile(const QString &path)
        : m_file(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600))
    {
    }
    double append(const QByteArray &bytes)
    {
        return elapsed([&] {
            if (::pwrite(m_file.get(), bytes.constData(), size_t(bytes.size()), m_size) != bytes.size()
                || ::fdatasync(m_file.get()) != 0)
                std::exit(4);
            m_size += bytes.size();
        });
    }

private:
    FileHandle m_file;
    off_t m_size = 0;
};

struct Times {
    QList<double> ours, bare;
    qint64 bytes = 0; ///< written to the log by one call

    QJsonObject json()
    {
        std::sort(ours.begin(), ours.end());
        std::sort(bare.begin(), bare.end());
        const auto at = [](const QList<double> &sorted, double share) {
            return std::round(sorted[qsizetype(share * double(sorted.size() - 1))] * 1000) / 1000;
        };
        return {
            {QStringLiteral("count"), ours.size()},
            {QStringLiteral("bytes"), bytes},
            {QStringLiteral("p50_ms"), at(ours, 0.5)},
            {QStringLiteral("p99_ms"), at(ours, 0.99)},
            {QStringLiteral("bare_fsync_p50_ms"), at(bare, 0.5)},
            {QStringLiteral("bare_fsync_p99_ms"), at(bare, 0.99)},
        };
    }
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 4) {
        std::fprintf(stderr, "usage: motcua_bench_enqueue OUT.json [DIRECTORY] [DOSSIERS]\n");
        return 2;
    }
    const QString out = QString::fromLocal8Bit(argv[1]);
    const QString where = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QFileInfo(out).absolutePath();
    const int dossiers = argc > 3 ? std::atoi(argv[3]) : 150;
    QTemporaryDir directory(where + QStringLiteral("/enqueue-XXXXXX"));
    const auto store =
        need(Store::open(directory.path() + QStringLiteral("/state"), std::make_shared<SystemClock>()));
    const QString log = directory.path() + QStringLiteral("/state/store.sqlite-wal");
    BareFile bareFile(directory.path() + QStringLiteral("/bare"));

    Times save, submit;
    const PageImage image = test::inventedPage(1, pageBytes);
    const auto timed = [&](Times &times, const std::function<void()> &work) {
        const qint64 before = QFileInfo(log).size();
        times.ours += elapsed(work);
        if (times.bytes == 0)
            times.bytes = QFileInfo(log).size() - before;
        times.bare += bareFile.append(QByteArray(times.bytes, 'b'));
    };
    for (int number = 0; number < dossiers; ++number) {
        const DossierId id = need(store->createDraft(test::inventedStart()));
        for (int page = 0; page < pagesPerDossier; ++page) {
            const SheetId sheet = need(store->sheetFed(id, QStringLiteral("don")));
            need(store->sheetReceived(sheet));
            timed(save, [&] { need(store->savePage(sheet, image)); });
        }
        need(store->saveForm(id, {{QStringLiteral("ten"), QStringLiteral("Thử Nghiệm")}}));
        timed(submit, [&] { need(store->submit(id, test::inventedSubmission())); });
    }

    const QByteArray json = QJsonDocument(QJsonObject {
                                              {QStringLiteral("save_page"), save.json()},
                                              {QStringLiteral("submit"), submit.json()},
                                          })
                                .toJson();
    QFile file(out);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        return 4;
    std::fputs(json.constData(), stdout);
    return 0;
}
