// SPDX-License-Identifier: GPL-3.0-or-later
// Searching as one types: what people ask for (tests/catalogue/searchqueries.h), letter by letter, over six
// thousand procedures, beside SQLite's FTS5 with prefixes over the same names, folded alike. usage:
// motcua_bench_search OUT.json [PROCEDURES]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>

#include "app/catalogue/catalogue.h"
#include "app/catalogue/searchindex.h"
#include "tests/catalogue/searchqueries.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr int mostHits = 20;
constexpr double mostMilliseconds = 5; // at the 99th of a hundred keystrokes

[[noreturn]] void giveUp(const char *why)
{
    std::fprintf(stderr, "motcua_bench_search: %s\n", why);
    std::exit(3);
}

/// The catalogue's own, then as many again as are wanted: other authorities, objects and conditions in the
/// words that such names are made of.
QList<Procedure> procedures(int count)
{
    QList<Procedure> all = Catalogue::load().value()->procedures();
    const QList<Procedure> own = all;
    const QStringList doings {u"Cấp"_s, u"Cấp lại"_s, u"Gia hạn"_s, u"Sửa đổi, bổ sung"_s, u"Thu hồi"_s,
        u"Đăng ký"_s, u"Công bố"_s, u"Phê duyệt"_s, u"Xác nhận"_s, u"Thông báo"_s, u"Chấm dứt"_s};
    const QStringList papers {u"giấy phép"_s, u"giấy chứng nhận"_s, u"chứng chỉ hành nghề"_s,
        u"quyết định công nhận"_s, u"văn bản chấp thuận"_s, u"thẻ"_s, u"giấy xác nhận"_s};
    const QStringList objects {u"kinh doanh vận tải hành khách"_s, u"khai thác khoáng sản"_s,
        u"khám bệnh, chữa bệnh"_s, u"an toàn thực phẩm"_s, u"hướng dẫn viên du lịch"_s,
        u"hoạt động giáo dục mầm non"_s, u"xây dựng nhà ở riêng lẻ"_s,
        u"quyền sử dụng đất và tài sản gắn liền với đất"_s, u"kết hôn có yếu tố nước ngoài"_s,
        u"hành nghề luật sư"_s, u"công chứng viên"_s, u"giám định tư pháp"_s, u"sản xuất phân bón"_s,
        u"kiểm dịch động vật"_s, u"tàu cá đóng mới"_s, u"xả nước thải vào nguồn nước"_s,
        u"môi trường của dự án đầu tư"_s, u"bán lẻ rượu"_s, u"phòng cháy và chữa cháy"_s,
        u"lao động nước ngoài làm việc tại Việt Nam"_s, u"bảo hiểm xã hội một lần"_s,
        u"thành lập doanh nghiệp tư nhân"_s, u"hợp tác xã nông nghiệp"_s, u"bưu phẩm và chuyển phát"_s,
        u"thiết bị phát sóng vô tuyến"_s, u"kiểm định phương tiện thủy nội địa"_s,
        u"trang thông tin điện tử tổng hợp"_s};
    const QStringList authorities {u"cấp tỉnh"_s, u"cấp huyện"_s, u"cấp xã"_s, u"cấp bộ"_s,
        u"đối với tổ chức"_s, u"đối với cá nhân"_s, u"trong trường hợp bị mất hoặc hư hỏng"_s};
    for (int i = 0; all.size() < count; ++i) {
        Procedure procedure = own[i % own.size()];
        procedure.id = u"made-%1"_s.arg(i);
        procedure.code = u"9.%1"_s.arg(i, 6, 10, QLatin1Char('0'));
        procedure.synonyms.clear();
        procedure.name = u"%1 %2 %3 %4"_s.arg(doings[i % doings.size()], papers[(i / 3) % papers.size()],
            objects[(i / 5) % objects.size()], authorities[(i / 7) % authorities.size()]);
        procedure.shortName = procedure.name;
        all.append(procedure);
    }
    return all.first(count);
}

/// Every query as it grows under the finger.
QStringList keystrokes()
{
    QStringList typed;
    for (const SearchQuery &query : searchQueries)
        for (qsizetype length = 1; length <= query.words.size(); ++length)
            typed.append(query.words.first(length).toString());
    return typed;
}

struct Times {
    double median = 0, p99 = 0, worst = 0; ///< ms
};

template <typename Search>
Times timesOf(const QStringList &typed, Search search)
{
    std::vector<double> times;
    for (const QString &words : typed) {
        QElapsedTimer timer;
        timer.start();
        search(words);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100], times.back()};
}

class FullText
{
public:
    explicit FullText(const QList<Procedure> &procedures)
    {
        if (sqlite3_open(":memory:", &m_database) != SQLITE_OK)
            giveUp("SQLite cannot be opened");
        run("CREATE VIRTUAL TABLE procedure USING fts5(name, prefix='1 2 3')");
        run("BEGIN");
        sqlite3_stmt *insert = prepared("INSERT INTO procedure VALUES (?)");
        for (const Procedure &procedure : procedures) {
            const QByteArray name =
                foldVietnamese(procedure.name + u' ' + procedure.synonyms.join(u' ')).toUtf8();
            sqlite3_bind_text(insert, 1, name.constData(), int(name.size()), SQLITE_TRANSIENT);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        run("COMMIT");
        m_search = prepared("SELECT rowid FROM procedure WHERE procedure MATCH ? ORDER BY rank LIMIT 20");
    }
    ~FullText()
    {
        sqlite3_finalize(m_search);
        sqlite3_close(m_database);
    }

    int search(const QString &words)
    {
        QStringList terms;
        for (const QString &word : foldVietnamese(words).split(u' ', Qt::SkipEmptyParts))
            terms.append(u'"' + word + u'"');
        const QByteArray match = (terms.join(u" OR ") + u'*').toUtf8();
        if (terms.isEmpty())
            return 0;
        sqlite3_bind_text(m_search, 1, match.constData(), int(match.size()), SQLITE_TRANSIENT);
        int found = 0;
        while (sqlite3_step(m_search) == SQLITE_ROW)
            ++found;
        sqlite3_reset(m_search);
        return found;
    }

private:
    void run(const char *sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            giveUp(sqlite3_errmsg(m_database));
    }
    sqlite3_stmt *prepared(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr) != SQLITE_OK)
            giveUp(sqlite3_errmsg(m_database));
        return statement;
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_search = nullptr;
};

QJsonObject json(const Times &times)
{
    return {{u"median_ms"_s, times.median}, {u"p99_ms"_s, times.p99}, {u"worst_ms"_s, times.worst}};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: motcua_bench_search OUT.json [PROCEDURES]\n", stderr);
        return 2;
    }
    const QList<Procedure> all = procedures(argc > 2 ? std::atoi(argv[2]) : 6000);
    const QStringList typed = keystrokes();
    const SearchIndex index(all);
    FullText fullText(all);
    const Times ours =
        timesOf(typed, [&](const QString &words) { return index.search(words, mostHits).size(); });
    const Times theirs = timesOf(typed, [&](const QString &words) { return fullText.search(words); });

    int wanted = 0;
    for (const SearchQuery &query : searchQueries) {
        const auto hits = index.search(query.words.toString(), 3);
        wanted += std::any_of(
            hits.begin(), hits.end(), [&](const auto &hit) { return all[hit.procedure].id == query.wanted; });
    }
    std::printf(
        "%d keystrokes over %d procedures, ms: median %.2f, p99 %.2f, worst %.2f (limit at p99: %.0f)\n",
        int(typed.size()), int(all.size()), ours.median, ours.p99, ours.worst, mostMilliseconds);
    std::printf("SQLite FTS5 by prefixes: median %.2f, p99 %.2f, worst %.2f; p99 ours / theirs %.2f\n",
        theirs.median, theirs.p99, theirs.worst, ours.p99 / theirs.p99);
    std::printf("among the first three of all of them: %d of %d\n", wanted, int(searchQueries.size()));

    QFile out(QString::fromLocal8Bit(argv[1]));
    if (!out.open(QIODevice::WriteOnly))
        giveUp("the figures cannot be written");
    out.write(QJsonDocument(QJsonObject {{u"procedures"_s, all.size()}, {u"keystrokes"_s, typed.size()},
                                {u"ours"_s, json(ours)}, {u"fts5"_s, json(theirs)},
                                {u"in_first_three"_s, wanted}, {u"queries"_s, int(searchQueries.size())}})
                  .toJson());
    return ours.p99 <= mostMilliseconds ? 0 : 1;
}
