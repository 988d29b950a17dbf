package dev.sentrylogger.account;

/** The principal of every authentication that stands for one of our users, however they signed in. */
public interface AccountPrincipal {
    User user();
}
