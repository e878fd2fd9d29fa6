// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Asking for a dossier back.
class WithdrawalViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(int reason READ reason NOTIFY changed)
    Q_PROPERTY(int otherReason READ otherReason CONSTANT)
    Q_PROPERTY(int longestWords READ longestWords CONSTANT)
    Q_PROPERTY(QString reasonWords READ reasonWords NOTIFY changed)
    Q_PROPERTY(bool wordsMissing READ wordsMissing NOTIFY changed)
    Q_PROPERTY(bool confirming READ confirming NOTIFY changed)
    Q_PROPERTY(bool sending READ sending NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString code() const { return m_shown.code; } ///< mã hồ sơ
    int reason() const { return m_shown.reason; } ///< -1: none chosen yet
    int otherReason() const { return SessionState::Withdrawal::otherReason; } ///< which is put in words
    int longestWords() const { return SessionState::Withdrawal::longestWords; } ///< characters
    QString reasonWords() const { return m_shown.words; }
    bool wordsMissing() const { return m_shown.wordsMissing; }
    bool confirming() const { return m_shown.confirming; }
    bool sending() const { return m_shown.sending; }

    Q_INVOKABLE void choose(int reason);

private:
    struct Shown {
        QString code;
        int reason = -1;
        QString words;
        bool wordsMissing = false, confirming = false, sending = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
