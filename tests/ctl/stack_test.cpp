// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks through the real programs: separators printed, rendered, read by Tesseract and ZXing, and taken
// apart.
#include <QDir>
#include <QRegularExpression>
#include <QTransform>

#include "tests/ctl/ctlfixture.h"

namespace
{

class CtlStack : public Ctl
{
protected:
    /// The separator sheets as a scanner of so many dpi gives them.
    QStringList printedSeparators(int dpi)
    {
        const auto made = m_rig.ctl({u"separators"_s, u"1.009846"_s, u"-o"_s, u"separators.pdf"_s});
        EXPECT_EQ(made.exit, 0) << qPrintable(made.errors);
        EXPECT_EQ(made.lines.value(0).value(u"sheets").toArray().size(), 5);
        QProcess render;
        render.start(u"pdftoppm"_s,
            {u"-r"_s, QString::number(dpi), u"-jpeg"_s, m_rig.path(u"separators.pdf"_s),
                m_rig.path(u"sep"_s)});
        EXPECT_TRUE(render.waitForFinished(60000));
        QStringList files;
        for (int i = 1; i <= 5; ++i)
            files << m_rig.path(u"sep-%1.jpg"_s.arg(i));
        return files;
    }
    QJsonObject split(const QStringList &images, const QString &folder = u"parts"_s)
    {
        const auto ran =
            m_rig.ctl(QStringList {u"digitize"_s, u"--procedure"_s, u"1.009846"_s, u"-o"_s, folder} + images);
        EXPECT_EQ(ran.exit, 0) << qPrintable(ran.errors);
        return ran.lines.value(0);
    }
    /// What each page is, in short: a component, "?reason", or its role.
    static QStringList roles(const QJsonObject &split)
    {
        QStringList roles;
        for (const QJsonValue &page : split.value(u"pages").toArray()) {
            const QString role = page[u"role"].toString();
            roles << (role != u"page"        ? role
                    : page[u"sure"].toBool() ? page[u"component"].toString()
                                             : u'?' + page[u"asks"].toString());
        }
        return roles;
    }
    static QString radiationPage(const QString &name) { return Rig::sample(u"radiation/"_s + name); }
};

TEST_F(CtlStack, printedSeparatorsSplitAStackIntoFilesNamedAsTheyAreFiled)
{
    const QStringList sheets = printedSeparators(200);
    const QString blank = Rig::sample(u"glass/blank.png"_s);
    const QJsonObject found = split({sheets[0], radiationPage(u"01-don-de-nghi.png"_s), sheets[1], blank,
        radiationPage(u"02-van-bang.jpg"_s), sheets[4], radiationPage(u"06-anh.jpg"_s), sheets[2]});
    EXPECT_EQ(roles(found),
        (QStringList {u"separator"_s, u"don-de-nghi"_s, u"separator"_s, u"van-bang-chuyen-mon"_s,
            u"van-bang-chuyen-mon"_s, u"separator"_s, u"anh-3x4"_s, u"separator"_s}));
    EXPECT_EQ(found.value(u"empty_separators").toArray(), QJsonArray {8});
    EXPECT_TRUE(found.value(u"asked").isNull());
    EXPECT_EQ(QDir(m_rig.path(u"parts"_s)).entryList(QDir::Files),
        (QStringList {u"1.009846_anh-3x4_05.pdf"_s, u"1.009846_don-de-nghi_01.pdf"_s,
            u"1.009846_van-bang-chuyen-mon_02.pdf"_s}));
    for (const QJsonValue &part : found.value(u"parts").toArray())
        EXPECT_EQ(part[u"pages"].toInt(), part[u"component"].toString() == u"van-bang-chuyen-mon" ? 2 : 1)
            << "separators are no pages, what is blank is one";
}

TEST_F(CtlStack, separatorsAreReadHoweverTheyAreFed)
{
    const QStringList sheets = printedSeparators(300);
    QStringList turned;
    for (int i = 0; i < sheets.size(); ++i) {
        QImage image(sheets[i]);
        QTransform turn;
        turn.rotate(i == 4 ? 2 : 90 * i); // the last one crooked
        image = image.transformed(turn, Qt::SmoothTransformation);
        image.setDotsPerMeterX(11811);
        image.setDotsPerMeterY(11811);
        turned << m_rig.path(u"turned-%1.jpg"_s.arg(i));
        ASSERT_TRUE(image.save(turned.last(), "JPG", 60));
    }
    const QJsonObject found = split(turned);
    EXPECT_EQ(roles(found), QStringList(5, u"separator"_s));
    EXPECT_EQ(found.value(u"empty_separators").toArray().size(), 5);
}

TEST_F(CtlStack, titlesSplitAStackAndWhatIsUnsureIsKeptApart)
{
    const QJsonObject found =
        split({radiationPage(u"01-don-de-nghi.png"_s), radiationPage(u"02-van-bang.jpg"_s),
            radiationPage(u"03-dao-tao.jpg"_s), radiationPage(u"04-suc-khoe-1.png"_s),
            radiationPage(u"05-suc-khoe-2.png"_s), Rig::sample(u"glass/url.png"_s)});
    const QStringList all = roles(found);
    EXPECT_EQ(
        all.mid(0, 3), (QStringList {u"don-de-nghi"_s, u"?unknown-title"_s, u"giay-dao-tao-an-toan"_s}));
    EXPECT_EQ(all.mid(3, 2), (QStringList {u"phieu-kham-suc-khoe"_s, u"phieu-kham-suc-khoe"_s}));
    const QJsonArray pages = found.value(u"pages").toArray();
    const QJsonArray codes = pages[5][u"codes"].toArray();
    ASSERT_EQ(codes.size(), 1);
    EXPECT_EQ(codes[0][u"state"].toString(), u"unchecked"_s);
    EXPECT_TRUE(QByteArray::fromBase64(codes[0][u"payload"].toString().toLatin1()).startsWith("http"));
    EXPECT_GE(found.value(u"asked")[u"pages"].toInt(), 1);
    EXPECT_TRUE(QFile::exists(m_rig.path(u"parts/1.009846_chua-ro_00.pdf"_s)));

    // The application says who somebody is on every line; what is proposed says it nowhere.
    for (const QJsonValue &page : pages)
        for (const QJsonValue &value : page[u"values"].toArray()) {
            const QString text = value[u"value"].toString();
            EXPECT_FALSE(text.contains(u"MẪU"_s) && text.contains(u"NGUYỄN"_s)) << qPrintable(text);
            EXPECT_FALSE(QRegularExpression(u"[0-9]{9}|1990-03-15|2024-07-10"_s).match(text).hasMatch())
                << qPrintable(text);
        }
    QStringList values;
    for (const QJsonValue &value : pages[2][u"values"].toArray())
        values << value[u"kind"].toString() + u' ' + value[u"value"].toString();
    EXPECT_TRUE(values.contains(u"document-number 0123/2025/ATBX-MẪU"_s)) << qPrintable(values.join(u'|'));
}

TEST_F(CtlStack, saysWhatIsWrongWithACall)
{
    const auto fails = [&](const QStringList &call, int exit, const QString &fault) {
        const auto ran = m_rig.ctl(call);
        EXPECT_EQ(ran.exit, exit) << qPrintable(call.join(u' '));
        EXPECT_TRUE(ran.errors.startsWith(fault)) << qPrintable(ran.errors);
    };
    fails({u"separators"_s, u"1.009846"_s}, 2, u"motcuactl:"_s);
    fails({u"separators"_s, u"-o"_s, u"x.pdf"_s}, 2, u"motcuactl:"_s);
    fails({u"separators"_s, u"khong-co"_s, u"-o"_s, u"x.pdf"_s}, 3, u"procedure-unknown:"_s);
    fails({u"separators"_s, u"1.009846"_s, u"--case"_s, u"khong-co"_s, u"-o"_s, u"x.pdf"_s}, 3,
        u"case-unknown:"_s);
    fails({u"separators"_s, u"dang-ky-chuyen-giao-cong-nghe"_s, u"-o"_s, u"x.pdf"_s}, 3, u"case-unknown:"_s);
    fails({u"separators"_s, u"cap-quyen-ma-so-ma-vach"_s, u"--case"_s, u"cap-moi"_s, u"-o"_s, u"x.pdf"_s}, 3,
        u"component-not-paper:"_s);
    fails({u"separators"_s, u"1.009846"_s, u"-o"_s, u"not/there/x.pdf"_s}, 3, u"file-unwritable:"_s);
    fails({u"digitize"_s, u"--case"_s, u"chung"_s, u"-o"_s, u"x.pdf"_s, m_page}, 2, u"motcuactl:"_s);
    fails({u"digitize"_s, u"--procedure"_s, u"khong-co"_s, u"-o"_s, u"x"_s, m_page}, 3,
        u"procedure-unknown:"_s);
    EXPECT_FALSE(QFile::exists(m_rig.path(u"x.pdf"_s)));
}

} // namespace
