// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// A call to staff, and how it stands.
class HelpViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int phase READ phase NOTIFY changed)
    Q_PROPERTY(QString staff READ staff NOTIFY changed)
    Q_PROPERTY(bool unanswered READ unanswered NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    int phase() const { return m_shown.phase; } ///< View.HelpPhase
    QString staff() const { return m_shown.staff; } ///< who; empty: not said
    bool unanswered() const { return m_shown.unanswered; } ///< for long

    Q_INVOKABLE void call();
    Q_INVOKABLE void takeBack();

private:
    struct Shown {
        int phase = 0;
        QString staff;
        bool unanswered = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
