// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/slipdesk.h"

#include "app/intake/slipfacts.h"
#include "app/slip/slip.h"
#include "sync/metrics/devicestate.h"
#include "sync/uploader/centralpresence.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// How long the person waits for central's code before the provisional slip is offered, when nothing says
/// that it is away.
constexpr qint64 patienceMs = 25'000;
/// And at the least, so that a short fault is not taken for an absence.
constexpr qint64 leastMs = 2'500;
/// How many times longer a slip stands that nobody has on paper.
constexpr int unprinted = 4;

} // namespace

SlipDesk::SlipDesk(Store &store, CatalogueSource catalogues, const Config &config, Printer &printer)
    : m_store(store)
    , m_catalogues(std::move(catalogues))
    , m_config(config)
    , m_printer(printer)
{
}

void SlipDesk::file(const DossierRecord &record, int papers, qint64 now)
{
    close();
    m_record = record;
    m_papers = papers;
    m_filedAt = now;
}

bool SlipDesk::follow(qint64 now)
{
    if (!m_record)
        return false;
    // A store that cannot be read just now does not keep the person from a slip: what was filed is known.
    const DossierRecord record = m_store.dossier(m_record->id).value_or(*m_record);
    if (record.receipt) {
        if (!m_slip.code.isEmpty())
            return false;
        show(record, now);
        return true;
    }
    if (m_ready)
        return false;
    const qint64 waited = now - m_filedAt;
    const bool away = (record.lastFault || centralPresence(m_store) == false) && waited > leastMs;
    if (away || waited > patienceMs || record.state == DossierState::Attention) {
        show(record, now);
        return true;
    }
    const auto phase = record.state == DossierState::Uploading ? SessionState::SendPhase::Sending
                                                               : SessionState::SendPhase::Finishing;
    return std::exchange(m_phase, phase) != phase;
}

void SlipDesk::show(const DossierRecord &record, qint64 now)
{
    m_slip = {};
    m_slip.code = record.receipt ? record.receipt->code : QString();
    m_slip.provisional = shortToken(record.provisionalToken);
    m_slip.qr =
        qrImage(record.receipt ? record.receipt->code.toUtf8() : provisionalPayload(record.provisionalToken));
    m_slip.submittedAt = record.submittedAt.value_or(0);
    m_slip.receivedAt = record.receipt ? record.receipt->receivedAt : 0;
    m_slip.dueAt = record.receipt ? record.receipt->dueAt : std::nullopt;
    if (const auto pages = m_store.pages(record.id))
        m_slip.pages = static_cast<int>(pages->size());
    m_slip.papers = m_papers;
    m_slip.refused = record.state == DossierState::Attention;
    m_slip.printerMissing = !m_printer.present();
    m_ready = true;
    touched(now);
    (void)tick(now);
}

bool SlipDesk::tick(qint64 now)
{
    const auto left = std::max(0, static_cast<int>((m_endsAt - now + 999) / 1000));
    return m_ready && std::exchange(m_slip.secondsLeft, left) != left;
}

qint64 SlipDesk::standsMs() const
{
    return qint64 {m_config.slipSeconds} * 1000 * (m_slip.printerMissing || m_printFailed ? unprinted : 1);
}

void SlipDesk::touched(qint64 now)
{
    if (m_ready)
        m_endsAt = std::max(m_endsAt, now + standsMs());
}

void SlipDesk::giveMoreTime(qint64 now)
{
    m_endsAt = std::max(m_endsAt, now + 2 * standsMs());
}

bool SlipDesk::startPrinting()
{
    m_slip.printed = false;
    m_slip.printerMissing = !m_printer.present();
    m_slip.printing = m_ready && !m_slip.printerMissing;
    if (m_slip.printerMissing)
        (void)noteDeviceState(m_store, Device::Printer, DeviceState::Gone);
    return m_slip.printing;
}

Result<void> SlipDesk::print()
{
    m_slip.printing = false;
    const auto catalogue = m_catalogues.ofVersion(m_record->catalogueVersion);
    MOTCUA_ASSIGN(const auto facts, slipFacts(m_store, *catalogue, m_config, m_record->id));
    MOTCUA_ASSIGN(const auto pdf, slipPdf(facts));
    const auto printed = m_printer.print(pdf, u"phieu-"_s + m_record->id.toString(QUuid::WithoutBraces));
    (void)noteDeviceState(m_store, Device::Printer, printed ? DeviceState::Ready : DeviceState::NeedsPerson);
    m_printFailed = !printed;
    MOTCUA_TRY(printed);
    m_slip.printed = true;
    return {};
}

void SlipDesk::close()
{
    m_record.reset();
    m_papers = 0;
    m_filedAt = m_endsAt = 0;
    m_ready = m_printFailed = false;
    m_phase = SessionState::SendPhase::Finishing;
    m_slip = {};
}

} // namespace motcua
