/**
 * Tests of the whole in a real Chromium, and in {@link dev.parley.e2e.firefox Firefox}. {@link
 * dev.parley.e2e.Tabs} gives a test its tabs and fails it for what goes wrong in them; {@link
 * dev.parley.e2e.Relay} is the server; {@link dev.parley.e2e.Visitor} uses the demo, {@link
 * dev.parley.e2e.Guest} the client library alone, and {@link dev.parley.e2e.PlainPage} a program
 * that knows nothing of Parley. Nothing sleeps: a wait is for a condition in the page. Playwright's
 * objects belong to the thread that made them, so nothing here runs in parallel.
 */
package dev.parley.e2e;
