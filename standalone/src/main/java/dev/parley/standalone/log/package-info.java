/** The log: one object a line, with nothing in it that a client said. */
package dev.parley.standalone.log;
