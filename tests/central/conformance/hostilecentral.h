// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QJsonObject>

#include "sync/central/centralsystem.h"
#include "sync/central/httpclient.h"

namespace motcua::test
{

/// What a kiosk asks of a central, whatever it speaks.
enum class Step { Reach, Upload, IssueCode, File, ReadBack };
const char *nameOf(Step step);

/// The other side of an adapter: a real server that holds dossiers, and does wrong on demand. One that does
/// wrong does so the next `times` times that it is asked for the step, and is well again.
class HostileCentral
{
public:
    virtual ~HostileCentral() = default;

    /// A new connection, of one kiosk that is enrolled.
    virtual std::unique_ptr<CentralSystem> connect(const HttpPatience &patience = {}) = 0;
    /// Those that this central's protocol has.
    virtual QList<Step> steps() const = 0;

    virtual void losesAnswers(Step step, int times) = 0; ///< does the work, then cuts the connection
    virtual void truncatesAnswers(Step step, int times) = 0;
    virtual void answers(Step step, int status, int retryAfterSeconds, int times) = 0; ///< and does nothing
    virtual void showsLoginPage(Step step, int times) = 0; ///< 200, and does nothing
    virtual void isSlow(Step step, int milliseconds, int times) = 0; ///< then does the work
    virtual void dies(Step step, bool afterTheWork) = 0; ///< once, by SIGKILL
    virtual void cutsUploads(qint64 afterBytes) = 0; ///< once
    virtual void spoilsUpload() = 0; ///< once: a bit of it turns over on the way in
    virtual void refuses(const QString &reason) = 0; ///< dossiers, until behaves()
    virtual void forgesReceipt() = 0; ///< once; of one that signs them
    virtual void behaves() = 0;

    virtual void goAway() = 0;
    virtual void comeBack() = 0; ///< at the same address; what was held is held
    virtual bool isAway() = 0;

    virtual void setStatus(const QString &code, int status) = 0; ///< TrangThaiHoSo
    /// Its agency asks for what completes a dossier; gives the request's id. Of one that takes supplements.
    virtual QString asksFor(const QString &code) = 0;
    /// PEM, by which its receipts are judged; empty where it signs none.
    virtual QByteArray authority() = 0;
    /// All that it holds, digests made anew from the bytes that it has on disk. What it was told twice under
    /// one code is there twice, if its protocol lets that happen.
    virtual QList<HeldDossier> held() = 0;
};

} // namespace motcua::test
