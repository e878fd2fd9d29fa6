// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/fault.h"

#include <gtest/gtest.h>

using namespace motcua;

TEST(Fault, everyEntryIsFoundByItsIdAndItsName)
{
    for (const FaultEntry &entry : faultCatalogue()) {
        EXPECT_EQ(&faultEntry(entry.id), &entry);
        EXPECT_EQ(faultFromName(entry.name), entry.id);
    }
    EXPECT_FALSE(faultFromName(u"no-such-fault"));
}

TEST(Fault, citizensAreNeverShownCodesOrExclamationMarks)
{
    for (const FaultEntry &entry : faultCatalogue())
        for (const QString &text : {entry.whatVi, entry.doVi, entry.whatEn, entry.doEn}) {
            EXPECT_FALSE(text.contains(u'!')) << qPrintable(entry.name);
            EXPECT_FALSE(text.contains(QStringLiteral("SANE"))) << qPrintable(entry.name);
            EXPECT_TRUE(text.endsWith(u'.')) << qPrintable(entry.name);
        }
}
