// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QStringList>

#include "app/viewmodels/view.h"

namespace motcua
{

/// One row of the procedures' list. Unknown time and fee are empty.
struct ProcedureEntry {
    Q_GADGET
    Q_PROPERTY(QString itemId MEMBER itemId)
    Q_PROPERTY(QString code MEMBER code)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString shortName MEMBER shortName)
    Q_PROPERTY(QString field MEMBER field)
    Q_PROPERTY(QString timeLimit MEMBER timeLimit)
    Q_PROPERTY(QString fee MEMBER fee)
    Q_PROPERTY(QString caseCountText MEMBER caseCountText)
    Q_PROPERTY(bool playable MEMBER playable)

public:
    QString itemId, code, name, shortName, field, timeLimit, fee, caseCountText;
    bool playable = false;

    QString key() const { return itemId; }
    bool operator==(const ProcedureEntry &) const = default;
};

/// One field (lĩnh vực) and how many procedures it has.
struct AreaEntry {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int procedures MEMBER procedures)

public:
    QString name;
    int procedures = 0;

    QString key() const { return name; }
    bool operator==(const AreaEntry &) const = default;
};

/// One paper of a procedure that is looked up.
struct PaperEntry {
    Q_GADGET
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString requiredIf MEMBER requiredIf)
    Q_PROPERTY(QString count MEMBER count)
    Q_PROPERTY(bool isForm MEMBER isForm)
    Q_PROPERTY(bool electronic MEMBER electronic)
    Q_PROPERTY(bool required MEMBER required)

public:
    int number = 0; ///< from 1
    QString name, note, requiredIf, count;
    bool isForm = false, electronic = false, required = true;

    QString key() const { return QString::number(number); }
    bool operator==(const PaperEntry &) const = default;
};

/// One case (trường hợp) to choose.
struct CaseEntry {
    Q_GADGET
    Q_PROPERTY(QString itemId MEMBER itemId)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString question MEMBER question)

public:
    QString itemId, name, question;

    QString key() const { return itemId; }
    bool operator==(const CaseEntry &) const = default;
};

/// A draft of an earlier session.
struct DraftEntry {
    Q_GADGET
    Q_PROPERTY(QString procedure MEMBER procedure)
    Q_PROPERTY(QString caseName MEMBER caseName)
    Q_PROPERTY(int pages MEMBER pages)
    Q_PROPERTY(QString day MEMBER day)

public:
    int number = 0; ///< from 0, as they are shown
    QString procedure, caseName;
    int pages = 0;
    QString day;

    QString key() const { return QString::number(number); }
    bool operator==(const DraftEntry &) const = default;
};

/// One component (thành phần hồ sơ) of the list.
struct ComponentEntry {
    Q_GADGET
    Q_PROPERTY(QString itemId MEMBER itemId)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString requiredIf MEMBER requiredIf)
    Q_PROPERTY(int phase MEMBER phase)
    Q_PROPERTY(bool isForm MEMBER isForm)
    Q_PROPERTY(bool required MEMBER required)
    Q_PROPERTY(int pages MEMBER pages)
    Q_PROPERTY(QString held MEMBER held)
    Q_PROPERTY(bool mayReuse MEMBER mayReuse)

public:
    QString itemId, name, note, requiredIf;
    bool mayReuse = false; ///< central holds such a paper, and none was scanned
    QString held; ///< from where: "nhận thứ Hai, 19/01/2026, hồ sơ …"; may be empty
    int phase = 0; ///< view::ComponentState
    bool isForm = false;
    bool required = true;
    int pages = 0;

    QString key() const { return itemId; }
    bool operator==(const ComponentEntry &) const = default;
};

/// One sheet of the component that is being scanned.
struct SheetEntry {
    Q_GADGET
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(qint64 page MEMBER page)
    Q_PROPERTY(int verdictKind MEMBER verdict)
    Q_PROPERTY(bool saved MEMBER saved)
    Q_PROPERTY(int turnDegrees MEMBER turn)
    Q_PROPERTY(bool straightened MEMBER straightened)
    Q_PROPERTY(bool asFed MEMBER asFed)
    Q_PROPERTY(QImage picture MEMBER picture)

public:
    int number = 0;
    qint64 page = 0; ///< 0 until saved
    int verdict = 0; ///< view::Verdict
    bool saved = false;
    int turn = 0; ///< degrees clockwise
    bool straightened = false; ///< or would be, but for `asFed`
    bool asFed = false;
    QImage picture;

    QString key() const { return QString::number(number); }
    bool operator==(const SheetEntry &other) const
    {
        return number == other.number && page == other.page && verdict == other.verdict
            && saved == other.saved && turn == other.turn && straightened == other.straightened
            && asFed == other.asFed && picture.cacheKey() == other.picture.cacheKey();
    }
};

/// One paper of a stack.
struct GroupEntry {
    Q_GADGET
    Q_PROPERTY(double first MEMBER first)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(bool named MEMBER named)
    Q_PROPERTY(bool guessed MEMBER guessed)
    Q_PROPERTY(bool separator MEMBER separator)
    Q_PROPERTY(bool canJoin MEMBER canJoin)
    Q_PROPERTY(QString numbers MEMBER numbers)
    Q_PROPERTY(QVariantList sheets READ sheets)

public:
    double first = 0; ///< id of its first page
    QString name; ///< what it is, or may be; empty: nobody knows
    bool named = false;
    bool guessed = false;
    bool separator = false;
    bool canJoin = false;
    QString numbers; ///< "1, 2"
    QList<SheetEntry> entries;

    QVariantList sheets() const
    {
        QVariantList list;
        for (const SheetEntry &entry : entries)
            list.append(QVariant::fromValue(entry));
        return list;
    }
    QString key() const { return QString::number(first); }
    bool operator==(const GroupEntry &) const = default;
};

/// What a paper can be.
struct NameEntry {
    Q_GADGET
    Q_PROPERTY(QString itemId MEMBER itemId)
    Q_PROPERTY(QString title MEMBER title)

public:
    QString itemId, title;

    QString key() const { return itemId; }
    bool operator==(const NameEntry &) const = default;
};

/// One field of the form that is being filled in; the first of a section carries the section's title.
struct FieldEntry {
    Q_GADGET
    Q_PROPERTY(QString fieldId MEMBER fieldId)
    Q_PROPERTY(QString section MEMBER section)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString help MEMBER help)
    Q_PROPERTY(int entry MEMBER entry)
    Q_PROPERTY(bool required MEMBER required)
    Q_PROPERTY(int maxLength MEMBER maxLength)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(bool checked MEMBER checked)
    Q_PROPERTY(QStringList choiceIds MEMBER choiceIds)
    Q_PROPERTY(QStringList choiceLabels MEMBER choiceLabels)
    Q_PROPERTY(bool fromCard MEMBER fromCard)
    Q_PROPERTY(bool fromPaper MEMBER fromPaper)
    Q_PROPERTY(bool fromCentral MEMBER fromCentral)
    Q_PROPERTY(QVariantList proposals MEMBER proposals)
    Q_PROPERTY(bool kept MEMBER kept)
    Q_PROPERTY(QString error MEMBER error)

public:
    QString fieldId, section, label, help;
    int entry = 0; ///< view::Entry
    bool required = false;
    int maxLength = 0;
    QString value; ///< as shown: dates as dd/mm/yyyy, of a choice its id
    bool checked = false;
    QStringList choiceIds, choiceLabels;
    bool fromCard = false;
    bool fromPaper = false;
    bool fromCentral = false;
    QVariantList
        proposals; ///< read on a paper: `text` as shown, `line` the picture (QImage) of where it stands
    bool kept = false; ///< filled in an earlier session, not shown
    QString error; ///< what to do about it, or empty

    QString key() const { return fieldId; }
    bool operator==(const FieldEntry &) const = default;
};

/// One notice about personal data and its answer.
struct NoticeEntry {
    Q_GADGET
    Q_PROPERTY(QString noticeId MEMBER noticeId)
    Q_PROPERTY(QString version MEMBER version)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString body MEMBER body)
    Q_PROPERTY(QString purpose MEMBER purpose)
    Q_PROPERTY(QString basis MEMBER basis)
    Q_PROPERTY(bool required MEMBER required)
    Q_PROPERTY(bool answered MEMBER answered)
    Q_PROPERTY(bool agreed MEMBER agreed)

public:
    QString noticeId, version, title, body, purpose, basis;
    bool required = false, answered = false, agreed = false;

    QString key() const { return noticeId; }
    bool operator==(const NoticeEntry &) const = default;
};

/// One step of a dossier at the agency, in words.
struct TimelineEntry {
    Q_GADGET
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(int status MEMBER status)
    Q_PROPERTY(QString when MEMBER when)
    Q_PROPERTY(QString who MEMBER who)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString dueDay MEMBER dueDay)

public:
    int number = 0; ///< the first one has 1
    int status = 0; ///< TrangThaiHoSo
    QString when, who, note; ///< `who`: unit and officer, where central names them
    QString dueDay; ///< of the present step; empty: none, or it is past

    QString key() const { return QString::number(number); }
    bool operator==(const TimelineEntry &) const = default;
};

/// What the agency asks for to complete a dossier.
struct RequestEntry {
    Q_GADGET
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(QString asked MEMBER asked)
    Q_PROPERTY(QString answerBy MEMBER answerBy)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QString contact MEMBER contact)
    Q_PROPERTY(QStringList items MEMBER items)
    Q_PROPERTY(bool answered MEMBER answered)

public:
    int number = 0;
    QString asked, answerBy, reason, contact; ///< days in words; empty: not said
    QStringList items; ///< "Bản sao hợp đồng (2 bản)"
    bool answered = false;

    QString key() const { return QString::number(number); }
    bool operator==(const RequestEntry &) const = default;
};

/// Something to be paid for a dossier, or that has been.
struct FeeEntry {
    Q_GADGET
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString amount MEMBER amount)
    Q_PROPERTY(bool paid MEMBER paid)
    Q_PROPERTY(QString day MEMBER day)
    Q_PROPERTY(QImage qr MEMBER qr)
    Q_PROPERTY(QString bank MEMBER bank)
    Q_PROPERTY(QString account MEMBER account)
    Q_PROPERTY(QString holder MEMBER holder)
    Q_PROPERTY(QString purpose MEMBER purpose)
    Q_PROPERTY(bool doubtful MEMBER doubtful)

public:
    int number = 0; ///< from 1
    QString name, amount; ///< "1.250.000 đồng"
    bool paid = false;
    QString day; ///< it was paid on, or is to be paid by; empty: not said
    QImage qr; ///< VietQR; null: it is paid at the counter
    QString bank, account, holder, purpose;
    bool doubtful = false; ///< central's transfer contradicts itself

    QString key() const { return QString::number(number); }
    bool operator==(const FeeEntry &) const = default;
};

/// Something to wait for in the hall.
struct ServiceEntry {
    Q_GADGET
    Q_PROPERTY(QString itemId MEMBER itemId)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int waiting MEMBER waiting)

public:
    QString itemId, name;
    int waiting = 0; ///< people

    QString key() const { return itemId; }
    bool operator==(const ServiceEntry &) const = default;
};

} // namespace motcua
