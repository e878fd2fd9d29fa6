// SPDX-License-Identifier: GPL-3.0-or-later
// The road to central at its worst. Of every row: the right fault while it lasts, nothing lost, nothing
// doubled, and the code arrives when the road is clear again.
#include <atomic>
#include <functional>
#include <vector>

#include <QFile>
#include <QProcess>
#include <QUrl>

#include "tests/proxy/faultproxy.h"
#include "tests/proxy/tlsproxy.h"
#include "tests/uploader/uploaderfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua::test
{

namespace
{

/// A kiosk's patience, shortened: what stands still is given up after a second.
constexpr HttpPatience hasty {1'000ms, 1s};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class RoadTest : public UploaderTest
{
protected:
    std::uint16_t centralPort() const { return static_cast<std::uint16_t>(QUrl(sandbox.url()).port()); }
    Uploader::Outcome passThrough(std::uint16_t port)
    {
        Uploader uploader(*store, connectorOf(path(), seen, hasty, u"https://127.0.0.1:%1"_s.arg(port)),
            finishParts, makeManifest, quickOptions);
        return valueOf(uploader.pass(true));
    }
    /// While the road is as it is: nothing arrives but what may, and the fault is one of these.
    void expectHeldUp(std::uint16_t port, const DossierId &id, const QList<FaultId> &faults)
    {
        const auto outcome = passThrough(port);
        const DossierState state = record(id).state;
        if (state == DossierState::Submitted && faults.isEmpty())
            return; // a bad road, but passable
        EXPECT_NE(state, DossierState::Submitted);
        EXPECT_NE(state, DossierState::Attention) << "nothing for a person to mend";
        ASSERT_TRUE(outcome.lastFault);
        EXPECT_TRUE(faults.isEmpty() || faults.contains(outcome.lastFault->id))
            << qPrintable(outcome.lastFault->name()) << ": " << qPrintable(outcome.lastFault->detail);
    }
    void expectArrives(std::uint16_t port, const DossierId &id)
    {
        for (int passes = 0; record(id).state != DossierState::Submitted; ++passes) {
            ASSERT_LT(passes, 10) << "the road is clear and it does not arrive";
            passThrough(port);
        }
    }
};

TEST_F(RoadTest, BelowTls)
{
    using Faults = FaultProxy::Faults;
    using End = FaultProxy::End;
    const QList<FaultId> unreachable {FaultId::CentralUnreachable};
    const QList<FaultId> passable;
    struct Row {
        const char *name;
        Faults faults;
        QList<FaultId> expected; ///< empty: it may arrive all the same
    };
    const std::vector<Row> rows {
        {"slow to answer", {.delay = 15ms}, passable},
        {"a narrow line", {.bytesPerSecond = 3'000'000}, passable},
        {"a line that drips", {.bytesPerSecond = 20}, unreachable},
        {"takes the connection and nothing more", {.cutUpAfter = 0, .end = End::Silence}, unreachable},
        {"closes at once", {.cutUpAfter = 0}, unreachable},
        {"resets at once", {.cutUpAfter = 0, .end = End::Reset}, unreachable},
        {"cut in the handshake", {.cutUpAfter = 100}, unreachable},
        {"cut in the handshake's answer", {.cutDownAfter = 700, .end = End::Reset}, unreachable},
        {"cut before the first answer", {.cutDownAfter = 2'000}, unreachable},
        {"cut in a small part", {.cutUpAfter = 40'000}, passable},
        {"cut in a large part", {.cutUpAfter = 500'000}, unreachable},
        {"reset in a large part", {.cutUpAfter = 500'000, .end = End::Reset}, unreachable},
        {"silent in a large part", {.cutUpAfter = 500'000, .end = End::Silence}, unreachable},
        {"cut after a chunk", {.cutUpAfter = 1'200'000}, passable},
        {"an answer in ten is cut", {.cutDownAfter = 6'000, .times = 4}, passable},
    };
    FaultProxy proxy(centralPort());
    QList<DossierId> all;
    for (const Row &row : rows) {
        SCOPED_TRACE(row.name);
        all.append(queueDossier());
        proxy.set(row.faults);
        expectHeldUp(proxy.port(), all.last(), row.expected);
        proxy.set({});
        proxy.closeAll();
        expectArrives(proxy.port(), all.last());
    }
    expectAtCentral(all);
}

/// What is above TLS needs central's own key, which tests have.
class AboveTlsTest : public RoadTest
{
protected:
    void SetUp() override
    {
        RoadTest::SetUp();
        const Enrolment enrolment = valueOf(loadEnrolment(path()));
        authorityKey = read(sandbox.stateDirectory() + u"/keys/authority.key"_s);
        authorityCertificate = read(sandbox.stateDirectory() + u"/keys/authority.pem"_s);
        serverKey = read(sandbox.stateDirectory() + u"/keys/server.key"_s);
        revocationFile = enrolment.revocationFile;
        proxy = std::make_unique<TlsProxy>(centralPort(), rightCentral(),
            TlsIdentity {read(enrolment.privateKeyFile), read(enrolment.certificateFile), {}, {}});
    }
    /// Central as it should be.
    TlsIdentity rightCentral() const
    {
        TlsWish wish;
        wish.privateKey = serverKey;
        wish.issuerKey = authorityKey;
        wish.issuerCertificate = authorityCertificate;
        return makeTlsIdentity(wish);
    }
    void writeRevocationList(const QList<QByteArray> &serials, qint64 from, qint64 until)
    {
        QFile file(revocationFile);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(makeRevocationList(authorityKey, authorityCertificate, serials, from, until));
    }

    QByteArray authorityKey, authorityCertificate, serverKey;
    QString revocationFile;
    std::unique_ptr<TlsProxy> proxy;
};

TEST_F(AboveTlsTest, EveryStatusThatIsNotOfTheContract)
{
    const DossierId id = queueDossier();
    QByteArray only; // paths that begin so
    std::atomic<int> status = 0;
    proxy->plan([&](const QByteArray &head) {
        const QByteArray path = head.split(' ').value(1);
        TlsProxy::Exchange exchange;
        if (path.startsWith(only)) {
            exchange.instead = rawAnswer(QByteArray::number(status.load()) + " Whatever",
                {"Content-Type: text/html", "Location: https://127.0.0.1:9/elsewhere", "Connection: close"},
                "<title>Sign in</title>");
            exchange.close = true;
        }
        return exchange;
    });
    const std::vector<int> every {300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407,
        408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431,
        451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 599};
    const std::vector<int> some {302, 400, 403, 404, 409, 413, 429, 460, 500, 503};
    for (const QByteArray path : {"/", "/files", "/dossiers"}) {
        only = path;
        for (const int one : path == "/" ? every : some) {
            status = one;
            // What tus gives a meaning of its own is tried again in its own way.
            const bool tus = path == "/files" && (status == 404 || status == 409 || status == 460);
            const bool busy =
                status == 408 || status == 423 || status == 425 || status == 429 || status >= 500;
            SCOPED_TRACE(one);
            SCOPED_TRACE(path.constData());
            expectHeldUp(proxy->port(), id,
                tus ? QList<FaultId> {FaultId::CentralAnswerInvalid, FaultId::CentralBusy}
                    : QList<FaultId> {busy ? FaultId::CentralBusy : FaultId::CentralAnswerInvalid});
        }
    }
    proxy->plan({});
    expectArrives(proxy->port(), id);
    expectAtCentral({id});
}

TEST_F(AboveTlsTest, AnswersThatAreNotWhatCentralSaid)
{
    using Exchange = TlsProxy::Exchange;
    const auto edited = [](std::function<QByteArray(QByteArray)> edit, bool close = false) {
        return [edit, close](const QByteArray &) {
            return Exchange {{}, 1, [edit](const QByteArray &answer) { return edit(answer); }, close};
        };
    };
    const auto instead = [](const QByteArray &answer, bool close = true) {
        return [answer, close](const QByteArray &) { return Exchange {answer, 1, {}, close}; };
    };
    const auto lengthen = [](QByteArray answer) {
        const qsizetype at = answer.indexOf("Content-Length: ");
        return at < 0 ? answer : answer.insert(at + 16, '9');
    };
    const auto ofDossiers = [](TlsProxy::Plan plan) {
        return [plan](const QByteArray &head) {
            return head.startsWith("PUT /dossiers") ? plan(head) : Exchange {};
        };
    };
    const QList<FaultId> unreachable {FaultId::CentralUnreachable};
    const QList<FaultId> invalid {FaultId::CentralAnswerInvalid};
    const QList<FaultId> either {FaultId::CentralAnswerInvalid, FaultId::CentralUnreachable};
    const QList<FaultId> passable;
    const QByteArray portal = rawAnswer("200 OK", {"Content-Type: text/html"},
        "<!doctype html><title>Wi-Fi</title><form action=/login></form>");
    struct Row {
        const char *name;
        TlsProxy::Plan plan;
        QList<FaultId> expected;
    };
    const std::vector<Row> rows {
        {"a captive portal", instead(portal), invalid},
        {"a captive portal for filing only", ofDossiers(instead(portal)), invalid},
        {"a redirect elsewhere",
            instead(rawAnswer("307 Temporary Redirect", {"Location: https://127.0.0.1:9/health"}, {})),
            invalid},
        {"a longer Content-Length, and the end", edited(lengthen, true), unreachable},
        {"a longer Content-Length, and silence", ofDossiers(edited(lengthen)), unreachable},
        {"a shorter Content-Length", ofDossiers(edited([](QByteArray answer) {
             return answer.replace("Content-Length: ", "Content-Length: 1\r\nX-Was: ");
         })),
            either},
        {"half an answer's head", edited([](QByteArray answer) { return answer.first(20); }, true), either},
        {"half an answer's body",
            ofDossiers(edited([](QByteArray answer) { return answer.chopped(30); }, true)), unreachable},
        {"every answer twice", edited([](const QByteArray &answer) { return answer + answer; }), passable},
        {"every request twice",
            [](const QByteArray &) {
                return Exchange {{}, 2, {}, false};
            },
            passable},
        {"no HTTP at all", instead("220 mail.invalid ESMTP\r\n"), either},
        {"a head without end", instead("HTTP/1.1 200 OK\r\n" + QByteArray("X-A: b\r\n").repeated(20'000)),
            either},
        {"more than was asked for",
            ofDossiers(
                instead(rawAnswer("200 OK", {"Content-Type: application/json"}, QByteArray(3 << 20, ' ')))),
            invalid},
        {"a receipt of another dossier", ofDossiers(edited([](QByteArray answer) {
             return answer.replace("\"dossier_id\":\"0", "\"dossier_id\":\"f");
         })),
            invalid},
        {"a receipt without code", ofDossiers(edited([](QByteArray answer) {
             return answer.replace("\"dossier_code\"", "\"dossier_cade\"");
         })),
            invalid},
        {"an offset ahead of what was sent",
            edited([](QByteArray answer) { return answer.replace("Upload-Offset: ", "Upload-Offset: 9"); }),
            passable},
        {"offsets that are missing",
            edited([](QByteArray answer) { return answer.replace("Upload-Offset: ", "Upload-Offsat: "); }),
            passable},
        {"uploads at another address", edited([](QByteArray answer) {
             return answer.replace("Location: /files/", "Location: /felis/");
         }),
            passable},
        {"an algorithm that central does not know", edited([](QByteArray answer) {
             return answer.replace("Tus-Checksum-Algorithm: sha1,sha256", "Tus-Checksum-Algorithm: md5,sha1");
         }),
            passable},
    };
    QList<DossierId> all;
    for (const Row &row : rows) {
        SCOPED_TRACE(row.name);
        all.append(queueDossier());
        proxy->plan(row.plan);
        expectHeldUp(proxy->port(), all.last(), row.expected);
        proxy->plan({});
        expectArrives(proxy->port(), all.last());
    }
    expectAtCentral(all);
}

TEST_F(AboveTlsTest, CertificatesThatAreNotCentrals)
{
    const TlsIdentity stranger = makeTlsIdentity();
    const auto ofCentralsKey = [&](const std::function<void(TlsWish &)> &wishes) {
        TlsWish wish;
        wish.privateKey = serverKey;
        wish.issuerKey = authorityKey;
        wish.issuerCertificate = authorityCertificate;
        wishes(wish);
        return makeTlsIdentity(wish);
    };
    struct Row {
        const char *name;
        TlsIdentity shown;
    };
    const std::vector<Row> rows {
        {"of another key, signed by itself", stranger},
        {"of another key, signed by central's authority",
            ofCentralsKey([](TlsWish &wish) { wish.privateKey.clear(); })},
        {"of central's key, signed by itself", ofCentralsKey([](TlsWish &wish) {
             wish.issuerKey.clear();
             wish.issuerCertificate.clear();
         })},
        {"of central's key, signed by a stranger", ofCentralsKey([&](TlsWish &wish) {
             wish.issuerKey = stranger.privateKey;
             wish.issuerCertificate = stranger.certificate;
         })},
        {"expired", ofCentralsKey([](TlsWish &wish) { wish.validUntil = -60; })},
        {"not yet valid", ofCentralsKey([](TlsWish &wish) { wish.validFrom = 3'600; })},
        {"of another host", ofCentralsKey([](TlsWish &wish) { wish.names = "DNS:elsewhere.invalid"; })},
    };
    const DossierId id = queueDossier();
    // Where only the dates are wrong it may be our clock: central's own key is asked for the time, and no
    // more.
    std::atomic<int> said = 0;
    proxy->plan([&](const QByteArray &head) {
        said += !head.startsWith("GET /time?nonce=");
        return TlsProxy::Exchange();
    });
    for (const Row &row : rows) {
        SCOPED_TRACE(row.name);
        proxy->show(row.shown);
        expectHeldUp(proxy->port(), id, {FaultId::CentralUntrusted});
        EXPECT_EQ(said, 0) << "nothing was said to a stranger";
    }
    proxy->plan({});
    proxy->show(rightCentral());
    expectArrives(proxy->port(), id);
    expectAtCentral({id});
}

TEST_F(AboveTlsTest, ARevokedCertificateIsNotCentralsAnyMore)
{
    const TlsIdentity stolen = rightCentral();
    const DossierId id = queueDossier();
    QProcess::execute(program(u"motcua-central"_s),
        {u"--state"_s, sandbox.stateDirectory(), u"--revoke"_s, QString::fromLatin1(stolen.serial)});
    // The kiosk's list is past half of its life: it fetches a new one at the next opportunity, and knows.
    writeRevocationList({}, -5 * 86'400, 2 * 86'400);
    proxy->plan([](const QByteArray &head) {
        TlsProxy::Exchange exchange;
        if (head.contains(" /files"))
            exchange.instead = rawAnswer("503 Busy", {}, {});
        return exchange;
    });
    expectHeldUp(proxy->port(), id, {FaultId::CentralBusy});
    proxy->plan({});
    proxy->show(stolen);
    expectHeldUp(proxy->port(), id, {FaultId::CentralUntrusted});
    // Who has stolen the key cannot bring an older list in its place.
    const QByteArray older = makeRevocationList(authorityKey, authorityCertificate, {}, -6 * 86'400, 86'400);
    proxy->plan([&](const QByteArray &head) {
        TlsProxy::Exchange exchange;
        if (head.contains(" /revocation"))
            exchange.instead = rawAnswer("200 OK", {"Content-Type: application/pkix-crl"}, older);
        return exchange;
    });
    expectHeldUp(proxy->port(), id, {FaultId::CentralUntrusted});
    proxy->plan({});
    proxy->show(rightCentral());
    expectArrives(proxy->port(), id);
    expectAtCentral({id});
}

TEST_F(AboveTlsTest, AKioskThatWasOffLongerThanItsListHoldsFetchesANewOneFirst)
{
    const DossierId id = queueDossier();
    writeRevocationList({}, -30 * 86'400, -20 * 86'400);
    const QByteArray forged =
        makeRevocationList(serverKey, authorityCertificate, {}); // not the authority's hand
    proxy->plan([&](const QByteArray &head) {
        TlsProxy::Exchange exchange;
        if (head.contains(" /revocation"))
            exchange.instead = rawAnswer("200 OK", {"Content-Type: application/pkix-crl"}, forged);
        return exchange;
    });
    expectHeldUp(proxy->port(), id, {FaultId::CentralUntrusted});
    proxy->plan({});
    expectArrives(proxy->port(), id);
    ASSERT_TRUE(QFile::remove(revocationFile)); // nor does it do without
    const DossierId other = queueDossier();
    expectArrives(proxy->port(), other);
    EXPECT_TRUE(QFile::exists(revocationFile));
    expectAtCentral({id, other});
}

TEST_F(AboveTlsTest, AKioskWhoseCertificateIsRevokedIsToldSo)
{
    const DossierId id = queueDossier();
    const Enrolment enrolment = valueOf(loadEnrolment(path()));
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"x509"_s, u"-in"_s, enrolment.certificateFile, u"-noout"_s, u"-serial"_s});
    ASSERT_TRUE(openssl.waitForFinished());
    const QString serial = QString::fromLatin1(openssl.readAllStandardOutput().trimmed().split('=').value(1));
    QProcess::execute(
        program(u"motcua-central"_s), {u"--state"_s, sandbox.stateDirectory(), u"--revoke"_s, serial});
    const auto outcome = pass();
    EXPECT_EQ(outcome.sent, 0);
    ASSERT_TRUE(outcome.lastFault);
    EXPECT_EQ(outcome.lastFault->id, FaultId::CentralNotEnrolled);
    EXPECT_EQ(record(id).state, DossierState::Queued);
}

} // namespace

} // namespace motcua::test
