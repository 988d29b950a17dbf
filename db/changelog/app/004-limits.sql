--liquibase formatted sql

--changeset app:004-limits
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'app_limits' AND relnamespace = current_schema()::regnamespace
CREATE TABLE app_limits (
    app_id                uuid    PRIMARY KEY REFERENCES apps (id) ON DELETE CASCADE,
    events_per_second     integer CHECK (events_per_second > 0),
    key_events_per_second integer CHECK (key_events_per_second > 0),
    events_per_month      bigint  CHECK (events_per_month > 0),
    bytes_per_month       bigint  CHECK (bytes_per_month > 0)
);
COMMENT ON TABLE app_limits IS 'How much an app may send. Null: without limit, as for an app without a row.';
COMMENT ON COLUMN app_limits.key_events_per_second IS 'For each key of the app by itself.';
--rollback DROP TABLE app_limits;

--changeset app:004-usage
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'app_usage' AND relnamespace = current_schema()::regnamespace
CREATE TABLE app_usage (
    app_id uuid   NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    day    date   NOT NULL,
    key_id char(8) COLLATE "C" NOT NULL,
    events bigint NOT NULL,
    bytes  bigint NOT NULL,
    PRIMARY KEY (app_id, day, key_id)
);
COMMENT ON TABLE app_usage IS 'What was stored for an app by UTC day and key. Counted in memory and written every few seconds: a crash loses as much.';
COMMENT ON COLUMN app_usage.bytes IS 'Of the bodies as they were sent, after decompression.';
--rollback DROP TABLE app_usage;

--changeset app:004-refused
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'app_refused' AND relnamespace = current_schema()::regnamespace
CREATE TABLE app_refused (
    app_id   uuid        NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    day      date        NOT NULL,
    reason   varchar(20) NOT NULL,
    requests bigint      NOT NULL,
    PRIMARY KEY (app_id, day, reason)
);
COMMENT ON TABLE app_refused IS 'Requests for an app that were not taken, by UTC day and reason (class RefusalReason).';
--rollback DROP TABLE app_refused;
