// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/digitise/pdftools.h"

#include <algorithm>

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

Answer preflight(const QString &folder)
{
    QStringList jars;
    for (const auto *name :
        {"preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api"})
        jars << u"/usr/share/java/%1.jar"_s.arg(QLatin1StringView(name));
    return run(u"java"_s,
        {u"-cp"_s, jars.join(u':'), u"org.apache.pdfbox.preflight.Validator_A1b"_s, u"batch"_s, folder});
}

QList<Image> images(const QString &pdf)
{
    const QString table = QString::fromUtf8(run(u"pdfimages"_s, {u"-list"_s, pdf}).out);
    QList<Image> images;
    // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
    for (const QString &line : table.split(u'\n', Qt::SkipEmptyParts).mid(2)) {
        const QStringList fields = line.simplified().split(u' ');
        images.append({fields.value(2) == u"stencil"_s, fields.value(5), fields.value(8),
            std::min(fields.value(12).toDouble(), fields.value(13).toDouble())});
    }
    return images;
}

QImage rendered(const QString &pdf, double dpi)
{
    const auto answer =
        run(u"pdftoppm"_s, {u"-r"_s, QString::number(dpi), u"-f"_s, u"1"_s, u"-l"_s, u"1"_s, pdf});
    return QImage::fromData(answer.out, "PPM").convertToFormat(QImage::Format_RGB32);
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
