// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include "app/domain/dossier.h"

namespace motcua::national
{

// What central tells the national portal (Cổng dịch vụ công quốc gia) of a dossier that came from a kiosk:
// messages DongBoHoSoMC and CapNhatTienDoHoSoMC of its provider interface. A pure mapping; central runs it,
// since a kiosk holds no national credentials. A field stands in a message only where what belongs there is
// known; the others are in omittedFields() with the reason (sync/exchange/NATIONAL.md). All values are texts.

/// What a person brought later because the agency asked for it (bổ sung).
struct Supplement {
    QString requestId; ///< of the agency's request
    QString asked; ///< what the request says, in words; empty: not known
    qint64 receivedAt = 0; ///< Unix ms
};

/// A dossier as central knows it.
struct Dossier {
    QByteArray manifest; ///< as the kiosk filed it
    Receipt receipt;
    int status = 1; ///< TrangThaiHoSo 1–10
    QStringList files; ///< central's name of each part's file, in the manifest's order; empty: not known
    QList<Supplement> supplements = {}; ///< in the order in which they came
};

/// What the procedure's catalogue says, where central has one.
struct Procedure {
    QString name, fieldCode, fieldName; ///< TenTTHC, MaLinhVuc, TenLinhVuc; empty: not known
};

/// One entry of DongBoHoSoMC's data[]. None where the manifest is not one.
std::optional<QJsonObject> dossierMessage(const Dossier &dossier, const Procedure &procedure = {});

/// One entry of CapNhatTienDoHoSoMC's data[].
QJsonObject progressMessage(const Dossier &dossier);

enum class Service { DossierSync, ProgressUpdate }; ///< DongBoHoSoMC, CapNhatTienDoHoSoMC
enum class Update { New, Existing }; ///< isUpdating; Existing where the portal says that it has it already

/// The requests that carry these entries, at most ten progresses each. Who sends them adds `session` and
/// `madonvi`, which come with logging in.
QList<QJsonObject> requests(Service service, const QJsonArray &entries, Update update = Update::New);

struct OmittedField {
    QString field; ///< message and name; of a list "A[].B"
    QString reason;
};
const QList<OmittedField> &omittedFields();

/// "yyyyMMddHHmmss" by Vietnam's clocks.
QString timeText(qint64 unixMilliseconds);

} // namespace motcua::national
