// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// What the review adds to card, procedure and list: the telephone number or its refusal.
class ReviewViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(QString phoneMasked READ phoneMasked NOTIFY changed)
    Q_PROPERTY(bool phoneRefused READ phoneRefused NOTIFY changed)
    Q_PROPERTY(bool phoneInvalid READ phoneInvalid NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString phone() const { return m_shown.phone; }
    QString phoneMasked() const { return m_shown.phoneMasked; }
    bool phoneRefused() const { return m_shown.phoneRefused; }
    bool phoneInvalid() const { return m_shown.phoneInvalid; }

    Q_INVOKABLE void refusePhone(bool refused);

private:
    struct Shown {
        QString phone;
        QString phoneMasked;
        bool phoneRefused = false;
        bool phoneInvalid = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
