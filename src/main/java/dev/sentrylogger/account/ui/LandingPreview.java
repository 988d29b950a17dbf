package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.ui.LevelBadge;
import java.util.List;

/** The live page of a made-up shop, as a picture in HTML: sharp at any size and in the visitor's colour scheme. */
final class LandingPreview extends Composite<Div> {
    private static final List<Row> ROWS = List.of(
            new Row("14:02:07.118", Level.INFO, "shop.cart", "added item 5 to cart 8812"),
            new Row("14:02:07.204", Level.INFO, "shop.http", "POST /checkout 200 in 41 ms user=u4581"),
            new Row("14:02:07.391", Level.DEBUG, "shop.cache", "miss price:8812, loaded in 3 ms"),
            new Row("14:02:07.655", Level.INFO, "shop.http", "GET /cart/8812 200 in 12 ms user=u6312"),
            new Row("14:02:09.460", Level.WARN, "shop.payment", "gateway slow, answered after 1,804 ms"),
            new Row("14:02:09.502", Level.INFO, "shop.http", "POST /checkout 200 in 1,846 ms user=u5683"),
            new Row("14:02:12.711", Level.INFO, "shop.mailer", "receipt 20193 sent"),
            new Row("14:02:14.480", Level.ERROR, "shop.payment", "charge failed for order 20194"));

    private static final String TRACEBACK = """
            Traceback (most recent call last):
              File "shop/payment.py", line 88, in charge
                reply = gateway.post("/charge", body, timeout=5)
            PaymentTimeout: gateway did not answer in 5 s""";

    LandingPreview() {
        var head = new Div(text("preview-app", "shop"));
        List.of(Level.ERROR, Level.WARN, Level.INFO).forEach(level -> head.add(count(level)));
        head.add(text("preview-live", "Live"));
        head.addClassName("preview-head");
        var rows = new Div();
        rows.addClassNames("preview-rows", "log-text");
        ROWS.forEach(row -> rows.add(row.component()));
        rows.add(new Pre(TRACEBACK));

        getContent().addClassName("landing-preview");
        getContent().getElement().setAttribute("role", "img");
        getContent()
                .getElement()
                .setAttribute(
                        "aria-label",
                        "A sample of the live page: log lines with time, level, logger and message; an error is open and"
                                + " shows its traceback");
        getContent().add(head, rows);
    }

    private static Span count(Level level) {
        long rows = ROWS.stream().filter(row -> row.level() == level).count();
        var count = text("preview-count", level.name() + " " + rows);
        count.addClassName(LevelBadge.className(level));
        return count;
    }

    private static Span text(String className, String words) {
        var span = new Span(words);
        span.addClassName(className);
        return span;
    }

    private record Row(String time, Level level, String logger, String message) {
        Component component() {
            var row = new Div(
                    text("preview-time", time),
                    text("preview-level", level.name()),
                    text("preview-logger", logger),
                    text("preview-message", message));
            row.addClassNames("preview-row", LevelBadge.className(level));
            return row;
        }
    }
}
