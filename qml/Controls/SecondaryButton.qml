// SPDX-License-Identifier: GPL-3.0-or-later
// Something else that can be done.
ActionButton {
    rank: ActionButton.Rank.Secondary
}
