package dev.sentrylogger.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts which attributes events have, to choose those that get a column of their own. Not thread-safe.
 *
 * <p>Events of one app tend to have the same keys in the same order, so the key that followed last time is tried first.
 */
final class AttributeKeys {
    /** Attributes with a column of their own, at most. */
    static final int COLUMNS = 48;
    /** Different keys that are counted; whoever sends more has no use for columns. */
    private static final int COUNTED = 4096;

    private final Map<Key, Counts> counts = new HashMap<>();

    /** Bytes compared by value. */
    private static final class Key {
        private final byte[] bytes;
        private final int hash;

        Key(byte[] bytes) {
            this.bytes = bytes;
            hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** One key. */
    static final class Counts {
        private final byte[] raw;
        private final String key;
        private final long[] byType = new long[AttributeType.values().length];
        private @Nullable Counts next;
        /** Its column, when it has been chosen. */
        int place = -1;

        AttributeType type = AttributeType.TEXT;

        Counts(byte[] raw, String key) {
            this.raw = raw;
            this.key = key;
        }

        private long present() {
            return Arrays.stream(byType).sum();
        }

        private AttributeColumn column() {
            for (AttributeType candidate : AttributeType.values()) {
                if (byType[candidate.ordinal()] > byType[type.ordinal()]) {
                    type = candidate;
                }
            }
            return new AttributeColumn(key, type, false);
        }
    }

    private final Counts first = new Counts(new byte[0], "");

    void count(byte[] json) {
        Counts before = first;
        for (var fields = new FlatJson(json); fields.next(); ) {
            Counts found = find(json, fields, before, true);
            if (found != null) {
                found.byType[fields.type().ordinal()]++;
                before = found;
            }
        }
    }

    /** The key {@code fields} stands at; absent when it is not counted. */
    @Nullable Counts find(byte[] json, FlatJson fields, Counts before) {
        return find(json, fields, before, false);
    }

    /** Where a row's first key is looked for. */
    Counts first() {
        return first;
    }

    private @Nullable Counts find(byte[] json, FlatJson fields, Counts before, boolean add) {
        Counts next = before.next;
        if (next != null && Arrays.equals(json, fields.keyFrom, fields.keyTo, next.raw, 0, next.raw.length)) {
            return next;
        }
        byte[] raw = Arrays.copyOfRange(json, fields.keyFrom, fields.keyTo);
        var key = new Key(raw);
        Counts found = counts.get(key);
        if (found == null && add && counts.size() < COUNTED) {
            found = new Counts(raw, fields.key());
            counts.put(key, found);
        }
        if (found != null) {
            before.next = found;
        }
        return found;
    }

    /** The most frequent keys, by name: a fixed order lets segments be merged column by column. */
    List<AttributeColumn> chooseColumns() {
        List<Counts> chosen = counts.values().stream()
                .sorted(Comparator.comparingLong(Counts::present).reversed().thenComparing(count -> count.key))
                .limit(COLUMNS)
                .sorted(Comparator.comparing(count -> count.key))
                .toList();
        List<AttributeColumn> columns = new ArrayList<>();
        for (Counts count : chosen) {
            count.place = columns.size();
            columns.add(count.column());
        }
        return columns;
    }
}
