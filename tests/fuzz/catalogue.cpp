// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include "app/catalogue/procedurereader.h"
#include "app/catalogue/searchindex.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

void catalogue(const QByteArray &bytes)
{
    QString error;
    JsonEntry file = JsonEntry::parse(bytes, QStringLiteral("fuzz.json"), &error);
    const auto procedures = readProcedures(file);
    if (!error.isEmpty())
        return;
    const SearchIndex index(procedures);
    for (const Procedure &procedure : procedures) {
        (void)index.search(procedure.name, 5);
        for (const Form &form : procedure.forms)
            (void)checkForm(form, {}, QDate(2026, 1, 1));
    }
}

} // namespace motcua::fuzz
