// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include <csignal>

#include <QCoreApplication>

#include <unistd.h>

#include "app/domain/parentdeath.h"
#include "app/intake/policies.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int openAgainMs = 5'000;
constexpr int uploaderAgainMs = 2'000;
constexpr int uploaderEndMs = 3'000;

} // namespace

Engine::Engine(Config config)
    : m_config(std::move(config))
    , m_clock(std::make_shared<SystemClock>())
{
}

Engine::~Engine()
{
    if (m_uploader) {
        m_uploader->disconnect(this);
        m_uploader->terminate();
        m_uploader->waitForFinished(uploaderEndMs);
    }
}

void Engine::open()
{
    const auto opened = tryOpen();
    if (opened) {
        if (m_config.ownUploader)
            startUploader();
        Q_EMIT ready(m_session.get());
        return;
    }
    SessionState state;
    state.health = SessionState::Health::NeedsStaff;
    state.fault = opened.error();
    Q_EMIT outOfService(state);
    QTimer::singleShot(openAgainMs, this, &Engine::open);
}

void Engine::begin()
{
    m_session->start();
}

Result<void> Engine::tryOpen()
{
    auto catalogue = CatalogueSource::open(m_config.stateDirectory);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    auto store = Store::open(m_config.stateDirectory, m_clock, m_config.keyKeeping);
    if (!store)
        return tl::unexpected(store.error());
    m_store = std::move(*store);
    m_store->setQuota(quotaOf(m_config));
    // A disk that has no room for it says so on the home screen.
    (void)m_store->keepReserve();
    m_scanner = std::make_unique<Scanner>(m_config.worker());
    m_recogniser = std::make_unique<Recogniser>(m_config.worker(), m_config.recognisers);
    m_printer = std::make_unique<FolderPrinter>(m_config.printerFolder);
    m_session = std::make_unique<Session>(Session::Parts {m_config, m_clock, *catalogue, m_store.get(),
        m_scanner.get(), m_recogniser.get(), m_printer.get(), enquiriesOf(m_config, m_clock)});
    return {};
}

void Engine::startUploader()
{
    m_uploader = std::make_unique<QProcess>();
    m_uploader->setProgram(QCoreApplication::applicationDirPath() + u"/motcuactl"_s);
    QStringList arguments {u"sync"_s, u"--follow"_s, u"--state"_s, m_config.stateDirectory};
    if (!m_config.file.isEmpty())
        arguments += {u"--config"_s, m_config.file};
    if (!m_config.centralUrl.isEmpty())
        arguments += {u"--central"_s, m_config.centralUrl};
    m_uploader->setArguments(arguments);
    m_uploader->setProcessChannelMode(QProcess::ForwardedChannels);
    // It ends with the kiosk that started it; a service manager's uploader outlives the screen instead.
    m_uploader->setChildProcessModifier([kiosk = ::getpid()] { endWithParent(kiosk, SIGTERM); });
    const auto again = [this] {
        QTimer::singleShot(uploaderAgainMs, m_uploader.get(), [this] { m_uploader->start(); });
    };
    connect(m_uploader.get(), &QProcess::finished, this, again);
    connect(m_uploader.get(), &QProcess::errorOccurred, this, [again](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            again();
    });
    m_uploader->start();
}

} // namespace motcua
