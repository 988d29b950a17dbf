package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.dom.Element;
import dev.sentrylogger.query.TimeRange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Saves what the page shows as a file, with a bar that tells how far it is. */
@JsModule("context://app/log-export.js")
final class ExportDialog extends Dialog {
    private final Viewed viewed;
    private final TimeRange range;
    private final RadioButtonGroup<Format> format = new RadioButtonGroup<>("Format");
    private final Element export = new Element("log-export");

    private enum Format {
        NDJSON("JSON, an event a line"),
        CSV("CSV, for a spreadsheet");

        private final String label;

        Format(String label) {
            this.label = label;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param range the time that is shown, by the clock
     * @param total events in it that fit the search
     */
    ExportDialog(Viewed viewed, TimeRange range, long total) {
        this.viewed = viewed;
        this.range = range;
        format.setItems(Format.values());
        format.setItemLabelGenerator(choice -> choice.label);
        format.setValue(Format.NDJSON);
        var start = new Button("Export", click -> start(total));
        start.addThemeVariants(ButtonVariant.PRIMARY);

        setHeaderTitle("Export");
        setWidth("28rem");
        var content = new Div(
                new Paragraph("%,d %s, the newest first.".formatted(total, total == 1 ? "event" : "events")), format);
        content.getElement().appendChild(export);
        add(content);
        getFooter().add(new Button("Close", click -> close()), start);
    }

    private void start(long total) {
        Format chosen = format.getValue();
        String name = viewed.app().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "." + chosen.key();
        export.executeJs("this.start({url: $0, name: $1, total: $2})", url(chosen), name, (double) total);
    }

    private String url(Format chosen) {
        var parameters = Stream.of(
                "format=" + chosen.key(),
                "query=" + encoded(viewed.filter().text()),
                "from=" + encoded(range.from().toString()),
                "to=" + encoded(range.to().toString()));
        return "api/apps/" + viewed.id() + "/export?" + parameters.collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
