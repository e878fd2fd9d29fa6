// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

/// What tools other than ours say about a PDF: qpdf and poppler.
namespace pdftools
{

struct Answer {
    int exitCode = -1;
    QByteArray out, err;
};

Answer run(const QString &program, const QStringList &arguments);

/// pdftotext's lines without trailing blanks and empty lines. `raw`: in the order of the content.
QStringList textLines(const QString &pdf, bool raw = false);

} // namespace pdftools
