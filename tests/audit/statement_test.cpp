// SPDX-License-Identifier: GPL-3.0-or-later
// What central signed holds, and nothing else does.
#include <openssl/pem.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include "sync/central/openssl.h"
#include "sync/central/signedstatement.h"
#include "sync/central/signingrequest.h"
#include "sync/sandbox/authority.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;
using motcua::sandbox::Authority;

namespace
{

const QString kind = u"motcua-audit-anchor"_s;
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

class Statement : public ::testing::Test
{
protected:
    QTemporaryDir state, elsewhere;
    std::unique_ptr<Authority> authority = valueOf(Authority::open(state.path()));
    QByteArray pem = authority->certificatePem();
    QByteArray statement = valueOf(authority->sign(kind, {{u"sequence"_s, 7}}));

    QList<QByteArray> pieces() const { return statement.split('.'); }
    QJsonObject header() const
    {
        return QJsonDocument::fromJson(QByteArray::fromBase64(pieces()[0], base64Url)).object();
    }
    static QByteArray encoded(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
    }
};

} // namespace

TEST_F(Statement, ofCentralHolds)
{
    const QJsonObject said = valueOf(openStatement(statement, kind, pem));
    EXPECT_EQ(said.value(u"sequence").toInt(), 7);
    EXPECT_TRUE(said.contains(u"signed_at"_s));
    const auto again = valueOf(Authority::open(state.path()));
    EXPECT_DONE(openStatement(valueOf(again->sign(kind, {})), kind, pem));
}

TEST_F(Statement, ofAnotherCentralDoesNot)
{
    const auto other = valueOf(Authority::open(elsewhere.path()));
    EXPECT_FAULT(openStatement(statement, kind, other->certificatePem()), CentralUntrusted);
    EXPECT_FAULT(openStatement(statement, kind, {}), CentralUntrusted);
}

TEST_F(Statement, isNotTakenForOneOfAnotherKind)
{
    EXPECT_FAULT(openStatement(statement, u"motcua-receipt"_s, pem), CentralAnswerInvalid);
}

TEST_F(Statement, doesNotHoldWhenAnyByteIsChanged)
{
    for (qsizetype at = 0; at < statement.size(); at += 3) {
        QByteArray changed = statement;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        // Two letters can stand for the same bytes at the end of a piece.
        if (QByteArray::fromBase64(changed.split('.').last(), base64Url)
                == QByteArray::fromBase64(pieces().last(), base64Url)
            && changed.split('.').first(2) == pieces().first(2))
            continue;
        EXPECT_FALSE(openStatement(changed, kind, pem).has_value()) << at;
    }
    for (const QByteArray &odd : {QByteArray(), QByteArray("a.b"), QByteArray("..")})
        EXPECT_FAULT(openStatement(odd, kind, pem), CentralAnswerInvalid);
}

TEST_F(Statement, isNotSignedByAKiosksCertificate)
{
    // The same authority issued it, and a kiosk could sign with its key; but not for this purpose.
    const SecretBytes key = valueOf(makePrivateKey());
    const QByteArray certificate =
        valueOf(authority->kioskCertificatePem(valueOf(makeSigningRequest(key.view())), u"kiosk-x"_s));
    QJsonObject forged = header();
    QByteArray der; // PEM's lines between the first and the last
    for (const QByteArray &line : certificate.split('\n'))
        if (!line.startsWith('-'))
            der += line;
    forged.insert(u"x5c"_s, QJsonArray {QString::fromLatin1(der)});
    EXPECT_FAULT(
        openStatement(encoded(forged) + '.' + pieces()[1] + '.' + pieces()[2], kind, pem), CentralUntrusted);
}

TEST_F(Statement, neitherLeavesTheAlgorithmToWhoeverSendsIt)
{
    for (const QString &algorithm : {u"none"_s, u"HS256"_s, u"ES256"_s, QString()}) {
        QJsonObject forged = header();
        forged.insert(u"alg"_s, algorithm);
        EXPECT_FAULT(openStatement(encoded(forged) + '.' + pieces()[1] + '.' + pieces()[2], kind, pem),
            CentralAnswerInvalid);
    }
    QJsonObject critical = header();
    critical.insert(u"crit"_s, QJsonArray {u"exp"_s});
    EXPECT_FAULT(openStatement(encoded(critical) + '.' + pieces()[1] + '.' + pieces()[2], kind, pem),
        CentralAnswerInvalid);
}
