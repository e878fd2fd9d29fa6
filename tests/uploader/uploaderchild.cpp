// SPDX-License-Identifier: GPL-3.0-or-later
// An uploader in a process of its own, to be killed: uploaderchild STATE. Says "ready" and follows until it
// ends.
#include <cstdio>

#include <QCoreApplication>

#include "tests/uploader/uploaderfixture.h"

int main(int argc, char **argv)
{
    using namespace motcua;
    QCoreApplication application(argc, argv);
    const QString state = application.arguments().value(1);
    const auto store = Store::open(state, std::make_shared<SystemClock>());
    const auto enrolment = loadEnrolment(state);
    if (!store || !enrolment)
        return 3;
    const auto central = MotcuaCentral::create(*enrolment);
    Uploader uploader(**store, *central, test::finishParts, test::makeManifest, test::quickOptions);
    std::puts("ready");
    std::fflush(stdout);
    const std::atomic<bool> stop = false;
    return uploader.follow(stop) ? 0 : 3;
}
