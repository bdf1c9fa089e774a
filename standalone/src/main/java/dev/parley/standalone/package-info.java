/** The {@code parley} program: a relay with all that its operation needs. */
package dev.parley.standalone;
