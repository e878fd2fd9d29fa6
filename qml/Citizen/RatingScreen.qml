// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// A few questions about the kiosk, one at a time, for whoever wants to answer.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property SlipViewModel slip: kiosk.slip
    // In the order of SessionState::ratingQuestions.
    readonly property list<string> questions: [qsTr("Ông/bà có hài lòng với cách dùng kiosk không?"),
        qsTr("Ông/bà có hài lòng với hướng dẫn trên màn hình không?"), qsTr("Ông/bà có hài lòng với thời gian làm hồ sơ không?")]

    heading: slip.rated < questions.length ? questions[slip.rated] : ""
    lead: qsTr("Câu %1 trên %2. Kiosk không ghi tên người trả lời.").arg(Math.min(slip.rated + 1, slip.questions)).arg(slip.questions)
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()

    Column {
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: [qsTr("Rất hài lòng"), qsTr("Hài lòng"), qsTr("Bình thường"), qsTr("Không hài lòng"), qsTr("Rất không hài lòng")]

            ChoiceRow {
                required property int index
                required property string modelData
                objectName: "mark_" + (5 - index)
                width: parent.width
                text: modelData
                onClicked: screen.slip.answerRating(5 - index)
            }
        }
    }
}
