// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/revocationlist.h"
#include "sync/central/signedstatement.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

namespace
{

/// An authority whose key nobody has: it was made for this and forgotten.
const QByteArray authority = R"(-----BEGIN CERTIFICATE-----
MIIBNDCB56ADAgECAhQW8WN5OKH8H5F3nJweqX9w0RHoMDAFBgMrZXAwDzENMAsG
A1UEAwwERnV6ejAgFw0yNjExMjIwNzM0MzlaGA8yMTI2MTAyOTA3MzQzOVowDzEN
MAsGA1UEAwwERnV6ejAqMAUGAytlcAMhAA/PFo2ey3w5ghNQvziZwfqUH/I6SVHx
jDnLe1plsKLyo1MwUTAdBgNVHQ4EFgQU0hYUWegwOdt76Q9Pp0THOaYer4EwHwYD
VR0jBBgwFoAU0hYUWegwOdt76Q9Pp0THOaYer4EwDwYDVR0TAQH/BAUwAwEB/zAF
BgMrZXADQQAOZ7B5EneKXZR6VbeNx742JNuZySIhytawwSiLy19P0jYSPbwydlC9
e9MYcEQESfxYLYLvdyOBwEznowiOQtwL
-----END CERTIFICATE-----
)";

} // namespace

void statement(const QByteArray &bytes)
{
    require(!openStatement(bytes, QStringLiteral("motcua-audit-anchor"), authority),
        "nobody without the key makes a statement that holds");
    require(!RevocationList::read(bytes, authority), "nobody without the key makes a revocation list");
    (void)certificateKeySha256(bytes);
}

} // namespace motcua::fuzz
