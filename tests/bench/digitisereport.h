// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

/// What motcua_bench_digitise measured, for the terminal, for programs, and with pictures for the eye.
namespace digitisereport
{

constexpr int pictureDpi = 60;

/// One program on one kind of page.
struct Side {
    double seconds = 0;
    double characterErrorRate = 0; ///< share of the characters, mean of the pages
    qint64 bytes = 0; ///< of the PDF
    QByteArray after; ///< JPEG: the first page of the PDF
};

struct Kind {
    QString name;
    int pages = 0;
    Side ours, theirs;
    QByteArray before; ///< JPEG: the first page as scanned
};

/// The whole run: pages, seconds and bytes added, error rates averaged.
Kind sum(const QList<Kind> &kinds);

QString heading(); ///< of the lines below
QString line(const Kind &kind);
QJsonObject figures(const Kind &kind);
QByteArray html(const QList<Kind> &kinds, const Kind &all); ///< one file, pictures within

} // namespace digitisereport
