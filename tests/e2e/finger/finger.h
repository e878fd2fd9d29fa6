// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>

#include <QFile>
#include <QJsonObject>
#include <QLocalServer>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>

/// A virtual finger: an input device for the unmodified kiosk, loaded by Qt's own mechanism for such devices
/// (QT_QPA_GENERIC_PLUGINS=motcuafinger:SOCKET). It is told over a local socket, one JSON object a line, what
/// to do, and touches the window the way a touch panel does. Commands and answers:
///
///     {"do":"tap","name":N,"ms":T}     waits until N can be touched, scrolls to it by dragging, touches it
///     {"do":"wait","name":N,"ms":T}    waits until N is seen
///     {"do":"gone","name":N,"ms":T}    waits until N is not seen
///     {"do":"text","name":N}           → {"text": …}
///     {"do":"count","name":N,"property":P}  → {"count": …} items seen whose names begin with N and whose P
///     is true
///     {"do":"watch","name":N,"property":P,"file":F}  from now on, with every frame that was shown: the most
///     such items seen at once, as one int32 in F, so that it outlives this process
///     {"do":"names"}                   → {"names": […]} all that can be seen
///     {"do":"shot","file":F}           the window as PNG
///     {"do":"first-frame"}             → {"monotonic_ms": …} of CLOCK_MONOTONIC when the first window had
///     drawn itself
///     {"do":"stalls"}                  → {"worst_ms": …, "over_50_ms": …} of the UI thread since the last
///     time asked
///
/// A name N may be several, "A|B": the first that is seen counts, and the answer has it as "name".
/// Each answer has "ok"; where that is false, "why".
class Finger : public QObject
{
    Q_OBJECT

public:
    explicit Finger(const QString &socket);
    ~Finger() override;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void take(QLocalSocket *from, const QByteArray &line);
    void step();
    void answer(QJsonObject object);
    void fail(const QString &why);
    void watch();
    void noteShown();
    /// True when the command is done (and answered).
    bool tryTap();
    bool scrollTo(QQuickItem *item);
    void touch(const QPointF &position, QEventPoint::State state);

    QLocalServer m_server;
    QPointer<QLocalSocket> m_client;
    QJsonObject m_command;
    qint64 m_deadline = 0;
    QTimer m_poll;
    QPointF m_lastCentre;
    int m_stable = 0;

    QString m_watched;
    QByteArray m_watchedProperty;
    QFile m_shown;
    qint32 m_mostShown = 0;

    std::atomic<qint64> m_firstFrame {0}; ///< monotonic ms
    std::thread m_watch;
    std::atomic<bool> m_stop {false};
    std::atomic<qint64> m_worst {0};
    std::atomic<int> m_over {0};
};
