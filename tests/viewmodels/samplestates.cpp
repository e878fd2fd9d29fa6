// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewmodels/samplestates.h"

#include <QDateTime>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace motcua::samples
{

namespace
{

using Item = SessionState::ComponentItem;
using ComponentState = SessionState::ComponentState;

qint64 momentOf(int hour, int minute, int day = 19)
{
    return QDateTime(QDate(2026, 1, day), QTime(hour, minute), Qt::OffsetFromUTC, 7 * 3600)
        .toMSecsSinceEpoch();
}

// Something that looks like a typed page, so that thumbnails can be judged.
QImage page(int seed, double tilt = 0, bool faint = false)
{
    QImage image(340, 480, QImage::Format_RGB32);
    image.fill(seed % 3 == 1 ? QColor(250, 246, 235) : QColor(255, 255, 255));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(170, 240);
    painter.rotate(tilt);
    painter.translate(-170, -240);
    painter.setPen(Qt::NoPen);
    const int grey = faint ? 205 : 70;
    painter.setBrush(QColor(grey, grey, grey));
    painter.drawRect(QRect(90, 34, 160, 6));
    painter.drawRect(QRect(110, 46, 120, 4));
    painter.drawRect(QRect(70, 78, 200, 9));
    for (int line = 0; line < 22; ++line) {
        const int width = (line * 37 + seed * 53) % 5 == 4 ? 140 : 250 + (line * 13 + seed * 7) % 20;
        painter.setBrush(QColor(grey + 40, grey + 40, grey + 40));
        painter.drawRect(QRect(36, 108 + line * 14, width, 4));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(190, 60, 60), 4));
    painter.drawEllipse(QPoint(250, 432), 28, 28);
    return image;
}

// A pattern of modules for the eye only: it carries nothing.
QImage symbol()
{
    constexpr int side = 37;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    quint32 noise = 0x2545F491;
    for (int y = 4; y < side - 4; ++y)
        for (int x = 4; x < side - 4; ++x) {
            noise ^= noise << 13;
            noise ^= noise >> 17;
            noise ^= noise << 5;
            if (noise & 1)
                image.setPixelColor(x, y, Qt::black);
        }
    for (const QPoint corner : {QPoint(4, 4), QPoint(side - 11, 4), QPoint(4, side - 11)})
        for (int y = -1; y < 8; ++y)
            for (int x = -1; x < 8; ++x) {
                const bool inside = x >= 0 && x < 7 && y >= 0 && y < 7;
                const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
                image.setPixelColor(corner + QPoint(x, y), inside && ring != 2 ? Qt::black : Qt::white);
            }
    return image;
}

SessionState::ProcedureItem worker()
{
    return {u"radiation-worker"_s, u"1.009846"_s, u"Cấp chứng chỉ nhân viên bức xạ"_s,
        u"Chứng chỉ nhân viên bức xạ"_s, u"An toàn bức xạ và hạt nhân"_s, u"Cục An toàn bức xạ và hạt nhân"_s,
        u"10 ngày làm việc"_s, u"200.000 đồng một chứng chỉ"_s, true, {}};
}

SessionState::ProcedureItem transfer()
{
    return {u"technology-transfer"_s, u"1.002145"_s, u"Đăng ký hợp đồng chuyển giao công nghệ"_s,
        u"Đăng ký chuyển giao công nghệ"_s, u"Chuyển giao công nghệ"_s, u"Bộ Khoa học và Công nghệ"_s,
        u"05 ngày làm việc"_s, {}, true, u"2 trường hợp"_s};
}

SessionState::ProcedureItem barcode()
{
    return {u"barcode-right"_s, {}, u"Cấp quyền sử dụng mã số, mã vạch"_s, u"Mã số, mã vạch"_s,
        u"Tiêu chuẩn đo lường chất lượng"_s, u"Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia"_s,
        u"07 ngày làm việc"_s, {}, true, {}};
}

SessionState::ProcedureItem lookUpOnly()
{
    return {u"radiation-source"_s, u"2.000169"_s,
        u"Cấp giấy phép tiến hành công việc bức xạ: sử dụng nguồn phóng xạ trong y tế, công nghiệp, nghiên "
        u"cứu, đào tạo, "
        u"bao gồm cả việc lưu giữ, vận chuyển nội bộ và chấm dứt hoạt động của cơ sở có nhiều nguồn phóng xạ khác nhau"_s,
        {}, u"An toàn bức xạ và hạt nhân"_s, u"Cục An toàn bức xạ và hạt nhân"_s, {}, {}, false, {}};
}

SessionState start(Screen screen)
{
    SessionState state;
    state.screen = screen;
    state.canGoBack = screen != Screen::Home;
    return state;
}

SessionState withPerson(Screen screen, const QString &name = u"Nguyễn Thị Mẫu"_s)
{
    SessionState state = start(screen);
    state.person = SessionState::Person {name, u"079•••••3456"_s};
    state.cardPhase = SessionState::CardPhase::Read;
    return state;
}

SessionState withProcedure(Screen screen)
{
    SessionState state = withPerson(screen);
    state.procedure = worker();
    state.chosenCase = SessionState::CaseItem {u"new"_s, u"Cấp mới"_s, u"Tôi chưa từng có chứng chỉ"_s};
    state.components = {
        Item {u"application"_s, u"Đơn đề nghị cấp chứng chỉ nhân viên bức xạ"_s, u"Mẫu số 04 Phụ lục IV"_s,
            {}, ComponentKind::Paper, ComponentState::Done, true, 2},
        Item {u"photos"_s, u"Ảnh 3 cm × 4 cm"_s, u"Đặt ảnh lên mặt kính"_s, {}, ComponentKind::Paper,
            ComponentState::ToScan, true, 0},
        Item {u"training"_s, u"Bản sao giấy chứng nhận đào tạo về an toàn bức xạ"_s, {}, {},
            ComponentKind::Paper, ComponentState::ToScan, true, 0},
        Item {u"health"_s, u"Giấy khám sức khỏe cấp trong vòng 6 tháng"_s, {},
            u"làm việc trực tiếp với nguồn phóng xạ"_s, ComponentKind::Paper, ComponentState::Optional, false,
            0},
        Item {u"identity"_s, u"Bản sao giấy tờ tùy thân"_s, {}, {}, ComponentKind::Electronic,
            ComponentState::Electronic, true, 0},
    };
    state.missing = 2;
    return state;
}

SessionState withAll(Screen screen)
{
    SessionState state = withProcedure(screen);
    for (Item &item : state.components)
        if (item.state == ComponentState::ToScan) {
            item.state = ComponentState::Done;
            item.pages = 1;
        }
    state.missing = 0;
    return state;
}

SessionState scanning(SessionState::ScanPhase phase, int sheets)
{
    SessionState state = withProcedure(Screen::Scan);
    state.scan.component = u"application"_s;
    state.scan.componentName = state.components[0].name;
    state.scan.paper = 1;
    state.scan.papers = 3;
    state.scan.phase = phase;
    for (int i = 1; i <= sheets; ++i) {
        SessionState::SheetItem sheet;
        sheet.number = i;
        sheet.page = i;
        sheet.phase = SessionState::SheetPhase::Saved;
        sheet.read = i < sheets;
        sheet.thumbnail = page(i);
        state.scan.sheets.append(sheet);
    }
    state.scan.saved = sheets;
    return state;
}

Form barcodeForm()
{
    FormField name;
    name.id = u"name_vi"_s;
    name.label = u"Tên tiếng Việt của tổ chức, cá nhân"_s;
    name.required = true;
    FormField latin;
    latin.id = u"name_en"_s;
    latin.label = u"Tên tiếng Anh hoặc tên không dấu"_s;
    latin.help = u"Viết như trên giấy đăng ký kinh doanh."_s;
    latin.required = true;
    FormField number;
    number.id = u"number"_s;
    number.label = u"Số định danh tổ chức, cá nhân"_s;
    number.type = FieldType::Number;
    number.required = true;
    FormField issued;
    issued.id = u"issued"_s;
    issued.label = u"Ngày cấp"_s;
    issued.type = FieldType::Date;
    issued.required = true;
    FormField address;
    address.id = u"address"_s;
    address.label = u"Địa chỉ"_s;
    address.type = FieldType::MultilineText;
    address.required = true;
    FormField kind;
    kind.id = u"prefix"_s;
    kind.label = u"Loại mã đăng ký"_s;
    kind.type = FieldType::Choice;
    kind.required = true;
    kind.choices = {{u"gcp10"_s, u"GCP-10: đến 100 loại sản phẩm"_s},
        {u"gcp9"_s, u"GCP-9: đến 1.000 loại sản phẩm"_s}, {u"ean8"_s, u"EAN-8: bao bì rất nhỏ"_s}};
    FormField list;
    list.id = u"products"_s;
    list.label = u"Danh mục sản phẩm dùng mã EAN-8"_s;
    list.type = FieldType::MultilineText;
    list.showIf = u"prefix=ean8"_s;
    FormField promise;
    promise.id = u"promise"_s;
    promise.label = u"Tôi cam kết những điều khai trên là đúng"_s;
    promise.type = FieldType::Check;
    promise.required = true;
    return {u"barcode-5"_s, u"Đơn đăng ký sử dụng mã số, mã vạch"_s,
        u"NĐ 37/2026/NĐ-CP, Phụ lục VII, Mẫu số 5"_s,
        {{u"Người đăng ký"_s, {name, latin, number, issued, address}},
            {u"Mã số đăng ký"_s, {kind, list, promise}}}};
}

// What looks like a line cut from a paper.
QImage lineOf(const QString &text)
{
    QImage image(900, 84, QImage::Format_RGB32);
    image.fill(QColor(250, 248, 240));
    QPainter painter(&image);
    QFont font;
    font.setPixelSize(44);
    painter.setFont(font);
    painter.drawText(QRect(24, 0, 860, 84), Qt::AlignVCenter, text);
    return image;
}

SessionState informed()
{
    SessionState state = start(Screen::Info);
    SessionState::Info info;
    info.procedure = worker();
    info.procedure.playable = true;
    info.level = u"Cấp Bộ"_s;
    info.legalBasis = {u"Nghị định số 142/2020/NĐ-CP, Điều 35"_s};
    info.cases = {{u"first"_s, u"Cấp lần đầu"_s, u"Chưa từng được cấp"_s},
        {u"again"_s, u"Cấp lại"_s, u"Bị mất, hư hỏng"_s}};
    info.papers = {{u"Đơn đề nghị cấp Chứng chỉ nhân viên bức xạ"_s, {}, {}, u"1 bản chính"_s,
                       ComponentKind::Paper, true},
        {u"Bản sao văn bằng, chứng chỉ chuyên môn phù hợp với công việc đảm nhiệm"_s, {}, {}, u"1 bản sao"_s,
            ComponentKind::Paper, true},
        {u"Phiếu khám sức khỏe tại cơ sở y tế từ cấp huyện trở lên"_s, {}, u"Cấp trong vòng 6 tháng"_s, {},
            ComponentKind::Paper, true},
        {u"Giấy ủy quyền"_s, u"khi người khác nộp thay"_s, {}, {}, ComponentKind::Paper, false}};
    info.list = symbol();
    info.canPrint = true;
    state.info = info;
    return state;
}

SessionState filling()
{
    SessionState state = withPerson(Screen::Form);
    state.procedure = barcode();
    state.form.form = barcodeForm();
    state.form.values = {{u"name_vi"_s, u"Nguyễn Thị Mẫu"_s}, {u"number"_s, u"079300003456"_s}};
    state.form.origin = {{u"name_vi"_s, u"card"_s}, {u"number"_s, u"card"_s}};
    state.form.readable = {u"Tên tiếng Việt của tổ chức, cá nhân"_s, u"Ngày cấp"_s};
    return state;
}

SessionState proposing()
{
    SessionState state = filling();
    state.form.values = {{u"number"_s, u"0000000009"_s}};
    state.form.origin = {{u"number"_s, u"paper"_s}};
    state.form.proposals = {
        {u"name_vi"_s, {{u"CÔNG TY TNHH VÍ DỤ"_s, lineOf(u"1. Tên công ty: CÔNG TY TNHH VÍ DỤ"_s)}}},
        {u"issued"_s,
            {{u"2015-02-02"_s, lineOf(u"Đăng ký lần đầu: ngày 02 tháng 02 năm 2015"_s)},
                {u"2019-03-04"_s, lineOf(u"Thay đổi lần thứ 2: ngày 04 tháng 3 năm 2019"_s)}}}};
    return state;
}

SessionState notices(std::optional<bool> first, std::optional<bool> second)
{
    SessionState state = withAll(Screen::Notices);
    SessionState::NoticeItem processing;
    processing.id = u"processing"_s;
    processing.version = u"2026-01"_s;
    processing.title = u"Xử lý dữ liệu cá nhân để giải quyết hồ sơ"_s;
    processing.text = u"Bộ phận Một cửa nhận họ tên, số định danh, ngày sinh, nơi cư trú trên thẻ của ông/bà "
                      u"và các giấy tờ "
                      u"vừa quét, gửi tới cơ quan giải quyết thủ tục này."_s;
    processing.purpose = u"giải quyết đúng hồ sơ ông/bà đang nộp, không dùng vào việc khác."_s;
    processing.basis = u"Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định 356/2025/NĐ-CP."_s;
    processing.required = true;
    processing.agreed = first;
    SessionState::NoticeItem message;
    message.id = u"phone"_s;
    message.version = u"2026-01"_s;
    message.title = u"Báo tin qua số điện thoại"_s;
    message.text =
        u"Khi hồ sơ có kết quả hoặc cần bổ sung, hệ thống nhắn tin tới số điện thoại ông/bà để lại."_s;
    message.purpose = u"báo tin về hồ sơ này."_s;
    message.agreed = second;
    state.notices = {processing, message};
    return state;
}

SessionState sending(SessionState::SendPhase phase)
{
    SessionState state = withAll(Screen::Sending);
    state.canGoBack = false;
    state.sendPhase = phase;
    return state;
}

SessionState slip(bool received)
{
    SessionState state = withAll(Screen::Slip);
    state.canGoBack = false;
    state.phone = u"0900000456"_s;
    state.slip.qr = symbol();
    state.slip.papers = 3;
    state.slip.pages = 4;
    state.slip.submittedAt = momentOf(9, 5);
    state.slip.secondsLeft = 45;
    if (received) {
        state.slip.code = u"G06-20260119-0000001"_s;
        state.slip.receivedAt = momentOf(9, 6);
        state.slip.dueAt = momentOf(17, 0, 28);
        state.slip.printing = true;
    } else {
        state.slip.provisional = u"3F7A-91C2"_s;
        state.health = SessionState::Health::Offline;
    }
    return state;
}

SessionState with(SessionState state, FaultId fault)
{
    state.fault = Fault {fault};
    return state;
}

} // namespace

QList<Sample> all()
{
    using Health = SessionState::Health;
    using CardPhase = SessionState::CardPhase;
    using ScanPhase = SessionState::ScanPhase;
    using SendPhase = SessionState::SendPhase;
    QList<Sample> samples;
    const auto add = [&samples](const QString &name, const SessionState &state) {
        samples.append({name, state});
    };

    add(u"home"_s, start(Screen::Home));
    SessionState offline = start(Screen::Home);
    offline.health = Health::Offline;
    offline.unsent = 3;
    add(u"home-offline"_s, offline);
    SessionState staff = start(Screen::Home);
    staff.health = Health::NeedsStaff;
    add(u"home-staff"_s, staff);
    SessionState soon = start(Screen::Home);
    soon.health = Health::StaffSoon;
    soon.unsent = 210;
    add(u"home-staff-soon"_s, soon);
    SessionState paused = start(Screen::Home);
    paused.health = Health::NeedsStaff;
    paused.fault = Fault {FaultId::IntakesPaused};
    add(u"home-paused"_s, paused);

    add(u"card"_s, start(Screen::Card));
    SessionState reading = start(Screen::Card);
    reading.cardPhase = CardPhase::Reading;
    reading.busy = true;
    add(u"card-reading"_s, reading);
    add(u"card-fault"_s, with(start(Screen::Card), FaultId::CardUnreadable));
    add(u"card-read"_s, withPerson(Screen::Card));
    SessionState signedIn = withPerson(Screen::Card);
    signedIn.person->signedIn = true;
    add(u"card-signed-in"_s, signedIn);
    add(u"card-read-long"_s,
        withPerson(Screen::Card, u"Công Tằng Tôn Nữ Nguyễn Thị Hoàng Ngọc Phương Thảo Uyên"_s));
    SessionState draft = withPerson(Screen::Card);
    draft.earlierDrafts = {{worker().name, {}, 3, momentOf(15, 40, 16)}};
    add(u"card-draft"_s, draft);
    draft.earlierDrafts.append({transfer().name, u"Đăng ký lần đầu"_s, 12, momentOf(14, 9, 5)});
    add(u"card-drafts"_s, draft);

    SessionState choosing = withPerson(Screen::Procedure);
    choosing.procedures = {worker(), transfer(), barcode(), lookUpOnly()};
    add(u"procedure"_s, choosing);
    SessionState nothing = withPerson(Screen::Procedure);
    nothing.query = u"giấy khai sinh"_s;
    add(u"procedure-none"_s, nothing);
    add(u"procedure-fault"_s, with(choosing, FaultId::ProcedureLookupOnly));

    SessionState cases = withPerson(Screen::Case);
    cases.procedure = transfer();
    cases.cases = {{u"first"_s, u"Đăng ký lần đầu"_s, u"Hợp đồng chưa từng được đăng ký"_s},
        {u"amend"_s, u"Đăng ký sửa đổi, bổ sung"_s, u"Hợp đồng đã đăng ký, nay có thay đổi"_s}};
    add(u"case"_s, cases);

    SessionState list = withProcedure(Screen::Checklist);
    list.mayAskReuse = true;
    add(u"checklist"_s, list);
    list.mayAskReuse = false;
    list.reuse = SessionState::Reuse::Asking;
    add(u"checklist-asking"_s, list);
    list.reuse = SessionState::Reuse::Unavailable;
    add(u"checklist-unavailable"_s, list);
    list.reuse = SessionState::Reuse::Told;
    list.person->signedIn = true;
    list.components[0].held = {u"G06-20260119-0000001"_s, momentOf(9, 6)};
    list.components[0].state = ComponentState::Reused;
    list.components[0].pages = 0;
    list.components[1].held = {u"000.00.12.G06-260119-0001"_s, momentOf(9, 6)};
    add(u"checklist-held"_s, list);
    SessionState again = withProcedure(Screen::Checklist);
    again.asksAgain = true;
    add(u"checklist-again"_s, again);
    again.completes = true;
    add(u"checklist-completed"_s, again);
    SessionState full = withAll(Screen::Checklist);
    full.components.append(Item {u"declaration"_s, u"Phiếu khai báo điện tử"_s, {}, {}, ComponentKind::Form,
        ComponentState::Done, true, 0});
    add(u"checklist-full"_s, full);
    SessionState longNames = withProcedure(Screen::Checklist);
    longNames.procedure = lookUpOnly();
    longNames.components[1].name = lookUpOnly().name;
    longNames.components[1].kind = ComponentKind::Form;
    longNames.components[1].state = ComponentState::ToFill;
    add(u"checklist-long"_s, longNames);

    add(u"scan-ready"_s, scanning(ScanPhase::Ready, 0));
    SessionState running = scanning(ScanPhase::Scanning, 3);
    running.scan.sheets.append(
        SessionState::SheetItem {4, 0, SessionState::SheetPhase::Feeding, false, 0, false, false, {}, {}});
    running.canGoBack = false;
    add(u"scan-running"_s, running);
    SessionState done = scanning(ScanPhase::Done, 5);
    done.scan.sheets[1].flags = {u"skewed"_s};
    done.scan.sheets[1].thumbnail = page(2, 3);
    done.scan.sheets[2].flags = {u"blank"_s};
    done.scan.sheets[2].thumbnail.fill(Qt::white);
    done.scan.sheets[3].flags = {u"low-contrast"_s};
    done.scan.sheets[3].thumbnail = page(4, 0, true);
    add(u"scan-done"_s, done);
    SessionState anew = done;
    anew.scan.phase = ScanPhase::Scanning;
    anew.scan.anew = 4;
    anew.canGoBack = false;
    add(u"scan-anew"_s, anew);
    anew = with(anew, FaultId::ScannerEmpty);
    anew.scan.phase = ScanPhase::Stopped;
    anew.canGoBack = true;
    add(u"scan-anew-empty"_s, anew);
    SessionState flagged = scanning(ScanPhase::Done, 4);
    flagged.scan.sheets[0].flags = {u"cut-edge"_s};
    flagged.scan.sheets[1].flags = {u"corner"_s};
    flagged.scan.sheets[2].flags = {u"streak"_s};
    flagged.scan.sheets[3].flags = {u"blurred"_s};
    add(u"scan-flagged"_s, flagged);
    SessionState turned = scanning(ScanPhase::Done, 3);
    for (SessionState::SheetItem &sheet : turned.scan.sheets)
        sheet.read = true;
    turned.scan.sheets[0].straightened = true;
    turned.scan.sheets[0].rotation = 180;
    turned.scan.sheets[1].straightened = true;
    turned.scan.sheets[1].asFed = true;
    turned.scan.sheets[1].thumbnail = page(2, 3);
    add(u"scan-turned"_s, turned);
    SessionState stray = scanning(ScanPhase::Done, 3);
    stray.scan.strays = {{u"training"_s, stray.components[2].name, {2, 3}, {2, 3}, true}};
    add(u"scan-stray"_s, stray);
    stray.scan.strays = {
        {{}, {}, {1}, {1}, true}, {u"training"_s, stray.components[2].name, {3}, {3}, false}};
    add(u"scan-separator"_s, stray);
    stray.scan.strays.removeFirst();
    add(u"scan-perhaps"_s, stray);
    SessionState stack = scanning(ScanPhase::Ready, 0);
    stack.scan.stack = true;
    add(u"scan-stack-ready"_s, stack);
    stack = scanning(ScanPhase::Done, 5);
    stack.scan.stack = true;
    add(u"scan-stack-reading"_s, stack);
    stack.scan.sheets.last().read = true;
    for (const SessionState::ComponentItem &component : stack.components)
        stack.scan.names.append({component.id, component.name});
    const SessionState::PaperName &application = stack.scan.names[0], &training = stack.scan.names[2];
    stack.scan.groups = {{application.id, {}, application.name, false, false, {1, 2}, {1, 2}},
        {training.id, {}, training.name, false, true, {3, 4, 5}, {3, 4, 5}}};
    add(u"scan-stack"_s, stack);
    stack.scan.groups = {{application.id, {}, application.name, false, false, {1}, {1}},
        {{}, {}, {}, true, false, {2}, {2}}, {{}, training.id, training.name, false, false, {3}, {3}},
        {{}, {}, {}, false, true, {4, 5}, {4, 5}}};
    add(u"scan-stack-asks"_s, stack);
    SessionState unsorted = withProcedure(Screen::Checklist);
    unsorted.unsorted = 3;
    add(u"checklist-unsorted"_s, unsorted);
    SessionState sorted = scanning(ScanPhase::Done, 1);
    sorted.scan.sorted = 2;
    sorted.scan.sortedName = sorted.components[2].name;
    add(u"scan-sorted"_s, sorted);
    SessionState undo = scanning(ScanPhase::Done, 1);
    undo.scan.removed = 2;
    add(u"scan-undo"_s, undo);
    SessionState jam = with(scanning(ScanPhase::Stopped, 3), FaultId::ScannerJam);
    jam.scan.putBack = 4;
    add(u"scan-jam"_s, jam);
    add(u"scan-cover"_s, with(scanning(ScanPhase::Stopped, 2), FaultId::ScannerCoverOpen));
    add(u"scan-empty"_s, with(scanning(ScanPhase::Stopped, 0), FaultId::ScannerEmpty));
    add(u"scan-cancelled"_s, with(scanning(ScanPhase::Stopped, 3), FaultId::ScannerCancelled));
    SessionState glass = with(scanning(ScanPhase::Stopped, 2), FaultId::ScannerBusy);
    glass.scan.glass = true;
    add(u"scan-glass-busy"_s, glass);
    add(u"scan-missing"_s, with(scanning(ScanPhase::Stopped, 1), FaultId::ScannerMissing));
    SessionState earlier = scanning(ScanPhase::Ready, 2);
    for (SessionState::SheetItem &sheet : earlier.scan.sheets)
        sheet.thumbnail = {};
    add(u"scan-earlier"_s, earlier);

    SessionState looking = start(Screen::Lookup);
    looking.procedures = {worker(), transfer(), barcode()};
    looking.fields = {{u"Năng lượng nguyên tử, an toàn bức xạ và hạt nhân"_s, 35},
        {u"Tiêu chuẩn đo lường chất lượng"_s, 25}, {u"Hoạt động khoa học và công nghệ"_s, 18}};
    add(u"lookup"_s, looking);
    looking.query = u"ma vahc"_s;
    looking.procedures = {barcode()};
    add(u"lookup-found"_s, looking);
    looking.query = u"xyz"_s;
    looking.procedures = {};
    add(u"lookup-nothing"_s, looking);
    looking.query.clear();
    looking.field = looking.fields.first().name;
    looking.procedures = {worker(), transfer()};
    add(u"lookup-field"_s, looking);
    add(u"info"_s, informed());
    SessionState printed0 = informed();
    printed0.info->printed = true;
    add(u"info-printed"_s, printed0);
    SessionState old = informed();
    old.info->procedure.playable = false;
    old.info->procedure.timeLimit.clear();
    old.info->procedure.fee.clear();
    old.info->caution = u"Thông tin chưa được xác nhận, xin hỏi lại cán bộ tại quầy."_s;
    old.info->papers = {};
    old.info->papersUnknown = true;
    old.info->list = {};
    old.info->canPrint = false;
    old.info->procedure.shortName =
        u"Cấp Giấy phép tiến hành công việc bức xạ - xử lý, lưu giữ chất thải phóng xạ, nguồn phóng xạ đã qua sử dụng"_s;
    add(u"info-little"_s, old);

    using Follow = SessionState::Follow;
    SessionState following = start(Screen::Follow);
    add(u"follow"_s, following);
    following.follow.typed = u"G06-20260119-00001"_s;
    add(u"follow-typed"_s, following);
    following.follow.invalid = true;
    add(u"follow-invalid"_s, following);
    following.follow.invalid = false;
    add(u"follow-not-found"_s, with(following, FaultId::DossierNotFound));
    add(u"follow-unavailable"_s, with(following, FaultId::ProgressUnavailable));
    add(u"follow-unreadable"_s, with(following, FaultId::SlipUnreadable));
    following.busy = following.follow.asking = true;
    add(u"follow-asking"_s, following);
    following.follow.asking = false;
    following.follow.reading = true;
    add(u"follow-reading"_s, following);
    SessionState stands = start(Screen::Progress);
    for (int status = 1; status <= 10; ++status) {
        stands.follow.dossier =
            Follow::Dossier {u"000.00.12.G06-260119-0001"_s, Follow::Place::Central, status};
        add(u"progress-%1"_s.arg(status), stands);
    }
    stands.follow.dossier = Follow::Dossier {{}, Follow::Place::Waiting, 0};
    add(u"progress-waiting"_s, stands);
    stands.follow.dossier->place = Follow::Place::OnItsWay;
    add(u"progress-on-its-way"_s, stands);
    stands.follow.dossier->place = Follow::Place::Refused;
    add(u"progress-refused"_s, stands);
    SessionState own = start(Screen::Progress);
    own.person = SessionState::Person {u"Nguyễn Văn Mẫu"_s, u"000•••••0123"_s};
    Follow::Dossier mine {u"000.00.12.G06-260119-0001"_s, Follow::Place::Central, 4, true};
    mine.steps = {{momentOf(9, 5, 5), 1, {}, {}, {}, {}},
        {momentOf(14, 20, 6), 2, u"Bộ phận Một cửa"_s, u"Trần Thị Giả Định"_s, {}, {}},
        {momentOf(8, 0, 7), 4, u"Cục An toàn bức xạ và hạt nhân"_s, u"Lê Văn Bịa"_s,
            u"Đang thẩm định hồ sơ"_s, momentOf(17, 0, 26)}};
    own.follow.dossier = mine;
    add(u"progress-own"_s, own);
    own.follow.dossier->late = true;
    add(u"progress-late"_s, own);
    mine.status = 5;
    mine.steps.append({momentOf(10, 0, 9), 5, u"Cục An toàn bức xạ và hạt nhân"_s, {}, {}, {}});
    mine.requests = {{u"12/HDHS"_s, u"Phiếu khám sức khỏe đã quá hạn."_s, u"024 0000 0000"_s,
        momentOf(10, 0, 9), momentOf(17, 0, 30),
        {{u"Phiếu khám sức khỏe"_s, {}, 1},
            {u"Bản sao giấy chứng nhận đào tạo an toàn bức xạ"_s, u"có chứng thực"_s, 2}}}};
    own.follow.dossier = mine;
    add(u"progress-supplement"_s, own);
    own.follow.dossier->requests[0].answered = true;
    add(u"progress-supplemented"_s, own);
    SessionState paying = own;
    Follow::Dossier owed = mine;
    owed.status = 6;
    owed.requests = {};
    owed.canWithdraw = true;
    owed.steps.last() = {
        momentOf(10, 0, 9), 6, u"Cục An toàn bức xạ và hạt nhân"_s, {}, {}, momentOf(17, 0, 30)};
    Follow::Fee due {u"Phí thẩm định cấp chứng chỉ nhân viên bức xạ"_s, 1'250'000, false, momentOf(17, 0, 30),
        {}, symbol(), u"Ngân hàng Không Có Thật (970415)"_s, u"0000000012345"_s,
        u"CUC AN TOAN BUC XA VA HAT NHAN BIA DAT"_s, u"G06-20260119-0000123"_s, false};
    Follow::Fee settled {
        u"Lệ phí cấp chứng chỉ"_s, 200'000, true, {}, momentOf(9, 0, 8), {}, {}, {}, {}, {}, false};
    owed.fees = {due, settled};
    paying.follow.dossier = owed;
    add(u"progress-fee"_s, paying);
    owed.fees[0].qr = {};
    owed.fees[0].account.clear();
    paying.follow.dossier = owed;
    add(u"progress-fee-counter"_s, paying);
    owed.fees[0].doubtful = true;
    owed.fees[0].name = QString(299, u'ơ') + u'…';
    owed.fees[0].amount = 999'999'999'999;
    paying.follow.dossier = owed;
    add(u"progress-fee-doubtful"_s, paying);
    owed.fees = {};
    owed.feesUnknown = true;
    paying.follow.dossier = owed;
    add(u"progress-fee-unknown"_s, paying);

    SessionState accepted = own;
    accepted.follow.dossier = mine;
    accepted.follow.dossier->acceptance = Follow::Acceptance {u"0123/TNHS"_s,
        u"Bộ phận Một cửa, Cục An toàn bức xạ và hạt nhân"_s, u"Trần Thị Giả Định"_s, u"Nguyễn Văn Mẫu"_s,
        worker().name, u"Bộ phận Một cửa, quầy số 3"_s,
        {u"Đơn đề nghị (bản chính)"_s, u"Bản sao giấy chứng nhận đào tạo an toàn bức xạ (bản sao, 2 bản)"_s,
            u"Phiếu khám sức khỏe"_s},
        momentOf(14, 20, 6), momentOf(17, 0, 26)};
    add(u"progress-accepted"_s, accepted);
    accepted.screen = Screen::Acceptance;
    accepted.canPrintAcceptance = true;
    add(u"acceptance"_s, accepted);
    accepted.acceptancePrinted = true;
    add(u"acceptance-printed"_s, accepted);
    accepted.acceptancePrinted = accepted.canPrintAcceptance = false;
    accepted.follow.dossier->acceptance->dueAt.reset();
    accepted.follow.dossier->acceptance->number.clear();
    add(u"acceptance-no-printer"_s, accepted);
    accepted.follow.dossier->acceptance.reset();
    accepted.follow.dossier->acceptanceDoubtful = true;
    add(u"acceptance-doubtful"_s, accepted);

    using Withdrawal = SessionState::Withdrawal;
    SessionState withdrawing = own;
    withdrawing.screen = Screen::Withdraw;
    withdrawing.withdrawal = Withdrawal {u"000.00.12.G06-260119-0001"_s, -1, {}};
    add(u"withdraw"_s, withdrawing);
    withdrawing.withdrawal->reason = Withdrawal::otherReason;
    withdrawing.withdrawal->wordsMissing = true;
    add(u"withdraw-other"_s, withdrawing);
    withdrawing.withdrawal->wordsMissing = false;
    withdrawing.withdrawal->words = QString(Withdrawal::longestWords, u'ơ');
    withdrawing.withdrawal->confirming = true;
    add(u"withdraw-sure-long"_s, withdrawing);
    withdrawing.withdrawal->reason = 0;
    add(u"withdraw-sure"_s, withdrawing);
    add(u"withdraw-unsure"_s, with(withdrawing, FaultId::WithdrawalUnsure));
    add(u"withdraw-closed"_s, with(withdrawing, FaultId::WithdrawalClosed));
    withdrawing.withdrawal->sending = withdrawing.busy = true;
    add(u"withdraw-sending"_s, withdrawing);

    SessionState queueing = start(Screen::Queue);
    queueing.queue.asking = queueing.busy = true;
    add(u"queue-asking"_s, queueing);
    queueing.queue.asking = queueing.busy = false;
    add(u"queue-unavailable"_s, with(queueing, FaultId::QueueUnavailable));
    queueing.queue.known = true;
    add(u"queue-nothing"_s, queueing);
    queueing.queue.services = {{u"nop-ho-so"_s, u"Nộp hồ sơ, hỏi thủ tục"_s, 3},
        {u"bo-sung"_s, u"Bổ sung giấy tờ"_s, 1}, {u"nhan-ket-qua"_s, u"Nhận kết quả"_s, 0}};
    add(u"queue"_s, queueing);
    add(u"queue-failed"_s, with(queueing, FaultId::QueueUnavailable));
    queueing.queue.ticket =
        SessionState::Queue::Ticket {u"A004"_s, u"Nộp hồ sơ, hỏi thủ tục"_s, {}, 3, momentOf(9, 5, 5)};
    add(u"queue-ticket"_s, queueing);
    queueing.queue.printed = true;
    queueing.queue.ticket->counter = u"Quầy số 3"_s;
    queueing.queue.ticket->ahead = 0;
    add(u"queue-printed"_s, queueing);

    SessionState another = stands;
    another.person = own.person;
    another.follow.dossier = Follow::Dossier {u"G06-20260119-0000123"_s, Follow::Place::Central, 4};
    add(u"progress-of-another"_s, with(another, FaultId::DossierOfAnother));
    another.busy = another.follow.asking = true;
    add(u"progress-asking"_s, another);
    SessionState signing = start(Screen::SignIn);
    signing.signIn = SessionState::SignIn {};
    add(u"sign-in-waiting"_s, signing);
    signing.signIn =
        SessionState::SignIn {symbol(), u"BCDF-GHJK"_s, u"https://dinhdanh.example/thiet-bi"_s, 268};
    add(u"sign-in"_s, signing);
    signing.signIn = SessionState::SignIn {};
    signing.signIn->over = true;
    add(u"sign-in-refused"_s, with(signing, FaultId::SignInRefused));
    add(u"sign-in-expired"_s, with(signing, FaultId::SignInExpired));
    add(u"sign-in-unavailable"_s, with(signing, FaultId::SignInUnavailable));

    add(u"form"_s, filling());
    SessionState read = filling();
    read.form.reading = true;
    read.busy = true;
    add(u"form-reading"_s, read);
    add(u"form-proposals"_s, proposing());
    SessionState without = filling();
    without.fault = Fault {FaultId::PaperWithoutValues};
    add(u"form-paper-without-values"_s, without);
    SessionState wrong = filling();
    wrong.form.values.insert(u"issued"_s, u"31/02/2024"_s);
    wrong.form.values.insert(u"prefix"_s, u"ean8"_s);
    wrong.form.values.insert(u"promise"_s, true);
    wrong.form.errors = {{u"name_en"_s, FaultId::FormFieldMissing}, {u"issued"_s, FaultId::FormFieldInvalid},
        {u"address"_s, FaultId::FormFieldMissing}};
    add(u"form-errors"_s, wrong);
    SessionState kept = filling();
    kept.form.values = {};
    kept.form.origin = {};
    kept.form.keptFromEarlier = true;
    kept.form.kept = {u"name_vi"_s, u"number"_s, u"prefix"_s, u"promise"_s};
    add(u"form-kept"_s, kept);

    SessionState review = withAll(Screen::Review);
    add(u"review"_s, review);
    review.phone = u"09000"_s;
    review.phoneInvalid = true;
    add(u"review-invalid"_s, review);
    review = withAll(Screen::Review);
    review.byPost = true;
    review.address = u"Số 0, đường Không Có, phường Bịa, thành phố Thử Nghiệm"_s;
    review.addressFromCard = true;
    add(u"review-post"_s, review);
    review.address = u"ở nhà"_s;
    review.addressFromCard = false;
    review.addressInvalid = true;
    add(u"review-address"_s, review);
    review = withAll(Screen::Review);
    review.completes = true;
    add(u"review-completes"_s, review);
    review = withAll(Screen::Review);
    review.phoneRefused = true;
    add(u"review-refused"_s, review);

    add(u"notices"_s, notices({}, {}));
    add(u"notices-answered"_s, notices(true, false));
    add(u"notices-refused"_s, notices(false, true));

    add(u"sending"_s, sending(SendPhase::Sending));
    add(u"sending-finishing"_s, sending(SendPhase::Finishing));

    add(u"slip"_s, slip(true));
    SessionState rating = slip(true);
    rating.screen = Screen::Rating;
    rating.canGoBack = true;
    add(u"rating"_s, rating);
    rating.rated = 2;
    add(u"rating-last"_s, rating);
    rating = slip(true);
    rating.rated = 3;
    add(u"slip-rated"_s, rating);
    SessionState printed = slip(true);
    printed.slip.printing = false;
    printed.slip.printed = true;
    printed.slip.code = u"000.00.12.G06-260119-0001"_s;
    printed.slip.dueAt.reset();
    add(u"slip-printed"_s, printed);
    SessionState provisional = slip(false);
    provisional.slip.printerMissing = true;
    add(u"slip-provisional"_s, provisional);

    SessionState idle = withProcedure(Screen::Checklist);
    idle.idleSecondsLeft = 28;
    add(u"idle-nothing-kept"_s, idle);
    idle.keepsDraft = true;
    add(u"idle"_s, idle);
    SessionState idleSlip = slip(true);
    idleSlip.idleSecondsLeft = 14;
    add(u"idle-slip"_s, idleSlip);
    return samples;
}

SessionState state(const QString &name)
{
    for (const Sample &sample : all())
        if (sample.name == name)
            return sample.state;
    return {};
}

SessionState everythingOfAPerson()
{
    SessionState state = scanning(SessionState::ScanPhase::Done, 3);
    state.earlierDrafts = {{worker().name, {}, 3, momentOf(15, 40, 16)}};
    state.query = u"mã vạch"_s;
    state.procedures = {worker(), transfer(), barcode()};
    state.cases = {{u"first"_s, u"Đăng ký lần đầu"_s, u"Chưa từng đăng ký"_s}};
    state.form = proposing().form;
    state.form.reading = true;
    state.scan.strays = {{u"training"_s, u"Giấy chứng nhận đào tạo"_s, {2, 3}, {2, 3}, true}};
    state.scan.sorted = 1;
    state.scan.sortedName = u"Phiếu khám sức khỏe"_s;
    state.notices = notices(true, false).notices;
    SessionState::Follow::Dossier dossier {
        u"G06-20260119-0000001"_s, SessionState::Follow::Place::Central, 6, true};
    dossier.fees = {{u"Phí bịa đặt"_s, 1'250'000, false, {}, {}, symbol(), u"Ngân hàng Bịa"_s,
        u"0000000012345"_s, u"NGUOI NHAN BIA"_s, u"noi dung bia"_s, true}};
    dossier.acceptance = SessionState::Follow::Acceptance {u"0123/TNHS"_s, u"Cục Bịa"_s, u"Cán bộ Bịa"_s,
        u"Nguyễn Thị Mẫu"_s, u"Thủ tục bịa"_s, u"Quầy bịa"_s, {u"Giấy bịa"_s}, 1, 2};
    dossier.feesUnknown = dossier.canWithdraw = true;
    state.follow.dossier = dossier;
    state.canPrintAcceptance = state.acceptancePrinted = true;
    state.withdrawal =
        SessionState::Withdrawal {u"G06-20260119-0000001"_s, 3, u"lý do bịa"_s, true, true, true};
    state.help = {SessionState::Help::Phase::Coming, u"Cán bộ Bịa"_s, true};
    state.queue = {true, true, {{u"a"_s, u"Việc bịa"_s, 2}},
        SessionState::Queue::Ticket {u"A004"_s, u"Việc bịa"_s, u"Quầy bịa"_s, 3, 1}, true};
    state.phone = u"0900000456"_s;
    state.slip = slip(true).slip;
    state.slip.provisional = u"3F7A-91C2"_s;
    state.fault = Fault {FaultId::ScannerJam};
    state.language = u"en"_s;
    state.textSize = TextSize::Largest;
    state.palette = Palette::Dark;
    return state;
}

} // namespace motcua::samples
