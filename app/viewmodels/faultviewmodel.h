// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// The fault of the step, in words for the citizen: what happened, what to do with the hands. Never a code.
class FaultViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(QString what READ what NOTIFY changed)
    Q_PROPERTY(QString todo READ todo NOTIFY changed)
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(bool notice READ notice NOTIFY changed)
    Q_PROPERTY(bool needsStaff READ needsStaff NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    bool present() const { return m_shown.present; }
    QString what() const { return m_shown.what; }
    QString todo() const { return m_shown.todo; }
    QString picture() const { return m_shown.picture; }
    bool notice() const { return m_shown.notice; }
    bool needsStaff() const { return m_shown.needsStaff; }

private:
    struct Shown {
        bool present = false;
        QString what;
        QString todo;
        QString picture;
        bool notice = false;
        bool needsStaff = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
