// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QDate>

#include "app/domain/cataloguecontent.h"
#include "sync/central/centralsystem.h"
#include "sync/central/httpclient.h"

namespace motcua::test
{

/// What a kiosk asks of a central, whatever it speaks.
enum class Step { Reach, Upload, IssueCode, File, ReadBack };
const char *nameOf(Step step);

/// A person as a dossier names one.
struct FiledPerson {
    QString fullName, personalNumber, residence;
    bool operator==(const FiledPerson &) const = default;
};

/// Who filed what and when: what every protocol has a place for. A protocol with no owner apart from the
/// submitter (người nộp, chủ hồ sơ; at a kiosk the same) gives that one as both.
struct FiledFacts {
    QString procedureCode;
    FiledPerson submitter, owner;
    QDate birthDate, issueDate; ///< the submitter's, and of the card
    QString phone;
    qint64 submittedAt = 0; ///< Unix s
    bool operator==(const FiledFacts &) const = default;
};
void PrintTo(const FiledFacts &facts, std::ostream *stream);

/// A dossier as it lies on central's disk.
struct StoredDossier {
    QString code;
    QList<HeldDossier::File> files; ///< digests made anew from the bytes
    FiledFacts facts; ///< read from what is stored
};

/// The other side of an adapter: a real server that holds dossiers, and does wrong on demand. One that does
/// wrong does so the next `times` times that it is asked for the step, and is well again.
class HostileCentral
{
public:
    virtual ~HostileCentral() = default;

    /// A new connection, of one kiosk that is enrolled. By that patience it gives up, and by no other.
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
    /// Its agency asks for what completes a dossier, in these words and by that time; gives the request's id.
    /// Of one that takes supplements.
    virtual QString asksFor(const QString &code, const SupplementRequest &what) = 0;
    /// That person, at the kiosk. Of one with person views.
    virtual PersonGrant recognises(const QString &personalNumber) = 0;
    /// That person agrees on their phone to what central offered under that code; none: says no. Of one at
    /// which people can sign in.
    virtual void signsIn(const QString &userCode, const std::optional<FiledPerson> &person) = 0;
    /// The newest that it hands out. Of one with catalogue deltas.
    virtual CatalogueContent catalogue() = 0;
    /// PEM, by which its receipts are judged; empty where it signs none.
    virtual QByteArray authority() = 0;
    /// All that it holds. What it was told twice under one code is there twice, if its protocol lets that
    /// happen.
    virtual QList<StoredDossier> held() = 0;
    /// A bit turns over on its disk, in a file of what it holds under that code.
    virtual void spoilsHeld(const QString &code) = 0;
};

} // namespace motcua::test
