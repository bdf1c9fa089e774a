/** What the page knows and decides, without a browser: tested on the JVM. */
package dev.parley.demo.page.state;
