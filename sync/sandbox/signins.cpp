// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/signins.h"

#include <algorithm>
#include <array>

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

/// No vowels, so no words; no two that are taken for each other (RFC 8628 §6.1).
constexpr QStringView letters = u"BCDFGHJKLMNPQRSTVWXZ";
constexpr int codeLetters = 8;

QString plain(const QString &userCode)
{
    QString text = userCode.toUpper();
    text.removeIf([](QChar c) { return !letters.contains(c); });
    return text;
}

QString newUserCode()
{
    QString code;
    for (int i = 0; i < codeLetters; ++i) {
        if (i == codeLetters / 2)
            code += u'-';
        code += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
    }
    return code;
}

QByteArray newDeviceCode()
{
    std::array<quint32, 8> random {};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

SignIns::SignIns(Affairs &affairs)
    : m_affairs(affairs)
{
}

SignIns::Offer SignIns::offer(const QString &kioskId, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    SignIn fresh {newDeviceCode(), newUserCode(), now + offerLife};
    while (named(fresh.userCode) != m_signIns.end())
        fresh.userCode = newUserCode();
    m_affairs.endGrant(m_signIns.value(kioskId).grant);
    m_signIns.insert(kioskId, fresh);
    return {fresh.deviceCode, fresh.userCode};
}

SignIns::Answer SignIns::ask(const QString &kioskId, const QByteArray &deviceCode, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_signIns.find(kioskId);
    if (found == m_signIns.end() || found->deviceCode != deviceCode || now >= found->until)
        return {Standing::Void};
    if (found->refused)
        return {Standing::Refused};
    if (!found->person) {
        const bool tooSoon = now - found->askedAt < found->interval;
        found->askedAt = now;
        if (tooSoon)
            found->interval += slowDown;
        return {tooSoon ? Standing::TooSoon : Standing::Pending};
    }
    if (found->grant.isEmpty()) {
        found->grant = m_affairs.grant(kioskId, found->person->personalNumber, now);
        found->grantUntil = now + Affairs::grantLife;
    }
    return {Standing::Agreed, *found->person, found->grant, found->grantUntil};
}

void SignIns::end(const QString &kioskId, const QByteArray &deviceCode)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_signIns.find(kioskId);
    if (found == m_signIns.end() || found->deviceCode != deviceCode)
        return;
    m_affairs.endGrant(found->grant);
    m_signIns.erase(found);
}

SignIns::ByKiosk::iterator SignIns::named(const QString &userCode)
{
    return std::find_if(m_signIns.begin(), m_signIns.end(),
        [&](const SignIn &one) { return plain(one.userCode) == plain(userCode); });
}

SignIns::ByKiosk::iterator SignIns::pending(const QString &userCode, qint64 now)
{
    const auto found = named(userCode);
    const bool isPending =
        found != m_signIns.end() && now < found->until && !found->refused && !found->person;
    return isPending ? found : m_signIns.end();
}

std::optional<SignIns::Awaited> SignIns::awaited(const QString &userCode, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = pending(userCode, now);
    return found == m_signIns.end() ? std::nullopt : std::optional(Awaited {found.key(), found->userCode});
}

bool SignIns::agree(const QString &userCode, const Person &person, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = pending(userCode, now);
    if (found == m_signIns.end())
        return false;
    found->person = person;
    return true;
}

bool SignIns::refuse(const QString &userCode, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = pending(userCode, now);
    if (found == m_signIns.end())
        return false;
    found->refused = true;
    return true;
}

bool SignIns::expire(const QString &userCode)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = named(userCode);
    if (found == m_signIns.end())
        return false;
    m_affairs.endGrant(found->grant);
    found->until = 0;
    return true;
}

} // namespace motcua::sandbox
