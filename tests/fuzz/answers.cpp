// SPDX-License-Identifier: GPL-3.0-or-later
// The client's code between libcurl and the uploader. libcurl itself is not what is judged here: its calls
// are answered in its place (fakecurl), from the bytes.
#include <QTemporaryFile>

#include "app/domain/vietqr.h"
#include "sync/central/igatecentral.h"
#include "sync/central/motcuacentral.h"
#include "tests/fuzz/fakecurl.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

namespace
{

/// The same answers, as an iGate's.
void askIGate(int what, const DossierId &dossier, const Part &part, const PartReader &read,
    const UploadKept &kept, const UploadProgress &progress)
{
    static QTemporaryFile secret;
    if (secret.open() && secret.size() == 0) {
        secret.write("secret");
        secret.flush();
    }
    Enrolment enrolment;
    enrolment.protocol = Enrolment::Protocol::IGate;
    enrolment.url = QStringLiteral("https://central.invalid");
    enrolment.keyPin = QByteArray(32, 'k');
    enrolment.kioskId = QStringLiteral("kiosk-fuzz");
    enrolment.unit = QStringLiteral("G06");
    enrolment.secretFile = secret.fileName();
    const auto central = IGateCentral::create(enrolment);
    const QString code = QStringLiteral("G06-1");
    const auto plain = [](const QString &given) {
        return !given.isEmpty() && given.size() <= 64 && !given.contains(u'/');
    };
    const QByteArray manifest = R"({"applicant":{"full_name":"A"},"procedure_code":"1.1"})";
    switch (what) {
    case 8:
        (void)central->uploadPart(dossier, part, {}, read, kept, progress);
        break;
    case 9: {
        const auto issued = central->issueCode(manifest);
        require(!issued || plain(*issued), "a code can be printed and put into an address");
        break;
    }
    case 10: {
        const auto created = central->createDossier(
            code, manifest, {{part, QStringLiteral("https://central.invalid/api/tep-tin/1")}});
        require(!created || plain(*created), "a code can be printed and put into an address");
        break;
    }
    case 11: {
        const auto held = central->findDossiers(code);
        for (const HeldDossier &one : held.value_or(QList<HeldDossier>()))
            require(one.receipt.code == code, "what is read back is what was asked for");
        break;
    }
    case 12:
        (void)central->progress(code);
        break;
    default:
        (void)central->checkIn();
    }
}

/// Who stands here, by their phone.
void askToSignIn(MotcuaCentral &central)
{
    const auto offer = central.offerSignIn();
    if (!offer)
        return;
    for (const QString &address : {offer->address, offer->addressWithCode})
        require(address.startsWith(QStringLiteral("https://"), Qt::CaseInsensitive) && address.size() <= 200,
            "nobody is sent elsewhere than to a plain place on the web");
    require(!offer->userCode.isEmpty() && offer->userCode.size() <= 12, "a code can be read out");
    require(offer->expiresIn.count() >= 30 && offer->expiresIn.count() <= 1800 && offer->interval.count() >= 1
            && offer->interval.count() <= 60,
        "an offer has its time");
    const auto state = central.signedIn(*offer);
    if (state && state->person)
        require(!state->person->grant.token.isEmpty() && state->person->personalNumber.size() == 12
                && !state->person->fullName.isEmpty() && state->person->lasts.count() >= 1,
            "who signed in has a name and a number");
    (void)central.endSignIn(*offer);
}

/// What central shows of a person.
void askOfPerson(MotcuaCentral &central)
{
    constexpr qsizetype mostEntries = 1'000, mostText = 4'000;
    const PersonGrant person {"grant"};
    const QString code = QStringLiteral("G01-1");
    const auto steps = central.timeline(code, person).value_or(QList<TimelineStep>());
    require(steps.size() <= mostEntries, "nobody has so many affairs");
    for (const TimelineStep &step : steps)
        require(
            step.status >= 1 && step.status <= 10 && step.note.size() <= mostText, "a step is one of ten");
    for (const SupplementRequest &one :
        central.supplements(code, person).value_or(QList<SupplementRequest>())) {
        require(!one.id.isEmpty() && !one.items.isEmpty() && one.reason.size() <= mostText,
            "a request asks for something");
        for (const SupplementItem &item : one.items)
            require(!item.name.isEmpty() && item.copies >= 1, "what is asked for can be brought");
    }
    for (const Fee &fee : central.fees(code, person).value_or(QList<Fee>()))
        require(!fee.name.isEmpty() && fee.amount >= 1
                && (!fee.transfer
                    || parseVietQr(fee.transfer->payload)
                        == VietQr {fee.transfer->bank, fee.transfer->account, fee.amount,
                            fee.transfer->purpose}),
            "nobody is sent to a transfer that says another thing");
    require(!central.acceptance(code, person).value_or(std::nullopt), "nothing is vouched for without a key");
    const auto reusable = central.reusable(QStringLiteral("1.000001"), person);
    for (const ReusablePaper &paper : reusable ? reusable->papers : QList<ReusablePaper>())
        require(!paper.id.isEmpty() && paper.sha256.size() == 32 && paper.bytes >= 0,
            "a paper that is used again is known by its digest");
}

/// The hall's own.
void askOfHall(MotcuaCentral &central)
{
    const QUuid id = QUuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000002"));
    const auto help = central.callForHelp(id, QStringLiteral("a"), QStringLiteral("vi"));
    require(!help || help->staff.size() <= 300, "a name can be shown");
    for (const QueueService &service : central.queueServices().value_or(QList<QueueService>()))
        require(!service.id.isEmpty() && !service.name.isEmpty() && service.waiting >= 0,
            "a service can be chosen");
    const auto ticket = central.takeTicket(id, QStringLiteral("a"));
    require(!ticket || (!ticket->number.isEmpty() && ticket->number.size() <= 8 && ticket->ahead >= 0),
        "a number can be called out");
}

} // namespace

/// The first byte says what is asked of central; the rest are its answers, each up to a record separator
/// (1E).
void answers(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    answerWith([unanswered = bytes.sliced(1)](const QByteArray &) mutable -> std::optional<QByteArray> {
        if (unanswered.size() < 2)
            return std::nullopt;
        const qsizetype end = unanswered.indexOf('\x1e');
        const QByteArray answer = end < 0 ? unanswered : unanswered.first(end);
        unanswered = end < 0 ? QByteArray() : unanswered.sliced(end + 1);
        return answer;
    });
    Enrolment enrolment;
    enrolment.url = QStringLiteral("https://central.invalid");
    enrolment.keyPin = QByteArray(32, 'k');
    enrolment.kioskId = QStringLiteral("kiosk-fuzz");
    const auto central = MotcuaCentral::create(enrolment);
    const DossierId dossier = QUuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000001"));
    Part part;
    part.component = QStringLiteral("don");
    part.fileName = QStringLiteral("don.pdf");
    part.mediaType = QStringLiteral("application/pdf");
    part.sha256 = QByteArray(32, 's');
    part.bytes = 100'000;
    const auto kept = [](const UploadHandle &upload) -> Result<void> {
        require(
            upload.address.isEmpty() || upload.address.startsWith(QStringLiteral("https://central.invalid/")),
            "no other origin than central's is ever spoken to");
        return {};
    };
    const auto read = [&](qint64 offset, qint64 length) -> Result<QByteArray> {
        require(offset >= 0 && length >= 0 && offset + length <= part.bytes, "only what is there is read");
        return QByteArray(length, 'x');
    };
    const auto progress = [&](qint64 offset) {
        require(offset >= 0 && offset <= part.bytes, "central has no more than there is");
        return true;
    };
    switch (quint8(bytes[0]) % 16) {
    case 0:
        (void)central->uploadPart(dossier, part, {}, read, kept, progress);
        break;
    case 1:
        (void)central->uploadPart(
            dossier, part, {QStringLiteral("https://central.invalid/files/1")}, read, kept, progress);
        break;
    case 2: {
        const auto receipt = central->putDossier(dossier, "{}");
        require(!receipt || (!receipt->code.isEmpty() && receipt->code.size() <= 64), "a receipt has a code");
        break;
    }
    case 3:
        (void)central->checkIn();
        break;
    case 4:
        (void)central->progress(QStringLiteral("G01-1"));
        (void)central->resolveToken(QByteArray(16, 't'));
        break;
    case 5:
        (void)central->discardUpload(QStringLiteral("https://central.invalid/files/1"));
        break;
    case 6:
        (void)central->anchorAudit({QByteArray(16, 'c'), 0, 1, QByteArray(32, 'h'), QByteArray(32, 'd')});
        break;
    case 7:
        (void)central->lastAuditAnchor(QByteArray(16, 'c'), 1);
        (void)central->auditChains();
        break;
    case 13:
        askOfPerson(*central);
        askToSignIn(*central);
        askOfHall(*central);
        break;
    case 14: {
        const auto receipt = central->receiptAgain(dossier);
        require(!receipt || !*receipt, "nobody without the key makes a receipt");
        const auto delta = central->catalogueDelta(QStringLiteral("2026-01-01-00000000"));
        require(!delta || delta->isEmpty(), "nobody without the key makes a catalogue");
        (void)central->renewCertificate("request");
        break;
    }
    default:
        askIGate(quint8(bytes[0]) % 16, dossier, part, read, kept, progress);
    }
    answerWith({});
}

} // namespace motcua::fuzz
