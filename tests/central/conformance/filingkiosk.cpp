// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/conformance/filingkiosk.h"

#include <algorithm>
#include <thread>

#include <QDateTime>

#include "tests/central/filing.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int mostAttempts = 30;
const QString procedure = u"1.009846"_s;

/// Invented, and another one for another seed.
CardIdentity personOf(quint32 seed)
{
    CardIdentity person;
    person.personalNumber = u"000199%1"_s.arg(seed, 6, 10, QChar(u'0'));
    person.fullName = u"Người Mẫu %1"_s.arg(seed);
    person.birthDate = QDate(1999, 1, 1).addDays(seed);
    person.residence = u"Số %1, Đường Bịa, Xã Bịa"_s.arg(seed);
    person.issueDate = QDate(2021, 4, 30).addDays(seed);
    return person;
}

bool passes(const Fault &fault)
{
    switch (fault.id) {
    case FaultId::CentralUnreachable:
    case FaultId::CentralBusy:
    case FaultId::CentralAnswerInvalid:
    case FaultId::CentralUndecided:
    case FaultId::CentralPartsMissing:
    case FaultId::CentralNotEnrolled:
        return true;
    default:
        return false;
    }
}

} // namespace

FilingKiosk::FilingKiosk(HostileCentral &central, quint32 seed)
    : m_central(central)
    , m_id(makeUuid7(QDateTime::currentMSecsSinceEpoch()))
    , m_token(noise(16, seed + 1000))
    , m_applicant(personOf(seed))
{
    m_submission.phone = u"090%1"_s.arg(seed, 7, 10, QChar(u'0'));
    m_submission.submittedAt = 1'768'789'804'250 + seed * 1000LL;
    makePapers(seed);
}

void FilingKiosk::makePapers(quint32 seed)
{
    m_papers.clear();
    const QByteArray one = noise(40'000, seed);
    addPaper(u"don-de-nghi"_s, one);
    addPaper(u"giay-kham"_s, noise(700'001, seed + 1));
    // A paper that was scanned twice, and one that stands for two components.
    addPaper(u"giay-kham"_s, one);
    addPaper(u"giay-kham"_s, one);
    makeManifest();
}

void FilingKiosk::addPaper(const QString &component, const QByteArray &content)
{
    Part part = partOf(component, content);
    const auto before = std::count_if(m_papers.begin(), m_papers.end(),
        [&](const Paper &paper) { return paper.part.component == component; });
    part.fileName = u"%1_%2.pdf"_s.arg(component).arg(before + 1);
    m_papers.append({part, content, {}, false});
}

void FilingKiosk::makeManifest()
{
    Manifest manifest;
    manifest.dossierId = m_id;
    manifest.procedureId = u"chung-chi-nhan-vien-buc-xa"_s;
    manifest.procedureCode = procedure;
    manifest.caseId = u"cap-moi"_s;
    manifest.catalogueVersion = u"thu"_s;
    manifest.applicant = m_applicant;
    manifest.submission = m_submission;
    manifest.provisionalToken = m_token;
    manifest.supplement = m_supplement;
    for (const Paper &paper : m_papers)
        manifest.parts.append(paper.part);
    m_manifest = canonicalJson(manifest);
}

void FilingKiosk::completes(const SupplementOf &supplement, const FilingKiosk &first)
{
    m_applicant = first.m_applicant;
    m_supplement = supplement;
    makeManifest();
}

Result<std::optional<QString>> FilingKiosk::heldAs()
{
    const auto connected = m_central.connect();
    return DossierFiling(*connected, *this).heldAs(m_token);
}

void FilingKiosk::changesItsPapers()
{
    makePapers(77);
    const auto connected = m_central.connect();
    for (Paper &paper : m_papers)
        if (const auto sent = send(*connected, paper); !sent)
            qFatal("papers cannot be sent: %s", qPrintable(sent.error().name()));
}

qint64 FilingKiosk::partBytes() const
{
    qint64 sum = 0;
    for (const Paper &paper : m_papers)
        sum += paper.content.size();
    return sum;
}

QList<HeldDossier::File> FilingKiosk::files() const
{
    QList<HeldDossier::File> files;
    for (const Paper &paper : m_papers)
        files.append({paper.part.component, paper.part.sha256});
    return files;
}

FiledFacts FilingKiosk::facts() const
{
    const FiledPerson person {m_applicant.fullName, m_applicant.personalNumber, m_applicant.residence};
    return {procedure, person, person, m_applicant.birthDate, m_applicant.issueDate, m_submission.phone,
        m_submission.submittedAt / 1000};
}

void FilingKiosk::diesAtNote(int count, bool written)
{
    m_notesLeft = count;
    m_written = written;
    m_died = false;
}

template <typename Write>
Result<void> FilingKiosk::note(Write write)
{
    const bool last = m_notesLeft > 0 && --m_notesLeft == 0;
    if (!last || m_written)
        write();
    if (!last)
        return {};
    m_died = true;
    return fail(FaultId::StoreFailed, u"the kiosk died"_s);
}

Result<void> FilingKiosk::keep(const FilingStep &step)
{
    return note([&] { m_step = step; });
}

Result<void> FilingKiosk::giveUpCode()
{
    return note([&] { m_step.reset(); });
}

qint64 FilingKiosk::now()
{
    return QDateTime::currentMSecsSinceEpoch() + m_slept;
}

Result<void> FilingKiosk::send(CentralSystem &central, Paper &paper)
{
    MOTCUA_TRY(central.uploadPart(
        m_id, paper.part, {paper.address, {}},
        [&](qint64 offset, qint64 length) -> Result<QByteArray> {
            const QByteArray bytes = paper.content.mid(offset, length);
            m_bytesRead += bytes.size();
            return bytes;
        },
        [&](const UploadHandle &upload) { return note([&] { paper.address = upload.address; }); },
        [](qint64) { return true; }));
    return note([&] { paper.sent = true; });
}

Result<Receipt> FilingKiosk::file(CentralSystem &central)
{
    QList<SentPart> parts;
    for (const Paper &paper : m_papers)
        parts.append({paper.part, paper.address});
    MOTCUA_ASSIGN(auto filed, DossierFiling(central, *this).file(m_id, m_manifest, parts));
    return std::move(filed.receipt);
}

Result<Receipt> FilingKiosk::attempt(const HttpPatience &patience)
{
    const auto connected = m_central.connect(patience);
    MOTCUA_TRY(connected->checkIn());
    for (Paper &paper : m_papers)
        if (!paper.sent)
            MOTCUA_TRY(send(*connected, paper));
    auto filed = file(*connected);
    if (!filed && filed.error().id == FaultId::CentralPartsMissing) {
        for (Paper &paper : m_papers)
            MOTCUA_TRY(send(*connected, paper));
        filed = file(*connected);
    }
    return filed;
}

Result<Receipt> FilingKiosk::persist()
{
    Result<Receipt> filed = fail(FaultId::Internal);
    for (int attempts = 0; attempts < mostAttempts; ++attempts) {
        filed = attempt();
        if (filed || !(passes(filed.error()) || std::exchange(m_died, false)))
            return filed;
        sleep(filed.error().retryAfter);
        if (filed.error().id == FaultId::CentralUnreachable) // one that is dying may not be quite dead yet
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (m_central.isAway())
            m_central.comeBack();
    }
    return filed;
}

} // namespace motcua::test
