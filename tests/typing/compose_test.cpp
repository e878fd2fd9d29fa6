// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringList>

#include <gtest/gtest.h>

#include "app/typing/compose.h"

using namespace Qt::Literals::StringLiterals;
using namespace motcua::typing;

namespace
{

struct Case {
    QString before;
    Tone tone;
    QString after;
};

} // namespace

TEST(Compose, ToneGoesWhereTheSyllableCarriesIt)
{
    const QList<Case> cases {
        {u"a"_s, Tone::Acute, u"á"_s},
        {u"hoa"_s, Tone::Grave, u"hòa"_s},
        {u"hoan"_s, Tone::Grave, u"hoàn"_s},
        {u"thuy"_s, Tone::Acute, u"thúy"_s},
        {u"ngoai"_s, Tone::Grave, u"ngoài"_s},
        {u"nươc"_s, Tone::Acute, u"nước"_s},
        {u"tiên"_s, Tone::Acute, u"tiến"_s},
        {u"thuơ"_s, Tone::Hook, u"thuở"_s},
        {u"qua"_s, Tone::Hook, u"quả"_s},
        {u"quy"_s, Tone::Acute, u"quý"_s},
        {u"gia"_s, Tone::Acute, u"giá"_s},
        {u"gi"_s, Tone::Grave, u"gì"_s},
        {u"mua"_s, Tone::Grave, u"mùa"_s},
        {u"nghia"_s, Tone::Tilde, u"nghĩa"_s},
        {u"khuyu"_s, Tone::Hook, u"khuỷu"_s},
        {u"NGUYÊN"_s, Tone::Tilde, u"NGUYỄN"_s},
        {u"Ă"_s, Tone::Dot, u"Ặ"_s},
        {u"đô"_s, Tone::Tilde, u"đỗ"_s},
        {u"Phường Bên Nghe"_s, Tone::Acute, u"Phường Bên Nghé"_s},
    };
    for (const Case &c : cases)
        EXPECT_EQ(withTone(c.before, c.tone), c.after) << c.before.toStdString();
}

TEST(Compose, SameToneAgainTakesItOffAndAnotherReplacesIt)
{
    EXPECT_EQ(withTone(u"hoàn"_s, Tone::Grave), u"hoan"_s);
    EXPECT_EQ(withTone(u"hoàn"_s, Tone::Acute), u"hoán"_s);
}

TEST(Compose, ToneMovesWhenTheSyllableGrows)
{
    EXPECT_EQ(withLetter(u"hòa"_s, u'n'), u"hoàn"_s);
    EXPECT_EQ(withLetter(u"tí"_s, u'n'), u"tín"_s);
    EXPECT_EQ(withLetter(u"gì"_s, u'a'), u"già"_s);
}

TEST(Compose, NothingHappensWithoutAVowelAndWordsBeforeStayAsTheyAre)
{
    for (const QString &text : {u""_s, u"123"_s, u"ngh"_s, u"hòa "_s})
        EXPECT_EQ(withTone(text, Tone::Acute), text);
    EXPECT_EQ(withLetter(u"hòa "_s, u'n'), u"hòa n"_s);
    EXPECT_EQ(withLetter(u"số 1"_s, u'2'), u"số 12"_s);
}

TEST(Compose, EverySyllableKeepsItsLettersUnderEveryTone)
{
    // Whatever the tone, taking it off again gives the same letters, of the same number.
    const QStringList syllables {
        u"a"_s, u"oai"_s, u"uyên"_s, u"ươi"_s, u"quang"_s, u"giêng"_s, u"iêu"_s, u"Đăng"_s, u"YÊN"_s};
    for (const QString &syllable : syllables)
        for (int tone = 1; tone <= 5; ++tone) {
            const QString there = withTone(syllable, Tone(tone));
            EXPECT_NE(there, syllable);
            EXPECT_EQ(there.size(), syllable.size());
            EXPECT_EQ(withTone(there, Tone(tone)), syllable);
        }
}

TEST(Compose, BackspaceTakesOneCharacter)
{
    EXPECT_EQ(withoutLast(u"Ặ"_s), u""_s);
    EXPECT_EQ(withoutLast(u"ab"_s), u"a"_s);
    EXPECT_EQ(withoutLast(u""_s), u""_s);
}
