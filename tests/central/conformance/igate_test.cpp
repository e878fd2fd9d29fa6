// SPDX-License-Identifier: GPL-3.0-or-later
// What only an iGate can do to a kiosk.
#include <QFile>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include "sync/central/connectcentral.h"
#include "sync/central/enrolmenttoken.h"
#include "sync/central/igatecentral.h"
#include "sync/central/igatemessages.h"
#include "tests/central/conformance/filingkiosk.h"
#include "tests/central/conformance/sandboxcentral.h"
#include "tests/central/filing.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

/// What a gateway does that tells central twice, once.
QJsonObject toldTwice()
{
    return {{u"method"_s, u"POST"_s}, {u"path"_s, igate::dossiersPath.toString()}, {u"times"_s, 1}};
}

class IGateTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        central = hostileIGate();
        sandbox = &static_cast<SandboxCentral &>(*central).sandbox;
    }
    std::unique_ptr<HostileCentral> central;
    SandboxProcess *sandbox = nullptr;
};

TEST_F(IGateTest, AGatewayThatTellsItTwiceDoesNotMakeARefusalOfASuccess)
{
    // The second telling is refused, its code being taken, and that is the answer that comes.
    sandbox->misbehave({{u"double_post"_s, toldTwice()}});
    FilingKiosk kiosk(*central);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
    ASSERT_EQ(central->held().size(), 1);
    EXPECT_EQ(central->held().first().code, receipt->code);
}

TEST_F(IGateTest, AGatewayThatFilesItTwiceLeavesOneCodeAndTheKioskKnows)
{
    sandbox->misbehave({{u"double_post"_s, toldTwice()}, {u"take_twice"_s, QJsonObject()}});
    FilingKiosk kiosk(*central);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    EXPECT_EQ(central->connect()->findDossiers(receipt->code)->size(), 2);
    EXPECT_EQ(kiosk.attempt()->code, receipt->code);
    EXPECT_EQ(central->held().size(), 2) << "the gateway's, and no third one";
}

TEST_F(IGateTest, ACodeThatSomebodyElseHasUsedIsGivenUpForAnother)
{
    sandbox->misbehave({}); // a code is taken once only
    FilingKiosk kiosk(*central, 1);
    kiosk.diesAtNote(kiosk.notesOfParts() + 1, true); // the code is kept, and nothing filed under it
    ASSERT_FALSE(kiosk.attempt());

    // Whoever it is, has its code from there.
    FilingKiosk other(*central, 50);
    const auto connected = central->connect();
    const QByteArray content = "of somebody else";
    const Part part = partOf(u"khac"_s, content);
    QString address;
    ASSERT_TRUE(connected->uploadPart(
        other.id(), part, {}, readerOf(content),
        [&](const UploadHandle &upload) {
            address = upload.address;
            return Result<void>();
        },
        [](qint64) { return true; }));
    const QString taken =
        u"G06-%1-0000001"_s.arg(QDateTime::currentDateTimeUtc().addSecs(7 * 3600).toString(u"yyyyMMdd"_s));
    ASSERT_TRUE(connected->createDossier(taken, other.manifest(), {{part, address}}));

    const auto receipt = kiosk.persist();
    ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
    EXPECT_NE(receipt->code, taken);
    EXPECT_EQ(central->held().size(), 2);
}

TEST_F(IGateTest, ACentralThatFilesUnderAnotherCodeIsLeftToAPersonAndNeverToldAgain)
{
    sandbox->misbehave({{u"other_code"_s, toldTwice()}});
    FilingKiosk kiosk(*central);
    for (int i = 0; i < 3; ++i) {
        const auto receipt = kiosk.attempt();
        ASSERT_FALSE(receipt);
        EXPECT_EQ(receipt.error().id, FaultId::CentralConflict);
        kiosk.sleep(3'600'000);
    }
    ASSERT_EQ(central->held().size(), 1);
    EXPECT_NE(central->held().first().code, kiosk.lastStep()->code);
}

TEST_F(IGateTest, AFileThatCentralHasLostIsSentAgain)
{
    FilingKiosk kiosk(*central);
    kiosk.diesAtNote(kiosk.notesOfParts() + 1, true);
    ASSERT_FALSE(kiosk.attempt());
    const qint64 before = kiosk.bytesRead();
    central->answers(Step::File, 404, 0, 1);
    ASSERT_TRUE(kiosk.persist());
    EXPECT_EQ(kiosk.bytesRead(), 2 * before);
    EXPECT_EQ(central->held().size(), 1);
}

TEST_F(IGateTest, ATokenThatEndsIsRenewedUnderWay)
{
    const auto connected = central->connect();
    ASSERT_TRUE(connected->checkIn());
    HttpClient http({EnrolmentToken::fromText(sandbox->token())->keyPin, {}, {}, {}});
    ASSERT_EQ(http.send({"PUT", sandbox->url() + u"/sandbox/end-tokens"_s})->status, 204);
    const QByteArray content = noise(90'000, 3);
    EXPECT_TRUE(upload(*connected, makeUuid7(0), partOf(u"don"_s, content), content));
    ASSERT_EQ(http.send({"PUT", sandbox->url() + u"/sandbox/end-tokens"_s})->status, 204);
    EXPECT_EQ(connected->progress(u"G06-20260101-0000001"_s).error().id, FaultId::DossierUnknown);
}

TEST_F(IGateTest, EnrolmentKeepsTheClientAndRefusesAWrongSecret)
{
    QTemporaryDir state;
    auto token = *EnrolmentToken::fromText(sandbox->nextToken());
    ASSERT_TRUE(token.igate);
    auto wrong = token;
    wrong.secret[0] = wrong.secret[0] == '0' ? '1' : '0';
    EXPECT_EQ(enrol(wrong.toText(), state.path()).error().id, FaultId::CentralTokenRefused);
    EXPECT_EQ(loadEnrolment(state.path()).error().id, FaultId::CentralNotEnrolled);

    const auto enrolled = enrol(token.toText(), state.path());
    ASSERT_TRUE(enrolled) << qPrintable(enrolled.error().detail);
    EXPECT_EQ(enrolled->protocol, Enrolment::Protocol::IGate);
    EXPECT_EQ(enrolled->kioskId, token.igate->id);
    EXPECT_EQ(enrolled->recoveryKey, token.igate->recoveryKey);
    EXPECT_EQ(QFile(enrolled->secretFile).permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
    const auto connected = connectCentral(*enrolled);
    EXPECT_FALSE(connected->capabilities().idempotentCreate);
    EXPECT_TRUE(connected->checkIn());

    auto other = token;
    other.keyPin[0] = static_cast<char>(other.keyPin[0] ^ 1);
    EXPECT_EQ(enrol(other.toText(), state.path()).error().id, FaultId::CentralOther);
    Enrolment impostor = *enrolled;
    impostor.keyPin = other.keyPin;
    EXPECT_EQ(connectCentral(impostor)->checkIn().error().id, FaultId::CentralUntrusted);
}

TEST_F(IGateTest, TheMessageSaysWhatIsKnownAndNothingElse)
{
    FilingKiosk kiosk(*central);
    const QByteArray content = "%PDF";
    const Part part = partOf(u"don-de-nghi"_s, content);
    const auto message = igate::dossierMessage(
        u"G06-20260119-0000001"_s, u"G06"_s, kiosk.manifest(), {{part, u"x"_s}}, {u"f1"_s});
    ASSERT_TRUE(message);
    const QJsonObject expected = QJsonDocument::fromJson(R"({
        "ChuHoSo": "Người Mẫu 1", "LoaiDoiTuong": 0, "MaDonViTiepNhan": "G06", "MaHoSo": "G06-20260119-0000001",
        "MaTTHC": "1.009846", "NgayNop": "2026-01-19 09:30:05",
        "ThanhPhanHoSo": [{"MaThanhPhanHoSo": "don-de-nghi", "SoLuong": 1, "LoaiBan": 2, "GiayToDinhKem": [
            {"IdGiayTo": "f1", "TenGiayTo": "don-de-nghi_1.pdf",
             "HashTepTin": "3f6d94c8f8e72d6f4fbfa09f5ff61e7f5bb0e6bdd0b9d3a6ff55dbeb5d57bdbb"}]}],
        "ThongTinNguoiNop": {"LoaiDoiTuong": 0, "ThongTinChiTiet": {"NgaySinh": "19990102000000",
            "NgayCapDinhDanh": "20210501000000", "SoDienThoai": "0900000001",
            "SoDinhDanh": "000199000001", "SoDinhDanhChuHs": "000199000001",
            "DiaChiChiTiet": "Số 1, Đường Bịa, Xã Bịa", "DiaChiChiTietChuHs": "Số 1, Đường Bịa, Xã Bịa",
            "TenChuHs": "Người Mẫu 1", "TenNguoiNop": "Người Mẫu 1"}}})")
                                     .object();
    QJsonObject plain = *message;
    const QByteArray hash = part.sha256.toHex();
    const QByteArray shown = QJsonDocument(plain).toJson(QJsonDocument::Compact);
    EXPECT_TRUE(shown.contains(hash));
    QByteArray wanted = QJsonDocument(expected).toJson(QJsonDocument::Compact);
    wanted.replace("3f6d94c8f8e72d6f4fbfa09f5ff61e7f5bb0e6bdd0b9d3a6ff55dbeb5d57bdbb", hash);
    EXPECT_EQ(shown.toStdString(), wanted.toStdString());
}

} // namespace

} // namespace motcua::test
