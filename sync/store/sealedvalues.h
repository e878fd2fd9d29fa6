// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dossier.h"
#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

// The values that are sealed, as bytes (their fields stand in sync/vault/FORMAT.md). Reading gives
// SealBroken when the bytes are no such value: what was sealed here once always reads.

QByteArray sealedBytes(const CardIdentity &identity);
QByteArray sealedBytes(const Submission &submission);
QByteArray sealedBytes(const PageReading &reading);
QByteArray sealedBytes(const Part &part);
QByteArray sealedBytes(const QJsonObject &object);

Result<QJsonObject> objectFromSealed(const QByteArray &bytes);
Result<CardIdentity> identityFromSealed(const QByteArray &bytes);
Result<Submission> submissionFromSealed(const QByteArray &bytes);
Result<PageReading> readingFromSealed(const QByteArray &bytes);
Result<Part> partFromSealed(const QByteArray &bytes);

} // namespace motcua
