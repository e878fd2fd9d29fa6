// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/enrolment.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include "sync/central/enrolmenttoken.h"
#include "sync/central/httpclient.h"
#include "sync/central/igatecentral.h"
#include "sync/central/revocationlist.h"
#include "sync/central/signingrequest.h"
#include "sync/central/smallfile.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

// stateDirectory/central/
//   pending.key        the key pair of an enrolment under way: made before the token is spent, so that one
//   cut short can be
//                      made again with the same token (central gives the same key the same certificate)
//   KIOSK-ID/…         key, certificate and authority of one enrolment; after a renewal kiosk-1.key and
//                      kiosk-1.pem, and so on (credentialrenewal.h)
//   KIOSK-ID/igate.secret  instead of these, where central is an iGate
//   enrolment.json     names the enrolment that holds, and its pair of key and certificate; renamed into
//   place
//                      last, it is what makes them true

namespace
{

const QString revocationName = u"/revocation.pem"_s;
const QString secretName = u"/igate.secret"_s;

QString centralDirectory(const QString &stateDirectory)
{
    return stateDirectory + u"/central"_s;
}

bool isPlainName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9-]{0,63}\\z"_s);
    return form.match(name).hasMatch();
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// The token's own hash is the pending file's name: another token starts with another key.
QString pendingKeyFile(const QString &directory, const EnrolmentToken &token)
{
    const QByteArray hash = QCryptographicHash::hash(token.secret, QCryptographicHash::Sha256).first(8);
    return directory + u"/pending-"_s + text(hash) + u".key"_s;
}

Result<SecretBytes> pendingKey(const QString &path)
{
    if (QFileInfo::exists(path))
        return readSecretFile(path);
    auto key = makePrivateKey();
    if (key)
        MOTCUA_TRY(writeDurably(path, key->view()));
    return key;
}

struct Granted {
    QString kioskId;
    QByteArray certificate, authority, recoveryKey;
    QByteArray revocationList; ///< PEM; empty: this central has none
};

Result<Granted> askCentral(const EnrolmentToken &token, QByteArrayView privateKey)
{
    const auto request = makeSigningRequest(privateKey);
    if (!request)
        return tl::unexpected(request.error());
    const QJsonObject asked {
        {u"csr"_s, QString::fromLatin1(*request)},
        {u"secret"_s, QString::fromLatin1(token.secret.toHex())},
    };
    HttpClient http({token.keyPin, {}, {}, {}});
    const auto reply = http.send({"POST", token.url + u"/enrol"_s, {"Content-Type: application/json"},
        QJsonDocument(asked).toJson(QJsonDocument::Compact)});
    if (!reply)
        return tl::unexpected(reply.error());
    if ((reply->status == 401 || reply->status == 403) && reply->isProblem())
        return fail(FaultId::CentralTokenRefused);
    if (reply->status != 200 && reply->status != 201)
        return tl::unexpected(faultOf(*reply));
    const QJsonObject answer = reply->json().value_or(QJsonObject());
    Granted granted {answer.value(u"kiosk_id").toString(), answer.value(u"certificate").toString().toLatin1(),
        answer.value(u"authority").toString().toLatin1(),
        QByteArray::fromHex(answer.value(u"recovery_key").toString().toLatin1()), {}};
    if (answer.contains(u"revocation_list"_s)) {
        MOTCUA_ASSIGN(const auto list,
            RevocationList::read(answer.value(u"revocation_list").toString().toLatin1(), granted.authority));
        granted.revocationList = list.pem();
    }
    if (!isPlainName(granted.kioskId) || granted.authority.isEmpty() || granted.recoveryKey.size() != 32
        || !certificateMatches(granted.certificate, privateKey))
        return fail(FaultId::CentralAnswerInvalid, u"enrolment"_s);
    return granted;
}

/// An iGate's client: what the token says is tried, and kept once it is good for something.
Result<Enrolment> enrolAtIGate(const EnrolmentToken &token, const QString &stateDirectory)
{
    const EnrolmentToken::IGateClient &client = *token.igate;
    if (!isPlainName(client.id))
        return fail(FaultId::CentralTokenRefused, u"client id"_s);
    const QString directory = centralDirectory(stateDirectory);
    const QString own = directory + u'/' + client.id;
    MOTCUA_TRY(makePrivateDirectory(own));
    Enrolment tried;
    tried.protocol = Enrolment::Protocol::IGate;
    tried.url = token.url;
    tried.keyPin = token.keyPin;
    tried.kioskId = client.id;
    tried.unit = client.unit;
    tried.secretFile = own + secretName + u".new"_s;
    MOTCUA_TRY(writeDurably(tried.secretFile, token.secret));
    const auto reached = IGateCentral::create(tried)->checkIn();
    QFile::remove(tried.secretFile);
    if (!reached && reached.error().id == FaultId::CentralNotEnrolled)
        return fail(FaultId::CentralTokenRefused, reached.error().detail);
    if (!reached)
        return tl::unexpected(reached.error());
    MOTCUA_TRY(writeDurably(own + secretName, token.secret));
    const QJsonObject enrolment {
        {u"key_pin"_s, text(token.keyPin)},
        {u"kiosk_id"_s, client.id},
        {u"recovery_key"_s, text(client.recoveryKey)},
        {u"speaks"_s, u"igate"_s},
        {u"unit"_s, client.unit},
        {u"url"_s, token.url},
    };
    MOTCUA_TRY(writeDurably(directory + u"/enrolment.json"_s, QJsonDocument(enrolment).toJson()));
    return loadEnrolment(stateDirectory);
}

} // namespace

Result<Enrolment> enrol(const QString &tokenText, const QString &stateDirectory)
{
    const auto token = EnrolmentToken::fromText(tokenText);
    if (!token)
        return fail(FaultId::CentralTokenRefused, u"not a token"_s);
    // What waits in this folder was promised to one central system and is not sent to another.
    if (const auto present = loadEnrolment(stateDirectory); present && present->keyPin != token->keyPin)
        return fail(FaultId::CentralOther, present->url);
    const QString directory = centralDirectory(stateDirectory);
    MOTCUA_TRY(makePrivateDirectory(directory));
    if (token->igate)
        return enrolAtIGate(*token, stateDirectory);
    const QString pending = pendingKeyFile(directory, *token);
    const auto key = pendingKey(pending);
    if (!key)
        return tl::unexpected(key.error());
    const auto granted = askCentral(*token, key->view());
    if (!granted) {
        // A refused token will never be granted; for anything else the same key must be offered again.
        if (granted.error().id == FaultId::CentralTokenRefused)
            QFile::remove(pending);
        return tl::unexpected(granted.error());
    }

    const QString own = directory + u'/' + granted->kioskId;
    MOTCUA_TRY(makePrivateDirectory(own));
    MOTCUA_TRY(writeDurably(own + u"/kiosk.key"_s, key->view()));
    MOTCUA_TRY(writeDurably(own + u"/kiosk.pem"_s, granted->certificate));
    MOTCUA_TRY(writeDurably(own + u"/authority.pem"_s, granted->authority));
    if (!granted->revocationList.isEmpty())
        MOTCUA_TRY(writeDurably(own + revocationName, granted->revocationList));
    const QJsonObject enrolment {
        {u"key_pin"_s, text(token->keyPin)},
        {u"kiosk_id"_s, granted->kioskId},
        {u"recovery_key"_s, text(granted->recoveryKey)},
        // Once there is one it is never done without, so that its loss does not go unnoticed.
        {u"revocation"_s, !granted->revocationList.isEmpty()},
        {u"url"_s, token->url},
    };
    MOTCUA_TRY(writeDurably(directory + u"/enrolment.json"_s, QJsonDocument(enrolment).toJson()));
    QFile::remove(pending);
    return loadEnrolment(stateDirectory);
}

Result<Enrolment> loadEnrolment(const QString &stateDirectory)
{
    const QString directory = centralDirectory(stateDirectory);
    const auto bytes = readSmallFile(directory + u"/enrolment.json"_s);
    if (!bytes)
        return fail(FaultId::CentralNotEnrolled, bytes.error().detail);
    const QJsonObject object = QJsonDocument::fromJson(*bytes).object();
    Enrolment enrolment;
    enrolment.url = object.value(u"url").toString();
    enrolment.keyPin = QByteArray::fromHex(object.value(u"key_pin").toString().toLatin1());
    enrolment.kioskId = object.value(u"kiosk_id").toString();
    enrolment.recoveryKey = QByteArray::fromHex(object.value(u"recovery_key").toString().toLatin1());
    if (!enrolment.url.startsWith(u"https://") || enrolment.keyPin.size() != 32
        || !isPlainName(enrolment.kioskId) || enrolment.recoveryKey.size() != 32)
        return fail(FaultId::CentralNotEnrolled, u"enrolment.json is damaged"_s);
    const QString own = directory + u'/' + enrolment.kioskId;
    if (object.value(u"speaks").toString() == u"igate") {
        enrolment.protocol = Enrolment::Protocol::IGate;
        enrolment.unit = object.value(u"unit").toString();
        enrolment.secretFile = own + secretName;
        if (enrolment.unit.isEmpty() || !QFileInfo(enrolment.secretFile).isReadable())
            return fail(FaultId::CentralNotEnrolled, u"the iGate client's unit or secret is missing"_s);
        return enrolment;
    }
    enrolment.authorityFile = own + u"/authority.pem"_s;
    enrolment = withCredential(enrolment, object.value(u"credential").toInt());
    if (object.value(u"revocation").toBool())
        enrolment.revocationFile = own + revocationName;
    for (const QString &file : {enrolment.certificateFile, enrolment.privateKeyFile, enrolment.authorityFile})
        if (!QFileInfo(file).isReadable())
            return fail(FaultId::CentralNotEnrolled, QFileInfo(file).fileName() + u" is missing"_s);
    return enrolment;
}

Enrolment withCredential(Enrolment enrolment, int credential)
{
    const QString own = QFileInfo(enrolment.authorityFile).path() + u"/kiosk"_s;
    const QString name = credential > 0 ? own + u"-%1"_s.arg(credential) : own;
    enrolment.credential = credential;
    enrolment.certificateFile = name + u".pem"_s;
    enrolment.privateKeyFile = name + u".key"_s;
    return enrolment;
}

Result<void> setCredential(const QString &stateDirectory, int credential)
{
    const QString file = centralDirectory(stateDirectory) + u"/enrolment.json"_s;
    const auto bytes = readSmallFile(file);
    if (!bytes)
        return fail(FaultId::CentralNotEnrolled, bytes.error().detail);
    QJsonObject object = QJsonDocument::fromJson(*bytes).object();
    object.insert(u"credential"_s, credential);
    return writeDurably(file, QJsonDocument(object).toJson());
}

} // namespace motcua
