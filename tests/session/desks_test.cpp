// SPDX-License-Identifier: GPL-3.0-or-later
// The desks over a real store.
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "app/session/formdesk.h"
#include "app/session/person.h"
#include "app/session/slipdesk.h"
#include "sync/uploader/centralpresence.h"
#include "tests/store/invented.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::inventedPerson;

namespace
{

const QString barcode = u"cap-quyen-ma-so-ma-vach"_s;
const QString radiation = u"chung-chi-nhan-vien-buc-xa"_s;

class Desks : public ::testing::Test
{
protected:
    Desks()
        : store(std::move(*Store::open(folder.filePath(u"state"_s), clock)))
        , catalogue(*Catalogue::load())
    {
    }

    Person person()
    {
        Person result(*store, catalogue, *clock);
        EXPECT_TRUE(result.identify(inventedPerson()));
        return result;
    }

    Person withBarcode()
    {
        Person result = person();
        EXPECT_TRUE(result.chooseProcedure(barcode));
        EXPECT_TRUE(result.chooseCase(u"cap-moi"_s));
        return result;
    }

    Result<void> open(FormDesk &desk, const Person &who)
    {
        return desk.open(
            *who.procedure(), who.chosen()->components.first(), who.dossier(), who.card(), false);
    }

    /// Filed, and waited for since 0 ms.
    DossierRecord filed(SlipDesk &desk)
    {
        Person who = withBarcode();
        EXPECT_TRUE(who.ensureDraft());
        const auto record = store->submit(who.dossier(), motcua::test::inventedSubmission());
        EXPECT_TRUE(record);
        desk.file(*record, 1, 0);
        return *record;
    }

    SlipDesk slipDesk()
    {
        Config config;
        config.slipSeconds = 45;
        return SlipDesk(*store, catalogue, config, printer);
    }

    QTemporaryDir folder;
    std::shared_ptr<test::SteeredClock> clock = std::make_shared<test::SteeredClock>();
    std::unique_ptr<Store> store;
    std::shared_ptr<const Catalogue> catalogue;
    FolderPrinter printer {folder.filePath(u"slips"_s)};
};

} // namespace

TEST_F(Desks, aSlipInItsFolderIsForNobodyElseOnTheMachine)
{
    EXPECT_TRUE(printer.print("names the person", u"slip"_s));
    const QFileInfo file(folder.filePath(u"slips/slip.pdf"_s));
    ASSERT_TRUE(file.exists());
    EXPECT_EQ(
        file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        0);
}

TEST_F(Desks, aPersonHasOneDraftOfAProcedureAndCaseAndFindsItAgain)
{
    Person first = withBarcode();
    EXPECT_TRUE(first.dossier().isNull()) << "nothing had to be kept yet";
    ASSERT_TRUE(first.ensureDraft());
    EXPECT_TRUE(withBarcode().dossier() == first.dossier());

    Person other = person();
    EXPECT_TRUE(other.hasEarlierDrafts());
    ASSERT_TRUE(other.chooseProcedure(radiation));
    EXPECT_TRUE(other.hasOneCase() && other.chosen());
    EXPECT_TRUE(other.dossier().isNull());

    Person again = person();
    ASSERT_TRUE(again.resume(0));
    EXPECT_EQ(again.procedure()->id, barcode);
    EXPECT_EQ(again.chosen()->id, u"cap-moi"_s);
    EXPECT_TRUE(again.dossier() == first.dossier());
    EXPECT_FALSE(again.hasEarlierDrafts());

    Person anew = person();
    ASSERT_TRUE(anew.startAnew());
    EXPECT_FALSE(person().hasEarlierDrafts());
}

TEST_F(Desks, whoBeganSeveralDossiersIsOfferedAllOfThem)
{
    Person who = withBarcode();
    ASSERT_TRUE(who.ensureDraft());
    const DossierId first = who.dossier();
    ASSERT_TRUE(who.chooseProcedure(radiation));
    ASSERT_TRUE(who.ensureDraft());
    const DossierId second = who.dossier();

    Person again = person();
    SessionState shown;
    again.describe(shown);
    ASSERT_EQ(shown.earlierDrafts.size(), 2);
    ASSERT_TRUE(again.resume(1));
    EXPECT_TRUE(again.dossier() == first);

    Person third = person();
    ASSERT_TRUE(third.resume(0));
    EXPECT_TRUE(third.dossier() == second);

    Person anew = person();
    ASSERT_TRUE(anew.startAnew());
    EXPECT_FALSE(person().hasEarlierDrafts());
    EXPECT_TRUE(store->dossiers()->isEmpty());
}

TEST_F(Desks, whatCannotBeFiledHereIsNotChosen)
{
    Person who = person();
    EXPECT_EQ(who.chooseProcedure(u"nothing-of-the-kind"_s).error().id, FaultId::ProcedureUnknown);
    EXPECT_EQ(
        who.chooseProcedure(u"cap-ma-so-ma-vach-truoc-2026"_s).error().id, FaultId::ProcedureLookupOnly);
    EXPECT_EQ(who.procedure(), nullptr);
    ASSERT_TRUE(who.chooseProcedure(barcode));
    EXPECT_EQ(who.chooseCase(u"no-such-case"_s).error().id, FaultId::CaseUnknown);
    EXPECT_EQ(who.chosen(), nullptr);
}

TEST_F(Desks, aFormKeepsWhatWasTypedAndShowsItToItsOwnSessionOnly)
{
    Person who = withBarcode();
    FormDesk desk(*store);
    ASSERT_TRUE(open(desk, who));
    EXPECT_EQ(desk.fill().values.value(u"lien-lac-ho-ten"_s).toString(), inventedPerson().fullName);
    EXPECT_EQ(desk.fill().origin.value(u"lien-lac-ho-ten"_s), u"card"_s);
    desk.enter(u"lien-lac-ho-ten"_s, u"Ai Đó Khác"_s);
    EXPECT_FALSE(desk.fill().origin.contains(u"lien-lac-ho-ten"_s));
    EXPECT_EQ(desk.check(QDate(2026, 1, 19)).error().id, FaultId::FormFieldMissing);
    EXPECT_GT(desk.fill().errors.size(), 5) << "all at once";
    ASSERT_TRUE(open(desk, who));
    EXPECT_EQ(desk.fill().values.value(u"lien-lac-ho-ten"_s).toString(), u"Ai Đó Khác"_s);

    ASSERT_TRUE(who.ensureDraft());
    ASSERT_TRUE(desk.save(who.dossier()));
    desk.close();
    EXPECT_TRUE(desk.fill() == SessionState::FormFill());

    ASSERT_TRUE(open(desk, who));
    EXPECT_TRUE(desk.fill().keptFromEarlier && desk.fill().values.isEmpty());
    EXPECT_EQ(desk.fill().kept, QStringList({u"lien-lac-ho-ten"_s}));
    EXPECT_FALSE(desk.check(QDate(2026, 1, 19))) << "what was missing is still missing";
    EXPECT_FALSE(desk.fill().errors.contains(u"lien-lac-ho-ten"_s));
    desk.enter(u"email"_s, u"x"_s);
    EXPECT_TRUE(desk.dirty());
    ASSERT_TRUE(desk.save(who.dossier()));
    EXPECT_EQ(store->form(who.dossier())->value(u"lien-lac-ho-ten"_s).toString(), u"Ai Đó Khác"_s)
        << "kept as it is";
    EXPECT_EQ(store->form(who.dossier())->value(u"email"_s).toString(), u"x"_s);
    ASSERT_TRUE(open(desk, who));
    EXPECT_FALSE(desk.fill().values.contains(u"lien-lac-ho-ten"_s))
        << "writing does not make a reader of anyone";
    desk.enter(u"lien-lac-ho-ten"_s, u"Lại Ai Đó"_s);
    EXPECT_FALSE(desk.fill().keptFromEarlier) << "or written anew";
    ASSERT_TRUE(desk.save(who.dossier()));
    EXPECT_EQ(store->form(who.dossier())->value(u"lien-lac-ho-ten"_s).toString(), u"Lại Ai Đó"_s);
}

TEST_F(Desks, aFormThatIsFiledHoldsOnlyWhatWasAskedForInTheEnd)
{
    Person who = withBarcode();
    FormDesk desk(*store);
    ASSERT_TRUE(open(desk, who) && who.ensureDraft());
    desk.enter(u"loai-ma"_s, u"ean-8"_s);
    desk.enter(u"danh-muc-ean-8"_s, u"Kẹo mẫu, gói 10 g"_s);
    ASSERT_TRUE(desk.save(who.dossier()));
    EXPECT_TRUE(store->form(who.dossier())->contains(u"danh-muc-ean-8"_s));
    desk.enter(u"loai-ma"_s, u"gcp-10"_s);
    EXPECT_FALSE(desk.check(QDate(2026, 1, 19)));
    EXPECT_FALSE(desk.fill().errors.contains(u"danh-muc-ean-8"_s)) << "it is not on the screen any more";
    ASSERT_TRUE(desk.save(who.dossier()));
    EXPECT_FALSE(store->form(who.dossier())->contains(u"danh-muc-ean-8"_s));
    desk.enter(u"loai-ma"_s, u"ean-8"_s);
    EXPECT_TRUE(desk.fill().values.contains(u"danh-muc-ean-8"_s))
        << "who changes back need not write it again";
}

TEST_F(Desks, aCodeThatComesInTimeIsOnTheSlip)
{
    SlipDesk desk = slipDesk();
    const DossierRecord record = filed(desk);
    EXPECT_FALSE(desk.follow(1'000));
    ASSERT_TRUE(store->setUploading(record.id));
    EXPECT_TRUE(desk.follow(1'200));
    EXPECT_EQ(desk.phase(), SessionState::SendPhase::Sending);
    ASSERT_TRUE(store->setReceipt(record.id, {u"G06-20260101-0000001"_s, clock->now(), std::nullopt}));
    EXPECT_TRUE(desk.follow(1'400));
    EXPECT_EQ(desk.slip().code, u"G06-20260101-0000001"_s);
    EXPECT_FALSE(desk.slip().qr.isNull());
    EXPECT_FALSE(desk.follow(1'600)) << "once is enough";
    ASSERT_TRUE(desk.startPrinting());
    EXPECT_TRUE(desk.print());
    EXPECT_TRUE(desk.slip().printed);
}

TEST_F(Desks, withoutCentralTheProvisionalSlipComesSoonAndResolvesLater)
{
    SlipDesk desk = slipDesk();
    const DossierRecord record = filed(desk);
    ASSERT_TRUE(noteCentralPresence(*store, false));
    EXPECT_FALSE(desk.follow(2'000)) << "a short fault is no absence";
    EXPECT_TRUE(desk.follow(3'000));
    EXPECT_TRUE(desk.slipIsReady() && desk.slip().code.isEmpty());
    EXPECT_FALSE(desk.slip().provisional.isEmpty());
    ASSERT_TRUE(store->setReceipt(record.id, {u"G06-20260101-0000001"_s, clock->now(), std::nullopt}));
    EXPECT_TRUE(desk.follow(4'000));
    EXPECT_FALSE(desk.slip().code.isEmpty());
}

TEST_F(Desks, nobodyWaitsForEverEvenWhenTheStoreCannotBeRead)
{
    SlipDesk desk = slipDesk();
    Person who = withBarcode();
    ASSERT_TRUE(who.ensureDraft());
    auto record = *store->submit(who.dossier(), motcua::test::inventedSubmission());
    record.id = DossierId::createUuid(); // nothing of that name can be read
    desk.file(record, 1, 0);
    EXPECT_FALSE(desk.follow(24'000));
    EXPECT_TRUE(desk.follow(25'500));
    EXPECT_FALSE(desk.slip().provisional.isEmpty());
}

TEST_F(Desks, aSlipStandsItsTimeAndTwiceItWhereMoreIsAskedFor)
{
    SlipDesk desk = slipDesk();
    filed(desk);
    ASSERT_TRUE(desk.follow(26'000));
    EXPECT_FALSE(desk.tick(26'000)) << "no second has gone";
    EXPECT_TRUE(desk.tick(36'000));
    EXPECT_EQ(desk.slip().secondsLeft, 35);
    desk.touched(36'000);
    EXPECT_TRUE(desk.tick(36'000));
    EXPECT_EQ(desk.slip().secondsLeft, 45) << "somebody is there";
    desk.giveMoreTime(36'000);
    EXPECT_TRUE(desk.tick(36'000));
    EXPECT_EQ(desk.slip().secondsLeft, 90);
    desk.touched(36'000);
    EXPECT_FALSE(desk.tick(36'000)) << "a touch does not take time away";
    EXPECT_FALSE(desk.over());
    EXPECT_TRUE(desk.tick(126'000));
    EXPECT_TRUE(desk.over());
    desk.close();
    EXPECT_FALSE(desk.over());
    EXPECT_TRUE(desk.slip() == SessionState::SlipView());
}

TEST_F(Desks, aSlipThatNobodyHasOnPaperStandsFourTimesAsLong)
{
    printer = FolderPrinter(QString());
    SlipDesk desk = slipDesk();
    filed(desk);
    ASSERT_TRUE(desk.follow(26'000));
    EXPECT_TRUE(desk.slip().printerMissing);
    EXPECT_EQ(desk.slip().secondsLeft, 180);
}
