// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>

#include "app/domain/dossier.h"
#include "app/domain/result.h"

namespace motcua
{

/// INTAKE.json: a whole dossier as one file, for integrators and tests (`motcuactl submit --help`).
struct IntakeFile {
    QString qr; ///< the card's QR text; or
    QString image; ///< an image of it
    QString procedure, chosenCase;
    QJsonObject form;
    struct Paper {
        QString component;
        QStringList images;
    };
    QList<Paper> papers;
    QString deliveryKind = counterDelivery;
    QString deliveryAddress; ///< by post
    QString phone;
    bool acceptAll = false;
    QHash<QString, bool> answers;
};

/// Strict: an unknown key, a wrong type or a missing one is fault IntakeMalformed, its detail the place.
/// Relative file names are taken from `folder`.
Result<IntakeFile> parseIntake(const QByteArray &bytes, const QString &folder);

} // namespace motcua
