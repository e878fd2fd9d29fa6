// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/keykeeper.h"

#include <array>

#include "sync/vault/credentialkeykeeper.h"
#include "sync/vault/filekeykeeper.h"
#include "sync/vault/tpmkeykeeper.h"

namespace motcua
{

namespace
{

constexpr std::array names {"file", "tpm", "credential"};

} // namespace

QString keyPlaceName(KeyPlace place)
{
    return QLatin1String(names.at(size_t(place)));
}

std::optional<KeyPlace> keyPlaceFromName(QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i)
        if (name == QLatin1String(names.at(i)))
            return KeyPlace(i);
    return std::nullopt;
}

std::unique_ptr<KeyKeeper> KeyKeeper::make(
    KeyPlace place, const QString &directory, const KeyKeeping &keeping)
{
    switch (place) {
    case KeyPlace::Tpm:
        return std::make_unique<TpmKeyKeeper>(directory, keeping);
    case KeyPlace::Credential:
        return std::make_unique<CredentialKeyKeeper>(directory);
    case KeyPlace::File:
        break;
    }
    return std::make_unique<FileKeyKeeper>(directory);
}

} // namespace motcua
