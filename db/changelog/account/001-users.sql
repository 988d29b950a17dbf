--liquibase formatted sql

--changeset account:1-users
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'account_user' AND relnamespace = current_schema()::regnamespace
CREATE TABLE account_user (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL CHECK (length(email) <= 254),
    name          text        NOT NULL CHECK (length(name) <= 100),
    password_hash text,
    admin         boolean     NOT NULL,
    created_at    timestamptz NOT NULL
);
-- Only local accounts sign in by e-mail. Somebody who comes through OIDC with the same address is another person to us.
CREATE UNIQUE INDEX account_user_local_email ON account_user (lower(email)) WHERE password_hash IS NOT NULL;
COMMENT ON TABLE account_user IS 'People who can sign in.';
COMMENT ON COLUMN account_user.password_hash IS 'bcrypt; null for somebody who only signs in through OIDC, and then no password matches.';
--rollback DROP TABLE account_user;

--changeset account:2-identities
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'account_identity' AND relnamespace = current_schema()::regnamespace
CREATE TABLE account_identity (
    issuer    text        NOT NULL,
    subject   text        NOT NULL,
    user_id   uuid        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX account_identity_user ON account_identity (user_id);
COMMENT ON TABLE account_identity IS 'Who an OIDC provider says somebody is. Issuer and subject alone decide; an e-mail never does.';
--rollback DROP TABLE account_identity;

--changeset account:3-tokens
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'account_token' AND relnamespace = current_schema()::regnamespace
CREATE TABLE account_token (
    id            uuid        PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
    name          text        NOT NULL CHECK (length(name) <= 100),
    digest        bytea       NOT NULL UNIQUE,
    from_settings boolean     NOT NULL,
    created_at    timestamptz NOT NULL
);
CREATE INDEX account_token_user ON account_token (user_id);
COMMENT ON TABLE account_token IS 'Personal tokens, with which a program acts for its user.';
COMMENT ON COLUMN account_token.digest IS 'SHA-256 of the token, which has 256 random bits of its own and needs no slow hash.';
COMMENT ON COLUMN account_token.from_settings IS 'Whether it is the ADMIN_TOKEN setting, which is renewed at each start and goes with the setting.';
--rollback DROP TABLE account_token;

--changeset account:4-setup
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_class WHERE relname = 'account_setup' AND relnamespace = current_schema()::regnamespace
CREATE TABLE account_setup (
    singleton boolean     PRIMARY KEY DEFAULT true CHECK (singleton),
    owner_id  uuid        NOT NULL REFERENCES account_user (id) ON DELETE RESTRICT,
    done_at   timestamptz NOT NULL
);
COMMENT ON TABLE account_setup IS 'One row once the server has its owner; its key is why two people cannot both become it.';
--rollback DROP TABLE account_setup;
