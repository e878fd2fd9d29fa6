// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// A catalogue of procedures as data, unjudged: what its files hold, whichever file that is. Two catalogues
/// with the same content have the same version, and a delta leads from one version to another.
class CatalogueContent
{
public:
    QDate asOf; ///< the day by which it was put together

    /// Takes in one file of a catalogue's folder: about.json, or the procedures of a field. Fault
    /// CatalogueInvalid (no such file, an id twice).
    Result<void> add(const QString &fileName, const QByteArray &bytes);
    /// The files that make it, by name: the inverse of `add`.
    QMap<QString, QByteArray> files() const;

    bool isEmpty() const { return m_procedures.isEmpty(); }
    /// SHA-256 over {"as_of", "procedures": [{"field", "procedure"}, …]} in canonical form (keys sorted, no
    /// white space), procedures in order of their ids.
    QByteArray sha256() const;
    /// as_of, a hyphen, and the first eight hexadecimal digits of that.
    QString version() const;

    /// What leads from `base` to here, in canonical form: {"format": 1, "from", "to", "as_of", "sha256",
    /// "put":
    /// [{"field", "procedure"}], "removed": [id]}. From an empty one ("from": null) it is the whole.
    QByteArray deltaFrom(const CatalogueContent &base) const;
    /// What a delta makes of this. Fault CatalogueUpdateInvalid: malformed, of another version, from before
    /// `asOf`, or not what it says that it makes.
    Result<CatalogueContent> with(const QByteArray &delta) const;

private:
    QJsonObject put(const QString &id) const;
    Result<void> take(const QJsonObject &entry);

    struct Entry {
        QString field; ///< lĩnh vực
        QJsonObject procedure;
        bool operator==(const Entry &) const = default;
    };
    QMap<QString, Entry> m_procedures; ///< by id
};

} // namespace motcua
