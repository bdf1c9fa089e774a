/** A thin layer over the browser's document, and the few bindings that TeaVM lacks. */
package dev.parley.demo.page.dom;
