// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Asking for a dossier by its code or slip, and where it stands.
class FollowViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString typed READ typed NOTIFY changed)
    Q_PROPERTY(bool invalid READ invalid NOTIFY changed)
    Q_PROPERTY(bool reading READ reading NOTIFY changed)
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(int place READ place NOTIFY changed)
    Q_PROPERTY(int status READ status NOTIFY changed)
    Q_PROPERTY(bool own READ own NOTIFY changed)
    Q_PROPERTY(bool late READ late NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *steps READ steps CONSTANT)
    Q_PROPERTY(motcua::RecordModelBase *requests READ requests CONSTANT)
    Q_PROPERTY(motcua::RecordModelBase *fees READ fees CONSTANT)
    Q_PROPERTY(bool feesUnknown READ feesUnknown NOTIFY changed)
    Q_PROPERTY(bool payable READ payable NOTIFY changed)
    Q_PROPERTY(bool hasAcceptance READ hasAcceptance NOTIFY changed)
    Q_PROPERTY(bool canWithdraw READ canWithdraw NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString typed() const { return m_shown.typed; }
    bool invalid() const { return m_shown.invalid; }
    bool reading() const { return m_shown.reading; }
    bool asking() const { return m_shown.asking; }
    QString code() const { return m_shown.code; } ///< mã hồ sơ of the one that was found; empty: none yet
    int place() const { return m_shown.place; } ///< View.Place
    int status() const { return m_shown.status; } ///< TrangThaiHoSo 1–10; 0: not with central

    bool own() const { return m_shown.own; } ///< the person is proven to be its applicant
    bool late() const { return m_shown.late; } ///< the agency is
    RecordModelBase *steps() { return &m_steps; } ///< the last one first
    RecordModelBase *requests() { return &m_requests; } ///< those that are open first
    RecordModelBase *fees() { return &m_fees; } ///< those that are due first
    bool feesUnknown() const { return m_shown.feesUnknown; } ///< central's answer about them is none
    bool payable() const { return m_shown.payable; } ///< by transfer, here
    bool hasAcceptance() const { return m_shown.hasAcceptance; } ///< central has one, good or not (Mẫu 01)
    bool canWithdraw() const { return m_shown.canWithdraw; }

    Q_INVOKABLE void open();
    Q_INVOKABLE void readSlip();
    Q_INVOKABLE void complete(int number); ///< of `requests`
    Q_INVOKABLE void look(); ///< what central says now
    Q_INVOKABLE void showAcceptance();
    Q_INVOKABLE void withdraw();

private:
    struct Shown {
        QString typed;
        bool invalid = false, reading = false, asking = false;
        QString code;
        int place = 0, status = 0;
        bool own = false, late = false;
        bool feesUnknown = false, payable = false, hasAcceptance = false, canWithdraw = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<TimelineEntry> m_steps;
    RecordModel<RequestEntry> m_requests;
    RecordModel<FeeEntry> m_fees;
};

} // namespace motcua
