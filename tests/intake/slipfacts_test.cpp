// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/slipfacts.h"

#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr qint64 minute = 60'000;

class SlipFactsTest : public StoreTest
{
protected:
    /// A dossier filed by a clock that nobody had confirmed, which central received so much later.
    SlipFacts filedAndReceivedAfter(std::optional<qint64> milliseconds)
    {
        DraftStart start = inventedStart();
        start.procedureId = valueOf(catalogue->find(u"1.009846"_s))->id;
        start.caseId = u"chung"_s;
        const DossierId id = valueOf(store().createDraft(start));
        Submission submission = inventedSubmission();
        submission.timeConfirmed = false;
        EXPECT_DONE(store().submit(id, submission));
        if (milliseconds) {
            EXPECT_DONE(store().setUploading(id));
            EXPECT_DONE(store().setReceipt(
                id, {u"G06-20260101-000000%1"_s.arg(++m_filed), submission.submittedAt + *milliseconds, {}}));
        }
        return valueOf(slipFacts(store(), *catalogue, {}, id));
    }

    std::shared_ptr<const Catalogue> catalogue = valueOf(Catalogue::load());

private:
    int m_filed = 0;
};

TEST_F(SlipFactsTest, CentralsReceiptConfirmsATimeThatIsCloseToIt)
{
    EXPECT_TRUE(filedAndReceivedAfter(2'000).timeConfirmed);
    EXPECT_TRUE(filedAndReceivedAfter(4 * minute).timeConfirmed);
    EXPECT_TRUE(filedAndReceivedAfter(-4 * minute).timeConfirmed);
}

TEST_F(SlipFactsTest, AReceiptOfAnotherHourConfirmsNothing)
{
    EXPECT_FALSE(filedAndReceivedAfter(std::nullopt).timeConfirmed);
    EXPECT_FALSE(filedAndReceivedAfter(60 * minute).timeConfirmed) << "late, or the clock was slow";
    EXPECT_FALSE(filedAndReceivedAfter(-60 * minute).timeConfirmed) << "the clock was fast";
}

} // namespace

} // namespace motcua::test
