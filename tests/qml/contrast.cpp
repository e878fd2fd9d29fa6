// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/contrast.h"

#include <algorithm>
#include <cmath>

#include <QFont>
#include <QQuickWindow>

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

constexpr double textLeast = 7;
constexpr double largeLeast = 4.5;
constexpr double iconLeast = 3;

/// WCAG 2.2, relative luminance.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor over(const QColor &above, double opacity, const QColor &below)
{
    const double a = above.alphaF() * opacity;
    const auto mix = [a](double up, double down) { return a * up + (1 - a) * down; };
    return QColor::fromRgbF(float(mix(above.redF(), below.redF())),
        float(mix(above.greenF(), below.greenF())), float(mix(above.blueF(), below.blueF())));
}

struct Painted {
    QRectF rect; ///< in the window, as far as it is not clipped away
    QColor color;
    double opacity = 1;
    bool filled = true; ///< else lines with gaps: what is below shows through
};

struct Walk {
    QQuickItem *root;
    double large;
    QStringList faults;
    QList<Painted> painted;

    /// The colours that can be seen directly below this place.
    QList<QColor> below(const QRectF &place) const
    {
        QList<QColor> colors {root->window()->color()};
        for (const Painted &item : painted) {
            if (!item.rect.intersects(place))
                continue;
            QList<QColor> with;
            for (const QColor &color : std::as_const(colors))
                with.append(over(item.color, item.opacity, color));
            if (item.filled && item.rect.contains(place))
                colors = with;
            else
                colors += with;
        }
        return colors;
    }

    void judge(const QString &what, const QRectF &place, const QColor &color, double opacity, double least)
    {
        for (const QColor &ground : below(place)) {
            const double ratio = contrast(over(color, opacity, ground), ground);
            if (ratio < least)
                faults.append(u"%1:1 is less than %2:1, %3 on %4: %5"_s.arg(ratio, 0, 'f', 2)
                                  .arg(least)
                                  .arg(color.name(), ground.name(), what));
        }
    }

    void text(const QQuickItem *item, const QRectF &place, double opacity)
    {
        const QString content = item->property("text").toString();
        const auto font = item->property("font").value<QFont>();
        const bool isLarge = font.pixelSize() >= large && font.weight() >= QFont::DemiBold;
        if (!content.trimmed().isEmpty())
            judge(content, place, item->property("color").value<QColor>(), opacity,
                isLarge ? largeLeast : textLeast);
    }

    void visit(QQuickItem *item, double opacity, QRectF clip)
    {
        if (!item->isVisible() || item->opacity() <= 0)
            return;
        opacity *= item->opacity();
        const QRectF place =
            item->mapRectToItem(root, QRectF(0, 0, item->width(), item->height())).intersected(clip);
        if (place.width() > 1 && place.height() > 1) {
            if (item->inherits("QQuickText"))
                text(item, place, opacity);
            else if (item->inherits("QQuickRectangle"))
                painted.append({place, item->property("color").value<QColor>(), opacity});
            else if (item->inherits("motcua::Icon"))
                icon(item, place, opacity);
        }
        if (item->clip())
            clip = place;
        QList<QQuickItem *> children = item->childItems();
        std::stable_sort(children.begin(), children.end(),
            [](const QQuickItem *one, const QQuickItem *other) { return one->z() < other->z(); });
        for (QQuickItem *child : std::as_const(children))
            visit(child, opacity, clip);
    }

    void icon(const QQuickItem *item, const QRectF &place, double opacity)
    {
        const auto color = item->property("color").value<QColor>();
        // The bronze drum says nothing; it only must not disturb what is written over it.
        if (item->property("name").toString() == u"drum")
            painted.append({place, color, opacity, false});
        else
            judge(u"icon "_s + item->property("name").toString(), place, color, opacity, iconLeast);
    }
};

} // namespace

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QStringList faultsOfContrast(QQuickItem *root, double large)
{
    Walk walk {root, large, {}, {}};
    walk.visit(root, 1, QRectF(0, 0, root->width(), root->height()));
    walk.faults.removeDuplicates();
    return walk.faults;
}

} // namespace motcua
