// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QByteArray>
#include <QList>
#include <QString>

/// Something that must not be found where nobody's data may be in clear.
struct Planted {
    QString name; ///< what to call it when it is found
    QByteArray bytes;
};

/// A text in the forms in which programs keep texts: UTF-8 and UTF-16, composed and decomposed, in capitals,
/// and as base64, hexadecimal digits or percent signs write it.
QList<Planted> formsOf(const QString &name, const QString &text);

/// The names of those that occur in `bytes`.
QStringList plantedIn(QByteArrayView bytes, const QList<Planted> &planted);
/// The same for all memory of a process that it can write to, what a core file leaves out included. Needs the
/// right to look into it. Empty with `read` false: no such right.
QStringList plantedInMemory(qint64 process, const QList<Planted> &planted, bool &read);
/// Each file below a folder: "path: name".
QStringList plantedInFiles(const QString &folder, const QList<Planted> &planted);
