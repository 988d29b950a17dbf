package dev.sentrylogger.account;

/** Why somebody who has proved who they are does not get in. The name in lower case stands in the page's address. */
public enum OidcRefusal {
    SETUP_FIRST("This server has no owner yet. Open the setup link on its console first."),
    NOT_INVITED("You have no account here. Ask somebody who has one for an invitation, and open its link."),
    INVITATION_OVER("The invitation does not work any more: it was used, taken back, or is older than a week. Ask for"
            + " another. Who has an account here can sign in without one."),
    EMAIL_MISSING("Your provider did not send an e-mail address. Allow it to share one, then try again."),
    EMAIL_UNVERIFIED("Your provider has not verified your e-mail address. Verify it there, then try again."),
    LINKED_ELSEWHERE("This identity belongs to another account here already."),
    TURNED_OFF("Your account is turned off. Ask an administrator of this server to turn it on again.");

    private final String message;

    OidcRefusal(String message) {
        this.message = message;
    }

    /** For the person who tried. */
    public String message() {
        return message;
    }
}
