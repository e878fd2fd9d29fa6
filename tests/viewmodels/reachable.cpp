// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewmodels/reachable.h"

#include <QAbstractItemModel>
#include <QImage>
#include <QMetaProperty>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

QString asText(const QVariant &value)
{
    if (value.metaType() == QMetaType::fromType<QImage>())
        return value.value<QImage>().isNull() ? QString() : u"picture"_s;
    if (value.metaType().id() == QMetaType::QStringList)
        return value.toStringList().join(u'|');
    return value.toString();
}

QStringList from(QObject *object, const QString &path, QSet<QObject *> &seen)
{
    QStringList found;
    if (!object || seen.contains(object))
        return found;
    seen.insert(object);
    if (auto *model = qobject_cast<QAbstractItemModel *>(object)) {
        const auto roles = model->roleNames();
        for (int row = 0; row < model->rowCount(); ++row)
            for (auto role = roles.cbegin(); role != roles.cend(); ++role)
                found.append(u"%1[%2].%3=%4"_s.arg(path).arg(row).arg(QString::fromLatin1(role.value()),
                    asText(model->data(model->index(row, 0), role.key()))));
    }
    const QMetaObject *meta = object->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        const QVariant value = property.read(object);
        const QString name = path + u'.' + QString::fromLatin1(property.name());
        if (auto *child = value.value<QObject *>())
            found += from(child, name, seen);
        else
            found.append(name + u'=' + asText(value));
    }
    return found;
}

} // namespace

QStringList reachable(QObject *root)
{
    QSet<QObject *> seen;
    QStringList found = from(root, u"root"_s, seen);
    found.sort();
    return found;
}

} // namespace motcua
