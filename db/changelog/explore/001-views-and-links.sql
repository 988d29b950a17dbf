--liquibase formatted sql

--changeset explore:001-saved-views
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'saved_views' AND relnamespace = current_schema()::regnamespace
CREATE TABLE saved_views (
    id         uuid PRIMARY KEY,
    app_id     uuid         NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    created_by uuid         NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
    shared     boolean      NOT NULL,
    name       varchar(100) NOT NULL,
    address    varchar(8000) NOT NULL,
    created_at timestamptz  NOT NULL,
    UNIQUE (app_id, created_by, name)
);
COMMENT ON TABLE saved_views IS 'What people look at again and again in the explorer of an app.';
COMMENT ON COLUMN saved_views.shared IS 'Whether all who may see the app see it, or only who made it.';
COMMENT ON COLUMN saved_views.address IS 'The query part of the explorer''s address, which holds search, time and columns.';
--rollback DROP TABLE saved_views;

--changeset explore:001-share-links
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'share_links' AND relnamespace = current_schema()::regnamespace
CREATE TABLE share_links (
    id             uuid PRIMARY KEY,
    digest         bytea         NOT NULL UNIQUE,
    app_id         uuid          NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    created_by     uuid          NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
    query          varchar(4096) NOT NULL,
    occurred_from  timestamptz   NOT NULL,
    occurred_to    timestamptz   NOT NULL,
    event_id       uuid,
    redacted       boolean       NOT NULL,
    created_at     timestamptz   NOT NULL,
    expires_at     timestamptz   NOT NULL,
    revoked_at     timestamptz,
    views          bigint        NOT NULL DEFAULT 0,
    last_viewed_at timestamptz
);
CREATE INDEX share_links_by_app ON share_links (app_id, created_at);
COMMENT ON TABLE share_links IS 'Links with which anybody sees some logs of an app without signing in, until they expire.';
COMMENT ON COLUMN share_links.digest IS 'SHA-256 of the 256 random bits in the link. The link itself is stored nowhere.';
COMMENT ON COLUMN share_links.event_id IS 'Set: the link shows this event and no other.';
COMMENT ON COLUMN share_links.redacted IS 'Whether what could name a person or open a door is masked.';
--rollback DROP TABLE share_links;
