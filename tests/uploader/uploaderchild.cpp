// SPDX-License-Identifier: GPL-3.0-or-later
// An uploader in a process of its own, to be killed: uploaderchild STATE [DOSSIER]. Says "ready" and follows
// until it ends. Finishing DOSSIER crashes it; then it waits between attempts as it does at a kiosk.
#include <csignal>
#include <cstdio>

#include <QCoreApplication>

#include "tests/uploader/uploaderfixture.h"

int main(int argc, char **argv)
{
    using namespace motcua;
    QCoreApplication application(argc, argv);
    const QString state = application.arguments().value(1);
    const DossierId poisoned = QUuid::fromString(application.arguments().value(2));
    const auto store = Store::open(state, std::make_shared<SystemClock>());
    if (!store)
        return 3;
    test::Observations seen;
    const auto finish = [&](Store &own, const DossierId &dossier, const MayGoOn &mayGoOn) {
        if (dossier == poisoned)
            std::raise(SIGKILL);
        return test::finishParts(own, dossier, mayGoOn);
    };
    const auto options = poisoned.isNull() ? test::quickOptions : Uploader::Options {};
    Uploader uploader(**store, test::connectorOf(state, seen), finish, test::makeManifest, options);
    std::puts("ready");
    std::fflush(stdout);
    const std::atomic<bool> stop = false;
    return uploader.follow(stop) ? 0 : 3;
}
