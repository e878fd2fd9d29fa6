// SPDX-License-Identifier: GPL-3.0-or-later
// A person signs in on their own phone, through central (RFC 8628).
#include <QJsonArray>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/central/enrolmenttoken.h"
#include "sync/central/motcuacentral.h"
#include "sync/central/personviewreader.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua::test
{

namespace
{

const QJsonObject person {{u"personal_number"_s, u"000099012345"_s}, {u"full_name"_s, u"Người Mẫu"_s}};

template <typename T>
FaultId faultOf(const Result<T> &result)
{
    return result ? FaultId::Internal : result.error().id;
}

class SignInTest : public ::testing::Test
{
protected:
    void SetUp() override { central = MotcuaCentral::create(*enrol(sandbox.token(), state.path())); }
    SignInOffer offered(CentralSystem &by)
    {
        const auto offer = by.offerSignIn();
        EXPECT_TRUE(offer) << qPrintable(offer.error().detail);
        return offer.value_or(SignInOffer());
    }
    SignInOffer offered() { return offered(*central); }
    SignedInPerson signedIn(const SignInOffer &offer)
    {
        const auto answer = central->signedIn(offer);
        EXPECT_TRUE(answer && answer->person);
        return answer && answer->person ? *answer->person : SignedInPerson();
    }
    bool isGood(const PersonGrant &grant)
    {
        const auto answer = central->reusable(u"1.009846"_s, grant);
        EXPECT_TRUE(answer || answer.error().id == FaultId::PersonUnproven);
        return answer.has_value();
    }
    /// As a phone's browser asks.
    HttpReply browse(
        const QByteArray &method, const QString &query, const std::optional<QByteArray> &form = {})
    {
        HttpClient http({EnrolmentToken::fromText(sandbox.token())->keyPin, {}, {}, {}});
        const auto reply = http.send({method, sandbox.url() + u"/vneid"_s + query,
            {"Content-Type: application/x-www-form-urlencoded"}, form});
        EXPECT_TRUE(reply) << qPrintable(reply.error().detail);
        return reply.value_or(HttpReply());
    }

    SandboxProcess sandbox;
    QTemporaryDir state, neighbourState;
    std::unique_ptr<MotcuaCentral> central;
};

TEST_F(SignInTest, WhoAgreesIsKnownAndWhenTheyLeaveTheGrantIsDead)
{
    const SignInOffer offer = offered();
    EXPECT_EQ(offer.address, sandbox.url() + u"/vneid"_s);
    EXPECT_EQ(offer.addressWithCode, offer.address + u"?code="_s + offer.userCode);
    const auto before = central->signedIn(offer);
    ASSERT_TRUE(before);
    EXPECT_FALSE(before->person);
    EXPECT_EQ(before->interval, offer.interval);

    sandbox.answerSignIn(offer.userCode, person);
    const SignedInPerson who = signedIn(offer);
    EXPECT_EQ(who.personalNumber, person.value(u"personal_number").toString());
    EXPECT_EQ(who.fullName, person.value(u"full_name").toString());
    EXPECT_GT(who.lasts, 0s);
    EXPECT_TRUE(isGood(who.grant));
    EXPECT_EQ(signedIn(offer).grant.token, who.grant.token) << "an answer that was lost loses nothing";

    ASSERT_TRUE(central->endSignIn(offer));
    EXPECT_FALSE(isGood(who.grant));
    EXPECT_EQ(faultOf(central->signedIn(offer)), FaultId::SignInExpired);
    EXPECT_TRUE(central->endSignIn(offer)) << "said twice is the same as once";
}

TEST_F(SignInTest, WhoSaysNoOrIsTooLateIsNotSignedIn)
{
    const SignInOffer refused = offered();
    sandbox.answerSignIn(refused.userCode, {{u"refuse"_s, true}});
    EXPECT_EQ(faultOf(central->signedIn(refused)), FaultId::SignInRefused);

    const SignInOffer late = offered();
    sandbox.answerSignIn(late.userCode, {{u"expire"_s, true}});
    EXPECT_EQ(faultOf(central->signedIn(late)), FaultId::SignInExpired);
    EXPECT_EQ(browse("GET", u"?code="_s + late.userCode).status, 404) << "nobody can agree any more";
}

TEST_F(SignInTest, AGrantEndsByItself)
{
    const SignInOffer offer = offered();
    sandbox.answerSignIn(offer.userCode, person);
    const PersonGrant grant = signedIn(offer).grant;
    ASSERT_TRUE(isGood(grant));
    sandbox.answerSignIn(offer.userCode, {{u"expire"_s, true}});
    EXPECT_FALSE(isGood(grant));
}

TEST_F(SignInTest, TheNextOfferEndsTheOneBeforeAndItsGrant)
{
    const SignInOffer first = offered();
    sandbox.answerSignIn(first.userCode, person);
    const PersonGrant grant = signedIn(first).grant;
    ASSERT_TRUE(isGood(grant));
    const SignInOffer second = offered();
    EXPECT_NE(second.deviceCode, first.deviceCode);
    EXPECT_FALSE(isGood(grant)) << "the one who left without a word";
    EXPECT_EQ(faultOf(central->signedIn(first)), FaultId::SignInExpired);
    ASSERT_TRUE(central->endSignIn(first)) << "of the old one";
    EXPECT_TRUE(central->signedIn(second)) << "the new one stays";
}

TEST_F(SignInTest, AnotherKioskHasNothingOfAnOffer)
{
    const auto neighbour = MotcuaCentral::create(*enrol(sandbox.nextToken(), neighbourState.path()));
    const SignInOffer offer = offered();
    const SignInOffer theirs = offered(*neighbour);
    EXPECT_EQ(faultOf(neighbour->signedIn(offer)), FaultId::SignInExpired);
    ASSERT_TRUE(neighbour->endSignIn(offer));
    sandbox.answerSignIn(offer.userCode, person);
    EXPECT_EQ(faultOf(neighbour->signedIn(offer)), FaultId::SignInExpired);
    const PersonGrant grant = signedIn(offer).grant;
    EXPECT_TRUE(isGood(grant)) << "another kiosk's word does not end it";
    EXPECT_EQ(faultOf(neighbour->reusable(u"1.009846"_s, grant)), FaultId::PersonUnproven);
    EXPECT_FALSE(neighbour->signedIn(theirs)->person) << "nobody agreed to that one";
}

TEST_F(SignInTest, WhoAsksTooSoonIsToldToWaitFiveSecondsLonger)
{
    const SignInOffer offer = offered();
    auto answer = central->signedIn(offer);
    // A machine may be so slow that a question does not come too soon; not each time.
    for (int i = 0; i < 10 && answer && answer->interval == offer.interval; ++i)
        answer = central->signedIn(offer);
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->person);
    EXPECT_EQ(answer->interval, offer.interval + 5s);
}

TEST_F(SignInTest, TroubleOnTheWayEndsNoOfferAndIsNotTakenForAnAnswer)
{
    const SignInOffer offer = offered();
    const auto fails = [&](const QString &path, int status) {
        sandbox.misbehave({{u"fail"_s, QJsonObject {{u"status"_s, status}, {u"path"_s, path}}}});
    };
    fails(u"/sign-in/token"_s, 503);
    EXPECT_EQ(faultOf(central->signedIn(offer)), FaultId::CentralBusy);
    fails(u"/sign-in/token"_s, 400);
    EXPECT_EQ(faultOf(central->signedIn(offer)), FaultId::CentralAnswerInvalid) << "none of the four words";
    sandbox.misbehave({{u"html"_s, QJsonObject {{u"path"_s, u"/sign-in"_s}}}});
    EXPECT_EQ(faultOf(central->signedIn(offer)), FaultId::CentralAnswerInvalid);
    EXPECT_EQ(faultOf(central->offerSignIn()), FaultId::CentralAnswerInvalid);
    EXPECT_EQ(faultOf(central->endSignIn(offer)), FaultId::CentralAnswerInvalid);
    fails(u"/sign-in"_s, 404);
    EXPECT_EQ(faultOf(central->offerSignIn()), FaultId::SignInUnavailable) << "a central of before";
    fails(u"/sign-in"_s, 503);
    EXPECT_EQ(faultOf(central->offerSignIn()), FaultId::CentralBusy);
    sandbox.misbehave({});
    sandbox.answerSignIn(offer.userCode, person);
    EXPECT_TRUE(isGood(signedIn(offer).grant));
}

TEST_F(SignInTest, ThePageOnThePhoneSaysThatItIsAStandInAndAsksForTheCodeOnTheScreen)
{
    const SignInOffer offer = offered();
    const HttpReply empty = browse("GET", {}), page = browse("GET", u"?code="_s + offer.userCode.toLower());
    for (const HttpReply &one : {empty, page}) {
        EXPECT_EQ(one.status, 200);
        EXPECT_TRUE(one.body.contains("Cổng tập dượt – không phải VNeID thật"));
        EXPECT_FALSE(one.body.contains("<script"));
        EXPECT_TRUE(one.headers.value("content-security-policy").contains("default-src 'none'"));
    }
    EXPECT_TRUE(page.body.contains(offer.userCode.toLatin1())) << "to compare";
    EXPECT_TRUE(page.body.contains("Đồng ý đăng nhập"));
    EXPECT_TRUE(page.body.contains("Từ chối"));

    const QByteArray code = "code=" + offer.userCode.toLatin1();
    EXPECT_EQ(browse("POST", {}, code + "&person=000099054321").status, 404) << "nobody on the page";
    EXPECT_EQ(browse("POST", {}, "person=000099012345").status, 404) << "no code";
    EXPECT_FALSE(central->signedIn(offer)->person);
    EXPECT_EQ(browse("POST", {}, code + "&person=000099012345").status, 200);
    EXPECT_EQ(browse("POST", {}, code + "&person=001090001234").status, 404) << "there is one answer";
    EXPECT_EQ(signedIn(offer).personalNumber, u"000099012345"_s);

    const SignInOffer other = offered();
    EXPECT_EQ(browse("POST", {}, "code=" + other.userCode.toLatin1() + "&refuse=1").status, 200);
    EXPECT_EQ(faultOf(central->signedIn(other)), FaultId::SignInRefused);
}

TEST_F(SignInTest, WhateverIsTypedOnThePageStaysText)
{
    const QByteArray markup = R"(%3Cscript%3Ealert(%22a%22)%3C/script%3E%22%3E%3Cb%3E%26)";
    for (const HttpReply &page :
        {browse("GET", u"?code="_s + QString::fromLatin1(markup)), browse("POST", {}, "code=" + markup)}) {
        EXPECT_EQ(page.status, 404);
        EXPECT_FALSE(page.body.contains("<script")) << page.body.constData();
        EXPECT_FALSE(page.body.contains("<b>"));
        EXPECT_TRUE(page.body.contains("&lt;script&gt;alert(&quot;a&quot;)&lt;/script&gt;"))
            << page.body.constData();
    }
    EXPECT_LT(browse("GET", u"?code="_s + QString(4'000, u'x')).body.count('x'), 200) << "and short";
}

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

/// Every member that is not said, or said as something else, makes the answer none.
template <typename Read>
void expectAllNeeded(const QJsonObject &good, const Read &read)
{
    ASSERT_TRUE(read(good));
    for (const QString &key : good.keys()) {
        QJsonObject without = good;
        without.remove(key);
        EXPECT_EQ(faultOf(read(without)), FaultId::CentralAnswerInvalid) << qPrintable(key);
        for (const QJsonValue &bad :
            {QJsonValue(), QJsonValue(QString()), QJsonValue(true), QJsonValue(-1), QJsonValue(1.5),
                QJsonValue(1e12), QJsonValue(QJsonArray {1}), QJsonValue(QString(5'000, u'A'))})
            EXPECT_EQ(faultOf(read(with(good, key, bad))), FaultId::CentralAnswerInvalid)
                << qPrintable(key) << ' ' << qPrintable(bad.toVariant().toString().left(20));
    }
}

TEST(SignInAnswers, AnOfferOutsideTheContractIsNone)
{
    const QJsonObject good {{u"device_code"_s, QString(43, u'a')}, {u"user_code"_s, u"BCDF-GHJK"_s},
        {u"verification_uri"_s, u"https://dang-nhap.example/kiosk"_s},
        {u"verification_uri_complete"_s, u"https://dang-nhap.example/kiosk?code=BCDF-GHJK"_s},
        {u"expires_in"_s, 300}, {u"interval"_s, 2}};
    expectAllNeeded(good, readSignInOffer);
    const auto read = readSignInOffer(good);
    EXPECT_EQ(read->deviceCode, QByteArray(43, 'a'));
    EXPECT_EQ(read->userCode, u"BCDF-GHJK"_s);
    EXPECT_EQ(read->address, u"https://dang-nhap.example/kiosk"_s);
    EXPECT_EQ(read->expiresIn, 5min);
    EXPECT_EQ(read->interval, 2s);

    const QString fits = u"https://dang-nhap.example/"_s;
    EXPECT_TRUE(readSignInOffer(with(good, u"verification_uri"_s, fits + QString(200 - fits.size(), u'a'))));
    for (const auto &[key, bad] : QList<std::pair<QString, QJsonValue>> {{u"device_code"_s, u"short"_s},
             {u"device_code"_s, QString(201, u'a')}, {u"device_code"_s, QString(43, u'a') + u'\n'},
             {u"device_code"_s, u"../../enrol/../aaaaaaaaaaaa"_s}, {u"device_code"_s, QString(43, u'ạ')},
             {u"user_code"_s, u"bcdf-ghjk"_s}, {u"user_code"_s, u"BCD"_s},
             {u"user_code"_s, u"BCDF-GHJK-LMN"_s}, {u"user_code"_s, u"----"_s},
             {u"user_code"_s, u"BCDF GHJK"_s}, {u"user_code"_s, u"BCDF\nGHJK"_s},
             {u"user_code"_s, u"BCDF-GHJ\u0410"_s}, {u"expires_in"_s, 29}, {u"expires_in"_s, 1'801},
             {u"expires_in"_s, u"300"_s}, {u"interval"_s, 0}, {u"interval"_s, 61}, {u"interval"_s, u"2"_s}})
        EXPECT_EQ(faultOf(readSignInOffer(with(good, key, bad))), FaultId::CentralAnswerInvalid)
            << qPrintable(key) << ' ' << qPrintable(bad.toVariant().toString());
    for (const QString &bad : {u"http://dang-nhap.example/kiosk"_s, u"vneid://dang-nhap.example/kiosk"_s,
             u"javascript:alert(1)"_s, u"https:///kiosk"_s, u"//dang-nhap.example/kiosk"_s, u"kiosk"_s,
             u"https://dang-nhap.example@elsewhere.example/kiosk"_s, u"https://a:b@dang-nhap.example/"_s,
             u"https://dang-nhap.example\\@elsewhere.example/"_s, u"https://dang-nhap.example/a b"_s,
             u"https://dang-nhap.example/\u202e"_s, u"https://d\u0430ng-nhap.example/"_s,
             u"https://dang-nhap.example:99999/"_s, u"https://elsewhere.example/kiosk"_s,
             u"https://dang-nhap.example:444/kiosk"_s, fits + QString(201 - fits.size(), u'a')})
        for (const QString &key : {u"verification_uri"_s, u"verification_uri_complete"_s})
            EXPECT_EQ(faultOf(readSignInOffer(with(good, key, bad))), FaultId::CentralAnswerInvalid)
                << qPrintable(key) << ' ' << qPrintable(bad);
}

TEST(SignInAnswers, APersonOutsideTheContractIsNobody)
{
    const QJsonObject good {{u"grant"_s, u"0123456789abcdef"_s}, {u"expires_in"_s, 600},
        {u"full_name"_s, u"Người Mẫu"_s}, {u"personal_number"_s, u"000099012345"_s}};
    expectAllNeeded(good, readSignedInPerson);
    const auto read = readSignedInPerson(good);
    EXPECT_EQ(read->grant.token, "0123456789abcdef");
    EXPECT_EQ(read->fullName, u"Người Mẫu"_s);
    EXPECT_EQ(read->personalNumber, u"000099012345"_s);
    EXPECT_EQ(read->lasts, 10min);
    const QString apart = u"Người Mẫu"_s.normalized(QString::NormalizationForm_D);
    EXPECT_EQ(readSignedInPerson(with(good, u"full_name"_s, apart))->fullName, u"Người Mẫu"_s);

    for (const auto &[key, bad] :
        QList<std::pair<QString, QJsonValue>> {{u"grant"_s, u"a b"_s}, {u"grant"_s, u"a\r\nX-Other: 1"_s},
            {u"grant"_s, QString(4'097, u'a')}, {u"grant"_s, u"grạnt"_s}, {u"expires_in"_s, 0},
            {u"expires_in"_s, 3'601}, {u"full_name"_s, u" "_s}, {u"full_name"_s, u"Người Mẫu "_s},
            {u"full_name"_s, u"Người\nMẫu"_s}, {u"full_name"_s, u"\u202eNgười Mẫu"_s},
            {u"full_name"_s, u"Người\u2028Mẫu"_s}, {u"full_name"_s, u"<b>Mẫu</b>"_s},
            {u"full_name"_s, QString(101, u'M')}, {u"personal_number"_s, u"00009901234"_s},
            {u"personal_number"_s, u"0000990123456"_s}, {u"personal_number"_s, u"00009901234x"_s},
            {u"personal_number"_s, u"٠٠٠٠٩٩٠١٢٣٤٥"_s}, {u"personal_number"_s, u"012345678"_s}})
        EXPECT_EQ(faultOf(readSignedInPerson(with(good, key, bad))), FaultId::CentralAnswerInvalid)
            << qPrintable(key) << ' ' << qPrintable(bad.toVariant().toString());
}

} // namespace

} // namespace motcua::test
