// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/finger/finger.h"

#include <chrono>

#include <QElapsedTimer>
#include <QGenericPlugin>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointingDevice>
#include <qpa/qwindowsysteminterface.h>

using namespace Qt::StringLiterals;

namespace
{

constexpr int pollMs = 15;
constexpr int stablePolls = 2; ///< an item that still slides is not touched
constexpr auto pingEvery = std::chrono::milliseconds(4);

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

QQuickWindow *window()
{
    for (QWindow *candidate : QGuiApplication::topLevelWindows())
        if (auto *quick = qobject_cast<QQuickWindow *>(candidate); quick && quick->isVisible())
            return quick;
    return nullptr;
}

/// Seen: visible, not transparent, with a size, up the whole way.
bool isSeen(const QQuickItem *item)
{
    if (item->width() <= 0 || item->height() <= 0)
        return false;
    for (const QQuickItem *up = item; up; up = up->parentItem())
        if (!up->isVisible() || up->opacity() < 0.5)
            return false;
    return true;
}

QQuickItem *findIn(QQuickItem *root, const QString &name)
{
    if (root->objectName() == name && isSeen(root))
        return root;
    const auto children = root->childItems();
    for (auto it = children.rbegin(); it != children.rend(); ++it)
        if (QQuickItem *found = findIn(*it, name))
            return found;
    return nullptr;
}

/// The first that is seen of the names "A|B|…".
QQuickItem *find(const QString &names)
{
    QQuickWindow *quick = window();
    if (!quick)
        return nullptr;
    for (const QString &name : names.split(u'|'))
        if (QQuickItem *found = findIn(quick->contentItem(), name))
            return found;
    return nullptr;
}

void collect(QQuickItem *root, QJsonArray &names)
{
    if (!root->isVisible())
        return;
    if (!root->objectName().isEmpty() && isSeen(root))
        names.append(root->objectName());
    for (QQuickItem *child : root->childItems())
        collect(child, names);
}

int countIn(QQuickItem *root, const QString &prefix, const QByteArray &property)
{
    int count =
        root->objectName().startsWith(prefix) && isSeen(root) && root->property(property).toBool() ? 1 : 0;
    for (QQuickItem *child : root->childItems())
        count += countIn(child, prefix, property);
    return count;
}

QPointingDevice *panel()
{
    static auto *device = [] {
        auto *made = new QPointingDevice(u"motcua finger"_s, 1, QInputDevice::DeviceType::TouchScreen,
            QPointingDevice::PointerType::Finger, QInputDevice::Capability::Position, 1, 0);
        QWindowSystemInterface::registerInputDevice(made);
        return made;
    }();
    return device;
}

/// The flickable that an item scrolls in, if any.
QQuickItem *flickableOf(QQuickItem *item)
{
    for (QQuickItem *up = item->parentItem(); up; up = up->parentItem())
        if (up->inherits("QQuickFlickable"))
            return up;
    return nullptr;
}

} // namespace

Finger::Finger(const QString &socket)
{
    QCoreApplication::instance()->installEventFilter(this);
    QLocalServer::removeServer(socket);
    m_server.listen(socket);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *client = m_server.nextPendingConnection();
        m_client = client;
        connect(client, &QLocalSocket::readyRead, this, [this, client] {
            while (client->canReadLine())
                take(client, client->readLine());
        });
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    });
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Finger::step);

    m_watch = std::thread([this] {
        std::atomic<bool> answered {true};
        auto sent = std::chrono::steady_clock::now();
        while (!m_stop) {
            std::this_thread::sleep_for(pingEvery);
            if (!answered)
                continue;
            answered = false;
            sent = std::chrono::steady_clock::now();
            QMetaObject::invokeMethod(
                this,
                [this, &answered, sent] {
                    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::steady_clock::now() - sent);
                    m_worst = std::max(m_worst.load(), static_cast<qint64>(took.count()));
                    if (took.count() > 50)
                        ++m_over;
                    answered = true;
                },
                Qt::QueuedConnection);
        }
    });
}

Finger::~Finger()
{
    m_stop = true;
    m_watch.join();
}

bool Finger::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Show && m_firstFrame == 0) {
        if (auto *quick = qobject_cast<QQuickWindow *>(object)) {
            connect(
                quick, &QQuickWindow::frameSwapped, this,
                [this] {
                    qint64 none = 0;
                    m_firstFrame.compare_exchange_strong(none, nowMs());
                },
                Qt::DirectConnection);
            QCoreApplication::instance()->removeEventFilter(this);
        }
    }
    return false;
}

void Finger::take(QLocalSocket *from, const QByteArray &line)
{
    m_client = from;
    m_command = QJsonDocument::fromJson(line).object();
    m_deadline = nowMs() + m_command.value(u"ms").toInt(10'000);
    m_stable = 0;
    m_poll.start();
    step();
}

void Finger::answer(QJsonObject object)
{
    m_poll.stop();
    object.insert(u"ok"_s, !object.contains(u"why"_s));
    m_command = {};
    if (m_client) {
        m_client->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
        m_client->flush();
    }
}

void Finger::fail(const QString &why)
{
    answer({{u"why"_s, why}});
}

void Finger::step()
{
    const QString what = m_command.value(u"do").toString();
    const QString name = m_command.value(u"name").toString();
    if (what.isEmpty())
        return;
    if (what == u"names") {
        QJsonArray names;
        if (QQuickWindow *quick = window())
            collect(quick->contentItem(), names);
        answer({{u"names"_s, names}});
    } else if (what == u"count") {
        QQuickWindow *quick = window();
        const QByteArray property = m_command.value(u"property").toString().toLatin1();
        answer({{u"count"_s, quick ? countIn(quick->contentItem(), name, property) : 0}});
    } else if (what == u"watch") {
        watch();
    } else if (what == u"shot") {
        QQuickWindow *quick = window();
        if (quick && quick->grabWindow().save(m_command.value(u"file").toString()))
            answer({});
        else
            fail(u"no picture"_s);
    } else if (what == u"first-frame") {
        if (m_firstFrame > 0)
            answer({{u"monotonic_ms"_s, m_firstFrame.load()}});
        else if (nowMs() > m_deadline)
            fail(u"no frame was drawn"_s);
    } else if (what == u"stalls") {
        answer({{u"worst_ms"_s, m_worst.exchange(0)}, {u"over_50_ms"_s, m_over.exchange(0)}});
    } else if (what == u"text") {
        QQuickItem *item = find(name);
        if (item)
            answer({{u"text"_s, item->property("text").toString()}});
        else
            fail(u"not seen: "_s + name);
    } else if (what == u"wait" && find(name)) {
        answer({{u"name"_s, find(name)->objectName()}});
    } else if (what == u"gone" && window() && !find(name)) {
        answer({});
    } else if (what == u"tap" && tryTap()) {
        answer({{u"name"_s, name}});
    } else if (nowMs() > m_deadline) {
        fail(u"waited in vain to "_s + what + u' ' + name);
    }
}

void Finger::watch()
{
    QQuickWindow *quick = window();
    m_shown.close();
    m_shown.setFileName(m_command.value(u"file").toString());
    m_watched = m_command.value(u"name").toString();
    m_watchedProperty = m_command.value(u"property").toString().toLatin1();
    m_mostShown = -1;
    if (!quick || !m_shown.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return fail(u"no window, or no file"_s);
    // The software renderer shows its frames in this thread.
    connect(quick, &QQuickWindow::frameSwapped, this, &Finger::noteShown, Qt::UniqueConnection);
    noteShown();
    answer({});
}

void Finger::noteShown()
{
    QQuickWindow *quick = window();
    const qint32 count = quick ? countIn(quick->contentItem(), m_watched, m_watchedProperty) : 0;
    if (count <= m_mostShown)
        return;
    m_mostShown = count;
    m_shown.seek(0);
    m_shown.write(reinterpret_cast<const char *>(&count), sizeof count);
}

bool Finger::tryTap()
{
    QQuickItem *item = find(m_command.value(u"name").toString());
    if (!item || !item->isEnabled())
        return false;
    const QPointF centre = item->mapToScene(item->boundingRect().center());
    m_stable = centre == m_lastCentre ? m_stable + 1 : 0;
    m_lastCentre = centre;
    if (m_stable < stablePolls)
        return false;
    if (!scrollTo(item)) {
        m_stable = 0;
        return false;
    }
    // Where the screen takes no touch for a moment, a person touches again.
    if (const QQuickItem *guard = find(u"touchGuard"_s);
        guard && guard->mapRectToScene(guard->boundingRect()).contains(centre))
        return false;
    touch(centre, QEventPoint::State::Pressed);
    touch(centre, QEventPoint::State::Released);
    return true;
}

/// True when the item's centre can be touched; else drags once towards it, slowly at the end so that nothing
/// coasts.
bool Finger::scrollTo(QQuickItem *item)
{
    QQuickItem *view = flickableOf(item);
    if (!view)
        return true;
    const QRectF shown =
        view->mapRectToScene(view->boundingRect()).intersected(QRectF({}, QSizeF(window()->size())));
    const QPointF centre = item->mapToScene(item->boundingRect().center());
    const double margin = std::min(item->height() / 2, shown.height() / 3);
    double distance = 0;
    if (centre.y() + margin > shown.bottom())
        distance = std::max(shown.bottom() - centre.y() - margin, -shown.height() / 2);
    else if (centre.y() - margin < shown.top())
        distance = std::min(shown.top() - centre.y() + margin, shown.height() / 2);
    if (std::abs(distance) < 2)
        return true;
    const QPointF from = shown.center() - QPointF(0, distance / 2);
    const double sign = distance < 0 ? -1 : 1;
    touch(from, QEventPoint::State::Pressed);
    constexpr int moves = 12;
    // The first way of a drag is swallowed before the view follows.
    const double whole = distance + sign * 24;
    for (int i = 1; i <= moves; ++i) {
        QGuiApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
        std::this_thread::sleep_for(std::chrono::milliseconds(8));
        touch(from + QPointF(0, whole * i / moves), QEventPoint::State::Updated);
    }
    for (int i = 0; i < 6; ++i) {
        QGuiApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        touch(from + QPointF(0, whole + (i % 2)), QEventPoint::State::Updated);
    }
    touch(from + QPointF(0, whole), QEventPoint::State::Released);
    return false;
}

void Finger::touch(const QPointF &position, QEventPoint::State state)
{
    QQuickWindow *quick = window();
    QWindowSystemInterface::TouchPoint point;
    point.id = 1;
    point.state = state;
    const QPointF global = quick->mapToGlobal(position);
    point.area = QRectF(global - QPointF(8, 8), QSizeF(16, 16));
    point.pressure = state == QEventPoint::State::Released ? 0 : 1;
    QWindowSystemInterface::handleTouchEvent(quick, panel(), {point});
}

class FingerPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "finger.json")

public:
    QObject *create(const QString &key, const QString &specification) override
    {
        return key.compare(u"motcuafinger", Qt::CaseInsensitive) == 0 ? new Finger(specification) : nullptr;
    }
};

#include "finger.moc"
