// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/enquirer.h"

#include "app/intake/policies.h"
#include "sync/central/connectcentral.h"

namespace motcua
{

namespace
{

constexpr std::chrono::seconds patience {10}; ///< somebody stands there and waits

} // namespace

Enquirer::Enquirer(Connect connect, QObject *parent)
    : QObject(parent)
    , m_connect(std::move(connect))
{
    m_thread.setObjectName(QStringLiteral("enquirer"));
    m_there.moveToThread(&m_thread);
    m_thread.start();
}

Enquirer::~Enquirer()
{
    ++m_session;
    m_interrupt = true;
    m_thread.quit();
    m_thread.wait();
}

void Enquirer::forget(std::function<void(CentralSystem &)> last)
{
    ++m_session;
    m_interrupt = true;
    QMetaObject::invokeMethod(&m_there, [this, last = std::move(last)] {
        m_interrupt = false;
        if (m_central && last)
            last(*m_central);
        m_central.reset();
    });
}

Result<CentralSystem *> Enquirer::connected()
{
    if (!m_central) {
        MOTCUA_ASSIGN(m_central, m_connect(&m_interrupt));
    }
    return m_central.get();
}

Enquirer::Connect enquiriesOf(const Config &config, std::shared_ptr<Clock> clock)
{
    return [config, clock = std::move(clock)](
               const std::atomic<bool> *interrupt) -> Result<std::unique_ptr<CentralSystem>> {
        MOTCUA_ASSIGN(const auto enrolment, enrolmentOf(config));
        HttpPatience waiting;
        waiting.connect = patience;
        waiting.stall = patience;
        waiting.interrupt = interrupt;
        auto central = connectCentral(enrolment, waiting, clock.get());
        if (!clock->confirmed())
            MOTCUA_TRY(central->checkIn());
        return central;
    };
}

} // namespace motcua
