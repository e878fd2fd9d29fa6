// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include <QtGlobal>

namespace motcua
{

/// How many bytes go in one PATCH: as much as the line carries in about a second, so that a cut costs little
/// and a fast line is not slowed by waiting for acknowledgements. Between 1 and 16 MiB.
class ChunkSize
{
public:
    static constexpr qint64 least = 1 << 20;
    static constexpr qint64 most = 16 << 20;

    qint64 bytes() const { return m_bytes; }
    /// A chunk of `sent` bytes was acknowledged after `milliseconds`.
    void acknowledged(qint64 sent, qint64 milliseconds)
    {
        if (sent < m_bytes)
            return;
        if (milliseconds < 500)
            m_bytes = std::min(most, m_bytes * 2);
        else if (milliseconds > 4'000)
            m_bytes = std::max(least, m_bytes / 2);
    }
    void failed() { m_bytes = least; }

private:
    qint64 m_bytes = least;
};

} // namespace motcua
