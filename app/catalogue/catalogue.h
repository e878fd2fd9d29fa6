// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QJsonObject>

#include "app/domain/procedure.h"
#include "app/domain/result.h"

namespace motcua
{

/// The procedures this kiosk knows (danh mục thủ tục hành chính), read from resources/catalogue/. Immutable,
/// shareable between threads.
class Catalogue
{
public:
    /// The one built in, or the folder given. Fault: CatalogueInvalid with file and reason.
    static Result<std::shared_ptr<const Catalogue>> load(const QString &folder = {});
    ~Catalogue();

    QString version() const;
    const QList<Procedure> &procedures() const;
    /// By our id or by national code (with or without its agency suffix). Fault: ProcedureUnknown.
    Result<const Procedure *> find(const QString &idOrCode) const;

    struct Hit {
        const Procedure *procedure = nullptr;
        double score = 0; ///< larger is better
    };
    /// Ranked; forgiving of missing diacritics (đ too), word order and small slips; finds codes and synonyms.
    QList<Hit> search(const QString &words, int most = 20) const;
    /// Those that can be filed here, most asked for first.
    QList<const Procedure *> playable() const;

private:
    Catalogue();
    struct Private;
    std::unique_ptr<Private> d;
};

/// "Chứng chỉ" → "chung chi", "Đăng" → "dang": folds case, tone, hat, hook and đ.
QString foldVietnamese(QStringView text);

/// Values of a form against its fields: empty when all is well; else one fault a field (FormFieldMissing,
/// FormFieldInvalid), `detail` the field's id. Values: texts; dates as yyyy-MM-dd; choices by id; checks true
/// or false. A value without a field is invalid, and so is one of a field that is not asked with these values
/// (see `askedValues`). `today`: the last day for dates that cannot lie in the future.
QList<Fault> checkForm(const Form &form, const QJsonObject &values, const QDate &today);

} // namespace motcua
