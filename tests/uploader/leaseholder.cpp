// SPDX-License-Identifier: GPL-3.0-or-later
// Another uploader that takes the lease and stands there, in a process of its own: leaseholder STATE. Says
// "held" or "refused", and "time" where a process of this machine has left word of central's time; then it
// waits to be killed.
#include <cstdio>

#include <unistd.h>

#include <QCoreApplication>

#include "sync/store/store.h"
#include "sync/uploader/centraltime.h"
#include "sync/uploader/uploaderlease.h"

int main(int argc, char **argv)
{
    using namespace motcua;
    QCoreApplication application(argc, argv);
    const auto store = Store::open(application.arguments().value(1), std::make_shared<SystemClock>());
    if (!store)
        return 3;
    UploaderLease lease(30'000);
    const auto held = lease.hold(**store);
    const auto time = adoptCentralTime(**store);
    if (!held || !time)
        return 3;
    std::printf("%s%s\n", *held ? "held" : "refused", *time ? " time" : "");
    std::fflush(stdout);
    for (;;)
        ::pause();
}
