// SPDX-License-Identifier: GPL-3.0-or-later
// The program whose power is cut. usage: intake STATE-DIRECTORY
// Prints each promise on a line of its own as soon as it is made.
//        intake --rotate STATE-DIRECTORY
// Submits a dossier, then changes the kiosk's key.
//        intake --careless DIRECTORY | --careful DIRECTORY
// Replaces DIRECTORY/file without and with the syncs that this takes: whether the simulation itself tells
// them apart.

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

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

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArray(argv[1]) == "--careless")
        return careless(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && QByteArray(argv[1]) == "--rotate")
        return rotate(QString::fromLocal8Bit(argv[2]));
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
