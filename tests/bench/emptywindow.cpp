// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a QML program can be: what the kiosk's start and memory are measured beside.
#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData(
        "import QtQuick\nimport QtQuick.Layouts\nimport QtQuick.Shapes\nimport QtQuick.Templates\n"
        "Window { visible: true; width: 1080; height: 1920 }");
    return QGuiApplication::exec();
}
