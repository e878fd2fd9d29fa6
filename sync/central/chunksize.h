// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include <QtGlobal>

namespace motcua
{

/// How many bytes go in one PATCH: as much as the line carries in about a second, so that a cut costs little
/// and a fast line is not slowed by waiting for acknowledgements. Between 1 and 16 MiB; less only where
/// something on the way takes no more in one request.
class ChunkSize
{
public:
    static constexpr qint64 least = 1 << 20;
    static constexpr qint64 most = 16 << 20;
    static constexpr qint64 leastAccepted = 64 << 10; ///< what takes no more than this is not worked with

    qint64 bytes() const { return std::min(m_bytes, m_accepted); }
    /// How fast the last full chunk went; 0 before the first.
    qint64 bytesPerSecond() const { return m_rate; }
    /// A chunk of `sent` bytes was acknowledged after `milliseconds`.
    void acknowledged(qint64 sent, qint64 milliseconds)
    {
        if (sent < bytes())
            return;
        m_rate = sent * 1'000 / std::max<qint64>(1, milliseconds);
        if (milliseconds < 500)
            m_bytes = std::min(most, m_bytes * 2);
        else if (milliseconds > 4'000)
            m_bytes = std::max(least, m_bytes / 2);
    }
    void failed() { m_bytes = least; }
    /// A chunk of `sent` bytes was more than is taken at once (413); false when there is no smaller one to
    /// try.
    bool tooLarge(qint64 sent)
    {
        if (sent <= leastAccepted)
            return false;
        m_accepted = std::max(leastAccepted, sent / 2);
        return true;
    }

private:
    qint64 m_bytes = least;
    qint64 m_accepted = most;
    qint64 m_rate = 0;
};

} // namespace motcua
