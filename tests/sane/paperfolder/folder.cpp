// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sane/paperfolder/folder.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

namespace fs = std::filesystem;

namespace paperfolder
{

namespace
{

std::vector<fs::path> filesIn(const fs::path &folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        // A file that is still being copied in starts with a dot by good custom.
        if (entry->is_regular_file(error) && entry->path().filename().native().front() != '.')
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

Folder::Folder(fs::path root)
    : m_root(std::move(root))
{
}

bool Folder::exists() const
{
    std::error_code error;
    return fs::is_directory(m_root, error);
}

std::optional<fs::path> Folder::topSheet() const
{
    const auto sheets = filesIn(m_root / "tray");
    if (sheets.empty())
        return std::nullopt;
    return sheets.front();
}

std::optional<fs::path> Folder::onGlass() const
{
    std::error_code error;
    for (const char *name : {"glass.png", "glass.jpg"}) {
        if (fs::is_regular_file(m_root / name, error))
            return m_root / name;
    }
    auto files = filesIn(m_root / "glass");
    if (files.empty())
        return std::nullopt;
    return *std::max_element(files.begin(), files.end(), [](const fs::path &a, const fs::path &b) {
        std::error_code ignored;
        return fs::last_write_time(a, ignored) < fs::last_write_time(b, ignored);
    });
}

int Folder::nextSheetNumber() const
{
    return static_cast<int>(filesIn(m_root / "out").size()) + 1;
}

bool Folder::eject(const fs::path &sheet) const
{
    std::error_code error;
    fs::create_directory(m_root / "out", error);
    fs::path target = m_root / "out" / sheet.filename();
    for (int copy = 2; fs::exists(target, error); ++copy)
        target = m_root / "out"
            / (sheet.stem().string() + "~" + std::to_string(copy) + sheet.extension().string());
    fs::rename(sheet, target, error);
    return !error;
}

std::optional<OrderedFault> Folder::takeFault(const std::string &key) const
{
    std::ifstream in(m_root / "faults.conf");
    std::optional<OrderedFault> taken;
    std::string rest;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string lineKey, what;
        if (!taken && words >> lineKey >> what && lineKey == key) {
            taken = OrderedFault {what, std::nullopt};
            double argument = 0;
            if (words >> argument)
                taken->argument = argument;
        } else {
            rest += line + "\n";
        }
    }
    if (taken) {
        // Renamed into place, for the fault may be to crash, and the line must be gone then.
        std::ofstream(m_root / ".faults.conf.new") << rest;
        std::error_code error;
        fs::rename(m_root / ".faults.conf.new", m_root / "faults.conf", error);
    }
    return taken;
}

} // namespace paperfolder
