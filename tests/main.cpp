// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>

#include <gtest/gtest.h>

#if defined(__SANITIZE_THREAD__)
#include <sched.h>

/// QProcess lets its child run in our own memory until it is another program. ThreadSanitizer takes that for
/// a fork of its own: what it does to the child's state it does to that of the calling thread, of which it
/// sees no lock from then on. It would report races that are none, and not those that are.
extern "C" int clone(
    int (* /*function*/)(void *), void * /*stack*/, int /*flags*/, void * /*argument*/, ...) noexcept
{
    qFatal("under ThreadSanitizer no test starts a program by QProcess: see tests/central/spawned.h");
}
#endif

int main(int argc, char **argv)
{
    ::testing::InitGoogleTest(&argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
