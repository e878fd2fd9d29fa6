// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/domain/unusedstack.h"
#include "app/intake/cardamong.h"
#include "app/intake/postaladdress.h"
#include "app/intake/rules.h"
#include "app/session/consent.h"
#include "app/session/procedureitems.h"
#include "app/slip/paperlist.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int tickMs = 500;
/// What is typed is sealed as soon as the keys rest for this long.
constexpr qint64 restMs = 2'000;

/// The dossier is filed; its slip stands for a while.
bool isAfterSubmit(Screen screen)
{
    return screen == Screen::Slip || screen == Screen::Rating;
}

bool isLongStep(Screen screen)
{
    return screen == Screen::Scan || screen == Screen::Form || screen == Screen::Notices
        || screen == Screen::SignIn || screen == Screen::Withdraw;
}

} // namespace

Session::Session(Parts parts, QObject *parent)
    : Intents(parent)
    , m_config(std::move(parts.config))
    , m_clock(std::move(parts.clock))
    , m_catalogues(std::move(parts.catalogue))
    , m_store(*parts.store)
    , m_recogniser(*parts.recogniser)
    , m_hall(m_store, *parts.scanner, this)
    , m_codeReading(*parts.scanner, m_recogniser, this)
    , m_valueReading(*parts.scanner, m_recogniser, this)
    , m_paper(m_store, *parts.scanner, m_recogniser, this)
    , m_form(m_store)
    , m_slip(m_store, m_catalogues, m_config, *parts.printer)
    , m_enquirer(std::move(parts.connect))
    , m_follow(m_store, m_enquirer, *m_clock, this)
    , m_signIn(m_enquirer, *m_clock, this)
    , m_reuse(m_enquirer, this)
    , m_withdrawal(m_enquirer, this)
    , m_help(m_enquirer, *m_clock, this)
    , m_queue(m_enquirer, *m_clock, *parts.printer, this)
    , m_idle({m_config.idleSeconds, m_config.idleLongSeconds, m_config.idleQuestionSeconds})
    , m_person(m_store, m_catalogues, *m_clock)
    , m_printer(*parts.printer)
{
    qRegisterMetaType<SessionState>();
    connect(&m_hall, &HallWatch::changed, this, [this] {
        takeHall();
        publish();
    });
    connect(&m_hall, &HallWatch::storeWritten, this, &Session::followDossier);
    connect(&m_codeReading, &CodeReading::read, this, &Session::codesRead);
    connect(&m_codeReading, &CodeReading::failed, this, [this](const Fault &fault) {
        m_state.cardPhase = SessionState::CardPhase::Waiting;
        takeFollow();
        show(fault);
    });
    listenToFollowing();
    listenToTheHall();
    connect(
        &m_valueReading, &ValueReading::found, this, [this](const QList<SeenValue> &values, bool onGlass) {
            if (onGlass)
                m_form.clearProposals(); // who lays a paper there wants what stands on it
            const bool some = m_form.propose(values, m_clock->today());
            m_idle.activity(m_clock->monotonic());
            takeForm();
            if (onGlass && !some)
                m_state.fault = Fault {FaultId::PaperWithoutValues};
            publish();
        });
    connect(&m_valueReading, &ValueReading::failed, this, [this](const Fault &fault) {
        takeForm();
        show(fault);
    });
    connect(&m_paper, &PaperDesk::changed, this, [this] {
        takePaper();
        publish();
    });
    connect(&m_paper, &PaperDesk::moved, this, [this] { m_idle.activity(m_clock->monotonic()); });
    connect(&m_tick, &QTimer::timeout, this, &Session::tick);
}

void Session::start()
{
    m_hall.start();
    m_tick.start(tickMs);
    takeHall();
    publish();
}

// ---- moving

void Session::go(Step step)
{
    m_state.fault.reset();
    m_state.screen = screenAfter(m_state.screen, step, m_person.road());
    m_state.canGoBack = hasBack(m_state.screen);
    const SignedInPerson *person = m_signIn.person();
    if (isFilingList() && person)
        m_reuse.ask(m_person.procedure()->code, person->grant);
    takeReuse();
    m_idle.activity(m_clock->monotonic());
    publish();
}

void Session::publish()
{
    m_state.keepsDraft = !m_person.dossier().isNull() || m_person.hasEarlierDrafts() || m_form.dirty();
    const auto fault = m_state.fault ? std::optional(m_state.fault->id) : std::nullopt;
    if (std::exchange(m_toldFault, fault) != fault && fault)
        (void)m_store.tally(
            u"shown_faults"_s, m_state.fault->name()); // a figure less is no fault to a person
    Q_EMIT changed(m_state);
}

void Session::show(const Fault &fault)
{
    m_state.fault = fault;
    m_state.busy = false;
    publish();
}

void Session::begin()
{
    if (m_state.screen != Screen::Home && m_state.screen != Screen::Info)
        return;
    // Better said now than when the card has been read; but who has a draft here may finish it.
    m_hall.look();
    const auto draft = m_store.draft();
    if (m_hall.paused() && (!draft || !*draft)) {
        show({FaultId::IntakesPaused});
        return;
    }
    if (m_state.info && m_state.info->procedure.playable)
        m_wanted = m_state.info->procedure.id;
    m_state.info.reset();
    m_state.query.clear();
    m_state.field.clear();
    takeHall();
    go(Step::Begin);
}

void Session::back()
{
    switch (m_state.screen) {
    case Screen::Info:
        m_state.info.reset();
        go(Step::Back);
        return;
    case Screen::Lookup:
        if (!m_state.field.isEmpty() || !m_state.query.isEmpty()) { // to the fields first
            m_state.query.clear();
            browse({});
            return;
        }
        [[fallthrough]];
    case Screen::Follow:
    case Screen::Queue:
    case Screen::Card: {
        // Whoever goes back to the beginning is still there and still reads this language at this size.
        const auto [language, textSize, palette] =
            std::tuple(m_state.language, m_state.textSize, m_state.palette);
        endAs(u"left"_s, true);
        m_state.language = language;
        m_state.textSize = textSize;
        m_state.palette = palette;
        activity();
        publish();
        return;
    }
    case Screen::SignIn:
        m_signIn.giveUp();
        takeSignIn();
        leaveSignIn();
        return;
    case Screen::Progress:
        m_follow.leaveDossier();
        takeFollow();
        go(Step::Back);
        return;
    case Screen::Withdraw:
        leaveWithdrawal();
        return;
    case Screen::Scan:
        if (m_paper.running()) {
            m_paper.stop();
            return;
        }
        [[fallthrough]];
    case Screen::Form: {
        m_valueReading.cancel();
        takeForm();
        const auto kept = keepForm();
        (void)refreshChecklist(); // the way back is open all the same
        go(Step::Back);
        held(kept);
        return;
    }
    default:
        if (hasBack(m_state.screen))
            go(Step::Back);
    }
}

void Session::next()
{
    switch (m_state.screen) {
    case Screen::Card:
        if (m_state.person && m_state.earlierDrafts.isEmpty())
            toProcedures();
        return;
    case Screen::Follow:
        if (m_state.busy)
            return;
        m_state.fault.reset();
        activity();
        m_follow.find();
        return;
    case Screen::SignIn:
        if (m_state.signIn && m_state.signIn->over) {
            m_state.fault.reset();
            activity();
            m_signIn.start();
        }
        return;
    case Screen::Withdraw:
        goOnWithdrawing();
        return;
    case Screen::Queue:
        queueAgain();
        return;
    case Screen::Procedure:
        if (m_person.procedure())
            go(Step::Next);
        return;
    case Screen::Case:
        if (m_person.chosen())
            go(Step::Next);
        return;
    case Screen::Scan:
        if (!m_paper.running() && held(m_paper.sortStack()) && refreshChecklist())
            go(Step::Next);
        return;
    case Screen::Form:
        if (!m_valueReading.active() && saveForm() && refreshChecklist()) {
            m_valueReading.cancel(); // what of the pages is still looked at
            go(Step::Next);
        }
        return;
    case Screen::Checklist:
        if (!m_state.asksAgain && isComplete() && hasDraft())
            go(Step::Next);
        return;
    case Screen::Review:
        if (isReviewed() && askNotices())
            go(Step::Next);
        return;
    default:
        return;
    }
}

void Session::end()
{
    // What has been submitted ends with a slip, and that is a matter of seconds (SlipDesk).
    if (m_state.screen == Screen::Sending)
        return;
    endAs(u"left"_s);
}

void Session::endAs(const QString &outcome, bool personStays)
{
    if (isAfterSubmit(m_state.screen) && !m_state.slip.code.isEmpty())
        (void)m_store.tally(u"sessions"_s, u"submitted"_s);
    else if (isAfterSubmit(m_state.screen) || m_state.screen == Screen::Sending)
        (void)m_store.tally(u"sessions"_s, u"queued"_s);
    else if (m_state.screen == Screen::Lookup || m_state.screen == Screen::Info)
        (void)m_store.tally(u"sessions"_s, u"looked-up"_s);
    else if (m_state.screen == Screen::Follow || m_state.screen == Screen::Progress
        || m_state.screen == Screen::SignIn || m_state.screen == Screen::Withdraw
        || m_state.screen == Screen::Acceptance)
        (void)m_store.tally(u"sessions"_s, u"followed"_s);
    else if (m_state.screen == Screen::Queue)
        (void)m_store.tally(u"sessions"_s, u"queue-ticket"_s);
    else if (m_state.screen != Screen::Home)
        (void)m_store.tally(u"sessions"_s, outcome);
    (void)keepForm(); // nobody is left to be told that it could not be kept
    m_codeReading.cancel();
    using Last = std::function<void(CentralSystem &)>;
    m_enquirer.forget(
        [signIn = m_signIn.last(), help = personStays ? Last() : m_help.last()](CentralSystem &central) {
            for (const auto &last : {signIn, help})
                if (last)
                    last(central);
        });
    m_signIn.close();
    m_reuse.close();
    m_withdrawal.close();
    if (personStays)
        m_help.goOn();
    else
        m_help.close();
    m_queue.close();
    m_follow.close();
    m_valueReading.cancel();
    m_paper.close();
    m_form.close();
    m_slip.close();
    m_catalogues.refresh();
    m_person = Person(m_store, m_catalogues, *m_clock);
    m_wanted.clear();
    m_state = {};
    m_state.help = m_help.help();
    m_hall.lookAtScanner();
    m_hall.look();
    takeHall();
    publish();
    QTimer::singleShot(
        0, this, wipeUnusedStack); // from the event loop, below which the calls of the session were
}

void Session::activity()
{
    m_idle.activity(m_clock->monotonic());
    m_slip.touched(m_clock->monotonic());
    if (m_state.idleSecondsLeft >= 0) {
        m_state.idleSecondsLeft = -1;
        publish();
    }
}

void Session::needMoreTime()
{
    m_slip.giveMoreTime(m_clock->monotonic());
    activity();
}

void Session::setLanguage(const QString &language)
{
    m_state.language = language == u"en" ? u"en"_s : u"vi"_s;
    if (m_state.screen == Screen::Notices && !askNotices())
        return;
    publish();
}

void Session::setTextSize(motcua::TextSize size)
{
    m_state.textSize = size;
    publish();
}

void Session::setPalette(motcua::Palette palette)
{
    m_state.palette = palette;
    publish();
}

void Session::tick()
{
    const qint64 now = m_clock->monotonic();
    m_help.tick();
    if (m_state.screen == Screen::Home) {
        m_hall.lookAtScanner(now);
        const bool plain = m_state.language == u"vi" && m_state.textSize == TextSize::Normal
            && m_state.palette == Palette::Standard && !m_state.fault
            && m_state.help == SessionState::Help {};
        if (!plain && m_idle.at(now, m_help.isAwaited()).over)
            end();
        return;
    }
    if (isAfterSubmit(m_state.screen)) {
        const bool counted = m_slip.tick(now);
        if (m_slip.over()) {
            end();
            return;
        }
        if (counted)
            takeSlip();
        // The store tells once that it was written; could it not be read just then, nobody would ask again.
        if (m_state.slip.code.isEmpty())
            followDossier();
        return;
    }
    if (m_state.screen == Screen::Sending) {
        followDossier();
        return;
    }
    m_signIn.tick();
    if (m_codeReading.active() || m_valueReading.active() || m_state.follow.asking || m_state.queue.asking)
        return;
    if (now - m_enteredAt > restMs) {
        m_enteredAt = now; // where it cannot be kept it is tried again after another rest
        (void)keepForm();
    }
    const auto verdict = m_idle.at(now, isLongStep(m_state.screen) || m_help.isAwaited());
    if (verdict.over) {
        endAs(u"timed-out"_s);
    } else if (verdict.questionSecondsLeft != m_state.idleSecondsLeft) {
        m_state.idleSecondsLeft = verdict.questionSecondsLeft;
        publish();
    }
}

void Session::takeHall()
{
    m_state.health = m_hall.health();
    const bool toldPaused = m_state.fault && m_state.fault->id == FaultId::IntakesPaused;
    if (toldPaused && m_state.screen == Screen::Home && !m_hall.paused())
        m_state.fault.reset();
    m_state.unsent = m_hall.unsent();
    m_state.procedures = procedureItems(*m_catalogues.inForce(), m_state.query);
}

// ---- card

void Session::readCard()
{
    if (m_state.screen != Screen::Card || m_codeReading.active() || m_state.person)
        return;
    if (readCodes())
        m_state.cardPhase = SessionState::CardPhase::Reading;
    activity();
    publish();
}

bool Session::readCodes()
{
    m_state.fault.reset();
    m_codeReading.start(m_config.scannerDevice, m_config.scanDpi);
    if (!m_codeReading.active())
        m_state.fault = Fault {FaultId::ScannerBusy};
    return m_codeReading.active();
}

void Session::codesRead(const QList<PageCode> &codes)
{
    m_idle.activity(m_clock->monotonic());
    takeFollow();
    if (m_state.screen == Screen::Card) {
        m_state.cardPhase = SessionState::CardPhase::Waiting;
        if (const auto card = cardAmong(codes, m_clock->today()); held(card))
            cardRead(*card);
    } else if (m_state.screen == Screen::Follow) {
        if (const auto slip = slipAmong(codes); held(slip))
            m_follow.find(*slip);
    }
}

void Session::cardRead(const CardIdentity &card)
{
    m_state.cardPhase = SessionState::CardPhase::Read;
    m_state.fault.reset();
    if (did(m_person.identify(card)))
        publish();
}

void Session::resumeDraft(int draft)
{
    if (m_state.screen == Screen::Card && draft >= 0 && draft < m_state.earlierDrafts.size()
        && did(m_person.resume(draft)))
        go(Step::Resume);
}

void Session::startAnew()
{
    if (m_state.screen == Screen::Card && m_person.hasEarlierDrafts() && did(m_person.startAnew()))
        toProcedures();
}

void Session::toProcedures()
{
    go(Step::Next);
    if (const QString wanted = std::exchange(m_wanted, {}); !wanted.isEmpty())
        chooseProcedure(wanted);
}

// ---- looking up

void Session::lookUp()
{
    if (m_state.screen != Screen::Home)
        return;
    m_state.fields = fieldItems(*m_catalogues.inForce());
    go(Step::LookUp);
}

void Session::browse(const QString &field)
{
    if (m_state.screen != Screen::Lookup)
        return;
    m_state.field = field;
    m_state.query.clear();
    m_state.procedures = field.isEmpty() ? procedureItems(*m_catalogues.inForce(), {})
                                         : proceduresOfField(*m_catalogues.inForce(), field);
    activity();
    publish();
}

void Session::showProcedure(const QString &id)
{
    if (m_state.screen != Screen::Lookup)
        return;
    const auto procedure = m_catalogues.inForce()->find(id);
    if (!held(procedure))
        return;
    showInfo(**procedure, 0);
    go(Step::Show);
}

void Session::showInfo(const Procedure &procedure, int chosen)
{
    m_state.info = infoOf(procedure, chosen);
    m_state.info->canPrint = m_printer.present() && !m_state.info->papers.isEmpty();
    m_state.fault.reset();
    activity();
    publish();
}

void Session::printPapers()
{
    if (m_state.screen != Screen::Info || !m_state.info || !m_state.info->canPrint)
        return;
    const auto procedure = m_catalogues.inForce()->find(m_state.info->procedure.id);
    if (!held(procedure))
        return;
    const auto pdf = paperListPdf(**procedure, (*procedure)->cases[m_state.info->chosen], m_config.hallName);
    m_state.info->printed = held(pdf) && held(m_printer.print(*pdf, u"giay-to-"_s + (*procedure)->id));
    activity();
    publish();
}

// ---- procedure, case, list

void Session::setQuery(const QString &words)
{
    if (m_state.screen != Screen::Procedure && m_state.screen != Screen::Lookup)
        return;
    m_state.query = words;
    m_state.field.clear();
    m_state.fault.reset();
    m_state.procedures = procedureItems(*m_catalogues.inForce(), words);
    m_idle.activity(m_clock->monotonic());
    publish();
}

void Session::chooseProcedure(const QString &id)
{
    if (m_state.screen == Screen::Procedure && did(m_person.chooseProcedure(id)))
        go(Step::Next);
}

void Session::chooseCase(const QString &id)
{
    if (m_state.screen == Screen::Info && m_state.info) {
        const auto &cases = m_state.info->cases;
        const auto chosen =
            std::find_if(cases.begin(), cases.end(), [&](const auto &item) { return item.id == id; });
        const auto procedure = m_catalogues.inForce()->find(m_state.info->procedure.id);
        if (procedure && chosen != cases.end())
            showInfo(**procedure, int(std::distance(cases.begin(), chosen)));
        return;
    }
    if (m_state.screen == Screen::Case && did(m_person.chooseCase(id)))
        go(Step::Next);
}

void Session::fileAgain()
{
    if (m_state.screen != Screen::Checklist || m_person.road() == Road::Completion)
        return; // central takes one answer to a request
    m_person.fileAgain();
    m_person.describe(m_state);
    activity();
    publish();
}

bool Session::did(const Result<void> &result)
{
    m_person.describe(m_state);
    return held(result);
}

bool Session::hasDraft()
{
    return held(m_person.ensureDraft());
}

bool Session::refreshChecklist()
{
    return did(m_person.refresh());
}

bool Session::isComplete()
{
    if (!refreshChecklist())
        return false;
    const bool complete = m_state.missing == 0 && m_state.unsorted == 0;
    if (!complete)
        show(Fault {FaultId::ComponentMissing});
    return complete;
}

void Session::openComponent(const QString &id)
{
    if ((m_state.screen != Screen::Checklist && m_state.screen != Screen::Review) || !m_person.chosen()
        || m_state.asksAgain)
        return;
    m_state.screen = Screen::Checklist;
    const Component *component = m_person.chosen()->findComponent(id);
    if (!component)
        show(Fault {FaultId::ComponentUnknown});
    else if (component->kind == ComponentKind::Form)
        openForm(*component);
    else
        openPaper(*component);
}

// ---- scanning

void Session::openPaper(const Component &component)
{
    if (!held(paperComponent(*m_person.chosen(), component.id))
        || !held(m_paper.open(
            m_person.dossier(), *m_person.procedure(), *m_person.chosen(), component, m_person.mayRead())))
        return;
    takePaper();
    go(Step::OpenPaper);
}

void Session::openStack()
{
    if (m_state.screen != Screen::Checklist || !m_person.chosen() || m_state.asksAgain
        || !held(m_paper.openStack(
            m_person.dossier(), *m_person.procedure(), *m_person.chosen(), m_person.mayRead())))
        return;
    takePaper();
    go(Step::OpenPaper);
}

void Session::setBegins(qint64 page, bool begins)
{
    if (m_state.screen == Screen::Scan)
        m_paper.setBegins(page, begins);
}

void Session::namePaper(qint64 page, const QString &component)
{
    if (m_state.screen == Screen::Scan)
        m_paper.namePaper(page, component);
}

void Session::takePaper()
{
    m_state.scan = m_paper.scan();
    if (m_state.screen == Screen::Scan)
        m_state.fault = m_paper.fault();
    takeBusy();
}

void Session::startScan(bool glass)
{
    if (m_state.screen != Screen::Scan || !hasDraft())
        return;
    m_idle.activity(m_clock->monotonic());
    held(m_paper.start(m_person.dossier(), m_config.scannerDevice, m_config.scanDpi, glass));
}

void Session::scanAnew(qint64 page)
{
    if (m_state.screen != Screen::Scan || !hasDraft())
        return;
    m_idle.activity(m_clock->monotonic());
    // It goes in the way the last ones went.
    held(m_paper.scanAnew(
        page, m_person.dossier(), m_config.scannerDevice, m_config.scanDpi, m_state.scan.glass));
}

void Session::stopScan()
{
    if (m_state.screen == Screen::Scan)
        m_paper.stop();
}

void Session::removePage(qint64 page)
{
    if (m_state.screen == Screen::Scan)
        held(m_paper.remove(page));
}

void Session::undoRemove()
{
    if (m_state.screen == Screen::Scan)
        held(m_paper.undoRemove());
}

void Session::setAsFed(qint64 page, bool asFed)
{
    if (m_state.screen == Screen::Scan)
        held(m_paper.setAsFed(page, asFed));
}

void Session::sortSheets(const QList<qint64> &pages)
{
    if (m_state.screen == Screen::Scan)
        held(m_paper.sort(pages));
}

void Session::keepSheets(const QList<qint64> &pages)
{
    if (m_state.screen == Screen::Scan)
        m_paper.keep(pages);
}

void Session::undoSort()
{
    if (m_state.screen == Screen::Scan)
        held(m_paper.undoSort());
}

// ---- form

void Session::openForm(const Component &component)
{
    if (!held(m_form.open(
            *m_person.procedure(), component, m_person.dossier(), m_person.card(), m_person.mayRead())))
        return;
    m_form.clearProposals(); // their pages may have gone
    m_form.offer(m_reuse.known().fields, m_clock->today());
    takeForm();
    go(Step::OpenForm);
    lookAtOwnPages();
}

void Session::lookAtOwnPages()
{
    const QList<PaperValueKind> kinds = m_form.wantedKinds();
    if (kinds.isEmpty() || m_person.dossier().isNull())
        return;
    const auto pages = m_store.pages(m_person.dossier());
    for (const PageRecord &page : pages.value_or(QList<PageRecord> {})) {
        if (!page.hasReading || !(m_person.mayRead() || m_paper.isOwn(page.id)))
            continue;
        if (const auto reading = m_store.reading(page.id)) // else there is no proposal
            m_valueReading.look(
                {page.size, page.dpi, *reading}, kinds, [&] { return m_store.pageImage(page.id); });
    }
}

void Session::takeForm()
{
    m_form.setReading(m_valueReading.active());
    m_state.form = m_form.fill();
    takeBusy();
}

void Session::takeBusy()
{
    m_state.busy = m_paper.running() || m_valueReading.active();
}

void Session::readPaper()
{
    if (m_state.screen != Screen::Form || m_valueReading.active())
        return;
    m_state.fault.reset();
    m_valueReading.start(m_config.scannerDevice, m_config.scanDpi, m_form.wantedKinds());
    if (!m_valueReading.active())
        m_state.fault = Fault {FaultId::ScannerBusy};
    takeForm();
    activity();
    publish();
}

void Session::setField(const QString &field, const QJsonValue &value)
{
    if (m_state.screen != Screen::Form)
        return;
    m_form.enter(field, value);
    entered();
}

void Session::takeProposal(const QString &field, int proposal)
{
    if (m_state.screen != Screen::Form)
        return;
    m_form.take(field, proposal);
    entered();
}

void Session::entered()
{
    takeForm();
    m_state.fault.reset();
    m_enteredAt = m_clock->monotonic();
    m_idle.activity(m_enteredAt);
    publish();
}

Result<void> Session::keepForm()
{
    if (m_state.screen != Screen::Form || !m_form.dirty())
        return {};
    MOTCUA_TRY(m_person.ensureDraft());
    return m_form.save(m_person.dossier());
}

bool Session::saveForm()
{
    const auto judged = m_form.check(m_clock->today());
    takeForm();
    return held(judged) && hasDraft() && held(m_form.save(m_person.dossier()));
}

// ---- review and notices

void Session::setPhone(const QString &phone)
{
    if (m_state.screen != Screen::Review)
        return;
    m_state.phone = phone;
    m_state.phoneRefused = false;
    m_state.phoneInvalid = false;
    m_idle.activity(m_clock->monotonic());
    publish();
}

void Session::refusePhone(bool refused)
{
    if (m_state.screen != Screen::Review)
        return;
    m_state.phoneRefused = refused;
    if (refused)
        m_state.phone.clear();
    m_state.phoneInvalid = false;
    publish();
}

void Session::setByPost(bool byPost)
{
    if (m_state.screen != Screen::Review || m_person.road() == Road::Completion)
        return;
    m_state.byPost = byPost;
    m_state.addressInvalid = false;
    if (byPost && m_state.address.isEmpty()) {
        m_state.address = m_person.card().residence.left(longestAddress);
        m_state.addressFromCard = !m_state.address.isEmpty();
    }
    activity();
    publish();
}

void Session::setAddress(const QString &address)
{
    if (m_state.screen != Screen::Review)
        return;
    m_state.address = address.left(longestAddress);
    m_state.addressFromCard = false;
    m_state.addressInvalid = false;
    m_idle.activity(m_clock->monotonic());
    publish();
}

bool Session::isReviewed()
{
    m_state.phoneInvalid = !m_state.phoneRefused && !isContactPhone(m_state.phone);
    m_state.addressInvalid = m_state.byPost && !isPostalAddress(m_state.address);
    if (m_state.phoneInvalid || m_state.addressInvalid)
        publish();
    return !m_state.phoneInvalid && !m_state.addressInvalid;
}

bool Session::askNotices()
{
    // Answers belong to the words that were read; only a change of language keeps them.
    const auto before =
        m_state.screen == Screen::Notices ? m_state.notices : QList<SessionState::NoticeItem> {};
    const auto notices = noticeItems(m_state.language, before, !m_state.phone.isEmpty());
    if (!held(notices))
        return false;
    m_state.notices = *notices;
    return true;
}

void Session::answerNotice(const QString &id, bool agreed)
{
    if (m_state.screen != Screen::Notices)
        return;
    for (auto &notice : m_state.notices)
        if (notice.id == id)
            notice.agreed = agreed;
    m_state.fault.reset();
    m_idle.activity(m_clock->monotonic());
    publish();
}

// ---- sending and slip

void Session::submit()
{
    if (m_state.screen != Screen::Notices || m_paper.running())
        return;
    const auto answers = answersTo(m_state.notices, m_clock->now());
    if (!held(answers) || !isComplete() || !hasDraft())
        return;
    Submission submission;
    submission.phone = phoneToFile(m_state.phone, *answers);
    if (m_state.byPost) {
        submission.deliveryKind = postDelivery;
        submission.deliveryAddress = m_state.address.trimmed();
    }
    submission.notices = *answers;
    submission.reused = m_person.reused();
    submission.level = m_person.level();
    submission.submittedAt = m_clock->now();
    submission.timeConfirmed = m_clock->confirmed();
    const auto record = m_store.submit(m_person.dossier(), submission);
    if (!held(record))
        return;
    m_recogniser.cancelAll(); // the queue reads what is left
    m_state.phone = submission.phone;
    m_state.phoneRefused = submission.phone.isEmpty();
    m_slip.file(*record, m_person.checklist().done(), m_clock->monotonic());
    m_state.sendPhase = m_slip.phase();
    go(Step::Submit);
}

void Session::followDossier()
{
    if (!m_slip.follow(m_clock->monotonic()))
        return;
    m_state.sendPhase = m_slip.phase();
    if (!m_slip.slipIsReady()) {
        publish();
        return;
    }
    m_state.slip = m_slip.slip();
    if (m_state.screen == Screen::Sending)
        go(Step::Arrived);
    printSlip();
}

void Session::takeSlip()
{
    m_state.slip = m_slip.slip();
    const int question = std::min(m_config.idleQuestionSeconds, m_config.slipSeconds / 3);
    m_state.idleSecondsLeft = m_state.slip.secondsLeft <= question ? m_state.slip.secondsLeft : -1;
    publish();
}

void Session::printSlip()
{
    if (!isAfterSubmit(m_state.screen))
        return;
    if (m_slip.startPrinting()) {
        takeSlip();
        if (const auto printed = m_slip.print(); !printed)
            m_state.fault = printed.error();
    }
    m_slip.touched(m_clock->monotonic());
    (void)m_slip.tick(m_clock->monotonic());
    takeSlip();
}

void Session::rate()
{
    if (m_state.screen == Screen::Slip && m_state.rated < int(SessionState::ratingQuestions.size()))
        go(Step::Rate);
}

void Session::answerRating(int mark)
{
    if (m_state.screen != Screen::Rating || mark < 1 || mark > SessionState::bestMark)
        return;
    const QStringView question = SessionState::ratingQuestions[std::size_t(m_state.rated)];
    (void)m_store.tally(
        u"ratings"_s, u"%1-%2"_s.arg(question).arg(mark)); // an answer less is no fault to a person
    ++m_state.rated;
    m_slip.touched(m_clock->monotonic());
    if (m_state.rated == int(SessionState::ratingQuestions.size()))
        go(Step::Back);
    else
        publish();
}

} // namespace motcua
