--liquibase formatted sql

--changeset health:001-services
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'health_services' AND relnamespace = current_schema()::regnamespace
CREATE TABLE health_services (
    app_id        uuid        NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    name          text        NOT NULL,
    first_seen    timestamptz NOT NULL,
    last_seen     timestamptz NOT NULL,
    last_error    timestamptz,
    last_error_id uuid,
    PRIMARY KEY (app_id, name)
);
COMMENT ON TABLE health_services IS 'The services of an app, and when they were heard. Counted in memory and written every few seconds: a crash loses as much.';
COMMENT ON COLUMN health_services.name IS 'Empty: events that name no service. A star: those beyond the bound of an app.';
COMMENT ON COLUMN health_services.last_error_id IS 'The event; its text is not kept here, so that nothing outlives the event.';
--rollback DROP TABLE health_services;

--changeset health:001-minutes
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'health_minutes' AND relnamespace = current_schema()::regnamespace
CREATE TABLE health_minutes (
    app_id  uuid        NOT NULL,
    slot    timestamptz NOT NULL,
    service text        NOT NULL,
    trace   bigint      NOT NULL,
    debug   bigint      NOT NULL,
    info    bigint      NOT NULL,
    warn    bigint      NOT NULL,
    error   bigint      NOT NULL,
    fatal   bigint      NOT NULL,
    PRIMARY KEY (app_id, slot, service),
    FOREIGN KEY (app_id, service) REFERENCES health_services (app_id, name) ON DELETE CASCADE
);
CREATE INDEX health_minutes_of_service ON health_minutes (app_id, service);
COMMENT ON TABLE health_minutes IS 'How many events of each level a service sent in each minute, stored or left out. Kept for three days.';
--rollback DROP TABLE health_minutes;

--changeset health:001-hours
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'health_hours' AND relnamespace = current_schema()::regnamespace
CREATE TABLE health_hours (
    app_id  uuid        NOT NULL,
    slot    timestamptz NOT NULL,
    service text        NOT NULL,
    trace   bigint      NOT NULL,
    debug   bigint      NOT NULL,
    info    bigint      NOT NULL,
    warn    bigint      NOT NULL,
    error   bigint      NOT NULL,
    fatal   bigint      NOT NULL,
    PRIMARY KEY (app_id, slot, service),
    FOREIGN KEY (app_id, service) REFERENCES health_services (app_id, name) ON DELETE CASCADE
);
CREATE INDEX health_hours_of_service ON health_hours (app_id, service);
COMMENT ON TABLE health_hours IS 'How many events of each level a service sent in each hour, stored or left out. Kept for 35 days.';
--rollback DROP TABLE health_hours;

--changeset health:001-places
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'health_places' AND relnamespace = current_schema()::regnamespace
CREATE TABLE health_places (
    app_id uuid        NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    slot   timestamptz NOT NULL,
    kind   varchar(7)  NOT NULL CHECK (kind IN ('HOST', 'RELEASE')),
    name   text        NOT NULL,
    events bigint      NOT NULL,
    errors bigint      NOT NULL,
    PRIMARY KEY (app_id, slot, kind, name)
);
COMMENT ON TABLE health_places IS 'How many events, and how many errors among them, came from each host and release in each hour. Kept for 35 days.';
COMMENT ON COLUMN health_places.name IS 'A star: those beyond the bound of an hour.';
--rollback DROP TABLE health_places;
