// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace motcua::test
{

/// A TCP port on loopback for a server that is killed and started again: no other holder on this machine has
/// it, and the kernel gives it to nobody who asks for any (Linux: net.ipv4.ip_local_port_range).
class OwnPort
{
public:
    OwnPort(); ///< aborts when there is none left
    ~OwnPort();
    OwnPort(const OwnPort &) = delete;
    OwnPort &operator=(const OwnPort &) = delete;

    int number() const { return m_number; }

private:
    int m_claim = -1;
    int m_number = 0;
};

} // namespace motcua::test
