// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

using namespace Qt::StringLiterals;

namespace motcua
{

// The hall's own: help, and a number in its queue.

namespace
{

/// Where the person is, for staff who come.
QString aboutScreen(Screen screen)
{
    switch (screen) {
    case Screen::Home:
        return u"trang đầu"_s;
    case Screen::Card:
        return u"đọc thẻ Căn cước"_s;
    case Screen::Scan:
        return u"quét giấy tờ"_s;
    case Screen::Form:
        return u"điền đơn"_s;
    case Screen::Lookup:
    case Screen::Info:
        return u"tra cứu thủ tục"_s;
    case Screen::Follow:
    case Screen::Progress:
    case Screen::SignIn:
    case Screen::Withdraw:
    case Screen::Acceptance:
        return u"theo dõi hồ sơ"_s;
    case Screen::Queue:
        return u"lấy số thứ tự"_s;
    default:
        return u"nộp hồ sơ"_s;
    }
}

} // namespace

void Session::listenToTheHall()
{
    connect(&m_help, &HelpDesk::changed, this, [this] {
        m_state.help = m_help.help();
        publish();
    });
    connect(&m_queue, &QueueDesk::changed, this, [this] {
        takeQueue();
        publish();
    });
    connect(&m_queue, &QueueDesk::taken, this, [this] {
        takeQueue();
        printTicket();
    });
    connect(&m_queue, &QueueDesk::failed, this, [this](const Fault &fault) {
        takeQueue();
        m_idle.activity(m_clock->monotonic());
        show(fault);
    });
}

void Session::callForHelp()
{
    activity();
    m_help.call(aboutScreen(m_state.screen), m_state.language);
}

void Session::endHelp()
{
    activity();
    m_help.takeBack();
}

void Session::queue()
{
    if (m_state.screen != Screen::Home)
        return;
    go(Step::Queue);
    m_queue.open(m_config.hallName);
}

void Session::queueAgain()
{
    if (m_state.busy || m_state.queue.ticket)
        return;
    m_state.fault.reset();
    activity();
    m_queue.open(m_config.hallName);
}

void Session::takeTicket(const QString &service)
{
    if (m_state.screen != Screen::Queue || m_state.busy)
        return;
    m_state.fault.reset();
    activity();
    m_queue.take(service);
}

void Session::printTicket()
{
    if (m_state.screen != Screen::Queue)
        return;
    m_state.fault.reset();
    activity();
    const auto printed = m_queue.print();
    takeQueue();
    if (held(printed))
        publish();
}

void Session::takeQueue()
{
    m_state.queue = m_queue.queue();
    if (m_state.screen == Screen::Queue)
        m_state.busy = m_state.queue.asking;
}

} // namespace motcua
