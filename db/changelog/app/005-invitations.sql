--liquibase formatted sql

--changeset app:005-invitations
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'invitations' AND relnamespace = current_schema()::regnamespace
CREATE TABLE invitations (
    id          uuid PRIMARY KEY,
    digest      bytea       NOT NULL UNIQUE,
    app_id      uuid        NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    role        varchar(10) NOT NULL CHECK (role IN ('owner', 'member', 'viewer')),
    note        varchar(100) NOT NULL,
    created_by  uuid        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    accepted_by uuid        REFERENCES account_user (id) ON DELETE SET NULL,
    accepted_at timestamptz,
    revoked_at  timestamptz
);
CREATE INDEX invitations_of_app ON invitations (app_id, created_at);
COMMENT ON TABLE invitations IS 'Links with which one person joins an app, and gets an account if they have none.';
COMMENT ON COLUMN invitations.digest IS 'SHA-256 of the 256 random bits in the link. The link itself is stored nowhere.';
COMMENT ON COLUMN invitations.note IS 'For whom it is meant, as its maker wrote it; may be empty.';
--rollback DROP TABLE invitations;
