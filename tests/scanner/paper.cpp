// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/paper.h"

#include <cstdlib>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

QTemporaryDir &testBackendConfiguration()
{
    static QTemporaryDir folder;
    return folder;
}

} // namespace

Paper::Paper(int sheets)
{
    useBackends(QCoreApplication::applicationDirPath() + u"/../lib/sane/conf"_s);
    qputenv("PAPERFOLDER_DIR", QFile::encodeName(m_folder.path()));
    QDir(m_folder.path()).mkdir(u"tray"_s);
    if (sheets > 0)
        fill(1, sheets);
}

Paper::~Paper()
{
    qunsetenv("PAPERFOLDER_DIR");
}

void Paper::useBackends(const QString &configuration)
{
    static const QByteArray leakOptions = qgetenv("LSAN_OPTIONS");
    qputenv("LSAN_OPTIONS", leakOptions);
    qputenv("SANE_CONFIG_DIR", QFile::encodeName(configuration));
    qputenv("LD_LIBRARY_PATH", QFile::encodeName(QCoreApplication::applicationDirPath() + u"/../lib/sane"_s));
}

void Paper::useTestBackend()
{
    QFile list(testBackendConfiguration().filePath(u"dll.conf"_s));
    if (!list.open(QIODevice::WriteOnly) || list.write("test\n") < 0)
        std::abort();
    useBackends(testBackendConfiguration().path());
    // Its reading thread leaks a buffer when cancelled; a suppression cannot name a library that is unloaded.
    qputenv("LSAN_OPTIONS", "detect_leaks=0");
}

QImage Paper::page(int number, QSize size, int dpi)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(dpi / 0.0254));
    image.setDotsPerMeterY(qRound(dpi / 0.0254));
    QPainter painter(&image);
    const int unit = size.width() / 40;
    for (int line = 0; line < number; ++line)
        painter.fillRect(unit * 2, unit * (2 + 3 * line), size.width() - unit * 4, unit, Qt::black);
    painter.fillRect(unit * 4, size.height() - unit * 8, unit * 6, unit * 6, QColor(200, 20, 30)); // a seal
    painter.fillRect(
        size.width() - unit, size.height() - unit, unit, unit, QColor(20, 40, 180)); // the last corner
    return image;
}

void Paper::fill(int first, int last)
{
    for (int number = first; number <= last; ++number)
        put(u"tray/%1.png"_s.arg(number, 3, 10, '0'_L1), page(number));
}

void Paper::put(const QString &path, const QImage &image)
{
    if (!image.save(m_folder.filePath(path), "PNG", 100))
        std::abort();
}

void Paper::order(const QByteArray &faults)
{
    QFile file(m_folder.filePath(u"faults.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(faults) != faults.size())
        std::abort();
}

QByteArray Paper::ordersLeft() const
{
    QFile file(m_folder.filePath(u"faults.conf"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QStringList Paper::tray() const
{
    return QDir(m_folder.filePath(u"tray"_s)).entryList(QDir::Files, QDir::Name);
}

QStringList Paper::out() const
{
    return QDir(m_folder.filePath(u"out"_s)).entryList(QDir::Files, QDir::Name);
}

void Paper::unplug()
{
    m_folder.remove();
}

double meanDifference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return 255;
    const QImage left = a.convertToFormat(QImage::Format_RGB888),
                 right = b.convertToFormat(QImage::Format_RGB888);
    double sum = 0;
    for (int y = 0; y < left.height(); ++y) {
        const uchar *p = left.constScanLine(y), *q = right.constScanLine(y);
        for (int x = 0; x < 3 * left.width(); ++x)
            sum += std::abs(p[x] - q[x]);
    }
    return sum / (3.0 * left.width() * left.height());
}

} // namespace motcua::test
