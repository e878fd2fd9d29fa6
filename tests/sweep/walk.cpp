// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/walk.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include "sync/uploader/centraltime.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int tries = 5; ///< of a step that meets a fault
constexpr unsigned long pauseMs = 60; ///< between them
constexpr int patienceMs = 45'000; ///< with a step that says nothing at all
constexpr int readingMs = 4'000; ///< with pages whose reading may have failed
constexpr qint64 dayLater = 25LL * 3'600'000;

/// A clock that runs ahead of another one.
class LaterClock final : public Clock
{
public:
    explicit LaterClock(std::shared_ptr<Clock> clock)
        : m_clock(std::move(clock))
    {
    }
    qint64 now() const override { return m_clock->now() + dayLater; }
    qint64 monotonic() const override { return m_clock->monotonic(); }
    void sawTime(qint64 time, bool confirmed) override
    {
        if (confirmed)
            m_clock->sawTime(time, true);
    }
    bool confirmed() const override { return m_clock->confirmed(); }

private:
    std::shared_ptr<Clock> m_clock;
};

} // namespace

Walk::Walk(Folders folders, const QString &centralUrl, Say say)
    : m_folders(std::move(folders))
    , m_say(std::move(say))
    , m_clock(std::make_shared<SystemClock>())
{
    m_config.stateDirectory = m_folders.state;
    m_config.printerFolder = m_folders.slips;
    m_config.workerProgram = qEnvironmentVariable("MOTCUA_BIN") + u"/motcua-worker"_s;
    m_config.centralUrl = centralUrl;
    m_config.scanDpi = 200;
    m_config.recognisers = 1;
    m_config.slipSeconds = 600; // the longest there is: a slow machine's retries take their time
}

Walk::~Walk() = default;

bool Walk::until(const std::function<bool()> &come)
{
    const QDeadlineTimer deadline(patienceMs);
    while (!come()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    }
    return true;
}

Result<void> Walk::shows(Screen screen)
{
    if (!until([&] { return (state().screen == screen && !state().busy) || state().fault; }))
        return fail(FaultId::WorkerTimeout, u"stuck before screen %1"_s.arg(int(screen)));
    return state().screen == screen ? Result<void>() : shownFault();
}

Result<void> Walk::shownFault()
{
    return tl::unexpected(state().fault.value_or(Fault {FaultId::WorkerTimeout, u"stuck: no fault shown"_s}));
}

/// A step that met a fault is done again, as a person would.
Result<void> Walk::again(const std::function<Result<void>()> &step)
{
    for (int i = 1;; ++i) {
        const auto done = step();
        if (done)
            return {};
        m_say("fault " + done.error().name().toUtf8() + ' ' + done.error().detail.toUtf8());
        if (i == tries)
            return done;
        QThread::msleep(pauseMs);
    }
}

Result<void> Walk::go()
{
    MOTCUA_TRY(again([this] { return open(); }));
    std::optional<DossierRecord> record;
    MOTCUA_TRY(again([&]() -> Result<void> {
        MOTCUA_ASSIGN(record, filed(*m_store));
        return {};
    }));
    if (!record) {
        MOTCUA_TRY(again([this] { return identify(); }));
        MOTCUA_TRY(again([this] { return choose(); }));
        for (const WalkPaper &paper : walkPapers)
            MOTCUA_TRY(again([&] { return scan(paper); }));
        MOTCUA_TRY(again([this] { return file(); }));
        m_say("submitted");
    }
    MOTCUA_TRY(again([this] { return send(); }));
    if (!record)
        MOTCUA_TRY(again([this] { return printed(); }));
    m_session->end();
    MOTCUA_TRY(again([this] { return shredded(); }));
    m_say("shredded");
    return {};
}

Result<void> Walk::open()
{
    MOTCUA_ASSIGN(m_catalogue, Catalogue::load());
    MOTCUA_ASSIGN(m_store, Store::open(m_config.stateDirectory, m_clock));
    m_scanner = std::make_unique<Scanner>(m_config.worker());
    m_recogniser = std::make_unique<Recogniser>(m_config.worker(), m_config.recognisers);
    m_printer = std::make_unique<FolderPrinter>(m_config.printerFolder);
    m_session = std::make_unique<Session>(Session::Parts {
        m_config, m_clock, m_catalogue, m_store.get(), m_scanner.get(), m_recogniser.get(), m_printer.get()});
    m_session->start();
    return {};
}

/// What the person has handed in for good.
Result<std::optional<DossierRecord>> Walk::filed(Store &store)
{
    MOTCUA_ASSIGN(const auto records, store.dossiers());
    for (const DossierRecord &record : records)
        if (record.state != DossierState::Draft)
            return record;
    return std::nullopt;
}

Result<void> Walk::identify()
{
    if (state().screen == Screen::Home)
        m_session->begin();
    if (state().screen != Screen::Card)
        return shownFault();
    if (state().person)
        return {};
    m_session->readCard();
    if (!until([this] {
            return state().person.has_value()
                || (state().fault && state().cardPhase == SessionState::CardPhase::Waiting);
        }))
        return fail(FaultId::WorkerTimeout, u"stuck at the card"_s);
    return state().person ? Result<void>() : shownFault();
}

Result<void> Walk::choose()
{
    if (state().screen == Screen::Card) {
        if (!state().earlierDrafts.isEmpty())
            m_session->resumeDraft(0);
        else
            m_session->next();
    }
    if (state().screen == Screen::Procedure)
        m_session->chooseProcedure(walkProcedure);
    if (state().screen == Screen::Case)
        m_session->chooseCase(walkCase);
    return state().screen == Screen::Checklist ? Result<void>() : shownFault();
}

int Walk::pagesOf(const QString &component) const
{
    for (const auto &item : state().components)
        if (item.id == component)
            return item.pages;
    return 0;
}

void Walk::fillTray(const QList<int> &sheets)
{
    QDir tray(m_folders.paper + u"/tray"_s);
    for (const QString &sheet : tray.entryList(QDir::Files))
        tray.remove(sheet);
    for (const int sheet : sheets)
        QFile::copy(u"%1/%2.png"_s.arg(m_folders.sheets).arg(sheet),
            tray.filePath(u"%1.png"_s.arg(sheet, 3, 10, QLatin1Char('0'))));
}

Result<void> Walk::scan(const WalkPaper &paper)
{
    if (state().screen == Screen::Checklist) {
        if (pagesOf(paper.component) >= paper.sheets.size())
            return {};
        m_session->openComponent(paper.component);
    }
    if (state().screen != Screen::Scan)
        return shownFault();
    const auto told = [&] {
        const auto &scan = state().scan;
        for (int &last = m_told[paper.component]; last < scan.saved;)
            m_say("saved " + paper.component.toUtf8() + ' ' + QByteArray::number(++last));
    };
    const auto left = paper.sheets.mid(state().scan.saved);
    if (!left.isEmpty()) {
        fillTray(left);
        m_session->startScan(false);
        const bool ended = until([&] {
            told();
            return state().scan.phase != SessionState::ScanPhase::Scanning;
        });
        if (!ended)
            return fail(FaultId::WorkerTimeout, u"stuck at the scanner"_s);
        if (state().scan.saved < paper.sheets.size())
            return shownFault();
    }
    // What is read here need not be read by the uploader; a reading that failed it takes up.
    const QDeadlineTimer deadline(readingMs);
    (void)until([&] {
        const auto &sheets = state().scan.sheets;
        return deadline.hasExpired()
            || std::all_of(sheets.begin(), sheets.end(), [](const auto &sheet) { return sheet.read; });
    });
    m_session->next();
    return state().screen == Screen::Checklist ? Result<void>() : shownFault();
}

Result<void> Walk::file()
{
    if (state().screen == Screen::Checklist)
        m_session->next();
    if (state().screen == Screen::Review) {
        m_session->refusePhone(true);
        m_session->next();
    }
    if (state().screen != Screen::Notices)
        return shownFault();
    const auto notices = state().notices; // each answer makes the state anew
    for (const auto &notice : notices)
        m_session->answerNotice(notice.id, notice.required);
    m_session->submit();
    return state().screen == Screen::Sending ? Result<void>() : shownFault();
}

Result<void> Walk::send()
{
    MOTCUA_ASSIGN(const auto store, Store::open(m_config.stateDirectory, m_clock));
    PageWorks works(m_config.worker(), m_config.recognisers);
    Sending sending(m_config, *store, m_catalogue, works);
    MOTCUA_ASSIGN(const auto outcome, sending.once());
    MOTCUA_ASSIGN(const auto record, filed(*store));
    if (!record)
        return fail(FaultId::DossierUnknown);
    if (!record->receipt)
        return tl::unexpected(outcome.lastFault.value_or(Fault {FaultId::CentralUnreachable}));
    int pages = 0;
    MOTCUA_ASSIGN(const auto parts, store->parts(record->id));
    for (const PartRecord &part : parts)
        pages += part.part.pages;
    m_say("parts " + QByteArray::number(parts.size()) + ' ' + QByteArray::number(pages));
    m_say("receipt " + record->receipt->code.toUtf8());
    return {};
}

Result<void> Walk::printed()
{
    if (!until([this] { return state().screen == Screen::Slip && !state().slip.code.isEmpty(); }))
        return fail(FaultId::WorkerTimeout,
            state().screen == Screen::Slip ? u"only a provisional slip"_s : u"stuck before the slip"_s);
    if (!state().slip.printed)
        m_session->printSlip();
    return state().slip.printed ? Result<void>() : shownFault();
}

Result<void> Walk::shredded()
{
    MOTCUA_ASSIGN(
        const auto store, Store::open(m_config.stateDirectory, std::make_shared<LaterClock>(m_clock)));
    MOTCUA_ASSIGN(const bool known, adoptCentralTime(*store));
    if (!known)
        return fail(FaultId::CentralUnreachable, u"central's time is not known"_s);
    PageWorks works(m_config.worker(), m_config.recognisers);
    Sending sending(m_config, *store, m_catalogue, works);
    MOTCUA_ASSIGN(const auto outcome, sending.once());
    MOTCUA_ASSIGN(const auto record, filed(*store));
    if (!record || record->state != DossierState::Kept)
        return tl::unexpected(outcome.lastFault.value_or(Fault {FaultId::DossierState, u"not shredded"_s}));
    return {};
}

} // namespace motcua::test
