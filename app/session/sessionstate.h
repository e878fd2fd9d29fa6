// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QHash>
#include <QImage>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include "app/domain/dossier.h"
#include "app/domain/fault.h"
#include "app/domain/procedure.h"

namespace motcua
{

enum class Screen {
    Home,
    Card,
    Procedure,
    Case,
    Checklist,
    Scan,
    Form,
    Review,
    Notices,
    Sending,
    Slip,
    Lookup,
    Info,
    Follow,
    Progress,
    SignIn,
    Rating,
    Withdraw,
    Acceptance,
    Queue
};
enum class TextSize { Normal, Large, Largest };
enum class Palette { Standard, HighContrast, Dark };

/// The whole session as one value: what the screen shows, nothing else. A wiped session is `SessionState{}`.
/// It flows one way: intents → Session → SessionState → view models → QML.
struct SessionState {
    // -- everywhere
    Screen screen = Screen::Home;
    bool canGoBack = false;
    bool busy = false; ///< something short is under way; buttons wait
    std::optional<Fault> fault; ///< of this step; the screen says what is safe, then what to do
    int idleSecondsLeft = -1; ///< ≥ 0: the "still there?" question is open
    bool keepsDraft = false; ///< ended now, something of it can be gone on with
    QString language = QStringLiteral("vi");
    TextSize textSize = TextSize::Normal;
    Palette palette = Palette::Standard;

    enum class Health { Good, Offline, NeedsStaff, StaffSoon };
    Health health = Health::Good; ///< the line at the foot of the home screen
    int unsent = 0; ///< dossiers on this machine still to be sent

    // -- person
    struct Person {
        QString name;
        QString maskedNumber; ///< 079•••••3456
        bool signedIn = false; ///< with VNeID (L2); else known by the card

        bool operator==(const Person &) const = default;
    };
    std::optional<Person> person;
    enum class CardPhase { Waiting, Reading, Read };
    CardPhase cardPhase = CardPhase::Waiting;
    /// A draft of the same person from an earlier session: resumed or begun anew, first question after the
    /// card.
    struct EarlierDraft {
        QString procedureName;
        QString caseName; ///< empty where the procedure has only one
        int pages = 0;
        qint64 createdAt = 0;

        bool operator==(const EarlierDraft &) const = default;
    };
    QList<EarlierDraft> earlierDrafts; ///< the one begun last first

    // -- procedure and case
    struct ProcedureItem {
        QString id, code, name, shortName, field, agency, timeLimit, fee;
        bool playable = false;
        QString caseCountText; ///< empty where there is only one case

        bool operator==(const ProcedureItem &) const = default;
    };
    QString query;
    QList<ProcedureItem> procedures; ///< those found, or the usual ones
    std::optional<ProcedureItem> procedure;
    struct CaseItem {
        QString id, name, question;

        bool operator==(const CaseItem &) const = default;
    };
    QList<CaseItem> cases;
    std::optional<CaseItem> chosenCase;

    // -- looking up, without a card
    struct FieldItem {
        QString name; ///< lĩnh vực
        int procedures = 0;

        bool operator==(const FieldItem &) const = default;
    };
    QList<FieldItem> fields; ///< on the screen that looks up
    QString field; ///< whose procedures are listed; empty: those found, or the usual ones
    struct InfoPaper {
        QString name, requiredIf, note;
        QString count; ///< "1 bản chính, 2 bản sao"; empty: unknown
        ComponentKind kind = ComponentKind::Paper;
        bool required = true;

        bool operator==(const InfoPaper &) const = default;
    };
    struct Info {
        ProcedureItem procedure;
        QString level; ///< cấp thực hiện
        QStringList legalBasis;
        QString caution; ///< what to beware of; empty: nothing
        QList<CaseItem> cases;
        int chosen = 0; ///< of `cases`, whose papers are listed
        QList<InfoPaper> papers;
        bool papersUnknown = false; ///< the source has none
        QImage list; ///< QR symbol of the papers as text, to take home
        bool canPrint = false, printed = false;

        bool operator==(const Info &) const = default;
    };
    std::optional<Info> info; ///< on the screen of one procedure

    // -- following a dossier, without a card
    struct Follow {
        QString typed; ///< mã hồ sơ as far as it is typed
        bool invalid = false; ///< what was looked for is no dossier code
        bool reading = false; ///< the slip on the glass
        bool asking = false; ///< central
        /// Who knows of the dossier: central; this kiosk, which is still to send it, or to which central has
        /// refused it; neither, as long as another kiosk is still to send it.
        enum class Place { Central, Waiting, Refused, OnItsWay };
        struct Step {
            qint64 at = 0; ///< Unix ms
            int status = 0; ///< TrangThaiHoSo 1–10
            QString unit, officer, note; ///< empty: not said
            std::optional<qint64> dueAt; ///< Unix ms

            bool operator==(const Step &) const = default;
        };
        struct Asked {
            QString name, note;
            int copies = 1;

            bool operator==(const Asked &) const = default;
        };
        struct Request {
            QString number, reason, contact; ///< empty: not said
            qint64 askedAt = 0; ///< Unix ms
            std::optional<qint64> answerBy; ///< Unix ms
            QList<Asked> items;
            bool answered = false;

            bool operator==(const Request &) const = default;
        };
        struct Fee {
            QString name;
            qint64 amount = 0; ///< đồng
            bool paid = false;
            std::optional<qint64> payBy, paidAt; ///< Unix ms
            QImage qr; ///< VietQR symbol; null: it is paid at the counter
            QString bank, account, holder, purpose; ///< what it says, with a symbol
            bool doubtful = false; ///< a transfer that contradicts itself, and is not shown

            bool operator==(const Fee &) const = default;
        };
        /// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01), as its agency has signed it.
        struct Acceptance {
            QString number, agency, officer, applicant, procedure, returnPlace; ///< empty: not said
            QStringList papers; ///< "Đơn đề nghị (bản chính, 2 bản)"
            qint64 acceptedAt = 0; ///< Unix ms
            std::optional<qint64> dueAt; ///< Unix ms

            bool operator==(const Acceptance &) const = default;
        };
        struct Dossier {
            QString code; ///< mã hồ sơ; empty: it has none yet
            Place place = Place::Central;
            int status = 0; ///< TrangThaiHoSo 1–10, with central
            bool isOwn = false; ///< the person is proven to be its applicant, and is shown what follows
            QList<Step> steps = {}; ///< at the agency, the last one last
            bool late = false; ///< the last one's time is over
            QList<Request> requests = {}; ///< to complete it (Mẫu 02)
            QList<Fee> fees = {};
            bool feesUnknown = false; ///< central's answer about them is none
            std::optional<Acceptance> acceptance = {}; ///< none: there is none yet
            bool acceptanceDoubtful = false; ///< there is one, and its signature does not hold
            bool canWithdraw = false;

            bool operator==(const Dossier &) const = default;
        };
        std::optional<Dossier> dossier; ///< that was found

        bool operator==(const Follow &) const = default;
    };
    Follow follow;

    bool acceptancePrinted = false, canPrintAcceptance = false;

    // -- withdrawing a dossier (level L2)
    struct Withdrawal {
        /// Why, as it is said to central; the last one is put in words.
        static constexpr std::array<QStringView, 4> reasons {u"Hồ sơ có sai sót, tôi sẽ nộp lại.",
            u"Tôi không còn nhu cầu giải quyết việc này.", u"Tôi nộp nhầm thủ tục hoặc nhầm cơ quan.",
            u"Lý do khác"};
        static constexpr int otherReason = int(reasons.size()) - 1;
        static constexpr int longestWords = 200; ///< characters

        QString code; ///< mã hồ sơ
        int reason = -1; ///< of `reasons`; -1: none chosen yet
        QString words; ///< with the last one
        bool wordsMissing = false;
        bool confirming = false; ///< it is asked once more
        bool sending = false;

        bool operator==(const Withdrawal &) const = default;
    };
    std::optional<Withdrawal> withdrawal; ///< while it is asked about

    // -- the hall: help, and a number in its queue
    struct Help {
        enum class Phase { None, Calling, Waiting, Accepted, Coming, Unreached };
        Phase phase = Phase::None;
        QString staff; ///< who has accepted it or comes; empty: not said
        bool unanswered = false; ///< nobody has accepted it for long

        bool operator==(const Help &) const = default;
    };
    Help help;
    struct Queue {
        struct Service {
            QString id, name;
            int waiting = 0; ///< people

            bool operator==(const Service &) const = default;
        };
        struct Ticket {
            QString number, name, counter; ///< `counter` empty: that is called out later
            int ahead = 0; ///< people
            qint64 issuedAt = 0; ///< Unix ms

            bool operator==(const Ticket &) const = default;
        };
        bool asking = false; ///< central
        bool known = false; ///< central has said what there is
        QList<Service> services;
        std::optional<Ticket> ticket;
        bool printed = false;

        bool operator==(const Queue &) const = default;
    };
    Queue queue;

    // -- signing in with VNeID (level L2)
    struct SignIn {
        QImage qr; ///< QR symbol of where the phone signs in; null: central has not offered it yet
        QString code, address; ///< to compare with what the phone shows, and to type where it reads no QR
        int secondsLeft = 0; ///< until the code is no longer good
        bool over = false; ///< it came to nothing; a new one is asked for

        bool operator==(const SignIn &) const = default;
    };
    std::optional<SignIn> signIn; ///< while the phone has not answered

    // -- the list
    enum class ComponentState { ToScan, ToFill, Done, Electronic, Optional, Reused };
    /// A paper that central holds already, and that need not be brought again.
    struct HeldPaper {
        QString fromDossier; ///< mã hồ sơ with which it came; empty: from elsewhere
        std::optional<qint64> receivedAt; ///< Unix ms

        bool operator==(const HeldPaper &) const = default;
    };
    struct ComponentItem {
        QString id, name, note, requiredIf;
        ComponentKind kind = ComponentKind::Paper;
        ComponentState state = ComponentState::ToScan;
        bool required = true;
        int pages = 0;
        std::optional<HeldPaper> held = {}; ///< may be used again

        bool operator==(const ComponentItem &) const = default;
    };
    QList<ComponentItem> components;
    /// What central holds of the person that need not be brought again: it is asked only for whom has signed
    /// in.
    enum class Reuse { NotAsked, Asking, Told, Unavailable };
    Reuse reuse = Reuse::NotAsked;
    bool mayAskReuse = false; ///< signing in would tell
    int missing = 0; ///< required ones not yet there
    int unsorted = 0; ///< sheets of a stack that belong to no component yet
    /// A dossier of this person and procedure waits on this machine or has just been sent: whether another
    /// one is meant is asked before anything is done for it.
    bool asksAgain = false;

    // -- scanning
    enum class ScanPhase { Ready, Scanning, Stopped, Done };
    enum class SheetPhase { Feeding, Saved };
    struct SheetItem {
        int number = 0; ///< as the citizen counts, from 1, within this component
        qint64 page = 0; ///< id of the page once saved, else 0
        SheetPhase phase = SheetPhase::Feeding;
        bool read = false; ///< recognition has finished
        int rotation = 0; ///< clockwise quarter turn for showing it upright
        bool straightened = false; ///< it was turned or straightened, or would be but for `asFed`
        bool asFed = false; ///< the person took that back
        QStringList flags; ///< as of PageReading; "skewed", "duplicate", "page-missing"
        QImage thumbnail; ///< null while feeding, and for pages of an earlier session (only L2 may see those)

        bool operator==(const SheetItem &) const = default;
    };
    /// Sheets that seem to be of another paper of this dossier: the person is asked.
    struct Stray {
        QString component; ///< empty: separator sheets, which are to be taken out
        QString name;
        QList<int> sheets; ///< their numbers
        QList<qint64> pages; ///< their ids
        bool sure = true; ///< its title is that paper's; else only like it

        bool operator==(const Stray &) const = default;
    };
    /// A paper of a stack that was fed in one go.
    struct PaperGroup {
        QString component; ///< empty: the person is asked
        QString guess; ///< then: which it may be; empty: nobody knows
        QString name; ///< of either
        bool separator = false; ///< a separator sheet, which is filed nowhere
        bool canJoin = false; ///< it may be of the paper before
        QList<int> sheets; ///< their numbers
        QList<qint64> pages; ///< their ids

        bool operator==(const PaperGroup &) const = default;
    };
    struct PaperName {
        QString id, name;

        bool operator==(const PaperName &) const = default;
    };
    struct Scan {
        QString component;
        QString componentName;
        int paper = 0, papers = 0; ///< "paper 1 of 3"
        ScanPhase phase = ScanPhase::Ready;
        QList<SheetItem> sheets;
        int saved = 0; ///< safe sheets of this component
        int putBack = 0; ///< the number of the sheet that a fault stopped; 0: none was under way
        int anew = 0; ///< the number of the sheet that is to be scanned anew, in its place; 0: none
        int removed = 0; ///< sheets that can be brought back, the last first
        QList<Stray> strays;
        int sorted = 0; ///< sheets that went to another paper last, which can be undone
        QString sortedName; ///< that paper's
        bool glass = false; ///< the last run used the glass
        bool stack = false; ///< no component's sheets, but a whole stack's
        QList<PaperGroup> groups; ///< once all of the stack is read
        QList<PaperName> names; ///< what a paper of it can be

        bool operator==(const Scan &) const = default;
    };
    Scan scan;

    // -- form
    struct FormFill {
        Form form;
        QJsonObject values;
        QHash<QString, QString>
            origin; ///< field id → "card" | "paper" | "central": where a value came from that nobody typed
        QHash<QString, FaultId> errors; ///< field id → FormFieldMissing | FormFieldInvalid
        bool keptFromEarlier = false; ///< some of it was filled in an earlier session
        QStringList kept; ///< those fields; their values are not shown (only L2 may see those)
        /// Read on a paper; nothing of it is in the form until the person takes it.
        struct Proposal {
            QString value; ///< as the field takes it
            QImage line; ///< of the paper, that it stands on

            bool operator==(const Proposal &) const = default;
        };
        QHash<QString, QList<Proposal>> proposals; ///< field id → the surest first
        QStringList readable; ///< labels of the fields for which something may be read on a paper
        bool reading = false; ///< the paper on the glass

        bool operator==(const FormFill &) const = default;
    };
    FormFill form;

    // -- review and notices
    QString phone;
    bool phoneRefused = false;
    bool phoneInvalid = false;
    bool byPost = false; ///< the result goes by Vietnam Post; else it is handed over at the counter
    QString address; ///< then: where to
    bool addressFromCard = false; ///< nobody has typed it
    bool addressInvalid = false;
    bool completes = false; ///< a dossier that was filed before: how its result goes is settled
    struct NoticeItem {
        QString id, version, title, text, purpose, basis;
        bool required = false;
        std::optional<bool> agreed; ///< nothing pre-ticked

        bool operator==(const NoticeItem &) const = default;
    };
    QList<NoticeItem> notices;

    // -- sending and slip
    enum class SendPhase { Finishing, Sending }; ///< it is already safe on this machine
    SendPhase sendPhase = SendPhase::Finishing;
    struct SlipView {
        QString code; ///< mã hồ sơ; empty: provisional
        QString provisional; ///< short form of the token for reading aloud, e.g. "3F7A-91C2"
        QImage qr; ///< one px a module, with quiet zone
        qint64 submittedAt = 0, receivedAt = 0; ///< Unix ms; 0: unknown
        std::optional<qint64> dueAt;
        int papers = 0, pages = 0;
        bool refused = false; ///< central would not have it: a person has to look into it
        bool printing = false, printed = false, printerMissing = false;
        int secondsLeft = -1; ///< until the session ends by itself

        bool operator==(const SlipView &) const = default;
    };
    SlipView slip;
    /// What is asked about the kiosk, whoever wants to answer; only sums of the answers are kept.
    static constexpr std::array<QStringView, 3> ratingQuestions {u"use", u"guidance", u"time"};
    static constexpr int bestMark = 5; ///< very satisfied; 1 is very unsatisfied
    int rated = 0; ///< of them are answered

    bool operator==(const SessionState &) const = default;
};

} // namespace motcua

Q_DECLARE_METATYPE(motcua::SessionState)
