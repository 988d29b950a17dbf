package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch of events turned into columns, the form both the journal and the tail table take: texts are UTF-8 already, so
 * neither encodes them again.
 *
 * @param occurredAt microseconds since the epoch; {@code receivedAt} likewise
 * @param texts by {@link TextColumn#ordinal()}, then by row; absent where the event has none. Arrays may be shared
 *     between rows and are never written to.
 * @param textBytes sum of the lengths of {@code texts}
 */
record EventBlock(
        long[] occurredAt,
        long[] receivedAt,
        long[] idHigh,
        long[] idLow,
        byte[] severity,
        byte[][] @Nullable [] texts,
        long textBytes) {
    /** What a row costs in memory beside its texts. */
    static final int ROW_BYTES = 33 + 12 * 8;

    static EventBlock of(List<LogEvent> events) {
        int rows = events.size();
        var block = new EventBlock(
                new long[rows], new long[rows], new long[rows], new long[rows], new byte[rows], texts(events), 0);
        for (int row = 0; row < rows; row++) {
            LogEvent event = events.get(row);
            block.occurredAt[row] = Micros.of(event.occurredAt());
            block.receivedAt[row] = Micros.of(event.receivedAt());
            block.idHigh[row] = event.id().value().getMostSignificantBits();
            block.idLow[row] = event.id().value().getLeastSignificantBits();
            block.severity[row] = (byte) event.severity();
        }
        return block.counted();
    }

    /** The rows from {@code from} to before {@code to}. */
    EventBlock slice(int from, int to) {
        var some = new byte[texts.length][] @Nullable [];
        for (int column = 0; column < texts.length; column++) {
            some[column] = Arrays.copyOfRange(texts[column], from, to);
        }
        return new EventBlock(
                        Arrays.copyOfRange(occurredAt, from, to),
                        Arrays.copyOfRange(receivedAt, from, to),
                        Arrays.copyOfRange(idHigh, from, to),
                        Arrays.copyOfRange(idLow, from, to),
                        Arrays.copyOfRange(severity, from, to),
                        some,
                        0)
                .counted();
    }

    int rows() {
        return severity.length;
    }

    long heapBytes() {
        return textBytes + (long) ROW_BYTES * rows();
    }

    private static byte[][] @Nullable [] texts(List<LogEvent> events) {
        var json = new EventJson();
        var texts = new byte[TextColumn.ALL.length][] @Nullable [];
        for (TextColumn column : TextColumn.ALL) {
            texts[column.ordinal()] = switch (column) {
                case ATTRIBUTES -> json(events, event -> json.write(event.attributes()));
                case EXCEPTION -> json(events, event -> json.write(event.exception()));
                default -> column(events, column);
            };
        }
        return texts;
    }

    /** Neighbours often say the same (logger, service, source …): they share one array. */
    private static byte[] @Nullable [] column(List<LogEvent> events, TextColumn column) {
        var values = new byte[events.size()] @Nullable [];
        String last = null;
        byte @Nullable [] lastBytes = null;
        for (int row = 0; row < values.length; row++) {
            String text = column.text(events.get(row));
            if (text != null && !text.equals(last)) {
                last = text;
                lastBytes = text.getBytes(StandardCharsets.UTF_8);
            }
            values[row] = text == null ? null : lastBytes;
        }
        return values;
    }

    private static byte[] @Nullable [] json(List<LogEvent> events, Function<LogEvent, byte @Nullable []> write) {
        var values = new byte[events.size()] @Nullable [];
        byte @Nullable [] last = null;
        for (int row = 0; row < values.length; row++) {
            byte @Nullable [] text = write.apply(events.get(row));
            if (text != null && !Arrays.equals(text, last)) {
                last = text;
            }
            values[row] = text == null ? null : last;
        }
        return values;
    }

    /** The same with its texts' lengths added up. */
    EventBlock counted() {
        long bytes = 0;
        for (byte[] @Nullable [] column : texts) {
            for (byte @Nullable [] text : column) {
                bytes += text == null ? 0 : text.length;
            }
        }
        return new EventBlock(occurredAt, receivedAt, idHigh, idLow, severity, texts, bytes);
    }
}
