// SPDX-License-Identifier: GPL-3.0-or-later
// The client's code between libcurl and the uploader. libcurl itself is not what is judged here: its calls
// are answered below, in its place, from the bytes.
#include <cstdarg>

#include <curl/curl.h>

#include <QTemporaryFile>

#include "sync/central/igatecentral.h"
#include "sync/central/motcuacentral.h"
#include "tests/fuzz/targets.h"

namespace
{

/// What is left of the answers. Each begins with its status in two bytes, then header lines up to an empty
/// one, then the body up to a record separator (1E).
QByteArrayView unanswered;

struct Handle {
    curl_write_callback onHeader = nullptr, onBody = nullptr;
    void *headerTo = nullptr, *bodyTo = nullptr;
    curl_read_callback onRead = nullptr;
    void *readFrom = nullptr;
    long status = 0;
};

CURLcode perform(Handle &handle)
{
    if (unanswered.size() < 2)
        return CURLE_COULDNT_CONNECT;
    if (handle.onRead) {
        char buffer[4096];
        while (handle.onRead(buffer, 1, sizeof buffer, handle.readFrom) > 0) { }
    }
    qsizetype end = unanswered.indexOf('\x1e');
    if (end < 0)
        end = unanswered.size();
    QByteArray answer = unanswered.first(end).toByteArray();
    unanswered = unanswered.sliced(std::min(end + 1, unanswered.size()));
    if (answer.size() < 2)
        return CURLE_GOT_NOTHING;
    // Statuses that mean something come often.
    constexpr int common[] {200, 201, 204, 400, 401, 404, 409, 410, 412, 413, 415, 423, 429, 460, 500, 503};
    const auto first = quint8(answer[0]), second = quint8(answer[1]);
    handle.status = first < 128 ? common[first % 16] : 100 + (first * 256 + second) % 500;
    answer.remove(0, 2);
    QByteArray status = "HTTP/1.1 " + QByteArray::number(int(handle.status)) + "\r\n";
    if (handle.onHeader(status.data(), 1, size_t(status.size()), handle.headerTo) != size_t(status.size()))
        return CURLE_WRITE_ERROR;
    qsizetype at = 0;
    while (at < answer.size()) {
        qsizetype line = answer.indexOf('\n', at);
        line = line < 0 ? answer.size() : line + 1;
        const bool empty = QByteArrayView(answer).sliced(at, line - at).trimmed().isEmpty();
        const auto size = size_t(line - at);
        if (handle.onHeader(answer.data() + at, 1, size, handle.headerTo) != size)
            return CURLE_WRITE_ERROR;
        at = line;
        if (empty)
            break;
    }
    const auto rest = size_t(answer.size() - at);
    if (rest > 0 && handle.onBody(answer.data() + at, 1, rest, handle.bodyTo) != rest)
        return CURLE_WRITE_ERROR;
    return CURLE_OK;
}

} // namespace

#undef curl_easy_setopt
#undef curl_easy_getinfo

extern "C" {

CURL *curl_easy_init()
{
    return new Handle;
}
void curl_easy_cleanup(CURL *curl)
{
    delete static_cast<Handle *>(curl);
}
void curl_easy_reset(CURL *curl)
{
    *static_cast<Handle *>(curl) = {};
}
CURLcode curl_easy_setopt(CURL *curl, CURLoption option, ...)
{
    auto &handle = *static_cast<Handle *>(curl);
    va_list arguments;
    va_start(arguments, option);
    switch (option) {
    case CURLOPT_HEADERFUNCTION:
        handle.onHeader = va_arg(arguments, curl_write_callback);
        break;
    case CURLOPT_HEADERDATA:
        handle.headerTo = va_arg(arguments, void *);
        break;
    case CURLOPT_WRITEFUNCTION:
        handle.onBody = va_arg(arguments, curl_write_callback);
        break;
    case CURLOPT_WRITEDATA:
        handle.bodyTo = va_arg(arguments, void *);
        break;
    case CURLOPT_READFUNCTION:
        handle.onRead = va_arg(arguments, curl_read_callback);
        break;
    case CURLOPT_READDATA:
        handle.readFrom = va_arg(arguments, void *);
        break;
    default:
        break;
    }
    va_end(arguments);
    return CURLE_OK;
}
CURLcode curl_easy_getinfo(CURL *curl, CURLINFO info, ...)
{
    va_list arguments;
    va_start(arguments, info);
    if (info == CURLINFO_RESPONSE_CODE || info == CURLINFO_NUM_CONNECTS)
        *va_arg(arguments, long *) = info == CURLINFO_NUM_CONNECTS ? 0 : static_cast<Handle *>(curl)->status;
    va_end(arguments);
    return CURLE_OK;
}
CURLcode curl_easy_perform(CURL *curl)
{
    return perform(*static_cast<Handle *>(curl));
}
}

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

} // namespace

/// The first byte says what is asked of central; the rest are its answers.
void answers(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    unanswered = QByteArrayView(bytes).sliced(1);
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
        (void)central->lastAuditAnchor(QByteArray(16, 'c'));
        break;
    default:
        askIGate(quint8(bytes[0]) % 16, dossier, part, read, kept, progress);
    }
    unanswered = {};
}

} // namespace motcua::fuzz
