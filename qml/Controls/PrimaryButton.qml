// SPDX-License-Identifier: GPL-3.0-or-later
// The one thing to do next.
ActionButton {
    rank: ActionButton.Rank.Primary
}
