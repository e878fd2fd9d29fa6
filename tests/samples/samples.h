// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

namespace motcua::samples
{

/// Resolution of every sample, px an inch; an A4 sheet is 2480 × 3508 px.
constexpr int dpi = 300;

/// The person in whose name all papers of the radiation dossier are made out. Nobody real.
namespace person
{
inline const QString fullName = QStringLiteral("Nguyễn Văn Mẫu");
inline const QString personalNumber = QStringLiteral("001090001234");
inline const QString birthDate = QStringLiteral("15/03/1990");
inline const QString residence = QStringLiteral("Số 1, ngõ Ví Dụ, phường Thử Nghiệm, Hà Nội");
inline const QString phone = QStringLiteral("0900000001");
} // namespace person

/// One side of paper as a scanner delivers it.
struct Page {
    QString name; ///< file name without suffix, ASCII
    QString component; ///< slug of the paper it belongs to
    QImage image; ///< `dpi` is set in it
    QString text; ///< what is printed on it, in reading order, one line a block: the truth that recognition
                  ///< is measured by
    bool jpeg = false; ///< kept as JPEG (a copy, a photograph), else as PNG
    int rotation = 0; ///< quarter turns clockwise that make it upright: 0, 90, 180, 270
    double skewDeg = 0; ///< clockwise tilt of its lines, once upright
};

enum class Dossier {
    RadiationWorker, ///< 1.009846: application, degree, training, health (2 pages), photographs
    TechnologyTransfer ///< request, contract of three pages, business registration, list of documents
};
/// All pages of a dossier in feeding order. The same on every run of one machine.
QList<Page> dossier(Dossier which);
/// A page with three lines, for tests that need many pages and little time. Belongs to no component.
Page shortPage();

/// What can lie on the scanner's glass.
enum class Glass {
    CanCuoc18mm, ///< thẻ căn cước, 11 fields, symbol 18 mm
    CanCuoc11mm, ///< the same, symbol 11 mm, card slightly tilted
    Cccd, ///< căn cước công dân, 7 fields, with an old number
    Contradictory, ///< birth year in the number is not the one in the date
    OldNumber, ///< nine digits, as on the old identity card
    Vietqr, ///< a bank transfer slip
    Url, ///< a leaflet with a web address
    Vneid, ///< a phone screen's print with an opaque application token
    NoCode, ///< a card laid with the wrong side down
    Blank ///< nothing
};
const QList<Glass> &allGlasses();
/// The whole A4 glass with the thing on it.
Page glass(Glass which);
/// What its symbol says, as bytes; empty where there is none.
QByteArray glassPayload(Glass which);

/// Writes pages as `folder`/name.png or .jpg; false when a file cannot be written.
bool write(const QString &folder, const QList<Page> &pages);
/// Writes the folder that the virtual scanner feeds from: glass.png and tray/001.png, 002.jpg, …; whatever
/// lay in the tray or came out before is gone.
bool writeScannerFolder(const QString &folder, const QList<Page> &tray, const Page &glass);

} // namespace motcua::samples
