/** The demo's server: it serves the page and mounts the relay. */
package dev.parley.demo;
