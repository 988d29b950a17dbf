package dev.sentrylogger.app;

import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.UsageTable.Amount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Tells owners what their apps sent. Thread-safe. */
@Component
public final class UsageReports {
    public static final int DAYS = 30;

    private final Access access;
    private final Usage usage;
    private final UsageTable table;
    private final Clock clock;

    UsageReports(Access access, Usage usage, UsageTable table, Clock clock) {
        this.access = access;
        this.usage = usage;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Up to this moment.
     *
     * @throws NoSuchAppException when the user is no owner of the app
     */
    public UsageReport of(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        usage.write();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate from = today.minusDays(DAYS - 1);
        Amount month = usage.thisMonth(app);
        double growth = growth(now, YearMonth.from(today), table.firstDay(app).orElse(today));
        return new UsageReport(
                month.events(),
                month.bytes(),
                Math.round(month.events() * growth),
                Math.round(month.bytes() * growth),
                table.byDay(app, from, today),
                table.byKey(app, from, today),
                table.refused(app, from, today));
    }

    /**
     * What came on all days, by key, and what was not taken, by reason; comma-separated values with a line of names.
     *
     * @throws NoSuchAppException when the user is no owner of the app
     */
    public String csv(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        usage.write();
        return table.csv(app);
    }

    /** How many times what came so far will have come at the end of the month, from what came since the first day. */
    private static double growth(Instant now, YearMonth month, LocalDate firstDay) {
        LocalDate from = firstDay.isAfter(month.atDay(1)) ? firstDay : month.atDay(1);
        Instant start = from.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        // From a few minutes nothing can be told.
        double passed = Math.max(
                Duration.between(start, now).toMillis(), Duration.ofHours(1).toMillis());
        return Math.max(1, Duration.between(start, end).toMillis() / passed);
    }
}
