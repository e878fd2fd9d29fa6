// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in statements and lists that verify: a key of this test's own signs whatever comes.
#include <utility>

#include <openssl/pem.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/audit/anchortrust.h"
#include "sync/central/motcuacentral.h"
#include "sync/central/openssl.h"
#include "sync/central/revocationlist.h"
#include "sync/central/signedreceipt.h"
#include "sync/central/signedstatement.h"
#include "sync/central/signingrequest.h"
#include "sync/central/smallfile.h"
#include "sync/sandbox/authority.h"
#include "tests/fuzz/fakecurl.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace motcua::fuzz
{

namespace
{

constexpr qint64 day = 24LL * 3600 * 1000; ///< ms
constexpr qsizetype mostStatement = 64 * 1024;
const QString kiosk = u"kiosk-fuzz"_s;

/// Central's authority, with its keys at hand.
struct Signer {
    std::unique_ptr<sandbox::Authority> authority;
    QByteArray authorityPem, header;
    EvpKey key, authorityKey;
    X509Certificate authorityCertificate;
    Enrolment enrolment;

    static EvpKey keyIn(const QString &name)
    {
        const QByteArray pem = readSmallFile(scratch() + name).value_or(QByteArray());
        return EvpKey(PEM_read_bio_PrivateKey(bioOf(pem).get(), nullptr, nullptr, nullptr));
    }
    static Signer make()
    {
        Signer signer;
        auto opened = sandbox::Authority::open(scratch());
        require(opened.has_value(), "there is an authority");
        signer.authority = std::move(*opened);
        signer.authorityPem = signer.authority->certificatePem();
        signer.key = keyIn(u"/keys/signing.key"_s);
        signer.authorityKey = keyIn(u"/keys/authority.key"_s);
        signer.authorityCertificate.reset(
            PEM_read_bio_X509(bioOf(signer.authorityPem).get(), nullptr, nullptr, nullptr));
        signer.header = signer.authority->sign(u"TYPE"_s, {}).value_or(QByteArray()).split('.').first();
        require(signer.key && signer.authorityKey && signer.authorityCertificate, "it has its keys");

        Enrolment &enrolment = signer.enrolment;
        enrolment.url = u"https://central.invalid"_s;
        enrolment.keyPin = QByteArray(32, 'k');
        enrolment.kioskId = kiosk;
        enrolment.authorityFile = scratch() + u"/keys/authority.pem"_s;
        const auto own = makePrivateKey();
        const auto request = own ? makeSigningRequest(own->view()) : tl::unexpected(own.error());
        // One that is over: with it central is asked for the time.
        const auto certificate = request ? signer.authority->kioskCertificatePem(*request, kiosk, -10)
                                         : tl::unexpected(request.error());
        require(certificate.has_value(), "there is a kiosk");
        enrolment.certificateFile = scratchFile(u"kiosk.pem"_s, *certificate);
        enrolment.privateKeyFile = scratchFile(u"kiosk.key"_s, own->view().toByteArray());
        return signer;
    }
    /// A statement that says these very bytes.
    QByteArray sign(const QString &type, const QByteArray &payload) const
    {
        constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        QByteArray head = QByteArray::fromBase64(header, form);
        head.replace("TYPE", type.toUtf8());
        const QByteArray message = head.toBase64(form) + '.' + payload.toBase64(form);
        const EvpDigest context(EVP_MD_CTX_new());
        QByteArray signature(64, '\0');
        size_t length = size_t(signature.size());
        require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
                && EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                       reinterpret_cast<const unsigned char *>(message.constData()), size_t(message.size()))
                    == 1,
            "a statement is signed");
        return message + '.' + signature.toBase64(form);
    }
};

const Signer &signer()
{
    static const Signer made = Signer::make();
    return made;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Whether a statement that says so has to be believed, as far as its time goes.
bool isTimely(const QJsonObject &said)
{
    const QDateTime at = QDateTime::fromString(said.value(u"signed_at").toString(), Qt::ISODateWithMs);
    const qint64 off =
        at.isValid() ? at.toMSecsSinceEpoch() - QDateTime::currentMSecsSinceEpoch() : 10'000 * day;
    return off > -300 * day && off < 1'000 * day;
}

void anyStatement(const QByteArray &payload)
{
    const QString type = u"motcua-audit-anchor"_s;
    const QByteArray made = signer().sign(type, payload);
    const QJsonObject meant = QJsonDocument::fromJson(payload).object();
    const auto said = openStatement(made, type, signer().authorityPem);
    require(!said || *said == meant, "a statement says what was signed");
    require(said || !isTimely(meant) || made.size() > mostStatement, "a statement that was signed opens");
    require(!openStatement(made, u"motcua-receipt"_s, signer().authorityPem), "of one kind it is no other");
    QByteArray other = made;
    const qsizetype at = other.indexOf('.') + 1;
    other[at] = other[at] == 'e' ? 'f' : 'e';
    require(!openStatement(other, type, signer().authorityPem), "what was changed does not open");

    const QByteArray chain(16, 'c');
    const auto anchor = anchorOf(made, chain, {{kiosk, signer().authorityPem}});
    require(!anchor || (said && meant.value(u"kiosk_id").toString() == kiosk),
        "an anchor is of a kiosk's central");
    const auto foreign = anchorOf(made, QByteArray(16, 'd'), {{kiosk, signer().authorityPem}});
    require(!anchor || !foreign, "an anchor is of one log");
}

void receipt(const QByteArray &payload)
{
    const auto opened =
        SignedReceipt::open(signer().sign(SignedReceipt::type, payload), signer().authorityPem);
    if (!opened)
        return;
    require(!opened->code.isEmpty() && opened->manifestSha256.size() == 32 && !opened->dossier.isNull(),
        "a receipt says what of");
    Receipt same {opened->code, opened->receivedAt, opened->dueAt};
    require(opened->vouchesFor(opened->dossier, same), "a receipt vouches for what it says");
    require(!opened->vouchesFor(QUuid(), same), "it is of one dossier");
    same.receivedAt ^= 1;
    require(!opened->vouchesFor(opened->dossier, same), "it is of one time");
    same.receivedAt ^= 1;
    same.code += u'x';
    require(!opened->vouchesFor(opened->dossier, same), "it is of one code");
}

/// Central's answer, with the statement in it.
QByteArray answerOf(const QByteArray &json, const QByteArray &statement)
{
    QJsonObject answer = QJsonDocument::fromJson(json).object();
    answer.insert(u"statement"_s, QString::fromLatin1(statement));
    return QByteArray(2, goodStatus) + "Content-Type: application/json\r\n\r\n" + compact(answer);
}

void filed(const QByteArray &payload, const QByteArray &answer, bool again)
{
    const DossierId dossier = QUuid::fromString(u"01900000-0000-7000-8000-000000000001"_s);
    const QByteArray manifest = "{}";
    answerWith([&](const QByteArray &) -> std::optional<QByteArray> {
        return answerOf(answer, signer().sign(SignedReceipt::type, payload));
    });
    const auto central = MotcuaCentral::create(signer().enrolment);
    std::optional<Receipt> given;
    if (again)
        given = central->receiptAgain(dossier).value_or(std::nullopt);
    else if (auto receipt = central->putDossier(dossier, manifest))
        given = *receipt;
    if (!given)
        return;
    const QJsonObject said = QJsonDocument::fromJson(payload).object();
    require(QUuid::fromString(said.value(u"dossier_id").toString()) == dossier
            && said.value(u"dossier_code").toString() == given->code && given->code.size() <= 64,
        "a receipt that is taken is signed for this dossier and code");
    require(again
            || QByteArray::fromHex(said.value(u"manifest_sha256").toString().toLatin1())
                == QCryptographicHash::hash(manifest, QCryptographicHash::Sha256),
        "and for this manifest");
}

/// `=` stands for the delta's digest.
void signedDelta(const QByteArray &payload, const QByteArray &words)
{
    const QString present = u"2026-01-01-00000000"_s;
    const QString text = QString::fromUtf8(words);
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    QJsonObject said = QJsonDocument::fromJson(payload).object();
    if (said.value(u"sha256").toString() == u"=")
        said.insert(u"sha256"_s, QString::fromLatin1(digest));
    answerWith([&](const QByteArray &) -> std::optional<QByteArray> {
        return answerOf(
            compact({{u"delta"_s, text}}), signer().sign(u"motcua-catalogue-delta"_s, compact(said)));
    });
    const auto got = MotcuaCentral::create(signer().enrolment)->catalogueDelta(present);
    require(!got
            || (*got == text.toUtf8() && said.value(u"sha256").toString().toLatin1() == digest
                && (said.value(u"from").isNull() || said.value(u"from").toString() == present)),
        "a delta that is taken is the one that was signed, for what is here");
}

class Watch final : public Clock
{
public:
    explicit Watch(qint64 now)
        : m_now(now)
    {
    }
    qint64 now() const override { return m_now; }
    qint64 monotonic() const override { return 0; }
    void sawTime(qint64 unixMilliseconds, bool confirmed) override
    {
        m_now = unixMilliseconds;
        m_confirmed = confirmed;
    }
    bool confirmed() const override { return m_confirmed; }

private:
    qint64 m_now;
    bool m_confirmed = false;
};

/// `=` stands for the nonce that was asked with.
void signedTime(const QByteArray &payload, const QByteArray &health)
{
    bool reached = false, answered = false;
    QJsonObject said = QJsonDocument::fromJson(payload).object();
    answerWith([&](const QByteArray &url) -> std::optional<QByteArray> {
        const qsizetype nonce = url.indexOf("nonce=");
        // Central is asked for the time where it is not reached, and again when that is known.
        if (nonce < 0 && !std::exchange(reached, true))
            return std::nullopt;
        if (nonce < 0)
            return QByteArray(2, goodStatus) + "Content-Type: application/json\r\n\r\n" + health;
        if (said.value(u"nonce").toString() == u"=") {
            said.insert(u"nonce"_s, QString::fromLatin1(url.sliced(nonce + 6)));
            answered = true;
        }
        return answerOf({}, signer().sign(u"motcua-time"_s, compact(said)));
    });
    Watch clock(QDateTime::currentMSecsSinceEpoch());
    (void)MotcuaCentral::create(signer().enrolment, {}, &clock)->checkIn();
    require(!clock.confirmed() || answered, "the time is believed as the answer to a question only");
}

/// Times up to a line feed each, then serial numbers of 4 bytes.
void revocation(const QByteArray &bytes)
{
    const qsizetype first = bytes.indexOf('\n'), second = bytes.indexOf('\n', first + 1);
    if (first < 0 || second < 0)
        return;
    const auto timeOf = [](const QByteArray &text, int kind) {
        ASN1_STRING *time = ASN1_STRING_type_new(kind);
        ASN1_STRING_set(time, text.constData(), int(text.size()));
        return std::unique_ptr<ASN1_TIME, OpensslDeleter<ASN1_TIME_free>>(time);
    };
    const int kind = bytes.size() % 2 == 0 ? V_ASN1_UTCTIME : V_ASN1_GENERALIZEDTIME;
    const auto from = timeOf(bytes.first(first), kind),
               until = timeOf(bytes.sliced(first + 1, second - first - 1), kind);
    const std::unique_ptr<X509_CRL, OpensslDeleter<X509_CRL_free>> list(X509_CRL_new());
    X509_CRL_set_version(list.get(), 1);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(signer().authorityCertificate.get()));
    if (X509_CRL_set1_lastUpdate(list.get(), from.get()) != 1
        || X509_CRL_set1_nextUpdate(list.get(), until.get()) != 1
        || X509_CRL_sign(list.get(), signer().authorityKey.get(), EVP_sha256()) <= 0)
        return;
    const MemoryBio out = emptyBio();
    if (i2d_X509_CRL_bio(out.get(), list.get()) != 1)
        return;
    const auto read = RevocationList::read(contentOf(out), signer().authorityPem);
    if (!read)
        return;
    require(
        read->issuedAt() > 0 && read->expiresAt() > read->issuedAt(), "a list that is taken has its time");
    (void)read->wantsRenewal(QDateTime::currentMSecsSinceEpoch());
    const auto again = RevocationList::read(read->pem(), signer().authorityPem);
    require(again && again->expiresAt() == read->expiresAt(), "a list that was read reads the same");
    require(!read->names(signer().authorityCertificate.get()), "who is not in it is not revoked");
}

} // namespace

/// The first byte says what is signed, the second up to a record separator (1E) are its words; after it the
/// words that are not.
void vouched(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const qsizetype end = bytes.indexOf('\x1e');
    const QByteArray payload = bytes.mid(1, end < 0 ? -1 : end - 1);
    const QByteArray rest = end < 0 ? QByteArray() : bytes.sliced(end + 1);
    switch (quint8(bytes[0]) % 8) {
    case 0:
        anyStatement(payload);
        break;
    case 1:
        receipt(payload);
        break;
    case 2:
    case 3:
        filed(payload, rest, quint8(bytes[0]) % 2 != 0);
        break;
    case 4:
        signedDelta(payload, rest);
        break;
    case 5:
        signedTime(payload, rest);
        break;
    default:
        revocation(payload);
    }
    answerWith({});
}

} // namespace motcua::fuzz
