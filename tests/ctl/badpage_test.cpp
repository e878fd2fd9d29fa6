// SPDX-License-Identifier: GPL-3.0-or-later
// A page that its reader does not survive, among pages that are as they should be.
#include <QProcess>

#include "tests/ctl/ctlfixture.h"
#include "tests/ocr/vietnamesepage.h"

namespace
{

constexpr int pages = 10;
constexpr int bad = 7; // counted from 1

class BadPage : public Ctl, public ::testing::WithParamInterface<const char *>
{
protected:
    /// A comment in it says how the reader ends; see tests/ocr/badpage.c.
    static QByteArray marked(QByteArray jpeg)
    {
        const QByteArray comment = QByteArray("MOTCUA-TEST: ") + GetParam();
        return jpeg.insert(2, QByteArray("\xff\xfe\0", 3) + char(comment.size() + 2) + comment);
    }

    QStringList stack() const
    {
        QStringList files;
        for (int number = 1; number <= pages; ++number) {
            const auto drawn = vietnamesepage::draw(number, 12, 5);
            const QByteArray jpeg = vietnamesepage::jpeg(drawn.image.copy(0, 0, 2480, 900));
            QFile file(m_rig.path(u"page-%1.jpg"_s.arg(number)));
            EXPECT_TRUE(file.open(QIODevice::WriteOnly));
            file.write(number == bad ? marked(jpeg) : jpeg);
            files << file.fileName();
        }
        return files;
    }

    static QByteArray run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        EXPECT_TRUE(process.waitForFinished(60'000));
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().constData();
        return process.readAllStandardOutput();
    }
};

TEST_P(BadPage, isKeptAsAnImageAndAllOthersAreWhole)
{
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "what is preloaded must come after the sanitizer, and it is what ends the reader";
#endif
    const QString pdf = m_rig.path(u"stack.pdf"_s);
    QProcess digitize;
    QProcessEnvironment environment = m_rig.environment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAD_PAGE_LIBRARY));
    digitize.setProcessEnvironment(environment);
    digitize.start(Rig::program(u"motcuactl"_s), QStringList {u"digitize"_s, u"-o"_s, pdf} + stack());
    ASSERT_TRUE(digitize.waitForFinished(240'000));
    const QByteArray said = digitize.readAllStandardError();
    const QJsonObject result = QJsonDocument::fromJson(digitize.readAllStandardOutput()).object();

    const QJsonArray described = result.value(u"pages").toArray();
    ASSERT_EQ(described.size(), pages) << said.constData();
    for (int number = 1; number <= pages; ++number) {
        SCOPED_TRACE(number);
        const QStringList flags = described[number - 1][u"flags"].toVariant().toStringList();
        EXPECT_EQ(flags.contains(u"not-read"_s), number == bad);
        const QString at = QString::number(number);
        const QByteArray text = run(u"pdftotext"_s, {u"-f"_s, at, u"-l"_s, at, pdf, u"-"_s});
        EXPECT_EQ(text.simplified().isEmpty(), number == bad);
        EXPECT_GE(run(u"pdfimages"_s, {u"-list"_s, u"-f"_s, at, u"-l"_s, at, pdf}).count('\n'), 3)
            << "two lines of head, and what is on the page";
    }
    EXPECT_EQ(run(u"qpdf"_s, {u"--show-npages"_s, pdf}).trimmed(), QByteArray::number(pages));
    run(u"qpdf"_s, {u"--check"_s, pdf});
    EXPECT_FALSE(said.isEmpty()) << "and why is said";
}

INSTANTIATE_TEST_SUITE_P(WhoseReader, BadPage, ::testing::Values("crash", "memory"),
    [](const auto &fate) { return std::string(fate.param); });

} // namespace
