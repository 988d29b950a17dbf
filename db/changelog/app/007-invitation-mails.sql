--liquibase formatted sql

--changeset app:007-invitation-mails
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'invitations' AND column_name = 'mailed_to'
ALTER TABLE invitations
    ADD COLUMN mailed_to    varchar(254),
    ADD COLUMN mailed_at    timestamptz,
    ADD COLUMN mail_problem varchar(500);
CREATE INDEX invitations_mailed ON invitations (created_by, created_at) WHERE mailed_to IS NOT NULL;
COMMENT ON COLUMN invitations.mailed_to IS 'Where the link was to be mailed, once. Whoever has the link may use it, with any account.';
COMMENT ON COLUMN invitations.mailed_at IS 'When the mail server took the mail.';
COMMENT ON COLUMN invitations.mail_problem IS 'Why it did not, for people.';
--rollback DROP INDEX invitations_mailed; ALTER TABLE invitations DROP COLUMN mailed_to, DROP COLUMN mailed_at, DROP COLUMN mail_problem;
