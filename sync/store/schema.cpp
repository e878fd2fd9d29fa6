// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/schema.h"

#include <array>

#include <sodium.h>

#include "sync/store/auditentry.h"
#include "sync/store/invariants.h"
#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

QByteArray randomChainId()
{
    readySodium();
    QByteArray id(auditChainIdBytes, Qt::Uninitialized);
    randombytes_buf(id.data(), size_t(id.size()));
    return id;
}

// In clear: identifiers, states, times, sizes, names of procedures and components. Everything else is a blob:
// sealed frames under the dossier's key (sync/vault/FORMAT.md).
constexpr const char *first = R"sql(
CREATE TABLE dossier (
    row               INTEGER PRIMARY KEY AUTOINCREMENT,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state             TEXT NOT NULL CHECK (state IN
                          ('draft', 'queued', 'uploading', 'submitted', 'attention', 'kept', 'shredded')),
    procedure_id      TEXT NOT NULL,
    procedure_code    TEXT NOT NULL,
    case_id           TEXT NOT NULL,
    catalogue_version TEXT NOT NULL,
    level             INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
    created_at        INTEGER NOT NULL,
    submitted_at      INTEGER,
    code              TEXT UNIQUE CHECK (code <> ''),
    received_at       INTEGER,
    due_at            INTEGER,
    token             BLOB UNIQUE CHECK (length(token) = 16),
    attempts          INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt_at   INTEGER NOT NULL DEFAULT 0,
    last_fault        TEXT,
    person_mac        BLOB CHECK (length(person_mac) = 32),
    key_kiosk         BLOB,
    key_recovery      BLOB,
    CHECK ((state = 'draft') = (submitted_at IS NULL)),
    CHECK ((state = 'draft') = (token IS NULL)),
    CHECK ((code IS NULL) = (received_at IS NULL)),
    CHECK ((code IS NOT NULL) = (state IN ('submitted', 'kept', 'shredded'))),
    CHECK ((key_kiosk IS NULL) = (state IN ('kept', 'shredded'))),
    CHECK (key_kiosk IS NOT NULL OR (key_recovery IS NULL AND person_mac IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_draft ON dossier (person_mac, procedure_id, case_id) WHERE state = 'draft';
CREATE INDEX dossier_due ON dossier (next_attempt_at, row) WHERE state IN ('queued', 'uploading');
CREATE INDEX dossier_received ON dossier (received_at, row) WHERE state = 'submitted';
CREATE INDEX dossier_keyed ON dossier (row) WHERE key_kiosk IS NOT NULL;

CREATE TABLE sheet (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier   INTEGER NOT NULL REFERENCES dossier (row) ON DELETE CASCADE,
    component TEXT NOT NULL,
    number    INTEGER NOT NULL CHECK (number > 0),
    state     TEXT NOT NULL CHECK (state IN ('fed', 'received', 'sealed', 'faulted')),
    fault     TEXT,
    CHECK ((fault IS NOT NULL) = (state = 'faulted')),
    UNIQUE (dossier, number)
) STRICT;

CREATE TABLE page (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier          INTEGER NOT NULL REFERENCES dossier (row) ON DELETE CASCADE,
    sheet            INTEGER NOT NULL UNIQUE REFERENCES sheet (id) ON DELETE CASCADE,
    component        TEXT NOT NULL,
    place            INTEGER NOT NULL,
    removed          INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    width            INTEGER NOT NULL,
    height           INTEGER NOT NULL,
    dpi              REAL NOT NULL,
    bytes            INTEGER NOT NULL,
    reading_attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX page_order ON page (dossier, component, place);

CREATE TABLE part (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier    INTEGER NOT NULL REFERENCES dossier (row) ON DELETE CASCADE,
    component  TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('paper', 'form')),
    media_type TEXT NOT NULL,
    bytes      INTEGER NOT NULL CHECK (bytes >= 0),
    pages      INTEGER NOT NULL CHECK (pages >= 0),
    upload_url TEXT NOT NULL DEFAULT '',
    uploaded   INTEGER NOT NULL DEFAULT 0 CHECK (uploaded IN (0, 1)),
    UNIQUE (dossier, component, media_type)
) STRICT;

CREATE TABLE blob (
    id      INTEGER PRIMARY KEY,
    dossier INTEGER NOT NULL REFERENCES dossier (row) ON DELETE CASCADE,
    kind    INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 255),
    owner   INTEGER NOT NULL,
    prefix  BLOB NOT NULL CHECK (length(prefix) = 16),
    bytes   INTEGER NOT NULL CHECK (bytes >= 0),
    UNIQUE (dossier, kind, owner)
) STRICT;

CREATE TABLE frame (
    blob_id INTEGER NOT NULL REFERENCES blob (id) ON DELETE CASCADE,
    idx     INTEGER NOT NULL CHECK (idx >= 0),
    box     BLOB NOT NULL CHECK (length(box) BETWEEN 16 AND 65552),
    UNIQUE (blob_id, idx)
) STRICT;

CREATE TABLE event (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    dossier  BLOB CHECK (length(dossier) = 16),
    kind     TEXT NOT NULL,
    detail   TEXT NOT NULL
) STRICT;
CREATE INDEX event_dossier ON event (dossier, sequence) WHERE dossier IS NOT NULL;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TABLE lease (
    name         TEXT PRIMARY KEY,
    owner        TEXT NOT NULL,
    boot         TEXT NOT NULL,
    expires_wall INTEGER NOT NULL,
    expires_up   INTEGER NOT NULL
) STRICT;

CREATE TABLE fact (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
)sql";

// The event table becomes a chain (AUDIT.md): each entry carries the hash of the one before and its own. What
// is there already is chained in its order; its numbers are kept where they have no gaps, as they always
// should.
constexpr const char *chained = R"sql(
CREATE TABLE audit_chain (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;
CREATE TABLE chained_event (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    at       INTEGER NOT NULL,
    dossier  BLOB CHECK (length(dossier) = 16),
    kind     TEXT NOT NULL,
    detail   TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE anchor (
    sequence  INTEGER PRIMARY KEY CHECK (sequence > 0),
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    statement TEXT NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT;
)sql";

constexpr const char *chainedRules = R"sql(
DROP TABLE event;
ALTER TABLE chained_event RENAME TO event;
CREATE INDEX event_dossier ON event (dossier, sequence) WHERE dossier IS NOT NULL;
CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM event)
    OR NEW.previous IS NOT coalesce((SELECT hash FROM event WHERE sequence = NEW.sequence - 1), zeroblob(32))
BEGIN
    SELECT RAISE(ABORT, 'an event follows the one before it');
END;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER audit_chain_never_changes BEFORE UPDATE ON audit_chain
BEGIN
    SELECT RAISE(ABORT, 'the chain keeps its name');
END;
CREATE TRIGGER audit_chain_never_goes BEFORE DELETE ON audit_chain
BEGIN
    SELECT RAISE(ABORT, 'the chain keeps its name');
END;
CREATE TRIGGER anchor_never_changes BEFORE UPDATE ON anchor
BEGIN
    SELECT RAISE(ABORT, 'anchors are append-only');
END;
CREATE TRIGGER anchor_never_goes BEFORE DELETE ON anchor
BEGIN
    SELECT RAISE(ABORT, 'anchors are append-only');
END;
)sql";

Result<void> chainEvents(SqliteDatabase &database)
{
    const QByteArray chain = randomChainId();
    MOTCUA_TRY(database.run("INSERT INTO audit_chain (one, id) VALUES (1, ?)", chain));
    AuditEntry entry;
    entry.hash = auditBeginning();
    auto events = database.query("SELECT at, dossier, kind, detail FROM event ORDER BY sequence");
    while (events.next()) {
        ++entry.sequence;
        entry.at = events.integer(0);
        entry.dossier = events.blob(1);
        entry.kind = events.text(2).toUtf8();
        entry.detail = events.text(3).toUtf8();
        entry.previous = entry.hash;
        entry.hash = auditHash(entry.previous, auditDigest(chain, entry));
        MOTCUA_TRY(database.run(
            "INSERT INTO chained_event (sequence, at, dossier, kind, detail, previous, hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            entry.sequence, entry.at, entry.dossier.isEmpty() ? std::nullopt : std::optional(entry.dossier),
            QString::fromUtf8(entry.kind), QString::fromUtf8(entry.detail), entry.previous, entry.hash));
    }
    MOTCUA_TRY(events.finish());
    return database.execute(chainedRules);
}

// An upload that a part no longer goes by is noted, so that central can be told; filed ones are central's.
constexpr const char *uploads = R"sql(
ALTER TABLE part ADD COLUMN upload_expires_at INTEGER;

CREATE TABLE stale_upload (
    address TEXT PRIMARY KEY CHECK (address <> '')
) STRICT;
CREATE TRIGGER part_takes_another_upload AFTER UPDATE OF upload_url ON part
WHEN old.upload_url <> '' AND old.upload_url <> new.upload_url
    AND (SELECT state FROM dossier WHERE row = old.dossier) IN ('queued', 'uploading', 'attention')
BEGIN
    INSERT OR IGNORE INTO stale_upload (address) VALUES (old.upload_url);
END;
CREATE TRIGGER part_with_an_upload_goes AFTER DELETE ON part
WHEN old.upload_url <> ''
    AND (SELECT state FROM dossier WHERE row = old.dossier) IN ('queued', 'uploading', 'attention')
BEGIN
    INSERT OR IGNORE INTO stale_upload (address) VALUES (old.upload_url);
END;
)sql";

// The order of sending (Store::due): `bytes` are the pages' until `ready`, then the parts'; the manifest
// (blob kind 9) makes a dossier ready.
constexpr const char *turns = R"sql(
ALTER TABLE dossier ADD COLUMN ready INTEGER NOT NULL DEFAULT 0 CHECK (ready IN (0, 1));
ALTER TABLE dossier ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0);
ALTER TABLE dossier ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
UPDATE dossier SET ready = EXISTS (SELECT 1 FROM blob WHERE blob.dossier = dossier.row AND kind = 9),
    bytes = (SELECT coalesce(sum(bytes), 0) FROM page WHERE page.dossier = dossier.row)
    WHERE state IN ('queued', 'uploading', 'attention');
UPDATE dossier SET turn = submitted_at + bytes * 1000 / 262144 WHERE state IN ('queued', 'uploading', 'attention');
CREATE INDEX dossier_turn ON dossier (ready, turn, row) WHERE state IN ('queued', 'uploading');
)sql";

// How often things happened here, for the metrics of a fleet: sums under names, nothing of a dossier's. Most
// count themselves, in the transaction of what they count.
constexpr const char *tallies = R"sql(
CREATE TABLE tally (
    name  TEXT NOT NULL CHECK (name <> ''),
    label TEXT NOT NULL,
    value REAL NOT NULL DEFAULT 0 CHECK (value >= 0),
    PRIMARY KEY (name, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_attention ON dossier (row) WHERE state = 'attention';
CREATE TRIGGER event_counts AFTER INSERT ON event
BEGIN
    INSERT INTO tally (name, label, value) VALUES ('events', new.kind, 1)
        ON CONFLICT (name, label) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER fed_sheet_counts AFTER INSERT ON sheet
BEGIN
    INSERT INTO tally (name, label, value) VALUES ('sheets', new.state, 1)
        ON CONFLICT (name, label) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER sheet_counts AFTER UPDATE OF state ON sheet WHEN old.state <> new.state
BEGIN
    INSERT INTO tally (name, label, value) VALUES ('sheets', new.state, 1)
        ON CONFLICT (name, label) DO UPDATE SET value = value + 1;
    INSERT INTO tally (name, label, value)
        SELECT 'faults', new.fault, 1 WHERE new.state = 'faulted' AND new.fault <> ''
        ON CONFLICT (name, label) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER uploaded_part_counts AFTER UPDATE OF uploaded ON part WHEN old.uploaded = 0 AND new.uploaded = 1
BEGIN
    INSERT INTO tally (name, label, value) VALUES ('uploaded_bytes', '', new.bytes)
        ON CONFLICT (name, label) DO UPDATE SET value = value + new.bytes;
END;
)sql";

// A set of parts that answers central's request to complete a dossier goes the same road under an id of its
// own. Its receipt names the code of that dossier, so in `code`, which no two rows share, the request follows
// after a plus sign, which is in no code.
constexpr const char *supplements = R"sql(
ALTER TABLE dossier ADD COLUMN supplement_of TEXT CHECK (supplement_of <> '');
ALTER TABLE dossier ADD COLUMN supplement_request TEXT
    CHECK (supplement_request <> '' AND (supplement_request IS NULL) = (supplement_of IS NULL));
DROP INDEX one_draft;
CREATE UNIQUE INDEX one_draft ON dossier
    (person_mac, procedure_id, case_id, coalesce(supplement_of, ''), coalesce(supplement_request, ''))
    WHERE state = 'draft';
DROP TRIGGER dossier_begins_as_a_draft;
CREATE TRIGGER dossier_begins_as_a_draft BEFORE INSERT ON dossier
WHEN NEW.state <> 'draft' OR NEW.ready <> 0
    OR EXISTS (SELECT 1 FROM dossier WHERE row = NEW.row OR id = NEW.id)
    OR EXISTS (SELECT 1 FROM dossier WHERE state = 'draft' AND person_mac = NEW.person_mac
        AND procedure_id = NEW.procedure_id AND case_id = NEW.case_id
        AND (supplement_of, supplement_request) IS (NEW.supplement_of, NEW.supplement_request))
BEGIN
    SELECT RAISE(ABORT, 'a dossier begins as a draft, under an id of its own');
END;
CREATE TRIGGER supplement_stays_itself BEFORE UPDATE OF supplement_of, supplement_request ON dossier
WHEN (OLD.supplement_of, OLD.supplement_request) IS NOT (NEW.supplement_of, NEW.supplement_request)
BEGIN
    SELECT RAISE(ABORT, 'what a dossier was begun as stays');
END;
)sql";

// When a draft was last worked on, for retention; and what is unsent by its age, for Store::room.
constexpr const char *lasting = R"sql(
ALTER TABLE dossier ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX dossier_unsent ON dossier (state, submitted_at) WHERE state IN ('queued', 'uploading');
)sql";

// With a central that creates twice what is said twice: the code that it issued for a dossier, kept before it
// is filed under it, and how far that has come. No two dossiers have the same.
constexpr const char *issuedCodes = R"sql(
CREATE TABLE issued_code (
    dossier INTEGER PRIMARY KEY REFERENCES dossier (row) ON DELETE CASCADE,
    code    TEXT NOT NULL UNIQUE CHECK (code <> ''),
    step    TEXT NOT NULL CHECK (step IN ('issued', 'sent', 'created')),
    at      INTEGER NOT NULL
) STRICT;
CREATE TRIGGER code_is_issued_for_an_unsent_dossier BEFORE INSERT ON issued_code
WHEN NOT EXISTS (SELECT 1 FROM dossier WHERE row = NEW.dossier AND state IN ('queued', 'uploading', 'attention'))
BEGIN
    SELECT RAISE(ABORT, 'a code is issued for an unsent dossier');
END;
CREATE TRIGGER created_code_never_changes BEFORE UPDATE ON issued_code
WHEN OLD.dossier <> NEW.dossier
    OR (OLD.step = 'created' AND (OLD.code, OLD.step) IS NOT (NEW.code, NEW.step))
BEGIN
    SELECT RAISE(ABORT, 'what central said that it took stays');
END;
CREATE TRIGGER created_code_stays BEFORE DELETE ON issued_code
WHEN OLD.step = 'created' AND EXISTS (SELECT 1 FROM staying WHERE row = OLD.dossier)
BEGIN
    SELECT RAISE(ABORT, 'what central said that it took stays');
END;
)sql";

// How many dossiers there are in each state, so that a start and a look at the queue count nothing. Kept with
// what it counts, in the same transaction.
constexpr const char *counts = R"sql(
CREATE TABLE dossier_count (
    state    TEXT PRIMARY KEY,
    dossiers INTEGER NOT NULL CHECK (dossiers >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO dossier_count SELECT state, count(*) FROM dossier GROUP BY state;
CREATE TRIGGER dossier_is_counted AFTER INSERT ON dossier
BEGIN
    INSERT INTO dossier_count VALUES (new.state, 1) ON CONFLICT (state) DO UPDATE SET dossiers = dossiers + 1;
END;
CREATE TRIGGER dossier_is_counted_where_it_is AFTER UPDATE OF state ON dossier WHEN old.state <> new.state
BEGIN
    UPDATE dossier_count SET dossiers = dossiers - 1 WHERE state = old.state;
    INSERT INTO dossier_count VALUES (new.state, 1) ON CONFLICT (state) DO UPDATE SET dossiers = dossiers + 1;
END;
CREATE TRIGGER dossier_is_counted_no_more AFTER DELETE ON dossier
BEGIN
    UPDATE dossier_count SET dossiers = dossiers - 1 WHERE state = old.state;
END;
)sql";

// From when the policy on retention counts, by a time of central's that has gone on for a while; 0: not seen
// by such a one yet. A clock that has not heard of central may be years off, and what it dated would be
// shredded at once, or never.
constexpr const char *countsFrom = R"sql(
ALTER TABLE dossier ADD COLUMN counts_from INTEGER NOT NULL DEFAULT 0;
-- A refused dossier counts from when it was refused, whoever refuses it.
CREATE TRIGGER refused_dossier_counts_anew AFTER UPDATE OF state ON dossier
WHEN old.state <> 'attention' AND new.state = 'attention'
BEGIN
    UPDATE dossier SET counts_from = 0 WHERE row = new.row;
END;
)sql";

// The oldest of what is kept, by central's word of when it had it, without looking through all.
constexpr const char *keptByReceipt = R"sql(
CREATE INDEX dossier_kept ON dossier (received_at) WHERE state = 'kept';
)sql";

// In a draft a page may be put to another component; its sheet stays in the ledger as it was fed.
constexpr const char *movedPages = R"sql(
DROP TRIGGER page_stays_as_scanned;
CREATE TRIGGER page_stays_as_scanned BEFORE UPDATE ON page
WHEN (OLD.id, OLD.dossier, OLD.sheet, OLD.width, OLD.height, OLD.dpi, OLD.bytes)
        IS NOT (NEW.id, NEW.dossier, NEW.sheet, NEW.width, NEW.height, NEW.dpi, NEW.bytes)
    OR ((OLD.component, OLD.place, OLD.removed) IS NOT (NEW.component, NEW.place, NEW.removed)
        AND (SELECT state FROM dossier WHERE row = OLD.dossier) IS NOT 'draft')
BEGIN
    SELECT RAISE(ABORT, 'a page stays as it was scanned, and in its place once it is submitted');
END;
)sql";

/// A step of the schema: statements, then what statements cannot do.
struct Migration {
    const char *sql;
    Result<void> (*then)(SqliteDatabase &) = nullptr;
};

const std::array migrations {Migration {first}, Migration {chained, chainEvents}, Migration {uploads},
    Migration {turns}, Migration {tallies}, Migration {invariantRules}, Migration {supplements},
    Migration {lasting}, Migration {issuedCodes}, Migration {counts}, Migration {countsFrom},
    Migration {keptByReceipt}, Migration {movedPages}};

Result<int> versionOf(SqliteDatabase &database)
{
    auto query = database.query("PRAGMA user_version");
    const int version = query.next() ? int(query.integer(0)) : 0;
    MOTCUA_TRY(query.finish());
    return version;
}

} // namespace

int schemaVersion()
{
    return int(migrations.size());
}

Result<void> refuseNewer(SqliteDatabase &database)
{
    const auto version = versionOf(database);
    if (!version)
        return tl::unexpected(version.error());
    if (*version > schemaVersion())
        return fail(FaultId::StoreNewer,
            QStringLiteral("schema %1, known up to %2").arg(*version).arg(schemaVersion()));
    return {};
}

Result<void> migrate(SqliteDatabase &database)
{
    const auto found = versionOf(database);
    if (!found)
        return tl::unexpected(found.error());
    if (*found == schemaVersion())
        return {};
    return database.transaction([&]() -> Result<void> {
        for (int number = *found; number < schemaVersion(); ++number) {
            const Migration &step = migrations[size_t(number)];
            MOTCUA_TRY(database.execute(step.sql));
            if (step.then)
                MOTCUA_TRY(step.then(database));
        }
        const QByteArray mark = "PRAGMA user_version = " + QByteArray::number(schemaVersion());
        return database.execute(mark.constData());
    });
}

} // namespace motcua
