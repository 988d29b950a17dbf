package dev.sentrylogger.store;

import java.util.ArrayList;
import java.util.List;

/** One place where events of an app lie, to be read by SQL. */
sealed interface Source {
    List<Chunk> chunks();

    /** Attributes with a column of their own. */
    List<AttributeColumn> columns();

    /** A tail table, as one chunk. */
    record InTable(TailTable table, List<Chunk> chunks) implements Source {
        @Override
        public List<AttributeColumn> columns() {
            return List.of();
        }
    }

    /** A segment. */
    record InSegment(Segment segment) implements Source {
        @Override
        public List<Chunk> chunks() {
            return segment.chunks();
        }

        @Override
        public List<AttributeColumn> columns() {
            return segment.columns();
        }
    }

    static List<Source> of(Snapshot snapshot) {
        List<Source> sources = new ArrayList<>();
        for (SegmentHandle handle : snapshot.segments()) {
            sources.add(new InSegment(handle.segment()));
        }
        for (TailTable table : snapshot.tables()) {
            sources.add(new InTable(table, List.of(table.chunk())));
        }
        return sources;
    }

    /** The event's columns, in the order in which {@link EventRows} reads them. */
    default String eventColumns() {
        var sql =
                new StringBuilder("sequence, epoch_us(occurred_at), epoch_us(received_at), id_high, id_low, severity");
        for (TextColumn text : TextColumn.ALL) {
            sql.append(", ").append(text.column());
        }
        for (int place = 0; place < columns().size(); place++) {
            sql.append(", ").append(AttributeColumn.name(place));
        }
        return sql.toString();
    }
}
