// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QList>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

class SecretKey;

/// Where the kiosk's key can live.
enum class KeyPlace {
    File, ///< a file of mode 0600 beside the sealed data
    Tpm, ///< sealed by this machine's TPM 2.0
    Credential ///< given by the service manager: $CREDENTIALS_DIRECTORY/motcua-kiosk-key
};
QString keyPlaceName(KeyPlace place); ///< "file", "tpm", "credential"
std::optional<KeyPlace> keyPlaceFromName(QStringView name);

/// What the settings say about the kiosk's key.
struct KeyKeeping {
    KeyPlace place = KeyPlace::File; ///< of a key that is made; one that is there stays until it is moved
    QString tpm = QStringLiteral("device:/dev/tpmrm0"); ///< as Tss2_TctiLdr_Initialize takes it
    QList<int> pcrs = {}; ///< 0 to 23: what is sealed by the TPM from now on is bound to these
};

/// Keeps the kiosk's key in one kind of place, in two slots: the key in use, and the next one while keys are
/// being changed. Everything it says is done is durable.
class KeyKeeper
{
public:
    enum class Slot { Current, Next };
    static std::unique_ptr<KeyKeeper> make(
        KeyPlace place, const QString &directory, const KeyKeeping &keeping);
    virtual ~KeyKeeper() = default;

    virtual KeyPlace place() const = 0;
    /// Null where the slot is empty. Faults: KeyMissing (it is damaged or cannot be read), KeyExposed (others
    /// can read it), KeyWithheld (the TPM does not give it back).
    virtual Result<std::shared_ptr<SecretKey>> read(Slot slot) = 0;
    /// Replaces what was in the slot. Faults: KeyWithheld, KeyMissing (nothing can be put into this place
    /// from here; the detail says what to do), StoreReadOnly, DiskFull.
    virtual Result<void> keep(Slot slot, const SecretKey &key) = 0;
    /// The next key becomes the one in use; what was in use is destroyed.
    virtual Result<void> promote() = 0;
    virtual Result<void> destroy(Slot slot) = 0;
    /// That the slot of the key in use is empty, and what may be done about it: a fault's detail.
    virtual QString absence() const = 0;
    /// What this place protects from and what not, in English: `doctor` says it.
    virtual QString protection() = 0;
};

} // namespace motcua
