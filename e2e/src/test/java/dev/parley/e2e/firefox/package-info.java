/**
 * The machine's own Firefox, driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/):
 * Playwright drives only a Firefox of its own making.
 */
package dev.parley.e2e.firefox;
