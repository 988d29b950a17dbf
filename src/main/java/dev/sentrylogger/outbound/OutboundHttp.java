package dev.sentrylogger.outbound;

import dev.sentrylogger.outbound.OutboundGuard.RefusedException;
import dev.sentrylogger.outbound.OutboundOutcome.Failed;
import dev.sentrylogger.outbound.OutboundOutcome.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts to other servers. Only to the public internet and to where the operator allows it ({@code OUTBOUND_ALLOW});
 * connects to the very addresses that were checked, under the host's name; follows no redirect, uses no proxy, keeps no
 * cookie and no connection, tries nothing twice. At most 5 s to connect, 10 s in all, 16 KiB of the answer, and
 * {@value #AT_ONCE} requests at a time. Thread-safe.
 */
@Component
public final class OutboundHttp {
    static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("outbound-", 1).factory());
    private final OutboundGuard guard;
    private final Duration patience;

    @Autowired
    OutboundHttp(OutboundSettings settings) {
        this(new OutboundGuard(InetAddress::getAllByName, settings), PATIENCE);
    }

    OutboundHttp(OutboundGuard guard, Duration patience) {
        this.guard = guard;
        this.patience = patience;
    }

    /**
     * Whether that is an address to which the server would go now. A host without addresses passes: it may get some, and
     * is looked at again each time something is sent.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    public OutboundAddress check(String typed) {
        OutboundAddress address = OutboundAddress.of(typed);
        try {
            guard.addresses(address);
        } catch (RefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (UnknownHostException e) {
            return address;
        }
        return address;
    }

    /** Posts, and waits for the answer. */
    public OutboundOutcome post(OutboundRequest request) {
        var exchange = new Exchange(request);
        Future<OutboundOutcome> outcome;
        try {
            outcome = threads.submit(() -> post(request.address(), exchange));
        } catch (RejectedExecutionException e) {
            return new Failed("This server is sending " + AT_ONCE + " requests already, the limit");
        }
        try {
            return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Failed(request.address().host() + " did not answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("This server stopped while it waited for "
                    + request.address().host());
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request could not be made", e.getCause());
        } finally {
            exchange.end();
        }
    }

    private OutboundOutcome post(OutboundAddress address, Exchange exchange) {
        try {
            return exchange.run(guard.addresses(address));
        } catch (RefusedException e) {
            return new Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Failed(words(address.host(), e));
        }
    }

    private static String words(String host, IOException failure) {
        return switch (failure) {
            case UnknownHostException e -> "There is no host with the name " + host;
            case SocketTimeoutException e -> host + " did not answer in time";
            case ConnectException e -> host + " cannot be reached";
            case SSLException e -> host + " and this server did not agree on TLS (" + e.getMessage() + ")";
            default -> "The connection to " + host + " broke off (" + failure.getMessage() + ")";
        };
    }
}
