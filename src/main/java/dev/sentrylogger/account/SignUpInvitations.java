package dev.sentrylogger.account;

import java.util.Optional;

/** What lets people without an account in through a provider, once each. Implemented by the module that invites. */
public interface SignUpInvitations {
    /**
     * Uses an invitation up, if it still holds at this moment. Runs in the transaction that makes the account, which
     * comes about only together with it.
     *
     * @param address where the person is
     * @param token of the invitation's link, as the person's session remembered it
     * @param identity whom the provider vouches for, in words, for the audit log
     * @return the path of the page they were invited to; empty when the invitation does not work any more
     */
    Optional<String> accept(UserId user, String address, String token, String identity);
}
