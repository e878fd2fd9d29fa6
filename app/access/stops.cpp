// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/stops.h"

#include <QQuickItem>

namespace motcua
{

namespace
{

void collect(QQuickItem *item, Stops which, QList<QQuickItem *> &stops)
{
    if (isStop(item)) {
        if ((which == Stops::Waiting || item->isEnabled()) && item->width() > 0 && item->height() > 0)
            stops.append(item);
        return; // nothing in a button is pressed by itself
    }
    for (QQuickItem *child : readingChildren(item))
        collect(child, which, stops);
}

} // namespace

bool isShown(const QQuickItem *item)
{
    if (!item->isVisible())
        return false;
    for (const QQuickItem *up = item; up; up = up->parentItem())
        if (up->opacity() <= 0)
            return false;
    return true;
}

QList<QQuickItem *> readingChildren(const QQuickItem *item)
{
    QList<QQuickItem *> children;
    for (QQuickItem *child : item->childItems())
        if (child->isVisible() && child->opacity() > 0)
            children.append(child);
    return children;
}

bool isStop(const QQuickItem *item)
{
    return item->inherits("QQuickAbstractButton");
}

QList<QQuickItem *> stopsIn(QQuickItem *scope, Stops which)
{
    QList<QQuickItem *> stops;
    if (scope && isShown(scope))
        collect(scope, which, stops);
    return stops;
}

} // namespace motcua
