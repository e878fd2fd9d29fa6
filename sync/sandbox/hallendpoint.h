// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sandbox/exchange.h"
#include "sync/sandbox/hall.h"

namespace motcua::sandbox
{

/// Calls for help and queue numbers: /help, /queue.
class HallEndpoint
{
public:
    void call(Exchange &exchange);
    void state(Exchange &exchange);
    void end(Exchange &exchange);
    void services(Exchange &exchange);
    void take(Exchange &exchange);
    // Sandbox only.
    void calls(Exchange &exchange);
    void answer(Exchange &exchange); ///< what staff does about a call
    void setServices(Exchange &exchange);

private:
    Hall m_hall;
};

} // namespace motcua::sandbox
