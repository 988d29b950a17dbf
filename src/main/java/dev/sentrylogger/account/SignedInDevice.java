package dev.sentrylogger.account;

import java.time.Instant;

/**
 * A browser in which somebody is signed in.
 *
 * @param sessionId never shown: who has it is signed in
 * @param userAgent as the browser names itself, at most 200 characters, may be empty
 */
public record SignedInDevice(String sessionId, Instant signedInAt, String address, String userAgent) {
    SignedInDevice renamed(String newSessionId) {
        return new SignedInDevice(newSessionId, signedInAt, address, userAgent);
    }

    /** Such as "Firefox on Linux"; what the browser says where it is none of the usual ones. */
    public String shown() {
        String browser = first("Edg/", "Edge", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari");
        String system = first(
                "Windows", "Windows", "iPhone", "iPhone", "Android", "Android", "Mac OS X", "macOS", "Linux", "Linux");
        if (browser.isEmpty()) {
            return userAgent.isEmpty() ? "A program that does not name itself" : userAgent;
        }
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private String first(String... markAndName) {
        for (int i = 0; i < markAndName.length; i += 2) {
            if (userAgent.contains(markAndName[i])) {
                return markAndName[i + 1];
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return "SignedInDevice[" + shown() + " at " + address + "]";
    }
}
