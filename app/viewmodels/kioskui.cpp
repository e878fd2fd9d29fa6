// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/kioskui.h"

#include <chrono>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>
#include <QTranslator>
#include <QtQml/qqmlextensionplugin.h>

#include "app/domain/unusedstack.h"
#include "app/viewmodels/words.h"

using namespace Qt::Literals::StringLiterals;

Q_IMPORT_QML_PLUGIN(MotCua_ViewModelsPlugin)
Q_IMPORT_QML_PLUGIN(MotCua_ThemePlugin)
Q_IMPORT_QML_PLUGIN(MotCua_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(MotCua_CitizenPlugin)

namespace motcua
{

namespace
{

constexpr double referenceShortSideMm = 270;
constexpr auto afterTransitions = std::chrono::milliseconds(1500);

// Touch, pointer and keys reset the idle clock; a stream of them counts once a second. While "still there?"
// is asked a touch counts when it ends: the question must not go from under the finger that answers it.
class ActivityFilter final : public QObject
{
public:
    explicit ActivityFilter(KioskViewModel &viewModel)
        : m_viewModel(viewModel)
    {
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        constexpr int quietMilliseconds = 1000;
        const bool asked = m_viewModel.idleSecondsLeft() >= 0;
        if (asked && event->type() != QEvent::KeyPress && event->type() != QEvent::TouchEnd
            && event->type() != QEvent::MouseButtonRelease)
            return false;
        switch (event->type()) {
        case QEvent::TouchEnd:
        case QEvent::MouseButtonRelease:
            if (!asked)
                break;
            m_last.invalidate();
            [[fallthrough]];
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::MouseButtonPress:
        case QEvent::KeyPress:
        case QEvent::Wheel:
            if (!m_last.isValid() || m_last.elapsed() > quietMilliseconds) {
                m_last.start();
                m_viewModel.activity();
            }
            break;
        default:
            break;
        }
        return false;
    }

private:
    KioskViewModel &m_viewModel;
    QElapsedTimer m_last;
};

class Translator final : public QTranslator
{
public:
    QString translate(
        const char *context, const char *source, const char *disambiguation, int n) const override
    {
        return words::unbroken(QTranslator::translate(context, source, disambiguation, n));
    }
};

class Ui final : public KioskUi
{
public:
    Ui(Intents &session, const KioskUiOptions &options)
        : m_viewModel(session, options.names)
    {
        m_viewModel.setMotion(options.motion);
        m_viewModel.setPxPerMm(options.pxPerMm > 0
                ? options.pxPerMm
                : std::min(options.size.width(), options.size.height()) / referenceShortSideMm);
        QObject::connect(
            m_viewModel.settings(), &ScreenViewModel::changed, &m_viewModel, [this] { translate(); });
        translate();

        m_forgetting.setSingleShot(true);
        m_forgetting.setInterval(afterTransitions);
        QObject::connect(&m_forgetting, &QTimer::timeout, &m_viewModel, [this] { forget(); });
        QObject::connect(&m_viewModel, &KioskViewModel::changed, &m_viewModel, [this] {
            const bool home = m_viewModel.screen() == static_cast<int>(Screen::Home);
            if (home && !std::exchange(m_home, home))
                m_forgetting.start();
            m_home = home;
        });

        m_engine.addImportPath(u"qrc:/qt/qml"_s);
        m_engine.setInitialProperties({{u"kiosk"_s, QVariant::fromValue(&m_viewModel)},
            {u"width"_s, options.size.width()}, {u"height"_s, options.size.height()}});
        m_engine.load(QUrl(u"qrc:/qt/qml/MotCua/Citizen/Main.qml"_s));
        if (!m_engine.rootObjects().isEmpty())
            m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
        if (!m_window)
            return;
        m_window->installEventFilter(&m_activity);
        if (!options.show)
            return;
        if (options.fullscreen)
            m_window->showFullScreen();
        else
            m_window->show();
    }

    ~Ui() override { QCoreApplication::removeTranslator(&m_translator); }

    QQuickWindow *window() const override { return m_window; }
    KioskViewModel &viewModel() override { return m_viewModel; }

private:
    /// What JavaScript and past calls still hold of the person who has gone.
    void forget()
    {
        if (!m_home)
            return;
        m_engine.collectGarbage();
        wipeUnusedStack();
    }

    void translate()
    {
        const QString language = m_viewModel.settings()->language();
        if (language == m_language)
            return;
        m_language = language;
        QCoreApplication::removeTranslator(&m_translator);
        if (m_translator.load(u":/i18n/motcua_%1.qm"_s.arg(language)))
            QCoreApplication::installTranslator(&m_translator);
        m_engine.retranslate();
    }

    KioskViewModel m_viewModel; // before the engine: bindings end before what they read
    ActivityFilter m_activity {m_viewModel};
    QTimer m_forgetting;
    bool m_home = true;
    QString m_language;
    Translator m_translator;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr; // owned by the engine
};

} // namespace

std::unique_ptr<KioskUi> makeKioskUi(Intents &session, const KioskUiOptions &options)
{
    auto ui = std::make_unique<Ui>(session, options);
    if (!ui->window())
        return nullptr;
    return ui;
}

void linkScreenModules()
{
    // The reference alone keeps the linker from leaving out this file and with it the plugins above.
}

} // namespace motcua
