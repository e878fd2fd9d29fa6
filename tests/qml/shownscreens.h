// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <gtest/gtest.h>

#include "app/viewmodels/kioskui.h"
#include "tests/qml/itemwalk.h"
#include "tests/viewmodels/samplestates.h"
#include "tests/viewmodels/standin.h"

namespace motcua
{

/// The real screens in a window, over a stand-in for the session. A warning of QML fails the test.
class ShownScreens : public ::testing::Test
{
protected:
    static constexpr QSize portrait {1080, 1920};
    static constexpr QSize landscape {1920, 1080};

    void SetUp() override;
    void TearDown() override;

    void open(QSize size, KioskUiOptions options = {});
    /// Lays out what has changed, until nothing changes any more.
    QImage picture();
    QQuickItem *root() const;
    /// Touches it, after scrolling to it by the button for that.
    void touch(const QString &name);

    StandIn session;
    std::unique_ptr<KioskUi> ui;
};

} // namespace motcua
