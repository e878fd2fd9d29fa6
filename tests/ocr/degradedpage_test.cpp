// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/degradedpage.h"

#include <set>

#include <QFont>
#include <QFontInfo>

#include <gtest/gtest.h>

#include "tests/ocr/vietnamesetext.h"

using namespace degradedpage;

TEST(DegradedPages, EachTypefaceIsInstalled)
{
    for (const QString &family : typefaces())
        EXPECT_EQ(QFontInfo(QFont(family)).family(), family) << family.toStdString();
}

TEST(DegradedPages, TheTextIsNfcAndEnoughForManyPages)
{
    ASSERT_GE(vietnamesetext::documents().size(), 10);
    for (const auto &document : vietnamesetext::documents()) {
        qsizetype characters = 0;
        for (const auto &paragraph : document) {
            EXPECT_EQ(paragraph.text, paragraph.text.normalized(QString::NormalizationForm_C));
            EXPECT_EQ(paragraph.text, paragraph.text.simplified());
            characters += paragraph.text.size();
        }
        EXPECT_GT(characters, 1000);
    }
}

TEST(DegradedPages, AreTheSameEveryTimeAndOthersForAnotherKindOrSeed)
{
    EXPECT_EQ(make(Kind::Worst, 4, 3).jpeg, make(Kind::Worst, 4, 3).jpeg);
    std::set<QByteArray> different;
    for (const Kind kind : kinds())
        different.insert(make(kind, 1, 3).jpeg);
    different.insert(make(Kind::Clean, 2, 3).jpeg);
    EXPECT_EQ(different.size(), std::size_t(kinds().size()) + 1);
}
