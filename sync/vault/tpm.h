// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QList>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

class SecretKey;

/// A secret that one TPM can open again. FORMAT.md has the bytes of the file that holds it.
struct TpmSealed {
    quint32 pcrs = 0; ///< bit n: bound to PCR n (bank SHA-256)
    QByteArray parentName; ///< TPM2B_NAME of the key that it is sealed under; another TPM, or a cleared one,
                           ///< has another
    QByteArray publicArea; ///< TPM2B_PUBLIC
    QByteArray privateArea; ///< TPM2B_PRIVATE, encrypted by the TPM
};

/// One connection to a TPM 2.0 over the ESAPI (TCG TSS 2.0). Everything travels in salted, encrypted
/// sessions, so that listening to the chip's bus gives nothing. Short-lived: others want the chip too.
class Tpm
{
public:
    /// `connection`: what Tss2_TctiLdr_Initialize takes, e.g. "device:/dev/tpmrm0". Fault KeyWithheld.
    static Result<std::unique_ptr<Tpm>> connect(const QString &connection);
    ~Tpm();

    /// Seals under the storage primary of the owner hierarchy; with `pcrs` bound to their present values.
    /// Fault KeyWithheld.
    Result<TpmSealed> seal(const SecretKey &key, quint32 pcrs);
    /// Fault KeyWithheld, whose detail says whether the TPM is another or was cleared, or whether a PCR has
    /// changed.
    Result<std::shared_ptr<SecretKey>> unseal(const TpmSealed &sealed);

private:
    Tpm();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
