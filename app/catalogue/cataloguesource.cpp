// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguesource.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString inForceName = u"/in-force"_s;
const QString builtInFolder = u":/catalogue"_s;
constexpr qint64 mostBytes = 64 << 20; ///< of one file

/// As versions are written; nothing else becomes part of a path.
bool isVersion(const QString &text)
{
    static const QRegularExpression form(u"^\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{8}\\z"_s);
    return form.match(text).hasMatch();
}

Result<CatalogueContent> contentOf(const QString &folder)
{
    CatalogueContent content;
    for (const QString &name : QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(QDir(folder).filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(FaultId::CatalogueInvalid, u"%1: cannot be read"_s.arg(name));
        MOTCUA_TRY(content.add(name, file.read(mostBytes)));
    }
    return content;
}

} // namespace

CatalogueSource::CatalogueSource(std::shared_ptr<const Catalogue> only)
    : m_builtIn(only)
    , m_inForce(std::move(only))
{
}

Result<CatalogueSource> CatalogueSource::open(const QString &stateDirectory)
{
    MOTCUA_ASSIGN(auto builtIn, Catalogue::load());
    CatalogueSource source(std::move(builtIn));
    source.m_folder = stateDirectory + u"/catalogue"_s;
    source.refresh();
    return source;
}

QString CatalogueSource::folderOf(const QString &version) const
{
    return m_folder + u'/' + version;
}

std::shared_ptr<const Catalogue> CatalogueSource::onDisk(const QString &version) const
{
    if (m_folder.isEmpty() || !isVersion(version) || !QDir(folderOf(version)).exists())
        return nullptr;
    const auto loaded = Catalogue::load(folderOf(version));
    return loaded && (*loaded)->version() == version ? *loaded : nullptr;
}

std::shared_ptr<const Catalogue> CatalogueSource::kept(const QString &version) const
{
    return version == m_builtIn->version() ? m_builtIn : onDisk(version);
}

bool CatalogueSource::refresh()
{
    if (m_folder.isEmpty())
        return false;
    QFile file(m_folder + inForceName);
    const QString named =
        file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(100)).trimmed() : QString();
    if (named == m_inForce->version())
        return false;
    // A program that was updated may bring a newer one than central's last delta made. Versions begin with
    // their day.
    const auto found = named.left(10) < m_builtIn->version().left(10) ? nullptr : kept(named);
    const auto next = found ? found : m_builtIn;
    if (next->version() == m_inForce->version())
        return false;
    m_inForce = next;
    return true;
}

std::shared_ptr<const Catalogue> CatalogueSource::ofVersion(const QString &version)
{
    if (version == m_inForce->version())
        return m_inForce;
    if (!m_other || m_other->version() != version)
        m_other = kept(version);
    return m_other ? m_other : m_inForce;
}

/// Written beside and renamed, so that a folder with a version's name is whole.
Result<void> CatalogueSource::keep(const CatalogueContent &content)
{
    const QString folder = folderOf(content.version());
    if (onDisk(content.version()))
        return {};
    const QString fresh = folder + u".new"_s;
    QDir(fresh).removeRecursively();
    QDir(folder).removeRecursively();
    MOTCUA_TRY(makePrivateDirectory(fresh));
    const auto files = content.files();
    for (auto file = files.begin(); file != files.end(); ++file)
        MOTCUA_TRY(writeDurably(fresh + u'/' + file.key(), file.value()));
    const auto readable = Catalogue::load(fresh);
    if (!readable || (*readable)->version() != content.version()) {
        QDir(fresh).removeRecursively();
        return fail(FaultId::CatalogueUpdateInvalid,
            readable ? u"it is read as another version"_s : readable.error().detail);
    }
    if (!QDir().rename(fresh, folder))
        return fail(FaultId::StoreFailed, folder);
    return syncDirectory(m_folder);
}

Result<QString> CatalogueSource::apply(const QByteArray &delta)
{
    if (m_folder.isEmpty())
        return fail(FaultId::Internal, u"this catalogue is fixed"_s);
    refresh();
    const QString present = m_inForce->version();
    MOTCUA_ASSIGN(
        const auto base, contentOf(present == m_builtIn->version() ? builtInFolder : folderOf(present)));
    MOTCUA_ASSIGN(const auto next, base.with(delta));
    MOTCUA_TRY(makePrivateDirectory(m_folder));
    // Dossiers that were begun under the built-in one outlive the program that brought it.
    if (present == m_builtIn->version())
        MOTCUA_TRY(keep(base));
    MOTCUA_TRY(keep(next));
    MOTCUA_TRY(writeDurably(m_folder + inForceName, next.version().toLatin1()));
    refresh();
    return next.version();
}

Result<void> CatalogueSource::keepOnly(const QSet<QString> &needed)
{
    if (m_folder.isEmpty())
        return {};
    refresh();
    if (needed.contains(m_builtIn->version())) {
        MOTCUA_ASSIGN(const auto content, contentOf(builtInFolder));
        MOTCUA_TRY(makePrivateDirectory(m_folder));
        MOTCUA_TRY(keep(content));
    }
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (name != m_inForce->version() && name != m_builtIn->version() && !needed.contains(name))
            QDir(folderOf(name)).removeRecursively();
    return {};
}

} // namespace motcua
