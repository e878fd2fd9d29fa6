-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema, as it was released: what migrations start from.
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
PRAGMA user_version = 1;
