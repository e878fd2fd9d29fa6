// SPDX-License-Identifier: GPL-3.0-or-later
// motcua-kiosk: the touchscreen application. Two threads: this one shows, the engine's does.
#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QScreen>
#include <QThread>

#include "app/domain/coredumps.h"
#include "app/engine.h"
#include "app/session/queuedintents.h"
#include "app/viewmodels/kioskui.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

Result<Config> configFrom(const QCommandLineParser &parser)
{
    auto config = loadConfig(parser.value(u"config"_s));
    if (!config)
        return config;
    if (parser.isSet(u"state"_s))
        config->stateDirectory = parser.value(u"state"_s);
    if (parser.isSet(u"central"_s)) {
        const auto address = centralAddress(parser.value(u"central"_s));
        if (!address)
            return fail(FaultId::ConfigInvalid, u"--central takes an https:// address"_s);
        config->centralUrl = *address;
    }
    if (parser.isSet(u"size"_s))
        config->fullscreen = false;
    return config;
}

QSize sizeFrom(const QCommandLineParser &parser)
{
    const QStringList sides = parser.value(u"size"_s).split(u'x');
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
}

bool asksForHelp(std::span<char *> arguments)
{
    return std::any_of(arguments.begin(), arguments.end(),
        [](std::string_view word) { return word == "-h" || word.starts_with("--help"); });
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    if (asksForHelp({argv, std::size_t(argc)}))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // read where there is no display, too
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"motcua"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"The one-stop kiosk's screen."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"config"_s, u"Settings (TOML)."_s, u"FILE"_s},
        {u"state"_s, u"State folder: store, keys, enrolment."_s, u"DIR"_s},
        {u"central"_s, u"Reach central at this address."_s, u"URL"_s},
        {u"size"_s, u"A window of this size in px instead of the full screen, e.g. 1080x1920."_s, u"WxH"_s},
        {u"fit"_s, u"Make that window smaller, in the same proportions, where the display is."_s},
    });
    parser.process(application);

    const auto config = configFrom(parser);
    if (!config) {
        std::fprintf(
            stderr, "%s: %s\n", qPrintable(config.error().name()), qPrintable(config.error().detail));
        return 3;
    }

    QueuedIntents intents;
    KioskUiOptions look;
    look.names = {config->hallName, config->ministryName, config->hallPhone};
    look.fullscreen = config->fullscreen;
    look.pxPerMm = config->pxPerMm;
    if (const QSize size = sizeFrom(parser); !size.isEmpty())
        look.size = size;
    const QSize room = QGuiApplication::primaryScreen()->availableSize();
    if (parser.isSet(u"fit"_s) && (look.size.width() > room.width() || look.size.height() > room.height()))
        look.size.scale(room, Qt::KeepAspectRatio);
    const auto ui = makeKioskUi(intents, look);
    if (!ui)
        return 1;

    QThread thread;
    thread.setObjectName(u"engine"_s);
    auto *engine = new Engine(*config);
    engine->moveToThread(&thread);
    QObject::connect(engine, &Engine::ready, &intents, [&intents, engine](Intents *session) {
        intents.attach(*session);
        QMetaObject::invokeMethod(engine, &Engine::begin);
    });
    QObject::connect(engine, &Engine::outOfService, &intents, &Intents::changed);
    QObject::connect(&thread, &QThread::started, engine, &Engine::open);
    QObject::connect(&thread, &QThread::finished, engine, &QObject::deleteLater);
    thread.start();

    // Nothing can be begun until store and devices are open.
    SessionState opening;
    opening.busy = true;
    Q_EMIT intents.changed(opening);

    const int code = QGuiApplication::exec();
    thread.quit();
    thread.wait();
    return code;
}
