// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/auditverifier.h"

#include <algorithm>
#include <array>

namespace motcua
{

// Each entry vouches for its content, its number and the entry before it. What breaks first is found in one
// walk; what was done is told by where the genuine entry and the one in its place belong:
//
//     genuine one is        in its place is           breach
//     elsewhere             nothing                   Renumbered
//     elsewhere             a later entry             Reordered
//     elsewhere             an earlier one, or none   Inserted (a copy, or foreign)
//     nowhere               nothing                   Removed
//     nowhere               a later entry             Removed (what follows was renumbered)
//     nowhere               an earlier one            Changed (overwritten by a copy), or, where that one is
//     not in
//                                                     its own place either, Inserted there
//     nowhere               itself, but with another predecessor
//                                                     Changed: the predecessor, if what follows agrees with
//                                                     it
//     nowhere               anything else             Changed

namespace
{

constexpr std::array names {
    "changed", "removed", "inserted", "reordered", "renumbered", "cut-off", "rewritten", "begun-anew"};

struct Walk {
    QByteArray chain;
    QByteArray previous = auditBeginning(); ///< hash of the last entry that agrees
    qint64 expected = 1; ///< number of the next

    bool vouchesAs(const AuditEntry &entry, qint64 number) const
    {
        AuditEntry there = entry;
        there.sequence = number;
        return entry.hash == auditHash(entry.previous, auditDigest(chain, there));
    }
    bool follows(const AuditEntry &entry) const
    {
        return entry.sequence == expected && entry.previous == previous && vouchesAs(entry, expected);
    }
};

/// What stands where the walk ended.
struct Scene {
    std::optional<AuditEntry> there; ///< first that did not follow
    std::optional<AuditEntry> next; ///< the one after it
    std::optional<qint64> genuineAt; ///< number under which the expected one stands elsewhere
    std::optional<qint64> written; ///< number under which `there` was written, if it ever was
    bool ownPlaceTaken = false; ///< another entry stands, and agrees, where `there` was written
    qint64 highest = 0; ///< number in the whole log
};

/// The number that an entry was written under; none where it vouches for no number of this log.
std::optional<qint64> writtenAs(const Walk &walk, const AuditEntry &entry, qint64 highest)
{
    // A log that lost entries and was renumbered had higher numbers than it has now.
    const qint64 most = highest * 2 + 1000;
    for (qint64 number = walk.expected; number <= most; ++number)
        if (walk.vouchesAs(entry, number))
            return number;
    for (qint64 number = walk.expected - 1; number > 0; --number)
        if (walk.vouchesAs(entry, number))
            return number;
    return std::nullopt;
}

Result<Scene> survey(AuditSource &source, const Walk &walk)
{
    Scene scene;
    qint64 position = 0;
    MOTCUA_TRY(source.read([&](const AuditEntry &entry) {
        ++position;
        scene.highest = std::max(scene.highest, entry.sequence);
        if (position < walk.expected)
            return true;
        if (position == walk.expected)
            scene.there = entry;
        else if (position == walk.expected + 1)
            scene.next = entry;
        if (!scene.genuineAt && entry.previous == walk.previous && walk.vouchesAs(entry, walk.expected))
            scene.genuineAt = entry.sequence;
        return true;
    }));
    if (!scene.there)
        return scene;
    scene.written = writtenAs(walk, *scene.there, scene.highest);
    if (scene.written && *scene.written < walk.expected)
        MOTCUA_TRY(source.read([&](const AuditEntry &entry) {
            scene.ownPlaceTaken = entry.sequence == *scene.written && entry.hash != scene.there->hash
                && entry.previous == scene.there->previous;
            return entry.sequence < *scene.written;
        }));
    return scene;
}

AuditVerdict::Broken name(const Walk &walk, const Scene &scene)
{
    using B = AuditBreach;
    const qint64 number = walk.expected;
    const auto broken = [&](B breach, const QString &detail) {
        return AuditVerdict::Broken {number, breach, detail};
    };
    if (!scene.there)
        return broken(B::Removed, QStringLiteral("the log has no entries"));
    const AuditEntry &there = *scene.there;
    const bool gap = there.sequence > number;
    if (gap && scene.genuineAt == number) // only in an export: lines can stand in any order
        return broken(B::Reordered, QStringLiteral("entry %1 stands further down").arg(number));
    if (gap && scene.genuineAt)
        return broken(
            B::Renumbered, QStringLiteral("entry %1 now has number %2").arg(number).arg(*scene.genuineAt));
    if (gap)
        return broken(B::Removed,
            there.sequence == number + 1
                ? QStringLiteral("entry %1 is gone").arg(number)
                : QStringLiteral("entries %1 to %2 are gone").arg(number).arg(there.sequence - 1));
    const auto &written = scene.written;
    if (scene.genuineAt) {
        if (written && *written > number)
            return broken(B::Reordered,
                QStringLiteral("entry %1 stands in place %2, and in its own place entry %3")
                    .arg(number)
                    .arg(*scene.genuineAt)
                    .arg(*written));
        return broken(B::Inserted,
            written && *written < number ? QStringLiteral("a copy of entry %1 was put in").arg(*written)
                                         : QStringLiteral("an entry was put in that was never written"));
    }
    if (!written)
        return broken(B::Changed, QStringLiteral("entry %1 is not what was written").arg(number));
    if (*written > number)
        return broken(B::Removed,
            QStringLiteral("entries %1 to %2 are gone, and what follows has their numbers")
                .arg(number)
                .arg(*written - 1));
    if (scene.ownPlaceTaken)
        return {*written, B::Inserted,
            *written == number - 1
                ? QStringLiteral("entry %1 was put in; what follows has other numbers").arg(*written)
                : QStringLiteral("entries %1 to %2 were put in; what follows has other numbers")
                      .arg(*written)
                      .arg(number - 1)};
    if (*written < number)
        return broken(B::Changed,
            QStringLiteral("in place of entry %1 stands a copy of entry %2").arg(number).arg(*written));
    const bool continued = !scene.next || scene.next->previous == there.hash;
    if (number > 1 && continued)
        return {number - 1, B::Changed,
            QStringLiteral("entry %1 was made anew; entry %2 knows another").arg(number - 1).arg(number)};
    return broken(B::Changed, QStringLiteral("entry %1 follows an entry that is not there").arg(number));
}

/// Where an anchor and the log part, the log being sound by itself.
AuditVerdict::Broken rewritten(qint64 agreed, const AuditAnchor &anchor)
{
    return {agreed + 1, AuditBreach::Rewritten,
        QStringLiteral("from entry %1 to %2 at least one is not what central countersigned")
            .arg(agreed + 1)
            .arg(anchor.sequence)};
}

} // namespace

QString auditBreachName(AuditBreach breach)
{
    return QLatin1String(names.at(size_t(breach)));
}

Result<AuditVerdict> verifyAudit(AuditSource &source, const QList<AuditAnchor> &anchors)
{
    AuditVerdict verdict;
    const auto chain = source.chain();
    if (!chain)
        return tl::unexpected(chain.error());
    verdict.chain = *chain;
    Walk walk {*chain};
    auto anchor = anchors.begin();
    bool sound = true;
    MOTCUA_TRY(source.read([&](const AuditEntry &entry) {
        sound = walk.follows(entry);
        if (!sound)
            return false;
        for (; anchor != anchors.end() && anchor->sequence <= entry.sequence; ++anchor) {
            if (anchor->sequence == entry.sequence && anchor->hash != entry.hash) {
                verdict.broken = rewritten(verdict.anchoredUpTo, *anchor);
                return false;
            }
            verdict.anchoredUpTo = entry.sequence;
        }
        walk.previous = entry.hash;
        ++walk.expected;
        return true;
    }));
    verdict.entries = walk.expected - 1;
    verdict.head = walk.previous;
    if (verdict.broken)
        return verdict;
    MOTCUA_ASSIGN(const bool lacks, source.lacksEntries());
    if (!sound || (verdict.entries == 0 && anchor == anchors.end())) {
        const auto scene = survey(source, walk);
        if (!scene)
            return tl::unexpected(scene.error());
        verdict.broken = name(walk, *scene);
    } else if (anchor != anchors.end()) {
        verdict.broken = AuditVerdict::Broken {walk.expected, AuditBreach::CutOff,
            QStringLiteral("the log ends before entry %1, and central saw %2")
                .arg(walk.expected)
                .arg(anchors.last().sequence)};
    } else if (lacks) {
        verdict.broken = AuditVerdict::Broken {walk.expected, AuditBreach::CutOff,
            QStringLiteral(
                "what was written last is missing: a database's write-ahead log is damaged or lost, or an "
                "export was cut")};
    }
    return verdict;
}

} // namespace motcua
