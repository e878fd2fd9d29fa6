// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include "app/config/config.h"

namespace motcua::ctl
{

/// Exit codes of motcuactl, a contract.
inline constexpr int exitDone = 0;
inline constexpr int exitUsage = 2;
inline constexpr int exitFault = 3;

/// The words of one call, sorted out.
struct Arguments {
    QStringList words; ///< what is not an option
    QHash<QString, QString> values; ///< "--state" → "DIR"
    QSet<QString> flags; ///< "--offline"

    bool has(const QString &flag) const { return flags.contains(flag); }
    QString value(const QString &option) const { return values.value(option); }
};

/// Prints one JSON object as a line on stdout, at once.
void print(const QJsonObject &object);
/// Says a fault on stderr, its id first, and gives exitFault.
int report(const Fault &fault);
/// Damaged databases that were set aside in a state folder: they have dossiers in them which nobody sends.
std::optional<Fault> setAsideIn(const QString &stateDirectory);
/// Says what is wrong with the call on stderr and gives exitUsage.
int misused(const QString &why);

using Run = int (*)(const Config &config, const Arguments &arguments);

/// One command: its row in the table is its help, its options and what runs it.
struct Command {
    QString name; ///< "queue", "queue list" are told apart by the run function
    QString synopsis; ///< "queue list|show ID|retry ID"
    QString help;
    QStringList flags; ///< options without a value
    QStringList options; ///< options with one
    Run run;
};

int identify(const Config &config, const Arguments &arguments);
int digitize(const Config &config, const Arguments &arguments);
int separators(const Config &config, const Arguments &arguments);
int catalogue(const Config &config, const Arguments &arguments);
int submit(const Config &config, const Arguments &arguments);
int queue(const Config &config, const Arguments &arguments);
int sync(const Config &config, const Arguments &arguments);
int scan(const Config &config, const Arguments &arguments);
int enrolKiosk(const Config &config, const Arguments &arguments);
int metrics(const Config &config, const Arguments &arguments);
int audit(const Config &config, const Arguments &arguments);
int backup(const Config &config, const Arguments &arguments);
int keys(const Config &config, const Arguments &arguments);
int recover(const Config &config, const Arguments &arguments);
int erase(const Config &config, const Arguments &arguments);
int doctor(const Config &config, const Arguments &arguments);

} // namespace motcua::ctl
