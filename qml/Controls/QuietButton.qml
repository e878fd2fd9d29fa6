// SPDX-License-Identifier: GPL-3.0-or-later
// Something that few need.
ActionButton {
    rank: ActionButton.Rank.Quiet
}
