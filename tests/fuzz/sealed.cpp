// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/sealedvalues.h"
#include "sync/vault/secretkey.h"
#include "sync/vault/vault.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

namespace
{

template <typename Value>
void readsTheSame(const Result<Value> &value, Result<Value> (*read)(const QByteArray &))
{
    if (!value)
        return;
    const QByteArray written = sealedBytes(*value);
    const auto again = read(written);
    require(
        again.has_value() && sealedBytes(*again) == written, "a sealed value that was read reads the same");
}

} // namespace

/// As the values that are found in sealed frames, and as a frame with the nonce's prefix before it.
void sealed(const QByteArray &bytes)
{
    readsTheSame(objectFromSealed(bytes), objectFromSealed);
    readsTheSame(identityFromSealed(bytes), identityFromSealed);
    readsTheSame(submissionFromSealed(bytes), submissionFromSealed);
    readsTheSame(readingFromSealed(bytes), readingFromSealed);
    readsTheSame(partFromSealed(bytes), partFromSealed);

    static const auto key = SecretKey::fromBytes(QByteArray(SecretKey::size, 'k'));
    const QByteArray id(16, 'p');
    const Opener opener(key, id, bytes.first(std::min<qsizetype>(16, bytes.size())));
    const QByteArray box = bytes.mid(16);
    require(!opener.open(0, box, true), "nobody without the key makes a frame that opens");
    (void)opener.open(0, box, false);
    (void)opener.open(-1, box, true);
    const Sealer sealer(key, id);
    const QByteArray plain = bytes.first(std::min<qsizetype>(bytes.size(), sealFrameBytes));
    QByteArray frame = sealer.seal(3, plain, true);
    const Opener own(key, id, sealer.prefix());
    const auto opened = own.open(3, frame, true);
    require(opened && *opened == plain, "what was sealed opens");
    frame[frame.size() / 2] = char(frame[frame.size() / 2] ^ 1);
    require(!own.open(3, frame, true), "what was changed does not open");
}

} // namespace motcua::fuzz
