--liquibase formatted sql

--changeset app:003-rejections
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'rejections' AND relnamespace = current_schema()::regnamespace
CREATE TABLE rejections (
    id       uuid PRIMARY KEY,
    app_id   uuid REFERENCES apps (id) ON DELETE CASCADE,
    key      varchar(20)   NOT NULL,
    address  varchar(60)   NOT NULL,
    client   varchar(100)  NOT NULL,
    door     varchar(60)   NOT NULL,
    status   smallint      NOT NULL,
    reason   varchar(500)  NOT NULL,
    sample   varchar(300)  NOT NULL,
    first_at timestamptz   NOT NULL,
    last_at  timestamptz   NOT NULL,
    times    bigint        NOT NULL
);
CREATE INDEX rejections_of_app ON rejections (app_id, last_at);
CREATE INDEX rejections_from_address ON rejections (address, last_at) WHERE app_id IS NULL;
COMMENT ON TABLE rejections IS 'What the doors did not take in the last 24 hours, so that whoever sent it finds out why. Like ones are counted in one row.';
COMMENT ON COLUMN rejections.id IS 'Made from what makes two of them alike.';
COMMENT ON COLUMN rejections.app_id IS 'Null: the key names no app of this server.';
COMMENT ON COLUMN rejections.key IS 'The public beginning of the key that was presented; empty when there was none.';
COMMENT ON COLUMN rejections.sample IS 'The beginning of the latest body, without secrets; may be empty.';
--rollback DROP TABLE rejections;
