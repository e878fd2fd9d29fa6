// SPDX-License-Identifier: GPL-3.0-or-later
// motcua-worker: the process that loads foreign code (SANE backends, Tesseract, image decoders). Started by
// the kiosk only.
#include <cstdio>

#include <QCoreApplication>

#include <sys/socket.h>

#include "app/domain/coredumps.h"
#include "drivers/ocr/recognisejobs.h"
#include "drivers/scanner/scanjobs.h"
#include "drivers/worker/workerloop.h"

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    using namespace motcua;
    forbidCoreDumps();
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();

    bool isNumber = false;
    const int channel = arguments.value(4).toInt(&isNumber);
    const QString role = arguments.value(2);
    int type = 0;
    socklen_t size = sizeof type;
    const bool usable = arguments.size() == 5 && arguments.at(1) == "--role"_L1
        && arguments.at(3) == "--channel"_L1 && isNumber
        && ::getsockopt(channel, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
    if (!usable || (role != "scan"_L1 && role != "recognise"_L1)) {
        std::fputs("usage: motcua-worker --role scan|recognise --channel DESCRIPTOR\n"
                   "The kiosk starts it and passes an open socket; it is of no use by hand.\n",
            stderr);
        return static_cast<int>(WorkerExit::Usage);
    }
    const JobTable jobs = role == "scan"_L1 ? scanJobs() : recogniseJobs();
    return static_cast<int>(runWorker(FileDescriptor(channel), role, jobs));
}
