// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "app/digitise/pdfwriter.h"

namespace motcua
{

/// The document's XMP metadata. PDF/A-1 (ISO 19005-1, 6.7.3) wants it to say the same as the Info dictionary.
QByteArray xmpPacket(const DocumentDescription &description, const QString &producer);

} // namespace motcua
