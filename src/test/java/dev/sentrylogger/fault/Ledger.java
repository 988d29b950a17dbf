package dev.sentrylogger.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What was sent and what became of it, as the clients saw it. Thread-safe. */
final class Ledger {
    private final List<FaultBatch> issued = new ArrayList<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Map<Integer, Integer> refusals = new HashMap<>();
    private final Map<Integer, String> bodies = new HashMap<>();
    private String lastRefusal = "none";
    private int repeated;
    private int broken;
    private int unanswered;
    private long longest;

    /** @param sentAt and {@code at}: {@link System#nanoTime} */
    record Acknowledged(FaultBatch batch, long sentAt, long at) {}

    synchronized void issued(FaultBatch batch) {
        issued.add(batch);
    }

    synchronized void acknowledged(FaultBatch batch, long sentAt, boolean repeat) {
        acknowledged.add(new Acknowledged(batch, sentAt, System.nanoTime()));
        repeated += repeat ? 1 : 0;
    }

    synchronized void refused(int status, String body) {
        refusals.merge(status, 1, Integer::sum);
        bodies.putIfAbsent(status, body);
        lastRefusal = status + " " + body;
    }

    /** @param hung whether the server had the request and said nothing for as long as a client waits */
    synchronized void unanswered(Exception why, boolean hung) {
        unanswered += hung ? 1 : 0;
        broken += hung ? 0 : 1;
        lastRefusal = why.toString();
    }

    synchronized void took(long nanos) {
        longest = Math.max(longest, nanos);
    }

    synchronized int acknowledgedBatches() {
        return acknowledged.size();
    }

    synchronized long acknowledgedEvents() {
        return acknowledged.stream().mapToLong(one -> one.batch.size()).sum();
    }

    synchronized OptionalLong firstAcknowledgedAfter(long instant) {
        return acknowledged.stream()
                .filter(one -> one.sentAt > instant)
                .mapToLong(Acknowledged::at)
                .min();
    }

    synchronized List<FaultBatch> allIssued() {
        return List.copyOf(issued);
    }

    synchronized List<FaultBatch> allAcknowledged() {
        return acknowledged.stream().map(Acknowledged::batch).toList();
    }

    synchronized Map<Integer, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    /** By status, what the first such answer said. */
    synchronized Map<Integer, String> refusalBodies() {
        return Map.copyOf(bodies);
    }

    synchronized String lastRefusal() {
        return lastRefusal;
    }

    /** Batches whose acknowledgement had been lost on the way the first time. */
    synchronized int repeated() {
        return repeated;
    }

    synchronized int broken() {
        return broken;
    }

    synchronized int unanswered() {
        return unanswered;
    }

    synchronized long longestMillis() {
        return longest / 1_000_000;
    }
}
