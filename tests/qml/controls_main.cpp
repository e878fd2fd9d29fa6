// SPDX-License-Identifier: GPL-3.0-or-later
#include <QQmlEngine>
#include <QtQuickTest>

#include "app/viewmodels/kioskui.h"

using namespace Qt::Literals::StringLiterals;

// Gives the tests' engines the modules that are built in.
class Setup final : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        motcua::linkScreenModules();
        engine->addImportPath(u"qrc:/qt/qml"_s);
    }
};

QUICK_TEST_MAIN_WITH_SETUP(controls, Setup)

#include "controls_main.moc"
