// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace motcua::test
{

/// Upload speed beside curl's: the same bytes to the same server in the same run, by turns. MiB/s and ratios,
/// medians; `client` is ours over one connection as curl's is, `uploader` the whole of it, several
/// connections and the sealed store included.
QJsonObject measureUploadSpeed(qint64 bytes);

} // namespace motcua::test
