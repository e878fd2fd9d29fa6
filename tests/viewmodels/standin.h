// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/session/intents.h"

namespace motcua
{

/// Stands where the session would: writes down what is wanted and shows whatever state it is given.
class StandIn final : public Intents
{
public:
    void show(const SessionState &state) { Q_EMIT changed(state); }

    QStringList wishes;

    void begin() override { note("begin"); }
    void lookUp() override { note("lookUp"); }
    void follow() override { note("follow"); }
    void setDossierCode(const QString &code) override { note("setDossierCode", code); }
    void readSlip() override { note("readSlip"); }
    void signIn() override { note("signIn"); }
    void complete(int request) override { note("complete", QString::number(request)); }
    void showAcceptance() override { note("showAcceptance"); }
    void printAcceptance() override { note("printAcceptance"); }
    void withdraw() override { note("withdraw"); }
    void chooseReason(int reason) override { note("chooseReason", QString::number(reason)); }
    void setReasonWords(const QString &words) override { note("setReasonWords", words); }
    void callForHelp() override { note("callForHelp"); }
    void endHelp() override { note("endHelp"); }
    void queue() override { note("queue"); }
    void takeTicket(const QString &service) override { note("takeTicket", service); }
    void printTicket() override { note("printTicket"); }
    void browse(const QString &field) override { note("browse", field); }
    void showProcedure(const QString &id) override { note("showProcedure", id); }
    void printPapers() override { note("printPapers"); }
    void back() override { note("back"); }
    void next() override { note("next"); }
    void end() override { note("end"); }
    void activity() override { ++activities; }
    void needMoreTime() override { note("needMoreTime"); }
    void setLanguage(const QString &language) override { note("setLanguage", language); }
    void setTextSize(motcua::TextSize size) override { note("setTextSize", QString::number(int(size))); }
    void setPalette(motcua::Palette palette) override { note("setPalette", QString::number(int(palette))); }
    void readCard() override { note("readCard"); }
    void resumeDraft(int draft) override { note("resumeDraft", QString::number(draft)); }
    void startAnew() override { note("startAnew"); }
    void setQuery(const QString &words) override { note("setQuery", words); }
    void chooseProcedure(const QString &id) override { note("chooseProcedure", id); }
    void chooseCase(const QString &id) override { note("chooseCase", id); }
    void fileAgain() override { note("fileAgain"); }
    void reusePaper(const QString &component, bool again) override
    {
        note("reusePaper", component + (again ? QStringLiteral("=yes") : QStringLiteral("=no")));
    }
    void openComponent(const QString &id) override { note("openComponent", id); }
    void startScan(bool glass) override
    {
        note("startScan", glass ? QStringLiteral("glass") : QStringLiteral("tray"));
    }
    void openStack() override { note("openStack"); }
    void setBegins(qint64 page, bool begins) override
    {
        note("setBegins", QString::number(page) + (begins ? QStringLiteral("=yes") : QStringLiteral("=no")));
    }
    void namePaper(qint64 page, const QString &component) override
    {
        note("namePaper", QString::number(page) + QLatin1Char('=') + component);
    }
    void scanAnew(qint64 page) override { note("scanAnew", QString::number(page)); }
    void stopScan() override { note("stopScan"); }
    void removePage(qint64 page) override { note("removePage", QString::number(page)); }
    void undoRemove() override { note("undoRemove"); }
    void setAsFed(qint64 page, bool asFed) override
    {
        note("setAsFed", QString::number(page) + (asFed ? QStringLiteral("=yes") : QStringLiteral("=no")));
    }
    void sortSheets(const QList<qint64> &pages) override { note("sortSheets", listed(pages)); }
    void keepSheets(const QList<qint64> &pages) override { note("keepSheets", listed(pages)); }
    void undoSort() override { note("undoSort"); }
    void setField(const QString &field, const QJsonValue &value) override
    {
        note("setField", field + u'=' + value.toVariant().toString());
    }
    void readPaper() override { note("readPaper"); }
    void takeProposal(const QString &field, int proposal) override
    {
        note("takeProposal", field + u'=' + QString::number(proposal));
    }
    void setPhone(const QString &phone) override { note("setPhone", phone); }
    void refusePhone(bool refused) override
    {
        note("refusePhone", refused ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    void setByPost(bool byPost) override
    {
        note("setByPost", byPost ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    void setAddress(const QString &address) override { note("setAddress", address); }
    void answerNotice(const QString &id, bool agreed) override
    {
        note("answerNotice", id + (agreed ? QStringLiteral("=yes") : QStringLiteral("=no")));
    }
    void submit() override { note("submit"); }
    void printSlip() override { note("printSlip"); }
    void rate() override { note("rate"); }
    void answerRating(int mark) override { note("answerRating", QString::number(mark)); }

    int activities = 0;

private:
    static QString listed(const QList<qint64> &numbers)
    {
        QStringList words;
        for (const qint64 number : numbers)
            words.append(QString::number(number));
        return words.join(u',');
    }
    void note(const char *wish, const QString &argument = {})
    {
        const QString name = QString::fromLatin1(wish);
        wishes.append(argument.isEmpty() ? name : name + u' ' + argument);
    }
};

} // namespace motcua
