// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/auditexport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr auto format = "motcua-audit-1"_L1;

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray bytes(const QJsonValue &value)
{
    return QByteArray::fromHex(value.toString().toLatin1());
}

QJsonObject entryJson(const AuditEntry &entry)
{
    return {{u"type"_s, u"entry"_s}, {u"sequence"_s, entry.sequence}, {u"at"_s, entry.at},
        {u"dossier"_s,
            entry.dossier.isEmpty()
                ? QJsonValue(QJsonValue::Null)
                : QJsonValue(QUuid::fromRfc4122(entry.dossier).toString(QUuid::WithoutBraces))},
        {u"kind"_s, QString::fromUtf8(entry.kind)}, {u"detail"_s, QString::fromUtf8(entry.detail)},
        {u"previous"_s, hex(entry.previous)}, {u"hash"_s, hex(entry.hash)}};
}

AuditEntry entryOf(const QJsonObject &object)
{
    const QString dossier = object.value(u"dossier").toString();
    return {object.value(u"sequence").toInteger(), object.value(u"at").toInteger(),
        dossier.isEmpty() ? QByteArray() : QUuid::fromString(dossier).toRfc4122(),
        object.value(u"kind").toString().toUtf8(), object.value(u"detail").toString().toUtf8(),
        bytes(object.value(u"previous")), bytes(object.value(u"hash"))};
}

/// Lines into a file that takes its name when it is whole.
class LineWriter
{
public:
    explicit LineWriter(const QString &path)
        : m_file(path)
    {
    }
    bool open() { return m_file.open(QIODevice::WriteOnly); }
    bool write(const QJsonObject &object)
    {
        const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
        return m_file.write(line) == line.size();
    }
    bool commit() { return m_file.commit(); }
    Fault fault() const { return {FaultId::FileUnwritable, m_file.errorString()}; }

private:
    QSaveFile m_file;
};

} // namespace

Result<qint64> exportAudit(AuditSource &source, const AnchorTrust &trust, const QString &file)
{
    const auto chain = source.chain();
    const auto anchors = source.anchors();
    if (!chain || !anchors)
        return tl::unexpected(!chain ? chain.error() : anchors.error());
    LineWriter writer(file);
    if (!writer.open()
        || !writer.write({{u"type"_s, u"log"_s}, {u"format"_s, format}, {u"chain"_s, hex(*chain)}}))
        return tl::unexpected(writer.fault());
    qint64 entries = 0;
    QByteArray head = auditBeginning();
    bool written = true;
    MOTCUA_TRY(source.read([&](const AuditEntry &entry) {
        ++entries;
        head = entry.hash;
        written = writer.write(entryJson(entry));
        return written;
    }));
    for (auto authority = trust.begin(); authority != trust.end(); ++authority)
        written = written
            && writer.write({{u"type"_s, u"authority"_s}, {u"kiosk_id"_s, authority.key()},
                {u"certificate"_s, QString::fromLatin1(authority.value())}});
    for (const AuditAnchor &anchor : *anchors)
        written = written
            && writer.write({{u"type"_s, u"anchor"_s}, {u"sequence"_s, anchor.sequence},
                {u"hash"_s, hex(anchor.hash)}, {u"statement"_s, QString::fromLatin1(anchor.statement)}});
    written = written
        && writer.write({{u"type"_s, u"end"_s}, {u"entries"_s, entries}, {u"anchors"_s, anchors->size()},
            {u"head"_s, hex(head)}});
    if (!written || !writer.commit())
        return tl::unexpected(writer.fault());
    return entries;
}

Result<std::unique_ptr<AuditExport>> AuditExport::open(const QString &path)
{
    std::unique_ptr<AuditExport> log(new AuditExport(path));
    if (!log->m_file.open(QIODevice::ReadOnly))
        return fail(FaultId::FileUnreadable, log->m_file.errorString());
    bool known = false, whole = false;
    MOTCUA_TRY(log->lines(u"log", [&](const QJsonObject &object) {
        known = object.value(u"format").toString() == format;
        log->m_chain = bytes(object.value(u"chain"));
        return false;
    }));
    if (!known)
        return fail(FaultId::FileUnreadable, u"not an audit export of a known format"_s);
    MOTCUA_TRY(log->lines(u"end", [&](const QJsonObject &) {
        whole = true;
        return false;
    }));
    if (!whole)
        return fail(FaultId::FileUnreadable, u"the export ends before its last line"_s);
    return log;
}

Result<QByteArray> AuditExport::chain()
{
    return m_chain;
}

Result<void> AuditExport::lines(QStringView type, const std::function<bool(const QJsonObject &)> &take)
{
    m_file.seek(0);
    while (!m_file.atEnd()) {
        const QByteArray line = m_file.readLine();
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.isEmpty() && !line.trimmed().isEmpty())
            return fail(FaultId::FileUnreadable, u"a line is not JSON"_s);
        if (object.value(u"type").toString() == type && !take(object))
            break;
    }
    return {};
}

Result<void> AuditExport::read(const std::function<bool(const AuditEntry &)> &take)
{
    return lines(u"entry", [&](const QJsonObject &object) { return take(entryOf(object)); });
}

Result<QList<AuditAnchor>> AuditExport::anchors()
{
    QList<AuditAnchor> anchors;
    MOTCUA_TRY(lines(u"anchor", [&](const QJsonObject &object) {
        anchors += AuditAnchor {object.value(u"sequence").toInteger(), bytes(object.value(u"hash")),
            object.value(u"statement").toString().toLatin1(), 0};
        return true;
    }));
    return anchors;
}

Result<AnchorTrust> AuditExport::trust()
{
    AnchorTrust trust;
    MOTCUA_TRY(lines(u"authority", [&](const QJsonObject &object) {
        trust.insert(
            object.value(u"kiosk_id").toString(), object.value(u"certificate").toString().toLatin1());
        return true;
    }));
    return trust;
}

} // namespace motcua
