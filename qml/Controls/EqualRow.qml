// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import MotCua.Theme

// Buttons of equal width and height beside one another; below one another where text is large.
GridLayout {
    id: row

    property bool stacked: Theme.textScale > 1.4 && width < Theme.mm(300)

    columns: stacked ? 1 : 8
    columnSpacing: Theme.small
    rowSpacing: Theme.small
}
