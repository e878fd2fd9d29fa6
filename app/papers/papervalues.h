// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/papers/paperpage.h"

namespace motcua
{

enum class PaperValueKind {
    DocumentNumber,
    Date,
    Organisation, ///< that the paper is about, behind a label
    Issuer, ///< whose paper it is: in its letterhead, or named as such
    TaxCode,
};
QString nameOf(PaperValueKind kind); ///< "document-number", "date", "organisation", "issuer", "tax-code"

/// "paper.tax-code", … as a form's fields name it (FormField::prefill); nothing for another source.
std::optional<PaperValueKind> paperValueKind(QStringView source);

/// A value read on a page, to be proposed for a form: a person sees the picture of its line beside it and
/// takes it or not.
struct PaperValue {
    PaperValueKind kind = PaperValueKind::DocumentNumber;
    QString value; ///< "12/QĐ-BKHCN"; a date as yyyy-MM-dd; a name; "0123456789" or "0123456789-001"
    double confidence = 0; ///< of the word that was read worst, 0 to 1
    QRectF line; ///< that it stands on, px of the archived image as stored
};

/// Values that stand where such values stand: a number behind "Số", a date behind a place in the right half
/// or behind a label, a name that begins as an organisation's does, a tax code behind its label whose check
/// digit holds (letters in it that look like digits are read as those; nothing else is mended) where the
/// label or the nearest line above says an organisation. Never who somebody is: no names of persons, no
/// personal, tax or card numbers of theirs, no day of birth, of a card's issue or expiry, nor what stands on
/// a line with them or beside one, nor anything of a page that shows an identity card. Identity comes from
/// the card's own code alone.
QList<PaperValue> valuesOn(const PaperPage &page);

} // namespace motcua
