// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/signinpage.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qsizetype mostShown = 40; ///< characters of what somebody typed

/// `title` and `body` are HTML.
QByteArray page(const QString &title, const QString &body)
{
    const QString html = uR"(<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%1</title>
<style>
body { margin: 0 auto; padding: 1.5rem; max-width: 34rem; font: 1.15rem/1.5 system-ui, sans-serif; color: #1b2733; background: #fbfaf7 }
h1 { font-size: 1.6rem; line-height: 1.25 }
.practice { padding: .8rem 1rem; border: 2px solid #8a5a00; border-radius: .6rem; background: #fff4dc; color: #4d3200 }
.code { font: 700 2rem/1.4 ui-monospace, monospace; letter-spacing: .1em }
ul { padding: 0; list-style: none }
li { margin: 1rem 0; padding: 1rem; border: 1px solid #8795a3; border-radius: .6rem; background: #fff }
input, button { box-sizing: border-box; width: 100%; padding: .8rem 1rem; border-radius: .6rem; font: inherit }
input { border: 1px solid #5b6977; text-transform: uppercase }
button { margin-top: .8rem; border: 2px solid #14507a; background: #14507a; color: #fff; font-weight: 600 }
button.no { background: #fff; color: #14507a }
</style>
<p class="practice"><strong>Cổng tập dượt – không phải VNeID thật.</strong> Mọi người trên trang này đều là bịa. Xin đừng nhập thông tin thật.</p>
<h1>%1</h1>
%2
</html>
)"_s;
    return html.arg(title, body).toUtf8();
}

QString choiceOf(const Person &person)
{
    return u"<li><strong>%1</strong><br>Số định danh %2"
           "<button name=\"person\" value=\"%2\">Đồng ý đăng nhập</button></li>"_s.arg(
               person.fullName.toHtmlEscaped(), person.personalNumber.toHtmlEscaped());
}

} // namespace

QByteArray codePage(const QString &wrong)
{
    const QString notice = wrong.isEmpty()
        ? QString()
        : u"<p>Mã <strong>%1</strong> không đúng hoặc đã hết hạn. Xin xem lại mã trên màn hình kiosk.</p>"_s
              .arg(wrong.left(mostShown).toHtmlEscaped());
    return page(u"Đăng nhập tại kiosk"_s,
        notice
            + u"<form action=\"/vneid\"><label>Mã trên màn hình kiosk"
              "<input name=\"code\" maxlength=\"12\" autocomplete=\"off\" required></label>"
              "<button>Tiếp tục</button></form>"_s);
}

QByteArray choicePage(const SignIns::Awaited &awaited, const QList<Person> &persons)
{
    QString choices;
    for (const Person &person : persons)
        choices += choiceOf(person);
    return page(u"Đăng nhập tại kiosk"_s,
        u"<p>Kiosk %1 đang chờ ông/bà. Chỉ đồng ý khi chính ông/bà đang đứng trước kiosk và màn hình kiosk "
        u"có đúng mã này:</p>"
        "<p class=\"code\">%2</p>"
        "<form method=\"post\" action=\"/vneid\"><input type=\"hidden\" name=\"code\" value=\"%2\">"
        "<ul>%3</ul><button class=\"no\" name=\"refuse\" value=\"1\">Từ chối</button></form>"_s.arg(
            awaited.kioskId.toHtmlEscaped(), awaited.userCode.toHtmlEscaped(), choices));
}

QByteArray agreedPage(const Person &person)
{
    return page(u"Đã đồng ý"_s,
        u"<p>Kiosk nhận ra ông/bà là <strong>%1</strong>. Mời ông/bà quay lại màn hình kiosk.</p>"_s.arg(
            person.fullName.toHtmlEscaped()));
}

QByteArray refusedPage()
{
    return page(
        u"Đã từ chối"_s, u"<p>Không ai được đăng nhập trên kiosk. Mời ông/bà quay lại màn hình kiosk.</p>"_s);
}

} // namespace motcua::sandbox
