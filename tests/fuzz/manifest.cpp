// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/igatemessages.h"
#include "sync/exchange/nationalmessages.h"
#include "sync/sandbox/manifestreader.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

namespace
{

/// What others are told of it.
void tell(const QByteArray &bytes)
{
    const QString code = QStringLiteral("000.00.00.G01-1");
    const national::Dossier dossier {bytes, {code, 1'800'000'000'000, {}}, 4, {QStringLiteral("1")},
        {{QStringLiteral("1"), {}, 1'800'000'000'000}}};
    const auto message = national::dossierMessage(dossier);
    require(!message || message->contains(QStringLiteral("MaHoSo")), "the portal is told of which dossier");
    (void)national::requests(national::Service::ProgressUpdate, {national::progressMessage(dossier)});

    Part part;
    part.component = QStringLiteral("don");
    part.sha256 = QByteArray(32, 's');
    const auto filed =
        igate::dossierMessage(code, QStringLiteral("G06"), bytes, {{part, {}}}, {QStringLiteral("1")});
    require(!filed || filed->value(QStringLiteral("MaHoSo")).toString() == code, "an iGate is told the code");
    require(!igate::dossierMessage(code, QStringLiteral("G06"), bytes, {{part, {}}}, {}), "and every file");
}

} // namespace

void manifest(const QByteArray &bytes)
{
    tell(bytes);
    const auto filing = sandbox::parseManifest(QStringLiteral("01900000-0000-7000-8000-000000000001"), bytes);
    if (!filing)
        return;
    require(filing->provisionalToken.size() == 32, "what is filed has a token");
    for (const auto &part : filing->parts)
        require(part.bytes >= 0 && part.sha256.size() == 64, "each part is named by its digest");
}

} // namespace motcua::fuzz
