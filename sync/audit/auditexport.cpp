// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/auditexport.h"

#include <algorithm>
#include <array>

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>
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

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject logJson(const QByteArray &chain)
{
    return {{u"type"_s, u"log"_s}, {u"format"_s, format}, {u"chain"_s, hex(chain)}};
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

QJsonObject authorityJson(const QString &kiosk, const QString &certificate)
{
    return {{u"type"_s, u"authority"_s}, {u"kiosk_id"_s, kiosk}, {u"certificate"_s, certificate}};
}

QJsonObject anchorJson(const AuditAnchor &anchor)
{
    return {{u"type"_s, u"anchor"_s}, {u"sequence"_s, anchor.sequence}, {u"hash"_s, hex(anchor.hash)},
        {u"statement"_s, QString::fromLatin1(anchor.statement)}};
}

AuditAnchor anchorOf(const QJsonObject &object)
{
    return {object.value(u"sequence").toInteger(), bytes(object.value(u"hash")),
        object.value(u"statement").toString().toLatin1(), 0};
}

QJsonObject endJson(qint64 entries, qint64 anchors, const QByteArray &head)
{
    return {{u"type"_s, u"end"_s}, {u"entries"_s, entries}, {u"anchors"_s, anchors}, {u"head"_s, hex(head)}};
}

/// Text that nobody signed has no room in these.
bool isPlain(const QJsonObject &object)
{
    static const QRegularExpression id(u"^[A-Za-z0-9._-]{1,64}\\z"_s);
    static const QRegularExpression certificates(
        u"^(?:-----BEGIN CERTIFICATE-----\n(?:[A-Za-z0-9+/]{1,64}={0,2}\n)+"
        "-----END CERTIFICATE-----\n)+\\z"_s);
    static const QRegularExpression statement(u"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\z"_s);
    const auto matches = [&](QStringView member, const QRegularExpression &form) {
        return form.match(object.value(member).toString()).hasMatch();
    };
    const QString type = object.value(u"type").toString();
    if (type == u"authority")
        return matches(u"kiosk_id", id) && matches(u"certificate", certificates);
    return type != u"anchor" || matches(u"statement", statement);
}

/// Of a PEM file the certificates alone.
QString certificatesIn(const QByteArray &pem)
{
    static const QRegularExpression block(
        u"-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n"_s);
    const QString text = QString::fromLatin1(pem).remove(u'\r') + u'\n';
    QString all;
    for (auto found = block.globalMatch(text); found.hasNext();)
        all += found.next().captured();
    return all;
}

/// How an export writes what is read of this line; empty for none of its types.
QJsonObject asWritten(const QJsonObject &object)
{
    const QString type = object.value(u"type").toString();
    if (type == u"log")
        return logJson(bytes(object.value(u"chain")));
    if (type == u"entry")
        return entryJson(entryOf(object));
    if (type == u"authority")
        return authorityJson(object.value(u"kiosk_id").toString(), object.value(u"certificate").toString());
    if (type == u"anchor")
        return anchorJson(anchorOf(object));
    if (type == u"end")
        return endJson(object.value(u"entries").toInteger(), object.value(u"anchors").toInteger(),
            bytes(object.value(u"head")));
    return {};
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
        const QByteArray line = encoded(object);
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
    if (!writer.open() || !writer.write(logJson(*chain)))
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
        written = written && writer.write(authorityJson(authority.key(), certificatesIn(authority.value())));
    for (const AuditAnchor &anchor : *anchors)
        written = written && writer.write(anchorJson(anchor));
    written = written && writer.write(endJson(entries, anchors->size(), head));
    if (!written || !writer.commit())
        return tl::unexpected(writer.fault());
    return entries;
}

Result<std::unique_ptr<AuditExport>> AuditExport::open(const QString &path)
{
    std::unique_ptr<AuditExport> log(new AuditExport(path));
    if (!log->m_file.open(QIODevice::ReadOnly))
        return fail(FaultId::FileUnreadable, log->m_file.errorString());
    MOTCUA_TRY(log->checkForm());
    return log;
}

Result<void> AuditExport::checkForm()
{
    constexpr std::array order {"log"_L1, "entry"_L1, "authority"_L1, "anchor"_L1, "end"_L1};
    QSet<QString> authorities;
    auto last = order.begin();
    for (qint64 number = 1; !m_file.atEnd(); ++number) {
        const QByteArray line = m_file.readLine();
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (number == 1 && object.value(u"format").toString() != format)
            return fail(FaultId::FileUnreadable, u"not an audit export of a known format"_s);
        const auto here = std::find(last, order.end(), object.value(u"type").toString());
        const bool again = (number > 1 && here == order.begin()) || !m_end.isEmpty()
            || (*last == "authority"_L1 && here == last
                && authorities.contains(object.value(u"kiosk_id").toString()));
        if (here == order.end() || again || !isPlain(object) || encoded(asWritten(object)) != line)
            return fail(FaultId::FileUnreadable, u"line %1 is not as an export writes it"_s.arg(number));
        if (*here == "log"_L1)
            m_chain = bytes(object.value(u"chain"));
        else if (*here == "authority"_L1)
            authorities.insert(object.value(u"kiosk_id").toString());
        else if (*here == "end"_L1)
            m_end = object;
        last = here;
    }
    if (m_end.isEmpty())
        return fail(FaultId::FileUnreadable, u"the export ends before its last line"_s);
    return {};
}

Result<QByteArray> AuditExport::chain()
{
    return m_chain;
}

Result<void> AuditExport::lines(QStringView type, const std::function<bool(const QJsonObject &)> &take)
{
    m_file.seek(0);
    while (!m_file.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(m_file.readLine()).object();
        if (object.value(u"type").toString() == type && !take(object))
            break;
    }
    return {};
}

Result<void> AuditExport::read(const std::function<bool(const AuditEntry &)> &take)
{
    return lines(u"entry", [&](const QJsonObject &object) { return take(entryOf(object)); });
}

Result<bool> AuditExport::lacksEntries()
{
    qint64 entries = 0;
    QByteArray head = auditBeginning();
    MOTCUA_TRY(lines(u"entry", [&](const QJsonObject &object) {
        ++entries;
        head = bytes(object.value(u"hash"));
        return true;
    }));
    MOTCUA_ASSIGN(const auto there, anchors());
    return m_end != endJson(entries, there.size(), head);
}

Result<QList<AuditAnchor>> AuditExport::anchors()
{
    QList<AuditAnchor> anchors;
    MOTCUA_TRY(lines(u"anchor", [&](const QJsonObject &object) {
        anchors += anchorOf(object);
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
