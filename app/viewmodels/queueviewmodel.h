// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// A number in the hall's queue.
class QueueViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *services READ services CONSTANT)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString service READ service NOTIFY changed)
    Q_PROPERTY(QString counter READ counter NOTIFY changed)
    Q_PROPERTY(int ahead READ ahead NOTIFY changed)
    Q_PROPERTY(QString issuedAt READ issuedAt NOTIFY changed)
    Q_PROPERTY(bool printed READ printed NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    bool asking() const { return m_shown.asking; }
    bool known() const { return m_shown.known; } ///< central has said what there is
    RecordModelBase *services() { return &m_services; }
    QString number() const { return m_shown.number; } ///< empty: none taken yet
    QString service() const { return m_shown.service; } ///< what it is for
    QString counter() const { return m_shown.counter; } ///< empty: that is called out later
    int ahead() const { return m_shown.ahead; } ///< people
    QString issuedAt() const { return m_shown.issuedAt; }
    bool printed() const { return m_shown.printed; }

    Q_INVOKABLE void open();
    Q_INVOKABLE void take(const QString &itemId);
    Q_INVOKABLE void print();

private:
    struct Shown {
        bool asking = false, known = false;
        QString number, service, counter;
        int ahead = 0;
        QString issuedAt;
        bool printed = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<ServiceEntry> m_services;
};

} // namespace motcua
