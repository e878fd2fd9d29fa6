// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/procedure.h"

namespace motcua
{

bool isFieldAsked(const FormField &field, const QJsonObject &values)
{
    if (field.showIf.isEmpty())
        return true;
    const QJsonValue value = values.value(field.showIf.section(u'=', 0, 0));
    const QString wanted = field.showIf.section(u'=', 1);
    return value.isBool() ? value.toBool() == (wanted == u"true") : value.toString() == wanted;
}

} // namespace motcua
