package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** While it is on the page, the browser asks before the page is closed or loaded anew. */
@Tag("leave-guard")
@JsModule("context://app/leave-guard.js")
final class LeaveGuard extends Component {}
