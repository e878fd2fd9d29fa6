// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// What binds this kiosk to one central system; kept in `stateDirectory`/central/ (files 0600).
struct Enrolment {
    QString url; ///< https://host:port
    QByteArray keyPin; ///< SHA-256 of central's public key (SubjectPublicKeyInfo); any other key is refused
    QString kioskId;
    int credential =
        0; ///< which pair of certificate and key is in force: that of the enrolment, or the n-th since
    QString certificateFile; ///< PEM, ours, signed by central
    QString privateKeyFile; ///< PEM, 0600
    QString authorityFile; ///< PEM, central's own authority
    /// PEM, the authority's revocation list, where central has one; kept up to date by
    /// MotcuaCentral::checkIn.
    QString revocationFile;
    QByteArray recoveryKey; ///< the ministry's X25519 public key

    /// Which of the adapters speaks with it (connectCentral).
    enum class Protocol {
        Motcua, ///< sync/api/central.openapi.yaml, with our certificate
        IGate ///< sync/api/igate.md, with a client's id (kioskId) and secret; the files above are not there
    };
    Protocol protocol = Protocol::Motcua;
    QString secretFile; ///< of an iGate's client, 0600
    QString unit; ///< MaDonViTiepNhan, with an iGate
};

/// Enrols with a token that central gave out (EnrolmentToken). An iGate enrols nobody: its token carries the
/// client's id and secret, which are tried and kept. Else: it carries central's address, the SHA-256 of its
/// key and a one-time secret. A fresh key pair is made here; the private key never leaves the machine.
/// Enrolling again with a used token is CentralTokenRefused; with another central's, CentralOther. Other
/// faults: CentralUnreachable, CentralUntrusted, StoreReadOnly.
Result<Enrolment> enrol(const QString &token, const QString &stateDirectory);

/// Fault CentralNotEnrolled when there is none.
Result<Enrolment> loadEnrolment(const QString &stateDirectory);

/// The same enrolment with its n-th pair of certificate and key, whether that is there or not.
Enrolment withCredential(Enrolment enrolment, int credential);
/// From now on the n-th pair is the one in force. Faults: CentralNotEnrolled, StoreReadOnly, DiskFull.
Result<void> setCredential(const QString &stateDirectory, int credential);

} // namespace motcua
