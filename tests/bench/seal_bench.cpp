// SPDX-License-Identifier: GPL-3.0-or-later
// How fast pages are sealed and opened in frames, beside libsodium's own speed on the same bytes in one
// piece, in turns. usage: motcua_bench_seal OUT.json [ROUNDS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <sodium.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QTemporaryDir>

#include "sync/vault/vault.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype partBytes = 8 << 20; ///< some pages of colour
constexpr double mebibyte = 1 << 20;

template <typename T>
T need(Result<T> result)
{
    if (!result) {
        std::fprintf(
            stderr, "%s: %s\n", qPrintable(result.error().name()), qPrintable(result.error().detail));
        std::exit(3);
    }
    return std::move(*result);
}

/// MiB a second.
template <typename Work>
double speedOf(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    return partBytes / mebibyte / seconds.count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

/// The library alone: one key, one nonce, one piece of memory that is there already.
class Bare
{
public:
    Bare() { randombytes_buf(m_key, sizeof m_key); }
    void seal(const QByteArray &plain)
    {
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            m_box.data(), nullptr, bytes(plain), size_t(plain.size()), nullptr, 0, nullptr, m_nonce, m_key);
    }
    void open()
    {
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(
                m_plain.data(), nullptr, nullptr, m_box.data(), m_box.size(), nullptr, 0, m_nonce, m_key)
            != 0)
            std::exit(4);
    }

private:
    static const unsigned char *bytes(const QByteArray &array)
    {
        return reinterpret_cast<const unsigned char *>(array.constData());
    }
    unsigned char m_key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
    unsigned char m_nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES] = {};
    std::vector<unsigned char> m_box =
        std::vector<unsigned char>(partBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    std::vector<unsigned char> m_plain = std::vector<unsigned char>(partBytes);
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3 || sodium_init() < 0) {
        std::fprintf(stderr, "usage: motcua_bench_seal OUT.json [ROUNDS]\n");
        return 2;
    }
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 41;
    QTemporaryDir directory;
    const auto vault = need(Vault::open(directory.path(), true));
    const auto key = need(vault->openDossierKey(need(vault->makeDossierKey()).byKiosk));
    const QByteArray part(16, 'p');
    QByteArray plain(partBytes, Qt::Uninitialized);
    randombytes_buf(plain.data(), size_t(plain.size()));
    const qint64 frames = (partBytes + sealFrameBytes - 1) / sealFrameBytes;

    const Sealer sealer(key, part);
    const Opener opener(key, part, sealer.prefix());
    Bare bare;
    const auto sealed = [&](qint64 i) {
        const qint64 from = i * sealFrameBytes;
        return sealer.seal(i, QByteArrayView(plain).sliced(from, std::min(sealFrameBytes, partBytes - from)),
            i + 1 == frames);
    };
    QList<QByteArray> boxes;
    for (qint64 i = 0; i < frames; ++i)
        boxes.append(sealed(i));
    std::vector<double> seal, open, bareSeal, bareOpen;
    for (int round = 0; round < rounds; ++round) {
        bareSeal.push_back(speedOf([&] { bare.seal(plain); }));
        // As the store does: a frame is written, and gone, before the next is sealed.
        seal.push_back(speedOf([&] {
            for (qint64 i = 0; i < frames; ++i)
                (void)sealed(i);
        }));
        bareOpen.push_back(speedOf([&] { bare.open(); }));
        open.push_back(speedOf([&] {
            for (qint64 i = 0; i < frames; ++i)
                need(opener.open(i, boxes[i], i + 1 == frames));
        }));
    }
    const double sealRatio = median(seal) / median(bareSeal), openRatio = median(open) / median(bareOpen);
    std::printf("seal: %.0f MiB/s, libsodium in one piece %.0f: ratio %.2f\n", median(seal), median(bareSeal),
        sealRatio);
    std::printf("open: %.0f MiB/s, libsodium in one piece %.0f: ratio %.2f\n", median(open), median(bareOpen),
        openRatio);
    const QJsonObject result {{u"seal_mib_s"_s, median(seal)}, {u"libsodium_seal_mib_s"_s, median(bareSeal)},
        {u"seal_ratio"_s, sealRatio}, {u"open_mib_s"_s, median(open)},
        {u"libsodium_open_mib_s"_s, median(bareOpen)}, {u"open_ratio"_s, openRatio}, {u"rounds"_s, rounds}};
    QFile file(QString::fromLocal8Bit(argv[1]));
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(result).toJson()) > 0 ? 0 : 4;
}
