// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QVariant>

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Signing in with VNeID on the person's own phone.
class SignInViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QVariant qr READ qr NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(bool over READ over NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QVariant qr() const { return m_qr; } ///< QImage; null until central has offered it
    QString code() const { return m_shown.code; }
    QString address() const { return m_shown.address; } ///< as it is typed
    int secondsLeft() const { return m_shown.secondsLeft; }
    bool over() const { return m_shown.over; }
    QString name() const { return m_shown.name; } ///< of who has signed in; empty: nobody

    Q_INVOKABLE void open();

private:
    struct Shown {
        QString code, address, name;
        int secondsLeft = 0;
        bool over = false;
        qint64 qrKey = 0;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    QImage m_qr;
};

} // namespace motcua
