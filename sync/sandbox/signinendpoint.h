// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sandbox/exchange.h"
#include "sync/sandbox/signins.h"

namespace motcua::sandbox
{

/// Signing in by one's own phone: central towards kiosks (`/sign-in`), and in the identity provider's place
/// towards phones (`/vneid`), where anybody may be any of a few invented persons.
class SignInEndpoint
{
public:
    explicit SignInEndpoint(Affairs &affairs);

    /// `origin`: where phones find this server.
    void offer(Exchange &exchange, const QString &origin);
    void token(Exchange &exchange);
    void end(Exchange &exchange);
    // What the phone shows.
    void page(Exchange &exchange);
    void choose(Exchange &exchange);
    /// What a person does on the phone, without one; sandbox only.
    void decide(Exchange &exchange);

private:
    SignIns m_signIns;
};

} // namespace motcua::sandbox
