// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QSet>

#include "app/domain/page.h"

namespace motcua
{

/// What of a page tells whether it belongs behind another: to find a sheet that was fed twice, and two that
/// went in together. It only ever makes somebody look.
struct PageTraits {
    QSet<size_t> phrases; ///< every three words that follow each other, folded and hashed
    std::optional<int> number; ///< printed at its head or foot: "Trang 2/5", "- 2 -", "2"
};

PageTraits traitsOf(const PageReading &reading);

/// Whether both say the same in the same words. A form that two persons filled in does not; pages of few
/// words never do.
bool saysTheSame(const PageTraits &page, const PageTraits &other);

/// Whether at least one page is missing between them by the numbers printed on both.
bool skipsAPage(const PageTraits &before, const PageTraits &page);

/// Flags of a page behind these, in their order: "duplicate", "page-missing" (before it).
QStringList stackFlags(const QList<PageTraits> &before, const PageTraits &page);

} // namespace motcua
