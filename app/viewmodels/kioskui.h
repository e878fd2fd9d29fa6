// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QSize>
#include <QStringList>

#include "app/viewmodels/kioskviewmodel.h"

class QQuickWindow;

namespace motcua
{

struct KioskUiOptions {
    HallNames names = {};
    bool fullscreen = false; ///< else a window of `size`
    QSize size = {1080, 1920}; ///< px
    /// Pixels a millimetre of the panel; 0: as on the reference panel, its short side being 270 mm.
    double pxPerMm = 0;
    bool motion = true; ///< moving drawings and transitions
    bool show = true; ///< false: the caller shows the window
};

/// The screen: fonts, translations, QML engine, view models and the window. Lives in the GUI thread.
class KioskUi
{
public:
    virtual ~KioskUi() = default;

    virtual QQuickWindow *window() const = 0;
    virtual KioskViewModel &viewModel() = 0;
};

/// Builds the screen over `session`, which outlives it and may live in another thread. Null if the built-in
/// QML does not load, which only a broken build can bring about; the reason is then in the log.
std::unique_ptr<KioskUi> makeKioskUi(Intents &session, const KioskUiOptions &options = {});

/// Makes the built-in QML modules known to engines that are made elsewhere (tests); they lie under
/// qrc:/qt/qml.
void linkScreenModules();

} // namespace motcua
