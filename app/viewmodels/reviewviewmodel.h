// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// What the review adds to card, procedure and list: the telephone number or its refusal, and how the result
/// is handed over.
class ReviewViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(QString phoneMasked READ phoneMasked NOTIFY changed)
    Q_PROPERTY(bool phoneRefused READ phoneRefused NOTIFY changed)
    Q_PROPERTY(bool phoneInvalid READ phoneInvalid NOTIFY changed)
    Q_PROPERTY(bool byPost READ byPost NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(bool addressFromCard READ addressFromCard NOTIFY changed)
    Q_PROPERTY(bool addressInvalid READ addressInvalid NOTIFY changed)
    Q_PROPERTY(int longestAddress READ longestAddress CONSTANT)
    Q_PROPERTY(bool completes READ completes NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString phone() const { return m_shown.phone; }
    QString phoneMasked() const { return m_shown.phoneMasked; }
    bool phoneRefused() const { return m_shown.phoneRefused; }
    bool phoneInvalid() const { return m_shown.phoneInvalid; }

    bool byPost() const { return m_shown.byPost; }
    QString address() const { return m_shown.address; }
    bool addressFromCard() const { return m_shown.addressFromCard; }
    bool addressInvalid() const { return m_shown.addressInvalid; }
    int longestAddress() const { return motcua::longestAddress; }
    bool completes() const { return m_shown.completes; } ///< a dossier that was filed before

    Q_INVOKABLE void refusePhone(bool refused);
    Q_INVOKABLE void choosePost(bool byPost);

private:
    struct Shown {
        QString phone;
        QString phoneMasked;
        bool phoneRefused = false;
        bool phoneInvalid = false;
        bool byPost = false;
        QString address;
        bool addressFromCard = false, addressInvalid = false, completes = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
