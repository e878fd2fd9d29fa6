// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace motcua::test
{

/// The npm packages of tests/interop, installed into the build folder when a test needs them: building needs
/// no npm.
struct NodePackages {
    enum class State { Ready, NoRegistry, Broken };
    State state = State::Broken;
    QString folder; ///< holds node_modules and the scripts
    QString words; ///< npm's own, where it failed
};
NodePackages installNodePackages();

} // namespace motcua::test
