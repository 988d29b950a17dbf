--liquibase formatted sql

--changeset device:001-device-requests
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'device_requests' AND relnamespace = current_schema()::regnamespace
CREATE TABLE device_requests (
    id             uuid PRIMARY KEY,
    digest         bytea        NOT NULL UNIQUE,
    user_code      char(8) COLLATE "C" NOT NULL,
    app_name       varchar(100) NOT NULL,
    description    varchar(500) NOT NULL,
    wants_read     boolean      NOT NULL,
    client         varchar(200) NOT NULL,
    address        varchar(60)  NOT NULL,
    created_at     timestamptz  NOT NULL,
    expires_at     timestamptz  NOT NULL,
    state          varchar(10)  NOT NULL CHECK (state IN ('pending', 'approved', 'denied', 'consumed')),
    poll_seconds   integer      NOT NULL,
    last_polled_at timestamptz,
    decided_by     uuid         REFERENCES account_user (id) ON DELETE CASCADE,
    app_id         uuid         REFERENCES apps (id) ON DELETE CASCADE,
    may_read       boolean      NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX device_requests_user_code ON device_requests (user_code) WHERE state = 'pending';
CREATE INDEX device_requests_address ON device_requests (address);
CREATE INDEX device_requests_expires ON device_requests (expires_at);
COMMENT ON TABLE device_requests IS 'Command lines that ask for a key. Rows go an hour after they have expired.';
COMMENT ON COLUMN device_requests.digest IS 'SHA-256 of the device code, which has 256 random bits; the code itself is stored nowhere.';
COMMENT ON COLUMN device_requests.app_id IS 'The app chosen by whoever approved; null for a new one.';
--rollback DROP TABLE device_requests;
