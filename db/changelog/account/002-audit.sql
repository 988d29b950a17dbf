--liquibase formatted sql

--changeset account:5-audit
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'audit_entries' AND relnamespace = current_schema()::regnamespace
CREATE TABLE audit_entries (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz  NOT NULL,
    user_id uuid,
    address varchar(60)  NOT NULL,
    action  varchar(50)  NOT NULL,
    detail  varchar(1000) NOT NULL
);
COMMENT ON TABLE audit_entries IS 'Who did what that matters for security, and from where. Rows are added and never changed.';
COMMENT ON COLUMN audit_entries.user_id IS 'Null for a visitor. No reference, so that the entry outlives the person.';
--rollback DROP TABLE audit_entries;
