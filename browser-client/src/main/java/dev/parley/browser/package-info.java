/**
 * Parley's client on the browser, for applications compiled by TeaVM: the client's ports on the
 * browser's own objects. Everything is called back on the browser's one event loop; nothing blocks.
 */
package dev.parley.browser;
