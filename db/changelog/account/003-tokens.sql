--liquibase formatted sql

--changeset account:7-token-life
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'account_token' AND column_name = 'read_only'
ALTER TABLE account_token ADD COLUMN read_only boolean NOT NULL DEFAULT false;
ALTER TABLE account_token ADD COLUMN last_four char(4) NOT NULL DEFAULT '????';
ALTER TABLE account_token ADD COLUMN expires_at timestamptz;
ALTER TABLE account_token ADD COLUMN last_used_at timestamptz;
COMMENT ON COLUMN account_token.read_only IS 'Whether only requests that change nothing are let through.';
COMMENT ON COLUMN account_token.last_four IS 'The last four characters, by which a person tells tokens apart.';
COMMENT ON COLUMN account_token.expires_at IS 'The token is refused from then on. Null: never.';
COMMENT ON COLUMN account_token.last_used_at IS 'To the minute.';
--rollback ALTER TABLE account_token DROP COLUMN last_used_at; ALTER TABLE account_token DROP COLUMN expires_at; ALTER TABLE account_token DROP COLUMN last_four; ALTER TABLE account_token DROP COLUMN read_only;
