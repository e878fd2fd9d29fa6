// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace paperfolder
{

/// One line of faults.conf, already used up.
struct OrderedFault {
    std::string what;
    std::optional<double> argument; ///< fraction of the page at which it happens; for "slow" seconds
};

/// The paper: a folder whose files are sheets. Everything is looked up anew at every call, for hands move
/// paper at any time.
class Folder
{
public:
    explicit Folder(std::filesystem::path root);

    bool exists() const;
    /// The sheet on top of the tray: first by name.
    std::optional<std::filesystem::path> topSheet() const;
    /// What lies on the glass: glass.png or glass.jpg, else the newest file in glass/.
    std::optional<std::filesystem::path> onGlass() const;
    /// One more than there are sheets in out/.
    int nextSheetNumber() const;
    /// Moves a sheet from the tray to out/. False: it is still in the tray.
    [[nodiscard]] bool eject(const std::filesystem::path &sheet) const;
    /// The first fault ordered for `key` (a sheet number, "glass" or "open"); its line is removed from
    /// faults.conf.
    std::optional<OrderedFault> takeFault(const std::string &key) const;

private:
    std::filesystem::path m_root;
};

} // namespace paperfolder
