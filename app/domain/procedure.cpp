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

QJsonObject askedValues(const Form &form, QJsonObject values)
{
    for (const FormSection &section : form.sections)
        for (const FormField &field : section.fields)
            if (!isFieldAsked(field, values))
                values.remove(field.id);
    return values;
}

} // namespace motcua
