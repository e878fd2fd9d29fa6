// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sync/central/digest.h"
#include "sync/central/httpclient.h"

namespace motcua
{

/// What a tus server says of itself (OPTIONS), asked once a connection and again now and then, since central
/// is also upgraded while kiosks run. One that does not answer OPTIONS is taken to create uploads and nothing
/// more.
class TusServer
{
public:
    struct Abilities {
        bool creationWithUpload = false;
        bool termination = false;
        std::optional<DigestKind> checksum; ///< the better one of those offered; none: send no checksums
        std::optional<qint64> mostBytes; ///< of one upload
    };

    TusServer(HttpClient &http, QString collection);

    /// Faults: those of HttpClient::send and faultOf; CentralAnswerInvalid where it speaks another tus.
    Result<Abilities> abilities();
    /// It contradicted what it had said of itself: from now on until it is asked again it is not trusted with
    /// that.
    void withoutChecksum() { m_known.checksum.reset(); }
    void withoutCreationWithUpload() { m_known.creationWithUpload = false; }

private:
    Result<Abilities> ask();

    HttpClient &m_http;
    QString m_collection; ///< absolute
    Abilities m_known;
    std::optional<std::chrono::steady_clock::time_point> m_askedAt;
};

} // namespace motcua
