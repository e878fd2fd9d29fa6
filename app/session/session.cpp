// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include <algorithm>

#include "app/intake/rules.h"
#include "app/intake/slipfacts.h"
#include "sync/uploader/centralpresence.h"
#include "sync/uploader/centraltime.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int tickMs = 500;
constexpr int watchMs = 200;
/// How long the person waits for central's code before the provisional slip is offered, when nothing says
/// that it is away.
constexpr qint64 sendingPatienceMs = 25'000;
/// And at the least, so that a short fault is not taken for an absence.
constexpr qint64 sendingLeastMs = 2'500;

bool isLongStep(Screen screen)
{
    return screen == Screen::Scan || screen == Screen::Form || screen == Screen::Notices;
}

SessionState::ProcedureItem itemOf(const Procedure &procedure)
{
    SessionState::ProcedureItem item;
    item.id = procedure.id;
    item.code = procedure.code;
    item.name = procedure.name;
    item.shortName = procedure.shortName;
    item.field = procedure.field;
    item.agency = procedure.agency;
    item.timeLimit = procedure.timeLimit;
    item.fee = procedure.fee;
    item.playable = procedure.playable;
    if (procedure.cases.size() > 1)
        item.caseCountText = QString::number(procedure.cases.size());
    return item;
}

} // namespace

Session::Session(Parts parts, QObject *parent)
    : Intents(parent)
    , m_config(std::move(parts.config))
    , m_clock(std::move(parts.clock))
    , m_catalogue(std::move(parts.catalogue))
    , m_store(*parts.store)
    , m_scanner(*parts.scanner)
    , m_recogniser(*parts.recogniser)
    , m_printer(*parts.printer)
    , m_cardReading(m_scanner, m_recogniser, *m_clock, this)
    , m_desk(m_store, m_scanner, m_recogniser, this)
    , m_idle({m_config.idleSeconds, m_config.idleLongSeconds, m_config.idleQuestionSeconds})
{
    qRegisterMetaType<SessionState>();
    connect(&m_cardReading, &CardReading::read, this, &Session::cardRead);
    connect(&m_cardReading, &CardReading::failed, this, [this](const Fault &fault) {
        m_state.cardPhase = SessionState::CardPhase::Waiting;
        show(fault);
    });
    connect(&m_desk, &PaperDesk::changed, this, [this] {
        refreshScan();
        publish();
    });
    connect(&m_desk, &PaperDesk::moved, this, [this] { m_idle.activity(m_clock->monotonic()); });
    connect(&m_scanner, &Scanner::devicesListed, this, [this](const QList<ScannerDevice> &devices) {
        m_scannerMissing = devices.isEmpty();
        refreshHealth();
    });
    connect(&m_tick, &QTimer::timeout, this, &Session::tick);
    connect(&m_watch, &QTimer::timeout, this, &Session::watchStore);
}

void Session::start()
{
    (void)adoptCentralTime(m_store);
    m_tick.start(tickMs);
    m_watch.start(watchMs);
    m_scanner.listDevices();
    listProcedures();
    refreshHealth();
    publish();
}

// ---- moving
// ----------------------------------------------------------------------------------------------------------

bool Session::oneCase() const
{
    return m_person.procedure && m_person.procedure->cases.size() == 1;
}

void Session::go(Step step)
{
    m_state.fault.reset();
    m_state.screen = screenAfter(m_state.screen, step, oneCase());
    m_state.canGoBack = hasBack(m_state.screen);
    m_idle.activity(m_clock->monotonic());
    publish();
}

void Session::publish()
{
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
    if (m_state.screen == Screen::Home)
        go(Step::Begin);
}

void Session::back()
{
    switch (m_state.screen) {
    case Screen::Card:
        end();
        return;
    case Screen::Scan:
        if (m_desk.running()) {
            m_desk.stop();
            return;
        }
        break;
    case Screen::Procedure:
        m_state.cardPhase = SessionState::CardPhase::Read;
        break;
    default:
        break;
    }
    if (!hasBack(m_state.screen))
        return;
    if (m_state.screen == Screen::Scan || m_state.screen == Screen::Form)
        refreshComponents();
    go(Step::Back);
}

void Session::next()
{
    switch (m_state.screen) {
    case Screen::Card:
        if (m_state.person && !m_state.earlierDraft)
            go(Step::Next);
        return;
    case Screen::Procedure:
        if (m_person.procedure)
            go(Step::Next);
        return;
    case Screen::Case:
        if (m_person.chosen)
            go(Step::Next);
        return;
    case Screen::Scan:
        if (m_desk.running())
            return;
        refreshComponents();
        go(Step::Next);
        return;
    case Screen::Form: {
        if (!m_state.form.keptFromEarlier) {
            m_state.form.errors.clear();
            const auto faults = checkForm(m_state.form.form, m_state.form.values);
            for (const Fault &fault : faults)
                m_state.form.errors.insert(fault.detail, fault.id);
            if (!faults.isEmpty()) {
                show(Fault {faults.first().id});
                return;
            }
            if (!ensureDraft() || !held(m_store.saveForm(m_person.dossier, m_state.form.values)))
                return;
            m_person.ownForm = true;
        }
        refreshComponents();
        go(Step::Next);
        return;
    }
    case Screen::Checklist:
        refreshComponents();
        if (m_state.missing > 0)
            show(Fault {FaultId::ComponentMissing});
        else if (ensureDraft())
            go(Step::Next);
        return;
    case Screen::Review:
        m_state.phoneInvalid = !m_state.phoneRefused && !isContactPhone(m_state.phone);
        if (m_state.phoneInvalid) {
            publish();
            return;
        }
        loadNotices();
        go(Step::Next);
        return;
    default:
        return;
    }
}

void Session::end()
{
    m_cardReading.cancel();
    m_desk.close();
    m_person = {};
    m_state = SessionState {};
    listProcedures();
    refreshHealth();
}

void Session::activity()
{
    m_idle.activity(m_clock->monotonic());
    if (m_state.idleSecondsLeft >= 0) {
        m_state.idleSecondsLeft = -1;
        publish();
    }
}

void Session::needMoreTime()
{
    if (m_person.slipEndsAt > 0)
        m_person.slipEndsAt = m_clock->monotonic() + qint64 {m_config.slipSeconds} * 2000;
    activity();
}

void Session::setLanguage(const QString &language)
{
    m_state.language = language == u"en" ? u"en"_s : u"vi"_s;
    if (m_state.screen == Screen::Notices) {
        const auto answered = m_state.notices;
        loadNotices();
        for (qsizetype i = 0; i < std::min(answered.size(), m_state.notices.size()); ++i)
            m_state.notices[i].agreed = answered[i].agreed;
    }
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
    if (m_state.screen == Screen::Home) {
        const bool plain = m_state.language == u"vi" && m_state.textSize == TextSize::Normal
            && m_state.palette == Palette::Standard;
        if (!plain && m_idle.at(now, false).over)
            end();
        return;
    }
    if (m_state.screen == Screen::Slip) {
        const auto left = static_cast<int>((m_person.slipEndsAt - now + 999) / 1000);
        if (left <= 0) {
            end();
        } else if (left != m_state.slip.secondsLeft) {
            m_state.slip.secondsLeft = left;
            publish();
        }
        return;
    }
    if (m_state.screen == Screen::Sending || m_cardReading.active())
        return;
    const auto verdict = m_idle.at(now, isLongStep(m_state.screen));
    if (verdict.over) {
        end();
    } else if (verdict.questionSecondsLeft != m_state.idleSecondsLeft) {
        m_state.idleSecondsLeft = verdict.questionSecondsLeft;
        publish();
    }
}

// ---- card
// ------------------------------------------------------------------------------------------------------------

void Session::readCard()
{
    if (m_state.screen != Screen::Card || m_cardReading.active() || m_state.person)
        return;
    m_state.fault.reset();
    m_cardReading.start(m_config.scannerDevice, m_config.scanDpi);
    if (m_cardReading.active())
        m_state.cardPhase = SessionState::CardPhase::Reading;
    else
        m_state.fault = Fault {FaultId::ScannerBusy};
    activity();
    publish();
}

void Session::cardRead(const CardIdentity &card)
{
    if (m_state.screen != Screen::Card)
        return;
    m_person = {};
    m_person.card = card;
    m_person.level = IdentityLevel::L1;
    m_state.person = {card.fullName, maskPersonalNumber(card.personalNumber)};
    m_state.cardPhase = SessionState::CardPhase::Read;
    m_state.fault.reset();
    m_state.earlierDraft.reset();
    m_idle.activity(m_clock->monotonic());

    const auto earlier = m_store.draftOf(card.personalNumber);
    if (!held(earlier))
        return;
    if (*earlier) {
        const auto record = m_store.dossier(**earlier);
        const auto pages = m_store.pages(**earlier);
        const auto procedure =
            record ? m_catalogue->find(record->procedureId) : fail(FaultId::DossierUnknown);
        if (record && pages && procedure && (*procedure)->findCase(record->caseId)) {
            m_person.earlier = **earlier;
            m_state.earlierDraft = {
                (*procedure)->shortName, static_cast<int>(pages->size()), record->createdAt};
        }
    }
    publish();
}

void Session::resumeDraft()
{
    if (m_state.screen != Screen::Card || m_person.earlier.isNull())
        return;
    const auto record = m_store.dossier(m_person.earlier);
    if (!held(record))
        return;
    const auto procedure = m_catalogue->find(record->procedureId);
    if (!held(procedure))
        return;
    const ProcedureCase *chosen = (*procedure)->findCase(record->caseId);
    if (!chosen) {
        show(Fault {FaultId::CaseUnknown});
        return;
    }
    m_person.dossier = m_person.earlier;
    m_person.earlier = {};
    m_state.earlierDraft.reset();
    takeProcedure(**procedure);
    takeCase(*chosen);
    go(Step::Resume);
}

void Session::startAnew()
{
    if (m_state.screen != Screen::Card || m_person.earlier.isNull())
        return;
    if (!held(m_store.abandonDraft(m_person.earlier)))
        return;
    m_person.earlier = {};
    m_state.earlierDraft.reset();
    go(Step::Next);
}

// ---- procedure and case
// ----------------------------------------------------------------------------------------------

void Session::listProcedures()
{
    m_state.procedures.clear();
    if (m_state.query.trimmed().isEmpty()) {
        for (const Procedure *procedure : m_catalogue->playable())
            m_state.procedures.append(itemOf(*procedure));
        return;
    }
    for (const auto &hit : m_catalogue->search(m_state.query))
        m_state.procedures.append(itemOf(*hit.procedure));
}

void Session::setQuery(const QString &words)
{
    if (m_state.screen != Screen::Procedure)
        return;
    m_state.query = words;
    m_idle.activity(m_clock->monotonic());
    listProcedures();
    publish();
}

void Session::takeProcedure(const Procedure &procedure)
{
    m_person.procedure = &procedure;
    m_person.chosen = nullptr;
    m_state.procedure = itemOf(procedure);
    m_state.chosenCase.reset();
    m_state.form = {};
    m_state.cases.clear();
    for (const ProcedureCase &c : procedure.cases)
        m_state.cases.append({c.id, c.name, c.question});
}

void Session::takeCase(const ProcedureCase &chosen)
{
    m_person.chosen = &chosen;
    m_state.chosenCase = SessionState::CaseItem {chosen.id, chosen.name, chosen.question};
    refreshComponents();
}

void Session::chooseProcedure(const QString &id)
{
    if (m_state.screen != Screen::Procedure)
        return;
    const auto procedure = m_catalogue->find(id);
    if (!held(procedure))
        return;
    if (!(*procedure)->playable) {
        show(Fault {FaultId::ProcedureLookupOnly});
        return;
    }
    if (m_person.procedure != *procedure) {
        m_person.dossier = {}; // a draft of another procedure stays sealed under its own card
        takeProcedure(**procedure);
    }
    if (oneCase())
        takeCase((*procedure)->cases.first());
    go(Step::Next);
}

void Session::chooseCase(const QString &id)
{
    if (m_state.screen != Screen::Case || !m_person.procedure)
        return;
    const ProcedureCase *chosen = m_person.procedure->findCase(id);
    if (!chosen) {
        show(Fault {FaultId::CaseUnknown});
        return;
    }
    if (m_person.chosen != chosen)
        m_person.dossier = {};
    takeCase(*chosen);
    go(Step::Next);
}

// ---- the list
// --------------------------------------------------------------------------------------------------------

bool Session::ensureDraft()
{
    if (!m_person.dossier.isNull())
        return true;
    // The same person may have begun just this before and come back by another way than the question after
    // the card.
    const auto begun =
        m_store.draftOf(m_person.card.personalNumber, m_person.procedure->id, m_person.chosen->id);
    if (!held(begun))
        return false;
    if (*begun) {
        m_person.dossier = **begun;
        return true;
    }
    const auto created = m_store.createDraft({m_person.procedure->id, m_person.procedure->code,
        m_person.chosen->id, m_catalogue->version(), m_person.card, m_person.level});
    if (!held(created))
        return false;
    m_person.dossier = *created;
    return true;
}

void Session::refreshComponents()
{
    m_state.components.clear();
    m_state.missing = 0;
    if (!m_person.chosen)
        return;
    QHash<QString, int> pages;
    QJsonObject form;
    if (!m_person.dossier.isNull()) {
        const auto records = m_store.pages(m_person.dossier);
        const auto values = m_store.form(m_person.dossier);
        if (!held(records) || !held(values))
            return;
        for (const PageRecord &page : *records)
            ++pages[page.component];
        form = *values;
    }
    const QStringList missing = missingComponents(*m_person.procedure, *m_person.chosen, pages, form);
    m_state.missing = static_cast<int>(missing.size());
    for (const Component &component : m_person.chosen->components) {
        SessionState::ComponentItem item;
        item.id = component.id;
        item.name = component.name;
        item.note = component.note;
        item.requiredIf = component.requiredIf;
        item.kind = component.kind;
        item.required = component.required && component.requiredIf.isEmpty();
        item.pages = pages.value(component.id);
        const bool formDone =
            component.kind == ComponentKind::Form && !form.isEmpty() && !missing.contains(component.id);
        if (component.kind == ComponentKind::Electronic)
            item.state = SessionState::ComponentState::Electronic;
        else if (item.pages > 0 || formDone)
            item.state = SessionState::ComponentState::Done;
        else if (component.kind == ComponentKind::Form)
            item.state = SessionState::ComponentState::ToFill;
        else
            item.state =
                item.required ? SessionState::ComponentState::ToScan : SessionState::ComponentState::Optional;
        m_state.components.append(item);
    }
}

void Session::openComponent(const QString &id)
{
    if ((m_state.screen != Screen::Checklist && m_state.screen != Screen::Review) || !m_person.chosen)
        return;
    m_state.screen = Screen::Checklist;
    const auto &components = m_person.chosen->components;
    const auto found = std::find_if(
        components.begin(), components.end(), [&](const Component &component) { return component.id == id; });
    if (found == components.end()) {
        show(Fault {FaultId::ComponentUnknown});
        return;
    }
    if (found->kind == ComponentKind::Form) {
        if (openForm(*found))
            go(Step::OpenForm);
        return;
    }
    const auto paper = paperComponent(*m_person.chosen, id);
    if (!held(paper))
        return;
    if (!held(m_desk.open(m_person.dossier, id, m_person.level == IdentityLevel::L2)))
        return;
    m_state.scan = {};
    m_state.scan.componentName = found->name;
    for (const Component &component : components) {
        if (component.kind != ComponentKind::Paper)
            continue;
        ++m_state.scan.papers;
        if (component.id == id)
            m_state.scan.paper = m_state.scan.papers;
    }
    refreshScan();
    go(Step::OpenPaper);
}

// ---- scanning
// --------------------------------------------------------------------------------------------------------

void Session::refreshScan()
{
    auto &scan = m_state.scan;
    scan.component = m_desk.component();
    scan.phase = m_desk.phase();
    scan.sheets = m_desk.sheets();
    scan.saved = m_desk.savedCount();
    scan.putBack = m_desk.putBack();
    scan.canUndoRemove = m_desk.canUndo();
    scan.glass = m_desk.glass();
    if (m_state.screen == Screen::Scan)
        m_state.fault = m_desk.fault();
    m_state.busy = m_desk.running();
}

void Session::startScan(bool glass)
{
    if (m_state.screen != Screen::Scan || m_desk.running() || !ensureDraft())
        return;
    if (m_scanner.busy()) {
        show(Fault {FaultId::ScannerBusy});
        return;
    }
    const QString component = m_desk.component();
    if (m_desk.sheets().isEmpty() && !held(m_desk.open(m_person.dossier, component, false)))
        return;
    m_idle.activity(m_clock->monotonic());
    m_desk.start(m_config.scannerDevice, m_config.scanDpi, glass);
}

void Session::stopScan()
{
    if (m_state.screen == Screen::Scan)
        m_desk.stop();
}

void Session::removePage(qint64 page)
{
    if (m_state.screen == Screen::Scan)
        held(m_desk.remove(page));
}

void Session::undoRemove()
{
    if (m_state.screen == Screen::Scan)
        held(m_desk.undoRemove());
}

// ---- form
// ------------------------------------------------------------------------------------------------------------

bool Session::openForm(const Component &component)
{
    const Form *form = m_person.procedure->findForm(component.formId);
    if (!form) {
        show(Fault {FaultId::CatalogueInvalid, component.id});
        return false;
    }
    if (m_state.form.form.id == form->id && !m_state.form.keptFromEarlier)
        return true; // what was typed in this session is still there
    m_state.form = {};
    m_state.form.form = *form;
    if (!m_person.dossier.isNull()) {
        const auto values = m_store.form(m_person.dossier);
        if (!held(values))
            return false;
        if (!values->isEmpty() && !m_person.ownForm) {
            m_state.form.keptFromEarlier = m_person.level != IdentityLevel::L2;
            if (!m_state.form.keptFromEarlier)
                m_state.form.values = *values;
            return true;
        }
    }
    m_state.form.values = prefilled(*form, m_person.card);
    for (const QString &field : m_state.form.values.keys())
        m_state.form.origin.insert(field, u"card"_s);
    return true;
}

void Session::setField(const QString &field, const QJsonValue &value)
{
    if (m_state.screen != Screen::Form)
        return;
    auto &form = m_state.form;
    if (form.keptFromEarlier) {
        form.keptFromEarlier = false;
        form.values = prefilled(form.form, m_person.card);
        for (const QString &known : form.values.keys())
            form.origin.insert(known, u"card"_s);
    }
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()))
        form.values.remove(field);
    else
        form.values.insert(field, value);
    form.origin.remove(field);
    form.errors.remove(field);
    m_state.fault.reset();
    m_idle.activity(m_clock->monotonic());
    publish();
}

// ---- review and notices
// ----------------------------------------------------------------------------------------------

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

void Session::loadNotices()
{
    const auto notices = motcua::loadNotices(m_state.language);
    m_state.notices.clear();
    if (!held(notices))
        return;
    for (const Notice &notice : *notices)
        m_state.notices.append({notice.id, notice.version, notice.title, notice.text, notice.purpose,
            notice.basis, notice.required, std::nullopt});
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
// ------------------------------------------------------------------------------------------------

void Session::submit()
{
    if (m_state.screen != Screen::Notices || m_desk.running())
        return;
    Submission submission;
    submission.submittedAt = m_clock->now();
    submission.timeConfirmed = m_clock->confirmed();
    for (const auto &notice : m_state.notices) {
        if (!notice.agreed) {
            show(Fault {FaultId::NoticeUnanswered});
            return;
        }
        if (notice.required && !*notice.agreed) {
            show(Fault {FaultId::NoticeRefused});
            return;
        }
        submission.notices.append({notice.id, notice.version, *notice.agreed, m_clock->now()});
    }
    refreshComponents();
    if (m_state.missing > 0 || m_state.notices.isEmpty()) {
        show(Fault {FaultId::ComponentMissing});
        return;
    }
    submission.phone = phoneToFile(m_state.phone, submission.notices);
    m_state.phone = submission.phone;
    m_state.phoneRefused = submission.phone.isEmpty();
    if (!ensureDraft() || !held(m_store.submit(m_person.dossier, submission)))
        return;
    m_recogniser.cancelAll(); // the queue reads what is left
    m_person.sentAt = m_clock->monotonic();
    m_state.sendPhase = SessionState::SendPhase::Finishing;
    go(Step::Submit);
}

void Session::watchStore()
{
    if (m_state.screen != Screen::Sending && m_state.screen != Screen::Slip && m_state.screen != Screen::Home)
        return;
    const auto version = m_store.dataVersion();
    const bool wrote = version && *version != m_dataVersion;
    if (version)
        m_dataVersion = *version;
    if (wrote)
        (void)adoptCentralTime(m_store); // without it the time stays unconfirmed, and is printed as such
    if (wrote && m_state.screen == Screen::Home)
        refreshHealth();
    if (m_state.screen == Screen::Sending
        || (wrote && m_state.screen == Screen::Slip && m_state.slip.code.isEmpty()))
        followSending();
}

void Session::followSending()
{
    const auto record = m_store.dossier(m_person.dossier);
    if (!record)
        return;
    if (record->receipt) {
        showSlip(*record);
        return;
    }
    if (m_state.screen != Screen::Sending)
        return;
    const qint64 waited = m_clock->monotonic() - m_person.sentAt;
    const bool away = (record->lastFault || centralPresence(m_store) == false) && waited > sendingLeastMs;
    if (away || waited > sendingPatienceMs || record->state == DossierState::Attention) {
        showSlip(*record);
        return;
    }
    const auto phase = record->state == DossierState::Uploading ? SessionState::SendPhase::Sending
                                                                : SessionState::SendPhase::Finishing;
    if (phase != m_state.sendPhase) {
        m_state.sendPhase = phase;
        publish();
    }
}

void Session::showSlip(const DossierRecord &record)
{
    const bool first = m_state.screen != Screen::Slip;
    auto &slip = m_state.slip;
    slip = {};
    slip.code = record.receipt ? record.receipt->code : QString();
    slip.provisional = shortToken(record.provisionalToken);
    slip.qr = qrImage(
        record.receipt ? record.receipt->code.toUtf8() : "MOTCUA-TAM:" + record.provisionalToken.toHex());
    slip.submittedAt = record.submittedAt.value_or(0);
    slip.receivedAt = record.receipt ? record.receipt->receivedAt : 0;
    slip.dueAt = record.receipt ? record.receipt->dueAt : std::nullopt;
    if (const auto pages = m_store.pages(m_person.dossier))
        slip.pages = static_cast<int>(pages->size());
    slip.papers = static_cast<int>(std::count_if(m_state.components.begin(), m_state.components.end(),
        [](const auto &component) { return component.state == SessionState::ComponentState::Done; }));
    m_person.slipEndsAt = m_clock->monotonic() + qint64 {m_config.slipSeconds} * 1000;
    slip.secondsLeft = m_config.slipSeconds;
    if (first)
        go(Step::Arrived);
    printSlip();
}

void Session::printSlip()
{
    if (m_state.screen != Screen::Slip)
        return;
    auto &slip = m_state.slip;
    slip.printing = slip.printed = false;
    slip.printerMissing = !m_printer.present();
    if (!slip.printerMissing) {
        slip.printing = true;
        publish();
        const auto facts = slipFacts(m_store, *m_catalogue, m_config, m_person.dossier);
        const auto pdf = facts ? slipPdf(*facts) : tl::unexpected(facts.error());
        const auto done = pdf
            ? m_printer.print(*pdf, u"phieu-"_s + m_person.dossier.toString(QUuid::WithoutBraces))
            : tl::unexpected(pdf.error());
        slip.printing = false;
        slip.printed = done.has_value();
        if (!done)
            m_state.fault = done.error();
    }
    publish();
}

void Session::refreshHealth()
{
    const auto unsent = m_store.unsentCount();
    m_state.unsent = unsent.value_or(0);
    const bool offline = centralPresence(m_store) == false;
    m_state.health = m_scannerMissing || !unsent ? SessionState::Health::NeedsStaff
        : offline                                ? SessionState::Health::Offline
                                                 : SessionState::Health::Good;
    publish();
}

} // namespace motcua
