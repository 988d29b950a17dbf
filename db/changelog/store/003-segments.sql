--liquibase formatted sql

--changeset store:003-journal-generations
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'journal' AND column_name = 'generation'
SET LOCAL statement_timeout = 0;
DROP INDEX journal_app_id;
ALTER TABLE journal RENAME TO journal_0;
ALTER TABLE journal_0 DROP CONSTRAINT journal_pkey;
ALTER TABLE journal_0 ADD COLUMN generation integer NOT NULL DEFAULT 0;
CREATE TABLE journal (
    generation integer NOT NULL,
    first_sequence bigint NOT NULL,
    app_id uuid NOT NULL,
    event_count integer NOT NULL,
    raw_bytes bigint NOT NULL,
    received_from timestamptz NOT NULL,
    received_to timestamptz NOT NULL,
    codec smallint NOT NULL,
    -- Already compressed: kept out of line as it is, never compressed a second time.
    events bytea STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (generation, first_sequence)
) PARTITION BY LIST (generation);
ALTER TABLE journal_0 ALTER COLUMN generation DROP DEFAULT;
ALTER TABLE journal ATTACH PARTITION journal_0 FOR VALUES IN (0);
COMMENT ON TABLE journal IS 'Events that lie in no segment yet, in the order of storing: one row an app and commit. Rows are never updated or deleted; a generation is dropped once all its events lie in segments.';
COMMENT ON COLUMN journal.generation IS 'Counts up as the journal grows; one partition each.';
COMMENT ON COLUMN journal.first_sequence IS 'Sequence of the first event, the others follow by one. Assigned by the one writer, so a commit whose outcome is unknown can be repeated.';
COMMENT ON COLUMN journal.raw_bytes IS 'UTF-8 bytes of the events'' texts before compression.';
COMMENT ON COLUMN journal.codec IS 'Version of the encoding in events (class EventCodec).';
COMMENT ON COLUMN journal.events IS 'One frame a batch: four bytes of length, then the batch''s encoded events compressed with zstd.';

--changeset store:003-segments
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'sealed' AND relnamespace = current_schema()::regnamespace
CREATE TABLE sealed (
    app_id uuid PRIMARY KEY,
    through bigint NOT NULL
);
COMMENT ON TABLE sealed IS 'Up to which sequence an app''s events lie in segments: what the journal holds of them is given up.';
COMMENT ON COLUMN sealed.through IS 'Written in the transaction that inserts the segment.';

CREATE TABLE retention (
    app_id uuid PRIMARY KEY,
    days integer NOT NULL CHECK (days > 0)
);
COMMENT ON TABLE retention IS 'How long the events of an app are kept, where it is not as long as everywhere.';

CREATE TABLE segment (
    id uuid NOT NULL,
    settled boolean NOT NULL,
    day date NOT NULL,
    app_id uuid NOT NULL,
    level smallint NOT NULL,
    late boolean NOT NULL,
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL,
    event_count bigint NOT NULL,
    occurred_from timestamptz NOT NULL,
    occurred_to timestamptz NOT NULL,
    layout bytea NOT NULL,
    summary bytea STORAGE EXTERNAL NOT NULL,
    filter bytea STORAGE EXTERNAL NOT NULL,
    file_bytes bigint NOT NULL,
    file bytea STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (id, settled, day)
) PARTITION BY LIST (settled);
COMMENT ON TABLE segment IS 'Sealed events: one Parquet file a row, of one app. Rows are never updated; merging replaces several by one, retention deletes them.';
COMMENT ON COLUMN segment.settled IS 'Whether it is unlikely to be merged again. The others come and go; apart from them the settled ones leave no holes behind.';
COMMENT ON COLUMN segment.day IS 'UTC day of the newest event.';
COMMENT ON COLUMN segment.level IS 'How often the events have been merged.';
COMMENT ON COLUMN segment.late IS 'Whether the events happened long before they came.';
COMMENT ON COLUMN segment.layout IS 'What a reader must know of the file: its chunks and its attribute columns (class SegmentLayout).';
COMMENT ON COLUMN segment.summary IS 'Counts by minute, level and service, and by the values of fields (class SegmentSummary).';
COMMENT ON COLUMN segment.filter IS 'Which chunks cannot hold a word or a trace id (class SegmentFilter).';
COMMENT ON COLUMN segment.file IS 'The Parquet file.';
CREATE TABLE segment_fresh PARTITION OF segment FOR VALUES IN (false);
CREATE TABLE segment_settled PARTITION OF segment FOR VALUES IN (true) PARTITION BY RANGE (day);
CREATE TABLE segment_settled_other PARTITION OF segment_settled DEFAULT;
--rollback DROP TABLE segment; DROP TABLE retention; DROP TABLE sealed;
