// SPDX-License-Identifier: GPL-3.0-or-later
// What the applicant sees and does about a dossier that was filed: fees, the agency's paper, withdrawing.
#include <QDir>
#include <QFile>
#include <QJsonArray>

#include "app/domain/vietqr.h"
#include "tests/session/following.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Following;
using motcua::test::Kiosk;

namespace
{

class Affairs : public Following
{
protected:
    QJsonObject fee(QJsonObject transfer = {{u"bank"_s, u"970415"_s}, {u"bank_name"_s, u"Ngân hàng Bịa"_s},
                        {u"account"_s, u"0000000012345"_s}, {u"holder"_s, u"BỘ PHẬN MỘT CỬA BỊA"_s}}) const
    {
        QJsonObject fee {{u"name"_s, u"Phí thẩm định"_s}, {u"amount"_s, 1'250'000}};
        if (!transfer.isEmpty())
            fee.insert(u"transfer"_s, transfer);
        return fee;
    }
    /// What central says of that dossier's fees, whatever it holds.
    void sayFees(const QJsonArray &fees) { say(u"/fees"_s, {{u"dossier_code"_s, code}, {u"fees"_s, fees}}); }
    void say(const QString &what, const QJsonObject &answer)
    {
        sandbox.misbehave(
            {{u"say"_s, QJsonObject {{u"path"_s, u"/progress/"_s + code + what}, {u"answer"_s, answer}}}});
    }
    /// Asks central again for what is the person's own.
    bool look()
    {
        kiosk.screen->follow()->look();
        return Kiosk::until([&] { return !kiosk.state().busy; });
    }
    const SessionState::Follow::Dossier &dossier() { return *kiosk.state().follow.dossier; }
    bool toWithdrawal()
    {
        kiosk.screen->follow()->withdraw();
        return kiosk.shows(Screen::Withdraw);
    }
    QStringList printed() const { return QDir(kiosk.config.printerFolder).entryList(QDir::Files); }
};

} // namespace

TEST_F(Affairs, aFeeIsShownWithTheVietQrThatCentralGives)
{
    const QString id = sandbox.demand(code, fee());
    ASSERT_TRUE(signIn(number));
    EXPECT_EQ(dossier().status, 6);
    ASSERT_EQ(dossier().fees.size(), 1);
    const auto &due = dossier().fees.first();
    EXPECT_EQ(due.amount, 1'250'000);
    EXPECT_EQ(due.account, u"0000000012345"_s);
    EXPECT_EQ(due.purpose, code);
    EXPECT_EQ(due.qr, qrImage(vietQrPayload({u"970415"_s, due.account, due.amount, code})));
    EXPECT_TRUE(kiosk.screen->follow()->payable());

    sandbox.feePaid(id);
    EXPECT_FALSE(dossier().fees.first().paid) << "that is central's to say";
    ASSERT_TRUE(look());
    EXPECT_TRUE(dossier().fees.first().paid);
    EXPECT_TRUE(dossier().fees.first().qr.isNull()) << "nobody pays twice";
    EXPECT_EQ(dossier().status, 4);
    EXPECT_FALSE(kiosk.screen->follow()->payable());
}

TEST_F(Affairs, whereCentralNamesNoAccountThereIsNoVietQr)
{
    sandbox.demand(code, fee({}));
    ASSERT_TRUE(signIn(number));
    ASSERT_EQ(dossier().fees.size(), 1);
    EXPECT_TRUE(dossier().fees.first().qr.isNull());
    EXPECT_FALSE(dossier().fees.first().doubtful);
    EXPECT_FALSE(kiosk.screen->follow()->payable());
}

TEST_F(Affairs, nobodyIsSentToATransferThatContradictsItself)
{
    ASSERT_TRUE(signIn(number));
    const QString account = u"0000000012345"_s;
    const QByteArray good = vietQrPayload({u"970415"_s, account, 1'250'000, code});
    QByteArray wrongCheck = good, wrongLength = good;
    wrongCheck.replace(wrongCheck.size() - 1, 1, wrongCheck.endsWith('0') ? "1" : "0");
    wrongLength.replace("5407", "5408");
    const auto transfer = [&](const QByteArray &payload, const QString &to = u"0000000012345"_s) {
        return QJsonObject {{u"bank"_s, u"970415"_s}, {u"account"_s, to}, {u"holder"_s, u"BỊA"_s},
            {u"purpose"_s, code}, {u"vietqr"_s, QString::fromLatin1(payload)}};
    };
    QJsonObject toNobody = transfer(good);
    toNobody.remove(u"holder"_s);
    for (const QJsonValue &bad : {QJsonValue(transfer(wrongCheck)), QJsonValue(transfer(wrongLength)),
             QJsonValue(transfer(vietQrPayload({u"970415"_s, u"9999999999"_s, 1'250'000, code}))),
             QJsonValue(transfer(good, u"9999999999"_s)),
             QJsonValue(transfer(vietQrPayload({u"970422"_s, account, 1'250'000, code}))),
             QJsonValue(transfer(vietQrPayload({u"970415"_s, account, 12'500'000, code}))),
             QJsonValue(transfer(vietQrPayload({u"970415"_s, account, std::nullopt, code}))),
             QJsonValue(transfer(vietQrPayload({u"970415"_s, account, 1'250'000, u"khac"_s}))),
             QJsonValue(transfer({})), QJsonValue(transfer(QByteArray(5'000, '0'))), QJsonValue(toNobody),
             QJsonValue(u"970415"_s), QJsonValue(QJsonObject())}) {
        QJsonObject wrong = fee({});
        wrong.insert(u"state"_s, u"due"_s);
        wrong.insert(u"transfer"_s, bad);
        sayFees({wrong});
        ASSERT_TRUE(look());
        ASSERT_FALSE(kiosk.state().fault);
        ASSERT_EQ(dossier().fees.size(), 1);
        EXPECT_EQ(dossier().fees.first().amount, 1'250'000) << "what is owed is said all the same";
        EXPECT_TRUE(dossier().fees.first().qr.isNull());
        EXPECT_TRUE(dossier().fees.first().account.isEmpty());
        EXPECT_TRUE(dossier().fees.first().doubtful);
    }
    QJsonObject right = fee({});
    right.insert(u"state"_s, u"due"_s);
    right.insert(u"transfer"_s, transfer(good));
    sayFees({right});
    ASSERT_TRUE(look());
    EXPECT_FALSE(dossier().fees.first().qr.isNull());
}

TEST_F(Affairs, anAnswerAboutFeesThatIsNoneLeavesTheRestOfTheDossier)
{
    ASSERT_TRUE(signIn(number));
    for (const QJsonValue &bad : {QJsonValue(7), QJsonValue(QJsonArray {7}),
             QJsonValue(
                 QJsonArray {QJsonObject {{u"name"_s, u"Phí"_s}, {u"amount"_s, -5}, {u"state"_s, u"due"_s}}}),
             QJsonValue(QJsonArray {
                 QJsonObject {{u"name"_s, u"Phí"_s}, {u"amount"_s, 1.5}, {u"state"_s, u"due"_s}}}),
             QJsonValue(QJsonArray {
                 QJsonObject {{u"name"_s, u"Phí"_s}, {u"amount"_s, 5}, {u"state"_s, u"maybe"_s}}})}) {
        say(u"/fees"_s, {{u"dossier_code"_s, code}, {u"fees"_s, bad}});
        ASSERT_TRUE(look());
        EXPECT_FALSE(kiosk.state().fault);
        EXPECT_TRUE(dossier().feesUnknown);
        EXPECT_TRUE(dossier().fees.isEmpty());
        EXPECT_EQ(dossier().steps.size(), 1);
    }
}

TEST_F(Affairs, theAgencysPaperIsShownAndPrintedOnceItIsThere)
{
    ASSERT_TRUE(signIn(number));
    EXPECT_FALSE(kiosk.screen->follow()->hasAcceptance());
    kiosk.screen->follow()->showAcceptance();
    EXPECT_EQ(kiosk.state().screen, Screen::Progress) << "there is nothing to show yet";

    sandbox.acceptDossier(code,
        {{u"applicant"_s, u"Nguyễn Văn Mẫu"_s}, {u"agency"_s, u"Cục Bịa"_s},
            {u"due_at"_s, u"2027-01-19T03:00:00Z"_s},
            {u"papers"_s, QJsonArray {QJsonObject {{u"name"_s, u"Đơn đề nghị"_s}, {u"count"_s, 2}}}}});
    ASSERT_TRUE(look());
    EXPECT_EQ(dossier().status, 2);
    kiosk.screen->follow()->showAcceptance();
    ASSERT_TRUE(kiosk.shows(Screen::Acceptance));
    const AcceptanceViewModel &paper = *kiosk.screen->acceptance();
    EXPECT_TRUE(paper.verified());
    EXPECT_EQ(paper.agency(), u"Cục Bịa"_s);
    EXPECT_EQ(paper.applicant(), u"Nguyễn Văn Mẫu"_s);
    EXPECT_EQ(paper.papers(), QStringList {u"Đơn đề nghị (2 bản)"_s});
    EXPECT_TRUE(paper.dueDay().contains(u"19/01/2027"_s));

    kiosk.screen->acceptance()->print();
    EXPECT_TRUE(paper.printed());
    ASSERT_EQ(printed().size(), 1);
    QFile file(QDir(kiosk.config.printerFolder).filePath(printed().first()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().startsWith("%PDF-")) << "the agency's own, as it signed it";
    kiosk.screen->back();
    EXPECT_TRUE(kiosk.shows(Screen::Progress));
    kiosk.screen->end();
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
}

TEST_F(Affairs, nothingOfAPaperIsShownThatIsNotVouchedFor)
{
    sandbox.acceptDossier(code, {{u"agency"_s, u"Cục Bịa"_s}});
    sandbox.misbehave({{u"forge"_s, QJsonObject {{u"path"_s, u"/progress/"_s + code + u"/acceptance"_s}}}});
    ASSERT_TRUE(signIn(number));
    ASSERT_FALSE(kiosk.state().fault);
    EXPECT_FALSE(dossier().acceptance);
    EXPECT_TRUE(dossier().acceptanceDoubtful);
    kiosk.screen->follow()->showAcceptance();
    ASSERT_TRUE(kiosk.shows(Screen::Acceptance));
    EXPECT_FALSE(kiosk.screen->acceptance()->verified());
    EXPECT_FALSE(kiosk.screen->acceptance()->canPrint());
    kiosk.screen->acceptance()->print();
    EXPECT_TRUE(printed().isEmpty());
    for (const QString &line : motcua::reachable(kiosk.screen.get()))
        EXPECT_FALSE(line.contains(u"Cục Bịa"_s)) << qPrintable(line);
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Progress));

    sandbox.misbehave({});
    ASSERT_TRUE(look());
    EXPECT_TRUE(dossier().acceptance) << "central has been put right";
    // Another dossier's paper, with a good signature, is none of this one's.
    sandbox.acceptDossier(code, {{u"dossier_code"_s, u"G06-20260119-9999999"_s}});
    ASSERT_TRUE(look());
    EXPECT_FALSE(dossier().acceptance);
    EXPECT_TRUE(dossier().acceptanceDoubtful);
}

TEST_F(Affairs, aDossierIsWithdrawnForAReasonAndOnceMoreAsked)
{
    ASSERT_TRUE(signIn(number));
    ASSERT_TRUE(toWithdrawal());
    WithdrawalViewModel &asked = *kiosk.screen->withdrawal();
    EXPECT_EQ(asked.code(), code);
    kiosk.screen->next();
    EXPECT_FALSE(asked.confirming()) << "there is no reason yet";
    asked.choose(asked.otherReason());
    kiosk.screen->next();
    EXPECT_TRUE(asked.wordsMissing());
    kiosk.type(u"reason"_s, u"ghi nhầm tên"_s);
    kiosk.screen->typing()->close();
    kiosk.screen->next();
    ASSERT_TRUE(asked.confirming());
    kiosk.screen->back();
    EXPECT_FALSE(asked.confirming());
    EXPECT_EQ(kiosk.state().screen, Screen::Withdraw);
    kiosk.screen->next();
    kiosk.screen->next();
    ASSERT_TRUE(
        Kiosk::until([&] { return kiosk.state().screen == Screen::Progress && !kiosk.state().busy; }));
    EXPECT_FALSE(kiosk.state().withdrawal);
    EXPECT_EQ(dossier().status, 7);
    EXPECT_FALSE(dossier().canWithdraw);
    ASSERT_EQ(dossier().steps.size(), 2);
    EXPECT_EQ(dossier().steps.last().status, 7);
    EXPECT_EQ(dossier().steps.last().note.toLower(), u"ghi nhầm tên"_s);
    EXPECT_FALSE(kiosk.screen->follow()->canWithdraw());
}

TEST_F(Affairs, withoutCentralNothingIsPromisedAndSayingItAgainDoublesNothing)
{
    ASSERT_TRUE(signIn(number));
    ASSERT_TRUE(toWithdrawal());
    kiosk.screen->withdrawal()->choose(0);
    kiosk.screen->next();
    // Central does it, and its answer is lost.
    sandbox.misbehave(
        {{u"drop_reply"_s, QJsonObject {{u"method"_s, u"PUT"_s}, {u"path"_s, u"/progress"_s}}}});
    kiosk.screen->next();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().fault.has_value(); }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::WithdrawalUnsure);
    EXPECT_TRUE(kiosk.shows(Screen::Withdraw));
    EXPECT_TRUE(kiosk.screen->withdrawal()->confirming()) << "it can be sent again";
    sandbox.misbehave({});
    kiosk.screen->next();
    ASSERT_TRUE(
        Kiosk::until([&] { return kiosk.state().screen == Screen::Progress && !kiosk.state().busy; }));
    EXPECT_EQ(dossier().status, 7);
    EXPECT_EQ(dossier().steps.size(), 2) << "one request";
}

TEST_F(Affairs, whatIsOverIsNotWithdrawn)
{
    ASSERT_TRUE(signIn(number));
    ASSERT_TRUE(toWithdrawal());
    kiosk.screen->withdrawal()->choose(1);
    kiosk.screen->next();
    sandbox.setStatus(code, 9); // meanwhile
    kiosk.screen->next();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().fault.has_value(); }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::WithdrawalClosed);
    kiosk.screen->back();
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    ASSERT_TRUE(look());
    EXPECT_EQ(dossier().status, 9);
    EXPECT_FALSE(kiosk.screen->follow()->canWithdraw());
}

TEST_F(Affairs, whoseSignInCentralHasEndedSignsInAgainBeforeWithdrawing)
{
    ASSERT_TRUE(signIn(number));
    ASSERT_TRUE(toWithdrawal());
    kiosk.screen->withdrawal()->choose(1);
    kiosk.screen->next();
    sandbox.kill();
    sandbox.start();
    kiosk.screen->next();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().fault && !kiosk.state().busy; }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::PersonUnproven);
    kiosk.screen->next();
    EXPECT_TRUE(kiosk.shows(Screen::SignIn));
    EXPECT_FALSE(kiosk.state().withdrawal);
}

TEST_F(Affairs, whoeverLeavesInTheMiddleOfItLeavesNothing)
{
    sandbox.demand(code, fee());
    sandbox.acceptDossier(code);
    ASSERT_TRUE(signIn(number));
    ASSERT_TRUE(toWithdrawal());
    kiosk.screen->withdrawal()->choose(kiosk.screen->withdrawal()->otherReason());
    kiosk.type(u"reason"_s, u"chuyện riêng"_s);
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
    QStringList left = motcua::reachable(kiosk.screen.get());
    for (const QString &line : kiosk.freshlyReachable())
        left.removeOne(line);
    EXPECT_TRUE(left.isEmpty()) << qPrintable(left.join(u'\n'));
}
