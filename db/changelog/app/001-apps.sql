--liquibase formatted sql

--changeset app:001-apps
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'apps' AND relnamespace = current_schema()::regnamespace
CREATE TABLE apps (
    id          uuid PRIMARY KEY,
    number      integer GENERATED ALWAYS AS IDENTITY (START WITH 1) UNIQUE,
    name        varchar(100) NOT NULL,
    description varchar(500) NOT NULL,
    created_at  timestamptz  NOT NULL
);
COMMENT ON TABLE apps IS 'What is being watched. Every stored event belongs to exactly one app.';
COMMENT ON COLUMN apps.number IS 'A short name for places that need digits, such as a DSN. Has gaps, is never used again.';
--rollback DROP TABLE apps;

--changeset app:001-memberships
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'memberships' AND relnamespace = current_schema()::regnamespace
CREATE TABLE memberships (
    app_id   uuid        NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    user_id  uuid        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
    role     varchar(10) NOT NULL CHECK (role IN ('owner', 'member')),
    added_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, app_id)
);
CREATE INDEX memberships_by_app ON memberships (app_id);
COMMENT ON TABLE memberships IS 'Who may see an app. No row, no access: to that user the app does not exist.';
--rollback DROP TABLE memberships;

--changeset app:001-api-keys
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'api_keys' AND relnamespace = current_schema()::regnamespace
CREATE TABLE api_keys (
    key_id       char(8) COLLATE "C" PRIMARY KEY,
    app_id       uuid         NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    name         varchar(100) NOT NULL,
    hash         varchar(100) NOT NULL,
    last_four    char(4)      NOT NULL,
    scopes       varchar(20)[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['ingest', 'read']::varchar[]),
    created_by   uuid         REFERENCES account_user (id) ON DELETE SET NULL,
    created_at   timestamptz  NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX api_keys_by_app ON api_keys (app_id);
COMMENT ON TABLE api_keys IS 'Keys that write to (and, if allowed, read from) one app. A key in clear is stored nowhere.';
COMMENT ON COLUMN api_keys.key_id IS 'The public part of the key: the 8 characters after sk_, by which its row is found.';
COMMENT ON COLUMN api_keys.hash IS 'bcrypt of the whole key, 50 bytes and so within the 72 that bcrypt reads.';
COMMENT ON COLUMN api_keys.last_four IS 'The last four characters, by which a person tells keys apart.';
COMMENT ON COLUMN api_keys.created_by IS 'Null once the person is gone; the key stays in force for the app.';
COMMENT ON COLUMN api_keys.last_used_at IS 'Late by up to half a minute: uses are noted in memory and written together.';
COMMENT ON COLUMN api_keys.revoked_at IS 'Set: the key is refused from then on. The row stays, for the record.';
--rollback DROP TABLE api_keys;
