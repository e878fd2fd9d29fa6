// SPDX-License-Identifier: GPL-3.0-or-later
// What is one person's is shown to that person; what completes a dossier goes the dossier's road.
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/central/motcuacentral.h"
#include "sync/central/personviewreader.h"
#include "sync/central/signedreceipt.h"
#include "sync/central/smallfile.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

const QString person = u"000099012345"_s, another = u"000099054321"_s;

class PersonTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        enrolment = *enrol(sandbox.token(), state.path());
        central = MotcuaCentral::create(enrolment);
        ASSERT_TRUE(upload(*central, dossier, part, content));
        const auto receipt = central->putDossier(dossier, manifest(dossier, {}));
        ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
        code = receipt->code;
    }
    QByteArray manifest(const DossierId &id, const std::optional<SupplementOf> &supplement) const
    {
        Manifest made;
        made.dossierId = id;
        made.procedureCode = u"1.009846"_s;
        made.applicant.personalNumber = person;
        made.provisionalToken = id.toRfc4122();
        made.parts = {part};
        made.supplement = supplement;
        return canonicalJson(made);
    }
    PersonGrant grant(const QString &number) const { return {sandbox.grant(enrolment.kioskId, number)}; }
    template <typename T>
    static FaultId faultOf(const Result<T> &result)
    {
        return result ? FaultId::Internal : result.error().id;
    }

    SandboxProcess sandbox;
    QTemporaryDir state;
    Enrolment enrolment;
    std::unique_ptr<MotcuaCentral> central;
    DossierId dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    QByteArray content = noise(10'000, 5);
    Part part = partOf(u"don-de-nghi"_s, content);
    QString code;
};

TEST_F(PersonTest, TheTimelineIsShownToThePersonAndTheStageToWhoHasTheCode)
{
    sandbox.setStatus(code, 4, {{u"unit"_s, u"Phòng Bịa"_s}, {u"due_at"_s, u"2026-12-01T00:00:00Z"_s}});
    EXPECT_EQ(central->progress(code)->status, 4);
    const auto steps = central->timeline(code, grant(person));
    ASSERT_TRUE(steps) << qPrintable(steps.error().detail);
    ASSERT_EQ(steps->size(), 2);
    EXPECT_EQ(steps->first().status, 1);
    EXPECT_EQ(steps->last().status, 4);
    EXPECT_EQ(steps->last().statusText, u"Đang xử lý"_s);
    EXPECT_EQ(steps->last().unit, u"Phòng Bịa"_s);
    EXPECT_TRUE(steps->last().dueAt);
    EXPECT_TRUE(steps->last().officer.isEmpty()) << "what is not said stays unsaid";
}

TEST_F(PersonTest, NobodyElseIsShownAnything)
{
    QTemporaryDir other;
    const Enrolment neighbour = *enrol(sandbox.nextToken(), other.path());
    const QList<PersonGrant> grants {{}, {"made up"}, {"x\r\nX-Other: 1"}, {QByteArray(32, 'a')},
        grant(another), {sandbox.grant(neighbour.kioskId, person)}};
    for (const PersonGrant &bad : grants) {
        SCOPED_TRACE(bad.token.constData());
        EXPECT_EQ(faultOf(central->timeline(code, bad)), FaultId::PersonUnproven);
        EXPECT_EQ(faultOf(central->supplements(code, bad)), FaultId::PersonUnproven);
    }
    EXPECT_EQ(faultOf(central->reusable(u"1.009846"_s, {})), FaultId::PersonUnproven);
    EXPECT_TRUE(central->reusable(u"1.009846"_s, grant(another))->papers.isEmpty());
    EXPECT_EQ(faultOf(central->timeline(u"G06-20200101-0000001"_s, grant(person))), FaultId::DossierUnknown);
    const PersonGrant before = grant(person);
    sandbox.kill();
    sandbox.start();
    EXPECT_EQ(faultOf(central->timeline(code, before)), FaultId::PersonUnproven) << "a grant ends";
}

TEST_F(PersonTest, WhatIsAskedForIsAnsweredUnderAnIdOfItsOwnOnTheSameRoad)
{
    const QString request = sandbox.ask(code,
        {{u"reason"_s, u"Thiếu trang 2"_s}, {u"number"_s, u"12/HDHS"_s},
            {u"items"_s,
                QJsonArray {QJsonObject {{u"component"_s, u"don-de-nghi"_s}, {u"name"_s, u"Đơn"_s}}}}});
    EXPECT_EQ(central->progress(code)->status, 5);
    const auto asked = central->supplements(code, grant(person));
    ASSERT_TRUE(asked) << qPrintable(asked.error().detail);
    ASSERT_EQ(asked->size(), 1);
    EXPECT_EQ(asked->first().id, request);
    EXPECT_EQ(asked->first().procedureCode, u"1.009846"_s);
    EXPECT_EQ(asked->first().number, u"12/HDHS"_s);
    EXPECT_EQ(asked->first().items.first().component, u"don-de-nghi"_s);
    EXPECT_EQ(asked->first().items.first().copies, 1);
    EXPECT_FALSE(asked->first().answered);

    const DossierId answer = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    const QByteArray bytes = manifest(answer, SupplementOf {code, request});
    EXPECT_EQ(faultOf(central->putDossier(answer, bytes)), FaultId::CentralPartsMissing);
    ASSERT_TRUE(upload(*central, answer, part, content));
    sandbox.misbehave({{u"drop_reply"_s, QJsonObject {{u"path"_s, u"/dossiers"_s}, {u"times"_s, 2}}}});
    EXPECT_EQ(faultOf(central->putDossier(answer, bytes)), FaultId::CentralUnreachable);
    sandbox.misbehave({});
    const auto receipt = central->putDossier(answer, bytes);
    ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
    EXPECT_EQ(receipt->code, code) << "it has no code of its own";
    EXPECT_TRUE(SignedReceipt::open(receipt->statement, *readSmallFile(enrolment.authorityFile)));
    EXPECT_TRUE(central->supplements(code, grant(person))->first().answered);
    EXPECT_EQ(central->progress(code)->status, 4);
    const auto steps = central->timeline(code, grant(person));
    ASSERT_EQ(steps->size(), 3) << "filed, asked, answered: once, however often it is said";
    EXPECT_EQ(steps->last().status, 4);
    EXPECT_EQ(sandbox.list().size(), 2);

    const DossierId late = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    ASSERT_TRUE(upload(*central, late, part, content));
    EXPECT_EQ(faultOf(central->putDossier(late, manifest(late, SupplementOf {code, request}))),
        FaultId::CentralRefused)
        << "a request is answered once";
    EXPECT_EQ(faultOf(central->putDossier(late, manifest(late, SupplementOf {code, u"bs-0"_s}))),
        FaultId::CentralRefused);
}

TEST_F(PersonTest, FeesAreThePersonsOwnAndPaidWhenCentralSaysSo)
{
    EXPECT_TRUE(central->fees(code, grant(person))->isEmpty());
    const QString id = sandbox.demand(code,
        {{u"name"_s, u"Phí thẩm định"_s}, {u"amount"_s, 300'000},
            {u"transfer"_s,
                QJsonObject {
                    {u"bank"_s, u"970415"_s}, {u"account"_s, u"0000012345"_s}, {u"holder"_s, u"BIA"_s}}}});
    EXPECT_EQ(faultOf(central->fees(code, grant(another))), FaultId::PersonUnproven);
    EXPECT_EQ(faultOf(central->fees(code, {})), FaultId::PersonUnproven);
    auto fees = central->fees(code, grant(person));
    ASSERT_TRUE(fees) << qPrintable(fees.error().detail);
    ASSERT_EQ(fees->size(), 1);
    ASSERT_TRUE(fees->first().transfer);
    EXPECT_EQ(fees->first().transfer->purpose, code);
    EXPECT_EQ(central->progress(code)->status, 6);
    sandbox.feePaid(id);
    fees = central->fees(code, grant(person));
    EXPECT_TRUE(fees->first().paid && fees->first().paidAt && !fees->first().transfer);
    EXPECT_EQ(central->progress(code)->status, 4);
}

TEST_F(PersonTest, AnAcceptanceIsBelievedWithItsSignatureAndForItsOwnPaperOnly)
{
    EXPECT_FALSE(*central->acceptance(code, grant(person)));
    sandbox.acceptDossier(code, {{u"agency"_s, u"Cục Bịa"_s}});
    EXPECT_EQ(faultOf(central->acceptance(code, grant(another))), FaultId::PersonUnproven);
    const auto acceptance = central->acceptance(code, grant(person));
    ASSERT_TRUE(acceptance) << qPrintable(acceptance.error().detail);
    ASSERT_TRUE(*acceptance);
    EXPECT_EQ((*acceptance)->said.agency, u"Cục Bịa"_s);
    EXPECT_TRUE((*acceptance)->document.startsWith("%PDF-"));
    EXPECT_EQ(central->progress(code)->status, 2);

    const QString path = u"/progress/"_s + code + u"/acceptance"_s;
    sandbox.misbehave({{u"forge"_s, QJsonObject {{u"path"_s, path}}}});
    EXPECT_EQ(faultOf(central->acceptance(code, grant(person))), FaultId::CentralUntrusted);
    sandbox.misbehave({});
    // A good statement beside another paper, and one of another kind.
    const auto said = [&](const QByteArray &document, const QByteArray &statement) {
        sandbox.misbehave({{u"say"_s,
            QJsonObject {{u"path"_s, path},
                {u"answer"_s,
                    QJsonObject {{u"dossier_code"_s, code},
                        {u"document"_s, QString::fromLatin1(document.toBase64())},
                        {u"statement"_s, QString::fromLatin1(statement)}}}}}});
        return faultOf(central->acceptance(code, grant(person)));
    };
    const QByteArray receipt = (*central->receiptAgain(dossier))->statement;
    EXPECT_EQ(said((*acceptance)->document, receipt), FaultId::CentralAnswerInvalid);
    EXPECT_EQ(said("%PDF-1.4 another", {}), FaultId::CentralAnswerInvalid);
    sandbox.misbehave({});
    for (const QJsonObject &lacking : {QJsonObject {{u"dossier_code"_s, u"G06-20260119-9999999"_s}},
             QJsonObject {{u"agency"_s, u""_s}}, QJsonObject {{u"accepted_at"_s, u"soon"_s}},
             QJsonObject {{u"papers"_s, 7}}, QJsonObject {{u"applicant"_s, 7}}}) {
        sandbox.acceptDossier(code, lacking);
        EXPECT_EQ(faultOf(central->acceptance(code, grant(person))), FaultId::CentralAnswerInvalid)
            << QJsonDocument(lacking).toJson().constData();
    }
    sandbox.acceptDossier(code, {{u"agency"_s, QString(5'000, u'ơ')}});
    EXPECT_EQ((*central->acceptance(code, grant(person)))->said.agency.size(), 300);
}

TEST_F(PersonTest, ADossierIsWithdrawnOnceByItsApplicant)
{
    EXPECT_EQ(faultOf(central->withdraw(code, u"Nộp nhầm"_s, grant(another))), FaultId::PersonUnproven);
    EXPECT_EQ(central->progress(code)->status, 1);
    EXPECT_EQ(faultOf(central->withdraw(code, u" "_s, grant(person))), FaultId::CentralRefused);
    sandbox.misbehave(
        {{u"drop_reply"_s, QJsonObject {{u"method"_s, u"PUT"_s}, {u"path"_s, u"/progress"_s}}}});
    EXPECT_EQ(faultOf(central->withdraw(code, u"Nộp nhầm"_s, grant(person))), FaultId::CentralUnreachable);
    sandbox.misbehave({});
    EXPECT_TRUE(central->withdraw(code, u"Lý do khác hẳn"_s, grant(person)));
    const auto steps = central->timeline(code, grant(person));
    ASSERT_EQ(steps->size(), 2);
    EXPECT_EQ(steps->last().status, 7);
    EXPECT_EQ(steps->last().note, u"Nộp nhầm"_s) << "the first reason stands";
    for (const int status : {3, 8, 9, 10}) {
        sandbox.setStatus(code, status);
        EXPECT_EQ(faultOf(central->withdraw(code, u"Nộp nhầm"_s, grant(person))), FaultId::WithdrawalClosed);
    }
    EXPECT_EQ(faultOf(central->withdraw(u"G06-20200101-0000001"_s, u"x"_s, grant(person))),
        FaultId::DossierUnknown);
    sandbox.misbehave({{u"say"_s,
        QJsonObject {{u"path"_s, u"/progress"_s},
            {u"answer"_s, QJsonObject {{u"dossier_code"_s, u"G06-20260119-9999999"_s}, {u"status"_s, 7}}}}}});
    EXPECT_EQ(faultOf(central->withdraw(code, u"x"_s, grant(person))), FaultId::CentralAnswerInvalid);
}

TEST_F(PersonTest, WhatCentralHasNeedNotBeBroughtAgain)
{
    const auto reusable = central->reusable(u"1.009846"_s, grant(person));
    ASSERT_TRUE(reusable) << qPrintable(reusable.error().detail);
    ASSERT_EQ(reusable->papers.size(), 1);
    const ReusablePaper &paper = reusable->papers.first();
    EXPECT_EQ(paper.component, part.component);
    EXPECT_EQ(paper.fromDossier, code);
    EXPECT_EQ(paper.sha256, part.sha256);
    EXPECT_EQ(paper.bytes, part.bytes);
    EXPECT_TRUE(central->reusable(u"1.000001"_s, grant(person))->papers.first().component.isEmpty())
        << "a component's id says what it is within its procedure only";

    const auto filedWith = [&](const QString &applicant) {
        Manifest again;
        again.dossierId = makeUuid7(QDateTime::currentMSecsSinceEpoch());
        again.procedureCode = u"1.009846"_s;
        again.applicant.personalNumber = applicant;
        again.provisionalToken = again.dossierId.toRfc4122();
        again.submission.reused = {{part.component, paper.id, code, paper.sha256, paper.bytes}};
        return central->putDossier(again.dossierId, canonicalJson(again));
    };
    EXPECT_EQ(faultOf(filedWith(another)), FaultId::CentralRefused) << "it is not theirs";
    const auto receipt = filedWith(person);
    ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
    EXPECT_NE(receipt->code, code);
}

TEST(PersonViews, AnAnswerOutsideTheContractIsNoAnswer)
{
    const auto object = [](const char *json) { return QJsonDocument::fromJson(json).object(); };
    for (const char *bad : {"{}", R"({"timeline": {}})", R"({"timeline": [{"at": "soon", "status": 1}]})",
             R"({"timeline": [{"at": "2026-01-01T00:00:00Z", "status": 11}]})", R"({"timeline": [7]})"})
        EXPECT_EQ(readTimeline(object(bad)).error().id, FaultId::CentralAnswerInvalid) << bad;
    for (const char *bad : {"{}", R"({"requests": [{}]})",
             R"({"requests": [{"id": "a", "asked_at": "2026-01-01T00:00:00Z", "items": []}]})",
             R"({"requests": [{"id": "a", "asked_at": "2026-01-01T00:00:00Z", "items": [{"name": ""}]}]})",
             R"({"requests": [{"id": "", "asked_at": "2026-01-01T00:00:00Z", "items": [{"name": "x"}]}]})"})
        EXPECT_EQ(readSupplements(object(bad)).error().id, FaultId::CentralAnswerInvalid) << bad;
    for (const char *bad : {"{}", R"({"papers": [{"id": "a", "name": "b", "sha256": "00", "bytes": 1}]})",
             R"({"papers": "many"})"})
        EXPECT_EQ(readReusable(object(bad)).error().id, FaultId::CentralAnswerInvalid) << bad;
    EXPECT_EQ(
        readReusable(object(R"({"papers": [], "fields": 7})")).error().id, FaultId::CentralAnswerInvalid);
    QJsonArray many;
    for (int i = 0; i < 1'001; ++i)
        many.append(QJsonObject {{u"at"_s, u"2026-01-01T00:00:00Z"_s}, {u"status"_s, 1}});
    EXPECT_FALSE(readTimeline({{u"timeline"_s, many}}));
    many.removeLast();
    EXPECT_EQ(readTimeline({{u"timeline"_s, many}})->size(), 1'000);
}

TEST(PersonViews, WhatCentralSaysInWordsCanBeShownAndPrinted)
{
    const auto step = [](const QString &unit, const QString &note) {
        const auto steps = readTimeline({{u"timeline"_s,
            QJsonArray {QJsonObject {{u"at"_s, u"2026-01-01T00:00:00Z"_s}, {u"status"_s, 1},
                {u"unit"_s, unit}, {u"note"_s, note}}}}});
        return steps ? steps->first() : TimelineStep {};
    };
    const TimelineStep turned = step(u"Phòng\u202E aíB \u2066x\u2069\u200B\uFEFF\u00AD"_s,
        u" Đã\r\n\u0007thẩm\u2028định \uE000\u0000xong "_s);
    EXPECT_EQ(turned.unit, u"Phòng aíB x"_s) << "nothing turns the letters around or hides";
    EXPECT_EQ(turned.note, u"Đã thẩm định xong"_s);
    EXPECT_EQ(step(u"Pho\u0300ng Bi\u0323a"_s, {}).unit, u"Phòng Bịa"_s) << "NFC";
    EXPECT_EQ(step(u"P\u0336\u0337\u0338\u0339\u033A"_s, {}).unit.size(), 3) << "no tower of marks";

    const TimelineStep lengthy = step(QString(5'000, u'ă'), QString(5'000, u'ă'));
    EXPECT_EQ(lengthy.unit.size(), 300);
    EXPECT_EQ(lengthy.note.size(), 2'000);
    EXPECT_TRUE(lengthy.unit.endsWith(u"ă…"_s));
    const QString pairs = u"x"_s + QString::fromUcs4(U"\U0001F600").repeated(2'500);
    EXPECT_TRUE(step(pairs, {}).unit.isValidUtf16()) << "no letter is cut in half";

    const auto item = [](const QString &name, const QString &id) {
        return readSupplements({{u"requests"_s,
            QJsonArray {QJsonObject {{u"id"_s, id}, {u"asked_at"_s, u"2026-01-01T00:00:00Z"_s},
                {u"items"_s, QJsonArray {QJsonObject {{u"name"_s, name}}}}}}}});
    };
    EXPECT_EQ(item(QString(5'000, u'ơ'), u"bs-1"_s)->first().items.first().name.size(), 300);
    EXPECT_FALSE(item(u"\u202E\u200B"_s, u"bs-1"_s)) << "nothing is asked for";
    EXPECT_FALSE(item(u"Đơn"_s, QString(201, u'a'))) << "a piece of an id is another one";
    EXPECT_FALSE(item(u"Đơn"_s, u"bs-\u202E1"_s));
}

TEST(PersonViews, WhatIsSaidWronglyIsNotTakenForUnsaid)
{
    const QJsonObject item {{u"name"_s, u"Đơn"_s}};
    const QJsonObject request {{u"id"_s, u"bs-1"_s}, {u"asked_at"_s, u"2026-01-01T00:00:00Z"_s}};
    const QJsonObject step {{u"at"_s, u"2026-01-01T00:00:00Z"_s}, {u"status"_s, 1}};
    const QJsonObject paper {
        {u"id"_s, u"a"_s}, {u"name"_s, u"b"_s}, {u"bytes"_s, 1}, {u"sha256"_s, QString(64, u'0')}};
    const auto with = [](QJsonObject object, const QString &key, const QJsonValue &value) {
        object.insert(key, value);
        return object;
    };
    const auto supplements = [&](const QJsonObject &asked, const QJsonObject &what) {
        return readSupplements({{u"requests"_s, QJsonArray {with(asked, u"items"_s, QJsonArray {what})}}});
    };
    const auto timeline = [](const QJsonObject &one) {
        return readTimeline({{u"timeline"_s, QJsonArray {one}}});
    };
    const auto reusable = [](const QJsonObject &one) {
        return readReusable({{u"papers"_s, QJsonArray {one}}});
    };
    const auto isInvalid = [](const auto &answer) {
        return !answer && answer.error().id == FaultId::CentralAnswerInvalid;
    };

    ASSERT_TRUE(supplements(request, item));
    EXPECT_FALSE(supplements(request, item)->first().answerBy);
    EXPECT_EQ(supplements(request, item)->first().items.first().copies, 1);
    EXPECT_TRUE(supplements(with(request, u"answer_by"_s, QJsonValue::Null), item)) << "not said";
    EXPECT_TRUE(
        supplements(with(request, u"answer_by"_s, u"2026-12-01T00:00:00Z"_s), item)->first().answerBy);
    EXPECT_EQ(supplements(request, with(item, u"copies"_s, 2))->first().items.first().copies, 2);

    for (const QJsonValue &bad : {QJsonValue(u"in ten days"_s), QJsonValue(u""_s), QJsonValue(1'798'761'600),
             QJsonValue(u"2026-12-01T00:00:00"_s), QJsonValue(u"2026-13-01T00:00:00Z"_s)}) {
        SCOPED_TRACE(qPrintable(bad.toVariant().toString()));
        EXPECT_TRUE(isInvalid(supplements(with(request, u"answer_by"_s, bad), item)));
        EXPECT_TRUE(isInvalid(timeline(with(step, u"due_at"_s, bad))));
        EXPECT_TRUE(isInvalid(reusable(with(paper, u"received_at"_s, bad))));
    }
    for (const QJsonValue &bad : {QJsonValue(u"2"_s), QJsonValue(0), QJsonValue(-1), QJsonValue(1.5),
             QJsonValue(1e12), QJsonValue(true)})
        EXPECT_TRUE(isInvalid(supplements(request, with(item, u"copies"_s, bad))))
            << qPrintable(bad.toVariant().toString());
    EXPECT_TRUE(isInvalid(supplements(with(request, u"answered"_s, u"no"_s), item)));
    EXPECT_TRUE(isInvalid(supplements(with(request, u"reason"_s, 7), item)));
    EXPECT_TRUE(isInvalid(supplements(request, with(item, u"note"_s, QJsonArray()))));
    ASSERT_TRUE(timeline(step));
    EXPECT_TRUE(isInvalid(timeline(with(step, u"officer"_s, 7))));
    ASSERT_TRUE(reusable(paper));
    EXPECT_TRUE(isInvalid(reusable(with(paper, u"component"_s, 7))));
}

} // namespace

} // namespace motcua::test
