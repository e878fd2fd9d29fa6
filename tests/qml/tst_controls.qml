// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import MotCua.Theme
import MotCua.Controls

TestCase {
    id: test

    name: "Controls"
    width: 1080
    height: 900
    visible: true
    when: windowShown

    SignalSpy { id: spy }

    Component {
        id: button
        PrimaryButton { width: 500; text: "Tiếp tục" }
    }
    Component {
        id: answer
        ToggleAnswer { width: 900; baseName: "notice_a"; question: "Dữ liệu" }
    }
    Component {
        id: letters
        LetterKeyboard { width: 1080 }
    }
    Component {
        id: numbers
        NumberPad { width: 1080 }
    }
    Component {
        id: pane
        ScrollPane {
            id: scroll
            property alias tall: filler.height
            width: 600
            height: 500
            Rectangle { id: filler; width: 100; height: 300 }
        }
    }
    Component {
        id: framed
        ScreenFrame {
            id: framedScreen
            property bool further: true
            width: 1080
            height: 900
            primaryText: "Tiếp tục"
            extras: [
                SecondaryButton {
                    objectName: "further"
                    visible: framedScreen.further
                    width: framedScreen.extraWidth
                    text: "Quét thêm tờ"
                },
                SecondaryButton {
                    objectName: "stop"
                    visible: !framedScreen.further && framedScreen.primaryVisible
                    width: framedScreen.extraWidth
                    text: "Dừng quét"
                }
            ]
        }
    }
    Component {
        id: label
        Label { text: "ẶỆỖ ǵjpqy"; wrapMode: Text.NoWrap }
    }
    Component {
        id: fault
        FaultPanel { width: 900; saved: "Đã lưu an toàn 3 tờ."; what: "Giấy bị kẹt."; todo: "Rút nhẹ tờ giấy."; picture: "jam" }
    }

    function init() {
        failOnWarning(/./)
        Theme.motion = false
        Theme.textScale = 1
    }

    function test_furtherButtonsComeBackAfterAMomentWithoutAny() {
        const screen = createTemporaryObject(framed, test)
        const further = named(screen, "further")
        const stop = named(screen, "stop")
        const foot = further.parent.parent.parent
        verify(further.visible)
        const tall = foot.height
        screen.further = false
        tryCompare(stop, "visible", true)
        compare(foot.height, tall)
        screen.primaryText = "" // a screen whose foot is empty
        tryCompare(stop, "visible", false)
        tryCompare(foot, "height", 0)
        screen.primaryText = "Tiếp tục"
        tryCompare(stop, "visible", true)
        screen.further = true
        tryCompare(further, "visible", true)
        tryCompare(foot, "height", tall)
    }
    function named(item, name) {
        wait(50) // nested positioners settle
        return findChild(item, name)
    }

    function watch(item, signal) {
        spy.target = null
        spy.signalName = signal
        spy.target = item
        spy.clear()
    }

    function test_pressMustBeginAndEndInside() {
        const item = createTemporaryObject(button, test)
        watch(item, "clicked")
        mousePress(item, 20, 20)
        verify(item.down)
        mouseMove(item, 700, 20)
        mouseRelease(item, 700, 20)
        compare(spy.count, 0)
        mousePress(item, 700, 20)
        mouseRelease(item, 20, 20)
        compare(spy.count, 0)
        mouseClick(item)
        compare(spy.count, 1)
    }

    function test_touchWorksLikeAPress() {
        const item = createTemporaryObject(button, test)
        watch(item, "clicked")
        const touch = touchEvent(item)
        touch.press(0, item, 30, 30).commit()
        verify(item.down)
        touch.release(0, item, 30, 30).commit()
        compare(spy.count, 1)
    }

    function test_keysWorkLikeAPress() {
        const item = createTemporaryObject(button, test)
        watch(item, "clicked")
        item.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Return)
        keyClick(Qt.Key_Space)
        compare(spy.count, 2)
    }

    function test_nothingIsAnsweredBeforehand() {
        const item = createTemporaryObject(answer, test)
        const yes = named(item, "notice_a_yes"), no = named(item, "notice_a_no")
        verify(!yes.on && !no.on)
        watch(item, "chosen")
        mouseClick(no)
        compare(spy.signalArguments[0][0], false)
        mouseClick(yes)
        compare(spy.signalArguments[1][0], true)
        item.answered = true
        verify(!yes.on && no.on)
        // Agreeing and refusing weigh the same to the eye.
        fuzzyCompare(yes.width, no.width, 1)
        fuzzyCompare(yes.height, no.height, 1)
    }

    function test_everyLetterAndToneHasAKey() {
        const item = createTemporaryObject(letters, test)
        watch(item, "typed")
        const all = "qwertyuiopasdfghjklđzxcvbnmăâêôơư0123456789,.-/"
        for (const letter of all) {
            const key = named(item, "key_" + letter)
            verify(key !== null, letter)
            verify(key.width >= Theme.target && key.height >= Theme.target, letter + " " + key.width)
            mouseClick(key)
            compare(spy.signalArguments[spy.count - 1][0], letter)
        }
        mouseClick(named(item, "key_space"))
        compare(spy.signalArguments[spy.count - 1][0], " ")
        watch(item, "tone")
        const tones = ["sac", "huyen", "hoi", "nga", "nang"]
        for (let i = 0; i < tones.length; ++i) {
            mouseClick(named(item, "key_" + tones[i]))
            compare(spy.signalArguments[i][0], i + 1)
        }
    }

    function test_rareSignsComeOneByOne() {
        const item = createTemporaryObject(letters, test)
        watch(item, "typed")
        for (const sign of "&()_+:;\"'%@") {
            verify(!named(item, "key_" + sign).parent.visible)
            mouseClick(named(item, "key_signs"))
            const key = named(item, "key_" + sign)
            verify(key.visible && key.width >= Theme.target, sign)
            mouseClick(key)
            compare(spy.signalArguments[spy.count - 1][0], sign)
            verify(named(item, "key_ă").visible, "hats and tones are back")
        }
    }

    function test_linesAndAddressesHaveTheirOwnKeys() {
        const lines = createTemporaryObject(letters, test, { kind: LetterKeyboard.Kind.Lines })
        watch(lines, "typed")
        mouseClick(named(lines, "key_line"))
        compare(spy.signalArguments[0][0], "\n")
        verify(!named(lines, "key_clear").visible, "nothing that erases many lines at a touch")
        lines.visible = false
        const email = createTemporaryObject(letters, test, { kind: LetterKeyboard.Kind.Email })
        watch(email, "typed")
        for (const sign of "@.-_+") {
            let key = named(email, "key_" + sign)
            mouseClick(key)
            compare(spy.signalArguments[spy.count - 1][0], sign)
        }
        verify(!named(email, "key_space").visible)
    }

    function test_ringIsForWhoMovesByKeys() {
        const item = createTemporaryObject(button, test)
        mouseClick(item)
        verify(!named(item, "focusRing").visible)
        item.forceActiveFocus(Qt.TabFocusReason)
        verify(named(item, "focusRing").visible)
    }

    function test_everyDigitHasAKey() {
        const item = createTemporaryObject(numbers, test)
        watch(item, "typed")
        for (const digit of "0123456789") {
            mouseClick(named(item, "key_" + digit))
            compare(spy.signalArguments[spy.count - 1][0], digit)
        }
    }

    function luminance(colour) {
        const linear = (part) => part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)
        return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
    }

    function test_edgesAndTheFocusRingCanBeSeen_data() {
        return [{ tag: "standard", colours: Theme.standard }, { tag: "high contrast", colours: Theme.highContrast },
                { tag: "dark", colours: Theme.dark }]
    }

    function test_edgesAndTheFocusRingCanBeSeen(data) {
        for (const ground of ["paper", "surface"])
            for (const line of ["edge", "focus", "primary"]) {
                const a = luminance(data.colours[ground]), b = luminance(data.colours[line])
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
                verify(ratio >= 3, line + " on " + ground + ": " + ratio)
            }
    }

    function test_whoCannotSwipeHasAButton() {
        const item = createTemporaryObject(pane, test)
        const more = named(item, "scrollMore")
        verify(!more.visible)
        item.tall = 1300
        tryVerify(() => more.visible)
        verify(!item.atEnd)
        for (let i = 0; i < 4 && !item.atEnd; ++i) {
            mouseClick(more)
            wait(20)
        }
        tryVerify(() => item.atEnd)
        mouseClick(more)
        tryVerify(() => !item.atEnd)
    }

    function test_stackedDiacriticsAreNotCut_data() {
        return [{ tag: "1", scale: 1 }, { tag: "1.25", scale: 1.25 }, { tag: "1.5", scale: 1.5 }]
    }

    function test_stackedDiacriticsAreNotCut(data) {
        Theme.textScale = data.scale
        for (let kind = Label.Kind.Note; kind <= Label.Kind.Code; ++kind) {
            const item = createTemporaryObject(label, test, { kind: kind, color: "black" })
            item.forceLayout()
            // Everything that is painted lies within the item: its first and last rows of pixels are empty.
            const image = grabImage(item)
            for (let x = 0; x < image.width; ++x) {
                compare(image.alpha(x, 0) > 0 && image.red(x, 0) < 128, false, "kind " + kind + " top")
                compare(image.alpha(x, image.height - 1) > 0 && image.red(x, image.height - 1) < 128, false, "kind " + kind + " bottom")
            }
            item.visible = false
        }
    }

    function test_afterTroubleWhatIsSavedComesFirst() {
        const item = createTemporaryObject(fault, test)
        verify(item.children[0].visible)
        compare(item.children[0].text, "Đã lưu an toàn 3 tờ.")
        verify(item.children[0].y < item.children[1].y)
    }
}
