// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace motcua
{

/// What of a dossier is not there any more, or does not open.
struct Wounds {
    bool key = false; ///< its key does not open, so nothing else can be judged
    QList<int> sheets; ///< numbers of those whose picture is lost, as far as they are known
    QStringList values; ///< applicant, form, submission, pages (of which it is not known which), parts

    QList<qint64> pages; ///< rows of pages without a picture
    QList<qint64> thumbnails; ///< rows of pages whose small picture alone is lost: it can be had of the other
    QList<qint64> parts; ///< rows of parts without content
    QList<qint64> broken; ///< rows of sealed values that do not open, or belong to nothing
    bool manifest = false; ///< there should be one, and it does not open

    bool ofPapers() const { return !sheets.isEmpty() || values.contains(QStringLiteral("pages")); }
    bool any() const
    {
        return key || manifest || ofPapers() || !values.isEmpty() || !pages.isEmpty() || !thumbnails.isEmpty()
            || !parts.isEmpty() || !broken.isEmpty();
    }
    /// For the audit log, and for staff.
    QJsonObject detail() const;
    QString words() const;
};

} // namespace motcua
