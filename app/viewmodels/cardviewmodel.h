// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Reading the card, the greeting, and the question about earlier drafts.
class CardViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int phase READ phase NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString maskedNumber READ maskedNumber NOTIFY changed)
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *drafts READ drafts CONSTANT)
    Q_PROPERTY(int draftPages READ draftPages NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    int phase() const { return m_shown.phase; }
    QString name() const { return m_shown.name; }
    QString maskedNumber() const { return m_shown.maskedNumber; }
    bool signedIn() const { return m_shown.signedIn; } ///< with VNeID
    RecordModelBase *drafts() { return &m_drafts; }
    int draftPages() const { return m_shown.draftPages; } ///< of all drafts

    Q_INVOKABLE void read();
    Q_INVOKABLE void signIn(); ///< with VNeID, in place of the card
    Q_INVOKABLE void resumeDraft(int draft);
    Q_INVOKABLE void startAnew();

private:
    struct Shown {
        int phase = 0;
        QString name;
        QString maskedNumber;
        bool signedIn = false;
        int draftPages = 0;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<DraftEntry> m_drafts;
};

} // namespace motcua
