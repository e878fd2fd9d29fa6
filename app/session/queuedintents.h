// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/intents.h"

namespace motcua
{

/// The screen's end of a session that lives in another thread: hands every intent over as a queued call and
/// tells the states that come back. Lives in the screen's thread and never waits.
class QueuedIntents : public Intents
{
    Q_OBJECT

public:
    using Intents::Intents;

    /// Begins to serve `target`, which must outlive this. Intents from before are nobody's and dropped.
    void attach(Intents &target)
    {
        m_target = &target;
        connect(&target, &Intents::changed, this, &Intents::changed, Qt::QueuedConnection);
    }

    void begin() override { send(&Intents::begin); }
    void lookUp() override { send(&Intents::lookUp); }
    void browse(const QString &field) override { send(&Intents::browse, field); }
    void showProcedure(const QString &id) override { send(&Intents::showProcedure, id); }
    void printPapers() override { send(&Intents::printPapers); }
    void follow() override { send(&Intents::follow); }
    void setDossierCode(const QString &code) override { send(&Intents::setDossierCode, code); }
    void readSlip() override { send(&Intents::readSlip); }
    void reusePaper(const QString &component, bool again) override
    {
        send(&Intents::reusePaper, component, again);
    }
    void openStack() override { send(&Intents::openStack); }
    void setBegins(qint64 page, bool begins) override { send(&Intents::setBegins, page, begins); }
    void namePaper(qint64 page, const QString &component) override
    {
        send(&Intents::namePaper, page, component);
    }
    void signIn() override { send(&Intents::signIn); }
    void complete(int request) override { send(&Intents::complete, request); }
    void showAcceptance() override { send(&Intents::showAcceptance); }
    void printAcceptance() override { send(&Intents::printAcceptance); }
    void withdraw() override { send(&Intents::withdraw); }
    void chooseReason(int reason) override { send(&Intents::chooseReason, reason); }
    void setReasonWords(const QString &words) override { send(&Intents::setReasonWords, words); }
    void callForHelp() override { send(&Intents::callForHelp); }
    void endHelp() override { send(&Intents::endHelp); }
    void queue() override { send(&Intents::queue); }
    void takeTicket(const QString &service) override { send(&Intents::takeTicket, service); }
    void printTicket() override { send(&Intents::printTicket); }
    void back() override { send(&Intents::back); }
    void next() override { send(&Intents::next); }
    void end() override { send(&Intents::end); }
    void activity() override { send(&Intents::activity); }
    void needMoreTime() override { send(&Intents::needMoreTime); }
    void setLanguage(const QString &language) override { send(&Intents::setLanguage, language); }
    void setTextSize(motcua::TextSize size) override { send(&Intents::setTextSize, size); }
    void setPalette(motcua::Palette palette) override { send(&Intents::setPalette, palette); }
    void readCard() override { send(&Intents::readCard); }
    void resumeDraft(int draft) override { send(&Intents::resumeDraft, draft); }
    void startAnew() override { send(&Intents::startAnew); }
    void setQuery(const QString &words) override { send(&Intents::setQuery, words); }
    void chooseProcedure(const QString &id) override { send(&Intents::chooseProcedure, id); }
    void chooseCase(const QString &id) override { send(&Intents::chooseCase, id); }
    void fileAgain() override { send(&Intents::fileAgain); }
    void openComponent(const QString &id) override { send(&Intents::openComponent, id); }
    void startScan(bool glass) override { send(&Intents::startScan, glass); }
    void scanAnew(qint64 page) override { send(&Intents::scanAnew, page); }
    void stopScan() override { send(&Intents::stopScan); }
    void removePage(qint64 page) override { send(&Intents::removePage, page); }
    void undoRemove() override { send(&Intents::undoRemove); }
    void setAsFed(qint64 page, bool asFed) override { send(&Intents::setAsFed, page, asFed); }
    void sortSheets(const QList<qint64> &pages) override { send(&Intents::sortSheets, pages); }
    void keepSheets(const QList<qint64> &pages) override { send(&Intents::keepSheets, pages); }
    void undoSort() override { send(&Intents::undoSort); }
    void setField(const QString &field, const QJsonValue &value) override
    {
        send(&Intents::setField, field, value);
    }
    void readPaper() override { send(&Intents::readPaper); }
    void takeProposal(const QString &field, int proposal) override
    {
        send(&Intents::takeProposal, field, proposal);
    }
    void setPhone(const QString &phone) override { send(&Intents::setPhone, phone); }
    void refusePhone(bool refused) override { send(&Intents::refusePhone, refused); }
    void setByPost(bool byPost) override { send(&Intents::setByPost, byPost); }
    void setAddress(const QString &address) override { send(&Intents::setAddress, address); }
    void answerNotice(const QString &id, bool agreed) override { send(&Intents::answerNotice, id, agreed); }
    void submit() override { send(&Intents::submit); }
    void printSlip() override { send(&Intents::printSlip); }
    void rate() override { send(&Intents::rate); }
    void answerRating(int mark) override { send(&Intents::answerRating, mark); }

private:
    template <typename Call, typename... Arguments>
    void send(Call call, Arguments... arguments)
    {
        if (m_target)
            QMetaObject::invokeMethod(
                m_target, [target = m_target, call, arguments...] { (target->*call)(arguments...); },
                Qt::QueuedConnection);
    }
    Intents *m_target = nullptr;
};

} // namespace motcua
