// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/config.h"

#include <functional>
#include <map>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

#include <toml++/toml.h>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using Setter = std::function<bool(const toml::node &)>;

Setter text(QString &into)
{
    return [&into](const toml::node &node) {
        const auto value = node.value<std::string>();
        if (value)
            into = QString::fromStdString(*value);
        return value.has_value();
    };
}

Setter address(QString &into)
{
    return [&into](const toml::node &node) {
        const auto value = node.value<std::string>();
        const auto known = value ? centralAddress(QString::fromStdString(*value)) : std::nullopt;
        if (known)
            into = *known;
        return known.has_value();
    };
}

Setter whole(int &into, int least, int most)
{
    return [&into, least, most](const toml::node &node) {
        const auto value = node.value_exact<int64_t>();
        if (!value || *value < least || *value > most)
            return false;
        into = static_cast<int>(*value);
        return true;
    };
}

Setter number(double &into, double least, double most)
{
    return [&into, least, most](const toml::node &node) {
        const auto value = node.value<double>();
        if (!value || *value < least || *value > most)
            return false;
        into = *value;
        return true;
    };
}

Setter flag(bool &into)
{
    return [&into](const toml::node &node) {
        const auto value = node.value_exact<bool>();
        if (value)
            into = *value;
        return value.has_value();
    };
}

Setter keyPlace(KeyPlace &into)
{
    return [&into](const toml::node &node) {
        const auto value = node.value<std::string>();
        const auto place =
            value ? keyPlaceFromName(QString::fromStdString(*value)) : std::optional<KeyPlace>();
        if (place)
            into = *place;
        return place.has_value();
    };
}

/// Numbers of PCRs.
Setter pcrs(QList<int> &into)
{
    return [&into](const toml::node &node) {
        const toml::array *array = node.as_array();
        if (!array)
            return false;
        QList<int> numbers;
        for (const toml::node &element : *array) {
            const auto number = element.value_exact<int64_t>();
            if (!number || *number < 0 || *number > 23)
                return false;
            numbers.append(static_cast<int>(*number));
        }
        into = numbers;
        return true;
    };
}

struct Key {
    Setter set;
    const char *expects;
};

} // namespace

QString Config::worker() const
{
    return workerProgram.isEmpty() ? QCoreApplication::applicationDirPath() + u"/motcua-worker"_s
                                   : workerProgram;
}

std::optional<QString> centralAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != u"https" || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.hasQuery() || url.hasFragment() || (!url.path().isEmpty() && url.path() != u"/"))
        return std::nullopt;
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

Result<Config> loadConfig(const QString &file)
{
    Config config;
    config.stateDirectory =
        qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + u"/.local/state"_s) + u"/motcua"_s;
    if (file.isEmpty())
        return config;

    const std::map<std::string, Key> keys {
        {"state", {text(config.stateDirectory), "a folder"}},
        {"central", {address(config.centralUrl), "an https:// address"}},
        {"worker", {text(config.workerProgram), "a program"}},
        {"scanner.device", {text(config.scannerDevice), "a SANE device name"}},
        {"scanner.dpi", {whole(config.scanDpi, 200, 600), "a whole number from 200 to 600"}},
        {"recognition.workers", {whole(config.recognisers, 1, 64), "a whole number from 1 to 64"}},
        {"printer.folder", {text(config.printerFolder), "a folder"}},
        {"metrics.folder", {text(config.metricsFolder), "a folder"}},
        {"store.warn_free_mb", {whole(config.warnFreeMb, 0, 10'000'000), "a whole number of MB"}},
        {"store.stop_free_mb", {whole(config.stopFreeMb, 0, 10'000'000), "a whole number of MB"}},
        {"store.most_mb", {whole(config.mostStoreMb, 0, 10'000'000), "a whole number of MB"}},
        {"store.reserve_mb", {whole(config.reserveMb, 0, 100'000), "a whole number of MB up to 100000"}},
        {"store.warn_unsent", {whole(config.warnUnsent, 0, 1'000'000), "a whole number of dossiers"}},
        {"store.warn_unsent_minutes",
            {whole(config.warnUnsentMinutes, 0, 1'000'000), "a whole number of minutes"}},
        {"retention.after_receipt_hours",
            {whole(config.afterReceiptHours, 1, 8760), "a whole number of hours from 1 to 8760"}},
        {"retention.drafts_days", {whole(config.draftsDays, 0, 3650), "a whole number of days up to 3650"}},
        {"retention.refused_days", {whole(config.refusedDays, 0, 3650), "a whole number of days up to 3650"}},
        {"retention.kept_months", {whole(config.keptMonths, 0, 1200), "a whole number of months up to 1200"}},
        {"uploader.own", {flag(config.ownUploader), "true or false"}},
        {"backup.directory", {text(config.backupFolder), "a folder"}},
        {"backup.every_hours", {whole(config.backupEveryHours, 1, 24 * 31), "a whole number from 1 to 744"}},
        {"backup.keep", {whole(config.backupKeep, 1, 1000), "a whole number from 1 to 1000"}},
        {"backup.same_disk", {flag(config.backupOnSameDisk), "true or false"}},
        {"integrity.every_hours",
            {whole(config.integrityEveryHours, 1, 24 * 365), "a whole number from 1 to 8760"}},
        {"vault.keeper", {keyPlace(config.keyKeeping.place), "\"file\", \"tpm\" or \"credential\""}},
        {"vault.tpm", {text(config.keyKeeping.tpm), "a TPM, like \"device:/dev/tpmrm0\""}},
        {"vault.pcrs", {pcrs(config.keyKeeping.pcrs), "a list of numbers from 0 to 23"}},
        {"hall.name", {text(config.hallName), "a name"}},
        {"hall.ministry", {text(config.ministryName), "a name"}},
        {"hall.phone", {text(config.hallPhone), "a telephone number"}},
        {"screen.px_per_mm", {number(config.pxPerMm, 0, 20), "a number up to 20"}},
        {"screen.fullscreen", {flag(config.fullscreen), "true or false"}},
        {"session.idle_seconds", {whole(config.idleSeconds, 10, 3600), "a whole number from 10 to 3600"}},
        {"session.idle_long_seconds",
            {whole(config.idleLongSeconds, 10, 3600), "a whole number from 10 to 3600"}},
        {"session.question_seconds",
            {whole(config.idleQuestionSeconds, 5, 300), "a whole number from 5 to 300"}},
        {"session.slip_seconds", {whole(config.slipSeconds, 5, 600), "a whole number from 5 to 600"}},
    };

    config.file = QFileInfo(file).absoluteFilePath();
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return fail(FaultId::ConfigInvalid, u"%1: %2"_s.arg(file, source.errorString()));
    const QByteArray bytes = source.readAll();
    toml::table parsed;
    try {
        parsed = toml::parse(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    } catch (const toml::parse_error &error) {
        return fail(FaultId::ConfigInvalid,
            u"%1:%2: %3"_s.arg(file).arg(error.source().begin.line).arg(QString::fromUtf8(error.what())));
    }

    const auto refuse = [&](const toml::node &node, const std::string &key, const QString &why) {
        return fail(FaultId::ConfigInvalid,
            u"%1:%2: %3: %4"_s.arg(file).arg(node.source().begin.line).arg(QString::fromStdString(key), why));
    };
    const auto apply = [&](const std::string &key, const toml::node &node) -> Result<void> {
        const auto known = keys.find(key);
        if (known == keys.end())
            return refuse(node, key, u"there is no such setting"_s);
        if (!known->second.set(node))
            return refuse(node, key, u"must be "_s + QLatin1StringView(known->second.expects));
        return {};
    };
    for (const auto &[name, node] : parsed) {
        const std::string key {name.str()};
        if (const toml::table *section = node.as_table()) {
            for (const auto &[inner, value] : *section)
                MOTCUA_TRY(apply(key + "." + std::string {inner.str()}, value));
        } else {
            MOTCUA_TRY(apply(key, node));
        }
    }
    return config;
}

} // namespace motcua
