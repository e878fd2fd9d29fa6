// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QRegularExpression>
#include <QStringDecoder>

#include "app/domain/identity.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

// A card holds 95 to 170 bytes; the largest QR symbol (version 40-L) 2953.
constexpr qsizetype mostPayloadBytes = 2953;

// The day from which the thẻ Căn cước is issued (Luật Căn cước 26/2023/QH15, Điều 46), and the year in which
// the chip-based CCCD began: issued before its time, a card is odd but not thereby wrong.
constexpr int firstChipCardYear = 2021;
QDate firstCanCuocDay()
{
    return {2024, 7, 1};
}

bool onlyDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isVietnameseLetter(QChar c)
{
    if ((c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'))
        return true;
    static constexpr QStringView beyondAscii = u"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
                                               "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệ"
                                               "ỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";
    return beyondAscii.contains(c);
}

bool isCardText(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isVietnameseLetter(c))
            continue;
        // A question mark is what is left of a letter that some conversion could not express.
        if (c >= u' ' && c <= u'~' && c != u'?')
            continue;
        if (c == u'–')
            continue;
        // Names as H’Hen are written with it; after Ã it is the ruin of an Ò.
        if (c == u'’' && i > 0 && text[i - 1] != u'Ã')
            continue;
        return false;
    }
    return true;
}

bool isName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return isVietnameseLetter(c) || c == u' ' || c == u'\'' || c == u'’' || c == u'-' || c == u'.';
    });
}

bool startsLikeCard(QStringView text)
{
    return text.size() > 12 && onlyDigits(text.first(12)) && text[12] == u'|';
}

/// Codes of other kinds, told by their ASCII frame alone, whatever the encoding of the rest.
std::optional<FaultId> foreignCode(const QByteArray &bytes)
{
    QByteArray text = bytes.first(std::min<qsizetype>(bytes.size(), mostPayloadBytes)).trimmed();
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    const QString lower = QString::fromLatin1(text).toLower();

    // EMVCo merchant-presented mode: tag 00, length 02, value 01, then the next tag and its length.
    static const QRegularExpression emvCo(u"^000201[0-9]{4}"_s);
    if (emvCo.match(lower).hasMatch() && !startsLikeCard(lower))
        return FaultId::CardIsVietqr;

    static const QRegularExpression link(
        u"^(?:(?<scheme>[a-z][a-z0-9+.-]*)://)?(?<host>[^/?#\\s|]*)(?<rest>[/?#:]\\S*)?\\z"_s);
    static const QRegularExpression bareHost(u"^(?:[a-z0-9-]+\\.)+[a-z]{2,}(?::[0-9]+)?\\z"_s);
    static const QRegularExpression vneid(u"\\bvneid\\b"_s);
    const QRegularExpressionMatch parts = link.match(lower);
    const QString scheme = parts.captured(u"scheme");
    const QString host = parts.captured(u"host");
    const bool isLink = parts.hasMatch() && (!scheme.isEmpty() || bareHost.match(host).hasMatch());
    if (isLink)
        return vneid.match(scheme).hasMatch() || vneid.match(host).hasMatch() ? FaultId::CardIsVneid
                                                                              : FaultId::CardIsUrl;
    if (!lower.contains(u'|') && vneid.match(lower).hasMatch())
        return FaultId::CardIsVneid;

    if (lower.size() == 9 && onlyDigits(lower))
        return FaultId::CardOldNumber;
    return std::nullopt;
}

std::optional<QString> decodeStrictly(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

QString withoutMargin(const QString &text)
{
    const auto isMargin = [](QChar c) { return c.isSpace() || c == QChar::ByteOrderMark; };
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (begin < end && isMargin(text[begin]))
        ++begin;
    while (end > begin && isMargin(text[end - 1]))
        --end;
    return text.sliced(begin, end - begin);
}

QDate cardDate(QStringView text)
{
    if (text.size() != 8 || !onlyDigits(text))
        return {};
    return {text.sliced(4, 4).toInt(), text.sliced(2, 2).toInt(), text.first(2).toInt()};
}

CardKind kindOf(qsizetype fields, const QDate &issueDate)
{
    if (fields >= 10)
        return CardKind::CanCuoc;
    // Eight or nine fields are in no description; the day of issue then says which card it can be.
    if (fields >= 8 && issueDate >= firstCanCuocDay())
        return CardKind::CanCuoc;
    return CardKind::Cccd;
}

Result<void> checkAgainstNumber(const CardIdentity &card, const PersonalNumber &number, const QDate &today)
{
    if (!card.birthDate.isValid())
        return fail(FaultId::CardContradictory, u"birth-date"_s);
    if (card.birthDate.year() != number.birthYear)
        return fail(FaultId::CardContradictory, u"birth-year"_s);
    if (card.sex != number.sex)
        return fail(FaultId::CardContradictory, u"sex"_s);
    if (today.isValid() && card.birthDate > today)
        return fail(FaultId::CardContradictory, u"birth-in-future"_s);
    if (card.issueDate.isValid() && card.issueDate < card.birthDate)
        return fail(FaultId::CardContradictory, u"issued-before-birth"_s);
    if (card.issueDate.isValid() && today.isValid() && card.issueDate > today)
        return fail(FaultId::CardContradictory, u"issued-in-future"_s);
    return {};
}

QStringList oddities(const CardIdentity &card, const PersonalNumber &number)
{
    QStringList warnings;
    // Above the last province stand the codes of countries, for births registered abroad.
    if (number.provinceCode > 96)
        warnings << u"province-abroad"_s;
    else if (!number.province)
        warnings << u"province-unknown"_s;
    if (card.residence.isEmpty())
        warnings << u"residence-missing"_s;
    if (!card.issueDate.isValid())
        warnings << u"issue-date-missing"_s;
    else if (card.issueDate.year() < firstChipCardYear
        || (card.kind == CardKind::CanCuoc && card.issueDate < firstCanCuocDay()))
        warnings << u"issue-date-early"_s;
    return warnings;
}

} // namespace

Result<CardIdentity> parseCardQr(const QByteArray &bytes, const QDate &today)
{
    if (const auto foreign = foreignCode(bytes))
        return fail(*foreign);
    if (bytes.size() > mostPayloadBytes)
        return fail(FaultId::CardIsOther, u"too-long"_s);
    const auto decoded = decodeStrictly(bytes);
    if (!decoded)
        return fail(FaultId::CardTextDamaged, u"not-utf8"_s);
    const QString text = withoutMargin(*decoded).normalized(QString::NormalizationForm_C);

    QStringList fields = text.split(u'|');
    if (fields.size() < 6)
        return startsLikeCard(text) ? fail(FaultId::CardTextDamaged, u"cut-short"_s)
                                    : fail(FaultId::CardIsOther, u"not-a-card"_s);
    if (!isCardText(text))
        return fail(FaultId::CardTextDamaged, u"character"_s);
    for (QString &field : fields)
        field = field.trimmed();

    if (fields[0].size() == 9 && onlyDigits(fields[0]))
        return fail(FaultId::CardOldNumber);
    // Six fields leave out either the last or, where there is none, the old number; then the third is already
    // the date of birth.
    if (fields.size() == 6 && cardDate(fields[2]).isValid())
        fields.insert(1, QString());
    const auto number = parsePersonalNumber(fields[0]);
    if (!number)
        return fail(FaultId::CardIsOther, u"number"_s);

    CardIdentity card;
    card.payload = text;
    card.personalNumber = fields[0];
    if (fields[1].size() == 9 && onlyDigits(fields[1]))
        card.oldNumber = fields[1];
    else if (!onlyDigits(fields[1]))
        return fail(FaultId::CardContradictory, u"old-number"_s);
    if (!isName(fields[2]))
        return fail(FaultId::CardTextDamaged, u"name"_s);
    card.fullName = fields[2];
    card.birthDate = cardDate(fields[3]);
    for (const QString &sex : {u"Nam"_s, u"Nữ"_s})
        if (fields[4].compare(sex, Qt::CaseInsensitive) == 0)
            card.sex = sex;
    card.residence = fields[5];
    if (fields.size() > 6 && !fields[6].isEmpty()) {
        card.issueDate = cardDate(fields[6]);
        if (!card.issueDate.isValid())
            return fail(FaultId::CardContradictory, u"issue-date"_s);
    }
    card.extra = fields.mid(7);
    card.kind = kindOf(fields.size(), card.issueDate);
    MOTCUA_TRY(checkAgainstNumber(card, *number, today));

    card.warnings = oddities(card, *number);
    if (card.oldNumber.isEmpty() && !fields[1].isEmpty())
        card.warnings << u"old-number-unusual"_s;
    return card;
}

} // namespace motcua
