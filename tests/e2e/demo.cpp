// SPDX-License-Identifier: GPL-3.0-or-later
// What `./dev demo` runs. With a display: a hall in a window, to be touched. Without: the same programs under
// a virtual display, one whole intake by touch, and everything that a person would see or take home left in
// the output folder.
#include <csignal>
#include <cstdio>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include "tests/e2e/road.h"

using namespace Qt::StringLiterals;

namespace
{

constexpr int displayReadyMs = 10'000;
constexpr int refillMs = 1'500;

int give(const QString &why)
{
    std::fprintf(stderr, "demo: %s\n", qPrintable(why));
    return 1;
}

void tell(const QString &file, const QString &what)
{
    std::printf("  %-44s %s\n", qPrintable(file), qPrintable(what));
}

/// What each picture is, by its name.
QString captionOf(const QString &name)
{
    static const QHash<QString, QString> captions {
        {u"home"_s, u"home: one thing to do, one button"_s},
        {u"card"_s, u"the card goes on the scanner's glass"_s},
        {u"greeting"_s, u"read by its QR code; number masked"_s},
        {u"procedures"_s, u"what the dossier is about"_s},
        {u"checklist"_s, u"everything that is needed, in one list"_s},
        {u"checklist-complete"_s, u"all papers are there"_s},
        {u"review"_s, u"one page to look over before filing"_s},
        {u"notices"_s, u"notices about personal data, nothing pre-ticked"_s},
        {u"notices-answered"_s, u"each with its own answer"_s},
        {u"sending"_s, u"sending; a lost network would not matter"_s},
        {u"slip"_s, u"the dossier code that central gave"_s},
        {u"home-again"_s, u"the session is wiped"_s},
    };
    return captions.value(name, u"paper saved sheet by sheet: "_s + name);
}

/// Copies out what central holds, found by the hash that its own listing names.
int takeFromCentral(const Rig &rig, const QDir &out)
{
    const auto dossiers = rig.dossiersAtCentral();
    if (dossiers.size() != 1)
        return give(u"central holds %1 dossiers instead of one"_s.arg(dossiers.size()));
    bool whole = true;
    for (const QJsonValue &part : dossiers.first().value(u"parts").toArray()) {
        const QByteArray bytes = rig.bytesAtCentral(part[u"sha256"].toString());
        const QString name = u"received-%1.pdf"_s.arg(part[u"component"].toString());
        QFile file(out.filePath(name));
        if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            whole = false;
            continue;
        }
        tell(name, u"what central received (%1 kB, text can be selected)"_s.arg(bytes.size() / 1024));
    }
    std::printf("\nDossier code: %s\n", qPrintable(dossiers.first().value(u"dossier_code").toString()));
    return whole ? 0 : give(u"not every part was found at central"_s);
}

/// A display of our own, big enough for the portrait panel. Its number goes to DISPLAY.
bool startDisplay(QProcess &xvfb)
{
    xvfb.start(u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1080x1920x24"_s, u"-nolisten"_s, u"tcp"_s});
    while (!xvfb.canReadLine())
        if (!xvfb.waitForReadyRead(displayReadyMs))
            return false;
    qputenv("DISPLAY", ":" + xvfb.readLine().trimmed());
    return true;
}

int drive(const QString &folder)
{
    const QDir out(folder);
    out.mkpath(u"."_s);
    for (const QString &old : out.entryList({u"*.png"_s, u"*.pdf"_s}, QDir::Files))
        QFile::remove(out.filePath(old));
    QProcess xvfb;
    if (!startDisplay(xvfb))
        return give(u"Xvfb does not start"_s);

    Rig rig;
    rig.layOnGlass(Rig::sample(u"glass/can-cuoc-18mm.png"_s));
    if (!rig.startCentral() || !rig.enrol())
        return give(u"the sandbox central does not start"_s);
    rig.slipSeconds = 300; // however slow the machine, the code is seen on the slip
    if (!rig.startKiosk({}, u"xcb"_s))
        return give(u"the kiosk does not start"_s);
    std::printf("One intake by touch, under a virtual display. Left in %s:\n\n", qPrintable(folder));
    Road road(rig);
    int number = 0;
    road.onScreen = [&](const QString &name) {
        const QString file = u"%1-%2.png"_s.arg(++number, 2, 10, QLatin1Char('0')).arg(name);
        if (rig.finger().shot(out.filePath(file)))
            tell(file, captionOf(name));
    };
    const bool walked = road.walk();
    const QString why = rig.finger().why();
    rig.killKiosk();
    xvfb.terminate();
    xvfb.waitForFinished();
    if (!walked)
        return give(why);
    for (const QString &slip : QDir(rig.slips()).entryList({u"*.pdf"_s})) {
        QFile::copy(QDir(rig.slips()).filePath(slip), out.filePath(u"slip.pdf"_s));
        tell(u"slip.pdf"_s, u"Phiếu xác nhận nộp hồ sơ, A5, as printed"_s);
    }
    return takeFromCentral(rig, out);
}

/// The tray refills itself, paper by paper, since nobody can put real sheets into it.
int show()
{
    Rig rig;
    rig.layOnGlass(Rig::sample(u"glass/can-cuoc-18mm.png"_s));
    if (!rig.startCentral() || !rig.enrol())
        return give(u"the sandbox central does not start"_s);
    const auto papers = Road(rig).papers();
    int next = 0;
    QTimer refill;
    QObject::connect(&refill, &QTimer::timeout, [&] {
        if (!rig.kioskRuns())
            QCoreApplication::quit();
        if (QDir(rig.path(u"paper/tray"_s)).isEmpty(QDir::Files))
            rig.putInTray(papers[next++ % papers.size()].images);
    });
    if (!rig.startKiosk({u"--fit"_s}, qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ? u"wayland"_s : u"xcb"_s))
        return give(u"the kiosk does not start"_s);
    std::printf(
        "The kiosk is open in a window; close it to end the demo.\n"
        "A sample card lies on the glass, and the tray refills itself with the sample papers, one after "
        "another:\n"
        "choose \"Chứng chỉ nhân viên bức xạ\" and scan its papers from top to bottom. Slips go to %s.\n",
        qPrintable(rig.slips()));
    refill.start(refillMs);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString out = application.arguments().value(1, QDir::currentPath() + u"/demo-out"_s);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const bool display = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    return display && !qEnvironmentVariableIsSet("CI") ? show() : drive(out);
}
