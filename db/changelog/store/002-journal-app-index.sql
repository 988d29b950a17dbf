--liquibase formatted sql

--changeset store:002-journal-app-index
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'journal_app_id' AND relnamespace = current_schema()::regnamespace
SET LOCAL statement_timeout = 0;
CREATE INDEX journal_app_id ON journal (app_id, first_sequence DESC);
COMMENT ON INDEX journal_app_id IS 'Where each app''s events end, read at the start without reading the journal.';
--rollback DROP INDEX journal_app_id;
