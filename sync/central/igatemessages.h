// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>

#include "sync/central/centralsystem.h"

namespace motcua::igate
{

// What a kiosk and an iGate say to each other, as values (sync/api/igate.md, which says of every name where
// it is from). No I/O.

/// Paths below the address that the kiosk is enrolled with. Assumed: the ministry's integration document
/// gives the real ones.
inline constexpr QStringView tokenPath = u"/oauth2/token";
inline constexpr QStringView nextCodePath = u"/api/ma-ho-so";
inline constexpr QStringView filesPath = u"/api/tep-tin";
inline constexpr QStringView dossiersPath = u"/api/ho-so"; ///< …/CODE reads one back
inline constexpr QStringView statusWord = u"/trang-thai"; ///< after …/CODE

/// A file as central named it when it was uploaded.
struct File {
    QString id; ///< IdTepTin
    QByteArray sha256; ///< HashTepTin, 32 bytes
};

/// Of an answer to an upload of one file; none where it is anything else.
std::optional<File> uploadedFile(const QJsonValue &data);

/// What create is told. `ids` are those of the parts' files, in their order. None where the manifest is not
/// one.
std::optional<QJsonObject> dossierMessage(const QString &code, const QString &unit,
    const QByteArray &manifest, const QList<SentPart> &parts, const QStringList &ids);

/// A dossier read back; `date` (Unix ms, central's clock) stands for the time of receipt where it says none.
std::optional<HeldDossier> heldDossier(const QJsonObject &object, std::optional<qint64> date);

/// MaTTHC of a manifest; empty where it has none.
QString procedureCode(const QByteArray &manifest);

/// "yyyy-MM-dd HH:mm:ss" by Vietnam's clocks.
QString timeText(qint64 unixMilliseconds);
std::optional<qint64> timeOf(const QString &text); ///< Unix ms

/// It can be printed and sent in an address, whatever form central gives its codes.
bool isPlainCode(const QString &code);

} // namespace motcua::igate
