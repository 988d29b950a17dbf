package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.sentrylogger.ui.CopyButton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** Recovery codes in clear, shown for the only time, with two ways to keep them. */
final class RecoveryCodeList extends Composite<Div> {
    private static final String FILE = "sentry-logger-recovery-codes.txt";

    private final OrderedList list = new OrderedList();

    RecoveryCodeList(List<String> codes) {
        var why = new Paragraph(
                "Two-step sign-in is on. Without your phone each of these codes signs you in once, beside"
                        + " your password. They are shown this once: keep them where you keep secrets, not on the phone.");
        why.addClassName("key-reveal-warning");
        codes.stream().map(RecoveryCodeList::item).forEach(list::add);
        list.addClassName("recovery-codes");
        list.getElement().setAttribute("aria-label", "Recovery codes");
        list.getElement().setAttribute("tabindex", "0");
        String text = String.join("\n", codes) + "\n";
        var actions = new Div(new CopyButton("the recovery codes", text));
        actions.addClassName("recovery-actions");
        actions.getElement().appendChild(download(text));

        getContent().addClassName("key-reveal");
        getContent().add(why, list, actions);
    }

    void focus() {
        list.getElement().executeJs("this.focus()");
    }

    private static Component item(String code) {
        var text = new Code(code);
        text.addClassName("log-text");
        return new ListItem(text);
    }

    /** From the page itself, so that the codes lie nowhere on the server for it. */
    private static Element download(String text) {
        var link = new Element("a");
        link.setAttribute("href", "data:text/plain;charset=utf-8," + UriUtils.encode(text, StandardCharsets.UTF_8));
        link.setAttribute("download", FILE);
        link.setText("Download");
        return link;
    }
}
