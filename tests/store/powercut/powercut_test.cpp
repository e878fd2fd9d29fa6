// SPDX-License-Identifier: GPL-3.0-or-later
// Power fails after every write and every sync of one whole intake, and everything that was not synced is
// gone, or by chance half of it. After each such cut the kiosk opens its store as always, everything that was
// promised holds, and the intake goes on to its end. The simulation's rules stand in powercut.c.
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/audit/auditverifier.h"
#include "sync/backup/backups.h"
#include "sync/vault/vault.h"
#include "tests/store/invented.h"
#include "tests/store/powercut/road.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;

namespace
{

constexpr int cutStatus = 137;

/// A folder in memory where there is one: what is synced here is the simulation's business.
QString scratchTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (::access(qPrintable(memory), W_OK) == 0 ? memory : QDir::tempPath())
        + QStringLiteral("/powercut-XXXXXX");
}

bool everything()
{
    return qEnvironmentVariableIntValue("MOTCUA_FULL") == 1;
}

struct Cut {
    QTemporaryDir scratch {scratchTemplate()};
    QString disk = scratch.path() + QStringLiteral("/image/disk"); ///< what is left when the power is back
    int status = 0;
    QList<QByteArray> promises;
    QByteArray operations;

    bool promised(const QByteArray &text) const { return promises.contains(text); }
};

/// Runs the intake program on a folder with `before` in it and cuts the power after operation `at` (0: at its
/// end).
std::unique_ptr<Cut> cut(
    long at, const char *keep, const QByteArrayList &arguments = {}, const QByteArray &before = {})
{
    auto run = std::make_unique<Cut>();
    const QString live = run->scratch.path() + QStringLiteral("/live");
    QDir().mkpath(live);
    QDir().mkpath(run->scratch.path() + QStringLiteral("/image"));
    if (!before.isEmpty()) {
        QFile file(live + QStringLiteral("/file"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
    }
    const QByteArray folder = run->scratch.path().toLocal8Bit();
    const QByteArrayList environment {"LD_PRELOAD=" POWERCUT_LIBRARY, "POWERCUT_DIR=" + live.toLocal8Bit(),
        "POWERCUT_IMAGE=" + folder + "/image", "POWERCUT_AT=" + QByteArray::number(qlonglong(at)),
        QByteArray("POWERCUT_KEEP=") + keep, "POWERCUT_LOG=" + folder + "/log",
        "ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0"}; // where it is built with sanitizers
    QByteArrayList words {INTAKE_PROGRAM};
    words += arguments;
    words += live.toLocal8Bit();
    const auto pointers = [](const QByteArrayList &list) {
        std::vector<char *> all;
        for (const QByteArray &entry : list)
            all.push_back(const_cast<char *>(entry.constData()));
        all.push_back(nullptr);
        return all;
    };

    std::array<int, 2> pipe {};
    if (::pipe(pipe.data()) != 0)
        ADD_FAILURE() << "no pipe";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, pipe[0]);
    pid_t child = -1;
    EXPECT_EQ(::posix_spawn(&child, INTAKE_PROGRAM, &actions, nullptr, pointers(words).data(),
                  pointers(environment).data()),
        0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    QFile output;
    EXPECT_TRUE(output.open(pipe[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    for (const QByteArray &line : output.readAll().split('\n'))
        if (!line.isEmpty())
            run->promises += line;
    int status = 0;
    ::waitpid(child, &status, 0);
    run->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    QFile log(run->scratch.path() + QStringLiteral("/log"));
    if (log.open(QIODevice::ReadOnly))
        run->operations = log.readAll();
    return run;
}

void expectPagesAsSaved(Store &store, const DossierId &id, int atLeast)
{
    const auto pages = valueOf(store.pages(id));
    EXPECT_GE(pages.size(), atLeast);
    EXPECT_LE(pages.size(), roadPages);
    for (const PageRecord &page : pages) {
        const PageImage image = valueOf(store.pageImage(page.id));
        EXPECT_TRUE(image.jpeg == roadPage(page.position + 1).jpeg);
        EXPECT_TRUE(image.thumbnail == roadPage(page.position + 1).thumbnail);
    }
    qsizetype sealed = 0;
    for (const SheetRecord &sheet : valueOf(store.sheets(id)))
        sealed += sheet.state == SheetState::Sealed;
    EXPECT_EQ(sealed, pages.size());
}

void expectPartsAsFinished(Store &store, const DossierId &id, const Cut &run)
{
    const auto parts = valueOf(store.parts(id));
    if (run.promised("parts")) {
        EXPECT_EQ(parts.size(), 2);
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        EXPECT_TRUE(valueOf(store.partBytes(parts[i].id, 0, 1'000'000)) == roadPart(int(i) + 1));
        if (run.promised("uploaded")) {
            EXPECT_TRUE(parts[i].uploaded);
        }
    }
    if (run.promised("manifest")) {
        EXPECT_EQ(valueOf(store.manifest(id)), roadManifest());
    }
}

/// What has been promised holds, and the rest of the road can be walked.
void expectKept(const Cut &run)
{
    const auto store = valueOf(Store::open(run.disk, std::make_shared<SystemClock>()));
    EXPECT_EQ(valueOf(store->check()).join(u'\n'), QString());
    const auto dossiers = valueOf(store->dossiers());
    ASSERT_LE(dossiers.size(), 1);
    if (run.promised("draft")) {
        ASSERT_EQ(dossiers.size(), 1);
    }
    if (!dossiers.isEmpty()) {
        const DossierRecord &record = dossiers.first();
        int saved = 0;
        for (int number = 1; number <= roadPages; ++number)
            if (run.promised("saved " + QByteArray::number(number)))
                saved = number;
        if (run.promised("submitted")) {
            EXPECT_NE(record.state, DossierState::Draft);
            EXPECT_EQ(record.provisionalToken.size(), 16);
        }
        if (run.promised("receipt")) {
            EXPECT_TRUE(record.state == DossierState::Submitted || record.state == DossierState::Kept);
        }
        if (run.promised("shredded")) {
            EXPECT_EQ(record.state, DossierState::Kept);
        }
        if (record.receipt) {
            EXPECT_EQ(record.receipt->code, roadCode(record.id));
        }
        if (record.state != DossierState::Kept) {
            EXPECT_EQ(valueOf(store->applicant(record.id)), inventedPerson());
            expectPagesAsSaved(*store, record.id, saved);
            if (run.promised("form")) {
                EXPECT_EQ(valueOf(store->form(record.id)), roadForm());
            }
            expectPartsAsFinished(*store, record.id, run);
        }
    }

    EXPECT_DONE(walk(*store, [](const QByteArray &) {}));
    const auto end = valueOf(store->dossiers());
    ASSERT_EQ(end.size(), 1);
    EXPECT_EQ(end.first().state, DossierState::Kept);
    EXPECT_EQ(end.first().receipt->code, roadCode(end.first().id));
    if (!dossiers.isEmpty()) {
        EXPECT_EQ(end.first().id, dossiers.first().id);
    }
    const auto log = valueOf(AuditLog::open(run.disk + QStringLiteral("/store.sqlite")));
    EXPECT_FALSE(valueOf(verifyAudit(*log, {})).broken.has_value());
}

/// The dossier is there under one key, the old or the new one; nothing of the other is left.
void expectOneKey(const Cut &run)
{
    const auto store = valueOf(Store::open(run.disk, std::make_shared<SystemClock>()));
    EXPECT_EQ(valueOf(store->check()).join(u'\n'), QString());
    const DossierId id = valueOf(store->dossiers()).value(0).id;
    EXPECT_EQ(valueOf(store->applicant(id)), inventedPerson());
    EXPECT_EQ(valueOf(store->form(id)), roadForm());
    expectPagesAsSaved(*store, id, roadPages);
    EXPECT_EQ(QDir(run.disk + QStringLiteral("/vault")).entryList(QDir::Files, QDir::Name),
        (QStringList {QStringLiteral("kiosk.key"), QStringLiteral("place")}));
    qsizetype changes = 0;
    for (const EventRecord &event : valueOf(store->events())) {
        if (event.kind != QStringLiteral("kiosk-key-changed"))
            continue;
        ++changes;
        EXPECT_EQ(
            event.detail[u"after"].toString(), QString::fromLatin1(store->vault().fingerprint().toHex()));
    }
    EXPECT_LE(changes, 1);
    if (run.promised("rotated")) {
        EXPECT_EQ(changes, 1);
    }
    EXPECT_EQ(valueOf(store->rotateKioskKey()).dossiers, 1);
    EXPECT_EQ(valueOf(store->applicant(id)), inventedPerson());
}

/// The dossier that the store of `directory` holds is as its person left it.
void expectTheDossier(const QString &directory)
{
    const auto store = valueOf(Store::open(directory, std::make_shared<SystemClock>()));
    const auto dossiers = valueOf(store->dossiers());
    ASSERT_EQ(dossiers.size(), 1);
    EXPECT_EQ(dossiers.first().state, DossierState::Queued);
    EXPECT_EQ(valueOf(store->applicant(dossiers.first().id)), inventedPerson());
    EXPECT_EQ(valueOf(store->form(dossiers.first().id)), roadForm());
    expectPagesAsSaved(*store, dossiers.first().id, roadPages);
    QFile enrolment(directory + QStringLiteral("/central/enrolment.json"));
    EXPECT_TRUE(enrolment.open(QIODevice::ReadOnly));
    EXPECT_EQ(enrolment.readAll(), "invented");
}

/// What is called a backup is one.
void expectBackupsAreWhole(const Cut &run)
{
    const QString state = run.disk + QStringLiteral("/state"),
                  scratch = run.scratch.path() + QStringLiteral("/x");
    const QDir folder(run.disk + QStringLiteral("/backups"));
    const auto files = folder.entryList({QStringLiteral("*.backup")}, QDir::Files);
    if (run.promised("backed up")) {
        EXPECT_EQ(files.size(), 1);
    }
    const auto store = valueOf(Store::open(state, std::make_shared<SystemClock>()));
    for (const QString &name : files) {
        const auto facts = verifyBackup(folder.filePath(name), scratch,
            [&](const SealedFileHeader &header) { return store->vault().openDossierKey(header.byKiosk); });
        EXPECT_DONE(facts);
        EXPECT_EQ(facts ? facts->unsent : 0, 1);
    }
}

void expectRestoredAsAWhole(const Cut &run)
{
    expectTheDossier(run.disk + QStringLiteral("/state"));
    const QString made = run.disk + QStringLiteral("/new");
    if (run.promised("restored")) {
        EXPECT_TRUE(QDir(made).exists());
    }
    if (!QDir(made).exists())
        return;
    expectTheDossier(made);
    const auto store = valueOf(Store::open(made, std::make_shared<SystemClock>()));
    EXPECT_EQ(valueOf(store->check()).join(u'\n'), QString());
    EXPECT_EQ(valueOf(store->unasked(10)).size(), 1);
}

/// Cuts the power at every sync from "ready" on (all that was not synced is lost), and at some other
/// operations (any part of it is).
void cutWhile(const QByteArray &road, const std::function<void(const Cut &)> &holds)
{
    for (const char *keep : {"none", "some"}) {
        const auto whole = cut(0, keep, {road});
        ASSERT_EQ(whole->status, 0);
        const QByteArray &operations = whole->operations;
        long ready = 1;
        for (long beyond = operations.size(); ready < beyond;) {
            const long middle = (ready + beyond) / 2;
            if (cut(middle, keep, {road})->promised("ready"))
                beyond = middle;
            else
                ready = middle + 1;
        }
        const bool none = QByteArray(keep) == "none";
        const auto isSync = [&](qsizetype number) {
            return number <= operations.size()
                && (operations[number - 1] == 's' || operations[number - 1] == 'd');
        };
        const long step = none || everything() ? 1 : std::max(1L, (long(operations.size()) - ready) / 12);
        for (long at = ready; at <= operations.size() + 1; at += step) {
            if (none && !everything() && !isSync(at) && !isSync(at + 1) && at <= operations.size())
                continue;
            SCOPED_TRACE("power cut after operation " + std::to_string(at) + ", keeping " + keep);
            const auto run = cut(at, keep, {road});
            ASSERT_TRUE(run->status == cutStatus || run->status == 0) << run->status;
            try {
                holds(*run);
            } catch (const std::exception &error) {
                ADD_FAILURE() << error.what();
            }
            if (::testing::Test::HasFailure())
                return;
        }
    }
}

void expectKeptAfter(long at, const char *keep)
{
    SCOPED_TRACE("power cut after operation " + std::to_string(at) + ", keeping " + keep);
    const auto run = cut(at, keep);
    ASSERT_TRUE(run->status == cutStatus || run->status == 0) << run->status;
    try {
        expectKept(*run);
    } catch (const std::exception &error) {
        ADD_FAILURE() << error.what();
    }
}

} // namespace

TEST(Powercut, theSimulationForgetsWhatWasNotSynced)
{
    const auto contentOf = [](const Cut &run) {
        QFile file(run.disk + QStringLiteral("/file"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    };
    const auto carelessRun = cut(0, "none", {"--careless"}, "before");
    EXPECT_TRUE(carelessRun->promised("replaced"));
    EXPECT_EQ(contentOf(*carelessRun), "before");
    EXPECT_EQ(contentOf(*cut(0, "none", {"--careless"})), "none");
    QList<QByteArray> outcomes;
    for (long at = 3; at < 40; ++at)
        if (const QByteArray content = contentOf(*cut(at, "some", {"--careless"}, "before"));
            !outcomes.contains(content))
            outcomes += content;
    EXPECT_GE(outcomes.size(), 2);

    const auto carefulRun = cut(0, "some", {"--careful"}, "before");
    EXPECT_EQ(contentOf(*carefulRun), "after");
    for (long at = 1; at <= carefulRun->operations.size(); ++at)
        for (const char *keep : {"none", "some"}) {
            const QByteArray content = contentOf(*cut(at, keep, {"--careful"}, "before"));
            EXPECT_TRUE(content == "before" || content == "after") << at << keep << content.constData();
        }
}

TEST(Powercut, theWholeRoadIsWalkedWhenItDoesNotFail)
{
    const auto run = cut(0, "none");
    EXPECT_EQ(run->status, 0);
    EXPECT_EQ(run->promises.join(", "),
        "open, draft, saved 1, saved 2, saved 3, form, submitted, open, parts, manifest, uploaded, receipt, "
        "shredded");
    expectKept(*run);
    RecordProperty("operations", int(run->operations.size()));
    RecordProperty("syncs", int(run->operations.count('s') + run->operations.count('d')));
}

TEST(Powercut, everyPromiseHoldsWhenAllThatWasNotSyncedIsLost)
{
    // What is left changes only with a sync: between two of them every cut leaves the same disk, and the last
    // such cut has the most promises to hold. MOTCUA_FULL=1 cuts after every operation all the same.
    const QByteArray operations = cut(0, "none")->operations;
    for (qsizetype at = 1; at <= operations.size() + 1; ++at) {
        const auto isSync = [&](qsizetype number) {
            return number <= operations.size()
                && (operations[number - 1] == 's' || operations[number - 1] == 'd');
        };
        if (everything() || isSync(at) || isSync(at + 1) || at > operations.size())
            expectKeptAfter(at, "none");
        if (HasFatalFailure() || HasNonfatalFailure())
            return;
    }
}

TEST(Powercut, everyPromiseHoldsWhenAnyPartOfWhatWasNotSyncedIsLost)
{
    const long operations = cut(0, "some")->operations.size();
    const long step = everything() ? 1 : std::max(1L, operations / 120);
    for (long at = 1; at <= operations + 1; at += step) {
        expectKeptAfter(at, "some");
        if (HasFatalFailure() || HasNonfatalFailure())
            return;
    }
}

TEST(Powercut, theKiosksKeyIsChangedAsAWholeOrNotAtAllAndNoDossierIsLost)
{
    const QByteArrayList rotate {"--rotate"};
    for (const char *keep : {"none", "some"}) {
        const long operations = cut(0, keep, rotate)->operations.size();
        long ready = 1; // the first cut by which the dossier was there
        for (long beyond = operations; ready < beyond;) {
            const long middle = (ready + beyond) / 2;
            if (cut(middle, keep, rotate)->promised("ready"))
                beyond = middle;
            else
                ready = middle + 1;
        }
        EXPECT_GT(operations - ready, 10);
        for (long at = ready; at <= operations + 1; ++at) {
            SCOPED_TRACE("power cut after operation " + std::to_string(at) + ", keeping " + keep);
            const auto run = cut(at, keep, rotate);
            ASSERT_TRUE(run->status == cutStatus || run->status == 0) << run->status;
            try {
                expectOneKey(*run);
            } catch (const std::exception &error) {
                ADD_FAILURE() << error.what();
            }
            if (HasFailure())
                return;
        }
    }
}

TEST(Powercut, whatIsCalledABackupIsOneOrIsNotThere)
{
    cutWhile("--backup", expectBackupsAreWhole);
}

TEST(Powercut, aBackupIsRestoredAsAWholeOrNotAtAll)
{
    cutWhile("--restore", expectRestoredAsAWhole);
}

TEST(Powercut, aSalvagedStoreTakesItsPlaceAsAWholeOrNotAtAll)
{
    cutWhile("--salvage", [](const Cut &run) { expectTheDossier(run.disk + QStringLiteral("/state")); });
}
