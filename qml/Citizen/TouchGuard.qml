// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// A second tap of a trembling hand must not press what has just come up under the finger: for a second after something
// new is shown, the place that was touched last takes no touch. Everywhere else nobody has to wait.
Item {
    id: guard

    property point last: Qt.point(-1, -1)

    function raise() {
        if (last.x < 0)
            return
        shield.x = last.x - shield.width / 2
        shield.y = last.y - shield.height / 2
        standing.restart()
    }

    PointHandler {   // sees every touch and takes none
        id: finger
        onActiveChanged: {
            if (finger.active)
                guard.last = finger.point.position
        }
    }
    MouseArea {
        id: shield
        objectName: "touchGuard"
        visible: standing.running
        width: Theme.mm(60)
        height: width
        Accessible.ignored: true
        onWheel: (wheel) => { wheel.accepted = true }
    }
    Timer {
        id: standing
        interval: 1000
    }
}
