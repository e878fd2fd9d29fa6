// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/fivekeys.h"

#include <algorithm>
#include <chrono>

#include <QKeyEvent>
#include <QQuickWindow>

#include "app/access/stops.h"

using namespace std::chrono_literals;

namespace motcua
{

namespace
{

/// A second press of a trembling hand does not press what has just come.
constexpr int trembleMs = 400;
/// What only changes its place is not taken for gone.
constexpr auto settleTime = 300ms;

} // namespace

QList<int> FiveKeys::usualKeys()
{
    return {Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Escape, Qt::Key_F1};
}

FiveKeys::FiveKeys(QObject *parent)
    : QObject(parent)
{
    m_arrival.setSingleShot(true);
    connect(&m_arrival, &QTimer::timeout, this, &FiveKeys::arrive);
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleTime);
    connect(&m_settling, &QTimer::timeout, this, &FiveKeys::look);
}

FiveKeys::~FiveKeys() = default;

void FiveKeys::setScope(QQuickItem *scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    if (scope)
        watch(scope->window());
    if (scope)
        connect(scope, &QQuickItem::windowChanged, this, &FiveKeys::watch, Qt::UniqueConnection);
    m_arrival.start();
    Q_EMIT scopeChanged();
}

void FiveKeys::setPlace(const QString &place)
{
    if (m_place == place)
        return;
    if (m_last && !m_place.isEmpty())
        m_left.insert(m_place, m_last->objectName());
    m_last.clear();
    m_place = place;
    m_arrival.start();
    Q_EMIT placeChanged();
}

void FiveKeys::forget()
{
    m_left.clear();
    setActive(false);
    if (QQuickItem *stop = focused())
        stop->setFocus(false);
}

void FiveKeys::watch(QQuickWindow *window)
{
    if (m_window == window || !window)
        return;
    if (m_window) {
        m_window->removeEventFilter(this);
        m_window->disconnect(this);
    }
    m_window = window;
    window->installEventFilter(this);
    connect(window, &QQuickWindow::activeFocusItemChanged, this, &FiveKeys::noteFocus);
    connect(window, &QQuickWindow::afterAnimating, this, [this] {
        if (m_active && !focused() && !waits() && !m_settling.isActive())
            m_settling.start();
    });
}

bool FiveKeys::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        return press(*static_cast<QKeyEvent *>(event));
    case QEvent::KeyRelease: // a button would take it for the end of its own press
        return m_active && m_keys.contains(static_cast<QKeyEvent *>(event)->key());
    case QEvent::TouchBegin:
    case QEvent::MouseButtonPress:
        setActive(false);
        return false;
    default:
        return false;
    }
}

bool FiveKeys::press(const QKeyEvent &event)
{
    const int pressed = event.key() == Qt::Key_Enter ? int(Qt::Key_Return) : event.key();
    const qsizetype key = m_keys.indexOf(pressed);
    if (key < 0) {
        const bool writes = m_writing && focused();
        if (writes)
            Q_EMIT typed(event.key(), event.text());
        return writes;
    }
    // Held down, the arrows go on; nothing is pressed twice.
    const bool again = event.isAutoRepeat();
    switch (key) {
    case Up:
        step(-1);
        return true;
    case Down:
        step(1);
        return true;
    case Select:
        // Who types on a keyboard ends a line or a field by it.
        if (!m_active && m_window->activeFocusItem() && isStop(m_window->activeFocusItem()))
            return false;
        if (!again)
            select();
        return true;
    case Back:
        if (!again)
            Q_EMIT back();
        return true;
    default:
        if (!again)
            Q_EMIT help();
        return true;
    }
}

QQuickItem *FiveKeys::focused() const
{
    QQuickItem *item = m_window ? m_window->activeFocusItem() : nullptr;
    const bool here = item && isStop(item) && m_scope && m_scope->isAncestorOf(item) && isShown(item);
    return here ? item : nullptr;
}

/// What had the focus is there and cannot be pressed just now. Qt gives the focus back by itself.
bool FiveKeys::waits() const
{
    return m_last && m_scope && m_scope->isAncestorOf(m_last) && isShown(m_last) && !m_last->isEnabled();
}

void FiveKeys::noteFocus()
{
    if (!focused())
        return;
    m_last = focused();
    showRing();
}

QQuickItem *FiveKeys::first() const
{
    const QList<QQuickItem *> stops = stopsIn(m_scope);
    for (QQuickItem *stop : stops)
        if ((!m_start || m_start == stop || m_start->isAncestorOf(stop))
            && !stop->property("scrolls").toBool())
            return stop;
    return stops.value(0);
}

void FiveKeys::step(int direction)
{
    if (!std::exchange(m_active, true))
        Q_EMIT activeChanged();
    if (const QQuickItem *stop = focused(); stop && !stop->property("visualFocus").toBool())
        return showRing(); // a finger was here since
    QList<QQuickItem *> stops = stopsIn(m_scope, Stops::Waiting);
    const qsizetype at = stops.indexOf(focused() ? focused() : m_last.data());
    if (at < 0)
        return focus(first());
    for (qsizetype i = 1; i <= stops.size(); ++i) {
        QQuickItem *stop = stops[(at + direction * i + stops.size()) % stops.size()];
        if (stop->isEnabled())
            return focus(stop);
    }
}

void FiveKeys::select()
{
    QQuickItem *stop = focused();
    if (!m_active || !stop)
        return step(1);
    if (stop->isEnabled() && (!m_arrived.isValid() || m_arrived.elapsed() > trembleMs))
        QMetaObject::invokeMethod(stop, "clicked");
}

void FiveKeys::arrive()
{
    m_arrived.start();
    if (!m_active)
        return;
    const QString left = m_left.take(m_place);
    const QList<QQuickItem *> stops = stopsIn(m_scope);
    const auto same = std::find_if(stops.begin(), stops.end(),
        [&left](const QQuickItem *stop) { return !left.isEmpty() && stop->objectName() == left; });
    focus(same != stops.end() ? *same : first());
}

void FiveKeys::look()
{
    if (m_active && !focused() && !waits() && !m_arrival.isActive())
        focus(first());
}

void FiveKeys::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    showRing();
    Q_EMIT activeChanged();
}

void FiveKeys::focus(QQuickItem *stop)
{
    if (!stop)
        return;
    stop->forceActiveFocus(Qt::TabFocusReason);
    noteFocus();
}

void FiveKeys::showRing()
{
    if (QQuickItem *stop = focused())
        stop->setProperty("focusReason", int(m_active ? Qt::TabFocusReason : Qt::MouseFocusReason));
}

} // namespace motcua
