package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppKeys;
import dev.sentrylogger.app.KeyInfo;
import dev.sentrylogger.app.KeyInfo.State;
import dev.sentrylogger.app.Permission;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of an app: which there are, who uses them, and what can be done with them. */
@Route("apps/:app/" + AppNavigation.KEYS)
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
public final class KeysView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    private static final EnumSet<State> USABLE = EnumSet.of(State.IN_FORCE, State.OFF);

    private final AppPages pages;
    private final AppKeys keys;
    private final Clock clock;
    private final Div list = new Div();
    private @Nullable App app;

    KeysView(AppPages pages, AppKeys keys, Clock clock) {
        this.pages = pages;
        this.keys = keys;
        this.clock = clock;
        var create = new Button("New key", VaadinIcon.PLUS.create());

        create.addClickListener(click -> openNewKey());

        create.addThemeVariants(ButtonVariant.PRIMARY);
        var head = new Div(
                new Paragraph("Programs send with a key. Give each machine one of its own, and one that leaks or is"
                        + " no longer needed can go without touching the others."),
                create);
        head.addClassName("page-head");
        list.addClassName("key-list");
        getContent().addClassName("app-page");
        getContent().add(head, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            show();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Keys of " + app.name();
    }

    private App app() {
        return java.util.Objects.requireNonNull(app, "entered");
    }

    private void show() {
        Instant now = clock.instant();
        List<KeyInfo> all = keys.of(pages.caller().user(), app().id());
        var usable = all.stream().filter(key -> USABLE.contains(key.state(now))).toList();
        var old = all.stream().filter(key -> !USABLE.contains(key.state(now))).toList();
        list.removeAll();
        if (usable.isEmpty()) {
            var none = new Paragraph("No key is in force: nothing can be sent to this app. Make one.");
            none.addClassName("key-notice");
            list.add(none);
        }
        usable.forEach(key -> list.add(card(key, all, now)));
        if (!old.isEmpty()) {
            var details = new Details("Old keys (" + old.size() + ")");
            old.forEach(key -> details.add(card(key, all, now)));
            list.add(details);
        }
    }

    private KeyCard card(KeyInfo key, List<KeyInfo> all, Instant now) {
        Instant rotatedAt = all.stream()
                .filter(other -> other.keyId().equals(key.replacedBy()))
                .map(KeyInfo::createdAt)
                .findFirst()
                .orElse(null);
        return new KeyCard(key, rotatedAt, now, new KeyActions(pages, keys, app(), key, this::show));
    }

    private void openNewKey() {
        new NewKeyDialog(
                        details -> keys.create(pages.caller(), app().id(), details),
                        clock,
                        () -> app().name(),
                        this::show)
                .open();
    }
}
