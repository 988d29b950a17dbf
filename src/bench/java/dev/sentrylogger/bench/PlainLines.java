package dev.sentrylogger.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Lines without attributes, as a cluster's machines write them: a distributed file system, a batch engine, a login
 * server, a kernel, a web server. The shapes are ours; no line comes twice.
 */
final class PlainLines implements Dataset {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final long DAY_SECONDS = 86_400;

    private final Dice dice = new Dice();
    private long day = -1;
    private String month = "";
    private String date = "";
    private String dayOfMonth = "";

    @Override
    public String path() {
        return "/ingest/jsonline";
    }

    @Override
    public String contentType() {
        return "text/plain";
    }

    @Override
    public void body(Bytes out, long from, int count, Timeline times) {
        for (int i = 0; i < count; i++) {
            line(out, from + i, times.micros(from + i));
            out.text("\n");
        }
    }

    private void line(Bytes out, long number, long micros) {
        long seconds = micros / 1_000_000;
        today(seconds);
        dice.shake(number, 4);
        int kind = dice.below(100);
        if (kind < 30) {
            fileSystem(out, seconds, micros);
        } else if (kind < 55) {
            batchEngine(out, seconds, micros);
        } else if (kind < 75) {
            login(out, seconds);
        } else if (kind < 85) {
            kernel(out, seconds, micros);
        } else {
            webAccess(out, seconds);
        }
    }

    private void today(long seconds) {
        if (seconds / DAY_SECONDS != day) {
            day = seconds / DAY_SECONDS;
            var now = Instant.ofEpochSecond(seconds);
            month = MONTH.format(now);
            date = DATE.format(now);
            dayOfMonth = DAY.format(now);
        }
    }

    private void fileSystem(Bytes out, long seconds, long micros) {
        isoTime(out, seconds, micros);
        String level = dice.below(50) == 0 ? " WARN" : " INFO";
        out.text(level).text(" dfs.BlockStore: ").text(dice.of("stored", "sent", "checked", "dropped"));
        out.text(" block blk_").number(dice.bits() >>> 2).text(" of ").number(dice.below(67_108_864)).text(" bytes, peer ");
        address(out);
        out.text(":").number(1024 + dice.below(60_000));
    }

    private void batchEngine(Bytes out, long seconds, long micros) {
        isoTime(out, seconds, micros);
        out.text(" INFO executor.TaskRunner: task ").number(dice.below(5000)).text(".0 of stage ");
        out.number(dice.below(400)).text(" (id ").number(dice.bits() >>> 36).text(") ended, ");
        out.number(dice.below(9000)).text(" bytes of result to driver, ").number(dice.below(60_000)).text(" ms");
    }

    private void login(Bytes out, long seconds) {
        syslogTime(out, seconds);
        out.text(" node-").number(dice.below(20)).text(" sshd[").number(1000 + dice.below(31_000)).text("]: ");
        out.text(dice.of("Refused key of ", "Wrong password of ", "Opened session of ", "No such account: "));
        out.text(dice.of("root", "admin", "deploy", "oracle", "git", "backup")).text(" from ");
        address(out);
        out.text(" port ").number(1024 + dice.below(64_000));
    }

    private void kernel(Bytes out, long seconds, long micros) {
        syslogTime(out, seconds);
        out.text(" node-").number(dice.below(20)).text(" kernel: [").number(seconds % 10_000_000).text(".");
        out.padded(micros, 6).text("] ").text(dice.of("eth0", "sda", "cpu3", "nvme0n1")).text(": ");
        out.text(dice.of("reset after error 0x", "queue stalled, status 0x", "throttled, reading 0x")).hex(dice.bits(), 8);
    }

    private void webAccess(Bytes out, long seconds) {
        address(out);
        out.text(" - - [").text(dayOfMonth).text("/").text(month).text("/").text(date.substring(0, 4)).text(":");
        clock(out, seconds);
        out.text(" +0000] \"").text(dice.of("GET", "GET", "GET", "POST")).text(" /");
        out.text(dice.of("products", "images", "api/cart", "help")).text("/").number(dice.bits() >>> 40);
        out.text(" HTTP/1.1\" ").text(dice.of("200", "200", "200", "304", "404")).text(" ").number(dice.below(90_000));
    }

    private void address(Bytes out) {
        out.text("10.").number(dice.below(64)).text(".").number(dice.below(256)).text(".").number(dice.below(256));
    }

    private void isoTime(Bytes out, long seconds, long micros) {
        out.text(date).text(" ");
        clock(out, seconds);
        out.text(",").padded(micros / 1000, 3);
    }

    private void syslogTime(Bytes out, long seconds) {
        out.text(month).text(" ").text(dayOfMonth).text(" ");
        clock(out, seconds);
    }

    private static void clock(Bytes out, long seconds) {
        out.padded(seconds / 3600 % 24, 2).text(":").padded(seconds / 60 % 60, 2).text(":").padded(seconds % 60, 2);
    }
}
