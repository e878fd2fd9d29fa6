// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/igatemessages.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include "app/domain/vietnamtime.h"

using namespace Qt::StringLiterals;

namespace motcua::igate
{

namespace
{

constexpr int citizen = 0; ///< LoaiDoiTuong: 0 công dân, 1 doanh nghiệp, 2 hộ kinh doanh
constexpr int electronicCopy = 2; ///< LoaiBan: 0 bản chính, 1 bản sao, 2 bản điện tử
const QString timeForm = u"yyyy-MM-dd HH:mm:ss"_s;

/// What is not known is not said.
void put(QJsonObject &object, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

/// "yyyyMMddHHmmss", the form of the dates in ThongTinChiTiet.
QString dateText(const QJsonValue &isoDate)
{
    const QDate date = QDate::fromString(isoDate.toString(), Qt::ISODate);
    return date.isValid() ? date.toString(u"yyyyMMdd000000"_s) : QString();
}

QJsonObject applicantMessage(const QJsonObject &applicant, const QJsonObject &submission)
{
    const QString name = applicant.value(u"full_name").toString();
    const QString number = applicant.value(u"personal_number").toString();
    QJsonObject details;
    put(details, u"TenNguoiNop"_s, name);
    put(details, u"SoDinhDanh"_s, number);
    put(details, u"NgayCapDinhDanh"_s, dateText(applicant.value(u"issue_date")));
    put(details, u"NgaySinh"_s, dateText(applicant.value(u"birth_date")));
    put(details, u"SoDienThoai"_s, submission.value(u"phone").toString());
    put(details, u"DiaChiChiTiet"_s, applicant.value(u"residence").toString());
    // At a kiosk people file for themselves.
    put(details, u"TenChuHs"_s, name);
    put(details, u"SoDinhDanhChuHs"_s, number);
    put(details, u"DiaChiChiTietChuHs"_s, applicant.value(u"residence").toString());
    return {{u"LoaiDoiTuong"_s, citizen}, {u"ThongTinChiTiet"_s, details}};
}

std::optional<QByteArray> sha256Of(const QJsonValue &value)
{
    const QByteArray hex = value.toString().toLatin1().toLower();
    const QByteArray bytes = QByteArray::fromHex(hex);
    if (bytes.size() != 32 || bytes.toHex() != hex)
        return std::nullopt;
    return bytes;
}

} // namespace

std::optional<File> uploadedFile(const QJsonValue &data)
{
    const QJsonArray files = data.toArray();
    if (files.size() != 1)
        return std::nullopt;
    const QJsonValue id = files.first()[u"IdTepTin"];
    const auto sha256 = sha256Of(files.first()[u"HashTepTin"]);
    // Some systems of this family number their files.
    const QString name = id.isDouble() ? QString::number(id.toInteger()) : id.toString();
    if (name.isEmpty() || name.size() > 200 || !sha256)
        return std::nullopt;
    return File {name, *sha256};
}

std::optional<QJsonObject> dossierMessage(const QString &code, const QString &unit,
    const QByteArray &manifest, const QList<SentPart> &parts, const QStringList &ids)
{
    const QJsonObject said = QJsonDocument::fromJson(manifest).object();
    const QJsonObject applicant = said.value(u"applicant").toObject();
    const QJsonObject submission = said.value(u"submission").toObject();
    if (applicant.isEmpty() || ids.size() != parts.size())
        return std::nullopt;

    QJsonArray components;
    QStringList order;
    for (const SentPart &sent : parts)
        if (!order.contains(sent.part.component))
            order.append(sent.part.component);
    for (const QString &component : order) {
        QJsonArray files;
        for (qsizetype i = 0; i < parts.size(); ++i)
            if (parts[i].part.component == component)
                files.append(QJsonObject {{u"IdGiayTo"_s, ids[i]},
                    {u"HashTepTin"_s, QString::fromLatin1(parts[i].part.sha256.toHex())},
                    {u"TenGiayTo"_s, parts[i].part.fileName}});
        components.append(QJsonObject {{u"MaThanhPhanHoSo"_s, component}, {u"SoLuong"_s, 1},
            {u"LoaiBan"_s, electronicCopy}, {u"GiayToDinhKem"_s, files}});
    }

    QJsonObject message {{u"MaHoSo"_s, code}, {u"LoaiDoiTuong"_s, citizen}, {u"MaDonViTiepNhan"_s, unit},
        {u"ThanhPhanHoSo"_s, components}, {u"ThongTinNguoiNop"_s, applicantMessage(applicant, submission)}};
    put(message, u"MaTTHC"_s, procedureCode(manifest));
    put(message, u"ChuHoSo"_s, applicant.value(u"full_name").toString());
    if (const QString address = submission.value(u"delivery_address").toString(); !address.isEmpty())
        put(message, u"GhiChu"_s, u"Nhận kết quả qua bưu điện: "_s + address);
    const QDateTime submitted =
        QDateTime::fromString(submission.value(u"submitted_at").toString(), Qt::ISODateWithMs);
    if (submitted.isValid())
        message.insert(u"NgayNop"_s, timeText(submitted.toMSecsSinceEpoch()));
    return message;
}

std::optional<HeldDossier> heldDossier(const QJsonObject &object, std::optional<qint64> date)
{
    HeldDossier held;
    held.receipt.code = object.value(u"MaHoSo").toString();
    const auto received = timeOf(object.value(u"NgayTiepNhan").toString());
    if (!isPlainCode(held.receipt.code) || !(received || date))
        return std::nullopt;
    held.receipt.receivedAt = received ? *received : *date;
    for (const QJsonValue &component : object.value(u"ThanhPhanHoSo").toArray())
        for (const QJsonValue &file : component[u"GiayToDinhKem"].toArray()) {
            const auto sha256 = sha256Of(file[u"HashTepTin"]);
            if (!sha256)
                return std::nullopt;
            held.files.append({component[u"MaThanhPhanHoSo"].toString(), *sha256});
        }
    return held;
}

QString procedureCode(const QByteArray &manifest)
{
    return QJsonDocument::fromJson(manifest).object().value(u"procedure_code").toString();
}

QString timeText(qint64 unixMilliseconds)
{
    return inVietnam(unixMilliseconds).toString(timeForm);
}

std::optional<qint64> timeOf(const QString &text)
{
    const QDateTime local = QDateTime::fromString(text, timeForm);
    if (!local.isValid())
        return std::nullopt;
    return QDateTime(local.date(), local.time(), Qt::OffsetFromUTC, vietnamOffsetSeconds).toMSecsSinceEpoch();
}

bool isPlainCode(const QString &code)
{
    return !code.isEmpty() && code.size() <= 64 && std::all_of(code.begin(), code.end(), [](QChar c) {
        return c.isLetterOrNumber() ? c < u'\x7f' : c == u'.' || c == u'-' || c == u'_';
    });
}

} // namespace motcua::igate
