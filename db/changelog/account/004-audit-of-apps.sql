--liquibase formatted sql

--changeset account:6-audit-of-apps
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'audit_entries' AND column_name = 'app_id'
ALTER TABLE audit_entries ADD COLUMN app_id uuid;
ALTER TABLE audit_entries ADD COLUMN before varchar(200);
ALTER TABLE audit_entries ADD COLUMN after varchar(200);
CREATE INDEX audit_entries_of_app ON audit_entries (app_id, id) WHERE app_id IS NOT NULL;
COMMENT ON COLUMN audit_entries.app_id IS 'Set: the entry is shown to the owners of that app. No reference, so that it outlives the app.';
COMMENT ON COLUMN audit_entries.before IS 'What was so until then, where something changed.';
--rollback DROP INDEX audit_entries_of_app; ALTER TABLE audit_entries DROP COLUMN after; ALTER TABLE audit_entries DROP COLUMN before; ALTER TABLE audit_entries DROP COLUMN app_id;
