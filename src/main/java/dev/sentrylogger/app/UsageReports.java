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
        double passed = shareOfMonth(now, YearMonth.from(today));
        return new UsageReport(
                month.events(),
                month.bytes(),
                Math.round(month.events() / passed),
                Math.round(month.bytes() / passed),
                table.byDay(app, from, today),
                table.byKey(app, from, today),
                table.refused(app, from, today));
    }

    private static double shareOfMonth(Instant now, YearMonth month) {
        Instant start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        double passed = Duration.between(start, now).toMillis();
        // From the first minutes of a month nothing can be told.
        return Math.max(passed, Duration.ofHours(1).toMillis())
                / Duration.ofDays(month.lengthOfMonth()).toMillis();
    }
}
