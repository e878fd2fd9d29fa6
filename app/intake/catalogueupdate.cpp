// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/catalogueupdate.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qint64 askEvery = 60 * 60'000; ///< ms
const QString refusedFact = u"catalogue.refused"_s;

} // namespace

CatalogueUpdate::CatalogueUpdate(Store &store, CentralSystem &central, CatalogueSource catalogues)
    : m_store(store)
    , m_central(central)
    , m_catalogues(std::move(catalogues))
{
}

Result<QString> CatalogueUpdate::fetched()
{
    m_catalogues.refresh();
    const QString before = m_catalogues.inForce()->version();
    MOTCUA_ASSIGN(const QByteArray delta, m_central.catalogueDelta(before));
    if (delta.isEmpty())
        return before;
    MOTCUA_ASSIGN(const QString after, m_catalogues.apply(delta));
    MOTCUA_TRY(m_store.addEvent({}, u"catalogue-updated"_s, {{u"from"_s, before}, {u"to"_s, after}}));
    return after;
}

Result<QString> CatalogueUpdate::perform()
{
    auto version = fetched();
    if (version)
        MOTCUA_TRY(note({}));
    else if (version.error().id == FaultId::CatalogueUpdateInvalid)
        MOTCUA_TRY(note(version.error().detail));
    return version;
}

Result<void> CatalogueUpdate::note(const QString &refusal)
{
    MOTCUA_ASSIGN(const QByteArray before, m_store.fact(refusedFact));
    if (before == refusal.toUtf8())
        return {};
    MOTCUA_TRY(m_store.setFact(refusedFact, refusal.toUtf8()));
    return refusal.isEmpty() ? Result<void>()
                             : m_store.addEvent({}, u"catalogue-refused"_s, {{u"reason"_s, refusal}});
}

Result<void> CatalogueUpdate::afterPass()
{
    const qint64 now = m_store.clock().monotonic();
    if (!m_central.capabilities().catalogueDeltas || now < m_nextAt)
        return {};
    m_nextAt = now + askEvery;
    (void)perform();
    MOTCUA_ASSIGN(const auto needed, m_store.catalogueVersionsInUse());
    (void)m_catalogues.keepOnly(needed); // it costs room, and no more
    return {};
}

} // namespace motcua
