// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include "tests/catalogue/searchqueries.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

class Search : public testing::Test
{
public:
    static const Catalogue &catalogue()
    {
        static const auto loaded = Catalogue::load().value();
        return *loaded;
    }
};

} // namespace

TEST_F(Search, findsTheWantedProcedureAmongTheFirstThreeNineteenTimesOfTwenty)
{
    static_assert(searchQueries.size() >= 100);
    QStringList missed;
    for (const SearchQuery &query : searchQueries) {
        QStringList first;
        for (const auto &hit : catalogue().search(query.words.toString(), 3))
            first << hit.procedure->id;
        EXPECT_TRUE(catalogue().find(query.wanted.toString())) << qPrintable(query.wanted.toString());
        if (!first.contains(query.wanted))
            missed << query.words.toString() + u" gave "_s + first.join(u", "_s);
    }
    EXPECT_LE(missed.size() * 20, qsizetype(searchQueries.size())) << qPrintable(missed.join(u'\n'));
    RecordProperty("missed", missed.join(u'\n').toStdString());
}

TEST_F(Search, putsTheCurrentBarcodeProcedureBeforeTheOldOne)
{
    const auto hits = catalogue().search(u"mã số mã vạch"_s);
    ASSERT_GE(hits.size(), 2);
    EXPECT_EQ(hits[0].procedure->id, u"cap-quyen-ma-so-ma-vach"_s);
    EXPECT_GT(hits[0].score, hits[1].score);
}

TEST_F(Search, forgivesOneSlipInAWordOfFourLettersOrMore)
{
    // A letter wrong, missing, too many, two swapped; nothing else in the query helps.
    for (const QString &words : {u"barkode"_s, u"brcode"_s, u"barrcode"_s, u"bracode"_s}) {
        const auto hits = catalogue().search(words, 1);
        ASSERT_FALSE(hits.isEmpty()) << qPrintable(words);
        EXPECT_EQ(hits[0].procedure->id, u"cap-quyen-ma-so-ma-vach"_s);
    }
    EXPECT_TRUE(catalogue().search(u"brkode"_s).isEmpty()) << "two slips are another word";
}

TEST_F(Search, givesTheSameWithAndWithoutDiacritics)
{
    const auto ids = [](const QString &words) {
        QStringList found;
        for (const auto &hit : catalogue().search(words))
            found << hit.procedure->id;
        return found;
    };
    EXPECT_EQ(ids(u"Đăng ký chuyển giao công nghệ"_s), ids(u"dang ky chuyen giao cong nghe"_s));
    EXPECT_EQ(ids(u"BỨC XẠ"_s), ids(u"buc xa"_s));
}

TEST_F(Search, staysCalmWithNonsense)
{
    for (const QString &words : {QString(), u"   "_s, u"\n\t"_s, u"!!!"_s, u"qqqzzzxxx"_s, u"漢字"_s,
             QString(1'000'000, u'a'), u"9.999999"_s})
        EXPECT_TRUE(catalogue().search(words).isEmpty()) << qPrintable(words.left(20));
    EXPECT_LE(catalogue().search(u"giấy phép "_s.repeated(5000)).size(), 20);
    EXPECT_TRUE(catalogue().search(u"mã vạch"_s, 0).isEmpty());
    EXPECT_EQ(catalogue().search(u"giấy phép"_s, 5).size(), 5);
}
