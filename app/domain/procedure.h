// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace motcua
{

/// Loại thành phần hồ sơ.
enum class ComponentKind {
    Paper, ///< giấy: scanned here
    Form, ///< biểu mẫu điện tử: filled in on the screen
    Electronic ///< bản điện tử: never an image (NĐ 37/2026/NĐ-CP Điều 28)
};

/// How far an entry may be trusted. Historical and doubtful ones can only be looked up.
enum class Trust { Law, GoodSource, Doubtful, Historical };

/// Thành phần hồ sơ.
struct Component {
    QString id; ///< stable within the procedure, ASCII kebab case
    QString name;
    ComponentKind kind = ComponentKind::Paper;
    bool required = true; ///< always
    QString
        requiredIf; ///< condition in words under which it is required; `required` is then false; else empty
    std::optional<int> originals, copies; ///< bản chính, bản sao; unknown is unknown
    QString formNumber; ///< "Mẫu số 05 Phụ lục IV", or empty
    QString formId; ///< of kind Form: which form of the procedure
    QString note;
};

/// Trường hợp: one procedure can have several, with different components (DVCQG `TRUONGHOP`). It is asked
/// first.
struct ProcedureCase {
    QString id;
    QString name; ///< as a list entry
    QString question; ///< plain words to choose by
    QList<Component> components;

    const Component *findComponent(QStringView componentId) const
    {
        for (const auto &c : components)
            if (c.id == componentId)
                return &c;
        return nullptr;
    }
};

enum class FieldType { Text, MultilineText, Number, Date, Phone, Email, Choice, Check };

/// One field of a form (biểu mẫu điện tử).
struct FormField {
    QString id;
    QString label;
    QString help;
    FieldType type = FieldType::Text;
    bool required = false;
    int maxLength = 0; ///< characters; 0: no limit of its own
    QString pattern; ///< regular expression the whole value must match, or empty
    QString patternHelp; ///< what to say when it does not
    QString prefill; ///< "identity.full_name", …; "paper.tax-code", …: proposed where read; or empty
    struct Choice {
        QString id, label;
        bool operator==(const Choice &) const = default;
    };
    QList<Choice> choices;
    bool notAfterToday = false; ///< a date that cannot lie in the future
    QString showIf; ///< "field=value": asked only then; empty: always

    bool operator==(const FormField &) const = default;
};

struct FormSection {
    QString title;
    QList<FormField> fields;

    bool operator==(const FormSection &) const = default;
};

struct Form {
    QString id;
    QString title;
    QString source; ///< "NĐ 37/2026/NĐ-CP, Phụ lục VII, Mẫu số 5"
    QList<FormSection> sections;

    bool operator==(const Form &) const = default;
};

/// Whether a field is asked with these values (its `showIf`).
bool isFieldAsked(const FormField &field, const QJsonObject &values);

/// `values` without those of fields that are not asked with them: left over from an earlier choice, they are
/// not part of what the person declares.
QJsonObject askedValues(const Form &form, QJsonObject values);

/// Thủ tục hành chính.
struct Procedure {
    QString id; ///< ours, stable, ASCII kebab case
    QString code; ///< national code N.NNNNNN, or empty when unknown
    QString name;
    QString shortName; ///< plain words for buttons; equals `name` when there is none
    QString field; ///< lĩnh vực
    QString level; ///< cấp thực hiện
    QString agency;
    QString timeLimit; ///< in words, as published; empty: unknown
    QString fee; ///< in words, as published; empty: unknown
    QList<ProcedureCase> cases;
    QList<Form> forms;
    QStringList legalBasis;
    QStringList synonyms; ///< everyday words people search with
    std::optional<QDate> validFrom, validTo;
    Trust trust = Trust::Doubtful;
    QString trustNote;
    QString source;
    bool playable = false; ///< can be filed here; else look-up only
    int rank = 0; ///< larger: asked for more often

    const ProcedureCase *findCase(QStringView caseId) const
    {
        for (const auto &c : cases)
            if (c.id == caseId)
                return &c;
        return nullptr;
    }
    const Form *findForm(QStringView formId) const
    {
        for (const auto &f : forms)
            if (f.id == formId)
                return &f;
        return nullptr;
    }
};

} // namespace motcua
