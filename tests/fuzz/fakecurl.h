// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QByteArray>

namespace motcua::fuzz
{

/// In libcurl's place: gives the answer to a request for `url`; none: central is not reached. An answer
/// begins with its status in two bytes, then header lines up to an empty one, then the body.
using Answerer = std::function<std::optional<QByteArray>(const QByteArray &url)>;
void answerWith(Answerer with);

/// What answers that begin with this byte have as their status: 200.
inline constexpr char goodStatus = 0;

} // namespace motcua::fuzz
