// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/identity.h"
#include "sync/store/sealedvalues.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

void cardqr(const QByteArray &bytes)
{
    const auto card = parseCardQr(bytes, QDate(2026, 1, 1));
    if (!card) {
        require(!card.error().name().isEmpty(), "a refused card has a fault of the catalogue");
        return;
    }
    require(parsePersonalNumber(card->personalNumber).has_value(), "a card has a personal number");
    require(maskPersonalNumber(card->personalNumber).size() == card->personalNumber.size(),
        "a masked number is as long as it was");
    const auto again = identityFromSealed(sealedBytes(*card));
    require(again && *again == *card, "a card that was read reads the same from the store");
}

} // namespace motcua::fuzz
