// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace motcua::test
{

/// A paperfolder of our own for one test, and the environment in which worker processes find SANE's backends.
class Paper
{
public:
    /// With `sheets` pages in the tray.
    explicit Paper(int sheets = 0);
    ~Paper();

    /// The `number`th page that paper of ours shows: text-like marks, a number of its own, coloured strokes.
    /// A7 portrait, 200 dpi, so that tests are quick.
    static QImage page(int number, QSize size = {583, 827}, int dpi = 200);

    void fill(int first, int last);
    void put(const QString &path, const QImage &image);
    /// faults.conf.
    void order(const QByteArray &faults);
    /// Those that have not happened yet.
    QByteArray ordersLeft() const;
    QStringList tray() const;
    QStringList out() const;
    void unplug();

    /// Lets worker processes started from now on see only SANE's own test backend.
    static void useTestBackend();

private:
    static void useBackends(const QString &configuration);

    QTemporaryDir m_folder;
};

/// Smallest and mean difference of two pictures that should be the same but for JPEG: mean of |a - b| over
/// all samples, 0 to 255.
double meanDifference(const QImage &a, const QImage &b);

} // namespace motcua::test
