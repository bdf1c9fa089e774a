/**
 * The golden examples and what any {@code Json} must do with them, for JUnit on the JVM and for
 * pages compiled by TeaVM and GWT: no test framework, nothing that either lacks.
 */
package dev.parley.protocol.golden;
