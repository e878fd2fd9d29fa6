// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/notices.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

TEST(Notices, areTheSameQuestionsInBothLanguages)
{
    const auto vietnamese = loadNotices(u"vi"_s);
    const auto english = loadNotices(u"en"_s);
    ASSERT_TRUE(vietnamese) << qPrintable(vietnamese.error().detail);
    ASSERT_TRUE(english);
    ASSERT_EQ(vietnamese->size(), 3);
    ASSERT_EQ(english->size(), vietnamese->size());
    for (qsizetype i = 0; i < vietnamese->size(); ++i) {
        const Notice &vi = vietnamese->at(i);
        const Notice &en = english->at(i);
        EXPECT_EQ(vi.id, en.id);
        EXPECT_EQ(vi.version, en.version);
        EXPECT_EQ(vi.required, en.required);
        EXPECT_NE(vi.text, en.text);
        for (const Notice &notice : {vi, en}) {
            EXPECT_FALSE(notice.title.isEmpty() || notice.purpose.isEmpty() || notice.basis.isEmpty());
            EXPECT_FALSE(notice.text.contains(u'!'));
        }
    }
}

TEST(Notices, requireOnlyWhatHandlingTheDossierNeeds)
{
    QStringList required;
    const auto notices = loadNotices(u"vi"_s);
    ASSERT_TRUE(notices);
    for (const Notice &notice : *notices)
        if (notice.required)
            required << notice.id;
    EXPECT_EQ(required, QStringList(u"handling"_s));
}

TEST(Notices, inAnUnknownLanguageAreVietnamese)
{
    EXPECT_EQ(loadNotices(u"fr"_s)->first().text, loadNotices(u"vi"_s)->first().text);
}

TEST(Notices, thatAreBrokenNameThePlace)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"n.json"_s);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"({"notices":[{"id":"a","version":"1","required":"yes","basis":"b","vi":{},"en":{}}]})");
    file.close();
    const auto notices = loadNotices(u"vi"_s, path);
    ASSERT_FALSE(notices);
    EXPECT_EQ(notices.error(),
        (Fault {FaultId::CatalogueInvalid, u"n.json: notices[0] (a): required is neither true nor false"_s}));
    EXPECT_EQ(loadNotices(u"vi"_s, folder.filePath(u"none.json"_s)).error().id, FaultId::CatalogueInvalid);
}
