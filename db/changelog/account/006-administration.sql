--liquibase formatted sql

--changeset account:20-turned-off
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'account_user' AND column_name = 'disabled_at'
ALTER TABLE account_user ADD COLUMN disabled_at timestamptz;
COMMENT ON COLUMN account_user.disabled_at IS 'Set: the person cannot sign in and their tokens are refused, until an administrator turns the account on again.';
--rollback ALTER TABLE account_user DROP COLUMN disabled_at;

--changeset account:20-revoked-tokens
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'account_token' AND column_name = 'revoked_at'
ALTER TABLE account_token ADD COLUMN revoked_at timestamptz;
COMMENT ON COLUMN account_token.revoked_at IS 'Set: the token is refused. The row stays for a while, so that a denial can name its user.';
--rollback DELETE FROM account_token WHERE revoked_at IS NOT NULL; ALTER TABLE account_token DROP COLUMN revoked_at;

--changeset account:20-password-links
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'account_password_link' AND relnamespace = current_schema()::regnamespace
CREATE TABLE account_password_link (
    user_id    uuid        PRIMARY KEY REFERENCES account_user (id) ON DELETE CASCADE,
    digest     bytea       NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL,
    made_by    uuid        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE
);
COMMENT ON COLUMN account_password_link.made_by IS 'It works while they administer the server.';
COMMENT ON TABLE account_password_link IS 'The link, at most one for each person, with which they set a new password. Goes when it is used.';
COMMENT ON COLUMN account_password_link.digest IS 'SHA-256 of the 256 random bits in the link. The link itself is stored nowhere.';
--rollback DROP TABLE account_password_link;

--changeset account:20-audit-of-server
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'audit_entries_of_server' AND relnamespace = current_schema()::regnamespace
CREATE INDEX audit_entries_of_server ON audit_entries (id) WHERE app_id IS NULL;
CREATE INDEX audit_entries_of_sign_ins ON audit_entries (user_id, at) WHERE action = 'account.signed-in';
--rollback DROP INDEX audit_entries_of_sign_ins; DROP INDEX audit_entries_of_server;
