// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// The notices about personal data, each with its own answer; silence is none (Luật 91/2025/QH15 Điều 9).
class NoticesViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int unanswered READ unanswered NOTIFY changed)
    Q_PROPERTY(bool requiredRefused READ requiredRefused NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *items READ items CONSTANT)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    int unanswered() const { return m_shown.unanswered; }
    bool requiredRefused() const { return m_shown.requiredRefused; }
    RecordModelBase *items() { return &m_items; }

    Q_INVOKABLE void answer(const QString &id, bool agreed);
    Q_INVOKABLE void submit();

private:
    struct Shown {
        int unanswered = 0;
        bool requiredRefused = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<NoticeEntry> m_items;
};

} // namespace motcua
