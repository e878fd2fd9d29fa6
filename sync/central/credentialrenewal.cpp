// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/credentialrenewal.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include "sync/central/certificatelife.h"
#include "sync/central/motcuacentral.h"
#include "sync/central/signingrequest.h"
#include "sync/central/smallfile.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// The pair that comes next, complete or not.
Enrolment nextOf(const Enrolment &enrolment)
{
    return withCredential(enrolment, enrolment.credential + 1);
}

void removePair(const Enrolment &pair)
{
    // The certificate first: a key alone is taken up again, a certificate alone is of no use.
    QFile::remove(pair.certificateFile);
    QFile::remove(pair.privateKeyFile);
}

Result<SecretBytes> keyOf(const Enrolment &next)
{
    if (QFileInfo::exists(next.privateKeyFile))
        return readSecretFile(next.privateKeyFile);
    auto key = makePrivateKey();
    if (key)
        MOTCUA_TRY(writeDurably(next.privateKeyFile, key->view()));
    return key;
}

/// Asks with the pair in force. The same key again gets the same certificate.
Result<void> ask(
    const Enrolment &enrolment, const Enrolment &next, Clock &clock, const HttpPatience &patience)
{
    MOTCUA_ASSIGN(const SecretBytes key, keyOf(next));
    MOTCUA_ASSIGN(const QByteArray request, makeSigningRequest(key.view()));
    MOTCUA_ASSIGN(const QByteArray certificate,
        MotcuaCentral::create(enrolment, patience, &clock)->renewCertificate(request));
    if (!certificateMatches(certificate, key.view()))
        return fail(FaultId::CentralAnswerInvalid, u"a renewed certificate of another key"_s);
    return writeDurably(next.certificateFile, certificate);
}

} // namespace

Result<bool> renewCredential(
    const Enrolment &enrolment, const QString &stateDirectory, Clock &clock, const HttpPatience &patience)
{
    if (enrolment.certificateFile.isEmpty())
        return false;
    const Enrolment next = nextOf(enrolment);
    if (!QFileInfo::exists(next.certificateFile)) {
        MOTCUA_ASSIGN(const QByteArray pem, readSmallFile(enrolment.certificateFile));
        MOTCUA_ASSIGN(const auto life, CertificateLife::of(pem));
        if (!clock.confirmed() || !life.wantsRenewal(clock.now()))
            return false;
        MOTCUA_TRY(ask(enrolment, next, clock, patience));
    }
    const auto worked = MotcuaCentral::create(next, patience, &clock)->checkIn();
    if (!worked) {
        // Central does not know it (it may have been restored from a copy): another one is asked for.
        if (worked.error().id == FaultId::CentralNotEnrolled)
            removePair(next);
        return tl::unexpected(worked.error());
    }
    MOTCUA_TRY(setCredential(stateDirectory, next.credential));
    removePair(enrolment);
    return true;
}

} // namespace motcua
