// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/centralpresence.h"

#include "sync/store/store.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString presenceFact = u"central.present"_s;

} // namespace

Result<void> noteCentralPresence(Store &store, bool present)
{
    if (centralPresence(store) == present)
        return {};
    return store.setFact(presenceFact, present ? "1" : "0");
}

std::optional<bool> centralPresence(Store &store)
{
    const auto fact = store.fact(presenceFact);
    if (!fact || fact->isEmpty())
        return std::nullopt;
    return *fact == "1";
}

} // namespace motcua
