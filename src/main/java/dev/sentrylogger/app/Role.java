package dev.sentrylogger.app;

import java.util.Locale;
import java.util.Set;

/**
 * What somebody is to an app. The one table of who may do what; docs/ACCESS.md shows it with the pages and doors, and a
 * test walks all of it.
 */
public enum Role {
    /** Reads. */
    VIEWER(Set.of(Permission.READ)),
    /** Reads, and shares with others. */
    MEMBER(Set.of(Permission.READ, Permission.SHARE)),
    /** Everything. */
    OWNER(Set.of(Permission.values()));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    static Role ofStored(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
