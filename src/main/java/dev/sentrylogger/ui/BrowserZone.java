package dev.sentrylogger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** In which zone this browser shows times; UTC until it has told. */
@Tag("time-zone")
@JsModule("context://app/time-zone.js")
public final class BrowserZone extends Component {
    private ZoneId own = ZoneOffset.UTC;
    private boolean utc;

    public BrowserZone(SerializableConsumer<BrowserZone> onChange) {
        getElement()
                .addEventListener("zone", event -> {
                    own = zone(event.getEventData().get("event.detail.own").asString());
                    utc = event.getEventData().get("event.detail.utc").asBoolean();
                    onChange.accept(this);
                })
                .addEventData("event.detail.own")
                .addEventData("event.detail.utc");
    }

    /** In which times are shown. */
    public ZoneId shown() {
        return utc ? ZoneOffset.UTC : own;
    }

    /** Of the machine the browser runs on. */
    public ZoneId own() {
        return own;
    }

    /** Between UTC and the browser's own. */
    public void toggle() {
        getElement().executeJs("this.toggle()");
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
