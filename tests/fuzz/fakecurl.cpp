// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fakecurl.h"

#include <cstdarg>

#include <curl/curl.h>

namespace
{

motcua::fuzz::Answerer answerer;

struct Handle {
    curl_write_callback onHeader = nullptr, onBody = nullptr;
    void *headerTo = nullptr, *bodyTo = nullptr;
    curl_read_callback onRead = nullptr;
    void *readFrom = nullptr;
    long status = 0;
    QByteArray url;
};

CURLcode perform(Handle &handle)
{
    if (handle.onRead) {
        char buffer[4096];
        while (handle.onRead(buffer, 1, sizeof buffer, handle.readFrom) > 0) { }
    }
    std::optional<QByteArray> given = answerer ? answerer(handle.url) : std::nullopt;
    if (!given)
        return CURLE_COULDNT_CONNECT;
    QByteArray &answer = *given;
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
    case CURLOPT_URL:
        handle.url = va_arg(arguments, const char *);
        break;
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

void motcua::fuzz::answerWith(Answerer with)
{
    answerer = std::move(with);
}
