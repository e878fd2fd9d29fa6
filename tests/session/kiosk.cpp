// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/kiosk.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int patienceMs = 60'000;

QString worker()
{
    return qEnvironmentVariable("MOTCUA_BIN", QCoreApplication::applicationDirPath() + u"/../bin"_s)
        + u"/motcua-worker"_s;
}

} // namespace

Kiosk::Kiosk()
{
    config.stateDirectory = folder.filePath(u"state"_s);
    config.printerFolder = folder.filePath(u"slips"_s);
    config.workerProgram = worker();
    config.scanDpi = 200;
    config.recognisers = 1;
    catalogue = *Catalogue::load();
    store = std::move(*Store::open(config.stateDirectory, clock));
    scanner = std::make_unique<Scanner>(config.worker());
    recogniser = std::make_unique<Recogniser>(config.worker(), config.recognisers);
    printer = std::make_unique<FolderPrinter>(config.printerFolder);
    session = std::make_unique<Session>(parts());
    screen = std::make_unique<KioskViewModel>(*session);
    QObject::connect(
        session.get(), &Intents::changed, screen.get(), [this](const SessionState &state) { told = state; });
    layOnGlass(samples::Glass::CanCuoc18mm);
    session->start();
}

Session::Parts Kiosk::parts()
{
    return {config, clock, catalogue, store.get(), scanner.get(), recogniser.get(), printer.get(),
        enquiriesOf(config, clock)};
}

bool Kiosk::until(const std::function<bool()> &come)
{
    return QTest::qWaitFor(come, patienceMs);
}

bool Kiosk::shows(Screen wanted)
{
    return until([&] { return state().screen == wanted && !state().busy; });
}

SessionState Kiosk::freshState()
{
    Session fresh(parts());
    fresh.start();
    return fresh.state();
}

QStringList Kiosk::freshlyReachable()
{
    Session fresh(parts());
    KioskViewModel view(fresh);
    fresh.start();
    return motcua::reachable(&view);
}

void Kiosk::layOnGlass(samples::Glass card)
{
    paper.put(u"glass.png"_s, samples::glass(card).image);
}

void Kiosk::putInTray(int sheets)
{
    static const QImage page = samples::shortPage().image;
    putInTray(QList<QImage>(sheets, page));
}

void Kiosk::putInTray(const QList<QImage> &sheets)
{
    for (const QImage &sheet : sheets)
        paper.put(u"tray/%1.png"_s.arg(++m_sheets, 4, 10, QLatin1Char('0')), sheet);
}

bool Kiosk::readCard()
{
    screen->begin();
    screen->card()->read();
    return until([&] { return state().person.has_value() || state().fault; }) && state().person;
}

bool Kiosk::choose(const QString &procedure, const QString &chosenCase)
{
    screen->procedures()->choose(procedure);
    if (!chosenCase.isEmpty())
        screen->procedures()->chooseCase(chosenCase);
    return shows(Screen::Checklist);
}

bool Kiosk::scan(const QString &component, int sheets)
{
    putInTray(sheets);
    screen->checklist()->open(component);
    screen->scan()->start(false);
    if (!until([&] { return state().scan.phase != SessionState::ScanPhase::Scanning; })
        || state().scan.saved != sheets)
        return false;
    screen->next();
    return shows(Screen::Checklist);
}

bool Kiosk::feedAndRead(const QList<QImage> &sheets)
{
    const int before = state().scan.saved;
    putInTray(sheets);
    screen->scan()->start(false);
    return until([&] {
        const auto &scan = state().scan;
        return scan.phase != SessionState::ScanPhase::Scanning && scan.saved == before + sheets.size()
            && std::all_of(
                scan.sheets.begin(), scan.sheets.end(), [](const auto &sheet) { return sheet.read; });
    });
}

bool Kiosk::scanTheWholeDossier()
{
    for (const QString &component : {u"don-de-nghi"_s, u"van-bang-chuyen-mon"_s, u"giay-dao-tao-an-toan"_s,
             u"phieu-kham-suc-khoe"_s, u"anh-3x4"_s})
        if (!scan(component))
            return false;
    return true;
}

void Kiosk::type(const QString &target, const QString &text)
{
    using Mode = TypingViewModel::Mode;
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    screen->typing()->open(target, {}, {}, int(digits ? Mode::Digits : Mode::Letters), 0);
    for (const QChar c : text)
        screen->typing()->type(c);
}

void Kiosk::fillInTheBarcodeForm()
{
    type(u"field:ten-tieng-viet"_s, u"công ty bịa đặt"_s);
    type(u"field:so-dinh-danh"_s, u"0000000009"_s);
    screen->form()->setText(u"ngay-cap"_s, u"2020-02-29"_s);
    type(u"field:co-quan-cap"_s, u"sở tài chính thử nghiệm"_s);
    type(u"field:dia-chi"_s, u"số 0 đường không có"_s);
    type(u"field:dien-thoai"_s, u"0900000456"_s);
    screen->form()->setText(u"loai-ma"_s, u"gcp-10"_s);
    type(u"field:dai-dien-ho-ten"_s, u"trần thị giả định"_s);
    type(u"field:dai-dien-dien-thoai"_s, u"0900000457"_s);
    type(u"field:lien-lac-dien-thoai"_s, u"0900000458"_s);
    screen->form()->setChecked(u"cam-ket"_s, true);
}

bool Kiosk::reviewAndAnswer(bool keepPhone)
{
    screen->next();
    if (!shows(Screen::Review))
        return false;
    type(u"phone"_s, u"0900000123"_s);
    screen->typing()->close();
    screen->next();
    if (!shows(Screen::Notices))
        return false;
    const auto notices = state().notices; // each answer makes the state anew
    for (const auto &notice : notices)
        session->answerNotice(notice.id, notice.required || (keepPhone && notice.id == u"phone"));
    return true;
}

} // namespace motcua::test
