package dev.sentrylogger.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How an app is, in a sentence. */
public final class Statement {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final Instant now;

    /** @param zone in which times are told */
    public Statement(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** Of the whole app: what is worst, or that nothing is. */
    public String of(List<ServiceHealth> services) {
        List<ServiceHealth> heard = services.stream()
                .filter(service -> service.verdict().state() != Verdict.State.GONE)
                .toList();
        List<ServiceHealth> bad = heard.stream()
                .filter(service -> service.verdict().state().compareTo(Verdict.State.LEARNING) < 0)
                .toList();
        if (heard.isEmpty()) {
            return "Nothing was heard for more than a day.";
        }
        if (!bad.isEmpty()) {
            return subject(bad.getFirst(), services) + " " + of(bad.getFirst()) + "." + more(bad, services);
        }
        long learning = heard.stream()
                .filter(service -> service.verdict().state() == Verdict.State.LEARNING)
                .count();
        if (learning == heard.size()) {
            return "Learning what is usual: nothing is called unusual before three whole hours are known.";
        }
        String usual = heard.size() == 1
                ? subject(heard.getFirst(), services) + " is as usual."
                : "All " + heard.size() + " services are as usual.";
        return learning == 0 ? usual : usual + " What is usual is still being learned for " + learning + " of them.";
    }

    /** Of one service, without its name: "has 14× its usual errors since 14:02". */
    public String of(ServiceHealth service) {
        Verdict verdict = service.verdict();
        return switch (verdict.state()) {
            case FAILING, AT_RISK -> trouble(service);
            case SILENT -> "has been silent for " + length(service.lastSeen());
            case LEARNING -> "is new; what is usual is being learned";
            case HEALTHY -> "is as usual";
            case GONE -> "was last heard " + moment(service.lastSeen());
        };
    }

    /** The same as a line of its own: "14× its usual errors since 14:02". */
    public String lineOf(ServiceHealth service) {
        String words = of(service).replaceFirst("^(is|has been|has) ", "");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String trouble(ServiceHealth service) {
        Verdict verdict = service.verdict();
        if (verdict.rise() != null) {
            String since = " since " + moment(Objects.requireNonNull(verdict.since()));
            if (service.usualErrors().perHour() >= 1) {
                return "has " + times(verdict.rise().times()) + " its usual errors" + since;
            }
            return "has %,d errors%s; usually it has %s"
                    .formatted(
                            service.sinceOnset(),
                            since,
                            service.usualErrors().perHour() == 0 ? "none" : "fewer than one an hour");
        }
        if (verdict.flood() != null) {
            String since = " since " + moment(Objects.requireNonNull(verdict.since()));
            return verdict.flood().expected() > 0
                    ? "sends " + times(verdict.flood().times()) + " its usual logs" + since
                    : "has sent %,d logs%s; usually it sends none".formatted(service.sinceOnset(), since);
        }
        var drop = Objects.requireNonNull(verdict.drop());
        return "sends %.0f %% of its usual logs".formatted(100 * drop.count() / drop.expected());
    }

    private static String more(List<ServiceHealth> bad, List<ServiceHealth> services) {
        int more = bad.size() - 1;
        return switch (more) {
            case 0 -> "";
            case 1 -> " " + subject(bad.get(1), services) + " needs a look too.";
            default -> " " + more + " more services need a look.";
        };
    }

    private static String subject(ServiceHealth service, List<ServiceHealth> services) {
        return service.unnamed() && services.size() == 1 ? "This app" : service.title();
    }

    private static String times(double times) {
        return times < 9.5 ? "%.1f×".formatted(times) : "%,.0f×".formatted(times);
    }

    private String length(Instant since) {
        Duration silent = Duration.between(since, now);
        return silent.toHours() < 1
                ? silent.toMinutes() + " min"
                : silent.toHours() + " h " + silent.toMinutesPart() + " min";
    }

    /** A time of today, or with its day. */
    public String moment(Instant when) {
        var local = when.atZone(zone);
        return (local.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? TIME : DAY_AND_TIME).format(local);
    }
}
