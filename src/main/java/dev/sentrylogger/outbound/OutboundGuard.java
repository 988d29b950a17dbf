package dev.sentrylogger.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Decides where a request may go. A host is resolved once, and whoever connects uses the addresses returned from here:
 * asked again, a hostile name server would give another answer.
 */
final class OutboundGuard {
    private final Resolver resolver;
    private final Set<String> hosts;
    private final List<AddressRange> ranges;

    OutboundGuard(Resolver resolver, OutboundSettings settings) {
        this.resolver = resolver;
        this.hosts = settings.hosts();
        this.ranges = settings.ranges();
    }

    /** The server does not go there. The message is a sentence for people. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /** The addresses of the host, all of them fit to connect to. */
    InetAddress[] addresses(OutboundAddress address) throws UnknownHostException, RefusedException {
        boolean named = hosts.contains(address.host());
        // Before resolving: with ranges alone the answer lies in the addresses.
        if (!address.isHttps() && !named && ranges.isEmpty()) {
            throw new RefusedException("It must begin with https://; http is for hosts in OUTBOUND_ALLOW");
        }
        InetAddress[] found = resolver.resolve(address.host());
        for (InetAddress one : found) {
            boolean allowed = named || ranges.stream().anyMatch(range -> range.contains(one));
            if (!allowed && !GlobalAddresses.contains(one)) {
                throw new RefusedException(address.host() + " is not on the public internet (" + one.getHostAddress()
                        + "); whoever runs this server can allow it with OUTBOUND_ALLOW");
            }
            if (!allowed && !address.isHttps()) {
                throw new RefusedException("It must begin with https://; http is for hosts in OUTBOUND_ALLOW");
            }
        }
        if (found.length == 0) {
            throw new UnknownHostException(address.host());
        }
        return found;
    }
}
