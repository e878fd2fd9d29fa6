// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>

#include "app/domain/dossier.h"
#include "app/domain/identity.h"
#include "app/domain/procedure.h"
#include "app/domain/result.h"
#include "sync/central/personview.h"

namespace motcua
{

/// The case chosen in a procedure. `caseId` may be empty where there is only one. Fault CaseUnknown.
Result<const ProcedureCase *> caseOf(const Procedure &procedure, const QString &caseId);

/// The same of a procedure that can be filed here. Faults: ProcedureLookupOnly, CaseUnknown.
Result<const ProcedureCase *> filableCase(const Procedure &procedure, const QString &caseId);

/// Where the pages of a stack are kept until the person has said which component each belongs to.
inline const QString stackComponent = QStringLiteral("tap-giay");

/// The component images may be attached to. Faults: ComponentUnknown, ComponentNotPaper.
Result<const Component *> paperComponent(const ProcedureCase &chosen, const QString &componentId);

/// The required components of `chosen` that are not there yet: papers without a page, the form while it has
/// faults on `today`. Electronic ones are never missing: the administration holds them (NĐ 37/2026/NĐ-CP Điều
/// 28).
QStringList missingComponents(const Procedure &procedure, const ProcedureCase &chosen,
    const QHash<QString, int> &pages, const QJsonObject &form, const QDate &today);

/// What an agency asks for to complete a dossier of this case (Mẫu 02), as a case of its own: the papers and
/// the form that it names, required. What is none of them, or a paper that it has named before, is another
/// paper, "bo-sung-N", N being the item's place in the request from 1 (sync/api/central.openapi.yaml).
ProcedureCase askedFor(const ProcedureCase &chosen, const QList<SupplementItem> &items);
/// The names of those other papers, by component.
QHash<QString, QString> otherNames(const ProcedureCase &asked, const ProcedureCase &chosen);
/// The components of a dossier: the case's own, and those other papers that are among `having`, with their
/// names where these are known. Fault ComponentUnknown: there is something else among `having`.
Result<QList<Component>> componentsOf(
    const ProcedureCase &chosen, const QStringList &having, const QHash<QString, QString> &names);

/// The form of the case's first component of kind Form; null when it has none.
const Form *formOf(const Procedure &procedure, const ProcedureCase &chosen);

/// First values of a form, from what is known of the applicant: field id → value.
QJsonObject prefilled(const Form &form, const CardIdentity &applicant);

/// A number that news of the dossier can be sent to: ten digits, the first one 0.
bool isContactPhone(const QString &phone);

/// The telephone number as it is filed: none unless the person agreed to the notice about keeping it.
QString phoneToFile(const QString &phone, const QList<NoticeAnswer> &answers);

/// A fault in reading a page that says something of the page itself; any other may pass.
bool isThePagesOwn(const Fault &fault);

/// "<mã TTHC>_<mã giấy tờ>_<thứ tự>.<suffix>" in ASCII; the procedure's own id where it has no national code.
QString partFileName(
    const Procedure &procedure, const QString &componentId, int order, const QString &suffix);

} // namespace motcua
