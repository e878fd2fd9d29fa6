// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QProcess>
#include <QTimer>

#include "app/session/session.h"

namespace motcua
{

/// Everything behind the screen, in a thread of its own: opens store and devices, runs the session, and keeps
/// an uploader alive where no service manager does. While the store cannot be opened, the screen says so and
/// the engine tries again.
class Engine : public QObject
{
    Q_OBJECT

public:
    explicit Engine(Config config);
    ~Engine() override;

    /// Both to be called in the engine's thread. What a session tells before anybody listens is lost, so it
    /// begins only when `begin` is called, after `ready`.
    void open();
    void begin();

Q_SIGNALS:
    void ready(motcua::Intents *session);
    void outOfService(const motcua::SessionState &state);

private:
    Result<void> tryOpen();
    void startUploader();

    Config m_config;
    std::shared_ptr<Clock> m_clock;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Scanner> m_scanner;
    std::unique_ptr<Recogniser> m_recogniser;
    std::unique_ptr<Printer> m_printer;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QProcess> m_uploader;
};

} // namespace motcua
