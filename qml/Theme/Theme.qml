// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The tokens. Sizes are millimetres of the real panel, so a button is 32 mm high on every screen; 4 px make 1 mm on the
// reference panel (21.5 inch, 1080 px wide). Every text size comes from one base and one scale.
QtObject {
    id: theme

    enum Palette { Standard, HighContrast, Dark }

    // -- what the person and the machine choose
    property int palette: Theme.Palette.Standard
    property real textScale: 1.0          // 1, 1.25 or 1.5
    property real pxPerMm: 4
    property bool motion: true
    property string family: "Inter"

    readonly property ColourScheme colours: palette === Theme.Palette.Dark ? dark
                                          : palette === Theme.Palette.HighContrast ? highContrast : standard
    readonly property ColourScheme standard: StandardScheme { }
    readonly property ColourScheme highContrast: HighContrastScheme { }
    readonly property ColourScheme dark: DarkScheme { }

    // -- type, px. Large titles grow more slowly than running text, or they would fill the page.
    readonly property real titleScale: 1 + (textScale - 1) * 0.5
    readonly property int noteSize: Math.round(7.5 * pxPerMm * textScale)
    readonly property int bodySize: Math.round(8.5 * pxPerMm * textScale)
    readonly property int buttonSize: Math.round(10 * pxPerMm * (1 + (textScale - 1) * 0.7))
    readonly property int headingSize: Math.round(11 * pxPerMm * (1 + (textScale - 1) * 0.8))
    readonly property int titleSize: Math.round(15 * pxPerMm * titleScale)
    readonly property int greetingSize: Math.round(21 * pxPerMm * titleScale)
    readonly property int rowSize: Math.round(0.9 * headingSize)   // headings of rows that stand one below the other
    readonly property int headSize: Math.round(8 * pxPerMm * titleScale)   // the head of every screen
    readonly property int countdownSize: Math.round(40 * pxPerMm)
    readonly property int codeSize: Math.round(16 * pxPerMm * (1 + (textScale - 1) * 0.24))
    readonly property real lineHeight: 1.24   // stacked diacritics need air
    readonly property real titleLineHeight: 1.16

    // -- space, px
    readonly property int hair: Math.max(1, Math.round(colours.stroke * pxPerMm))
    readonly property int bold: Math.max(2, Math.round(1 * pxPerMm))
    readonly property int tiny: Math.round(2 * pxPerMm)
    readonly property int small: Math.round(4 * pxPerMm)
    readonly property int gap: Math.round(7 * pxPerMm)
    readonly property int padding: Math.round(10 * pxPerMm)
    readonly property int margin: Math.round(14 * pxPerMm)
    readonly property int radius: Math.round(7 * pxPerMm)
    readonly property int buttonRadius: Math.round(6 * pxPerMm)
    readonly property int smallRadius: Math.round(3.5 * pxPerMm)
    readonly property int target: Math.round(20 * pxPerMm)       // nothing to touch is smaller
    readonly property int button: Math.round(32 * pxPerMm)
    readonly property int choice: Math.round(24 * pxPerMm)       // of several to choose from
    readonly property int key: Math.round(22 * pxPerMm)
    readonly property int focusWidth: Math.round(2 * pxPerMm)
    readonly property int focusGap: Math.round(1 * pxPerMm)
    readonly property int icon: Math.round(12 * pxPerMm)
    readonly property int smallIcon: Math.round(9 * pxPerMm)
    readonly property int largeIcon: Math.round(22 * pxPerMm)
    readonly property int readingWidth: Math.round(320 * pxPerMm) // wider lines are hard to read

    // -- motion, ms
    readonly property int quick: motion ? 140 : 0
    readonly property int loop: 3000

    function mm(millimetres: real): int {
        return Math.round(millimetres * pxPerMm)
    }
}
