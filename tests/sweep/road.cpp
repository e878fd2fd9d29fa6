// SPDX-License-Identifier: GPL-3.0-or-later
// The program that the sweeps stop and disturb. usage: motcua_sweep_road STATE SLIPS PAPER SHEETS CENTRAL-URL
// Says each promise on a line of its own as soon as it is made. Exit 0: the whole road has been walked; 3: it
// could not go on because of a fault that it names; 4: it hung.
#include <cstdio>

#include <unistd.h>

#include <QGuiApplication>

#include "tests/sweep/walk.h"

using namespace motcua;

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const QStringList words = QGuiApplication::arguments();
    if (words.size() != 6)
        return 2;
    test::Walk walk({words[1], words[2], words[3], words[4]}, words[5], [](const QByteArray &text) {
        const QByteArray line = text + '\n';
        if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
            ::_exit(98);
    });
    const auto gone = walk.go();
    if (gone)
        return 0;
    std::fprintf(stderr, "%s: %s\n", qPrintable(gone.error().name()), qPrintable(gone.error().detail));
    return gone.error().detail.startsWith(QStringLiteral("stuck")) ? 4 : 3;
}
