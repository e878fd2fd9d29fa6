// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QObject>

#include "app/session/sessionstate.h"

namespace motcua
{

/// What a person at the screen can want, and the only way from the view models to the session. Every call
/// returns at once; what came of it is the next `changed`. The session behind it lives in a thread of its
/// own; view models reach it through queued calls, and tests and picture tools put a stand-in here.
class Intents : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // home and everywhere
    virtual void begin() = 0; ///< Nộp hồ sơ; of the procedure that is shown, if one is
    virtual void lookUp() = 0; ///< Tra cứu thủ tục
    virtual void follow() = 0; ///< Theo dõi hồ sơ
    virtual void back() = 0;
    virtual void next() = 0; ///< the screen's one primary button, where no more special call exists
    virtual void end() = 0; ///< ends the session and wipes it; an unfinished draft stays sealed
    virtual void activity() = 0; ///< touch, key, paper: resets the idle clock
    virtual void needMoreTime() = 0;
    virtual void setLanguage(const QString &language) = 0;
    virtual void setTextSize(motcua::TextSize size) = 0;
    virtual void setPalette(motcua::Palette palette) = 0;

    // card
    virtual void readCard() = 0; ///< the card lies on the glass
    virtual void resumeDraft(int draft) = 0; ///< of earlierDrafts
    virtual void startAnew() = 0; ///< shreds the earlier drafts

    // procedure and case
    virtual void setQuery(const QString &words) = 0;
    virtual void chooseProcedure(const QString &id) = 0;
    virtual void chooseCase(const QString &id) = 0;

    // looking up
    virtual void browse(const QString &field) = 0; ///< procedures of this lĩnh vực; empty: the usual ones
    virtual void showProcedure(const QString &id) = 0;
    virtual void printPapers() = 0; ///< the list of papers that is shown

    // following a dossier
    virtual void setDossierCode(const QString &code) = 0; ///< as it is typed; next looks for it
    virtual void readSlip() = 0; ///< it lies on the glass
    virtual void
    signIn() = 0; ///< with VNeID: instead of the card, to use papers again, to see one's own dossier
    virtual void complete(int request) = 0; ///< Bổ sung: what that one of the dossier's requests asks for

    virtual void showAcceptance() = 0; ///< Mẫu 01
    virtual void printAcceptance() = 0;

    // withdrawing; next goes on, and sends it when it has been asked once more
    virtual void withdraw() = 0;
    virtual void chooseReason(int reason) = 0; ///< of SessionState::Withdrawal::reasons
    virtual void setReasonWords(const QString &words) = 0;

    // the hall
    virtual void callForHelp() = 0;
    virtual void endHelp() = 0; ///< it is not wanted any more
    virtual void queue() = 0; ///< Lấy số thứ tự
    virtual void takeTicket(const QString &service) = 0;
    virtual void printTicket() = 0;

    // the list
    virtual void fileAgain() = 0; ///< another dossier of the same procedure is meant
    virtual void reusePaper(const QString &component, bool again) = 0; ///< that central holds
    virtual void openComponent(const QString &id) = 0; ///< to scan or to fill in
    virtual void openStack() = 0; ///< to feed all papers in one go

    // scanning
    virtual void startScan(bool glass) = 0;
    virtual void scanAnew(qint64 page) = 0; ///< one sheet, in the place of this
    virtual void stopScan() = 0;
    virtual void removePage(qint64 page) = 0;
    virtual void undoRemove() = 0;
    virtual void setAsFed(qint64 page, bool asFed) = 0; ///< takes the turns of a page back, or has them again
    virtual void sortSheets(const QList<qint64> &pages) = 0; ///< they go where they seem to belong
    virtual void keepSheets(const QList<qint64> &pages) = 0; ///< they are of this paper all the same
    virtual void undoSort() = 0;
    virtual void setBegins(qint64 page, bool begins) = 0; ///< whether a paper of the stack begins with it
    virtual void namePaper(qint64 page, const QString &component) = 0; ///< that begins with it

    // form
    virtual void setField(const QString &field, const QJsonValue &value) = 0;
    virtual void readPaper() = 0; ///< the one on the glass, for what the form asks for
    virtual void takeProposal(const QString &field, int proposal) = 0;

    // review, notices
    virtual void setPhone(const QString &phone) = 0;
    virtual void refusePhone(bool refused) = 0;
    virtual void setByPost(bool byPost) = 0; ///< the result
    virtual void setAddress(const QString &address) = 0;
    virtual void answerNotice(const QString &id, bool agreed) = 0;
    virtual void submit() = 0;

    // slip
    virtual void printSlip() = 0;
    virtual void rate() = 0; ///< Đánh giá kiosk
    virtual void answerRating(int mark) = 0; ///< 1, very unsatisfied, to 5, very satisfied

Q_SIGNALS:
    void changed(const motcua::SessionState &state);
};

} // namespace motcua
