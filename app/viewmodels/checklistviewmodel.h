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
    Q_PROPERTY(int unsorted READ unsorted NOTIFY changed)
    Q_PROPERTY(bool mayFeedStack READ mayFeedStack NOTIFY changed)
    Q_PROPERTY(int reuse READ reuse NOTIFY changed)
    Q_PROPERTY(bool mayAskReuse READ mayAskReuse NOTIFY changed)
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
    int unsorted() const { return m_shown.unsorted; } ///< sheets of a stack that belong to no paper yet
    bool mayFeedStack() const { return m_shown.mayFeedStack; } ///< several papers are still to be scanned
    int reuse() const { return m_shown.reuse; } ///< view::Reuse
    bool mayAskReuse() const { return m_shown.mayAskReuse; }
    RecordModelBase *items() { return &m_items; }

    Q_INVOKABLE void open(const QString &id);
    Q_INVOKABLE void fileAgain();
    Q_INVOKABLE void reusePaper(const QString &id, bool again);
    Q_INVOKABLE void openStack();
    Q_INVOKABLE void signIn(); ///< to be told what may be used again

private:
    struct Shown {
        int missing = 0;
        int needed = 0;
        int papers = 0;
        int pages = 0;
        bool asksAgain = false;
        int unsorted = 0;
        bool mayFeedStack = false;
        int reuse = 0;
        bool mayAskReuse = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<ComponentEntry> m_items;
};

} // namespace motcua
