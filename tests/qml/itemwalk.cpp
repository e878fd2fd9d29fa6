// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/itemwalk.h"

#include <QAccessible>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

constexpr double tolerance = 1.5; // px

struct SeenText {
    QString text;
    QRectF rect;
    const QQuickItem *layer = nullptr; // overlay it lies in, if any
};

struct Walk {
    QQuickItem *root;
    double target;
    QStringList faults;
    QList<SeenText> texts;
    QSet<QString> names;

    struct Around {
        const QQuickItem *layer = nullptr;
        const QQuickItem *button = nullptr;
        const QQuickItem *clip = nullptr;
    };

    void text(const QQuickItem *item, const Around &around)
    {
        const QString content = item->property("text").toString();
        if (content.trimmed().isEmpty())
            return;
        static const QRegularExpression slash(u"[\\p{L}\\d]/\\p{L}"_s);
        if (content.contains(slash))
            faults.append(u"a line may end with its slash: "_s + content);
        const double width = item->property("contentWidth").toDouble();
        const double height = item->property("contentHeight").toDouble();
        if (item->property("truncated").toBool())
            faults.append(u"truncated: "_s + content);
        if (width > item->width() + tolerance || height > item->height() + tolerance)
            faults.append(u"larger than its place (%1×%2 in %3×%4): %5"_s.arg(width)
                              .arg(height)
                              .arg(item->width())
                              .arg(item->height())
                              .arg(content));
        const QRectF rect = item->mapRectToItem(root, QRectF(0, 0, item->width(), item->height()));
        if (rect.left() < -tolerance || rect.right() > root->width() + tolerance)
            faults.append(u"over the window's side: "_s + content);
        if (around.button && width <= item->width() + tolerance) {
            const QRectF in = around.button->mapRectToItem(
                root, QRectF(0, 0, around.button->width(), around.button->height()));
            if (!in.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(rect))
                faults.append(u"outside its button: %1 (%2,%3 %4×%5 in %6,%7 %8×%9)"_s.arg(content)
                                  .arg(rect.x())
                                  .arg(rect.y())
                                  .arg(rect.width())
                                  .arg(rect.height())
                                  .arg(in.x())
                                  .arg(in.y())
                                  .arg(in.width())
                                  .arg(in.height()));
        }
        if (around.clip) {
            const QRectF in =
                around.clip->mapRectToItem(root, QRectF(0, 0, around.clip->width(), around.clip->height()));
            if (rect.left() < in.left() - tolerance || rect.right() > in.right() + tolerance)
                faults.append(u"cut at the side: "_s + content);
            const QRectF seen = rect.intersected(in);
            if (seen.height() > tolerance)
                texts.append({content, seen, around.layer});
            return;
        }
        if (rect.top() < -tolerance || rect.bottom() > root->height() + tolerance)
            faults.append(u"over the window's edge: "_s + content);
        texts.append({content, rect, around.layer});
    }

    void button(QQuickItem *item)
    {
        const QString name = item->objectName();
        if (item->width() < target - tolerance || item->height() < target - tolerance)
            faults.append(u"smaller than 20 mm (%1×%2): %3 %4"_s.arg(item->width())
                              .arg(item->height())
                              .arg(name, item->property("text").toString()));
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(item);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            faults.append(
                u"without a name: "_s + name + u' ' + QString::fromLatin1(item->metaObject()->className()));
        if (name.isEmpty())
            faults.append(u"without objectName: "_s + item->property("text").toString());
        else if (name != "scrollMore"_L1 && names.contains(name))
            faults.append(u"twice on the page: "_s + name);
        names.insert(name);
    }

    void visit(QQuickItem *item, Around around)
    {
        if (!item->isVisible() || item->opacity() <= 0)
            return;
        if (item->inherits("QQuickText"))
            text(item, around);
        const bool pressable = item->inherits("QQuickAbstractButton");
        if (pressable) {
            button(item);
            around.button = item;
        }
        if (item->clip())
            around.clip = item;
        // Overlays are known by their question and their being open.
        const QMetaObject *meta = item->metaObject();
        if (meta->indexOfProperty("heading") >= 0 && meta->indexOfProperty("buttons") >= 0)
            around.layer = item;
        for (QQuickItem *child : item->childItems())
            visit(child, around);
    }

    void overlaps()
    {
        for (qsizetype i = 0; i < texts.size(); ++i)
            for (qsizetype j = i + 1; j < texts.size(); ++j) {
                if (texts[i].layer != texts[j].layer)
                    continue;
                const QRectF both = texts[i].rect.intersected(texts[j].rect);
                if (both.width() > tolerance && both.height() > tolerance)
                    faults.append(u"overlap: “%1” and “%2”"_s.arg(texts[i].text, texts[j].text));
            }
    }
};

} // namespace

QStringList faultsOfLayout(QQuickItem *root, double target)
{
    Walk walk {root, target, {}, {}, {}};
    walk.visit(root, {});
    walk.overlaps();
    return walk.faults;
}

bool canBeSeen(const QQuickItem *item)
{
    const QPointF middle(item->width() / 2, item->height() / 2);
    for (const QQuickItem *around = item->parentItem(); around; around = around->parentItem())
        if ((around->clip() || !around->parentItem()) && !around->contains(item->mapToItem(around, middle)))
            return false;
    return true;
}

QQuickItem *visibleItem(QQuickItem *root, const QString &objectName)
{
    if (!root->isVisible())
        return nullptr;
    if (root->objectName() == objectName)
        return root;
    for (QQuickItem *child : root->childItems())
        if (QQuickItem *found = visibleItem(child, objectName))
            return found;
    return nullptr;
}

} // namespace motcua
