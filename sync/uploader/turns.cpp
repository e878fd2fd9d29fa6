// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/turns.h"

#include <algorithm>

namespace motcua
{

void Turns::add(Dossier dossier, std::int64_t turn, const std::vector<Piece> &pieces)
{
    const auto [found, isNew] = m_entries.try_emplace(dossier);
    if (!isNew)
        return;
    Entry &entry = found->second;
    entry.turn = turn;
    entry.piecesLeft = static_cast<int>(pieces.size());
    for (const Piece &piece : pieces) {
        entry.waiting.emplace(piece.bytes, piece.id);
        entry.bytesLeft += piece.bytes;
    }
}

bool Turns::canFile(const Entry &entry)
{
    return !entry.dropped && !entry.filed && entry.piecesLeft == 0;
}

bool Turns::waits(const Entry &entry)
{
    return !entry.dropped && (canFile(entry) || !entry.waiting.empty());
}

template <typename Fits>
Turns::Entries::iterator Turns::lowest(Fits fits)
{
    auto best = m_entries.end();
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry)
        if (fits(entry->second) && (best == m_entries.end() || entry->second.turn < best->second.turn))
            best = entry;
    return best;
}

Turns::Job Turns::begin(Entries::iterator found)
{
    Entry &entry = found->second;
    ++entry.underWay;
    if (canFile(entry)) {
        entry.filed = true;
        return {found->first, std::nullopt};
    }
    const auto first = entry.waiting.begin();
    const Piece piece {first->second, first->first};
    entry.waiting.erase(first);
    return {found->first, piece};
}

std::optional<Turns::Job> Turns::take(Lane lane)
{
    auto found = lowest(canFile);
    if (found == m_entries.end() && lane == Lane::Express)
        found = lowest([](const Entry &entry) { return waits(entry) && isSmall(entry); });
    if (found == m_entries.end())
        found = lowest(waits);
    if (found == m_entries.end())
        return std::nullopt;
    return begin(found);
}

bool Turns::givesWay(Lane lane, const Job &job) const
{
    const auto own = m_entries.find(job.dossier);
    if (lane != Lane::Express || !job.piece || own == m_entries.end() || isSmall(own->second))
        return false;
    return std::any_of(m_entries.begin(), m_entries.end(),
        [](const auto &entry) { return waits(entry.second) && isSmall(entry.second); });
}

void Turns::end(Entries::iterator found)
{
    Entry &entry = found->second;
    --entry.underWay;
    if (entry.underWay == 0 && (entry.dropped || (entry.filed && entry.piecesLeft == 0)))
        m_entries.erase(found);
}

void Turns::done(const Job &job)
{
    const auto found = m_entries.find(job.dossier);
    if (job.piece) {
        --found->second.piecesLeft;
        found->second.bytesLeft -= job.piece->bytes;
    }
    end(found);
}

void Turns::giveBack(const Job &job)
{
    const auto found = m_entries.find(job.dossier);
    if (job.piece)
        found->second.waiting.emplace(job.piece->bytes, job.piece->id);
    else
        found->second.filed = false;
    end(found);
}

bool Turns::fail(const Job &job)
{
    return !std::exchange(m_entries.find(job.dossier)->second.dropped, true);
}

void Turns::drop(const Job &job)
{
    const auto found = m_entries.find(job.dossier);
    found->second.dropped = true;
    end(found);
}

void Turns::dropAll()
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        entry->second.dropped = true;
        entry = entry->second.underWay == 0 ? m_entries.erase(entry) : std::next(entry);
    }
}

std::size_t Turns::smallOnes() const
{
    return static_cast<std::size_t>(std::count_if(
        m_entries.begin(), m_entries.end(), [](const auto &entry) { return isSmall(entry.second); }));
}

} // namespace motcua
