--liquibase formatted sql

--changeset app:006-deletion
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'apps' AND column_name = 'ends_at'
ALTER TABLE apps ADD COLUMN ends_at timestamptz;
CREATE INDEX apps_that_end ON apps (ends_at) WHERE ends_at IS NOT NULL;
COMMENT ON COLUMN apps.ends_at IS 'Set: an owner deleted the app. It is there for nobody any more; until then an owner can undo it, afterwards all it has goes.';
--rollback DROP INDEX apps_that_end; ALTER TABLE apps DROP COLUMN ends_at;
