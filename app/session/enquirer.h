// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include <QObject>
#include <QThread>

#include "app/config/config.h"
#include "app/domain/clock.h"
#include "sync/central/centralsystem.h"

namespace motcua
{

/// Asks central what the person at the screen wants to know, in a thread of its own: one question after
/// another, over a connection that is made with the first and closed when the person has left. Answers come
/// in the thread that asked.
class Enquirer : public QObject
{
    Q_OBJECT

public:
    /// A connection to central; what is under way on it ends soon once `interrupt` is set. Called in the
    /// Enquirer's own thread.
    using Connect = std::function<Result<std::unique_ptr<CentralSystem>>(const std::atomic<bool> *interrupt)>;

    explicit Enquirer(Connect connect, QObject *parent = nullptr);
    ~Enquirer() override;

    /// `answer` is called unless the person has left by then. Faults: those of connecting and of the
    /// question.
    template <typename T>
    void ask(std::function<Result<T>(CentralSystem &central)> question,
        std::function<void(const Result<T> &)> answer)
    {
        QMetaObject::invokeMethod(&m_there, [this, session = m_session.load(), question, answer] {
            if (session != m_session.load())
                return;
            const auto said =
                connected().and_then([&](CentralSystem *central) { return question(*central); });
            QMetaObject::invokeMethod(this, [this, session, said, answer] {
                if (session == m_session.load())
                    answer(said);
            });
        });
    }

    /// The person has left: what was asked is answered to nobody, and the connection, if there is one, is
    /// closed after `last` has been said.
    void forget(std::function<void(CentralSystem &central)> last = {});

private:
    Result<CentralSystem *> connected(); ///< in the Enquirer's own thread

    Connect m_connect;
    std::atomic<int> m_session = 0;
    std::atomic<bool> m_interrupt = false;
    std::unique_ptr<CentralSystem> m_central; ///< of the Enquirer's own thread
    QThread m_thread;
    QObject m_there; ///< lives in that thread
};

/// Connects as this kiosk is enrolled, with no more patience than a person has. Certificates are judged by
/// `clock`, which learns central's time where nobody has told it yet.
Enquirer::Connect enquiriesOf(const Config &config, std::shared_ptr<Clock> clock);

} // namespace motcua
