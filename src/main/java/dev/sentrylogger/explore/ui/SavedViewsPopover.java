package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.explore.SavedView;
import dev.sentrylogger.explore.SavedViews;
import java.util.List;

/** The views that were saved of an app, and a line to save the present one. */
final class SavedViewsPopover extends Composite<Div> {
    private final SavedViews views;
    private final UserId user;
    private final ExplorerPage page;
    private final Popover popover = new Popover();
    private final Div list = new Div();
    private final TextField name = new TextField();
    private final Checkbox shared = new Checkbox("For everybody in this app");

    SavedViewsPopover(SavedViews views, UserId user, ExplorerPage page) {
        this.views = views;
        this.user = user;
        this.page = page;
        var open = new Button(VaadinIcon.BOOKMARK_O.create());
        open.setAriaLabel("Saved views");
        open.setTooltipText("Saved views");
        name.setPlaceholder("Name of this view");
        name.setAriaLabel("Name of this view");
        name.setMaxLength(SavedViews.MAX_NAME);
        var save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);

        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                show();
            }
        });

        var line = new Div(name, save);
        line.addClassName("view-save");
        var content = new Div(list, line, shared);
        content.addClassName("view-popover");
        popover.add(content);
        popover.setTarget(open);
        popover.setModal(true);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("Saved views");
        getContent().add(open, popover);
    }

    private void show() {
        list.removeAll();
        List<SavedView> saved = views.of(user, page.viewed().id());
        if (saved.isEmpty()) {
            list.add(new Paragraph("Save what you look at often: search, time and columns."));
            return;
        }
        var items = new UnorderedList();
        items.addClassName("view-list");
        saved.forEach(view -> items.add(item(view)));
        list.add(items);
    }

    private Component item(SavedView view) {
        var apply = new Button(view.name(), click -> {
            popover.close();
            page.go(ExplorerState.of(QueryParameters.fromString(view.address())));
        });
        apply.addThemeVariants(ButtonVariant.TERTIARY);
        if (view.shared()) {
            apply.setIcon(VaadinIcon.GROUP.create());
            apply.setTooltipText("For everybody in this app");
        }
        var item = new ListItem(apply);
        if (view.own()) {
            var delete = new Button(VaadinIcon.TRASH.create(), click -> {
                views.delete(user, view.id());
                show();
            });
            delete.addThemeVariants(ButtonVariant.TERTIARY);
            delete.setAriaLabel("Delete the view " + view.name());
            item.add(delete);
        }
        return item;
    }

    private void save() {
        Viewed viewed = page.viewed();
        try {
            String address = viewed.state().parameters().getQueryString();
            views.save(user, viewed.id(), name.getValue(), address, shared.getValue());
            name.setInvalid(false);
            name.clear();
            show();
        } catch (IllegalArgumentException e) {
            name.setErrorMessage(e.getMessage());
            name.setInvalid(true);
        }
    }
}
