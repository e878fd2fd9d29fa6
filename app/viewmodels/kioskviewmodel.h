// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "app/viewmodels/acceptanceviewmodel.h"
#include "app/viewmodels/cardviewmodel.h"
#include "app/viewmodels/checklistviewmodel.h"
#include "app/viewmodels/faultviewmodel.h"
#include "app/viewmodels/followviewmodel.h"
#include "app/viewmodels/formviewmodel.h"
#include "app/viewmodels/helpviewmodel.h"
#include "app/viewmodels/lookupviewmodel.h"
#include "app/viewmodels/noticesviewmodel.h"
#include "app/viewmodels/proceduresviewmodel.h"
#include "app/viewmodels/queueviewmodel.h"
#include "app/viewmodels/reviewviewmodel.h"
#include "app/viewmodels/scanviewmodel.h"
#include "app/viewmodels/settingsviewmodel.h"
#include "app/viewmodels/signinviewmodel.h"
#include "app/viewmodels/slipviewmodel.h"
#include "app/viewmodels/typingviewmodel.h"
#include "app/viewmodels/view.h"
#include "app/viewmodels/wishes.h"
#include "app/viewmodels/withdrawalviewmodel.h"

namespace motcua
{

/// The names on the screen's head: whose hall it is.
struct HallNames {
    QString hall = QStringLiteral("Bộ phận Một cửa");
    QString ministry = QStringLiteral("Bộ Khoa học và Công nghệ");
    QString phone = {}; ///< whom to ask; empty: not known
};

/// The root of all that QML sees. The session's state flows in by `apply`, what a person wants flows out to
/// Intents.
class KioskViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int screen READ screen NOTIFY changed)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(int idleSecondsLeft READ idleSecondsLeft NOTIFY changed)
    Q_PROPERTY(bool keepsDraft READ keepsDraft NOTIFY changed)
    Q_PROPERTY(int health READ health NOTIFY changed)
    Q_PROPERTY(int unsent READ unsent NOTIFY changed)
    Q_PROPERTY(QString hall READ hall CONSTANT)
    Q_PROPERTY(QString ministry READ ministry CONSTANT)
    Q_PROPERTY(QString phone READ phone CONSTANT)
    Q_PROPERTY(double pxPerMm READ pxPerMm WRITE setPxPerMm NOTIFY panelChanged)
    Q_PROPERTY(bool motion READ motion WRITE setMotion NOTIFY panelChanged)
    Q_PROPERTY(motcua::SettingsViewModel *settings READ settings CONSTANT)
    Q_PROPERTY(motcua::FaultViewModel *fault READ fault CONSTANT)
    Q_PROPERTY(motcua::CardViewModel *card READ card CONSTANT)
    Q_PROPERTY(motcua::ProceduresViewModel *procedures READ procedures CONSTANT)
    Q_PROPERTY(motcua::LookupViewModel *lookup READ lookup CONSTANT)
    Q_PROPERTY(motcua::FollowViewModel *follow READ follow CONSTANT)
    Q_PROPERTY(motcua::SignInViewModel *signIn READ signIn CONSTANT)
    Q_PROPERTY(motcua::AcceptanceViewModel *acceptance READ acceptance CONSTANT)
    Q_PROPERTY(motcua::WithdrawalViewModel *withdrawal READ withdrawal CONSTANT)
    Q_PROPERTY(motcua::HelpViewModel *help READ help CONSTANT)
    Q_PROPERTY(motcua::QueueViewModel *queue READ queue CONSTANT)
    Q_PROPERTY(motcua::ChecklistViewModel *checklist READ checklist CONSTANT)
    Q_PROPERTY(motcua::ScanViewModel *scan READ scan CONSTANT)
    Q_PROPERTY(motcua::FormViewModel *form READ form CONSTANT)
    Q_PROPERTY(motcua::ReviewViewModel *review READ review CONSTANT)
    Q_PROPERTY(motcua::NoticesViewModel *notices READ notices CONSTANT)
    Q_PROPERTY(motcua::SlipViewModel *slip READ slip CONSTANT)
    Q_PROPERTY(motcua::TypingViewModel *typing READ typing CONSTANT)

public:
    /// `session` outlives this.
    explicit KioskViewModel(Intents &session, const HallNames &names = {}, QObject *parent = nullptr);

    int screen() const { return m_shown.screen; }
    bool canGoBack() const { return m_shown.canGoBack; }
    bool busy() const { return m_shown.busy; }
    int idleSecondsLeft() const { return m_shown.idleSecondsLeft; }
    bool keepsDraft() const { return m_shown.keepsDraft; }
    int health() const { return m_shown.health; }
    int unsent() const { return m_shown.unsent; }
    QString hall() const { return m_names.hall; }
    QString ministry() const { return m_names.ministry; }
    QString phone() const { return m_names.phone; } ///< of the hall; empty: not known
    double pxPerMm() const { return m_pxPerMm; }
    void setPxPerMm(double pxPerMm);
    bool motion() const { return m_motion; }
    void setMotion(bool motion);

    SettingsViewModel *settings() { return &m_settings; }
    FaultViewModel *fault() { return &m_fault; }
    CardViewModel *card() { return &m_card; }
    ProceduresViewModel *procedures() { return &m_procedures; }
    LookupViewModel *lookup() { return &m_lookup; }
    FollowViewModel *follow() { return &m_follow; }
    SignInViewModel *signIn() { return &m_signIn; }
    AcceptanceViewModel *acceptance() { return &m_acceptance; }
    WithdrawalViewModel *withdrawal() { return &m_withdrawal; }
    HelpViewModel *help() { return &m_help; }
    QueueViewModel *queue() { return &m_queue; }
    ChecklistViewModel *checklist() { return &m_checklist; }
    ScanViewModel *scan() { return &m_scan; }
    FormViewModel *form() { return &m_form; }
    ReviewViewModel *review() { return &m_review; }
    NoticesViewModel *notices() { return &m_notices; }
    SlipViewModel *slip() { return &m_slip; }
    TypingViewModel *typing() { return &m_typing; }

    Q_INVOKABLE void begin();
    Q_INVOKABLE void back();
    Q_INVOKABLE void next();
    Q_INVOKABLE void end();
    Q_INVOKABLE void activity();
    Q_INVOKABLE void needMoreTime();

    void apply(const motcua::SessionState &state);

Q_SIGNALS:
    void changed();
    void panelChanged();
    /// Another screen has come; what lay over the old one closes.
    void screenMoved();

private:
    void typed(const QString &target, const QString &text);

    struct Shown {
        int screen = 0;
        bool canGoBack = false, busy = false;
        int idleSecondsLeft = -1;
        bool keepsDraft = false;
        int health = 0, unsent = 0;
        bool operator==(const Shown &) const = default;
    };
    const Wishes m_wishes;
    const HallNames m_names;
    Shown m_shown;
    double m_pxPerMm = 4;
    bool m_motion = true;
    SettingsViewModel m_settings;
    FaultViewModel m_fault;
    CardViewModel m_card;
    ProceduresViewModel m_procedures;
    LookupViewModel m_lookup;
    FollowViewModel m_follow;
    SignInViewModel m_signIn;
    AcceptanceViewModel m_acceptance;
    WithdrawalViewModel m_withdrawal;
    HelpViewModel m_help;
    QueueViewModel m_queue;
    ChecklistViewModel m_checklist;
    ScanViewModel m_scan;
    FormViewModel m_form;
    ReviewViewModel m_review;
    NoticesViewModel m_notices;
    SlipViewModel m_slip;
    TypingViewModel m_typing;
};

} // namespace motcua
