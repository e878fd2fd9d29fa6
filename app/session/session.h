// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QTimer>

#include "app/session/codereading.h"
#include "app/session/followdesk.h"
#include "app/session/formdesk.h"
#include "app/session/hallwatch.h"
#include "app/session/helpdesk.h"
#include "app/session/idleclock.h"
#include "app/session/intents.h"
#include "app/session/paperdesk.h"
#include "app/session/person.h"
#include "app/session/queuedesk.h"
#include "app/session/reusedesk.h"
#include "app/session/roadmap.h"
#include "app/session/signindesk.h"
#include "app/session/slipdesk.h"
#include "app/session/valuereading.h"
#include "app/session/withdrawaldesk.h"

namespace motcua
{

/// One person at the kiosk, from the first touch to the wiped screen. Takes intents, knows who stands there,
/// moves along the roadmap, has code reading and the desks (paper, form, slip, follow, …) do the work, and
/// tells the whole state after each change. Lives in a thread of its own, never the screen's, and never waits
/// for the network: it files dossiers in the store and watches what the uploader makes of them, and what a
/// person asks of central an Enquirer asks.
class Session : public Intents
{
    Q_OBJECT

public:
    struct Parts {
        Config config;
        std::shared_ptr<Clock> clock;
        CatalogueSource catalogue;
        Store *store = nullptr;
        Scanner *scanner = nullptr;
        Recogniser *recogniser = nullptr;
        Printer *printer = nullptr;
        Enquirer::Connect connect = {}; ///< to central, for what a person asks
    };
    explicit Session(Parts parts, QObject *parent = nullptr);

    /// Tells the first state and begins to watch store and devices.
    void start();
    const SessionState &state() const { return m_state; }

    void begin() override;
    void lookUp() override;
    void browse(const QString &field) override;
    void showProcedure(const QString &id) override;
    void printPapers() override;
    void follow() override;
    void setDossierCode(const QString &code) override;
    void readSlip() override;
    void signIn() override;
    void complete(int request) override;
    void showAcceptance() override;
    void printAcceptance() override;
    void withdraw() override;
    void chooseReason(int reason) override;
    void setReasonWords(const QString &words) override;
    void callForHelp() override;
    void endHelp() override;
    void queue() override;
    void takeTicket(const QString &service) override;
    void printTicket() override;
    void back() override;
    void next() override;
    void end() override;
    void activity() override;
    void needMoreTime() override;
    void setLanguage(const QString &language) override;
    void setTextSize(motcua::TextSize size) override;
    void setPalette(motcua::Palette palette) override;
    void readCard() override;
    void resumeDraft(int draft) override;
    void startAnew() override;
    void setQuery(const QString &words) override;
    void chooseProcedure(const QString &id) override;
    void chooseCase(const QString &id) override;
    void fileAgain() override;
    void reusePaper(const QString &component, bool again) override;
    void openComponent(const QString &id) override;
    void openStack() override;
    void setBegins(qint64 page, bool begins) override;
    void namePaper(qint64 page, const QString &component) override;
    void startScan(bool glass) override;
    void scanAnew(qint64 page) override;
    void stopScan() override;
    void removePage(qint64 page) override;
    void undoRemove() override;
    void setAsFed(qint64 page, bool asFed) override;
    void sortSheets(const QList<qint64> &pages) override;
    void keepSheets(const QList<qint64> &pages) override;
    void undoSort() override;
    void setField(const QString &field, const QJsonValue &value) override;
    void readPaper() override;
    void takeProposal(const QString &field, int proposal) override;
    void setPhone(const QString &phone) override;
    void refusePhone(bool refused) override;
    void setByPost(bool byPost) override;
    void setAddress(const QString &address) override;
    void answerNotice(const QString &id, bool agreed) override;
    void submit() override;
    void printSlip() override;
    void rate() override;
    void answerRating(int mark) override;

private:
    void go(Step step);
    void publish();
    void endAs(const QString &outcome, bool personStays = false); ///< who stays is still waited for by staff
    void show(const Fault &fault);
    /// Shows the fault of a failed result; true when there was none.
    template <typename T>
    bool held(const Result<T> &result)
    {
        if (!result)
            show(result.error());
        return result.has_value();
    }
    void tick();
    bool readCodes(); ///< of what lies on the glass; false: the scanner is busy
    void codesRead(const QList<PageCode> &codes);
    void cardRead(const CardIdentity &card);
    void toProcedures();
    void showInfo(const Procedure &procedure, int chosen);
    void openPaper(const Component &component);
    void openForm(const Component &component);
    void lookAtOwnPages();
    void entered();
    void followDossier();
    void listenToFollowing();
    void listenToTheHall();
    void goOnWithdrawing();
    void leaveWithdrawal();
    void withdrawn();
    void queueAgain();

    // What the parts have come to, into the state that is told.
    void takeHall();
    void takePaper();
    void takeForm();
    void takeBusy();
    void takeSlip();
    void takeFollow();
    void takeSignIn();
    void takeReuse();
    bool isFilingList() const; ///< the one list of a new dossier is shown
    void signedIn();
    void leaveSignIn();
    void takeWithdrawal();
    void takeQueue();
    bool did(const Result<void> &result); ///< the person's; true when there was no fault

    // Whether to go on; where not, the screen has been told why.
    bool hasDraft();
    bool refreshChecklist();
    bool isComplete();
    bool saveForm();
    Result<void> keepForm(); ///< what is typed, complete or not
    bool isReviewed();
    bool askNotices();

    Config m_config;
    std::shared_ptr<Clock> m_clock;
    CatalogueSource m_catalogues; ///< another one comes into force between two people
    Store &m_store;
    Recogniser &m_recogniser;
    HallWatch m_hall;
    CodeReading m_codeReading;
    ValueReading m_valueReading;
    PaperDesk m_paper;
    FormDesk m_form;
    SlipDesk m_slip;
    Enquirer m_enquirer;
    FollowDesk m_follow;
    SignInDesk m_signIn;
    ReuseDesk m_reuse;
    Screen m_signInFrom = Screen::Progress; ///< where signing in began, and leads back to
    WithdrawalDesk m_withdrawal;
    HelpDesk m_help;
    QueueDesk m_queue;
    IdleClock m_idle;
    QTimer m_tick;
    Person m_person;
    Printer &m_printer;
    QString m_wanted; ///< the procedure that was looked up and is to be filed
    qint64 m_enteredAt = 0; ///< the last entry into the form, ms of the monotonic clock
    SessionState m_state;
    std::optional<FaultId> m_toldFault; ///< what the screen shows, so that it is counted once
};

} // namespace motcua
