// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>

/// A4 pages of Vietnamese prose, drawn as a scanner at 300 dpi would deliver them. Text and persons are
/// invented.
namespace vietnamesepage
{

constexpr int dpi = 300;

struct Drawn {
    QImage image;
    QStringList lines; ///< NFC, from top to bottom
};

/// Page `number` (from 0): other paragraphs and another typeface each time, full or of so many lines; the
/// same on every run of one machine.
Drawn draw(int number, double points = 12, int lines = 0);

/// Fed crooked: tilted clockwise by `degrees` within its size; and the wrong way round: turned clockwise by
/// 0, 90, 180 or 270.
QImage tilted(const QImage &page, double degrees);
QImage turned(const QImage &page, int degrees);

QByteArray jpeg(const QImage &image, int quality = 85);
QByteArray file(const QImage &image, const char *format);

/// Share of wrong, missing and surplus characters, white space counted as one blank.
double characterErrorRate(const QString &read, const QString &truth);

} // namespace vietnamesepage
