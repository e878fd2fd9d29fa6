// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/dossier.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

TEST(DossierState, hasANameThatLeadsBack)
{
    for (const DossierState state : {DossierState::Draft, DossierState::Queued, DossierState::Uploading,
             DossierState::Submitted, DossierState::Attention, DossierState::Kept, DossierState::Shredded})
        EXPECT_EQ(dossierStateFromName(dossierStateName(state)), state);
    EXPECT_EQ(dossierStateName(DossierState::Queued), u"queued"_s);
    EXPECT_FALSE(dossierStateFromName(u"Queued"));
    EXPECT_FALSE(dossierStateFromName(u""));
}

TEST(DossierCode, isAcceptedInBothForms)
{
    for (const QStringView code : {u"000.00.12.G06-260119-0001", u"000.00.06.G04.190701.0501",
             u"000.00.53.H48-220921-0099", u"000.00.12.G06-260119-00012", u"G09.20-20260609-0092637",
             u"G06-20260119-0001", u"G06.12.345-20260119-0001"})
        EXPECT_TRUE(isDossierCode(code)) << qPrintable(code.toString());
}

TEST(DossierCode, isNothingElse)
{
    for (const QStringView text :
        {u"", u"G06", u"000.00.12.G06-260119-001", u"00.00.12.G06-260119-0001", u"000.00.12.g06-260119-0001",
            u"G06-260119-0001", u"G06-20260119-12345678", u"G06-20260119-0001\n", u" G06-20260119-0001",
            u"G06-20260119-0001; DROP", u"G06-٢٠260119-0001", u"G06.1-20260119-0001"})
        EXPECT_FALSE(isDossierCode(text)) << qPrintable(text.toString());
}

TEST(ProcedureCode, isTheNationalOneWithOrWithoutItsAgency)
{
    for (const QStringView code : {u"1.009846", u"2.002131.000.00.00.H58", u"1.014393.H38"})
        EXPECT_TRUE(isProcedureCode(code)) << qPrintable(code.toString());
    for (const QStringView text : {u"", u"1009846", u"1.09846", u"1.0098466", u"1.014393.38", u"1.014393.H3",
             u"263341", u"1.009846\n", u"x1.009846"})
        EXPECT_FALSE(isProcedureCode(text)) << qPrintable(text.toString());
}

TEST(CanonicalJson, doesNotDependOnTheOrderOfMaking)
{
    QJsonObject one {
        {u"b"_s, 1}, {u"a"_s, QJsonArray {QJsonObject {{u"d"_s, true}, {u"c"_s, QJsonValue::Null}}}}};
    QJsonObject other;
    other[u"a"_s] = QJsonArray {QJsonObject {{u"c"_s, QJsonValue::Null}, {u"d"_s, true}}};
    other[u"b"_s] = 1;
    EXPECT_EQ(canonicalJson(one), QByteArray(R"({"a":[{"c":null,"d":true}],"b":1})"));
    EXPECT_EQ(canonicalJson(other), canonicalJson(one));
}

TEST(CanonicalJson, isUtf8WithoutWhiteSpaceAndReadsBackTheSame)
{
    const QJsonObject object {{u"tên"_s, u"Nguyễn Văn \"An\"\n\u0001"_s}, {u"z"_s, 9007199254740991LL},
        {u"Z"_s, -1}, {u"số"_s, QJsonObject {{u"10"_s, 0}, {u"9"_s, 0}}}};
    const QByteArray bytes = canonicalJson(object);
    EXPECT_EQ(bytes,
        QByteArray("{\"Z\":-1,\"số\":{\"10\":0,\"9\":0},\"tên\":\"Nguyễn Văn \\\"An\\\"\\n\\u0001\","
                   "\"z\":9007199254740991}"));
    EXPECT_EQ(QJsonDocument::fromJson(bytes).object(), object);
    EXPECT_EQ(canonicalJson(QJsonDocument::fromJson(bytes).object()), bytes);
}

TEST(Manifest, hasOneCanonicalForm)
{
    Manifest manifest;
    manifest.dossierId = QUuid::fromString(u"0197a3b0-1c2d-7e3f-8a4b-5c6d7e8f9a0b"_s);
    manifest.procedureId = u"cap-chung-chi"_s;
    manifest.caseId = u"cap-moi"_s;
    manifest.catalogueVersion = u"2026-01-01-abc"_s;
    manifest.applicant.kind = CardKind::CanCuoc;
    manifest.applicant.personalNumber = u"001099012345"_s;
    manifest.applicant.fullName = u"Nguyễn Văn An"_s;
    manifest.applicant.birthDate = QDate(1999, 3, 15);
    manifest.applicant.sex = u"Nam"_s;
    manifest.applicant.residence = u"Tổ 5, phường Yên Hòa, Hà Nội"_s;
    manifest.applicant.issueDate = QDate(2024, 7, 10);
    manifest.applicant.extra = {u""_s, u""_s};
    manifest.applicant.payload = u"never sent"_s;
    manifest.submission.submittedAt = 1'767'225'600'001;
    manifest.submission.notices = {{u"handling"_s, u"1"_s, true, 1'767'225'500'000}};
    manifest.parts = {{u"don"_s, u"paper"_s, u"1.009846_don_1.pdf"_s, u"application/pdf"_s,
        QByteArray(32, '\x0f'), 12345, 2, QJsonObject {{u"1"_s, QJsonArray {u"blurred"_s}}}}};
    manifest.provisionalToken = QByteArray(16, '\xa0');

    EXPECT_EQ(canonicalJson(manifest).toStdString(),
        R"({"applicant":{"birth_date":"1999-03-15","extra":["",""],"full_name":"Nguyễn Văn An",)"
        R"("issue_date":"2024-07-10","kind":"can_cuoc","old_number":null,"personal_number":"001099012345",)"
        R"("residence":"Tổ 5, phường Yên Hòa, Hà Nội","sex":"Nam","warnings":[]},)"
        R"("case_id":"cap-moi","catalogue_version":"2026-01-01-abc",)"
        R"("dossier_id":"0197a3b0-1c2d-7e3f-8a4b-5c6d7e8f9a0b","identity_level":1,)"
        R"("parts":[{"bytes":12345,"component":"don","file_name":"1.009846_don_1.pdf","kind":"paper",)"
        R"("media_type":"application/pdf","pages":2,"quality":{"1":["blurred"]},)"
        R"("sha256":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"}],)"
        R"("procedure_code":null,"procedure_id":"cap-chung-chi",)"
        R"("provisional_token":"a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0","schema_version":1,)"
        R"("submission":{"delivery_address":null,"delivery_kind":"counter","notices":[{"agreed":true,"at":"2025-12-31T23:58:20.000Z",)"
        R"("id":"handling","version":"1"}],"phone":null,"submitted_at":"2026-01-01T00:00:00.001Z",)"
        R"("time_confirmed":false}})");
}
