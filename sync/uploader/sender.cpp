// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/sender.h"

#include <algorithm>
#include <limits>

#include "sync/central/dossierfiling.h"
#include "sync/central/signedreceipt.h"
#include "sync/uploader/centralpresence.h"
#include "sync/uploader/centraltime.h"
#include "sync/uploader/storedfilingnotes.h"

namespace motcua
{

namespace
{

/// An upload that central forgets sooner is as good as forgotten.
constexpr qint64 leastLife = 60'000; ///< ms
/// Of a restored store: so many faults in a row, and the rest is asked another time.
constexpr int mostUnanswered = 3;

/// Why a dossier waits for a person where central cannot be asked of it.
const QString lookFirst = QStringLiteral(
    "this store is of a backup, or salvaged; look whether central has the dossier before it is sent again");

/// Of the question about one dossier, or of what central said to it; anything else is of the store's.
bool isOfTheAnswer(const Fault &fault)
{
    return fault.name().startsWith(QLatin1String("central-")) || fault.id == FaultId::SealBroken;
}

/// Central cannot be asked whether it has them. What is a draft here may have been submitted since, and what
/// waits for a person may have been sent; they stay such that nobody has asked of until somebody wants them
/// sent from here (askFirst).
Result<void> leaveAllToAPerson(Store &store)
{
    MOTCUA_ASSIGN(const auto dossiers, store.unasked(std::numeric_limits<int>::max()));
    for (const DossierId &dossier : dossiers) {
        const auto record = store.dossier(dossier);
        if (!record && record.error().id == FaultId::DossierUnknown)
            MOTCUA_TRY(store.settle(dossier, std::nullopt)); // erased since
        if (!record || (record->state != DossierState::Queued && record->state != DossierState::Uploading))
            continue;
        // One that does not open is not sent anyway.
        if (const auto left = store.leaveUnasked(dossier, lookFirst);
            !left && left.error().id != FaultId::DossierState && left.error().id != FaultId::SealBroken)
            return left;
    }
    return {};
}

} // namespace

bool willBeKept(const PartRecord &part, const Clock &clock)
{
    return part.uploaded && (!part.uploadExpiresAt || *part.uploadExpiresAt > clock.now() + leastLife);
}

Sender::Sender(const Store &store, const CentralConnector &connect, const std::atomic<bool> &interrupt)
    : m_origin(store)
    , m_connect(connect)
    , m_interrupt(interrupt)
{
}

Sender::~Sender() = default;

Result<Store *> Sender::store()
{
    if (!m_store) {
        auto opened = m_origin.another();
        if (!opened)
            return tl::unexpected(opened.error());
        m_store = std::move(*opened);
    }
    return m_store.get();
}

Result<CentralSystem *> Sender::central()
{
    if (!m_central) {
        auto connected = m_connect(m_interrupt);
        if (!connected)
            return tl::unexpected(connected.error());
        m_central = std::move(*connected);
    }
    return m_central.get();
}

template <typename T>
Result<T> Sender::said(Result<T> answer)
{
    // A renewed certificate or another enrolment is taken up with the next connection.
    if (!answer
        && (answer.error().id == FaultId::CentralNotEnrolled
            || answer.error().id == FaultId::CentralCertificateExpired
            || answer.error().id == FaultId::CentralUntrusted))
        m_central.reset();
    return answer;
}

Result<void> Sender::checkIn()
{
    MOTCUA_ASSIGN(Store *const own, store());
    const auto time =
        central().and_then([this](CentralSystem *connected) { return said(connected->checkIn()); });
    MOTCUA_TRY(noteCentralPresence(*own, time.has_value()));
    if (!time)
        return tl::unexpected(time.error());
    MOTCUA_TRY(noteCentralTime(*own, *time));
    return askOfRestored();
}

/// Central may have each of these from a time which this store does not remember. One of which it says
/// nothing that holds is asked of again, and does not go out before (askFirst).
Result<void> Sender::askOfRestored()
{
    MOTCUA_ASSIGN(Store *const own, store());
    MOTCUA_ASSIGN(CentralSystem *const connected, central());
    if (!connected->capabilities().receiptsAgain)
        return leaveAllToAPerson(*own);
    MOTCUA_ASSIGN(auto dossiers, own->unasked(std::numeric_limits<int>::max()));
    std::rotate(dossiers.begin(), dossiers.begin() + (dossiers.indexOf(m_askedLast) + 1), dossiers.end());
    int unanswered = 0;
    for (const DossierId &dossier : dossiers) {
        // A fault may have cost the connection.
        MOTCUA_ASSIGN(CentralSystem *const now, central());
        const auto asked = askOf(*own, *now, dossier);
        if (!asked && !isOfTheAnswer(asked.error()))
            return asked;
        unanswered = asked ? 0 : unanswered + 1;
        m_askedLast = dossier;
        if (unanswered == mostUnanswered)
            return {};
    }
    m_askedLast = {};
    return {};
}

Result<void> Sender::askOf(Store &own, CentralSystem &connected, const DossierId &dossier)
{
    const auto receipt = said(connected.receiptAgain(dossier));
    if (receipt)
        return own.settle(dossier, *receipt);
    // Filing it again brings the same one, and whether that holds is looked at then as ever. A draft is not
    // filed: it is asked of again.
    if (receipt.error().detail.startsWith(receiptNotVouchedFor)) {
        const auto record = own.dossier(dossier);
        if (!record || record->state != DossierState::Draft)
            return own.settle(dossier, std::nullopt);
    }
    // A refusal of the question is no word on the dossier: it is asked again later.
    if (receipt.error().id == FaultId::CentralRefused)
        return fail(FaultId::CentralAnswerInvalid, receipt.error().detail);
    return tl::unexpected(receipt.error());
}

Result<void> Sender::askFirst(const DossierId &dossier)
{
    MOTCUA_ASSIGN(Store *const own, store());
    MOTCUA_ASSIGN(const bool unasked, own->isUnasked(dossier));
    if (!unasked)
        return {};
    MOTCUA_ASSIGN(CentralSystem *const connected, central());
    if (!connected->capabilities().receiptsAgain) {
        MOTCUA_TRY(own->leaveUnasked(dossier, lookFirst));
        return fail(FaultId::CentralConflict, lookFirst);
    }
    MOTCUA_TRY(askOf(*own, *connected, dossier));
    MOTCUA_ASSIGN(const auto record, own->dossier(dossier));
    if (record.receipt)
        return fail(FaultId::DossierState, QStringLiteral("central has it already"));
    return {};
}

Result<void> Sender::sendPart(const DossierId &dossier, PartId id, const UploadProgress &progress)
{
    MOTCUA_TRY(askFirst(dossier));
    MOTCUA_ASSIGN(Store *const own, store());
    MOTCUA_ASSIGN(CentralSystem *const connected, central());
    MOTCUA_ASSIGN(const PartRecord part, own->part(id));
    UploadHandle known {part.uploadUrl};
    if (part.uploadExpiresAt)
        known.lives = std::chrono::milliseconds(*part.uploadExpiresAt - own->clock().now());
    MOTCUA_TRY(said(connected->uploadPart(
        dossier, part.part, known,
        [&](qint64 offset, qint64 length) { return own->partBytes(id, offset, length); },
        [&](const UploadHandle &upload) {
            std::optional<qint64> expiresAt;
            if (upload.lives)
                expiresAt = own->clock().now() + upload.lives->count();
            return own->setPartUpload(id, upload.address, expiresAt);
        },
        progress)));
    return own->setPartUploaded(id);
}

Result<Receipt> Sender::fileOnce(
    Store &own, CentralSystem &connected, const DossierId &dossier, const QByteArray &manifest)
{
    QList<SentPart> sent;
    MOTCUA_ASSIGN(const auto parts, own.parts(dossier));
    for (const PartRecord &part : parts)
        sent.append({part.part, part.uploadUrl});
    StoredFilingNotes notes(own, dossier);
    MOTCUA_ASSIGN(auto filed, said(DossierFiling(connected, notes).file(dossier, manifest, sent)));
    // Not our doing, and it has one code; but somebody at central may want to know.
    if (filed.records > 1)
        MOTCUA_TRY(own.addEvent(dossier, QStringLiteral("central-doubled"),
            {{QStringLiteral("code"), filed.receipt.code}, {QStringLiteral("records"), filed.records}}));
    return std::move(filed.receipt);
}

Result<void> Sender::file(const DossierId &dossier, const UploadProgress &progress)
{
    MOTCUA_TRY(askFirst(dossier));
    MOTCUA_ASSIGN(Store *const own, store());
    MOTCUA_ASSIGN(CentralSystem *const connected, central());
    MOTCUA_ASSIGN(const auto manifest, own->manifest(dossier));
    if (!manifest)
        return fail(FaultId::Internal, QStringLiteral("a dossier without manifest is not ready"));
    auto receipt = fileOnce(*own, *connected, dossier, *manifest);
    if (!receipt && receipt.error().id == FaultId::CentralPartsMissing) {
        MOTCUA_ASSIGN(const auto parts, own->parts(dossier));
        for (const PartRecord &part : parts)
            MOTCUA_TRY(sendPart(dossier, part.id, progress));
        receipt = fileOnce(*own, *connected, dossier, *manifest);
    }
    if (!receipt) {
        // Central may have taken it, and the same manifest again brings the same receipt. But staff is to
        // know.
        if (receipt.error().detail.startsWith(receiptNotVouchedFor))
            MOTCUA_TRY(own->addEvent(dossier, QStringLiteral("receipt-refused"),
                {{QStringLiteral("reason"), receipt.error().detail.sliced(receiptNotVouchedFor.size())}}));
        return tl::unexpected(receipt.error());
    }
    return own->setReceipt(dossier, *receipt);
}

Result<void> Sender::discard(const QString &address)
{
    MOTCUA_ASSIGN(Store *const own, store());
    MOTCUA_ASSIGN(CentralSystem *const connected, central());
    MOTCUA_TRY(said(connected->discardUpload(address)));
    return own->forgetStaleUpload(address);
}

} // namespace motcua
