// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/centralserver.h"

#include <chrono>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include "sync/central/enrolmenttoken.h"
#include "sync/central/igatemessages.h"
#include "sync/central/openssl.h"
#include "sync/central/revocationlist.h"
#include "sync/sandbox/agencyendpoint.h"
#include "sync/sandbox/auditendpoint.h"
#include "sync/sandbox/catalogueendpoint.h"
#include "sync/sandbox/dossierendpoint.h"
#include "sync/sandbox/exchange.h"
#include "sync/sandbox/hallendpoint.h"
#include "sync/sandbox/igateendpoint.h"
#include "sync/sandbox/personendpoint.h"
#include "sync/sandbox/signinendpoint.h"
#include "sync/sandbox/tusendpoint.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr auto contractVersion = u"1.4.0";
/// A connection keeps its thread while it is open; kiosks keep theirs between requests.
constexpr size_t threads = 64;
constexpr time_t readTimeoutSeconds = 30;
constexpr time_t keepAliveSeconds = 15;
constexpr size_t keepAliveRequests = 100'000;
constexpr QStringView receivingUnit = u"G06"; ///< Bộ Khoa học và Công nghệ (QĐ 20/2020/QĐ-TTg)
constexpr qint64 smallBody = 64 * 1024;

enum class Admit { Anyone, Kiosk, TokenHolder, Loopback };
using Handler = std::function<void(Exchange &)>;

bool configureTls(
    SSL_CTX &context, const QByteArray &certificate, const QByteArray &key, const QByteArray &authority)
{
    const MemoryBio certificateBio = bioOf(certificate);
    const MemoryBio keyBio = bioOf(key);
    const MemoryBio authorityBio = bioOf(authority);
    const X509Certificate own(PEM_read_bio_X509(certificateBio.get(), nullptr, nullptr, nullptr));
    const X509Certificate issuer(PEM_read_bio_X509(authorityBio.get(), nullptr, nullptr, nullptr));
    const EvpKey privateKey(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, nullptr));
    if (!own || !issuer || !privateKey)
        return false;
    // Without a session id context OpenSSL refuses to resume sessions that carry a client certificate.
    static constexpr unsigned char sessionContext[] = "motcua-central";
    SSL_CTX_set_session_id_context(&context, sessionContext, sizeof sessionContext);
    // A client may come without a certificate (to enrol, to look up a slip); one that is shown must be ours.
    SSL_CTX_set_verify(&context, SSL_VERIFY_PEER, nullptr);
    return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1
        && SSL_CTX_use_certificate(&context, own.get()) == 1
        && SSL_CTX_use_PrivateKey(&context, privateKey.get()) == 1
        && X509_STORE_add_cert(SSL_CTX_get_cert_store(&context), issuer.get()) == 1
        && SSL_CTX_add_client_CA(&context, issuer.get()) == 1;
}

[[noreturn]] void die()
{
    std::raise(SIGKILL);
    std::abort();
}

} // namespace

struct CentralServer::Private {
    ~Private()
    {
        if (lock >= 0)
            ::close(lock);
    }
    void admit(Exchange &exchange, Admit whom, const Handler &handler);
    void run(Exchange &exchange, Admit whom, const Handler &handler);
    void enrol(Exchange &exchange);
    void renew(Exchange &exchange);
    void time(Exchange &exchange) const;
    void health(Exchange &exchange) const;
    void revocation(Exchange &exchange) const;
    QString url() const;
    Result<QString> unusedToken();
    void token(Exchange &exchange);
    void setMisbehaviour(Exchange &exchange);
    void route();
    void routeContract();
    void routePersons();
    void routeHall();
    void routeAgency();
    void routeIGate();
    void routeSandbox();
    using Route = std::function<void(const httplib::Request &, httplib::Response &)>;
    using StreamingRoute =
        std::function<void(const httplib::Request &, httplib::Response &, const httplib::ContentReader &)>;
    Route plain(Admit whom, const Handler &handler);
    StreamingRoute streaming(Admit whom, const Handler &handler);

    Options options;
    int lock = -1;
    int port = 0;
    Misbehaviour misbehaviour;
    std::unique_ptr<Authority> authority;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<TusEndpoint> tus;
    std::unique_ptr<Affairs> affairs;
    std::unique_ptr<DossierEndpoint> dossiers;
    std::unique_ptr<PersonEndpoint> persons;
    std::unique_ptr<AgencyEndpoint> agency;
    HallEndpoint hall;
    std::unique_ptr<SignInEndpoint> signIns;
    std::unique_ptr<AuditEndpoint> audit;
    std::unique_ptr<CatalogueEndpoint> catalogue;
    std::unique_ptr<IGateLedger> igateLedger; ///< where it speaks as one
    std::unique_ptr<IGateEndpoint> igate;
    std::unique_ptr<httplib::SSLServer> http;
};

CentralServer::CentralServer()
    : d(std::make_unique<Private>())
{
}

CentralServer::~CentralServer() = default;

Misbehaviour &CentralServer::misbehaviour()
{
    return d->misbehaviour;
}

QString CentralServer::url() const
{
    return d->url();
}

Result<QString> CentralServer::enrolmentToken()
{
    return d->unusedToken();
}

void CentralServer::serve()
{
    d->http->listen_after_bind();
}

void CentralServer::stop()
{
    d->http->stop();
}

Result<std::unique_ptr<CentralServer>> CentralServer::start(const Options &options)
{
    std::unique_ptr<CentralServer> server(new CentralServer);
    Private &d = *server->d;
    d.options = options;
    MOTCUA_TRY(makePrivateDirectory(options.stateDirectory));
    d.lock = ::open(QFile::encodeName(options.stateDirectory + u"/lock"_s).constData(),
        O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (d.lock < 0 || ::flock(d.lock, LOCK_EX | LOCK_NB) != 0)
        return fail(FaultId::StoreBusy, u"another motcua-central runs on this state"_s);

    auto authority = Authority::open(options.stateDirectory);
    auto ledger = Ledger::open(options.stateDirectory + u"/central.sqlite"_s);
    auto files = UploadFiles::open(options.stateDirectory + u"/files"_s);
    auto book = AuditBook::open(options.stateDirectory + u"/central.sqlite"_s);
    if (!book)
        return tl::unexpected(book.error());
    if (!authority || !ledger || !files)
        return tl::unexpected(!authority ? authority.error() : !ledger ? ledger.error() : files.error());
    d.authority = std::move(*authority);
    d.ledger = std::move(*ledger);
    MOTCUA_ASSIGN(d.affairs, Affairs::open(options.stateDirectory + u"/central.sqlite"_s));
    auto personFiles = UploadFiles::open(options.stateDirectory + u"/files"_s);
    if (!personFiles)
        return tl::unexpected(personFiles.error());
    d.tus = std::make_unique<TusEndpoint>(*d.ledger, std::move(*files), options.uploadLifetimeMs);
    d.tus->sweep();
    d.dossiers = std::make_unique<DossierEndpoint>(*d.ledger, *d.affairs, *d.authority, options.codeForm);
    d.persons = std::make_unique<PersonEndpoint>(*d.ledger, *d.affairs, std::move(*personFiles));
    d.agency = std::make_unique<AgencyEndpoint>(*d.ledger, *d.affairs, *d.authority);
    d.signIns = std::make_unique<SignInEndpoint>(*d.affairs);
    d.audit = std::make_unique<AuditEndpoint>(std::move(*book), *d.authority);
    d.catalogue = std::make_unique<CatalogueEndpoint>(options.catalogues, *d.authority);
    if (options.speaksIGate) {
        MOTCUA_ASSIGN(d.igateLedger, IGateLedger::open(options.stateDirectory + u"/central.sqlite"_s));
        MOTCUA_ASSIGN(const auto igateFiles, UploadFiles::open(options.stateDirectory + igateFilesFolder));
        d.igate = std::make_unique<IGateEndpoint>(*d.igateLedger, igateFiles, options.codeForm);
    }

    const auto certificate = d.authority->serverCertificatePem(options.host);
    if (!certificate)
        return tl::unexpected(certificate.error());
    d.http = std::make_unique<httplib::SSLServer>([&](SSL_CTX &context) {
        return configureTls(
            context, *certificate, d.authority->serverKeyPem(), d.authority->certificatePem());
    });
    if (!d.http->is_valid())
        return fail(FaultId::Internal, u"TLS cannot be set up"_s);
    d.http->new_task_queue = [] { return new httplib::ThreadPool(threads); };
    d.http->set_keep_alive_max_count(keepAliveRequests);
    d.http->set_keep_alive_timeout(keepAliveSeconds);
    d.http->set_read_timeout(readTimeoutSeconds);
    d.http->set_write_timeout(readTimeoutSeconds);
    d.http->set_tcp_nodelay(true);
    // httplib's own choice would let two servers share a port without a word.
    d.http->set_socket_options([](auto socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    d.route();

    const std::string host = options.host.toStdString();
    const auto last = d.ledger->fact(u"port"_s);
    if (options.port > 0)
        d.port = d.http->bind_to_port(host, options.port) ? options.port : 0;
    else if (last && *last > 0 && d.http->bind_to_port(host, static_cast<int>(*last)))
        d.port = static_cast<int>(*last);
    else
        d.port = d.http->bind_to_any_port(host);
    if (d.port <= 0)
        return fail(FaultId::Internal, u"the port is taken"_s);
    MOTCUA_TRY(d.ledger->setFact(u"port"_s, d.port));
    return server;
}

void CentralServer::Private::route()
{
    if (igate) {
        routeIGate();
    } else {
        routeContract();
        routePersons();
        routeHall();
        routeAgency();
    }
    routeSandbox();
}

CentralServer::Private::Route CentralServer::Private::plain(Admit whom, const Handler &handler)
{
    return [this, whom, handler](const httplib::Request &request, httplib::Response &response) {
        Exchange exchange(request, response, nullptr);
        run(exchange, whom, handler);
    };
}

CentralServer::Private::StreamingRoute CentralServer::Private::streaming(Admit whom, const Handler &handler)
{
    return [this, whom, handler](const httplib::Request &request, httplib::Response &response,
               const httplib::ContentReader &content) {
        Exchange exchange(request, response, &content);
        run(exchange, whom, handler);
    };
}

void CentralServer::Private::routeIGate()
{
    const auto path = [](QStringView text) { return text.toString().toStdString(); };
    const std::string one = path(igate::dossiersPath) + "/([^/]{1,64})";
    http->Post(path(igate::tokenPath), streaming(Admit::Anyone, [this](Exchange &e) { igate->token(e); }));
    http->Post(path(igate::nextCodePath),
        streaming(Admit::TokenHolder, [this](Exchange &e) { igate->nextCode(e); }));
    http->Post(
        path(igate::filesPath), streaming(Admit::TokenHolder, [this](Exchange &e) { igate->upload(e); }));
    http->Post(
        path(igate::dossiersPath), streaming(Admit::TokenHolder, [this](Exchange &e) { igate->create(e); }));
    http->Get(
        one + path(igate::statusWord), plain(Admit::TokenHolder, [this](Exchange &e) { igate->status(e); }));
    http->Get(one, plain(Admit::TokenHolder, [this](Exchange &e) { igate->readBack(e); }));
    http->Put("/sandbox/end-tokens", streaming(Admit::Loopback, [this](Exchange &e) {
        if (const auto ended = igateLedger->endTokens(); !ended)
            return e.failed(ended.error());
        e.answer(204);
    }));
}

void CentralServer::Private::routeContract()
{
    const char *oneFile = "/files/([0-9a-f]{32})";
    const char *oneDossier = "/dossiers/([0-9a-fA-F-]{36})";

    http->Post("/enrol", streaming(Admit::Anyone, [this](Exchange &e) { enrol(e); }));
    http->Get("/revocation", plain(Admit::Anyone, [this](Exchange &e) { revocation(e); }));
    http->Get("/time", plain(Admit::Anyone, [this](Exchange &e) { time(e); }));
    http->Post("/renewal", streaming(Admit::Kiosk, [this](Exchange &e) { renew(e); }));
    http->Get("/health", plain(Admit::Kiosk, [this](Exchange &e) { health(e); }));
    http->Options("/files/?", plain(Admit::Kiosk, [this](Exchange &e) { tus->options(e); }));
    http->Options(oneFile, plain(Admit::Kiosk, [this](Exchange &e) { tus->options(e); }));
    http->Post("/files/?", streaming(Admit::Kiosk, [this](Exchange &e) { tus->create(e); }));
    http->Get(oneFile, plain(Admit::Kiosk, [this](Exchange &e) {
        if (e.method() == "HEAD")
            tus->head(e);
        else
            e.problem(405, u"method", u"An upload cannot be read back."_s);
    }));
    http->Patch(oneFile, streaming(Admit::Kiosk, [this](Exchange &e) { tus->patch(e); }));
    http->Delete(oneFile, plain(Admit::Kiosk, [this](Exchange &e) { tus->terminate(e); }));
    http->Post(oneFile, streaming(Admit::Kiosk, [this](Exchange &e) {
        // tus: for clients behind intermediaries that know neither PATCH nor DELETE.
        const QByteArray method = e.header("X-HTTP-Method-Override").value_or(QByteArray());
        if (method == "PATCH")
            tus->patch(e);
        else if (method == "DELETE")
            tus->terminate(e);
        else
            e.problem(405, u"method", u"POST goes to /files."_s);
    }));
    http->Put(oneDossier, streaming(Admit::Kiosk, [this](Exchange &e) { dossiers->put(e); }));
    http->Get(oneDossier, plain(Admit::Kiosk, [this](Exchange &e) { dossiers->get(e); }));
    http->Get("/progress/([^/]{1,64})", plain(Admit::Kiosk, [this](Exchange &e) { dossiers->progress(e); }));
    http->Get(
        "/provisional/([^/]{1,64})", plain(Admit::Anyone, [this](Exchange &e) { dossiers->provisional(e); }));
    http->Get("/catalogue", plain(Admit::Kiosk, [this](Exchange &e) { catalogue->delta(e); }));
    http->Post("/audit/anchors", streaming(Admit::Kiosk, [this](Exchange &e) { audit->anchor(e); }));
    http->Get("/audit/anchors", plain(Admit::Kiosk, [this](Exchange &e) { audit->chains(e); }));
    http->Get("/audit/anchors/([0-9a-f]{32})", plain(Admit::Kiosk, [this](Exchange &e) { audit->last(e); }));
    http->Put("/sandbox/audit/([A-Za-z0-9-]{1,64})/accept",
        streaming(Admit::Loopback, [this](Exchange &e) { audit->accept(e); }));
}

void CentralServer::Private::routePersons()
{
    http->Get("/progress/([^/]{1,64})/timeline",
        plain(Admit::Kiosk, [this](Exchange &e) { persons->timeline(e); }));
    http->Get("/progress/([^/]{1,64})/supplements",
        plain(Admit::Kiosk, [this](Exchange &e) { persons->supplements(e); }));
    http->Get("/progress/([^/]{1,64})/fees", plain(Admit::Kiosk, [this](Exchange &e) { persons->fees(e); }));
    http->Get("/progress/([^/]{1,64})/acceptance",
        plain(Admit::Kiosk, [this](Exchange &e) { persons->acceptance(e); }));
    http->Put("/progress/([^/]{1,64})/withdrawal",
        streaming(Admit::Kiosk, [this](Exchange &e) { persons->withdraw(e); }));
    http->Get("/reuse", plain(Admit::Kiosk, [this](Exchange &e) { persons->reusable(e); }));
    http->Post("/sandbox/grants", streaming(Admit::Loopback, [this](Exchange &e) { persons->grant(e); }));
    http->Post("/sign-in", streaming(Admit::Kiosk, [this](Exchange &e) { signIns->offer(e, url()); }));
    http->Post("/sign-in/token", streaming(Admit::Kiosk, [this](Exchange &e) { signIns->token(e); }));
    http->Delete("/sign-in/([^/]{1,200})", plain(Admit::Kiosk, [this](Exchange &e) { signIns->end(e); }));
    http->Get("/vneid", plain(Admit::Anyone, [this](Exchange &e) { signIns->page(e); }));
    http->Post("/vneid", streaming(Admit::Anyone, [this](Exchange &e) { signIns->choose(e); }));
    http->Post("/sandbox/vneid/([^/]{1,12})",
        streaming(Admit::Loopback, [this](Exchange &e) { signIns->decide(e); }));
}

void CentralServer::Private::routeHall()
{
    const char *oneCall = "/help/([0-9a-fA-F-]{36})";
    http->Put(oneCall, streaming(Admit::Kiosk, [this](Exchange &e) { hall.call(e); }));
    http->Get(oneCall, plain(Admit::Kiosk, [this](Exchange &e) { hall.state(e); }));
    http->Delete(oneCall, plain(Admit::Kiosk, [this](Exchange &e) { hall.end(e); }));
    http->Get("/queue", plain(Admit::Kiosk, [this](Exchange &e) { hall.services(e); }));
    http->Put(
        "/queue/tickets/([0-9a-fA-F-]{36})", streaming(Admit::Kiosk, [this](Exchange &e) { hall.take(e); }));
    http->Get("/sandbox/help", plain(Admit::Loopback, [this](Exchange &e) { hall.calls(e); }));
    http->Put("/sandbox/help/([0-9a-fA-F-]{36})",
        streaming(Admit::Loopback, [this](Exchange &e) { hall.answer(e); }));
    http->Put("/sandbox/queue", streaming(Admit::Loopback, [this](Exchange &e) { hall.setServices(e); }));
}

void CentralServer::Private::routeAgency()
{
    http->Post("/sandbox/supplements/([^/]{1,64})",
        streaming(Admit::Loopback, [this](Exchange &e) { agency->ask(e); }));
    http->Post(
        "/sandbox/fees/([^/]{1,64})", streaming(Admit::Loopback, [this](Exchange &e) { agency->demand(e); }));
    http->Put("/sandbox/fees/([^/]{1,64})/paid",
        streaming(Admit::Loopback, [this](Exchange &e) { agency->paid(e); }));
    http->Post("/sandbox/acceptance/([^/]{1,64})",
        streaming(Admit::Loopback, [this](Exchange &e) { agency->accept(e); }));
}

void CentralServer::Private::routeSandbox()
{
    http->Get("/sandbox/token", plain(Admit::Loopback, [this](Exchange &e) { token(e); }));
    http->Put("/sandbox/misbehave", streaming(Admit::Loopback, [this](Exchange &e) { setMisbehaviour(e); }));
    http->Put("/sandbox/status/([^/]{1,64})", streaming(Admit::Loopback, [this](Exchange &e) {
        if (igate)
            igate->setStatus(e);
        else
            dossiers->setStatus(e);
    }));
    http->set_error_handler([](const httplib::Request &request, httplib::Response &response) {
        if (!response.body.empty() || response.status < 400 || request.method == "HEAD")
            return;
        Exchange exchange(request, response, nullptr);
        exchange.set("Date", httpDate(QDateTime::currentMSecsSinceEpoch()));
        exchange.problem(response.status, u"not-in-contract", u"There is nothing of this name and method."_s);
        exchange.closeAfter();
    });
}

void CentralServer::Private::run(Exchange &exchange, Admit whom, const Handler &handler)
{
    exchange.set("Date", httpDate(QDateTime::currentMSecsSinceEpoch()));
    exchange.set("Cache-Control", "no-store");
    exchange.enveloped = igate != nullptr;
    if (exchange.path().startsWith("/files"))
        exchange.set("Tus-Resumable", "1.0.0");
    if (whom != Admit::Loopback)
        exchange.mishap = misbehaviour.take(exchange.method(), exchange.path());
    const Mishap &mishap = exchange.mishap;
    if (mishap.delayMs > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(mishap.delayMs));
    if (mishap.dieBefore)
        die();
    if (mishap.failStatus) {
        if (mishap.retryAfterSeconds > 0)
            exchange.set("Retry-After", QByteArray::number(mishap.retryAfterSeconds));
        exchange.problem(*mishap.failStatus, u"sandbox", u"The sandbox was told to fail."_s);
        return exchange.closeAfter();
    }
    if (mishap.html) {
        exchange.answer(200, "text/html",
            "<!doctype html><title>Wi-Fi</title><form action=\"/login\"><button>Sign in to the "
            "network</button></form>");
        return exchange.closeAfter();
    }
    if (mishap.say)
        return exchange.answer(200, *mishap.say);
    if (mishap.refusal) {
        exchange.problem(422, u"refused", *mishap.refusal);
        return exchange.closeAfter();
    }
    admit(exchange, whom, handler);
    if (mishap.truncateAt)
        exchange.truncate(*mishap.truncateAt);
    if (mishap.dieAfter)
        die();
    if (mishap.dropReply)
        exchange.cut();
}

void CentralServer::Private::admit(Exchange &exchange, Admit whom, const Handler &handler)
{
    if (whom == Admit::Loopback && !exchange.fromLoopback()) {
        exchange.problem(403, u"loopback-only", u"Only from this machine."_s);
        return exchange.closeAfter();
    }
    if (whom == Admit::TokenHolder && !igate->admit(exchange))
        return;
    if (whom == Admit::Kiosk) {
        exchange.kioskId = exchange.kioskName();
        const auto standing = exchange.kioskId.isEmpty()
            ? Result<Ledger::Standing>(Ledger::Standing::Unknown)
            : ledger->standing(exchange.kioskId, exchange.certificateSerial());
        if (!standing)
            return exchange.failed(standing.error());
        if (*standing == Ledger::Standing::Superseded) {
            exchange.problem(
                401, u"certificate-superseded", u"This kiosk has been seen with a newer certificate."_s);
            return exchange.closeAfter();
        }
        if (*standing == Ledger::Standing::Unknown || authority->isRevoked(exchange.certificateSerial())) {
            exchange.problem(
                401, u"not-enrolled", u"A kiosk's certificate is needed, and not a revoked one."_s);
            return exchange.closeAfter();
        }
        if (exchange.path().startsWith("/files") && exchange.method() != "OPTIONS"
            && exchange.header("Tus-Resumable") != QByteArray("1.0.0")) {
            exchange.set("Tus-Version", "1.0.0");
            exchange.problem(412, u"tus-version", u"Tus-Resumable is 1.0.0."_s);
            return exchange.closeAfter();
        }
    }
    handler(exchange);
}

void CentralServer::Private::enrol(Exchange &exchange)
{
    const auto body = exchange.body(smallBody);
    const QJsonObject asked = QJsonDocument::fromJson(body.value_or(QByteArray())).object();
    const QByteArray request = asked.value(u"csr").toString().toLatin1();
    const auto key = Authority::requestedKey(request);
    if (!key) {
        exchange.problem(400, u"csr-invalid", key.error().detail);
        return exchange.closeAfter();
    }
    const auto kiosk = ledger->enrol(
        asked.value(u"secret").toString(), *key, QDateTime::currentMSecsSinceEpoch(), [&](const QString &id) {
            return authority->kioskCertificatePem(request, id, options.certificateSeconds);
        });
    if (!kiosk && kiosk.error().id == FaultId::CentralTokenRefused)
        return exchange.problem(403, u"token-refused", u"The enrolment token is wrong or has been used."_s);
    if (!kiosk)
        return exchange.failed(kiosk.error());
    const auto list = authority->revocationList();
    const auto revoked =
        list ? RevocationList::read(*list, authority->certificatePem()) : tl::unexpected(list.error());
    if (!revoked)
        return exchange.failed(revoked.error());
    exchange.answer(201,
        {{u"kiosk_id"_s, kiosk->id}, {u"certificate"_s, QString::fromLatin1(kiosk->certificate)},
            {u"authority"_s, QString::fromLatin1(authority->certificatePem())},
            {u"revocation_list"_s, QString::fromLatin1(revoked->pem())},
            {u"recovery_key"_s, QString::fromLatin1(authority->recoveryPublicKey().toHex())}});
}

void CentralServer::Private::renew(Exchange &exchange)
{
    const auto body = exchange.body(smallBody);
    const QJsonObject asked = QJsonDocument::fromJson(body.value_or(QByteArray())).object();
    const QByteArray request = asked.value(u"csr").toString().toLatin1();
    const auto key = Authority::requestedKey(request);
    if (!key) {
        exchange.problem(400, u"csr-invalid", key.error().detail);
        return exchange.closeAfter();
    }
    const auto certificate = ledger->renew(exchange.kioskId, exchange.certificateSerial(), *key,
        QDateTime::currentMSecsSinceEpoch(), [&](const QString &id) {
            return authority->kioskCertificatePem(request, id, options.certificateSeconds);
        });
    if (!certificate)
        return exchange.failed(certificate.error());
    exchange.answer(201, {{u"certificate"_s, QString::fromLatin1(*certificate)}});
}

void CentralServer::Private::time(Exchange &exchange) const
{
    static const QRegularExpression form(u"^[0-9a-f]{32}\\z"_s);
    const QString nonce = exchange.parameter("nonce");
    if (!form.match(nonce).hasMatch())
        return exchange.problem(400, u"nonce-invalid", u"A nonce is 32 hexadecimal digits."_s);
    const auto statement = authority->sign(u"motcua-time"_s, {{u"nonce"_s, nonce}});
    if (!statement)
        return exchange.failed(statement.error());
    exchange.answer(200, {{u"statement"_s, QString::fromLatin1(*statement)}});
}

void CentralServer::Private::health(Exchange &exchange) const
{
    exchange.answer(200,
        {{u"contract"_s, QString::fromUtf16(contractVersion)},
            {u"time"_s, timeText(QDateTime::currentMSecsSinceEpoch())}, {u"kiosk_id"_s, exchange.kioskId}});
}

void CentralServer::Private::revocation(Exchange &exchange) const
{
    const auto list = authority->revocationList();
    if (!list)
        return exchange.failed(list.error());
    exchange.answer(200, "application/pkix-crl", *list);
}

QString CentralServer::Private::url() const
{
    const bool any = options.host == u"0.0.0.0" || options.host == u"::";
    return u"https://%1:%2"_s.arg(any ? u"127.0.0.1"_s : options.host).arg(port);
}

Result<QString> CentralServer::Private::unusedToken()
{
    if (igate) {
        MOTCUA_ASSIGN(const auto client, igateLedger->unusedClient(QDateTime::currentMSecsSinceEpoch()));
        return EnrolmentToken {url(), authority->serverKeyPin(), client.secret,
            EnrolmentToken::IGateClient {client.id, receivingUnit.toString(), authority->recoveryPublicKey()}}
            .toText();
    }
    MOTCUA_ASSIGN(const QString secret, ledger->unusedSecret(QDateTime::currentMSecsSinceEpoch()));
    return EnrolmentToken {url(), authority->serverKeyPin(), QByteArray::fromHex(secret.toLatin1())}.toText();
}

void CentralServer::Private::token(Exchange &exchange)
{
    const auto unused = unusedToken();
    if (!unused)
        return exchange.failed(unused.error());
    exchange.answer(200, {{u"token"_s, *unused}});
}

void CentralServer::Private::setMisbehaviour(Exchange &exchange)
{
    const auto body = exchange.body(smallBody);
    const QJsonDocument document = QJsonDocument::fromJson(body.value_or(QByteArray()));
    if (!document.isObject() || !misbehaviour.set(document.object()))
        return exchange.problem(422, u"misbehaviour-unknown", u"The specification is not understood."_s);
    exchange.answer(204);
}

} // namespace motcua::sandbox
