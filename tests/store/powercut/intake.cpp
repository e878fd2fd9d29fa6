// SPDX-License-Identifier: GPL-3.0-or-later
// The program whose power is cut. usage: intake STATE-DIRECTORY
// Prints each promise on a line of its own as soon as it is made.
//        intake --rotate STATE-DIRECTORY
// Submits a dossier, then changes the kiosk's key.
//        intake --backup DIRECTORY | --restore DIRECTORY
// Submits a dossier in DIRECTORY/state, backs that up in DIRECTORY/backups, and, with --restore, makes
// DIRECTORY/new of the backup.
//        intake --salvage DIRECTORY
// Submits a dossier in DIRECTORY/state, whose database is then salvaged.
//        intake --careless DIRECTORY | --careful DIRECTORY
// Replaces DIRECTORY/file without and with the syncs that this takes: whether the simulation itself tells
// them apart.

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

#include "sync/backup/backups.h"
#include "sync/backup/restoring.h"
#include "sync/vault/durablefile.h"
#include "tests/store/powercut/road.h"

using namespace motcua;

namespace
{

void promise(const QByteArray &text)
{
    const QByteArray line = text + '\n';
    if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
        ::_exit(98);
}

int tell(const Result<void> &done)
{
    if (done)
        return 0;
    std::fprintf(stderr, "%s: %s\n", qPrintable(done.error().name()), qPrintable(done.error().detail));
    return 3;
}

int careless(const QString &directory)
{
    const QByteArray target = directory.toLocal8Bit() + "/file", temporary = target + ".new";
    const int file = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ::write(file, "after", 5) != 5 || ::close(file) != 0
        || ::rename(temporary.constData(), target.constData()) != 0)
        return 1;
    promise("replaced");
    return 0;
}

int rotate(const QString &directory)
{
    const auto store = Store::open(directory, std::make_shared<SystemClock>());
    if (!store)
        return tell(tl::unexpected(store.error()));
    if (const auto walked = test::walk(**store, promise, test::Half::Screen); !walked)
        return tell(walked);
    promise("ready");
    if (const auto changed = (*store)->rotateKioskKey(); !changed)
        return tell(tl::unexpected(changed.error()));
    promise("rotated");
    return 0;
}

/// A dossier, and an enrolment.
Result<std::unique_ptr<Store>> prepare(const QString &state)
{
    MOTCUA_ASSIGN(auto store, Store::open(state, std::make_shared<SystemClock>()));
    MOTCUA_TRY(test::walk(*store, promise, test::Half::Screen));
    MOTCUA_TRY(makePrivateDirectory(state + QStringLiteral("/central")));
    MOTCUA_TRY(writeDurably(state + QStringLiteral("/central/enrolment.json"), "invented"));
    return store;
}

Result<void> backup(const QString &directory, bool andRestore)
{
    const QString state = directory + QStringLiteral("/state"),
                  backups = directory + QStringLiteral("/backups");
    MOTCUA_ASSIGN(auto store, prepare(state));
    MOTCUA_TRY(makePrivateDirectory(backups));
    if (!andRestore)
        promise("ready");
    BackupPlan plan {backups};
    plan.sameDisk = true;
    plan.leaveFree = 0;
    MOTCUA_ASSIGN(const auto made, Backups(plan).make(*store));
    promise("backed up");
    store.reset();
    if (!andRestore)
        return {};
    promise("ready");
    MOTCUA_TRY(restoreBackup(
        made.file, directory + QStringLiteral("/new"), state, std::make_shared<SystemClock>(), {}, nullptr));
    promise("restored");
    return {};
}

Result<void> salvage(const QString &directory)
{
    const QString state = directory + QStringLiteral("/state");
    MOTCUA_ASSIGN(auto store, prepare(state));
    store.reset();
    MOTCUA_TRY(writeDurably(state + QStringLiteral("/store.damaged"), "as a look through it would say"));
    promise("ready");
    MOTCUA_TRY(Store::open(state, std::make_shared<SystemClock>()));
    promise("salvaged");
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArray(argv[1]) == "--careless")
        return careless(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && QByteArray(argv[1]) == "--rotate")
        return rotate(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && (QByteArray(argv[1]) == "--backup" || QByteArray(argv[1]) == "--restore"))
        return tell(backup(QString::fromLocal8Bit(argv[2]), QByteArray(argv[1]) == "--restore"));
    if (argc == 3 && QByteArray(argv[1]) == "--salvage")
        return tell(salvage(QString::fromLocal8Bit(argv[2])));
    if (argc == 3 && QByteArray(argv[1]) == "--careful") {
        const auto written = writeDurably(QString::fromLocal8Bit(argv[2]) + QStringLiteral("/file"), "after");
        if (written)
            promise("replaced");
        return tell(written);
    }
    if (argc != 2)
        return 2;
    // The screen submits; the uploader, another process in life, opens the store anew. Closing it in between
    // folds the log into the database.
    for (const test::Half half : {test::Half::Screen, test::Half::Both}) {
        const auto store = Store::open(QString::fromLocal8Bit(argv[1]), std::make_shared<SystemClock>());
        if (!store)
            return tell(tl::unexpected(store.error()));
        promise("open");
        if (const auto walked = test::walk(**store, promise, half); !walked)
            return tell(walked);
    }
    return 0;
}
