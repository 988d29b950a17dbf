package dev.sentrylogger.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way into a segment: the most frequent attributes in columns of their own, the others left as JSON. Not
 * thread-safe, read once.
 */
final class SealingRows implements Engine.RowSource {
    /** Events looked at to choose the columns. */
    private static final long SAMPLE_ROWS = 16_384;

    private final SealingBlocks blocks;
    private final AttributeKeys keys = new AttributeKeys();
    private final List<AttributeColumn> columns;
    private final boolean[] mixed;
    private final Map<String, DuckDBColumnType> types;
    private final SegmentFilter.Builder filter = new SegmentFilter.Builder();
    private @Nullable SequencedBlock block;
    private int row;

    SealingRows(List<Frame> frames, SealingBlocks blocks) {
        this.blocks = blocks;
        countKeys(frames);
        columns = keys.chooseColumns();
        mixed = new boolean[columns.size()];
        types = new LinkedHashMap<>(BaseColumns.types());
        for (int i = 0; i < columns.size(); i++) {
            types.put(AttributeColumn.name(i), columns.get(i).type().column());
        }
        block = blocks.next();
    }

    private void countKeys(List<Frame> frames) {
        long rows = frames.stream().mapToLong(Frame::rows).sum();
        int step = (int) Math.max(1, rows / SAMPLE_ROWS);
        for (int i = 0; i < frames.size(); i += step) {
            EventBlock events = frames.get(i).decode().events();
            for (byte @Nullable [] json : events.texts()[TextColumn.ATTRIBUTES.ordinal()]) {
                if (json != null) {
                    keys.count(json);
                }
            }
        }
    }

    /** Whether there are no rows at all, before any was written. */
    boolean isEmpty() {
        return block == null;
    }

    /** Right once all rows are written: a value of another type than its column's may come last. */
    List<AttributeColumn> attributeColumns() {
        List<AttributeColumn> written = new ArrayList<>();
        for (int i = 0; i < mixed.length; i++) {
            AttributeColumn column = columns.get(i);
            written.add(new AttributeColumn(column.key(), column.type(), mixed[i]));
        }
        return written;
    }

    /** What was written, once all of it is. */
    SegmentFilter filter() {
        return filter.build();
    }

    @Override
    public Map<String, DuckDBColumnType> columns() {
        return types;
    }

    @Override
    public int writeTo(DuckDBDataChunkWriter chunk) {
        var part = new Part(chunk, (int) chunk.capacity());
        while (part.written < part.capacity && block != null) {
            part.copy(block);
        }
        part.writeTexts();
        return part.written;
    }

    /** One of DuckDB's chunks being filled. */
    private final class Part {
        private final DuckDBDataChunkWriter chunk;
        private final int capacity;
        private final byte[][] @Nullable [] texts;
        private final byte[] @Nullable [] @Nullable [] own;
        private final boolean[] present;
        private int written;

        Part(DuckDBDataChunkWriter chunk, int capacity) {
            this.chunk = chunk;
            this.capacity = capacity;
            texts = new byte[TextColumn.ALL.length][capacity] @Nullable [];
            own = new byte[columns.size()][] @Nullable [];
            for (int i = 0; i < own.length; i++) {
                own[i] = columns.get(i).type() == AttributeType.TEXT ? new byte[capacity] @Nullable [] : null;
            }
            present = new boolean[columns.size()];
        }

        void copy(SequencedBlock from) {
            EventBlock events = from.events();
            int rows = Math.min(capacity - written, events.rows() - row);
            BaseColumns.writeNumbers(from, row, chunk, written, rows);
            for (int column = 0; column < texts.length; column++) {
                System.arraycopy(events.texts()[column], row, texts[column], written, rows);
            }
            for (int i = 0; i < rows; i++) {
                filter.add(events, row + i);
                shred(written + i);
            }
            written += rows;
            row += rows;
            if (row == events.rows()) {
                row = 0;
                block = blocks.next();
            }
        }

        private void shred(int at) {
            byte[] @Nullable [] attributes = texts[TextColumn.ATTRIBUTES.ordinal()];
            byte @Nullable [] json = attributes[at];
            Arrays.fill(present, false);
            if (json != null) {
                attributes[at] = distribute(json, at);
            }
            for (int i = 0; i < present.length; i++) {
                if (!present[i] && own[i] == null) {
                    chunk.vector(BaseColumns.COUNT + i).setNull(at);
                }
            }
        }

        /** @return what has no column, as JSON again; absent when nothing is left */
        private byte @Nullable [] distribute(byte[] json, int at) {
            ByteSink rest = null;
            AttributeKeys.Counts before = keys.first();
            for (var fields = new FlatJson(json); fields.next(); ) {
                AttributeKeys.Counts key = keys.find(json, fields, before);
                before = key == null ? before : key;
                if (key != null && key.place >= 0 && !present[key.place] && key.type == fields.type()) {
                    present[key.place] = true;
                    set(key.place, at, fields);
                } else {
                    if (key != null && key.place >= 0) {
                        mixed[key.place] = true;
                    }
                    rest = rest == null ? new ByteSink(json.length) : rest;
                    rest.singleByte(rest.size() == 0 ? '{' : ',');
                    rest.bytes(json, fields.keyFrom - 1, fields.valueTo);
                }
            }
            if (rest == null) {
                return null;
            }
            rest.singleByte('}');
            return rest.toArray();
        }

        private void set(int place, int at, FlatJson field) {
            switch (columns.get(place).type()) {
                case TEXT -> Objects.requireNonNull(own[place])[at] = field.text();
                case WHOLE -> chunk.vector(BaseColumns.COUNT + place).setLong(at, Long.parseLong(field.valueText()));
                case FRACTION ->
                    chunk.vector(BaseColumns.COUNT + place).setDouble(at, Double.parseDouble(field.valueText()));
                case TRUTH ->
                    chunk.vector(BaseColumns.COUNT + place)
                            .setBoolean(at, field.valueText().startsWith("t"));
            }
        }

        void writeTexts() {
            for (int column = 0; column < texts.length; column++) {
                BaseColumns.writeTexts(chunk, BaseColumns.TEXTS_FROM + column, texts[column], written);
            }
            for (int column = 0; column < own.length; column++) {
                byte[] @Nullable [] values = own[column];
                if (values != null) {
                    BaseColumns.writeTexts(chunk, BaseColumns.COUNT + column, values, written);
                }
            }
        }
    }
}
