// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "app/domain/page.h"

struct Pix;

namespace motcua
{

enum class CodeSearch {
    Page, ///< codes beside the text of a page: one quick look
    Thorough, ///< a code is expected: small, pale or blurred symbols are worth several looks
};

/// The codes on an 8 bit gray image, payload bytes undecoded, boxes in its pixels. None found is an answer,
/// not a fault.
QList<PageCode> readCodes(Pix *gray, CodeSearch search);

} // namespace motcua
