// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace motcua
{

/// Whose turn it is, of the dossiers that are ready to be sent over a few lanes (connections).
///
/// A dossier's turn is the time of its submission, plus what it weighs: a second for every 256 KiB
/// (Store::due). So a small one passes a large one that came shortly before it, and none is passed for ever:
/// what is submitted later than a dossier's turn comes after it, however small.
///
/// Every lane takes first what only has to be filed, since then the person gets a code. After that
///   * ordinary lanes take the lowest turn;
///   * the express lane takes small dossiers, lowest turn first, and something large only while nothing small
///     waits; it gives that back, between two chunks, when something small comes.
/// Of a dossier the smallest part goes first. Parts of one dossier go over several lanes at once; where one
/// has too few to fill them, the next one's follow.
///
/// No Qt, no threads: Lanes has those.
class Turns
{
public:
    enum class Lane { Ordinary, Express };
    using Dossier = std::int64_t; ///< a number of the caller's
    struct Piece {
        std::int64_t id = 0;
        std::int64_t bytes = 0;
        auto operator<=>(const Piece &) const = default;
    };
    struct Job {
        Dossier dossier = 0;
        std::optional<Piece> piece; ///< none: nothing is left but to file it
        auto operator<=>(const Job &) const = default;
    };
    /// Bytes that a dossier still has to send, at most, to be small: a few seconds on a poor line.
    static constexpr std::int64_t smallBytes = 4 << 20;

    void add(Dossier dossier, std::int64_t turn, const std::vector<Piece> &pieces);
    std::optional<Job> take(Lane lane);
    /// Whether who works on `job` in that lane should give it back for something that is more urgent there.
    bool givesWay(Lane lane, const Job &job) const;

    /// Every job that was taken ends in one of these.
    void done(const Job &job);
    void giveBack(const Job &job);
    void drop(const Job &job); ///< and nothing more of its dossier is given out
    /// Nothing more of this dossier is given out, before the job itself has ended. False: that was so
    /// already.
    bool fail(const Job &job);
    void
    dropAll(); ///< forgets every dossier of which nothing is under way, and gives out nothing of the others

    bool holds(Dossier dossier) const { return m_entries.contains(dossier); }
    std::size_t size() const { return m_entries.size(); } ///< dossiers, those under way included
    std::size_t smallOnes() const;

private:
    struct Entry {
        std::int64_t turn = 0;
        std::set<std::pair<std::int64_t, std::int64_t>> waiting; ///< bytes, id
        std::int64_t bytesLeft = 0; ///< of pieces not done
        int underWay = 0; ///< jobs
        int piecesLeft = 0; ///< not done
        bool filed = false; ///< or being filed
        bool dropped = false;
    };
    using Entries = std::map<Dossier, Entry>;

    static bool canFile(const Entry &entry);
    static bool isSmall(const Entry &entry) { return entry.bytesLeft <= smallBytes; }
    static bool waits(const Entry &entry);
    Job begin(Entries::iterator found);
    /// The lowest turn among those that `fits`.
    template <typename Fits>
    Entries::iterator lowest(Fits fits);
    void end(Entries::iterator found);

    Entries m_entries;
};

} // namespace motcua
