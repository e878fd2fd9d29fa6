// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/igateendpoint.h"

#include <QFile>
#include <QJsonDocument>
#include <QUrlQuery>
#include <QUuid>

#include "app/domain/dossierstatus.h"
#include "app/domain/vietnamtime.h"
#include "sync/central/igatemessages.h"
#include "sync/sandbox/dossierendpoint.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 messageLimit = 4 << 20;
constexpr qint64 tokenLivesSeconds = 300;
constexpr int accepted = 2; ///< Được tiếp nhận

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

void answer(Exchange &exchange, const QJsonValue &data)
{
    exchange.answer(200, {{u"code"_s, 200}, {u"message"_s, u"Thành công"_s}, {u"data"_s, data}});
}

/// What the code gives for one dossier: its files by component, each with what `of` says of it.
using FileWords =
    std::function<Result<std::optional<QJsonObject>>(const QString &component, const QJsonObject &file)>;

Result<std::optional<QJsonArray>> eachFile(const QByteArray &message, const FileWords &of)
{
    QJsonArray all;
    const QJsonObject object = QJsonDocument::fromJson(message).object();
    for (const QJsonValue &component : object.value(u"ThanhPhanHoSo").toArray()) {
        QJsonArray files;
        for (const QJsonValue &file : component[u"GiayToDinhKem"].toArray()) {
            MOTCUA_ASSIGN(const auto words, of(component[u"MaThanhPhanHoSo"].toString(), file.toObject()));
            if (!words)
                return std::nullopt;
            files.append(*words);
        }
        all.append(
            QJsonObject {{u"MaThanhPhanHoSo"_s, component[u"MaThanhPhanHoSo"]}, {u"GiayToDinhKem"_s, files}});
    }
    return all;
}

} // namespace

IGateEndpoint::IGateEndpoint(IGateLedger &ledger, const UploadFiles &files, CodeForm form)
    : m_ledger(ledger)
    , m_files(files)
    , m_form(form)
{
}

bool IGateEndpoint::admit(Exchange &exchange)
{
    const QByteArray given = exchange.header("Authorization").value_or(QByteArray());
    const auto holds = m_ledger.tokenHolds(
        given.startsWith("Bearer ") ? QString::fromLatin1(given.sliced(7)) : QString(), now());
    if (holds && *holds)
        return true;
    if (!holds)
        exchange.failed(holds.error());
    else
        exchange.problem(401, u"token", u"Token hết hạn hoặc không hợp lệ"_s);
    exchange.closeAfter();
    return false;
}

/// OAuth 2.0 client credentials (RFC 6749 §4.4).
void IGateEndpoint::token(Exchange &exchange)
{
    const QUrlQuery form(QString::fromLatin1(exchange.body(messageLimit).value_or(QByteArray())));
    const auto word = [&](const QString &key) { return form.queryItemValue(key, QUrl::FullyDecoded); };
    const auto granted = m_ledger.grantToken(
        {word(u"client_id"_s), word(u"client_secret"_s).toLatin1()}, now() + tokenLivesSeconds * 1000);
    if (!granted)
        return exchange.failed(granted.error());
    if (granted->isEmpty() || word(u"grant_type"_s) != u"client_credentials")
        return exchange.answer(401, {{u"error"_s, u"invalid_client"_s}});
    exchange.answer(200,
        {{u"access_token"_s, *granted}, {u"expires_in"_s, tokenLivesSeconds},
            {u"token_type"_s, u"Bearer"_s}});
}

void IGateEndpoint::nextCode(Exchange &exchange)
{
    const auto body = exchange.body(messageLimit);
    const QJsonObject asked = QJsonDocument::fromJson(body.value_or(QByteArray())).object();
    if (asked.value(u"MaDonViTiepNhan").toString().isEmpty())
        return exchange.problem(400, u"unit", u"Thiếu mã đơn vị tiếp nhận"_s);
    const auto code = issue();
    if (!code)
        return exchange.failed(code.error());
    answer(exchange, QJsonObject {{u"MaHoSo"_s, *code}});
}

Result<QString> IGateEndpoint::issue()
{
    const QDate day = inVietnam(now()).date();
    return m_ledger.issueCode(
        day.toString(Qt::ISODate), [&](qint64 sequence) { return dossierCode(m_form, day, sequence); });
}

void IGateEndpoint::upload(Exchange &exchange)
{
    IGateLedger::File file;
    file.id = QUuid::createUuid().toString(QUuid::Id128);
    if (const auto made = m_files.create(file.id); !made)
        return exchange.failed(made.error());
    auto writer = UploadWriter::open(m_files.path(file.id), 0);
    if (!writer)
        return exchange.failed(writer.error());
    int files = 0;
    std::optional<Fault> fault;
    bool spoil = exchange.mishap.corrupt;
    const bool whole = exchange.multipart(
        [&](const QString &field, const QString &name) {
            file.name = name;
            return field == u"files" && ++files == 1;
        },
        [&](const char *data, size_t size) {
            QByteArray bytes(data, static_cast<qsizetype>(size));
            if (std::exchange(spoil, false) && !bytes.isEmpty())
                bytes[0] = static_cast<char>(bytes[0] ^ 1);
            if (const auto written = writer->append(bytes.constData(), bytes.size()); !written)
                fault = written.error();
            if (exchange.mishap.cutAfter && writer->offset() >= *exchange.mishap.cutAfter) {
                exchange.cut();
                return false;
            }
            return !fault;
        });
    if (const auto synced = writer->sync(); !synced && !fault)
        fault = synced.error();
    file.bytes = writer->offset();
    if (whole && !fault && files == 1)
        if (const auto added = m_ledger.addFile(file); !added)
            fault = added.error();
    if (fault || !whole || files != 1) {
        m_files.remove(file.id);
        if (fault)
            return exchange.failed(*fault);
        exchange.problem(400, u"file", u"Tệp tin không hợp lệ"_s);
        return exchange.closeAfter();
    }
    answer(exchange,
        QJsonArray {
            QJsonObject {{u"IdTepTin"_s, file.id}, {u"HashTepTin"_s, m_files.sha256(file.id, file.bytes)}}});
}

Result<std::optional<QJsonArray>> IGateEndpoint::components(const QByteArray &message) const
{
    return eachFile(
        message, [&](const QString &, const QJsonObject &named) -> Result<std::optional<QJsonObject>> {
            MOTCUA_ASSIGN(const auto file, m_ledger.file(named.value(u"IdGiayTo").toString()));
            if (!file)
                return std::nullopt;
            return QJsonObject {{u"IdGiayTo"_s, file->id}, {u"TenGiayTo"_s, named.value(u"TenGiayTo")},
                {u"HashTepTin"_s, m_files.sha256(file->id, file->bytes)}};
        });
}

void IGateEndpoint::create(Exchange &exchange)
{
    const auto body = exchange.body(messageLimit);
    const QByteArray message = body.value_or(QByteArray());
    const QJsonObject said = QJsonDocument::fromJson(message).object();
    IGateLedger::Dossier dossier {0, said.value(u"MaHoSo").toString(), message, now(), firstDossierStatus};
    for (const QString &needed : {u"MaHoSo"_s, u"ChuHoSo"_s, u"MaDonViTiepNhan"_s, u"NgayNop"_s})
        if (said.value(needed).toString().isEmpty())
            return exchange.problem(400, u"field", u"Thiếu trường "_s + needed);
    if (!said.value(u"ThanhPhanHoSo").isArray())
        return exchange.problem(400, u"field", u"Thiếu trường ThanhPhanHoSo"_s);
    const auto files = components(message);
    if (!files)
        return exchange.failed(files.error());
    if (!*files)
        return exchange.problem(404, u"file-unknown", u"Không tìm thấy tệp tin đính kèm"_s);
    if (exchange.mishap.otherCode) {
        const auto other = issue();
        if (!other)
            return exchange.failed(other.error());
        dossier.code = *other;
    }
    auto created = m_ledger.create(dossier, exchange.mishap.takeTwice);
    if (created && exchange.mishap.doublePost) // what a gateway does that tries again on its own
        created = m_ledger.create(dossier, exchange.mishap.takeTwice);
    if (!created)
        return exchange.failed(created.error());
    switch (*created) {
    case IGateLedger::Creation::CodeUnknown:
        return exchange.problem(400, u"code-unknown", u"Mã hồ sơ chưa được cấp"_s);
    case IGateLedger::Creation::CodeTaken:
        return exchange.problem(400, u"code-taken", u"Mã hồ sơ đã tồn tại"_s);
    case IGateLedger::Creation::Created:
        return answer(
            exchange, QJsonObject {{u"idHoSo"_s, QString::number(dossier.id)}, {u"maHoSo"_s, dossier.code}});
    }
}

void IGateEndpoint::readBack(Exchange &exchange)
{
    const auto found = m_ledger.dossiers(exchange.match(1));
    if (!found)
        return exchange.failed(found.error());
    if (found->isEmpty())
        return exchange.problem(404, u"dossier-unknown", u"Không tìm thấy hồ sơ"_s);
    QJsonArray all;
    for (const IGateLedger::Dossier &dossier : *found) {
        const auto files = components(dossier.message);
        if (!files)
            return exchange.failed(files.error());
        QJsonObject one {{u"IdHoSo"_s, QString::number(dossier.id)}, {u"MaHoSo"_s, dossier.code},
            {u"TrangThai"_s, dossier.status}, {u"ThanhPhanHoSo"_s, files->value_or(QJsonArray())}};
        // Nobody has accepted it before it is moved on.
        if (dossier.status >= accepted)
            one.insert(u"NgayTiepNhan"_s, igate::timeText(dossier.createdAt));
        all.append(one);
    }
    answer(exchange, all);
}

void IGateEndpoint::status(Exchange &exchange)
{
    const auto found = m_ledger.dossiers(exchange.match(1));
    if (!found)
        return exchange.failed(found.error());
    if (found->isEmpty())
        return exchange.problem(404, u"dossier-unknown", u"Không tìm thấy hồ sơ"_s);
    const IGateLedger::Dossier &dossier = found->first();
    answer(exchange,
        QJsonObject {{u"IdHoSo"_s, QString::number(dossier.id)}, {u"MaHoSo"_s, dossier.code},
            {u"TrangThai"_s, dossier.status}});
}

void IGateEndpoint::setStatus(Exchange &exchange)
{
    const auto body = exchange.body(messageLimit);
    const int status = QJsonDocument::fromJson(body.value_or(QByteArray())).object().value(u"status").toInt();
    if (status < firstDossierStatus || status > lastDossierStatus)
        return exchange.problem(422, u"status-invalid", u"status is 1 to 10."_s);
    const auto changed = m_ledger.setStatus(exchange.match(1), status);
    if (!changed)
        return exchange.failed(changed.error());
    if (!*changed)
        return exchange.problem(404, u"dossier-unknown", u"Không tìm thấy hồ sơ"_s);
    exchange.answer(204);
}

Result<QJsonObject> listedDossier(
    IGateLedger &ledger, const UploadFiles &files, const IGateLedger::Dossier &dossier)
{
    QJsonArray parts;
    MOTCUA_TRY(eachFile(dossier.message,
        [&](const QString &component, const QJsonObject &named) -> Result<std::optional<QJsonObject>> {
            MOTCUA_ASSIGN(const auto file, ledger.file(named.value(u"IdGiayTo").toString()));
            if (file)
                parts.append(QJsonObject {{u"component"_s, component},
                    {u"sha256"_s, files.sha256(file->id, file->bytes)}, {u"bytes"_s, file->bytes},
                    {u"file"_s, files.path(file->id)}});
            return QJsonObject();
        }));
    return QJsonObject {{u"dossier_code"_s, dossier.code}, {u"dossier_id"_s, QString::number(dossier.id)},
        {u"state"_s, dossierStatusText(dossier.status)}, {u"status"_s, dossier.status},
        {u"received_at"_s, timeText(dossier.createdAt)}, {u"parts"_s, parts},
        {u"message"_s, QJsonDocument::fromJson(dossier.message).object()}};
}

} // namespace motcua::sandbox
