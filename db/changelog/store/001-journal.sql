--liquibase formatted sql

--changeset store:001-journal
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'journal' AND relnamespace = current_schema()::regnamespace
CREATE TABLE journal (
    first_sequence bigint PRIMARY KEY,
    app_id uuid NOT NULL,
    event_count integer NOT NULL,
    raw_bytes bigint NOT NULL,
    received_from timestamptz NOT NULL,
    received_to timestamptz NOT NULL,
    codec smallint NOT NULL,
    -- Already compressed: kept out of line as it is, never compressed a second time.
    events bytea STORAGE EXTERNAL NOT NULL
);
COMMENT ON TABLE journal IS 'Every stored event, in the order of storing: one row an app and commit. Rows are never updated.';
COMMENT ON COLUMN journal.first_sequence IS 'Sequence of the first event, the others follow by one. Assigned by the one writer, so a commit whose outcome is unknown can be repeated.';
COMMENT ON COLUMN journal.raw_bytes IS 'UTF-8 bytes of the events'' texts before compression; what they roughly cost in the tail table.';
COMMENT ON COLUMN journal.codec IS 'Version of the encoding in events (class EventCodec).';
COMMENT ON COLUMN journal.events IS 'One frame a batch: four bytes of length, then the batch''s encoded events compressed with zstd.';
--rollback DROP TABLE journal;

--changeset store:001-ingest-batch
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'ingest_batch' AND relnamespace = current_schema()::regnamespace
CREATE TABLE ingest_batch (
    app_id uuid NOT NULL,
    batch_id text NOT NULL,
    body_digest text NOT NULL,
    answer text NOT NULL,
    stored_at timestamptz NOT NULL,
    PRIMARY KEY (app_id, batch_id)
);
CREATE INDEX ingest_batch_stored_at ON ingest_batch (stored_at);
COMMENT ON TABLE ingest_batch IS 'Receipts that make a repeated batch harmless: written in the transaction of its events, kept for 72 hours.';
COMMENT ON COLUMN ingest_batch.body_digest IS 'Tells a repeat from another body under the same name.';
COMMENT ON COLUMN ingest_batch.answer IS 'What the client was told, to be told again.';
--rollback DROP TABLE ingest_batch;
