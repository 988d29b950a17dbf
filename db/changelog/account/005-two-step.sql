--liquibase formatted sql

--changeset account:8-two-step
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'account_two_step' AND relnamespace = current_schema()::regnamespace
CREATE TABLE account_two_step (
    user_id   uuid        PRIMARY KEY REFERENCES account_user (id) ON DELETE CASCADE,
    secret    bytea       NOT NULL,
    last_step bigint      NOT NULL,
    since     timestamptz NOT NULL
);
COMMENT ON TABLE account_two_step IS 'People who need a code besides their password.';
COMMENT ON COLUMN account_two_step.secret IS 'What codes are made from, encrypted with a key that is not in the database.';
COMMENT ON COLUMN account_two_step.last_step IS 'Of the last code that was taken, in half minutes since 1970; neither it nor an older one is taken again.';
--rollback DROP TABLE account_two_step;

--changeset account:9-recovery-codes
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'account_recovery_code' AND relnamespace = current_schema()::regnamespace
CREATE TABLE account_recovery_code (
    user_id uuid  NOT NULL REFERENCES account_two_step (user_id) ON DELETE CASCADE,
    digest  bytea NOT NULL,
    PRIMARY KEY (user_id, digest)
);
COMMENT ON TABLE account_recovery_code IS 'Codes that each stand in once for one from the phone. A used one is gone.';
COMMENT ON COLUMN account_recovery_code.digest IS 'SHA-256 of the code, which has 80 random bits of its own and needs no slow hash.';
--rollback DROP TABLE account_recovery_code;
