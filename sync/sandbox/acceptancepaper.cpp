// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/acceptancepaper.h"

#include <QJsonArray>
#include <QStringList>

#include "sync/sandbox/dossierendpoint.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr int mostLetters = 70; ///< on a line

QJsonArray papersIn(const QJsonObject &filed)
{
    QJsonArray papers;
    for (const QJsonValue &part : filed.value(u"parts").toArray())
        papers.append(QJsonObject {{u"name"_s, part[u"name"].toString(part[u"component"].toString())},
            {u"form"_s, u"bản điện tử"_s}, {u"count"_s, 1}});
    return papers;
}

/// Letters without their marks, in ASCII.
QString unmarked(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c == u'đ' || c == u'Đ')
            plain += c == u'đ' ? u'd' : u'D';
        else if (c >= u' ' && c <= u'~')
            plain += c;
    }
    return plain.left(mostLetters);
}

QByteArray shown(const QString &line)
{
    QByteArray text = unmarked(line).toLatin1();
    for (const char special : {'\\', '(', ')'})
        text.replace(special, QByteArray("\\") + special);
    return '(' + text + ") Tj T*\n";
}

} // namespace

QJsonObject acceptanceOf(
    const DossierRow &dossier, const QJsonObject &filed, const QJsonObject &content, qint64 now)
{
    const QString name = filed.value(u"applicant").toObject().value(u"full_name").toString();
    QJsonObject said {{u"dossier_code"_s, dossier.code}, {u"number"_s, QString()},
        {u"agency"_s, u"Bộ phận Một cửa, Bộ Khoa học và Công nghệ"_s}, {u"officer"_s, u"Trần Thị Giả Định"_s},
        {u"applicant"_s, name.isEmpty() ? u"Người nộp"_s : name},
        {u"procedure"_s, filed.value(u"procedure_code").toString(u"thủ tục"_s)},
        {u"papers"_s, papersIn(filed)}, {u"accepted_at"_s, timeText(now)},
        {u"due_at"_s, dossier.dueAt ? QJsonValue(timeText(*dossier.dueAt)) : QJsonValue(QJsonValue::Null)},
        {u"return_place"_s, u"Bộ phận Một cửa"_s}};
    for (auto member = content.begin(); member != content.end(); ++member)
        said.insert(member.key(), *member);
    return said;
}

QByteArray acceptancePaper(const QJsonObject &said)
{
    QStringList lines {u"GIAY TIEP NHAN HO SO VA HEN TRA KET QUA (Mau 01)"_s, {},
        u"Ma ho so: "_s + said[u"dossier_code"].toString(), u"Co quan: "_s + said[u"agency"].toString(),
        u"Tiep nhan ho so cua: "_s + said[u"applicant"].toString(),
        u"Noi dung: "_s + said[u"procedure"].toString(), {}};
    for (const QJsonValue &paper : said[u"papers"].toArray())
        lines << u"- "_s + paper[u"name"].toString();
    lines << QString() << u"Nhan luc: "_s + said[u"accepted_at"].toString()
          << u"Hen tra ket qua: "_s + said[u"due_at"].toString()
          << u"Tra tai: "_s + said[u"return_place"].toString()
          << u"Nguoi tiep nhan: "_s + said[u"officer"].toString();
    QByteArray text = "BT /F0 9 Tf 13 TL 30 565 Td\n";
    for (const QString &line : lines)
        text += shown(line);
    text += "ET\n";
    const QList<QByteArray> objects {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F0 5 0 R>>>>>>",
        "<</Length " + QByteArray::number(text.size()) + ">>\nstream\n" + text + "endstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    QByteArray pdf = "%PDF-1.4\n", places;
    for (qsizetype i = 0; i < objects.size(); ++i) {
        places += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray count = QByteArray::number(objects.size() + 1), end = QByteArray::number(pdf.size());
    return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + places + "trailer<</Size " + count
        + "/Root 1 0 R>>\nstartxref\n" + end + "\n%%EOF\n";
}

} // namespace motcua::sandbox
