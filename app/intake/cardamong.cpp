// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/cardamong.h"

#include <optional>

namespace motcua
{

Result<CardIdentity> cardAmong(const QList<PageCode> &codes, const QDate &today)
{
    std::optional<Fault> first;
    for (const PageCode &code : codes) {
        auto card = parseCardQr(code.bytes, today);
        if (card)
            return card;
        // A card that contradicts itself says more than a stray code beside it.
        if (!first || card.error().id == FaultId::CardContradictory)
            first = card.error();
    }
    return tl::unexpected(first.value_or(Fault {FaultId::CardUnreadable}));
}

} // namespace motcua
