// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QStringList>

/// What tools other than ours say about a PDF: qpdf and poppler.
namespace pdftools
{

struct Answer {
    int exitCode = -1;
    QByteArray out, err;
};

Answer run(const QString &program, const QStringList &arguments);

/// PDFBox Preflight on all files of a folder, as PDF/A-1b (ISO 19005-1): one line each on `out`, exit code 0
/// when all are valid.
Answer preflight(const QString &folder);

/// One of the images that pdfimages lists.
struct Image {
    bool isStencil = false;
    QString colour; ///< "rgb", "gray"; "-" of a stencil
    QString coding; ///< "jpeg", "ccitt", …
    double dpi = 0; ///< the lower one of both directions
};
QList<Image> images(const QString &pdf);

/// The first page as pdftoppm shows it. A null image where it shows nothing.
QImage rendered(const QString &pdf, double dpi);

/// pdftotext's lines without trailing blanks and empty lines. `raw`: in the order of the content.
QStringList textLines(const QString &pdf, bool raw = false);

} // namespace pdftools
