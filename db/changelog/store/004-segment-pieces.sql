--liquibase formatted sql

--changeset store:004-segment-pieces
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'segment' AND column_name = 'piece'
ALTER TABLE segment ADD COLUMN piece integer NOT NULL DEFAULT 0;
ALTER TABLE segment DROP CONSTRAINT segment_pkey;
ALTER TABLE segment ADD PRIMARY KEY (id, piece, settled, day);
ALTER TABLE segment ALTER COLUMN layout DROP NOT NULL;
ALTER TABLE segment ALTER COLUMN summary DROP NOT NULL;
ALTER TABLE segment ALTER COLUMN filter DROP NOT NULL;
ALTER TABLE segment ADD CHECK (piece > 0 OR layout IS NOT NULL AND summary IS NOT NULL AND filter IS NOT NULL);
COMMENT ON TABLE segment IS 'Sealed events: one Parquet file of one app in one or more rows. Rows are never updated; merging replaces several segments by one, retention deletes them.';
COMMENT ON COLUMN segment.piece IS 'Counts from 0, whose row says what is known of the whole. One large row would be one long write to the log of the database, which commits of new events wait for.';
COMMENT ON COLUMN segment.file IS 'This piece of the Parquet file.';
--rollback SELECT 1/count(*) FROM segment WHERE piece > 0 HAVING count(*) = 0
