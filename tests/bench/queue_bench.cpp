// SPDX-License-Identifier: GPL-3.0-or-later
// The queue's speed beside its peers in the same run: how long the person waits until a page is saved and
// until the dossier is submitted, both durable, beside what this machine needs to write and sync as many
// bytes with nothing around them; and how long a store takes to open and to answer what the kiosk and its
// uploader ask first, with many dossiers in it and with none. usage: motcua_bench_queue OUT.json [DIRECTORY]
// [DOSSIERS] [QUEUED] [KEPT]
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
#include "tests/store/rawdatabase.h"

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

QJsonObject enqueue(const QString &where, int dossiers)
{
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
    return {{QStringLiteral("save_page"), save.json()}, {QStringLiteral("submit"), submit.json()}};
}

/// One dossier many times over, as rows only. Times in it lie some days back; nothing of it is due for
/// shredding.
void fill(const QString &database, int queued, int kept)
{
    test::RawDatabase raw(database);
    const auto run = [&](const QByteArray &sql) {
        if (raw.run(sql) != SQLITE_OK) {
            std::fprintf(stderr, "%s\n%s\n", raw.lastError().constData(), sql.constData());
            std::exit(5);
        }
    };
    const QByteArray columns =
        "(id, state, procedure_id, procedure_code, case_id, catalogue_version, level,"
        " created_at, submitted_at, code, received_at, token, next_attempt_at, key_kiosk,"
        " key_recovery, person_mac, ready, bytes, turn)";
    const QByteArray numbers = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ";
    const QByteArray values = ", procedure_id, procedure_code, case_id, catalogue_version, level, created_at,"
                              " submitted_at, ";
    run("PRAGMA cache_size = -600000; PRAGMA synchronous = OFF; PRAGMA journal_mode = DELETE; PRAGMA "
        "journal_mode = OFF; BEGIN IMMEDIATE;"
        "CREATE TABLE triggers AS SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    raw.dropTriggers();
    // Nearly in order, as UUIDv7 are.
    const auto idOf = [](const char *prefix) {
        return "CAST(printf('" + QByteArray(prefix) + "%014d', i) AS BLOB)";
    };
    run(numbers + QByteArray::number(kept) + ") INSERT INTO dossier " + columns + " SELECT " + idOf("01")
        + ", 'kept'" + values
        + "printf('000.00.00.H00-260101-%07d', i), submitted_at + 9, randomblob(16), 0, NULL, NULL, NULL, 1,"
          " 900000, submitted_at FROM n, (SELECT * FROM dossier LIMIT 1)");
    run(numbers + QByteArray::number(queued) + ") INSERT INTO dossier " + columns + " SELECT " + idOf("02")
        + ", 'queued'" + values
        + "NULL, NULL, randomblob(16), next_attempt_at, key_kiosk, key_recovery, person_mac, 0, 900000,"
          " submitted_at + i FROM n, (SELECT * FROM dossier WHERE state = 'queued' LIMIT 1)");
    run("INSERT INTO part (dossier, component, kind, media_type, bytes, pages, uploaded) SELECT row, 'don',"
        " 'paper', 'application/pdf', 900000, 3, 1 FROM dossier WHERE state = 'kept'");
    run("INSERT INTO event SELECT (SELECT max(sequence) FROM event) + row_number() OVER (), created_at, id,"
        " 'kept', '{\"why\":\"retention\",\"rule\":\"after-receipt\"}', randomblob(32), randomblob(32)"
        " FROM dossier WHERE state = 'kept'");
    run("INSERT INTO event SELECT (SELECT max(sequence) FROM event) + row_number() OVER (), created_at, id,"
        " 'queued', '{}', randomblob(32), randomblob(32) FROM dossier WHERE state = 'queued'");
    run("INSERT INTO sheet (dossier, component, number, state) SELECT row, 'don', 9, 'sealed' FROM dossier"
        " WHERE state = 'queued'");
    run("INSERT INTO page (dossier, sheet, component, place, width, height, dpi, bytes) SELECT dossier, id,"
        " 'don', 9, 2480, 3508, 300, 20000 FROM sheet WHERE number = 9");
    run("INSERT INTO blob (dossier, kind, owner, prefix, bytes) SELECT dossier, 4, id, randomblob(16), 20000"
        " FROM page WHERE place = 9");
    run("INSERT INTO frame SELECT id, 0, randomblob(20016) FROM blob WHERE bytes = 20000");
    run("DELETE FROM dossier_count; INSERT INTO dossier_count SELECT state, count(*) FROM dossier GROUP BY "
        "state");
    raw.restoreTriggers("triggers");
    run("DROP TABLE triggers; COMMIT");
}

/// The next start is the first since the machine came up.
void asAfterABoot(const QString &state)
{
    test::RawDatabase raw(state + QStringLiteral("/store.sqlite"));
    if (raw.run("DELETE FROM fact WHERE key = 'store.checked-boot'") != SQLITE_OK)
        std::exit(5);
}

/// Opening, and what kiosk and uploader ask before they do anything else.
double start(const QString &state)
{
    return elapsed([&] {
        const auto store = need(Store::open(state, std::make_shared<SystemClock>()));
        store->setQuota({.warnBelow = 1,
            .stopBelow = 1,
            .most = 0,
            .reserve = 0,
            .warnUnsent = 100'000,
            .warnUnsentAge = 1'000'000'000'000});
        need(store->room());
        need(store->unsentCount());
        need(store->fact(QStringLiteral("central.present")));
        need(store->dataVersion());
        need(store->draft());
        need(store->draftsOf(QStringLiteral("000201999777")));
        need(store->due(Store::Stage::Unfinished, 1));
        need(store->due(Store::Stage::Ready, 8));
        need(store->nextDueAt());
        need(store->figures());
        need(store->acquireLease(QStringLiteral("uploader"), QStringLiteral("bench"), 1));
        need(store->retain({.afterReceipt = 1LL << 50, .drafts = 1LL << 50, .refused = 0, .kept = 1LL << 50},
            true, 50, [] { return true; }));
        need(store->staleUploads(8));
    });
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

QJsonObject starting(const QString &where, int queued, int kept)
{
    constexpr int rounds = 31;
    QTemporaryDir directory(where + QStringLiteral("/start-XXXXXX"));
    const QString empty = directory.path() + QStringLiteral("/empty");
    const QString full = directory.path() + QStringLiteral("/full");
    need(Store::open(empty, std::make_shared<SystemClock>()));
    {
        const auto store = need(Store::open(full, std::make_shared<SystemClock>()));
        need(store->submit(need(store->createDraft(test::inventedStart())), test::inventedSubmission()));
    }
    const double filling = elapsed([&] { fill(full + QStringLiteral("/store.sqlite"), queued, kept); });
    start(empty);
    const double first = start(full);
    QList<double> ours, bare, ratios, afterBoot, emptyAfterBoot;
    for (int round = 0; round < rounds; ++round) {
        ours += start(full);
        bare += start(empty);
        ratios += ours.last() / bare.last();
        asAfterABoot(full);
        asAfterABoot(empty);
        afterBoot += start(full);
        emptyAfterBoot += start(empty);
    }
    return {{QStringLiteral("queued"), queued}, {QStringLiteral("kept"), kept},
        {QStringLiteral("database_bytes"), QFileInfo(full + QStringLiteral("/store.sqlite")).size()},
        {QStringLiteral("filled_in_ms"), rounded(filling)}, {QStringLiteral("rounds"), rounds},
        {QStringLiteral("first_ms"), rounded(first)}, {QStringLiteral("start_ms"), rounded(median(ours))},
        {QStringLiteral("empty_start_ms"), rounded(median(bare))},
        {QStringLiteral("start_after_boot_ms"), rounded(median(afterBoot))},
        {QStringLiteral("empty_start_after_boot_ms"), rounded(median(emptyAfterBoot))},
        {QStringLiteral("ratio"), rounded(median(ratios))}};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 6) {
        std::fprintf(stderr, "usage: motcua_bench_queue OUT.json [DIRECTORY] [DOSSIERS] [QUEUED] [KEPT]\n");
        return 2;
    }
    const QString out = QString::fromLocal8Bit(argv[1]);
    const QString where = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QFileInfo(out).absolutePath();
    const auto number = [&](int position, int otherwise) {
        return argc > position ? std::atoi(argv[position]) : otherwise;
    };
    QJsonObject result = enqueue(where, number(3, 150));
    result.insert(QStringLiteral("start"), starting(where, number(4, 10'000), number(5, 1'000'000)));
    const QByteArray json = QJsonDocument(result).toJson();
    QFile file(out);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        return 4;
    const auto beside = [&](const char *what) {
        const QJsonObject times = result[QLatin1String(what)].toObject();
        std::printf(
            "%s: p99 %.2f ms, the machine's own write and fsync %.2f ms: %.2f ms beyond (median %.2f)\n",
            what, times[u"p99_ms"].toDouble(), times[u"bare_fsync_p99_ms"].toDouble(),
            times[u"p99_ms"].toDouble() - times[u"bare_fsync_p99_ms"].toDouble(),
            times[u"p50_ms"].toDouble() - times[u"bare_fsync_p50_ms"].toDouble());
    };
    beside("save_page");
    beside("submit");
    const QJsonObject begun = result[u"start"].toObject();
    std::printf("start with %d queued and %d kept dossiers: %.2f ms, of an empty store %.2f ms: %.2f x\n",
        begun[u"queued"].toInt(), begun[u"kept"].toInt(), begun[u"start_ms"].toDouble(),
        begun[u"empty_start_ms"].toDouble(), begun[u"ratio"].toDouble());
    std::printf("the first of a boot: %.2f ms, of an empty store %.2f ms\n",
        begun[u"start_after_boot_ms"].toDouble(), begun[u"empty_start_after_boot_ms"].toDouble());
    return 0;
}
