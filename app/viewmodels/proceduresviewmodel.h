// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Finding the procedure, and then the case in one plain question.
class ProceduresViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString query READ query NOTIFY changed)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY changed)
    Q_PROPERTY(QString chosenCase READ chosenCase NOTIFY changed)
    Q_PROPERTY(QString chosenAgency READ chosenAgency NOTIFY changed)
    Q_PROPERTY(QString chosenTime READ chosenTime NOTIFY changed)
    Q_PROPERTY(QString chosenFee READ chosenFee NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *items READ items CONSTANT)
    Q_PROPERTY(motcua::RecordModelBase *cases READ cases CONSTANT)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString query() const { return m_shown.query; }
    QString chosenName() const { return m_shown.chosenName; }
    QString chosenCase() const { return m_shown.chosenCase; }
    QString chosenAgency() const { return m_shown.chosenAgency; }
    QString chosenTime() const { return m_shown.chosenTime; }
    QString chosenFee() const { return m_shown.chosenFee; }
    RecordModelBase *items() { return &m_items; }
    RecordModelBase *cases() { return &m_cases; }

    Q_INVOKABLE void choose(const QString &id);
    Q_INVOKABLE void chooseCase(const QString &id);

private:
    struct Shown {
        QString query;
        QString chosenName;
        QString chosenCase;
        QString chosenAgency;
        QString chosenTime;
        QString chosenFee;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<ProcedureEntry> m_items;
    RecordModel<CaseEntry> m_cases;
};

} // namespace motcua
