// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

using namespace Qt::StringLiterals;

namespace motcua
{

// Following a dossier, and what its applicant does about it.

void Session::listenToFollowing()
{
    connect(&m_follow, &FollowDesk::changed, this, [this] {
        takeFollow();
        publish();
    });
    connect(&m_follow, &FollowDesk::found, this, [this] {
        takeFollow();
        go(Step::Show); // from Progress that leads nowhere: there more is shown
    });
    connect(&m_signIn, &SignInDesk::changed, this, [this] {
        takeSignIn();
        publish();
    });
    connect(&m_reuse, &ReuseDesk::changed, this, [this] {
        takeReuse();
        publish();
    });
    connect(&m_signIn, &SignInDesk::signedIn, this, &Session::signedIn);
    connect(&m_signIn, &SignInDesk::failed, this, [this](const Fault &fault) {
        takeSignIn();
        show(fault);
    });
    connect(&m_follow, &FollowDesk::failed, this, [this](const Fault &fault) {
        takeFollow();
        if (fault.id == FaultId::DossierOfAnother) { // whoever it is of may sign in
            m_signIn.giveUp();
            m_state.person.reset();
        }
        m_idle.activity(m_clock->monotonic());
        show(fault);
    });
    connect(&m_withdrawal, &WithdrawalDesk::changed, this, [this] {
        takeWithdrawal();
        publish();
    });
    connect(&m_withdrawal, &WithdrawalDesk::withdrawn, this, &Session::withdrawn);
    connect(&m_withdrawal, &WithdrawalDesk::failed, this, [this](const Fault &fault) {
        if (fault.id == FaultId::PersonUnproven) // whoever sends it again signs in first
            m_signIn.giveUp();
        m_idle.activity(m_clock->monotonic());
        takeWithdrawal();
        show(fault);
    });
}

void Session::follow()
{
    if (m_state.screen == Screen::Home)
        go(Step::Follow);
}

void Session::setDossierCode(const QString &code)
{
    if (m_state.screen != Screen::Follow || m_state.busy)
        return;
    m_follow.enter(code);
    m_state.fault.reset();
    takeFollow();
    m_idle.activity(m_clock->monotonic());
    publish();
}

void Session::readSlip()
{
    if (m_state.screen != Screen::Follow || m_codeReading.active() || m_state.busy)
        return;
    (void)readCodes();
    takeFollow();
    activity();
    publish();
}

void Session::takeFollow()
{
    m_state.follow = m_follow.follow();
    m_state.follow.reading = m_state.screen == Screen::Follow && m_codeReading.active();
    if (m_state.screen == Screen::Follow || m_state.screen == Screen::Progress)
        m_state.busy = m_state.follow.reading || m_state.follow.asking;
}

void Session::signIn()
{
    const bool inPlaceOfCard = m_state.screen == Screen::Card && !m_state.person && !m_codeReading.active();
    const bool forReuse = m_state.screen == Screen::Checklist && m_state.mayAskReuse;
    const bool forProgress = m_state.screen == Screen::Progress && m_state.follow.dossier;
    if (m_state.busy || !(inPlaceOfCard || forReuse || forProgress))
        return;
    m_state.fault.reset();
    if (const SignedInPerson *person = forProgress ? m_signIn.person() : nullptr) {
        m_follow.showTo(person->grant);
        return;
    }
    m_signInFrom = m_state.screen;
    go(Step::SignIn);
    m_signIn.start();
}

void Session::complete(int request)
{
    const SignedInPerson *person = m_signIn.person();
    const SupplementRequest *asked = m_follow.request(request);
    if (m_state.screen != Screen::Progress || m_state.busy || !asked || asked->answered)
        return;
    if (!person) { // the grant has ended meanwhile
        signIn();
        return;
    }
    m_form.close(); // of another request; what was typed is kept
    const bool known = did(m_person.complete(*person, m_state.follow.dossier->code, *asked));
    takeSignIn();
    if (!known)
        publish();
    else if (m_hall.paused() && m_person.dossier().isNull())
        show({FaultId::IntakesPaused}); // what cannot be kept is not begun; what is begun goes on
    else
        go(Step::Complete);
}

void Session::takeSignIn()
{
    m_state.signIn = m_signIn.signIn();
    const SignedInPerson *person = m_signIn.person();
    if (person && m_signInFrom == Screen::Progress)
        m_state.person = {person->fullName, maskPersonalNumber(person->personalNumber), true};
}

void Session::signedIn()
{
    takeSignIn();
    if (m_state.screen != Screen::SignIn)
        return;
    if (m_signInFrom == Screen::Progress) {
        leaveSignIn();
        m_follow.showTo(m_signIn.person()->grant);
        return;
    }
    const auto proven = m_person.prove(*m_signIn.person());
    if (proven)
        m_state.cardPhase = SessionState::CardPhase::Read;
    else
        m_signIn.giveUp();
    m_person.describe(m_state);
    leaveSignIn();
    held(proven);
}

void Session::leaveSignIn()
{
    switch (m_signInFrom) {
    case Screen::Card:
        go(Step::ToCard);
        return;
    case Screen::Checklist:
        go(Step::ToList);
        return;
    default:
        go(Step::Back);
    }
}

bool Session::isFilingList() const
{
    return m_state.screen == Screen::Checklist && m_person.road() != Road::Completion && m_person.chosen();
}

void Session::takeReuse()
{
    m_state.reuse = m_reuse.phase();
    if (isFilingList() && m_state.reuse == SessionState::Reuse::Told)
        (void)did(m_person.offer(m_reuse.known().papers));
    m_state.mayAskReuse = isFilingList() && !m_person.mayRead() && !m_state.asksAgain
        && std::any_of(m_state.components.begin(), m_state.components.end(),
            [](const auto &item) { return item.state == SessionState::ComponentState::ToScan; });
}

void Session::reusePaper(const QString &component, bool again)
{
    if (m_state.screen != Screen::Checklist || m_state.asksAgain)
        return;
    (void)did(m_person.reuse(component, again));
    activity();
    publish();
}

// ---- the agency's paper (Mẫu 01)

void Session::showAcceptance()
{
    const auto &dossier = m_state.follow.dossier;
    if (m_state.screen != Screen::Progress || m_state.busy || !dossier
        || !(dossier->acceptance || dossier->acceptanceDoubtful))
        return;
    m_state.acceptancePrinted = false;
    m_state.canPrintAcceptance = m_printer.present() && !m_follow.acceptance().isEmpty();
    go(Step::ShowAcceptance);
}

void Session::printAcceptance()
{
    if (m_state.screen != Screen::Acceptance || !m_state.canPrintAcceptance)
        return;
    m_state.fault.reset();
    activity();
    m_state.acceptancePrinted = held(m_printer.print(m_follow.acceptance(), u"giay-tiep-nhan"_s));
    publish();
}

// ---- withdrawing

void Session::withdraw()
{
    const auto &dossier = m_state.follow.dossier;
    if (m_state.screen != Screen::Progress || m_state.busy || !dossier || !dossier->canWithdraw)
        return;
    if (!m_signIn.person()) { // the grant has ended meanwhile
        signIn();
        return;
    }
    m_withdrawal.open(dossier->code);
    go(Step::Withdraw);
}

void Session::chooseReason(int reason)
{
    if (m_state.screen != Screen::Withdraw)
        return;
    activity();
    m_withdrawal.choose(reason);
}

void Session::setReasonWords(const QString &words)
{
    if (m_state.screen != Screen::Withdraw)
        return;
    activity();
    m_withdrawal.enter(words);
}

void Session::goOnWithdrawing()
{
    m_state.fault.reset();
    activity();
    if (!m_state.withdrawal || !m_state.withdrawal->confirming) {
        m_withdrawal.goOn();
    } else if (const SignedInPerson *person = m_signIn.person()) {
        m_withdrawal.send(person->grant);
    } else {
        m_withdrawal.close();
        takeWithdrawal();
        go(Step::Back);
        signIn();
    }
}

void Session::leaveWithdrawal()
{
    if (m_state.busy)
        return;
    m_state.fault.reset();
    activity();
    if (m_withdrawal.goBack())
        return;
    m_withdrawal.close();
    takeWithdrawal();
    go(Step::Back);
}

void Session::takeWithdrawal()
{
    m_state.withdrawal = m_withdrawal.withdrawal();
    if (m_state.screen == Screen::Withdraw)
        m_state.busy = m_state.withdrawal && m_state.withdrawal->sending;
}

void Session::withdrawn()
{
    // What was asked for in whose name is in the log, whatever becomes of it at central.
    (void)m_store.addEvent({}, u"withdrawal-asked"_s, {{u"code"_s, m_withdrawal.withdrawal()->code}});
    m_withdrawal.close();
    takeWithdrawal();
    m_state.busy = false;
    go(Step::Next);
    if (const SignedInPerson *person = m_signIn.person())
        m_follow.showTo(person->grant); // the timeline says so, too
}

} // namespace motcua
