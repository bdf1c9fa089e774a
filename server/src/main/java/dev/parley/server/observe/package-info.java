/** What a relay tells of itself while it runs: counts and codes, never a payload or an address. */
package dev.parley.server.observe;
