// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/hall.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

QString keyOf(const QString &kioskId, const QString &id)
{
    return kioskId + u'/' + id;
}

} // namespace

Hall::Hall()
    : m_services {{u"nop-ho-so"_s, u"Nộp hồ sơ, hỏi thủ tục"_s, u'A', 3, 0},
        {u"bo-sung"_s, u"Bổ sung giấy tờ"_s, u'B', 1, 0}, {u"nhan-ket-qua"_s, u"Nhận kết quả"_s, u'C', 0, 0}}
{
}

Hall::Call Hall::call(const Call &wanted)
{
    const std::scoped_lock lock(m_mutex);
    auto &held = m_calls[keyOf(wanted.kioskId, wanted.id)];
    if (held.id.isEmpty())
        held = wanted;
    return held;
}

std::optional<Hall::Call> Hall::find(const QString &kioskId, const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_calls.constFind(keyOf(kioskId, id));
    return found == m_calls.constEnd() ? std::nullopt : std::optional(*found);
}

void Hall::end(const QString &kioskId, const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    m_calls.remove(keyOf(kioskId, id));
}

QList<Hall::Call> Hall::calls()
{
    const std::scoped_lock lock(m_mutex);
    return m_calls.values();
}

bool Hall::answer(const QString &id, const QString &state, const QString &staff)
{
    const std::scoped_lock lock(m_mutex);
    for (Call &call : m_calls) {
        if (call.id != id)
            continue;
        call.state = state;
        call.staff = staff;
        return true;
    }
    return false;
}

QList<Hall::Service> Hall::services()
{
    const std::scoped_lock lock(m_mutex);
    return m_services;
}

void Hall::setServices(const QList<Service> &services)
{
    const std::scoped_lock lock(m_mutex);
    m_services = services;
    m_taken.clear();
}

Hall::Service *Hall::serviceOf(const QString &id)
{
    const auto found = std::find_if(
        m_services.begin(), m_services.end(), [&](const Service &service) { return service.id == id; });
    return found == m_services.end() ? nullptr : &*found;
}

std::optional<Hall::Ticket> Hall::take(
    const QString &kioskId, const QString &id, const QString &service, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    Service *wanted = serviceOf(service);
    if (!wanted)
        return std::nullopt;
    Taken &taken = m_taken[keyOf(kioskId, id)];
    if (taken.service != service) // a number that is given up stays unused; who calls it finds nobody there
        taken = {service, ++wanted->taken, now};
    return Ticket {wanted->letter + u"%1"_s.arg(taken.place, 3, 10, QLatin1Char('0')), service, wanted->name,
        std::max(0, taken.place - 1 - wanted->called), taken.at};
}

} // namespace motcua::sandbox
