// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// The one list of all components with their state.
class ChecklistViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int missing READ missing NOTIFY changed)
    Q_PROPERTY(int needed READ needed NOTIFY changed)
    Q_PROPERTY(int papers READ papers NOTIFY changed)
    Q_PROPERTY(int pages READ pages NOTIFY changed)
    Q_PROPERTY(bool asksAgain READ asksAgain NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *items READ items CONSTANT)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    int missing() const { return m_shown.missing; }
    int needed() const { return m_shown.needed; }
    int papers() const { return m_shown.papers; }
    int pages() const { return m_shown.pages; }
    bool asksAgain() const
    {
        return m_shown.asksAgain;
    } ///< whether another dossier of this procedure is meant
    RecordModelBase *items() { return &m_items; }

    Q_INVOKABLE void open(const QString &id);
    Q_INVOKABLE void fileAgain();

private:
    struct Shown {
        int missing = 0;
        int needed = 0;
        int papers = 0;
        int pages = 0;
        bool asksAgain = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<ComponentEntry> m_items;
};

} // namespace motcua
