// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/enrolmenttoken.h"

#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

void token(const QByteArray &bytes)
{
    const auto token = EnrolmentToken::fromText(QString::fromUtf8(bytes));
    if (!token)
        return;
    const auto again = EnrolmentToken::fromText(token->toText());
    require(again && *again == *token, "a token that was read reads the same");
}

} // namespace motcua::fuzz
