// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QByteArray>

namespace motcua::fuzz
{

// Each takes any bytes at all and gives them to the reader of one of our formats. Whatever they are, it has
// to come to an end, with a value or a fault; what is read has to read the same once it was written again.

void answers(const QByteArray &bytes); ///< central's answers: HTTP headers, tus, JSON, problem documents
void cardqr(const QByteArray &bytes); ///< QR payload of an identity card
void catalogue(const QByteArray &bytes); ///< a file of procedures
void config(const QByteArray &bytes); ///< TOML
void delta(const QByteArray &bytes); ///< a delta of the catalogue, and what it makes
void frames(const QByteArray &bytes); ///< what a worker sends
void intake(const QByteArray &bytes); ///< INTAKE.json
void manifest(const QByteArray &bytes); ///< what a kiosk files, as central reads it, and tells others
void pages(const QByteArray &bytes); ///< pages and log of a damaged database, and what is salvaged of them
void sealed(const QByteArray &bytes); ///< sealed frames, and the values in them
void statement(const QByteArray &bytes); ///< what central signs, and revocation lists
void token(const QByteArray &bytes); ///< enrolment token
void vaultfiles(const QByteArray &bytes); ///< files of keys, backups and what is in them
void vouched(const QByteArray &bytes); ///< what stands in a statement or a list that central did sign

struct Target {
    const char *name;
    void (*run)(const QByteArray &bytes);
};
inline constexpr std::array targets {Target {"answers", answers}, Target {"cardqr", cardqr},
    Target {"catalogue", catalogue}, Target {"config", config}, Target {"delta", delta},
    Target {"frames", frames}, Target {"intake", intake}, Target {"manifest", manifest},
    Target {"pages", pages}, Target {"sealed", sealed}, Target {"statement", statement},
    Target {"token", token}, Target {"vaultfiles", vaultfiles}, Target {"vouched", vouched}};

/// Ends the program where a property does not hold, so that the fuzzer keeps the bytes.
void require(bool holds, const char *property);

} // namespace motcua::fuzz
