// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include <cstdlib>

#include <QFileInfo>
#include <QJsonArray>
#include <QThread>

#include "app/catalogue/cataloguesource.h"
#include "app/catalogue/notices.h"
#include "app/ctl/files.h"
#include "app/ctl/intakeclaim.h"
#include "app/intake/cardamong.h"
#include "app/intake/intakefile.h"
#include "app/intake/policies.h"
#include "app/intake/rules.h"
#include "app/intake/sending.h"
#include "app/intake/slipfacts.h"
#include "app/slip/slip.h"
#include "sync/uploader/centraltime.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

constexpr unsigned long waitStepMs = 100;
constexpr int mostWaits = 600; ///< for another uploader of this store that is at work: one minute

QJsonValue isoTime(std::optional<qint64> unixMs)
{
    if (!unixMs || *unixMs == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(*unixMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

Result<CardIdentity> applicantOf(const IntakeFile &intake, PageWorks &works, const Clock &clock)
{
    const QDate today = clock.today();
    if (!intake.qr.isEmpty())
        return parseCardQr(intake.qr.toUtf8(), today);
    MOTCUA_ASSIGN(const auto bytes, readFile(intake.image));
    MOTCUA_ASSIGN(const auto codes, works.codes(bytes));
    return cardAmong(codes, today);
}

Result<QList<NoticeAnswer>> answersOf(const IntakeFile &intake, qint64 now)
{
    MOTCUA_ASSIGN(const auto notices, loadNotices(u"vi"_s));
    QList<NoticeAnswer> answers;
    for (const Notice &notice : notices) {
        if (!intake.acceptAll && !intake.answers.contains(notice.id))
            return fail(FaultId::NoticeUnanswered, notice.id);
        const bool agreed = intake.acceptAll || intake.answers.value(notice.id);
        if (notice.required && !agreed)
            return fail(FaultId::NoticeRefused, notice.id);
        answers.append({notice.id, notice.version, agreed, now});
    }
    return answers;
}

/// All that can be refused before anything is kept.
Result<const ProcedureCase *> checked(
    const IntakeFile &intake, const Procedure &procedure, const QDate &today)
{
    const auto chosen = filableCase(procedure, intake.chosenCase);
    if (!chosen)
        return chosen;
    QHash<QString, int> pages;
    for (const auto &paper : intake.papers) {
        MOTCUA_TRY(paperComponent(**chosen, paper.component));
        pages[paper.component] += static_cast<int>(paper.images.size());
    }
    if (!intake.phone.isEmpty() && !isContactPhone(intake.phone))
        return fail(FaultId::IntakeMalformed, u"phone: ten digits beginning with 0 are needed"_s);
    // A case without a form takes no values: nobody would ever see them.
    const Form none;
    const Form *form = formOf(procedure, **chosen);
    if (form || !intake.form.isEmpty()) {
        const auto faults = checkForm(form ? *form : none, intake.form, today);
        if (!faults.isEmpty())
            return tl::unexpected(faults.first());
    }
    const QStringList missing = missingComponents(procedure, **chosen, pages, intake.form, today);
    if (!missing.isEmpty())
        return fail(FaultId::ComponentMissing, missing.join(u", "_s));
    return chosen;
}

/// Saves the pages and submits; a dossier that cannot be completed leaves no draft behind.
Result<void> fill(Store &store, PageWorks &works, const DossierId &dossier, const IntakeFile &intake,
    const Submission &submission)
{
    for (const auto &paper : intake.papers) {
        for (const QString &file : paper.images) {
            MOTCUA_ASSIGN(const auto bytes, readFile(file));
            const auto image = works.prepare(bytes);
            if (!image)
                return fail(image.error().id, aboutFile(file, image.error()));
            MOTCUA_ASSIGN(const auto sheet, store.sheetFed(dossier, paper.component));
            MOTCUA_TRY(store.savePage(sheet, *image));
        }
    }
    if (!intake.form.isEmpty())
        MOTCUA_TRY(store.saveForm(dossier, intake.form));
    MOTCUA_TRY(store.submit(dossier, submission));
    return {};
}

/// Makes the draft, fills and submits it. An interrupted call may have left a draft: this one brings the
/// whole dossier again. What a person has begun at the screen stays.
Result<DossierId> fileNew(Store &store, PageWorks &works, IntakeClaim &claim, const DraftStart &start,
    const IntakeFile &intake, const Submission &submission)
{
    MOTCUA_TRY(claim.beginFilling());
    MOTCUA_ASSIGN(
        const auto earlier, store.draftOf(start.applicant.personalNumber, start.procedureId, start.caseId));
    if (earlier) {
        MOTCUA_ASSIGN(const auto ours, claim.isOurs(*earlier));
        if (!ours)
            return fail(FaultId::DossierState, u"this person has begun this case at the screen"_s);
        MOTCUA_TRY(store.abandonDraft(*earlier));
        MOTCUA_TRY(claim.abandoned(*earlier));
    }
    const auto dossier = store.createDraft(start);
    if (!dossier)
        return dossier;
    const auto filled = [&]() -> Result<void> {
        MOTCUA_TRY(claim.drafted(*dossier));
        return fill(store, works, *dossier, intake, submission);
    }();
    if (!filled) {
        // What was handed in is still in its files; an unfinished dossier would only stand in the way of the
        // next try.
        if (store.abandonDraft(*dossier))
            static_cast<void>(claim.abandoned(*dossier));
        return tl::unexpected(filled.error());
    }
    claim.endFilling();
    MOTCUA_TRY(claim.submitted(*dossier));
    return dossier;
}

Result<QString> writeSlip(
    Store &store, const Catalogue &catalogue, const Config &config, const DossierId &dossier, QString file)
{
    MOTCUA_ASSIGN(const auto facts, slipFacts(store, catalogue, config, dossier));
    MOTCUA_ASSIGN(const auto pdf, slipPdf(facts));
    if (file.isEmpty())
        file = u"phieu-%1.pdf"_s.arg(dossier.toString(QUuid::WithoutBraces));
    MOTCUA_TRY(writeFile(file, pdf));
    return QFileInfo(file).absoluteFilePath();
}

/// Sends until the dossier has its code. Another uploader of this store may be the one that does it.
Result<DossierRecord> sendNow(Sending &sending, Store &store, const DossierId &dossier)
{
    for (int waits = 0;; ++waits) {
        const auto outcome = sending.once();
        const auto record = store.dossier(dossier);
        if (!record || record->receipt)
            return record;
        if (!outcome)
            return tl::unexpected(outcome.error());
        if (outcome->leaseHeld || waits >= mostWaits) {
            if (record->state == DossierState::Attention)
                return fail(record->lastFault.value_or(FaultId::CentralRefused), record->refusal);
            return tl::unexpected(
                outcome->lastFault.value_or(Fault {record->lastFault.value_or(FaultId::CentralUnreachable)}));
        }
        QThread::msleep(waitStepMs);
    }
}

QJsonObject result(Store &store, const DossierRecord &record, const QString &slip)
{
    QJsonArray parts;
    if (const auto records = store.parts(record.id))
        for (const PartRecord &part : *records)
            parts.append(QJsonObject {{u"component"_s, part.part.component},
                {u"sha256"_s, QString::fromLatin1(part.part.sha256.toHex())}, {u"bytes"_s, part.part.bytes}});
    return {{u"dossier_code"_s, record.receipt ? QJsonValue(record.receipt->code) : QJsonValue()},
        {u"dossier_id"_s, record.id.toString(QUuid::WithoutBraces)},
        {u"state"_s, dossierStateName(record.state)},
        {u"received_at"_s, record.receipt ? isoTime(record.receipt->receivedAt) : QJsonValue()},
        {u"due_at"_s, record.receipt ? isoTime(record.receipt->dueAt) : QJsonValue()}, {u"parts"_s, parts},
        {u"provisional_token"_s, QString::fromLatin1(record.provisionalToken.toHex())},
        {u"slip_pdf"_s, slip}};
}

} // namespace

int submit(const Config &config, const Arguments &arguments)
{
    if (arguments.words.size() != 1)
        return misused(u"submit needs one INTAKE.json"_s);
    const QString file = arguments.words.first();
    const auto bytes = readFile(file);
    if (!bytes)
        return report(bytes.error());
    const auto intake = parseIntake(*bytes, QFileInfo(file).absolutePath());
    if (!intake)
        return report(intake.error());
    auto catalogues = CatalogueSource::open(config.stateDirectory);
    if (!catalogues)
        return report(catalogues.error());
    const auto catalogue = catalogues->inForce();
    const auto procedure = catalogue->find(intake->procedure);
    if (!procedure)
        return report(procedure.error());
    const auto clock = std::make_shared<SystemClock>();
    const auto store = Store::open(config.stateDirectory, clock, config.keyKeeping);
    if (!store)
        return report(store.error());
    (*store)->setQuota(quotaOf(config));
    (void)adoptCentralTime(**store); // without it the time stays unconfirmed, and is printed as such
    const auto chosen = checked(*intake, **procedure, clock->today());
    if (!chosen)
        return report(chosen.error());

    PageWorks works(config.worker(), config.recognisers);
    const auto applicant = applicantOf(*intake, works, *clock);
    if (!applicant)
        return report(applicant.error());
    const auto answers = answersOf(*intake, clock->now());
    if (!answers)
        return report(answers.error());
    auto claim = IntakeClaim::take(**store, config.stateDirectory, *bytes, *intake);
    if (!claim)
        return report(claim.error());
    const auto earlier = claim->unfinished();
    if (!earlier)
        return report(earlier.error());
    Result<DossierId> dossier = earlier->value_or(DossierId());
    if (!*earlier) {
        Submission submission;
        submission.phone = phoneToFile(intake->phone, *answers);
        submission.deliveryKind = intake->deliveryKind;
        submission.deliveryAddress = intake->deliveryAddress;
        submission.notices = *answers;
        submission.submittedAt = clock->now();
        submission.timeConfirmed = clock->confirmed();
        dossier = fileNew(**store, works, *claim,
            {(*procedure)->id, (*procedure)->code, (*chosen)->id, catalogue->version(), *applicant,
                IdentityLevel::L1},
            *intake, submission);
        if (!dossier)
            return report(dossier.error());
    }

    std::optional<Fault> unsent;
    if (!arguments.has(u"--offline"_s)) {
        Sending sending(config, **store, *catalogues, works);
        const auto sent = sendNow(sending, **store, *dossier);
        if (!sent)
            unsent = sent.error();
    }
    const auto record = (*store)->dossier(*dossier);
    if (!record)
        return report(record.error());
    // Of one that central has had for long nothing is left here to print.
    const auto slip = record->state == DossierState::Kept
        ? Result<QString>(QString())
        : writeSlip(**store, *catalogues->ofVersion(record->catalogueVersion), config, *dossier,
            arguments.value(u"--slip"_s));
    print(result(**store, *record, slip.value_or(QString())));
    if (unsent) {
        static_cast<void>(claim->queuedWithFault(*dossier));
        return report(*unsent);
    }
    // Without its slip the caller has not got all: the same call again brings it.
    if (!slip)
        return report(slip.error());
    const auto told = claim->told();
    if (!told)
        return report(told.error());
    // Between "told" and the exit that tells it lies as little as can be: killed in there, the same call
    // would file anew. What is left open here, the kernel closes.
    std::_Exit(exitDone);
}

} // namespace motcua::ctl
