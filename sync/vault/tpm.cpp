// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/tpm.h"

#include <algorithm>
#include <array>

#include <QRandomGenerator>
#include <QThread>

#include <sodium.h>
#include <tss2/tss2_esys.h>
#include <tss2/tss2_mu.h>
#include <tss2/tss2_rc.h>
#include <tss2/tss2_tctildr.h>

#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

template <typename T>
struct EsysFree {
    void operator()(T *object) const { Esys_Free(object); }
};
template <typename T>
using EsysPointer = std::unique_ptr<T, EsysFree<T>>;

constexpr int crowdedTries = 100;
constexpr int crowdedMs = 60; ///< at most, between two tries
constexpr TPM2_RC formatOneMask =
    0x0bf; ///< of a format-one code: the error, without the parameter it is about

tl::unexpected<Fault> withheld(const QString &what)
{
    return fail(FaultId::KeyWithheld, what);
}

/// Whether it is the TPM's own format-one `error`, whichever parameter or session it is about.
bool isError(TSS2_RC code, TPM2_RC error)
{
    return (code & TSS2_RC_LAYER_MASK) == TSS2_TPM_RC_LAYER && (code & TPM2_RC_FMT1)
        && (code & formatOneMask) == (error & formatOneMask);
}

bool isCrowded(TSS2_RC code)
{
    return code == TPM2_RC_OBJECT_MEMORY || code == TPM2_RC_SESSION_MEMORY || code == TPM2_RC_MEMORY
        || code == TPM2_RC_OBJECT_HANDLES || code == TPM2_RC_SESSION_HANDLES || code == TPM2_RC_RETRY;
}

/// The TCG's template of an ECC storage key: the same seed gives the same key every time, so none has to be
/// kept.
TPM2B_PUBLIC primaryTemplate()
{
    TPM2B_PUBLIC area {};
    TPMT_PUBLIC &key = area.publicArea;
    key.type = TPM2_ALG_ECC;
    key.nameAlg = TPM2_ALG_SHA256;
    key.objectAttributes = TPMA_OBJECT_USERWITHAUTH | TPMA_OBJECT_RESTRICTED | TPMA_OBJECT_DECRYPT
        | TPMA_OBJECT_NODA | TPMA_OBJECT_FIXEDTPM | TPMA_OBJECT_FIXEDPARENT | TPMA_OBJECT_SENSITIVEDATAORIGIN;
    key.parameters.eccDetail.symmetric.algorithm = TPM2_ALG_AES;
    key.parameters.eccDetail.symmetric.keyBits.aes = 128;
    key.parameters.eccDetail.symmetric.mode.aes = TPM2_ALG_CFB;
    key.parameters.eccDetail.scheme.scheme = TPM2_ALG_NULL;
    key.parameters.eccDetail.curveID = TPM2_ECC_NIST_P256;
    key.parameters.eccDetail.kdf.scheme = TPM2_ALG_NULL;
    return area;
}

TPML_PCR_SELECTION selectionOf(quint32 pcrs)
{
    TPML_PCR_SELECTION selection {};
    if (pcrs == 0)
        return selection;
    selection.count = 1;
    selection.pcrSelections[0].hash = TPM2_ALG_SHA256;
    selection.pcrSelections[0].sizeofSelect = 3;
    for (size_t byte = 0; byte < 3; ++byte)
        selection.pcrSelections[0].pcrSelect[byte] = BYTE(pcrs >> (8 * byte));
    return selection;
}

template <typename T, typename Marshal>
QByteArray marshalled(const T &value, Marshal marshal)
{
    std::array<uint8_t, sizeof(T)> bytes {};
    size_t size = 0;
    if (marshal(&value, bytes.data(), bytes.size(), &size) != TSS2_RC_SUCCESS)
        return {};
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(size)};
}

template <typename T, typename Unmarshal>
bool unmarshal(const QByteArray &bytes, T &value, Unmarshal how)
{
    size_t size = 0;
    return how(reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size()), &size, &value)
        == TSS2_RC_SUCCESS
        && qsizetype(size) == bytes.size();
}

/// Something in the TPM's few slots; given back when it goes.
class Handle
{
public:
    explicit Handle(ESYS_CONTEXT *context)
        : m_context(context)
    {
    }
    ~Handle()
    {
        if (m_handle != ESYS_TR_NONE)
            Esys_FlushContext(m_context, m_handle);
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ESYS_TR get() const { return m_handle; }
    ESYS_TR *receive() { return &m_handle; }

private:
    ESYS_CONTEXT *m_context;
    ESYS_TR m_handle = ESYS_TR_NONE;
};

} // namespace

struct Tpm::Private {
    TSS2_TCTI_CONTEXT *transport = nullptr;
    ESYS_CONTEXT *esys = nullptr;
    TSS2_RC lastCode = TSS2_RC_SUCCESS; ///< of what was last withheld

    ~Private()
    {
        Esys_Finalize(&esys);
        Tss2_TctiLdr_Finalize(&transport);
    }
    tl::unexpected<Fault> withheld(const QString &what, TSS2_RC code);
    Result<TpmSealed> seal(const SecretKey &key, quint32 pcrs);
    Result<std::shared_ptr<SecretKey>> unseal(const TpmSealed &sealed);
    /// Does `work` again while others fill the chip's few slots (where no resource manager shares them out).
    template <typename Work>
    auto patiently(Work &&work) -> decltype(work())
    {
        for (int left = crowdedTries;; --left) {
            lastCode = TSS2_RC_SUCCESS;
            auto done = work();
            if (done || left == 0 || !isCrowded(lastCode))
                return done;
            QThread::msleep(static_cast<unsigned long>(QRandomGenerator::global()->bounded(crowdedMs)));
        }
    }
    /// The storage primary; gives its name.
    Result<QByteArray> makePrimary(Handle &primary);
    /// A session whose secret only the TPM that has `primary` can know; parameters travel encrypted.
    TSS2_RC startSession(Handle &session, TPM2_SE type, const Handle &primary);
    TSS2_RC demandPcrs(const Handle &session, quint32 pcrs);
    Result<TPM2B_DIGEST> policyOf(quint32 pcrs, const Handle &primary);
};

tl::unexpected<Fault> Tpm::Private::withheld(const QString &what, TSS2_RC code)
{
    lastCode = code;
    return motcua::withheld(QStringLiteral("%1: %2 (0x%3)")
                                .arg(what, QString::fromLatin1(Tss2_RC_Decode(code)))
                                .arg(code, 0, 16));
}

Tpm::Tpm()
    : d(std::make_unique<Private>())
{
}

Tpm::~Tpm() = default;

Result<std::unique_ptr<Tpm>> Tpm::connect(const QString &connection)
{
    readySodium();
    // The library says its errors on stderr by itself; we say them in our own way.
    static const bool quiet = qEnvironmentVariableIsSet("TSS2_LOG") || qputenv("TSS2_LOG", "all+none");
    Q_UNUSED(quiet)
    std::unique_ptr<Tpm> tpm(new Tpm);
    TSS2_RC code = Tss2_TctiLdr_Initialize(connection.toLocal8Bit().constData(), &tpm->d->transport);
    if (code == TSS2_RC_SUCCESS)
        code = Esys_Initialize(&tpm->d->esys, tpm->d->transport, nullptr);
    if (code != TSS2_RC_SUCCESS)
        return tpm->d->withheld(QStringLiteral("the TPM at %1 cannot be reached").arg(connection), code);
    code = Esys_Startup(tpm->d->esys, TPM2_SU_CLEAR);
    if (code != TSS2_RC_SUCCESS && code != TPM2_RC_INITIALIZE) // the latter: it has been started already
        return tpm->d->withheld(QStringLiteral("the TPM does not start"), code);
    return tpm;
}

Result<QByteArray> Tpm::Private::makePrimary(Handle &primary)
{
    const TPM2B_SENSITIVE_CREATE nothing {};
    const TPM2B_PUBLIC area = primaryTemplate();
    const TPM2B_DATA outside {};
    const TPML_PCR_SELECTION noPcrs {};
    TPM2B_PUBLIC *made = nullptr;
    const TSS2_RC code =
        Esys_CreatePrimary(esys, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &nothing,
            &area, &outside, &noPcrs, primary.receive(), &made, nullptr, nullptr, nullptr);
    const EsysPointer<TPM2B_PUBLIC> freed(made);
    if (code != TSS2_RC_SUCCESS)
        return withheld(QStringLiteral("the TPM makes no storage key"), code);
    TPM2B_NAME *name = nullptr;
    const TSS2_RC named = Esys_TR_GetName(esys, primary.get(), &name);
    const EsysPointer<TPM2B_NAME> freedName(name);
    if (named != TSS2_RC_SUCCESS)
        return withheld(QStringLiteral("the TPM's storage key has no name"), named);
    return QByteArray(reinterpret_cast<const char *>(name->name), name->size);
}

TSS2_RC Tpm::Private::startSession(Handle &session, TPM2_SE type, const Handle &primary)
{
    TPMT_SYM_DEF symmetric {};
    symmetric.algorithm = TPM2_ALG_AES;
    symmetric.keyBits.aes = 128;
    symmetric.mode.aes = TPM2_ALG_CFB;
    const TSS2_RC code = Esys_StartAuthSession(esys, primary.get(), ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE,
        ESYS_TR_NONE, nullptr, type, &symmetric, TPM2_ALG_SHA256, session.receive());
    if (code != TSS2_RC_SUCCESS || type == TPM2_SE_TRIAL)
        return code;
    constexpr TPMA_SESSION attributes =
        TPMA_SESSION_CONTINUESESSION | TPMA_SESSION_DECRYPT | TPMA_SESSION_ENCRYPT;
    return Esys_TRSess_SetAttributes(esys, session.get(), attributes, 0xff);
}

TSS2_RC Tpm::Private::demandPcrs(const Handle &session, quint32 pcrs)
{
    const TPM2B_DIGEST asTheyAre {};
    const TPML_PCR_SELECTION selection = selectionOf(pcrs);
    return Esys_PolicyPCR(
        esys, session.get(), ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &asTheyAre, &selection);
}

Result<TPM2B_DIGEST> Tpm::Private::policyOf(quint32 pcrs, const Handle &primary)
{
    Handle trial(esys);
    TPM2B_DIGEST *digest = nullptr;
    TSS2_RC code = startSession(trial, TPM2_SE_TRIAL, primary);
    if (code == TSS2_RC_SUCCESS)
        code = demandPcrs(trial, pcrs);
    if (code == TSS2_RC_SUCCESS)
        code = Esys_PolicyGetDigest(esys, trial.get(), ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &digest);
    const EsysPointer<TPM2B_DIGEST> freed(digest);
    if (code != TSS2_RC_SUCCESS)
        return withheld(QStringLiteral("the TPM makes no policy of these PCRs"), code);
    return *digest;
}

Result<TpmSealed> Tpm::Private::seal(const SecretKey &key, quint32 pcrs)
{
    Handle primary(esys), session(esys);
    TpmSealed sealed;
    sealed.pcrs = pcrs;
    MOTCUA_ASSIGN(sealed.parentName, makePrimary(primary));
    TPM2B_PUBLIC area {};
    area.publicArea.type = TPM2_ALG_KEYEDHASH;
    area.publicArea.nameAlg = TPM2_ALG_SHA256;
    area.publicArea.objectAttributes = TPMA_OBJECT_FIXEDTPM | TPMA_OBJECT_FIXEDPARENT | TPMA_OBJECT_NODA;
    area.publicArea.parameters.keyedHashDetail.scheme.scheme = TPM2_ALG_NULL;
    if (pcrs == 0) {
        area.publicArea.objectAttributes |= TPMA_OBJECT_USERWITHAUTH;
    } else {
        MOTCUA_ASSIGN(area.publicArea.authPolicy, policyOf(pcrs, primary));
    }
    TSS2_RC code = startSession(session, TPM2_SE_HMAC, primary);
    if (code != TSS2_RC_SUCCESS)
        return withheld(QStringLiteral("the TPM starts no session"), code);
    // On locked memory: the plain key is in it.
    SecretBytes room(qsizetype(sizeof(TPM2B_SENSITIVE_CREATE)));
    if (room.isEmpty())
        return motcua::withheld(QStringLiteral("no memory for the key"));
    auto *secret = new (room.data()) TPM2B_SENSITIVE_CREATE {};
    secret->sensitive.data.size = SecretKey::size;
    std::copy(key.data(), key.data() + SecretKey::size, secret->sensitive.data.buffer);
    const TPM2B_DATA outside {};
    const TPML_PCR_SELECTION noPcrs {};
    TPM2B_PRIVATE *privateArea = nullptr;
    TPM2B_PUBLIC *publicArea = nullptr;
    code = Esys_Create(esys, primary.get(), session.get(), ESYS_TR_NONE, ESYS_TR_NONE, secret, &area,
        &outside, &noPcrs, &privateArea, &publicArea, nullptr, nullptr, nullptr);
    const EsysPointer<TPM2B_PRIVATE> freedPrivate(privateArea);
    const EsysPointer<TPM2B_PUBLIC> freedPublic(publicArea);
    if (code != TSS2_RC_SUCCESS)
        return withheld(QStringLiteral("the TPM does not seal"), code);
    sealed.publicArea = marshalled(*publicArea, Tss2_MU_TPM2B_PUBLIC_Marshal);
    sealed.privateArea = marshalled(*privateArea, Tss2_MU_TPM2B_PRIVATE_Marshal);
    if (sealed.publicArea.isEmpty() || sealed.privateArea.isEmpty())
        return motcua::withheld(QStringLiteral("what the TPM sealed cannot be written down"));
    return sealed;
}

Result<std::shared_ptr<SecretKey>> Tpm::Private::unseal(const TpmSealed &sealed)
{
    Handle primary(esys), object(esys), session(esys);
    MOTCUA_ASSIGN(const QByteArray parentName, makePrimary(primary));
    if (parentName != sealed.parentName)
        return motcua::withheld(QStringLiteral("the TPM was cleared, or it is another one"));
    TPM2B_PUBLIC publicArea {};
    TPM2B_PRIVATE privateArea {};
    if (!unmarshal(sealed.publicArea, publicArea, Tss2_MU_TPM2B_PUBLIC_Unmarshal)
        || !unmarshal(sealed.privateArea, privateArea, Tss2_MU_TPM2B_PRIVATE_Unmarshal))
        return motcua::withheld(QStringLiteral("the sealed key is damaged"));
    TSS2_RC code = Esys_Load(esys, primary.get(), ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &privateArea,
        &publicArea, object.receive());
    if (code != TSS2_RC_SUCCESS)
        return withheld(QStringLiteral("the TPM does not take its sealed key back"), code);
    code = startSession(session, sealed.pcrs ? TPM2_SE_POLICY : TPM2_SE_HMAC, primary);
    if (code == TSS2_RC_SUCCESS && sealed.pcrs)
        code = demandPcrs(session, sealed.pcrs);
    TPM2B_SENSITIVE_DATA *data = nullptr;
    if (code == TSS2_RC_SUCCESS)
        code = Esys_Unseal(esys, object.get(), session.get(), ESYS_TR_NONE, ESYS_TR_NONE, &data);
    if (isError(code, TPM2_RC_POLICY_FAIL))
        return motcua::withheld(
            QStringLiteral("a PCR has changed: the machine was started with other firmware or settings"));
    if (code != TSS2_RC_SUCCESS)
        return withheld(QStringLiteral("the TPM does not unseal"), code);
    const EsysPointer<TPM2B_SENSITIVE_DATA> freed(data);
    auto key = SecretKey::fromBytes({reinterpret_cast<const char *>(data->buffer), data->size});
    sodium_memzero(data, sizeof *data);
    if (!key)
        return motcua::withheld(QStringLiteral("what the TPM unsealed is no key"));
    return key;
}

Result<TpmSealed> Tpm::seal(const SecretKey &key, quint32 pcrs)
{
    return d->patiently([&] { return d->seal(key, pcrs); });
}

Result<std::shared_ptr<SecretKey>> Tpm::unseal(const TpmSealed &sealed)
{
    return d->patiently([&] { return d->unseal(sealed); });
}

} // namespace motcua
