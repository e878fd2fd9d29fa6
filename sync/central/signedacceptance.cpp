// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/signedacceptance.h"

#include "sync/central/answerfields.h"
#include "sync/central/digest.h"
#include "sync/central/signedstatement.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype mostPapers = 100;
constexpr qsizetype digestBytes = 32;

auto missing()
{
    return fail(FaultId::CentralAnswerInvalid, u"a signed acceptance does not say enough"_s);
}

} // namespace

Result<SignedAcceptance> SignedAcceptance::open(
    const QByteArray &statement, const QByteArray &authorityPem, const QByteArray &revocationPem)
{
    MOTCUA_ASSIGN(const QJsonObject object, openStatement(statement, type, authorityPem, revocationPem));
    AnswerFields said(object);
    const auto acceptedAt = said.time(u"accepted_at");
    SignedAcceptance acceptance {said.id(u"dossier_code"), said.line(u"number"), said.line(u"agency"),
        said.line(u"officer"), said.line(u"applicant"), said.line(u"procedure"), {}, acceptedAt.value_or(0),
        said.time(u"due_at"), said.line(u"return_place"),
        QByteArray::fromHex(said.id(u"document_sha256").toLatin1())};
    MOTCUA_ASSIGN(const auto papers, listOf(object, u"papers"_s));
    for (const QJsonObject &entry : papers) {
        AnswerFields paper(entry);
        acceptance.papers.append(
            {paper.line(u"name"), paper.line(u"form"), paper.count(u"count").value_or(1)});
        if (!paper.isGood() || acceptance.papers.last().name.isEmpty()
            || acceptance.papers.size() > mostPapers)
            return missing();
    }
    if (!said.isGood() || acceptance.code.isEmpty() || acceptance.agency.isEmpty()
        || acceptance.applicant.isEmpty() || acceptance.procedure.isEmpty() || !acceptedAt
        || acceptance.documentSha256.size() != digestBytes)
        return missing();
    return acceptance;
}

bool SignedAcceptance::vouchesFor(const QString &dossierCode, const QByteArray &document) const
{
    return code == dossierCode && !document.isEmpty()
        && documentSha256 == Digest::of(DigestKind::Sha256, document);
}

} // namespace motcua
