// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/procedure.h"
#include "app/papers/formnumber.h"
#include "app/papers/paperpage.h"

namespace motcua
{

class PaperHead;

/// Why a person is asked about a page. `Nothing`: the proposal is sure.
enum class Asks {
    Nothing,
    NoTitle, ///< the stack begins without any
    UnknownTitle, ///< a paper begins here that no component is called like
    PartOfTitle, ///< a component is called like a part of it, or the other way round
    SeveralComponents, ///< more than one is called so
    OtherFormNumber, ///< title and form number do not agree
    Unreadable, ///< too little of it could be read to tell whether a paper begins
    FollowsAsked, ///< goes on a page that is asked about
    SeparatorElsewhere, ///< a separator of another procedure, case or catalogue
    SeparatorAmongText, ///< a separator's code on what is no separator sheet
    AgainstSeparator, ///< its title says another component than the separator before it
};
QString nameOf(Asks asks); ///< "part-of-title", …; "" for Nothing

/// What a proposal rests on, to be shown beside it.
struct PaperEvidence {
    enum class Kind { Title, FormNumber, Separator, Follows };
    Kind kind = Kind::Title;
    QString words; ///< as read
    QRectF box; ///< px of the archived image as stored; null for Follows
};
QString nameOf(PaperEvidence::Kind kind); ///< "title", …

/// What one page alone says of the component that it belongs to.
struct PageFinding {
    bool begins = false; ///< a paper begins here, known or not
    QStringList components; ///< best first; more than one, or one that is asked about, is no decision
    Asks asks = Asks::Nothing;
    QList<PaperEvidence> evidence;

    /// A paper begins here, and it is components.first().
    bool sure() const { return begins && asks == Asks::Nothing && components.size() == 1; }
};

/// Matches what stands at the head of a page, title and form number, to the paper components of one case
/// (thành phần hồ sơ). Sure only where every word of one component's title stands there as a title, no other
/// word with it, and nothing speaks against it; or where the form number agrees in full and most of the title
/// does.
class ComponentMatcher
{
public:
    explicit ComponentMatcher(const ProcedureCase &chosen);

    PageFinding find(const PaperPage &page) const;

private:
    struct Known {
        QString id;
        QList<QStringList> titles;
        QList<FormNumber> forms;
    };
    struct Judged;

    Judged judge(
        const Known &known, const QList<PageLine> &head, const PaperHead &words, double usualHeight) const;

    QList<Known> m_known;
};

} // namespace motcua
