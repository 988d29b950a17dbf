--liquibase formatted sql

--changeset pattern:001-patterns
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'log_patterns' AND relnamespace = current_schema()::regnamespace
CREATE TABLE log_patterns (
    app_id     uuid        NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    id         bigint      NOT NULL,
    level      varchar(5)  NOT NULL,
    pieces     text[]      NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    PRIMARY KEY (app_id, id)
);
COMMENT ON TABLE log_patterns IS 'The kinds of messages an app sent. Number 0 stands for those beyond the bound of an app.';
COMMENT ON COLUMN log_patterns.id IS 'Hash of level and pieces (class LogPattern).';
COMMENT ON COLUMN log_patterns.pieces IS 'What stands between the varying parts.';
--rollback DROP TABLE log_patterns;

--changeset pattern:001-pattern-hours
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'log_pattern_hours' AND relnamespace = current_schema()::regnamespace
CREATE TABLE log_pattern_hours (
    app_id          uuid        NOT NULL,
    hour            timestamptz NOT NULL,
    pattern_id      bigint      NOT NULL,
    events          bigint      NOT NULL,
    bytes           bigint      NOT NULL,
    left_out_events bigint      NOT NULL,
    left_out_bytes  bigint      NOT NULL,
    PRIMARY KEY (app_id, hour, pattern_id),
    FOREIGN KEY (app_id, pattern_id) REFERENCES log_patterns (app_id, id) ON DELETE CASCADE
);
CREATE INDEX log_pattern_hours_of_pattern ON log_pattern_hours (app_id, pattern_id);
COMMENT ON TABLE log_pattern_hours IS 'What came of each pattern by hour of receipt. Counted in memory and written every few seconds: a crash loses as much.';
COMMENT ON COLUMN log_pattern_hours.events IS 'All that came, also those left out.';
COMMENT ON COLUMN log_pattern_hours.bytes IS 'Of message, attributes and exception as text.';
COMMENT ON COLUMN log_pattern_hours.left_out_events IS 'Not stored, because a rule says so (table keep_rules).';
--rollback DROP TABLE log_pattern_hours;

--changeset pattern:001-keep-rules
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'keep_rules' AND relnamespace = current_schema()::regnamespace
CREATE TABLE keep_rules (
    app_id     uuid        NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    pattern_id bigint      NOT NULL,
    level      varchar(5)  NOT NULL,
    pieces     text[]      NOT NULL,
    one_in     integer     NOT NULL CHECK (one_in = 0 OR one_in BETWEEN 2 AND 1000000),
    set_by     uuid        REFERENCES account_user (id) ON DELETE SET NULL,
    set_at     timestamptz NOT NULL,
    PRIMARY KEY (app_id, pattern_id)
);
COMMENT ON TABLE keep_rules IS 'Patterns of which an owner wants only a part, or none, stored.';
COMMENT ON COLUMN keep_rules.one_in IS 'Of so many events one is stored; 0: none.';
--rollback DROP TABLE keep_rules;
