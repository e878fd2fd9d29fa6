// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/invariants.h"

#include <array>

namespace motcua
{

// The list is in INVARIANTS.md; a trigger's name says what it guards.
//
// What can only be judged at the end of a transaction is owed until then: a row of `owed` refers to a row of
// `nobody`, which has none, by a foreign key that is looked at when the transaction commits. Whoever owes
// has to settle, which removes the row, or cannot commit.
//
// Inserting triggers look for rows in their way because REPLACE would remove those without asking the
// deleting ones (on a connection without PRAGMA recursive_triggers).
const char *const invariantRules = R"sql(
CREATE TABLE nobody (id INTEGER PRIMARY KEY CHECK (0)) STRICT;
CREATE TABLE owed (
    what TEXT NOT NULL CHECK (what IN ('frames', 'seal', 'content', 'manifest')),
    id   INTEGER NOT NULL,
    due  INTEGER NOT NULL DEFAULT 0 REFERENCES nobody (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (what, id)
) STRICT, WITHOUT ROWID;

-- Dossiers of which the audit log does not say that their content goes.
CREATE VIEW staying AS SELECT row, state, ready FROM dossier d WHERE NOT EXISTS
    (SELECT 1 FROM event e WHERE e.dossier = d.id AND e.kind IN ('draft-abandoned', 'kept', 'withdrawn', 'forgotten'));

CREATE TRIGGER dossier_begins_as_a_draft BEFORE INSERT ON dossier
WHEN NEW.state <> 'draft' OR NEW.ready <> 0
    OR EXISTS (SELECT 1 FROM dossier WHERE row = NEW.row OR id = NEW.id)
    OR EXISTS (SELECT 1 FROM dossier WHERE state = 'draft' AND person_mac = NEW.person_mac
        AND procedure_id = NEW.procedure_id AND case_id = NEW.case_id)
BEGIN
    SELECT RAISE(ABORT, 'a dossier begins as a draft, under an id of its own');
END;
CREATE TRIGGER dossier_goes_its_way BEFORE UPDATE OF state ON dossier
WHEN OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (VALUES
    ('draft', 'queued'),
    ('queued', 'uploading'), ('queued', 'attention'), ('queued', 'submitted'),
    ('uploading', 'queued'), ('uploading', 'attention'), ('uploading', 'submitted'),
    ('attention', 'queued'), ('attention', 'submitted'),
    ('submitted', 'kept'))
BEGIN
    SELECT RAISE(ABORT, 'a dossier does not go from that state to this one');
END;
CREATE TRIGGER dossier_stays_itself BEFORE UPDATE ON dossier
WHEN (OLD.row, OLD.id, OLD.procedure_id, OLD.procedure_code, OLD.case_id, OLD.catalogue_version, OLD.created_at)
    IS NOT (NEW.row, NEW.id, NEW.procedure_id, NEW.procedure_code, NEW.case_id, NEW.catalogue_version, NEW.created_at)
BEGIN
    SELECT RAISE(ABORT, 'what a dossier was begun as stays');
END;
CREATE TRIGGER dossier_keeps_its_submission BEFORE UPDATE OF submitted_at, token ON dossier
WHEN OLD.submitted_at IS NOT NULL AND (OLD.submitted_at, OLD.token) IS NOT (NEW.submitted_at, NEW.token)
    OR EXISTS (SELECT 1 FROM dossier WHERE token = NEW.token AND row <> OLD.row)
BEGIN
    SELECT RAISE(ABORT, 'when a dossier was submitted, and its token, stay');
END;
CREATE TRIGGER dossier_keeps_its_code BEFORE UPDATE OF code, received_at ON dossier
WHEN OLD.code IS NOT NULL AND (OLD.code, OLD.received_at) IS NOT (NEW.code, NEW.received_at)
    OR EXISTS (SELECT 1 FROM dossier WHERE code = NEW.code AND row <> OLD.row)
BEGIN
    SELECT RAISE(ABORT, 'a code that central gave stays, and is one dossier''s');
END;
CREATE TRIGGER dossier_stays_ready BEFORE UPDATE OF ready ON dossier
WHEN OLD.ready > NEW.ready OR (OLD.ready < NEW.ready AND OLD.state NOT IN ('queued', 'uploading', 'attention'))
BEGIN
    SELECT RAISE(ABORT, 'an unsent dossier becomes ready once, and stays so');
END;
CREATE TRIGGER ready_dossier_owes_its_manifest AFTER UPDATE OF ready ON dossier WHEN OLD.ready < NEW.ready
BEGIN
    INSERT INTO owed (what, id) VALUES ('manifest', NEW.row);
END;
CREATE TRIGGER kept_dossier_keeps_nothing BEFORE UPDATE OF state ON dossier
WHEN OLD.state <> NEW.state AND NEW.state = 'kept'
    AND (EXISTS (SELECT 1 FROM staying WHERE row = OLD.row)
        OR EXISTS (SELECT 1 FROM blob WHERE dossier = OLD.row)
        OR EXISTS (SELECT 1 FROM page WHERE dossier = OLD.row)
        OR EXISTS (SELECT 1 FROM sheet WHERE dossier = OLD.row))
BEGIN
    SELECT RAISE(ABORT, 'a dossier is kept without its content, and the audit log says so');
END;
CREATE TRIGGER dossier_goes_with_a_word BEFORE DELETE ON dossier
WHEN OLD.state IN ('uploading', 'submitted')
    OR NOT EXISTS (SELECT 1 FROM event WHERE dossier = OLD.id AND kind =
        CASE OLD.state WHEN 'draft' THEN 'draft-abandoned' WHEN 'kept' THEN 'forgotten' ELSE 'withdrawn' END)
    OR EXISTS (SELECT 1 FROM blob WHERE dossier = OLD.row)
    OR EXISTS (SELECT 1 FROM page WHERE dossier = OLD.row)
BEGIN
    SELECT RAISE(ABORT, 'a dossier goes when it may, empty, and the audit log says so');
END;

CREATE TRIGGER sheet_is_fed_to_a_draft BEFORE INSERT ON sheet
WHEN NEW.state <> 'fed' OR (SELECT state FROM dossier WHERE row = NEW.dossier) IS NOT 'draft'
    OR NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM sheet WHERE dossier = NEW.dossier)
    OR EXISTS (SELECT 1 FROM sheet WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a sheet is fed to a draft, under the next number');
END;
CREATE TRIGGER sheet_goes_its_way BEFORE UPDATE ON sheet
WHEN (OLD.id, OLD.dossier, OLD.component, OLD.number) IS NOT (NEW.id, NEW.dossier, NEW.component, NEW.number)
    OR (SELECT state FROM dossier WHERE row = OLD.dossier) IS NOT 'draft'
    OR (OLD.state, NEW.state) NOT IN (VALUES ('fed', 'received'), ('fed', 'sealed'), ('fed', 'faulted'),
        ('received', 'received'), ('received', 'sealed'), ('received', 'faulted'))
    OR (NEW.state = 'sealed' AND 2 IS NOT (SELECT count(*) FROM page p JOIN blob b
        ON b.dossier = p.dossier AND b.kind IN (4, 5) AND b.owner = p.id WHERE p.sheet = OLD.id))
BEGIN
    SELECT RAISE(ABORT, 'a sheet of a draft goes from fed to received to sealed with its page, or is faulted');
END;
CREATE TRIGGER sheet_stays BEFORE DELETE ON sheet WHEN EXISTS (SELECT 1 FROM staying WHERE row = OLD.dossier)
BEGIN
    SELECT RAISE(ABORT, 'a sheet stays in the ledger');
END;

CREATE TRIGGER page_comes_from_its_sheet BEFORE INSERT ON page
WHEN NEW.removed <> 0 OR EXISTS (SELECT 1 FROM page WHERE id = NEW.id OR sheet = NEW.sheet)
    OR NOT EXISTS (SELECT 1 FROM sheet s JOIN dossier d ON d.row = s.dossier
        WHERE s.id = NEW.sheet AND s.dossier = NEW.dossier AND s.component = NEW.component
            AND s.state IN ('fed', 'received') AND d.state = 'draft')
BEGIN
    SELECT RAISE(ABORT, 'a page is the one of a sheet that a draft has just been fed');
END;
CREATE TRIGGER page_owes_its_seal AFTER INSERT ON page
BEGIN
    INSERT INTO owed (what, id) VALUES ('seal', NEW.id);
END;
CREATE TRIGGER sealed_sheet_settles AFTER UPDATE OF state ON sheet WHEN NEW.state = 'sealed'
BEGIN
    DELETE FROM owed WHERE what = 'seal' AND id = (SELECT id FROM page WHERE sheet = NEW.id);
END;
CREATE TRIGGER page_stays_as_scanned BEFORE UPDATE ON page
WHEN (OLD.id, OLD.dossier, OLD.sheet, OLD.component, OLD.width, OLD.height, OLD.dpi, OLD.bytes)
        IS NOT (NEW.id, NEW.dossier, NEW.sheet, NEW.component, NEW.width, NEW.height, NEW.dpi, NEW.bytes)
    OR ((OLD.place, OLD.removed) IS NOT (NEW.place, NEW.removed)
        AND (SELECT state FROM dossier WHERE row = OLD.dossier) IS NOT 'draft')
BEGIN
    SELECT RAISE(ABORT, 'a page stays as it was scanned, and in its place once it is submitted');
END;
CREATE TRIGGER page_goes_when_taken_out BEFORE DELETE ON page
WHEN EXISTS (SELECT 1 FROM dossier WHERE row = OLD.dossier)
    AND (EXISTS (SELECT 1 FROM staying WHERE row = OLD.dossier AND NOT (state = 'draft' AND OLD.removed = 1))
        OR EXISTS (SELECT 1 FROM blob WHERE dossier = OLD.dossier AND kind IN (4, 5, 6) AND owner = OLD.id))
BEGIN
    SELECT RAISE(ABORT, 'a page goes when its person took it out before submitting, with all that is sealed of it');
END;
CREATE TRIGGER page_that_goes_settles AFTER DELETE ON page
BEGIN
    DELETE FROM owed WHERE what = 'seal' AND id = OLD.id;
END;

CREATE TRIGGER part_is_made_before_the_manifest BEFORE INSERT ON part
WHEN EXISTS (SELECT 1 FROM part WHERE id = NEW.id
        OR (dossier = NEW.dossier AND component = NEW.component AND media_type = NEW.media_type))
    OR NOT EXISTS (SELECT 1 FROM dossier WHERE row = NEW.dossier AND ready = 0
        AND state IN ('queued', 'uploading', 'attention'))
BEGIN
    SELECT RAISE(ABORT, 'parts are made of a submitted dossier, until its manifest is fixed');
END;
CREATE TRIGGER part_owes_its_content AFTER INSERT ON part
BEGIN
    INSERT INTO owed (what, id) VALUES ('content', NEW.id);
END;
CREATE TRIGGER part_stays_as_made BEFORE UPDATE ON part
WHEN (OLD.id, OLD.dossier, OLD.component, OLD.kind, OLD.media_type, OLD.bytes, OLD.pages)
    IS NOT (NEW.id, NEW.dossier, NEW.component, NEW.kind, NEW.media_type, NEW.bytes, NEW.pages)
BEGIN
    SELECT RAISE(ABORT, 'a part stays as it was made');
END;
CREATE TRIGGER part_stays_once_the_manifest_is_fixed BEFORE DELETE ON part
WHEN EXISTS (SELECT 1 FROM staying WHERE row = OLD.dossier
    AND NOT (ready = 0 AND state IN ('queued', 'uploading', 'attention')))
BEGIN
    SELECT RAISE(ABORT, 'a part stays once the manifest is fixed');
END;
CREATE TRIGGER part_that_goes_settles AFTER DELETE ON part
BEGIN
    DELETE FROM owed WHERE what = 'content' AND id = OLD.id;
END;

-- Kinds: BlobKind in storeprivate.h. One that is not named here has no rule but its dossier's key.
CREATE TRIGGER blob_has_its_place BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE id = NEW.id
        OR (dossier = NEW.dossier AND kind = NEW.kind AND owner = NEW.owner))
    OR NOT EXISTS (SELECT 1 FROM dossier d WHERE d.row = NEW.dossier AND d.key_kiosk IS NOT NULL
        AND CASE
            WHEN NEW.kind IN (1, 2, 3) THEN d.state = 'draft' AND NEW.owner = 0
            WHEN NEW.kind = 4 THEN d.state = 'draft'
                AND EXISTS (SELECT 1 FROM page WHERE id = NEW.owner AND dossier = d.row AND bytes = NEW.bytes)
            WHEN NEW.kind = 5 THEN d.state = 'draft'
                AND EXISTS (SELECT 1 FROM page WHERE id = NEW.owner AND dossier = d.row)
            WHEN NEW.kind = 6 THEN EXISTS (SELECT 1 FROM page WHERE id = NEW.owner AND dossier = d.row)
            WHEN NEW.kind = 7 THEN d.state IN ('queued', 'uploading', 'attention') AND d.ready = 0
                AND EXISTS (SELECT 1 FROM part WHERE id = NEW.owner AND dossier = d.row AND bytes = NEW.bytes)
            WHEN NEW.kind = 8 THEN d.state IN ('queued', 'uploading', 'attention') AND d.ready = 0
                AND EXISTS (SELECT 1 FROM part WHERE id = NEW.owner AND dossier = d.row)
            WHEN NEW.kind = 9 THEN d.state IN ('queued', 'uploading', 'attention') AND d.ready = 1
                AND NEW.owner = 0
            WHEN NEW.kind = 10 THEN d.state = 'attention' AND NEW.owner = 0
            ELSE 1 END)
BEGIN
    SELECT RAISE(ABORT, 'a sealed value belongs to a dossier that has a key and takes one of its kind now');
END;
CREATE TRIGGER blob_owes_its_frames AFTER INSERT ON blob
BEGIN
    INSERT INTO owed (what, id) VALUES ('frames', NEW.id);
    DELETE FROM owed WHERE NEW.kind = 7 AND what = 'content' AND id = NEW.owner;
    DELETE FROM owed WHERE NEW.kind = 9 AND what = 'manifest' AND id = NEW.dossier;
END;
CREATE TRIGGER blob_stays_as_sealed BEFORE UPDATE ON blob
BEGIN
    SELECT RAISE(ABORT, 'a sealed value is never changed');
END;
CREATE TRIGGER blob_goes_when_it_may BEFORE DELETE ON blob
WHEN EXISTS (SELECT 1 FROM staying s WHERE s.row = OLD.dossier AND CASE
    WHEN OLD.kind IN (1, 9) THEN 1
    WHEN OLD.kind IN (2, 3) THEN s.state <> 'draft'
    WHEN OLD.kind IN (4, 5) THEN s.state <> 'draft'
        OR EXISTS (SELECT 1 FROM page WHERE id = OLD.owner AND removed = 0)
    WHEN OLD.kind IN (7, 8) THEN s.ready = 1 OR s.state NOT IN ('queued', 'uploading', 'attention')
    ELSE 0 END)
BEGIN
    SELECT RAISE(ABORT, 'a sealed value stays as long as its dossier needs it');
END;
CREATE TRIGGER blob_that_goes_settles AFTER DELETE ON blob
BEGIN
    DELETE FROM owed WHERE what = 'frames' AND id = OLD.id;
END;
CREATE TRIGGER frame_follows BEFORE INSERT ON frame
WHEN EXISTS (SELECT 1 FROM frame WHERE rowid = NEW.rowid)
    OR NOT EXISTS (SELECT 1 FROM blob b WHERE b.id = NEW.blob_id
        AND NEW.idx = (SELECT coalesce(max(idx) + 1, 0) FROM frame WHERE blob_id = NEW.blob_id)
        AND NEW.idx <= (max(b.bytes, 1) - 1) / 65536
        AND length(NEW.box) = 16 + min(65536, b.bytes - NEW.idx * 65536))
BEGIN
    SELECT RAISE(ABORT, 'the frames of a sealed value follow one another, as long as they should be');
END;
CREATE TRIGGER last_frame_settles AFTER INSERT ON frame
WHEN NEW.idx = (SELECT (max(bytes, 1) - 1) / 65536 FROM blob WHERE id = NEW.blob_id)
BEGIN
    DELETE FROM owed WHERE what = 'frames' AND id = NEW.blob_id;
END;
CREATE TRIGGER frame_stays_as_sealed BEFORE UPDATE ON frame
BEGIN
    SELECT RAISE(ABORT, 'a sealed frame is never changed');
END;
CREATE TRIGGER frame_goes_with_its_value BEFORE DELETE ON frame
WHEN EXISTS (SELECT 1 FROM blob WHERE id = OLD.blob_id)
BEGIN
    SELECT RAISE(ABORT, 'a sealed frame goes with its value');
END;
)sql";

namespace
{

/// What must not be found, and how to say so where it is.
struct Invariant {
    const char *broken; ///< gives a row where it is
    const char *words;
};

constexpr std::array invariants {
    Invariant {"SELECT 1 FROM owed", "a transaction was ended before it was whole"},
    Invariant {"SELECT 1 FROM blob b WHERE (max(bytes, 1) + 65535) / 65536 IS NOT"
               " (SELECT count(*) FROM frame WHERE blob_id = b.id) OR bytes IS NOT"
               " (SELECT sum(length(box) - 16) FROM frame WHERE blob_id = b.id)",
        "a sealed value lacks frames, or has some too many"},
    Invariant {"SELECT 1 FROM blob b WHERE kind IN (4, 5, 6)"
               " AND NOT EXISTS (SELECT 1 FROM page WHERE id = b.owner AND dossier = b.dossier)",
        "a sealed value belongs to no page"},
    Invariant {"SELECT 1 FROM blob b WHERE kind IN (7, 8)"
               " AND NOT EXISTS (SELECT 1 FROM part WHERE id = b.owner AND dossier = b.dossier)",
        "a sealed value belongs to no part"},
    Invariant {"SELECT 1 FROM page p JOIN sheet s ON s.id = p.sheet"
               " WHERE s.state <> 'sealed' OR s.dossier <> p.dossier",
        "a page's sheet is not sealed, or another's"},
    Invariant {"SELECT 1 FROM page p WHERE 2 <> (SELECT count(*) FROM blob"
               " WHERE dossier = p.dossier AND kind IN (4, 5) AND owner = p.id)",
        "a page has no picture"},
    Invariant {"SELECT 1 FROM dossier d CROSS JOIN sheet s ON s.dossier = d.row WHERE d.state = 'draft'"
               " AND s.state = 'sealed' AND NOT EXISTS (SELECT 1 FROM page WHERE sheet = s.id)",
        "a sealed sheet of a draft has no page"},
    // What damage took is named in the log, once.
    Invariant {"SELECT 1 FROM dossier d WHERE key_kiosk IS NOT NULL AND 1 <>"
               " (SELECT count(*) FROM blob WHERE dossier = d.row AND kind = 1)"
               " AND NOT EXISTS (SELECT 1 FROM event WHERE dossier = d.id AND kind = 'pages-lost')",
        "a dossier has no applicant"},
    Invariant {"SELECT 1 FROM dossier d WHERE key_kiosk IS NOT NULL AND state <> 'draft' AND 1 <>"
               " (SELECT count(*) FROM blob WHERE dossier = d.row AND kind = 3)"
               " AND NOT EXISTS (SELECT 1 FROM event WHERE dossier = d.id AND kind = 'pages-lost')",
        "a submitted dossier has no submission"},
    Invariant {"SELECT 1 FROM dossier d WHERE key_kiosk IS NOT NULL"
               " AND state IN ('queued', 'uploading', 'attention') AND ready <>"
               " (SELECT count(*) FROM blob WHERE dossier = d.row AND kind = 9)",
        "a dossier is ready without a manifest, or has one without being ready"},
    Invariant {"SELECT 1 FROM dossier d CROSS JOIN part p ON p.dossier = d.row"
               " WHERE d.key_kiosk IS NOT NULL AND 2 <> (SELECT count(*) FROM blob WHERE dossier = d.row AND "
               "kind IN (7, 8) AND owner = p.id)",
        "a part has no content"},
    Invariant {"SELECT 1 FROM blob b CROSS JOIN dossier d ON d.row = b.dossier WHERE d.key_kiosk IS NULL",
        "something is sealed of a dossier that is kept without its content"},
    Invariant {"SELECT 1 FROM page p CROSS JOIN dossier d ON d.row = p.dossier WHERE d.key_kiosk IS NULL",
        "there are pages of a dossier that is kept without its content"},
    Invariant {"SELECT 1 FROM (SELECT state, count(*) FROM dossier GROUP BY state"
               " EXCEPT SELECT state, dossiers FROM dossier_count)",
        "the dossiers of a state are miscounted"},
    Invariant {"SELECT 1 FROM dossier_count c WHERE dossiers > 0"
               " AND NOT EXISTS (SELECT 1 FROM dossier WHERE state = c.state)",
        "dossiers are counted that are not there"},
};

} // namespace

Result<QStringList> brokenInvariants(SqliteDatabase &database)
{
    QStringList broken;
    for (const Invariant &invariant : invariants) {
        auto query = database.query(invariant.broken);
        if (query.next())
            broken += QString::fromLatin1(invariant.words);
        MOTCUA_TRY(query.finish());
    }
    return broken;
}

Result<std::vector<SchemaTrigger>> dropTriggers(SqliteDatabase &database)
{
    std::vector<SchemaTrigger> triggers;
    auto query = database.query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    while (query.next())
        triggers.push_back({query.text(0).toUtf8(), query.text(1).toUtf8()});
    MOTCUA_TRY(query.finish());
    for (const SchemaTrigger &trigger : triggers)
        MOTCUA_TRY(database.execute(("DROP TRIGGER " + trigger.name).constData()));
    return triggers;
}

Result<void> countDossiers(SqliteDatabase &database)
{
    MOTCUA_TRY(database.execute("DELETE FROM dossier_count"));
    return database.execute("INSERT INTO dossier_count SELECT state, count(*) FROM dossier GROUP BY state");
}

Result<void> makeTriggers(SqliteDatabase &database, const std::vector<SchemaTrigger> &triggers)
{
    for (const SchemaTrigger &trigger : triggers)
        MOTCUA_TRY(database.execute(trigger.sql.constData()));
    return {};
}

} // namespace motcua
