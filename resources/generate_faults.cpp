// SPDX-License-Identifier: GPL-3.0-or-later
// faults.toml → faults.gen.h (enum), faults.gen.cpp (texts), motcua-faults.7 (manual page).
// Runs at build time. An entry that lacks a text in either language fails the build.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace
{

struct Entry {
    std::string id;
    std::string severity;
    std::string who;
    std::string picture;
    std::string whatVi, doVi, whatEn, doEn;
};

constexpr std::array<std::string_view, 4> severities {"notice", "attention", "failure", "critical"};
constexpr std::array<std::string_view, 4> mends {"citizen", "staff", "technician", "central"};

[[noreturn]] void refuse(const std::string &why)
{
    std::cerr << "faults.toml: " << why << '\n';
    std::exit(1);
}

std::string text(const toml::table &table, const std::string &id, std::string_view key)
{
    const auto value = table[key].value<std::string>();
    if (!value || value->empty())
        refuse("[" + id + "] lacks '" + std::string(key) + "'");
    return *value;
}

template <std::size_t N>
std::string oneOf(
    const std::array<std::string_view, N> &allowed, const std::string &id, const std::string &value)
{
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
        refuse("[" + id + "] has the unknown value '" + value + "'");
    return value;
}

std::string camel(std::string_view kebab)
{
    std::string name;
    bool upper = true;
    for (const char c : kebab) {
        if (c == '-') {
            upper = true;
            continue;
        }
        name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        upper = false;
    }
    return name;
}

std::string cxxString(std::string_view s)
{
    std::string out = "u\"";
    for (const char c : s) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + "\"_s";
}

std::string roff(std::string_view s)
{
    std::string out;
    for (const char c : s) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::vector<Entry> read(const std::filesystem::path &path)
{
    std::vector<Entry> entries;
    const toml::table file = toml::parse_file(path.string());
    for (const auto &[key, node] : file) {
        const std::string id {key.str()};
        const toml::table *table = node.as_table();
        if (!table)
            refuse("'" + id + "' is not a table");
        Entry entry;
        entry.id = id;
        entry.severity = oneOf(severities, id, text(*table, id, "severity"));
        entry.who = oneOf(mends, id, text(*table, id, "who"));
        entry.picture = (*table)["picture"].value_or(std::string {});
        entry.whatVi = text(*table, id, "what_vi");
        entry.doVi = text(*table, id, "do_vi");
        entry.whatEn = text(*table, id, "what_en");
        entry.doEn = text(*table, id, "do_en");
        entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.id < b.id; });
    return entries;
}

void write(const std::filesystem::path &path, const std::string &content)
{
    std::ofstream out(path, std::ios::binary);
    out << content;
    if (!out.flush())
        refuse("cannot write " + path.string());
}

} // namespace

int main(int argc, char **argv)
try {
    if (argc != 3) {
        std::cerr << "usage: motcua_generate_faults faults.toml OUTDIR\n";
        return 2;
    }
    const auto entries = read(argv[1]);
    const std::filesystem::path out = argv[2];
    std::filesystem::create_directories(out);

    std::ostringstream header;
    header << "// Generated from resources/faults.toml; edit that.\n#pragma once\n\nnamespace motcua {\n\n"
              "enum class FaultId {\n";
    for (const auto &e : entries)
        header << "    " << camel(e.id) << ", ///< " << e.whatEn << '\n';
    header << "};\n\ninline constexpr int faultCount = " << entries.size() << ";\n\n} // namespace motcua\n";
    write(out / "faults.gen.h", header.str());

    std::ostringstream source;
    source << "// Generated from resources/faults.toml; edit that.\n#include \"app/domain/fault.h\"\n\n"
              "namespace motcua {\n\nusing namespace Qt::StringLiterals;\n\n"
              "const std::array<FaultEntry, faultCount> &faultCatalogue()\n{\n"
              "    static const std::array<FaultEntry, faultCount> entries{{\n";
    for (const auto &e : entries) {
        source << "        {FaultId::" << camel(e.id) << ", " << cxxString(e.id)
               << ", FaultSeverity::" << camel(e.severity) << ", FaultMend::" << camel(e.who) << ", "
               << cxxString(e.picture) << ",\n         " << cxxString(e.whatVi) << ",\n         "
               << cxxString(e.doVi) << ",\n         " << cxxString(e.whatEn) << ",\n         "
               << cxxString(e.doEn) << "},\n";
    }
    source << "    }};\n    return entries;\n}\n\n} // namespace motcua\n";
    write(out / "faults.gen.cpp", source.str());

    std::ostringstream manual;
    manual << ".\\\" Generated from resources/faults.toml; edit that.\n.TH MOTCUA-FAULTS 7\n.SH NAME\n"
              "motcua-faults \\- every fault that a kiosk can meet, and what to do\n.SH FAULTS\n";
    for (const auto &e : entries) {
        manual << ".TP\n.B " << roff(e.id) << "\n(" << e.severity << "; mended by: " << e.who << ")\n.br\n"
               << roff(e.whatEn) << "\n.br\n"
               << roff(e.doEn) << "\n.br\n"
               << roff(e.whatVi) << "\n.br\n"
               << roff(e.doVi) << '\n';
    }
    manual << ".SH SEE ALSO\n.BR motcuactl (1)\n";
    write(out / "motcua-faults.7", manual.str());
    return 0;
} catch (const toml::parse_error &error) {
    std::cerr << "faults.toml:" << error.source().begin << ": " << error.description() << '\n';
    return 1;
}
