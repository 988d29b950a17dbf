package dev.sentrylogger.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. Those of the machine, unless a test says otherwise. */
interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
}
