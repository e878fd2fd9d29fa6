// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Reading the card, the greeting, and the question about an earlier draft.
class CardViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int phase READ phase NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString maskedNumber READ maskedNumber NOTIFY changed)
    Q_PROPERTY(bool hasEarlierDraft READ hasEarlierDraft NOTIFY changed)
    Q_PROPERTY(QString draftProcedure READ draftProcedure NOTIFY changed)
    Q_PROPERTY(int draftPages READ draftPages NOTIFY changed)
    Q_PROPERTY(QString draftDay READ draftDay NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    int phase() const { return m_shown.phase; }
    QString name() const { return m_shown.name; }
    QString maskedNumber() const { return m_shown.maskedNumber; }
    bool hasEarlierDraft() const { return m_shown.hasEarlierDraft; }
    QString draftProcedure() const { return m_shown.draftProcedure; }
    int draftPages() const { return m_shown.draftPages; }
    QString draftDay() const { return m_shown.draftDay; }

    Q_INVOKABLE void read();
    Q_INVOKABLE void resumeDraft();
    Q_INVOKABLE void startAnew();

private:
    struct Shown {
        int phase = 0;
        QString name;
        QString maskedNumber;
        bool hasEarlierDraft = false;
        QString draftProcedure;
        int draftPages = 0;
        QString draftDay;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
