// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QJsonObject>

#include "app/ctl/command.h"
#include "app/digitise/pdfwriter.h"
#include "app/intake/pageworks.h"

namespace motcua::ctl
{

/// What became of one image file.
struct ReadImage {
    QString file;
    DocumentPage page; ///< without an image where there is a fault
    std::optional<Fault> fault; ///< why it cannot be a page: FileUnreadable, those of Recogniser::prepare
};

/// Prepares and reads image files, in their order. A page that cannot be read is kept as an image, with flag
/// "not-read"; a file that cannot be a page at all (half a page must not pass for a whole one) has its fault,
/// which is reported, and the others go on.
Result<std::vector<ReadImage>> readImages(PageWorks &works, const QStringList &files);

/// What digitize prints of each file.
QJsonObject describePage(const ReadImage &image);

/// exitFault where a file is left out, else exitDone.
int exitOf(const std::vector<ReadImage> &images);

/// digitize --procedure: a stack taken apart.
int digitizeStack(const Config &config, const Arguments &arguments);

} // namespace motcua::ctl
