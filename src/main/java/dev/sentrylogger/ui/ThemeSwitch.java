package dev.sentrylogger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/**
 * Light, dark, or as the system has it. Works in the browser alone and is remembered there: frontend/shell.js, which every
 * page loads before it is painted.
 */
@Tag("theme-switch")
public final class ThemeSwitch extends Component {}
