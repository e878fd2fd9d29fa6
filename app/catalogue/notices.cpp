// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/notices.h"

#include <QFile>
#include <QFileInfo>

#include "app/catalogue/jsonentry.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

struct Words {
    QString title, text, purpose;
};

Words readWords(JsonEntry &notice, const QString &language)
{
    JsonEntry entry = notice.entry(language);
    const Words words {entry.text(u"title"_s), entry.text(u"text"_s), entry.text(u"purpose"_s)};
    entry.finish();
    return words;
}

} // namespace

Result<QList<Notice>> loadNotices(const QString &language, const QString &file)
{
    QFile source(file.isEmpty() ? u":/notices.json"_s : file);
    const QString name = QFileInfo(source.fileName()).fileName();
    if (!source.open(QIODevice::ReadOnly))
        return fail(FaultId::CatalogueInvalid, u"%1: cannot be read"_s.arg(name));

    QString error;
    QList<Notice> notices;
    QSet<QString> ids;
    JsonEntry root = JsonEntry::parse(source.readAll(), name, &error);
    for (JsonEntry &entry : root.entries(u"notices"_s)) {
        Notice notice;
        notice.id = entry.kebab(u"id"_s);
        if (ids.contains(notice.id))
            entry.complain(u"id is used twice"_s);
        ids.insert(notice.id);
        notice.version = entry.text(u"version"_s);
        notice.basis = entry.text(u"basis"_s);
        notice.required = entry.flag(u"required"_s);
        const Words vietnamese = readWords(entry, u"vi"_s);
        const Words english = readWords(entry, u"en"_s);
        const Words &words = language == u"en" ? english : vietnamese;
        notice.title = words.title;
        notice.text = words.text;
        notice.purpose = words.purpose;
        entry.finish();
        notices << notice;
    }
    root.finish();
    if (!error.isEmpty())
        return fail(FaultId::CatalogueInvalid, error);
    return notices;
}

} // namespace motcua
