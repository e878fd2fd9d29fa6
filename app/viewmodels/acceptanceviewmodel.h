// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// The agency's receipt and appointment slip (Mẫu 01), as far as its signature vouches for it.
class AcceptanceViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool verified READ verified NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString agency READ agency NOTIFY changed)
    Q_PROPERTY(QString officer READ officer NOTIFY changed)
    Q_PROPERTY(QString applicant READ applicant NOTIFY changed)
    Q_PROPERTY(QString procedure READ procedure NOTIFY changed)
    Q_PROPERTY(QString returnPlace READ returnPlace NOTIFY changed)
    Q_PROPERTY(QStringList papers READ papers NOTIFY changed)
    Q_PROPERTY(QString acceptedAt READ acceptedAt NOTIFY changed)
    Q_PROPERTY(QString dueDay READ dueDay NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    Q_PROPERTY(bool printed READ printed NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    bool verified() const { return m_shown.verified; } ///< else nothing of it is shown
    QString code() const { return m_shown.code; }
    QString number() const { return m_shown.number; }
    QString agency() const { return m_shown.agency; }
    QString officer() const { return m_shown.officer; }
    QString applicant() const { return m_shown.applicant; }
    QString procedure() const { return m_shown.procedure; }
    QString returnPlace() const { return m_shown.returnPlace; }
    QStringList papers() const { return m_shown.papers; }
    QString acceptedAt() const { return m_shown.acceptedAt; }
    QString dueDay() const { return m_shown.dueDay; } ///< empty: none is named
    bool canPrint() const { return m_shown.canPrint; }
    bool printed() const { return m_shown.printed; }

    Q_INVOKABLE void print();

private:
    struct Shown {
        bool verified = false;
        QString code, number, agency, officer, applicant, procedure, returnPlace;
        QStringList papers;
        QString acceptedAt, dueDay;
        bool canPrint = false, printed = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
