// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/road.h"

#include <QElapsedTimer>
#include <QThread>

using namespace Qt::StringLiterals;

namespace
{

constexpr int scanMs = 60'000;
constexpr int sendMs = 90'000;
constexpr int codeMs = 180'000;

const QString procedure = u"chung-chi-nhan-vien-buc-xa"_s;

} // namespace

QList<Road::Paper> Road::papers() const
{
    const auto sample = [](const QString &name) { return Rig::sample(u"radiation/"_s + name); };
    QList<Paper> all {
        {u"don-de-nghi"_s, {sample(u"01-don-de-nghi.png"_s)}},
        {u"van-bang-chuyen-mon"_s, {sample(u"02-van-bang.jpg"_s)}},
        {u"giay-dao-tao-an-toan"_s, {sample(u"03-dao-tao.jpg"_s)}},
        {u"phieu-kham-suc-khoe"_s, {sample(u"04-suc-khoe-1.png"_s), sample(u"05-suc-khoe-2.png"_s)}},
        {u"anh-3x4"_s, {sample(u"06-anh.jpg"_s)}},
    };
    if (shortPapers)
        for (Paper &paper : all)
            paper.images = {Rig::sample(u"short/page.png"_s)};
    return all;
}

bool Road::shown(const QString &name, const QString &picture, int ms)
{
    if (!m_rig.finger().wait(name, ms))
        return false;
    onScreen(picture);
    return true;
}

bool Road::readCard()
{
    FingerClient &finger = m_rig.finger();
    return shown(u"homeBegin"_s, u"home"_s) && finger.tap(u"homeBegin"_s) && shown(u"cardRead"_s, u"card"_s)
        && finger.tap(u"cardRead"_s) && finger.wait(u"primaryButton|draftResume"_s, scanMs);
}

bool Road::resumeIfAsked(bool &resumed)
{
    FingerClient &finger = m_rig.finger();
    resumed = finger.names().contains(u"draftResume"_s);
    if (resumed)
        return finger.tap(u"draftResume"_s) && finger.wait(u"component_don-de-nghi"_s);
    onScreen(u"greeting"_s);
    return finger.tap(u"primaryButton"_s);
}

bool Road::chooseProcedure()
{
    FingerClient &finger = m_rig.finger();
    if (!shown(u"procedure_"_s + procedure, u"procedures"_s) || !finger.tap(u"procedure_"_s + procedure)
        || !finger.wait(u"component_don-de-nghi|againYes"_s))
        return false;
    if (finger.names().contains(u"againYes"_s) && !finger.tap(u"againYes"_s))
        return false;
    return shown(u"component_don-de-nghi"_s, u"checklist"_s);
}

bool Road::scan(const Paper &paper)
{
    FingerClient &finger = m_rig.finger();
    m_rig.putInTray(paper.images);
    return finger.tap(u"component_"_s + paper.component) && finger.wait(u"scanStart"_s)
        && finger.tap(u"scanStart"_s) && finger.wait(u"scanDone"_s, scanMs)
        && (onScreen(u"scan-"_s + paper.component), true) && finger.tap(u"scanDone"_s, scanMs)
        && finger.wait(u"component_don-de-nghi"_s);
}

bool Road::reviewAndConsent()
{
    FingerClient &finger = m_rig.finger();
    onScreen(u"checklist-complete"_s);
    if (!finger.tap(u"primaryButton"_s) || !shown(u"phoneRefuse"_s, u"review"_s)
        || !finger.tap(u"phoneRefuse"_s))
        return false;
    if (!finger.tap(u"primaryButton"_s) || !shown(u"notice_handling_yes"_s, u"notices"_s))
        return false;
    for (const QString &notice : {u"notice_handling_yes"_s, u"notice_reuse_no"_s})
        if (!finger.tap(notice))
            return false;
    onScreen(u"notices-answered"_s);
    return true;
}

bool Road::submit()
{
    FingerClient &finger = m_rig.finger();
    return finger.tap(u"submit"_s) && shown(u"sendingSteps|slipEnd"_s, u"sending"_s)
        && finger.wait(u"slipEnd"_s, sendMs);
}

bool Road::codeArrives()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < codeMs) {
        const QString shown = m_rig.finger().text(u"slipCode"_s);
        for (const QJsonObject &dossier : m_rig.ctl({u"queue"_s, u"list"_s}).lines)
            if (!shown.isEmpty() && dossier.value(u"dossier_code").toString() == shown) {
                onScreen(u"slip"_s);
                return true;
            }
        QThread::msleep(200);
    }
    return false;
}

bool Road::end()
{
    return m_rig.finger().tap(u"slipEnd"_s) && shown(u"homeBegin"_s, u"home-again"_s);
}

bool Road::walk()
{
    bool resumed = false;
    if (!readCard() || !resumeIfAsked(resumed) || (!resumed && !chooseProcedure()))
        return false;
    for (const Paper &paper : papers())
        if (!scan(paper))
            return false;
    return reviewAndConsent() && submit() && codeArrives() && end();
}
