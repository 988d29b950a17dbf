--liquibase formatted sql

--changeset app:002-viewers
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_constraint WHERE conname = 'memberships_role_known' AND connamespace = current_schema()::regnamespace
ALTER TABLE memberships DROP CONSTRAINT memberships_role_check;
ALTER TABLE memberships ADD CONSTRAINT memberships_role_known CHECK (role IN ('owner', 'member', 'viewer'));
--rollback DELETE FROM memberships WHERE role = 'viewer'; ALTER TABLE memberships DROP CONSTRAINT memberships_role_known; ALTER TABLE memberships ADD CONSTRAINT memberships_role_check CHECK (role IN ('owner', 'member'));

--changeset app:002-key-life
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'api_keys' AND column_name = 'expires_at'
ALTER TABLE api_keys ADD COLUMN expires_at timestamptz;
ALTER TABLE api_keys ADD COLUMN disabled_at timestamptz;
ALTER TABLE api_keys ADD COLUMN replaced_by char(8) COLLATE "C" REFERENCES api_keys (key_id) ON DELETE SET NULL;
COMMENT ON COLUMN api_keys.expires_at IS 'The key is refused from then on. Null: never.';
COMMENT ON COLUMN api_keys.disabled_at IS 'Set: refused until somebody turns the key on again.';
COMMENT ON COLUMN api_keys.replaced_by IS 'The key that took its place when it was rotated.';
--rollback ALTER TABLE api_keys DROP COLUMN replaced_by; ALTER TABLE api_keys DROP COLUMN disabled_at; ALTER TABLE api_keys DROP COLUMN expires_at;

--changeset app:002-key-clients
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'key_clients' AND relnamespace = current_schema()::regnamespace
CREATE TABLE key_clients (
    key_id       char(8) COLLATE "C" NOT NULL REFERENCES api_keys (key_id) ON DELETE CASCADE,
    host         varchar(200) NOT NULL,
    client       varchar(100) NOT NULL,
    address      varchar(60)  NOT NULL,
    last_used_at timestamptz  NOT NULL,
    PRIMARY KEY (key_id, host, client, address)
);
COMMENT ON TABLE key_clients IS 'Who sends with a key, so that its owner sees which machines still need it.';
COMMENT ON COLUMN key_clients.host IS 'What the events call their host; empty when they do not say.';
COMMENT ON COLUMN key_clients.client IS 'The SDK and its version as it names itself; empty when it does not.';
--rollback DROP TABLE key_clients;

--changeset app:002-key-leaks
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'key_leaks' AND relnamespace = current_schema()::regnamespace
CREATE TABLE key_leaks (
    key_id  char(8) COLLATE "C" NOT NULL REFERENCES api_keys (key_id) ON DELETE CASCADE,
    app_id  uuid         NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    service varchar(200) NOT NULL,
    logger  varchar(200) NOT NULL,
    host    varchar(200) NOT NULL,
    last_at timestamptz  NOT NULL,
    PRIMARY KEY (key_id, app_id, service, logger, host)
);
COMMENT ON TABLE key_leaks IS 'Where a key of ours stood in the text of an event. The text itself was masked before it was stored.';
COMMENT ON COLUMN key_leaks.app_id IS 'The app that the event belongs to, which need not be the key''s.';
--rollback DROP TABLE key_leaks;
