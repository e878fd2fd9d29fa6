// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QQuickItem>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

class QKeyEvent;

namespace motcua
{

/// Moves through everything that can be pressed with five keys: up, down, select, back, help. Takes these
/// keys before the screen's items see them; every other key goes its way. The order is the reading order
/// (`stopsIn`), from the last on to the first. Until one of the keys is pressed nothing has the focus, and
/// after a touch it is not shown any more.
///
/// On a new place the focus comes to the first thing in `start`, or to where it was when the person left that
/// place; when what has the focus goes, to the first thing again.
class FiveKeys : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    /// What can be reached now: an open overlay, the keys on the screen, or everything.
    Q_PROPERTY(QQuickItem *scope READ scope WRITE setScope NOTIFY scopeChanged)
    /// In it lies what comes first on a new place, and before it only what every place has; null: in `scope`.
    Q_PROPERTY(QQuickItem *start MEMBER m_start NOTIFY startChanged)
    /// Name of the screen; empty: the focus on it is not kept.
    Q_PROPERTY(QString place READ place WRITE setPlace NOTIFY placeChanged)
    /// Qt::Key of up, down, select, back and help.
    Q_PROPERTY(QList<int> keys MEMBER m_keys NOTIFY keysChanged)
    /// Every other key writes: it is told by `typed` and goes no further.
    Q_PROPERTY(bool writing MEMBER m_writing NOTIFY writingChanged)
    /// A person moves by keys.
    Q_PROPERTY(bool active READ active NOTIFY activeChanged)

public:
    explicit FiveKeys(QObject *parent = nullptr);
    ~FiveKeys() override;

    enum Key { Up, Down, Select, Back, Help };
    static QList<int> usualKeys(); ///< arrows, Return, Escape, F1

    QQuickItem *scope() const { return m_scope; }
    void setScope(QQuickItem *scope);
    QString place() const { return m_place; }
    void setPlace(const QString &place);
    bool active() const { return m_active; }

    /// The person has gone: nothing is focused, no place is remembered.
    Q_INVOKABLE void forget();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void scopeChanged();
    void startChanged();
    void placeChanged();
    void keysChanged();
    void writingChanged();
    void activeChanged();
    void back();
    void help();
    void typed(int key, const QString &text);

private:
    bool press(const QKeyEvent &event);
    void step(int direction);
    void select();
    void arrive();
    void look();
    void setActive(bool active);
    void focus(QQuickItem *stop);
    void showRing();
    void noteFocus();
    QQuickItem *focused() const;
    bool waits() const;
    QQuickItem *first() const;
    void watch(QQuickWindow *window);

    QPointer<QQuickItem> m_scope, m_start;
    QPointer<QQuickItem> m_last; ///< had the focus in this scope; it may be disabled for a moment
    QPointer<QQuickWindow> m_window;
    QString m_place;
    QList<int> m_keys = usualKeys();
    QHash<QString, QString> m_left; ///< objectName of what had the focus, by place
    QElapsedTimer m_arrived;
    QTimer m_arrival, m_settling;
    bool m_active = false, m_writing = false;
};

} // namespace motcua
