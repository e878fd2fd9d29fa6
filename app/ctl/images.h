// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonObject>

#include "app/ctl/command.h"
#include "app/digitise/pdfwriter.h"
#include "app/intake/pageworks.h"

namespace motcua::ctl
{

/// Prepares and reads image files, in their order; a page that cannot be read is kept as an image, with flag
/// "not-read". Faults: FileUnreadable, those of Recogniser::prepare; the detail names the file.
Result<std::vector<DocumentPage>> readImages(PageWorks &works, const QStringList &files);

/// What digitize prints of each page.
QJsonObject describePage(const QString &file, const PageReading &reading);

/// digitize --procedure: a stack taken apart.
int digitizeStack(const Config &config, const Arguments &arguments);

} // namespace motcua::ctl
