// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/digitise/pdftools.h"

#include <QProcess>

namespace pdftools
{

using namespace Qt::StringLiterals;

Answer run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(60000))
        return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList textLines(const QString &pdf, bool raw)
{
    QStringList arguments {u"-enc"_s, u"UTF-8"_s, u"-nopgbrk"_s};
    if (raw)
        arguments << u"-raw"_s;
    arguments << pdf << u"-"_s;
    QStringList lines;
    for (const QString &line : QString::fromUtf8(run(u"pdftotext"_s, arguments).out).split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines;
}

} // namespace pdftools
