// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/shownscreens.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTest>
#include <QtQuickTest/quicktest.h>

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

QStringList warnings;

void collect(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtWarningMsg || type == QtCriticalMsg)
        warnings.append(message);
}

} // namespace

void ShownScreens::SetUp()
{
    warnings.clear();
    qInstallMessageHandler(collect);
}

void ShownScreens::TearDown()
{
    ui.reset();
    qInstallMessageHandler(nullptr);
    for (const QString &warning : std::as_const(warnings))
        ADD_FAILURE() << "QML warns: " << warning.toStdString();
}

void ShownScreens::open(QSize size, KioskUiOptions options)
{
    options.size = size;
    options.motion = false;
    ui = makeKioskUi(session, options);
    ASSERT_TRUE(ui);
}

QImage ShownScreens::picture()
{
    constexpr int mostRounds = 10;
    QImage image;
    for (int round = 0; round < mostRounds; ++round) {
        QCoreApplication::processEvents();
        image = ui->window()->grabWindow();
        if (!QQuickTest::qIsPolishScheduled(ui->window()))
            return image;
    }
    ADD_FAILURE() << "the layout does not come to rest";
    return image;
}

QQuickItem *ShownScreens::root() const
{
    return ui->window()->contentItem();
}

void ShownScreens::touch(const QString &name)
{
    QQuickItem *item = visibleItem(root(), name);
    ASSERT_TRUE(item) << name.toStdString();
    constexpr int mostPages = 10;
    for (int page = 0; page < mostPages && !canBeSeen(item); ++page) {
        touch(u"scrollMore"_s);
        picture();
    }
    const QPoint at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    ASSERT_TRUE(QRect(QPoint(), ui->window()->size()).contains(at)) << name.toStdString();
    const auto guarded = [&] {
        const QQuickItem *guard = visibleItem(root(), u"touchGuard"_s);
        return guard && guard->mapRectToScene(guard->boundingRect()).contains(at);
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return !guarded(); })) << name.toStdString();
    static QPointingDevice *screen = QTest::createTouchDevice();
    QTest::touchEvent(ui->window(), screen).press(0, at, ui->window());
    QTest::touchEvent(ui->window(), screen).release(0, at, ui->window());
    QCoreApplication::processEvents();
}

} // namespace motcua
