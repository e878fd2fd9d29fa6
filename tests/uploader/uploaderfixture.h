// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include "sync/central/connectcentral.h"
#include "sync/central/igatecentral.h"
#include "sync/uploader/uploader.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/store/storefixture.h"

namespace motcua::test
{

/// The parts of an invented dossier, the same every time: two small ones and one of 3 MiB.
inline QList<std::pair<QString, QByteArray>> inventedParts(const DossierId &dossier)
{
    const quint32 seed = dossier.data3 * 65536u + qChecksum(dossier.toRfc4122());
    return {{QStringLiteral("giay-kham"), noise((3 << 20) + 7, seed)},
        {QStringLiteral("don-de-nghi"), noise(70'000, seed + 1)},
        {QStringLiteral("van-bang"), noise(90'001, seed + 2)}};
}

inline Result<void> finishParts(Store &store, const DossierId &dossier, const MayGoOn & = {})
{
    for (const auto &[component, content] : inventedParts(dossier)) {
        const auto saved = store.savePart(dossier, inventedPart(component, content), content);
        if (!saved)
            return tl::unexpected(saved.error());
    }
    return {};
}

inline Result<QByteArray> makeManifest(Store &store, const DossierId &dossier)
{
    const DossierRecord record = valueOf(store.dossier(dossier));
    Manifest manifest;
    manifest.dossierId = dossier;
    manifest.procedureId = record.procedureId;
    manifest.procedureCode = record.procedureCode;
    manifest.caseId = record.caseId;
    manifest.catalogueVersion = record.catalogueVersion;
    manifest.level = record.level;
    manifest.applicant = valueOf(store.applicant(dossier));
    manifest.submission = valueOf(store.submission(dossier));
    manifest.provisionalToken = record.provisionalToken;
    manifest.supplement = record.supplement;
    for (const PartRecord &part : valueOf(store.parts(dossier)))
        manifest.parts.append(part.part);
    return canonicalJson(manifest);
}

inline constexpr Uploader::Options quickOptions {.backOffFirst = 50, .backOffMost = 400, .lease = 30'000};

/// What was asked of central, by all connections together; to be read when nothing is under way.
struct Observations {
    std::mutex mutex;
    QStringList components; ///< of parts, as their sending began
    QList<DossierId> filed;
    qint64 bytesRead = 0;
    qint64 largestChunk = 0;
    int uploadsAtOnce = 0, mostUploadsAtOnce = 0;
    /// Called on the uploader's threads.
    std::function<void()> onProgress, onFiling;
    /// In place of central's answer, where it gives one.
    std::function<std::optional<Result<std::optional<Receipt>>>(const DossierId &)> receiptAgain;
};

/// The real central, observed.
class ObservedCentral final : public CentralSystem
{
public:
    ObservedCentral(const Enrolment &enrolment, Observations &seen, const HttpPatience &patience = {})
        : ObservedCentral(connectCentral(enrolment, patience), seen)
    {
    }
    ObservedCentral(std::unique_ptr<CentralSystem> central, Observations &seen)
        : m_central(std::move(central))
        , m_seen(seen)
    {
    }
    Capabilities capabilities() const override { return m_central->capabilities(); }
    Result<void> uploadPart(const DossierId &dossier, const Part &part, const UploadHandle &known,
        const PartReader &read, const UploadKept &kept, const UploadProgress &progress) override
    {
        {
            const std::scoped_lock lock(m_seen.mutex);
            m_seen.components.append(part.component);
            m_seen.mostUploadsAtOnce = std::max(m_seen.mostUploadsAtOnce, ++m_seen.uploadsAtOnce);
        }
        const auto uploaded = m_central->uploadPart(
            dossier, part, known,
            [&](qint64 offset, qint64 length) {
                {
                    const std::scoped_lock lock(m_seen.mutex);
                    m_seen.bytesRead += length;
                    m_seen.largestChunk = std::max(m_seen.largestChunk, length);
                }
                return read(offset, length);
            },
            kept,
            [&](qint64 offset) {
                if (m_seen.onProgress)
                    m_seen.onProgress();
                return progress(offset);
            });
        const std::scoped_lock lock(m_seen.mutex);
        --m_seen.uploadsAtOnce;
        return uploaded;
    }
    Result<QString> issueCode(const QByteArray &manifest) override { return m_central->issueCode(manifest); }
    Result<QString> createDossier(
        const QString &code, const QByteArray &manifest, const QList<SentPart> &parts) override
    {
        const QJsonObject object = QJsonDocument::fromJson(manifest).object();
        noteFiling(QUuid::fromString(object.value(QStringLiteral("dossier_id")).toString()));
        return m_central->createDossier(code, manifest, parts);
    }
    Result<QList<HeldDossier>> findDossiers(const QString &code) override
    {
        return m_central->findDossiers(code);
    }
    Result<Receipt> putDossier(const DossierId &dossier, const QByteArray &manifest) override
    {
        noteFiling(dossier);
        return m_central->putDossier(dossier, manifest);
    }
    Result<void> discardUpload(const QString &address) override { return m_central->discardUpload(address); }
    Result<Progress> progress(const QString &code) override { return m_central->progress(code); }
    Result<std::optional<QString>> resolveToken(const QByteArray &token) override
    {
        return m_central->resolveToken(token);
    }
    Result<qint64> checkIn() override { return m_central->checkIn(); }
    Result<std::optional<Receipt>> receiptAgain(const DossierId &dossier) override
    {
        if (m_seen.receiptAgain)
            if (auto answer = m_seen.receiptAgain(dossier))
                return *answer;
        return m_central->receiptAgain(dossier);
    }

private:
    void noteFiling(const DossierId &dossier)
    {
        {
            const std::scoped_lock lock(m_seen.mutex);
            m_seen.filed.append(dossier);
        }
        if (m_seen.onFiling)
            m_seen.onFiling();
    }

    std::unique_ptr<CentralSystem> m_central;
    Observations &m_seen;
};

/// How long an iGate at loopback may sit on a request, in these tests.
inline constexpr std::chrono::milliseconds quickSettles {1'500};

/// Connections to the central that this state folder is enrolled with; at another address where one is given.
inline CentralConnector connectorOf(
    const QString &state, Observations &seen, HttpPatience patience = {}, const QString &url = {})
{
    return [state, &seen, patience, url](
               const std::atomic<bool> &interrupt) mutable -> Result<std::unique_ptr<CentralSystem>> {
        MOTCUA_ASSIGN(auto enrolment, loadEnrolment(state));
        if (!url.isEmpty())
            enrolment.url = url;
        HttpPatience own = patience;
        own.interrupt = &interrupt;
        if (enrolment.protocol == Enrolment::Protocol::IGate)
            return std::make_unique<ObservedCentral>(
                IGateCentral::create(enrolment, own, quickSettles), seen);
        return std::make_unique<ObservedCentral>(enrolment, seen, own);
    };
}

/// A store, a real central, and an uploader between them.
class UploaderTest : public ::testing::Test
{
protected:
    UploaderTest() = default;
    /// What central is started with.
    explicit UploaderTest(const QStringList &arguments)
        : sandbox(arguments)
    {
    }
    void SetUp() override
    {
        open();
        central = std::make_unique<ObservedCentral>(valueOf(enrol(sandbox.token(), path())), seen);
    }
    QString path() const { return m_directory.path() + QStringLiteral("/state"); }
    void open() { store = valueOf(Store::open(path(), std::make_shared<SystemClock>())); }

    DossierId queueDossier()
    {
        const DossierId id = valueOf(store->createDraft(inventedStart()));
        EXPECT_DONE(store->submit(id, inventedSubmission()));
        return id;
    }
    virtual CentralConnector connector() { return connectorOf(path(), seen); }
    Uploader::Outcome pass(bool everything = false)
    {
        Uploader uploader(*store, connector(), finishParts, makeManifest, quickOptions);
        return valueOf(uploader.pass(everything));
    }
    /// Passes until nothing is left to send.
    void drain(int mostPasses = 50)
    {
        while (pass(true).waiting > 0)
            ASSERT_GT(mostPasses--, 0) << "the queue does not drain";
    }
    /// A state folder with the store as it stands and the key that opens it, for restore().
    QString copyOfStore()
    {
        const QString copy = path() + QStringLiteral("-restored-%1").arg(++m_copies),
                      vault = QStringLiteral("/vault");
        QDir().mkpath(copy + vault);
        QFile::setPermissions(copy + vault, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        EXPECT_DONE(store->copyTo(copy + QStringLiteral("/store.sqlite"), [] { return true; }));
        for (const QString &name : QDir(path() + vault).entryList(QDir::Files))
            QFile::copy(path() + vault + u'/' + name, copy + vault + u'/' + name);
        return copy;
    }
    /// What was the store is lost, and the copy is made one. Gives how many dossiers central is to be asked
    /// of.
    int restore(const QString &copy)
    {
        store.reset();
        const int unasked = valueOf(
            Store::adoptCopy(copy, QStringLiteral("a backup"), std::make_shared<SystemClock>(), {}, nullptr));
        store = valueOf(Store::open(copy, std::make_shared<SystemClock>()));
        return unasked;
    }
    DossierRecord record(const DossierId &id) { return valueOf(store->dossier(id)); }
    static qint64 partBytes(const DossierId &id)
    {
        qint64 sum = 0;
        for (const auto &part : inventedParts(id))
            sum += part.second.size();
        return sum;
    }
    /// Central holds exactly these dossiers, once each, byte for byte, under the codes that the store has.
    void expectAtCentral(const QList<DossierId> &dossiers)
    {
        const auto held = sandbox.list();
        ASSERT_EQ(held.size(), dossiers.size());
        QSet<QString> codes;
        for (const DossierId &id : dossiers) {
            ASSERT_EQ(dossierStateName(record(id).state), QStringLiteral("submitted"));
            const auto found = std::find_if(held.begin(), held.end(), [&](const QJsonObject &object) {
                if (!central->capabilities().idempotentCreate) // such a one knows it by its code only
                    return object.value(u"dossier_code").toString() == record(id).receipt->code;
                return object.value(u"dossier_id").toString() == id.toString(QUuid::WithoutBraces);
            });
            ASSERT_NE(found, held.end());
            EXPECT_EQ(record(id).receipt->code, found->value(u"dossier_code").toString());
            codes.insert(record(id).receipt->code);
            QMap<QString, QString> theirs, ours;
            for (const QJsonValue &part : found->value(u"parts").toArray())
                theirs.insert(part[u"component"].toString(), part[u"sha256"].toString());
            for (const auto &[component, content] : inventedParts(id))
                ours.insert(component,
                    QString::fromLatin1(
                        QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
            EXPECT_EQ(theirs, ours);
        }
        EXPECT_EQ(codes.size(), dossiers.size());
    }

    SandboxProcess sandbox;
    std::unique_ptr<Store> store;
    Observations seen;
    std::unique_ptr<ObservedCentral> central; ///< for what a test asks itself

private:
    QTemporaryDir m_directory;
    int m_copies = 0;
};

} // namespace motcua::test
