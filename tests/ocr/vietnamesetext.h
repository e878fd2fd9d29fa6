// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

/// Applications, decisions and letters as an administration writes them. The project wrote them; places,
/// persons, numbers and provisions are invented.
namespace vietnamesetext
{

enum class Place { Middle, Left, Right };

struct Paragraph {
    Place place = Place::Left; ///< headings stand in the middle, who signs at the right
    QString text; ///< NFC
};

using Document = QList<Paragraph>;

/// Each of one to two A4 pages in 12 pt.
const QList<Document> &documents();

} // namespace vietnamesetext
