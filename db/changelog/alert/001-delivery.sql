--liquibase formatted sql

--changeset alert:001-channels
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'alert_channels' AND relnamespace = current_schema()::regnamespace
CREATE TABLE alert_channels (
    id            uuid         PRIMARY KEY,
    app_id        uuid         NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    name          varchar(100) NOT NULL,
    kind          varchar(10)  NOT NULL,
    target        varchar(300) NOT NULL,
    settings      bytea        NOT NULL,
    created_at    timestamptz  NOT NULL,
    off_reason    varchar(500),
    failing_since timestamptz,
    problem       varchar(600)
);
CREATE INDEX alert_channels_of_app ON alert_channels (app_id);
COMMENT ON TABLE alert_channels IS 'Where an app tells people outside.';
COMMENT ON COLUMN alert_channels.target IS 'Whom it reaches, for people; holds no secret.';
COMMENT ON COLUMN alert_channels.settings IS 'JSON, encrypted with the file channel-key of the data folder.';
COMMENT ON COLUMN alert_channels.off_reason IS 'Set: nothing is sent, because the other side said that it is gone for good.';
COMMENT ON COLUMN alert_channels.failing_since IS 'Set: what was sent last did not arrive.';
--rollback DROP TABLE alert_channels;

--changeset alert:001-notices
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'alert_notices' AND relnamespace = current_schema()::regnamespace
CREATE TABLE alert_notices (
    id         uuid         PRIMARY KEY,
    app_id     uuid         NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    app_name   varchar(100) NOT NULL,
    title      varchar(200) NOT NULL,
    text       text         NOT NULL,
    severity   varchar(8)   NOT NULL,
    state      varchar(9)   NOT NULL,
    link       varchar(2000),
    dedup_key  varchar(200) NOT NULL,
    happened   timestamptz  NOT NULL
);
CREATE INDEX alert_notices_of_app ON alert_notices (app_id);
COMMENT ON TABLE alert_notices IS 'What people were told.';
COMMENT ON COLUMN alert_notices.dedup_key IS 'The same for what opens and what ends one trouble.';
--rollback DROP TABLE alert_notices;

--changeset alert:001-deliveries
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'alert_deliveries' AND relnamespace = current_schema()::regnamespace
CREATE TABLE alert_deliveries (
    id           bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    app_id       uuid         NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    notice_id    uuid         NOT NULL REFERENCES alert_notices (id) ON DELETE CASCADE,
    channel_id   uuid         REFERENCES alert_channels (id) ON DELETE SET NULL,
    channel_name varchar(100) NOT NULL,
    recipient    varchar(300) NOT NULL,
    test         boolean      NOT NULL,
    state        varchar(9)   NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    tries        integer      NOT NULL DEFAULT 0,
    created_at   timestamptz  NOT NULL,
    next_at      timestamptz
);
CREATE INDEX alert_deliveries_of_app ON alert_deliveries (app_id, id);
CREATE INDEX alert_deliveries_of_notice ON alert_deliveries (notice_id);
CREATE INDEX alert_deliveries_of_channel ON alert_deliveries (channel_id);
CREATE INDEX alert_deliveries_by_age ON alert_deliveries (created_at);
CREATE INDEX alert_deliveries_waiting ON alert_deliveries (app_id) WHERE state = 'waiting';
COMMENT ON TABLE alert_deliveries IS 'A notice on its way to one receiver. Rows outlive their channel, and go after 90 days.';
COMMENT ON COLUMN alert_deliveries.recipient IS 'An e-mail address, or whom the channel reached then.';
COMMENT ON COLUMN alert_deliveries.test IS 'Sent once, for somebody who watches; no job tries it again.';
COMMENT ON COLUMN alert_deliveries.next_at IS 'When it is tried again, as long as it waits.';
--rollback DROP TABLE alert_deliveries;

--changeset alert:001-attempts
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'alert_attempts' AND relnamespace = current_schema()::regnamespace
CREATE TABLE alert_attempts (
    delivery_id bigint      NOT NULL REFERENCES alert_deliveries (id) ON DELETE CASCADE,
    number      integer     NOT NULL,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    delivered   boolean,
    status      integer,
    answer      varchar(500),
    PRIMARY KEY (delivery_id, number)
);
COMMENT ON TABLE alert_attempts IS 'Each try to deliver. Written before it starts; without an end, the server was killed meanwhile.';
COMMENT ON COLUMN alert_attempts.status IS 'Of HTTP; null where there was no answer, and for e-mail.';
COMMENT ON COLUMN alert_attempts.answer IS 'The first of what the other side said, or why there is no answer.';
--rollback DROP TABLE alert_attempts;

--changeset alert:001-jobs
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'alert_jobs' AND relnamespace = current_schema()::regnamespace
CREATE TABLE alert_jobs (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX alert_jobs_due ON alert_jobs (execution_time);
CREATE INDEX alert_jobs_alive ON alert_jobs (last_heartbeat);
COMMENT ON TABLE alert_jobs IS 'Belongs to db-scheduler: which deliveries are to be tried when.';
--rollback DROP TABLE alert_jobs;
