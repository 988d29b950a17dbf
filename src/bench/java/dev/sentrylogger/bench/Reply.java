package dev.sentrylogger.bench;

import java.util.List;

/**
 * @param nanos until the last byte had come
 * @param lines the answer in a form that both sides share; empty when there is a problem
 * @param problem why there is no answer; empty when there is one
 */
record Reply(long nanos, List<String> lines, String problem) {}
