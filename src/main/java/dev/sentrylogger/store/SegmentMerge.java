package dev.sentrylogger.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes the events of segments anew, in their order: of several into one, or of one but for some. */
final class SegmentMerge {
    /** The engine writes no fewer rows to a chunk. */
    private static final int VECTOR_ROWS = 2_048;

    private final Engine engine;
    private final SegmentFiles files;
    private final SegmentKnowledge knowledge;
    private final SegmentWriter writer;

    SegmentMerge(Engine engine, SegmentFiles files, SegmentKnowledge knowledge, SegmentWriter writer) {
        this.engine = engine;
        this.files = files;
        this.knowledge = knowledge;
        this.writer = writer;
    }

    /** @param sources of one app, in the order of their sequences, all late or none */
    SealedSegment write(List<Segment> sources) {
        List<AttributeColumn> columns = columns(sources);
        UUID id = UUID.randomUUID();
        List<Segment> acquired = new ArrayList<>();
        List<UUID> made = new ArrayList<>();
        try {
            List<String> parts = new ArrayList<>();
            for (Segment source : sources) {
                Path file = files.acquire(source);
                acquired.add(source);
                Path part = isArranged(source, columns) ? file : arrange(source, columns, made);
                parts.add(part.toString());
            }
            // Not UNION ALL: without threads DuckDB writes the last rows of each of its parts behind all others.
            engine.execute(
                    "COPY (FROM read_parquet(?)) TO " + Engine.literal(files.path(id)) + ' ' + SegmentWriter.FORMAT,
                    parts);
        } catch (RuntimeException | Error e) {
            files.discard(id);
            throw e;
        } finally {
            acquired.forEach(files::release);
            made.forEach(files::discard);
        }
        Segment first = sources.getFirst();
        int level = sources.stream().mapToInt(Segment::level).max().orElse(0) + 1;
        var written = new Segment(id, first.app(), level, first.late(), 0, List.of(), columns);
        SealedSegment merged = writer.inspected(written, new SegmentFilter(List.of(), List.of()));
        check(sources.stream().mapToLong(Segment::rows).sum(), merged.segment());
        return new SealedSegment(merged.segment(), merged.summary(), filter(sources, merged.segment()));
    }

    /** @param doomed what the {@code rows} events that stay do not satisfy */
    SealedSegment without(Segment source, FilterSql doomed, long rows) {
        UUID id = UUID.randomUUID();
        List<Object> parameters = new ArrayList<>();
        parameters.add(files.acquire(source).toString());
        parameters.addAll(doomed.parameters());
        try {
            engine.execute(
                    "COPY (FROM read_parquet(?) WHERE NOT coalesce(" + doomed.sql() + ", FALSE)) TO "
                            + Engine.literal(files.path(id)) + ' ' + SegmentWriter.format(chunkRows(source, rows)),
                    parameters.toArray());
            var written = new Segment(id, source.app(), source.level(), source.late(), 0, List.of(), source.columns());
            SealedSegment rest = writer.inspected(written, new SegmentFilter(List.of(), List.of()));
            check(rows, rest.segment());
            return new SealedSegment(rest.segment(), rest.summary(), filter(List.of(source), rest.segment()));
        } catch (RuntimeException | Error e) {
            files.discard(id);
            throw e;
        } finally {
            files.release(source);
        }
    }

    /** Those that stay may be the large ones of many: fewer to a chunk then, as far as the engine can. */
    private static long chunkRows(Segment source, long rows) {
        long fit = Merger.LARGEST_CHUNK / Math.max(1, source.fileBytes() / rows);
        return Math.clamp(fit / VECTOR_ROWS * VECTOR_ROWS, VECTOR_ROWS, Segment.CHUNK_ROWS);
    }

    /** Whether its file has the merged file's columns, under the same names. */
    private static boolean isArranged(Segment source, List<AttributeColumn> columns) {
        return layout(source.columns()).equals(layout(columns));
    }

    private static List<Object> layout(List<AttributeColumn> columns) {
        return columns.stream()
                .<Object>map(column -> List.of(column.key(), column.type()))
                .toList();
    }

    /** A file of the source's events with the merged file's columns. */
    private Path arrange(Segment source, List<AttributeColumn> columns, List<UUID> made) {
        UUID id = UUID.randomUUID();
        made.add(id);
        Path file = files.path(id);
        List<Object> parameters = new ArrayList<>();
        String select = select(source, columns, parameters);
        parameters.add(files.path(source.id()).toString());
        engine.execute(
                "COPY (" + select + ") TO " + Engine.literal(file) + ' ' + SegmentWriter.FORMAT, parameters.toArray());
        return file;
    }

    /** The attributes that have a column wherever they have one, and everywhere of one type. */
    private List<AttributeColumn> columns(List<Segment> sources) {
        Map<String, AttributeColumn> merged = new TreeMap<>();
        for (Segment source : sources) {
            for (AttributeColumn column : source.columns()) {
                AttributeColumn before = merged.putIfAbsent(column.key(), column);
                if (before != null && before.type() == column.type() && column.mixed()) {
                    merged.put(column.key(), column);
                }
            }
        }
        List<AttributeColumn> columns = new ArrayList<>();
        for (AttributeColumn column : merged.values()) {
            if (columns.size() < AttributeKeys.COLUMNS
                    && sources.stream().allMatch(source -> ofOneType(source, column))) {
                boolean mixed = column.mixed() || sources.stream().anyMatch(source -> restMayHold(source, column));
                columns.add(new AttributeColumn(column.key(), column.type(), mixed));
            }
        }
        return columns;
    }

    private static boolean ofOneType(Segment source, AttributeColumn wanted) {
        return source.columns().stream()
                .allMatch(column -> !column.key().equals(wanted.key()) || column.type() == wanted.type());
    }

    private boolean restMayHold(Segment source, AttributeColumn wanted) {
        if (source.columns().stream().anyMatch(column -> column.key().equals(wanted.key()))) {
            return false;
        }
        Map<String, Long> present = knowledge.summary(source).present();
        return present.size() >= 1_000
                || present.containsKey(new dev.sentrylogger.query.Field.Attribute(wanted.key()).text());
    }

    /** The source's columns as the merged file has them; what has no column there goes back to the rest. */
    private static String select(Segment source, List<AttributeColumn> columns, List<Object> parameters) {
        Map<String, Integer> own = new LinkedHashMap<>();
        for (int place = 0; place < source.columns().size(); place++) {
            own.put(source.columns().get(place).key(), place);
        }
        var sql = new StringBuilder("SELECT ");
        for (String name : BaseColumns.types().keySet()) {
            String expression = name.equals(TextColumn.ATTRIBUTES.column()) ? rest(own, columns, parameters) : name;
            sql.append(expression).append(" AS ").append(name).append(", ");
        }
        for (int place = 0; place < columns.size(); place++) {
            AttributeColumn column = columns.get(place);
            Integer from = own.get(column.key());
            sql.append(from == null ? "NULL::" + column.type().sql() : AttributeColumn.name(from))
                    .append(" AS ")
                    .append(AttributeColumn.name(place))
                    .append(", ");
        }
        sql.setLength(sql.length() - 2);
        return sql.append(" FROM read_parquet(?)").toString();
    }

    /** JSON of what has no column in the merged file: merge patches applied one after the other (RFC 7396). */
    private static String rest(Map<String, Integer> own, List<AttributeColumn> columns, List<Object> parameters) {
        Map<String, Integer> without = new LinkedHashMap<>(own);
        columns.forEach(column -> without.remove(column.key()));
        if (without.isEmpty()) {
            return "attributes";
        }
        String rest = "coalesce(attributes, '{}')::JSON";
        for (var entry : without.entrySet()) {
            String column = AttributeColumn.name(entry.getValue());
            rest = "json_merge_patch(" + rest + ", CASE WHEN " + column
                    + " IS NULL THEN '{}'::JSON ELSE json_object(?, " + column + ") END)";
            parameters.add(entry.getKey());
        }
        return "nullif(CAST(" + rest + " AS VARCHAR), '{}')";
    }

    private static void check(long rows, Segment written) {
        if (written.rows() != rows) {
            throw new IllegalStateException("written " + written.rows() + " of " + rows + " events");
        }
        long last = Long.MIN_VALUE;
        for (Chunk chunk : written.chunks()) {
            if (chunk.firstSequence() <= last) {
                throw new IllegalStateException("written out of order at " + chunk.firstSequence());
            }
            last = chunk.lastSequence();
        }
    }

    /** Of each chunk what its parts held: a chunk of one source may now be spread over two. */
    private SegmentFilter filter(List<Segment> sources, Segment merged) {
        List<long[]> grams = new ArrayList<>();
        for (Chunk chunk : merged.chunks()) {
            var bitmap = new long[Grams.WORDS];
            for (Segment source : sources) {
                for (int place = 0; place < source.chunks().size(); place++) {
                    Chunk part = source.chunks().get(place);
                    if (part.firstSequence() <= chunk.lastSequence() && part.lastSequence() >= chunk.firstSequence()) {
                        long[] more = knowledge.filter(source).grams().get(place);
                        for (int i = 0; i < bitmap.length; i++) {
                            bitmap[i] |= more[i];
                        }
                    }
                }
            }
            grams.add(bitmap);
        }
        List<BloomFilter> traces = new ArrayList<>();
        sources.forEach(source -> traces.addAll(knowledge.filter(source).traces()));
        return new SegmentFilter(grams, traces);
    }
}
