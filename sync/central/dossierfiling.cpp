// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/dossierfiling.h"

#include <algorithm>
#include <tuple>

#include <QJsonDocument>
#include <QJsonObject>

#include "sync/central/signedreceipt.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using Reached = FilingStep::Reached;

/// Codes that turn out to be another's, in one attempt.
constexpr int mostCodes = 3;
/// What central is slow to show is asked for again after a while, also where there is no wait for its own
/// sake.
constexpr qint64 askAgainAfter = 1'000; ///< ms
/// Some centrals say the time in whole seconds: by so much it goes back between two of their answers, and
/// that is nothing.
constexpr qint64 clockPlay = 60'000; ///< ms

/// Nothing was created for certain.
bool saysNothingWasCreated(const Fault &fault)
{
    return fault.id == FaultId::CentralPartsMissing || fault.id == FaultId::CentralNotEnrolled
        || fault.id == FaultId::CentralUntrusted || fault.id == FaultId::CentralRefused;
}

bool completesAnother(const QByteArray &manifest)
{
    return QJsonDocument::fromJson(manifest).object().contains(u"supplement"_s);
}

using Files = QList<HeldDossier::File>;

Files filesOf(const QList<SentPart> &parts)
{
    Files files;
    for (const SentPart &sent : parts)
        files.append({sent.part.component, sent.part.sha256});
    return files;
}

Files sorted(Files files)
{
    std::sort(files.begin(), files.end(), [](const HeldDossier::File &a, const HeldDossier::File &b) {
        return std::tie(a.component, a.sha256) < std::tie(b.component, b.sha256);
    });
    return files;
}

bool haveCommon(const Files &some, const Files &others)
{
    return std::any_of(
        some.begin(), some.end(), [&](const HeldDossier::File &file) { return others.contains(file); });
}

} // namespace

DossierFiling::DossierFiling(CentralSystem &central, FilingNotes &notes)
    : m_central(central)
    , m_notes(notes)
{
}

Result<DossierFiling::Filed> DossierFiling::file(
    const DossierId &dossier, const QByteArray &manifest, const QList<SentPart> &parts)
{
    const auto can = m_central.capabilities();
    // It would be taken for a dossier of its own.
    if (!can.supplements && completesAnother(manifest))
        return fail(FaultId::CentralNoSupplements);
    MOTCUA_ASSIGN(auto filed, fileAny(dossier, manifest, parts));
    if (can.signedReceipt && filed.receipt.statement.isEmpty())
        return fail(FaultId::CentralAnswerInvalid, receiptNotVouchedFor + u"it is not signed"_s);
    if (!can.signedReceipt)
        filed.receipt.statement.clear(); // which nobody has verified
    return filed;
}

Result<DossierFiling::Filed> DossierFiling::fileAny(
    const DossierId &dossier, const QByteArray &manifest, const QList<SentPart> &parts)
{
    if (m_central.capabilities().idempotentCreate) {
        MOTCUA_ASSIGN(auto receipt, m_central.putDossier(dossier, manifest));
        return Filed {std::move(receipt)};
    }
    for (int codes = 0; codes < mostCodes; ++codes) {
        MOTCUA_ASSIGN(auto filed, attempt(manifest, parts));
        if (filed)
            return std::move(*filed);
    }
    return fail(FaultId::CentralAnswerInvalid, u"central issues codes that others have"_s);
}

Result<std::optional<QString>> DossierFiling::heldAs(const QByteArray &provisionalToken)
{
    const auto can = m_central.capabilities();
    if (can.provisionalTokens)
        return m_central.resolveToken(provisionalToken);
    if (can.idempotentCreate)
        return fail(FaultId::CentralUndecided, u"this central cannot be asked"_s);
    MOTCUA_ASSIGN(const auto step, m_notes.step());
    if (!step || step->reached == Reached::Issued)
        return std::optional<QString>();
    MOTCUA_ASSIGN(const auto held, m_central.findDossiers(step->code));
    if (!held.isEmpty() || step->reached == Reached::Created)
        return std::optional(step->code);
    if (!settled(*step))
        return tl::unexpected(undecided(*step));
    return std::optional<QString>();
}

/// Nothing that was said to central before can take effect any more.
bool DossierFiling::settled(const FilingStep &step)
{
    return m_notes.now() - step.at >= m_central.capabilities().createSettles.count();
}

Fault DossierFiling::undecided(const FilingStep &step)
{
    const qint64 passed = std::max<qint64>(0, m_notes.now() - step.at);
    const qint64 rest = m_central.capabilities().createSettles.count() - passed;
    return {FaultId::CentralUndecided, {}, std::max(rest, askAgainAfter)};
}

Result<std::optional<DossierFiling::Filed>> DossierFiling::attempt(
    const QByteArray &manifest, const QList<SentPart> &parts)
{
    MOTCUA_ASSIGN(auto step, m_notes.step());
    if (!step) {
        MOTCUA_ASSIGN(const QString code, m_central.issueCode(manifest));
        step = FilingStep {code, Reached::Issued, m_notes.now()};
        MOTCUA_TRY(m_notes.keep(*step));
    }
    if (step->reached == Reached::Issued)
        return create(*step, manifest, parts);

    // An earlier attempt has told central, or was about to. Where the clock was set back since, nobody knows
    // how long ago, and the wait begins anew.
    if (step->at > m_notes.now() + clockPlay) {
        step->at = m_notes.now();
        MOTCUA_TRY(m_notes.keep(*step));
    }
    bool others = false;
    MOTCUA_ASSIGN(auto filed, readBack(*step, parts, others));
    if (filed)
        return filed;
    if (!settled(*step))
        return tl::unexpected(undecided(*step));
    if (step->reached == Reached::Created)
        return fail(FaultId::CentralConflict, u"central took this dossier and does not hold it"_s);
    if (others) {
        MOTCUA_TRY(m_notes.giveUpCode());
        return std::nullopt;
    }
    return create(*step, manifest, parts);
}

Result<std::optional<DossierFiling::Filed>> DossierFiling::create(
    FilingStep step, const QByteArray &manifest, const QList<SentPart> &parts)
{
    step.reached = Reached::Sent;
    step.at = m_notes.now();
    MOTCUA_TRY(m_notes.keep(step));
    const auto created = m_central.createDossier(step.code, manifest, parts);
    bool others = false;
    if (created) {
        // Whatever else it says, it is never told again.
        step = {step.code, Reached::Created, m_notes.now()};
        MOTCUA_TRY(m_notes.keep(step));
        if (*created != step.code)
            return fail(
                FaultId::CentralConflict, u"central has filed it under another code than it issued"_s);
        MOTCUA_ASSIGN(auto filed, readBack(step, parts, others));
        return filed ? Result<std::optional<Filed>>(std::move(filed)) : tl::unexpected(undecided(step));
    }
    // Whatever the answer was: what is there is there. A refusal can be that of the second of two tellings.
    auto filed = readBack(step, parts, others);
    if (filed && *filed)
        return filed;
    if (!filed && filed.error().id == FaultId::CentralConflict)
        return filed;
    if (!saysNothingWasCreated(created.error()))
        return tl::unexpected(created.error());
    if (filed && others) {
        MOTCUA_TRY(m_notes.giveUpCode());
        return std::nullopt;
    }
    if (filed && created.error().id == FaultId::CentralRefused) {
        MOTCUA_TRY(m_notes.giveUpCode()); // once a person has mended it, it is another dossier to central
    } else if (filed) {
        step.reached = Reached::Issued;
        MOTCUA_TRY(m_notes.keep(step));
    }
    return tl::unexpected(created.error());
}

Result<std::optional<DossierFiling::Filed>> DossierFiling::readBack(
    const FilingStep &step, const QList<SentPart> &parts, bool &others)
{
    MOTCUA_ASSIGN(const auto held, m_central.findDossiers(step.code));
    const Files ours = sorted(filesOf(parts));
    std::optional<Filed> filed;
    for (const HeldDossier &one : held) {
        const Files theirs = sorted(one.files);
        if (one.receipt.code != step.code)
            return fail(FaultId::CentralAnswerInvalid, u"read back under another code"_s);
        if (theirs == ours) {
            if (filed)
                ++filed->records;
            else
                filed = Filed {one.receipt};
        } else if (step.reached == Reached::Created || haveCommon(theirs, ours)) {
            return fail(FaultId::CentralConflict, u"what is read back is not what was filed"_s);
        } else {
            others = true;
        }
    }
    if (filed && others)
        return fail(FaultId::CentralConflict, u"central has two dossiers under one code"_s);
    return filed;
}

} // namespace motcua
