// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/exchange/nationalmessages.h"

#include <QDateTime>
#include <QJsonDocument>

#include "app/domain/vietnamtime.h"

using namespace Qt::StringLiterals;

namespace motcua::national
{

namespace
{

const QString dossierSync = u"DongBoHoSoMC"_s;
const QString progressUpdate = u"CapNhatTienDoHoSoMC"_s;
constexpr int mostProgresses = 10; ///< of one request

// The portal's codes.
const QString channelInPerson = u"1"_s; ///< KenhThucHien: 1 trực tiếp, 2 trực tuyến, 3 bưu chính
const QString citizen = u"1"_s; ///< LoaiDoiTuong: 1 công dân … (an iGate counts otherwise)
const QString atOneStop = u"0"_s; ///< HinhThuc: 0 at the one-stop counter, 1 by post
const QString ministrySystem = u"2"_s; ///< NoiNopHoSo: 1 the national portal, 2 a ministry's or province's
const QString personalNumber = u"1"_s; ///< LoaiDinhDanh: 1 twelve digits, 2 nine digits
const QString yes = u"1"_s, no = u"0"_s;

void put(QJsonObject &object, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

QJsonObject fileMessage(const QJsonObject &part, const QString &file)
{
    // What was scanned or filled in here was digitised here; what is used again came with an earlier dossier.
    const bool reused = part.contains(u"reuse");
    QJsonObject message {{u"IsDeleted"_s, no}, {u"DuocSoHoa"_s, reused ? no : yes},
        {u"DuocTaiSuDung"_s, reused ? yes : no}, {u"DuocLayTuKhoDMQG"_s, no}};
    put(message, u"TenTepDinhKem"_s, part.value(u"file_name").toString());
    put(message, u"TepDinhKemId"_s, file);
    return message;
}

QJsonObject supplementMessage(const Supplement &supplement)
{
    QJsonObject message {{u"HoSoBoSungId"_s, supplement.requestId},
        {u"NgayTiepNhanBoSung"_s, timeText(supplement.receivedAt)}};
    put(message, u"NoiDungBoSung"_s, supplement.asked);
    return message;
}

QList<OmittedField> omitted(const QString &message, const QStringList &fields, const QString &reason)
{
    QList<OmittedField> all;
    for (const QString &field : fields)
        all.append({message + u'.' + field, reason});
    return all;
}

} // namespace

QString timeText(qint64 unixMilliseconds)
{
    return inVietnam(unixMilliseconds).toString(u"yyyyMMddHHmmss"_s);
}

std::optional<QJsonObject> dossierMessage(const Dossier &dossier, const Procedure &procedure)
{
    const QJsonObject manifest = QJsonDocument::fromJson(dossier.manifest).object();
    const QJsonObject applicant = manifest.value(u"applicant").toObject();
    const QJsonObject submission = manifest.value(u"submission").toObject();
    const QString number = applicant.value(u"personal_number").toString();
    if (!manifest.value(u"parts").isArray() || applicant.isEmpty())
        return std::nullopt;

    QJsonArray files;
    qsizetype position = 0;
    for (const QJsonValue &part : manifest.value(u"parts").toArray())
        files.append(fileMessage(part.toObject(), dossier.files.value(position++)));

    QJsonObject message {{u"MaHoSo"_s, dossier.receipt.code}, {u"KenhThucHien"_s, channelInPerson},
        {u"LoaiDoiTuong"_s, citizen}, {u"TrangThaiHoSo"_s, QString::number(dossier.status)},
        {u"HinhThuc"_s, atOneStop}, {u"NoiNopHoSo"_s, ministrySystem}, {u"TaiLieuNop"_s, files},
        {u"HoSoCoThanhPhanSoHoa"_s, files.isEmpty() ? no : yes}};
    put(message, u"MaTTHC"_s, manifest.value(u"procedure_code").toString());
    put(message, u"TenTTHC"_s, procedure.name);
    put(message, u"MaLinhVuc"_s, procedure.fieldCode);
    put(message, u"TenLinhVuc"_s, procedure.fieldName);
    put(message, u"ChuHoSo"_s, applicant.value(u"full_name").toString());
    put(message, u"SoGiayToChuHoSo"_s, number);
    put(message, u"SoDienThoai"_s, submission.value(u"phone").toString());
    if (!number.isEmpty())
        message.insert(u"DinhDanhCHS"_s,
            QJsonArray {QJsonObject {{u"LoaiDinhDanh"_s, personalNumber}, {u"SoDinhDanh"_s, number}}});
    // A kiosk's clock may be wrong; central's says when the dossier came.
    message.insert(u"NgayNopHoSo"_s, timeText(dossier.receipt.receivedAt));
    if (dossier.receipt.dueAt)
        message.insert(u"NgayHenTra"_s, timeText(*dossier.receipt.dueAt));
    QJsonArray supplements;
    for (const Supplement &supplement : dossier.supplements)
        supplements.append(supplementMessage(supplement));
    if (!supplements.isEmpty())
        message.insert(u"DanhSachHoSoBoSung"_s, supplements);
    return message;
}

QJsonObject progressMessage(const Dossier &dossier)
{
    QJsonObject message {
        {u"MaHoSo"_s, dossier.receipt.code}, {u"TrangThai"_s, QString::number(dossier.status)}};
    if (dossier.receipt.dueAt)
        message.insert(u"NgayKetThucTheoQuyDinh"_s, timeText(*dossier.receipt.dueAt));
    return message;
}

QList<QJsonObject> requests(Service service, const QJsonArray &entries, Update update)
{
    const qsizetype most = service == Service::ProgressUpdate ? mostProgresses : entries.size();
    QList<QJsonObject> all;
    for (qsizetype from = 0; from < entries.size(); from += most) {
        QJsonArray data;
        for (qsizetype i = from; i < std::min(from + most, entries.size()); ++i)
            data.append(entries[i]);
        QJsonObject request {{u"service"_s, service == Service::DossierSync ? dossierSync : progressUpdate},
            {u"data"_s, data}};
        if (service == Service::DossierSync)
            request.insert(u"isUpdating"_s, update == Update::Existing ? u"True"_s : u"False"_s);
        all.append(request);
    }
    return all;
}

const QList<OmittedField> &omittedFields()
{
    static const QList<OmittedField> all = [] {
        const QString agency = u"the agency's to say, and not known from kiosk, receipt and state"_s;
        const QString catalogue = u"only where central gives the procedure's catalogue entry"_s;
        return omitted(dossierSync, {u"TenTTHC"_s, u"MaLinhVuc"_s, u"TenLinhVuc"_s}, catalogue)
            + omitted(dossierSync, {u"MaDoiTuong"_s},
                u"account number at the portal; a kiosk knows people by their cards"_s)
            + omitted(dossierSync, {u"ThongTinKhac"_s, u"TrichYeuHoSo"_s, u"GhiChu"_s},
                u"free text that nobody has written"_s)
            + omitted(dossierSync, {u"Email"_s, u"Fax"_s}, u"a kiosk does not ask for it"_s)
            + omitted(dossierSync, {u"SoBienNhan"_s}, u"meaning beside MaHoSo not known"_s)
            + omitted(dossierSync,
                {u"NgayTiepNhan"_s, u"NgayTra"_s, u"NgayKetThucXuLy"_s, u"NgayTuChoi"_s, u"DonViXuLy"_s,
                    u"ThongTinTra"_s, u"DanhSachLePhi[]"_s, u"DanhSachTepDinhKemKhac[]"_s,
                    u"DanhSachGiayToKetQua[]"_s},
                agency)
            + omitted(dossierSync,
                {u"DanhSachHoSoBoSung[].NguoiYeuCauBoSung"_s, u"DanhSachHoSoBoSung[].NguoiTiepNhanBoSung"_s,
                    u"DanhSachHoSoBoSung[].ThongTinTiepNhan"_s, u"DanhSachHoSoBoSung[].NgayHenTraTruoc"_s,
                    u"DanhSachHoSoBoSung[].NgayHenTraMoi"_s, u"DanhSachHoSoBoSung[].DanhSachLePhiBoSung"_s},
                agency)
            + omitted(dossierSync, {u"DanhSachHoSoBoSung[].NgayBoSung"_s},
                u"whether the day of asking or of answering is meant is not known"_s)
            + omitted(dossierSync, {u"DanhSachHoSoBoSung[].TrangThaiBoSung"_s}, u"list of values not known"_s)
            + omitted(dossierSync, {u"DanhSachHoSoBoSung[].DanhSachGiayToBoSung"_s},
                u"fields of its entries not known"_s)
            + omitted(dossierSync, {u"TaiLieuNop[].MaThanhPhanHoSo"_s},
                u"the national code of the component; our catalogue has ids of its own"_s)
            + omitted(dossierSync, {u"TaiLieuNop[].DuongDanTaiTepTin"_s},
                u"where the portal may fetch a file is central's to open"_s)
            + omitted(dossierSync, {u"TaiLieuNop[].MaKetQuaThayThe"_s},
                u"what is used again is a component of an earlier dossier, no result"_s)
            + omitted(dossierSync, {u"TaiKhoanDuocXacThucVoiVNeID"_s},
                u"a kiosk's person has no account there by which they were recognised"_s)
            + omitted(dossierSync, {u"DuocThanhToanTrucTuyen"_s},
                u"a kiosk takes no payment; which of 0, 1 and 3 says so is not known"_s)
            + omitted(dossierSync, {u"DSKetNoiCSDL[]"_s}, u"list of database codes not known"_s)
            + omitted(progressUpdate,
                {u"NguoiXuLy"_s, u"ChucDanh"_s, u"ThoiDiemXuLy"_s, u"PhongBanXuLy"_s, u"NoiDungXuLy"_s,
                    u"NgayBatDau"_s},
                agency);
    }();
    return all;
}

} // namespace motcua::national
