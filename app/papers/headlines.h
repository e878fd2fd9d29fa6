// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/papers/paperpage.h"

namespace motcua
{

/// Whether at least four fifths of its letters are capitals, of four or more.
bool isInCapitals(const PageLine &line);
bool isCentred(const PageLine &line);

/// Quốc hiệu: the first page of whatever is written to or by an authority.
bool isNationalHeading(const PageLine &line);

/// "I. THÔNG TIN CHUNG", "Điều 5", "PHỤ LỤC 2": parts of a paper.
bool isPartHeading(const PageLine &line);

/// Whether a name begins as an organisation's does. Short words count with their tones only: "so" is also
/// "số".
bool beginsAsOrganisation(QStringView name);

/// The first line above `title` that does not belong to a paper's head; null: none. Above its own title a
/// paper has quốc hiệu and motto, who issues it, number, place and date, the form's number, and a
/// letterhead's address (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II); below anything else (another
/// title, "về việc …", a sentence) a title is only mentioned. What was hardly read is passed over. `lines`:
/// those of the page's head, in reading order.
const PageLine *strangerAbove(const QList<PageLine> &lines, const PageLine &title);

} // namespace motcua
