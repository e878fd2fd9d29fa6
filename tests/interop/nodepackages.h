// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace motcua::test
{

/// The npm packages of tests/interop in the build folder: `./dev setup` and `./dev test` have fetched them
/// (fetch.sh); else it is tried when a test needs them. Building needs no npm. Where MOTCUA_INTEROP_REQUIRED
/// is set they have to be there.
struct NodePackages {
    enum class State { Ready, NoRegistry, Broken };
    State state = State::Broken;
    QString folder; ///< holds node_modules and the scripts
    QString words; ///< npm's own, where it failed
};
NodePackages installNodePackages();

} // namespace motcua::test
